//! What somebody sent, before anybody has looked at its meaning.

use std::{cmp::Ordering, collections::BTreeMap, fmt};

use serde_json::Value;

/// One value as it came from JSON, from a form or from a table: text, lists of it, names for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Raw {
    /// Nothing: `null`, an empty text, a column that is not there.
    #[default]
    Absent,
    /// A text; whole numbers, `true` and `false` are texts too.
    Text(String),
    /// A JSON number with decimals. Kept apart because `17.10` and `17.1` are one number but two SDG targets.
    Decimal(String),
    /// Several, in order.
    List(Vec<Raw>),
    /// Values by name.
    Map(BTreeMap<String, Raw>),
}

impl Raw {
    /// An object without fields.
    pub const fn empty() -> Self {
        Self::Map(BTreeMap::new())
    }

    /// A number of JSON that is no whole number, or larger than any that is counted here: that one is
    /// whole, whatever range it is outside of.
    pub(super) fn of_float(number: f64) -> Self {
        // From here on there are no decimals.
        const HUGE: f64 = 9_007_199_254_740_992.0;
        let text = number.to_string();
        if number.abs() >= HUGE { Self::Text(text) } else { Self::Decimal(text) }
    }

    /// The same value with one field set, for programs that build what people usually write.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Self>) -> Self {
        if !matches!(self, Self::Map(_)) {
            self = Self::empty();
        }
        if let Self::Map(map) = &mut self {
            map.insert(name.to_owned(), value.into());
        }
        self
    }

    /// The value at a path such as `needs[0].theme`; absent where there is none.
    pub fn at(&self, path: &str) -> &Self {
        static ABSENT: Raw = Raw::Absent;
        let steps = path.split(['.', '[', ']']).filter(|step| !step.is_empty());
        let mut here = self;
        for step in steps {
            let next = match here {
                Self::Map(map) => map.get(step),
                Self::List(list) => step.parse::<usize>().ok().and_then(|at| list.get(at)),
                Self::Absent | Self::Text(_) | Self::Decimal(_) => None,
            };
            let Some(next) = next else { return &ABSENT };
            here = next;
        }
        here
    }

    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Decimal(text) => Some(text),
            Self::Absent | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// The items of a list; a single value counts as a list of one.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::Absent => &[],
            Self::List(items) => items,
            single => std::slice::from_ref(single),
        }
    }

    /// The value as bytes: no two values have the same.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.put(&mut bytes);
        bytes
    }

    fn put(&self, bytes: &mut Vec<u8>) {
        let begin = |bytes: &mut Vec<u8>, kind: u8, length: usize| {
            bytes.push(kind);
            bytes.extend((length as u64).to_le_bytes());
        };
        match self {
            Self::Absent => begin(bytes, 0, 0),
            Self::Text(text) | Self::Decimal(text) => {
                begin(bytes, if matches!(self, Self::Text(_)) { 1 } else { 2 }, text.len());
                bytes.extend(text.as_bytes());
            }
            Self::List(items) => {
                begin(bytes, 3, items.len());
                for item in items {
                    item.put(bytes);
                }
            }
            Self::Map(map) => {
                begin(bytes, 4, map.len());
                for (name, value) in map {
                    begin(bytes, 1, name.len());
                    bytes.extend(name.as_bytes());
                    value.put(bytes);
                }
            }
        }
    }

    /// Whether there is nothing in it, at any depth.
    pub fn is_absent(&self) -> bool {
        match self {
            Self::Absent => true,
            Self::Text(text) | Self::Decimal(text) => text.trim().is_empty(),
            Self::List(items) => items.iter().all(Self::is_absent),
            Self::Map(map) => map.values().all(Self::is_absent),
        }
    }
}

/// As people recognise it in a message: the text itself, or JSON.
impl fmt::Display for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => Ok(()),
            Self::Text(text) | Self::Decimal(text) => f.write_str(text),
            Self::List(items) => {
                let shown: Vec<String> = items.iter().map(ToString::to_string).collect();
                write!(f, "[{}]", shown.join(", "))
            }
            Self::Map(map) => {
                let shown: Vec<String> = map.iter().map(|(k, v)| format!("{k}: {v}")).collect();
                write!(f, "{{{}}}", shown.join(", "))
            }
        }
    }
}

impl From<&str> for Raw {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Raw {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Raw {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl From<Value> for Raw {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Absent,
            Value::Bool(flag) => Self::Text(flag.to_string()),
            Value::Number(number) if number.is_f64() => {
                number.as_f64().map_or(Self::Absent, Self::of_float)
            }
            Value::Number(number) => Self::Text(number.to_string()),
            Value::String(text) => Self::Text(text),
            Value::Array(items) => Self::List(items.into_iter().map(Into::into).collect()),
            Value::Object(map) => {
                Self::Map(map.into_iter().map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

/// Puts `value` where the path leads; a second value at the same place makes a list of both.
/// `false` where the path leads through a text, or a value stands where names are wanted.
pub(crate) fn insert(into: &mut Raw, path: &[String], value: Raw) -> bool {
    let Some((step, rest)) = path.split_first() else {
        match into {
            Raw::Absent => *into = value,
            Raw::Text(first) => *into = Raw::List(vec![std::mem::take(first).into(), value]),
            Raw::List(items) => items.push(value),
            Raw::Decimal(_) | Raw::Map(_) => return false,
        }
        return true;
    };
    if matches!(into, Raw::Absent) {
        *into = Raw::empty();
    }
    match into {
        Raw::Map(map) => insert(map.entry(step.clone()).or_default(), rest, value),
        _ => false,
    }
}

/// Turns objects whose names are all numbers into lists, in the order of the numbers. Rows of a form that
/// were left empty are no rows: what is told of the second stands beside the second.
pub(super) fn number_lists(raw: Raw) -> Raw {
    let Raw::Map(map) = raw else { return raw };
    let is_number = |name: &String| name.bytes().all(|byte| byte.is_ascii_digit());
    let mut entries: Vec<(String, Raw)> =
        map.into_iter().map(|(name, value)| (name, number_lists(value))).collect();
    if entries.is_empty() || !entries.iter().all(|(name, _)| is_number(name)) {
        return Raw::Map(entries.into_iter().collect());
    }
    entries.sort_by(|(a, _), (b, _)| a.len().cmp(&b.len()).then_with(|| -> Ordering { a.cmp(b) }));
    Raw::List(entries.into_iter().map(|(_, row)| row).filter(|row| !row.is_absent()).collect())
}
