//! One reader for forms, API bodies and import rows: text in, domain types out, every mistake told.
//!
//! ```
//! use app::fields::{FieldError, Fields, Raw, read};
//! use domain::{Country, Language};
//!
//! struct Stay { country: Country, weeks: u16, languages: Vec<Language> }
//!
//! fn stay(raw: &Raw) -> Result<Stay, Vec<FieldError>> {
//!     let mut fields = Fields::of(raw);
//!     let country = fields.required("country", read::country);
//!     let weeks = fields.required("weeks", read::whole(1..=52));
//!     let languages = fields.list("languages", 1..=10, read::language);
//!     fields.finish(|| Some(Stay { country: country?, weeks: weeks?, languages }))
//! }
//!
//! let raw = Raw::empty().with("country", "Bolibia").with("weeks", "60").with("langages", "es");
//! let errors = stay(&raw).err().unwrap();
//! let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
//! assert!(fields.contains(&"weeks") && fields.contains(&"languages") && fields.contains(&"langages"));
//! ```

mod coded;
mod codes;
mod common;
mod error;
mod form;
mod json;
mod raw;
pub mod read;
mod rules;
mod said;

use std::{collections::BTreeMap, ops::RangeInclusive};

use domain::Message;

pub(crate) use coded::code_of;
pub use coded::with_names;
pub use common::{any_language, any_words, source};
pub(crate) use error::shorten;
pub use error::{FieldError, ToldError, Wrong};
pub use form::from_form;
pub(crate) use form::pairs;
pub use json::from_json;
pub use raw::Raw;
pub(crate) use raw::insert;
pub use said::said;

use json::number;

/// Reads the fields of one object and collects every mistake, so that people mend them all at once.
///
/// Read every field before the first `?`: a field that was not asked for counts as unknown.
#[derive(Debug)]
pub struct Fields<'a> {
    map: &'a BTreeMap<String, Raw>,
    /// Where the object itself stands, such as `needs[0]`; empty for the outermost.
    at: String,
    known: Vec<&'static str>,
    errors: Vec<FieldError>,
}

/// How many fields that there are not are told at most of one object.
const UNKNOWN_TOLD: usize = 50;

static NOTHING: BTreeMap<String, Raw> = BTreeMap::new();

impl<'a> Fields<'a> {
    /// The fields of `raw`, which must be an object.
    pub fn of(raw: &'a Raw) -> Self {
        Self::within(raw, String::new())
    }

    fn within(raw: &'a Raw, at: String) -> Self {
        let mut fields = Self { map: &NOTHING, at, known: vec![], errors: vec![] };
        match raw {
            Raw::Map(map) => fields.map = map,
            Raw::Absent => {}
            other => {
                let error =
                    FieldError::new(&*fields.at, &other.to_string(), Message::new("rule-object"));
                fields.errors.push(error);
            }
        }
        fields
    }

