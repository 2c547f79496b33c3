//! Records as tables: the same columns as the JSON has fields, headings in any of the four languages.
//!
//! A cell of several items separates them by `;`, the parts of an item by `|`, in the order that
//! the column declares; a backslash before either makes it a part of the text.
//!
//! ```
//! use app::{Locale, table::{self, Column}};
//! use serde_json::json;
//!
//! const COLUMNS: &[Column] = &[
//!     Column::one("id"),
//!     Column::many("languages"),
//!     Column::rows("needs", &["theme", "quantity"]),
//!     Column::one("source.note"),
//! ];
//!
//! let record = json!({ "id": "bo-milk", "languages": ["es", "pt"], "needs": [{ "quantity": 2 }] });
//! let csv = table::to_csv(COLUMNS, Locale::Es, [&record]);
//! let sheet = table::from_csv(csv.as_bytes(), COLUMNS).unwrap();
//! let raw = sheet.rows[0].raw.as_ref().unwrap();
//! assert_eq!(raw.at("languages[1]").text(), Some("pt"));
//! assert_eq!(raw.at("needs[0].quantity").text(), Some("2"));
//! ```

mod cell;
mod csv;
mod days;
mod decode;
mod json_lines;

use domain::{Locale, Message};

use crate::{
    fields::{FieldError, Raw, Wrong, shorten},
    i18n::{self, fold},
};

pub use csv::{from_csv, to_csv};
pub use json_lines::{from_json_lines, to_json_lines};

/// One column: a field and how its cell is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The field's name, as in the JSON; `source.note` for a field within another.
    pub field: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    One,
    Day,
    Many,
    Rows(&'static [&'static str]),
}

impl Column {
    /// A column of single values.
    pub const fn one(field: &'static str) -> Self {
        Self { field, kind: Kind::One }
    }

    /// A column of days, which spreadsheets write in an order of their own.
    pub const fn day(field: &'static str) -> Self {
        Self { field, kind: Kind::Day }
    }

    /// A column of lists: `es; pt`.
    pub const fn many(field: &'static str) -> Self {
        Self { field, kind: Kind::Many }
    }

    /// A column of lists of objects, whose fields stand in this order: `13020|training|2`.
    pub const fn rows(field: &'static str, parts: &'static [&'static str]) -> Self {
        Self { field, kind: Kind::Rows(parts) }
    }

    /// Its heading for people.
    pub fn heading(&self, locale: Locale) -> String {
        i18n::text(locale, &self.heading_id())
    }

    fn heading_id(&self) -> String {
        format!("field-{}", self.field.replace(['_', '.'], "-"))
    }

    /// Whether a heading names it: by the field, or by its name in any language.
    fn is_headed(&self, heading: &str) -> bool {
        let folded = fold(heading);
        let id = self.heading_id();
        folded == fold(self.field)
            || Locale::ALL.iter().any(|locale| folded == fold(&i18n::text(*locale, &id)))
    }
}

/// The records of a file that was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Each record, in the order of the file; empty lines are left out.
    pub rows: Vec<Row>,
    /// What had to be guessed of how the file was written.
    pub guessed: Vec<Message>,
    form: Form,
}

/// One record of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line on which it begins; the first is 1.
    pub line: u64,
    /// What it says, or why that cannot be made out.
    pub raw: Result<Raw, Vec<FieldError>>,
    /// As it stood in the file.
    cells: Vec<String>,
}

/// How the file was written, so that it can be given back alike.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    Csv { headings: Vec<String>, separator: u8 },
    JsonLines,
}

impl Sheet {
    /// The file as it was, with one more column that says what is wrong with which cell.
    /// `errors` has the mistakes of each row, in the order of the rows.
    pub fn refused(&self, locale: Locale, errors: &[Vec<FieldError>]) -> String {
        let told = |at: usize| errors.get(at).map(Vec::as_slice).unwrap_or_default();
        match &self.form {
            Form::Csv { headings, separator } => {
                csv::refused(&self.rows, headings, *separator, locale, told)
            }
            Form::JsonLines => json_lines::refused(&self.rows, locale, told),
        }
    }
}

/// Every mistake of a row in one text: `Country: … ⏐ Places: …`.
fn told(locale: Locale, errors: &[FieldError]) -> String {
    let told = errors.iter().map(|error| {
        let said = i18n::say(locale, &error.message);
        if error.field.is_empty() {
            said
        } else {
            let colon = i18n::text(locale, "colon");
            format!("{}{colon} {said}", i18n::field(locale, &error.field))
        }
    });
    told.collect::<Vec<_>>().join(" | ")
}

/// A heading that names no column, with the nearest that does.
fn unknown_heading(heading: &str, columns: &[Column]) -> Wrong {
    let names = columns.iter().flat_map(|column| {
        let named = Locale::ALL.map(|locale| column.heading(locale));
        named.into_iter().chain([column.field.to_owned()])
    });
    let scored = names.map(|name| {
        let likeness = strsim::jaro_winkler(&fold(&name), &fold(heading));
        (name, likeness)
    });
    let nearest = scored.max_by(|(_, a), (_, b)| a.total_cmp(b));
    let hint = match nearest.filter(|(_, likeness)| *likeness >= 0.8) {
        Some((name, _)) => Message::new("did-you-mean").with("what", name),
        None => Message::new("no-suggestion"),
    };
    let message =
        Message::new("table-unknown-heading").with("value", shorten(heading)).with("hint", hint);
    Wrong::from(message).allowed(columns.iter().map(|column| column.field))
}

#[cfg(test)]
mod tests;
