//! JSON as people and programs send it: no name twice, no endless nesting.

use std::{cell::RefCell, collections::BTreeMap, fmt};

use domain::Message;
use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};

use super::Raw;

/// How deep lists and objects may lie in each other. Ours need four.
const DEEPEST: usize = 12;

/// Reads one JSON value; what is wrong with the text where it is none.
pub fn from_json(bytes: &[u8]) -> Result<Raw, Message> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = utf8(bytes)?;
    let why = RefCell::new(None);
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Seed { depth: 0, why: &why }.deserialize(&mut reader);
    let read = read.and_then(|raw| reader.end().map(|()| raw));
    read.map_err(|error| {
        why.take().unwrap_or_else(|| {
            Message::new("malformed-json")
                .with("line", number(error.line()))
                .with("column", number(error.column()))
        })
    })
}

/// The bytes as text, or at which byte they stop being UTF-8.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, Message> {
    std::str::from_utf8(bytes).map_err(|error| {
        Message::new("malformed-utf8").with("byte", number(error.valid_up_to() + 1))
    })
}

pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

struct Seed<'a> {
    depth: usize,
    /// The reader's errors are English text; ours are messages and leave by this door.
    why: &'a RefCell<Option<Message>>,
}

impl Seed<'_> {
    fn deeper<E: de::Error>(&self) -> Result<Self, E> {
        if self.depth >= DEEPEST {
            return Err(self.stop(Message::new("malformed-depth").with("max", number(DEEPEST))));
        }
        Ok(Self { depth: self.depth + 1, why: self.why })
    }

    fn stop<E: de::Error>(&self, message: Message) -> E {
        self.why.replace(Some(message));
        E::custom("stopped")
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Raw;
    fn deserialize<D: de::Deserializer<'de>>(self, reader: D) -> Result<Raw, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Absent)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Raw, E> {
        Ok(Raw::Text(flag.to_string()))
    }

    fn visit_i64<E>(self, whole: i64) -> Result<Raw, E> {
        Ok(Raw::Text(whole.to_string()))
    }

    fn visit_u64<E>(self, whole: u64) -> Result<Raw, E> {
        Ok(Raw::Text(whole.to_string()))
    }

    fn visit_f64<E>(self, decimal: f64) -> Result<Raw, E> {
        Ok(Raw::of_float(decimal))
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = vec![];
        while let Some(item) = items.next_element_seed(self.deeper()?)? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(name) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(self.deeper()?)?;
            if map.contains_key(&name) {
                let field = super::error::shorten(&name);
                return Err(self.stop(Message::new("malformed-twice").with("field", field)));
            }
            map.insert(name, value);
        }
        Ok(Raw::Map(map))
    }
}