    /// The value of a field that must be there.
    pub fn required<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        if self.raw(name).is_absent() {
            self.refuse(name, Message::new("rule-required"));
            return None;
        }
        self.read(name, read)
    }

    /// The value of a field that may be missing.
    pub fn optional<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        if self.raw(name).is_absent() { None } else { self.read(name, read) }
    }

    /// The values of a field that holds several, none of them twice; a single text counts as a list
    /// of its lines. Those beyond the most that fit are counted and not read: each may be worth a long
    /// search for what was meant.
    pub fn list<T: PartialEq>(
        &mut self,
        name: &'static str,
        count: RangeInclusive<usize>,
        read: impl Fn(&str) -> Result<T, Wrong>,
    ) -> Vec<T> {
        let mut values: Vec<T> = vec![];
        let all = texts(self.raw(name));
        let many = all.len();
        for (at, (given, text)) in all.into_iter().take(*count.end()).enumerate() {
            let field = format!("{}[{at}]", self.path(name));
            let wrong = match text.ok_or_else(|| one_text(given)).and_then(|text| read(&text)) {
                Ok(value) if !values.contains(&value) => {
                    values.push(value);
                    continue;
                }
                Ok(_) => Message::new("rule-twice").into(),
                Err(wrong) => wrong,
            };
            self.errors.push(FieldError::new(field, &given.to_string(), wrong));
        }
        self.counted(name, many, &count);
        values
    }

    /// The objects of a field that holds several; `read` asks each for its fields.
    pub fn each<T>(
        &mut self,
        name: &'static str,
        count: RangeInclusive<usize>,
        read: impl Fn(&mut Fields<'a>) -> Option<T>,
    ) -> Vec<T> {
        let raw = self.raw(name);
        let given: Vec<&Raw> = raw.items().iter().filter(|item| !item.is_absent()).collect();
        let mut values = vec![];
        for (at, item) in given.iter().take(*count.end()).enumerate() {
            values.extend(self.inner(item, format!("{}[{at}]", self.path(name)), &read));
        }
        self.counted(name, given.len(), &count);
        values
    }

    /// The object in a field that may be missing; `read` asks it for its fields.
    pub fn object<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(&mut Fields<'a>) -> Option<T>,
    ) -> Option<T> {
        let raw = self.raw(name);
        if raw.is_absent() { None } else { self.inner(raw, self.path(name), &read) }
    }

    /// Notes that what stands in a field is wrong: for rules between fields.
    pub fn refuse(&mut self, name: &str, wrong: impl Into<Wrong>) {
        let value = self.map.get(name).unwrap_or(&Raw::Absent).to_string();
        self.errors.push(FieldError::new(self.path(name), &value, wrong));
    }

    /// Lets a field stand that somebody else reads, such as the id in an import row.
    pub fn allow(&mut self, name: &'static str) {
        if !self.known.contains(&name) {
            self.known.push(name);
        }
    }

    /// What `build` makes of the values, or every mistake. `build` is only asked where there is none.
    pub fn finish<T>(mut self, build: impl FnOnce() -> Option<T>) -> Result<T, Vec<FieldError>> {
        self.refuse_unknown();
        if !self.errors.is_empty() {
            return Err(self.errors);
        }
        build().ok_or_else(|| vec![FieldError::new(self.at, "", Message::new("rule-required"))])
    }

    fn inner<T>(
        &mut self,
        raw: &'a Raw,
        at: String,
        read: impl Fn(&mut Fields<'a>) -> Option<T>,
    ) -> Option<T> {
        let mut fields = Fields::within(raw, at);
        // What is no object has no fields that could be missing.
        let value = if fields.errors.is_empty() { read(&mut fields) } else { None };
        fields.refuse_unknown();
        self.errors.append(&mut fields.errors);
        value
    }

    fn raw(&mut self, name: &'static str) -> &'a Raw {
        static ABSENT: Raw = Raw::Absent;
        self.allow(name);
        self.map.get(name).unwrap_or(&ABSENT)
    }

    fn read<T>(&mut self, name: &str, read: impl Fn(&str) -> Result<T, Wrong>) -> Option<T> {
        let raw = self.map.get(name)?;
        let value = match raw {
            Raw::Text(text) => read(text),
            other => Err(one_text(other)),
        };
        value.map_err(|wrong| self.refuse(name, wrong)).ok()
    }

    fn counted(&mut self, name: &str, given: usize, count: &RangeInclusive<usize>) {
        if given == 0 && *count.start() > 0 {
            self.refuse(name, Message::new("rule-required"));
        } else if given < *count.start() {
            self.refuse(name, Message::new("rule-too-few").with("min", number(*count.start())));
        } else if given > *count.end() {
            self.refuse(name, Message::new("rule-too-many").with("max", number(*count.end())));
        }
    }

    fn refuse_unknown(&mut self) {
        let known = &self.known;
        let unknown = self.map.iter().filter(|(name, value)| {
            !known.contains(&name.as_str()) && !matches!(value, Raw::Absent)
        });
        let errors = unknown.take(UNKNOWN_TOLD).map(|(name, value)| {
            let field = self.path(&shorten(name));
            FieldError::new(field, &value.to_string(), unknown_field(name, known))
        });
        let errors: Vec<FieldError> = errors.collect();
        self.errors.extend(errors);
    }

    fn path(&self, name: &str) -> String {
        if self.at.is_empty() { name.to_owned() } else { format!("{}.{name}", self.at) }
    }
}

/// The values of a list with their texts, where they are texts.
fn texts(raw: &Raw) -> Vec<(&Raw, Option<String>)> {
    if let Raw::Text(text) = raw {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        return lines.map(|line| (raw, Some(line.to_owned()))).collect();
    }
    let items = raw.items().iter().filter(|item| !item.is_absent());
    items
        .map(|item| match item {
            Raw::Text(text) => (item, Some(text.clone())),
            other => (other, None),
        })
        .collect()
}

/// Why a value is not the one text that a field takes.
fn one_text(raw: &Raw) -> Wrong {
    match raw {
        Raw::Decimal(_) => Message::new("rule-decimal").into(),
        _ => Message::new("rule-one-value").into(),
    }
}

fn unknown_field(name: &str, known: &[&'static str]) -> Wrong {
    let likeness = |one: &&&'static str| (strsim::jaro_winkler(one, name) * 1_000.0).round();
    let nearest = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let hint = match nearest.filter(|one| likeness(one) >= 800.0) {
        Some(near) => Message::new("did-you-mean").with("what", *near),
        None => Message::new("allowed-fields").with("what", known.to_vec()),
    };
    let message = Message::new("rule-unknown-field").with("hint", hint);
    Wrong::from(message).allowed(known)
}

#[cfg(test)]
mod tests;
