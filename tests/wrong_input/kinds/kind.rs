//! One kind of wrong input: a record with one mistake, and what must be told of it.

use serde_json::{Value, json};

use crate::harness::{offer, request, with, without};

/// What a record is, and where it is sent.
#[derive(Clone, Copy)]
pub struct Of {
    /// The API.
    pub path: &'static str,
    /// The form.
    pub page: &'static str,
    /// A record without mistakes.
    pub right: fn(&str) -> Value,
}

pub const OFFER: Of =
    Of { path: "/api/v1/capacity-offers", page: "/capacity-offers/new", right: offer };
pub const REQUEST: Of =
    Of { path: "/api/v1/cooperation-requests", page: "/cooperation-requests/new", right: request };

/// One kind of wrong input.
#[derive(Clone)]
pub struct Kind {
    /// What is wrong, in words.
    pub what: &'static str,
    pub of: Of,
    /// The record with its mistake.
    pub record: Value,
    /// The field that must be named.
    pub field: &'static str,
    /// What must be repeated of the value.
    pub value: String,
    /// What must be told in every language of what is allowed: codes, bounds, an example.
    pub says: &'static [&'static str],
    /// What the API must list beside the words, for programs.
    pub lists: &'static [&'static str],
    pub by_form: bool,
    pub by_table: bool,
}

impl Kind {
    fn new(what: &'static str, of: Of, field: &'static str, record: Value) -> Self {
        let (by_form, by_table) = (true, true);
        Self {
            what,
            of,
            record,
            field,
            value: String::new(),
            says: &[],
            lists: &[],
            by_form,
            by_table,
        }
    }

    /// The value that must be repeated.
    pub fn shows(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// What must be told of what is allowed.
    pub const fn says(mut self, says: &'static [&'static str]) -> Self {
        self.says = says;
        self
    }

    /// What must be listed for programs, where the words would be too many.
    pub const fn lists(mut self, lists: &'static [&'static str]) -> Self {
        self.lists = lists;
        self
    }

    /// A mistake that can only be made where values have kinds: in JSON.
    pub const fn only_json(mut self) -> Self {
        (self.by_form, self.by_table) = (false, false);
        self
    }

    /// A mistake that a table makes otherwise.
    pub const fn not_in_tables(mut self) -> Self {
        self.by_table = false;
        self
    }

    /// The id of the record, as long as it is a text.
    pub fn id(&self) -> &str {
        self.record["id"].as_str().unwrap_or_default()
    }
}

/// An offer in which one field holds something wrong, and that field is to be named.
pub fn wrong_offer(what: &'static str, field: &'static str, value: impl Into<Value>) -> Kind {
    Kind::new(what, OFFER, field, set(offer(&name(what)), field, value.into()))
}

/// A request in which one field holds something wrong, and that field is to be named.
pub fn wrong_request(what: &'static str, field: &'static str, value: impl Into<Value>) -> Kind {
    Kind::new(what, REQUEST, field, set(request(&name(what)), field, value.into()))
}

/// An offer without a field.
pub fn offer_without(what: &'static str, field: &'static str) -> Kind {
    Kind::new(what, OFFER, field, without(offer(&name(what)), field))
}

/// A request without a field.
pub fn request_without(what: &'static str, field: &'static str) -> Kind {
    Kind::new(what, REQUEST, field, without(request(&name(what)), field))
}

impl Kind {
    /// The field to be named, where it is another than the one that is set.
    pub const fn at(mut self, field: &'static str) -> Self {
        self.field = field;
        self
    }
}

/// Sets a field by its path, `evidence[0].link`.
fn set(record: Value, field: &str, value: Value) -> Value {
    let path = field.replace('[', ".").replace(']', "");
    let absent = record.pointer(&format!("/{}", path.replace('.', "/"))).is_none();
    match path.rsplit_once('.') {
        Some((parent, last)) if absent && last.parse::<usize>().is_err() => {
            let pointer = format!("/{}", parent.replace('.', "/"));
            let mut record = record;
            let into = record.pointer_mut(&pointer).unwrap();
            into[last] = value;
            record
        }
        Some((list, _)) if absent => with(record, list, json!([value])),
        _ => with(record, &path, value),
    }
}

/// An id made of the words of a kind.
fn name(what: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    what.chars().map(plain).take(64).collect()
}
