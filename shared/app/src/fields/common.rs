//! What the terms of every record have in common: where they come from, and values that break no rule,
//! in the place of those that cannot be read.

use domain::{Language, Locale, Source, rules::TEXT_CHARS};

use super::{Fields, read};

/// Where a record comes from.
pub fn source(fields: &mut Fields<'_>) -> Source {
    Source {
        note: fields.required("note", read::words(TEXT_CHARS)).unwrap_or_else(any_words),
        link: fields.optional("link", read::url),
    }
}

/// A text, where one must be.
pub fn any_words() -> String {
    "?".to_owned()
}

/// A language, where one must be.
pub fn any_language() -> Language {
    Language::of(Locale::En)
}
