//! Checks that terms have in common: each broken rule names the field, the value and what is allowed.

use std::fmt::Display;

use jiff::civil::Date;

use crate::{Arg, Explain, Message, Source};

/// One rule that a field of some terms breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The field, as it is named in the JSON of the terms: `needs[1].quantity`.
    pub field: String,
    /// What stands in it.
    pub value: String,
    /// What is wrong and what is allowed.
    pub message: Message,
}

/// Terms that break at least one rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} of the terms break a rule: {}", .0.len(), .0.iter().map(|b| b.field.as_str()).collect::<Vec<_>>().join(", "))]
pub struct BrokenTerms(pub Vec<Broken>);

impl Explain for BrokenTerms {
    fn explain(&self) -> Message {
        let fields: Vec<Arg> = self.0.iter().map(|b| Arg::from(b.field.as_str())).collect();
        Message::new("rule-terms").with("fields", Arg::List(fields))
    }
}

/// Collects what is broken.
#[derive(Debug, Default)]
pub(crate) struct Rules(Vec<Broken>);

/// That a year lies outside these two. Years are names rather than amounts: their digits are never
/// grouped.
pub fn outside_years(min: i16, max: i16) -> Message {
    Message::new("rule-year").with("min", min.to_string()).with("max", max.to_string())
}

/// Whether nobody sees anything of the text: it is empty, or made of spaces, control characters and
/// marks without a shape of their own.
pub fn shows_nothing(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || has_no_shape(c))
}

/// Format characters, fillers and joiners of Unicode.
const fn has_no_shape(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Brings what is a set into one order, so that the same set is written the same.
pub(crate) fn in_order<T: Ord>(set: &mut [T]) {
    set.sort_unstable();
}

/// The most characters of a title.
pub const TITLE_CHARS: usize = 200;
/// The most characters of any other text.
pub const TEXT_CHARS: usize = 10_000;

/// Holds words that somebody must say, such as the reason for an end, to the rules of a text.
pub(crate) fn said(field: &str, words: &str) -> Result<(), BrokenTerms> {
    let mut rules = Rules::default();
    rules.text(field, words, TEXT_CHARS);
    rules.finish()
}

impl Rules {
    pub(crate) fn broken(
        &mut self,
        field: impl Into<String>,
        value: impl Display,
        message: Message,
    ) {
        self.0.push(Broken { field: field.into(), value: value.to_string(), message });
    }

    pub(crate) fn finish(self) -> Result<(), BrokenTerms> {
        if self.0.is_empty() { Ok(()) } else { Err(BrokenTerms(self.0)) }
    }

    /// A text that must say something, in at most `max` characters.
    pub(crate) fn text(&mut self, field: &str, text: &str, max: usize) {
        if shows_nothing(text) {
            self.broken(field, text, Message::new("rule-required"));
        }
        self.optional(field, Some(text), max);
    }

    /// A text that may be missing.
    pub(crate) fn optional(&mut self, field: &str, text: Option<&str>, max: usize) {
        let chars = text.map_or(0, |text| text.chars().count());
        if chars > max {
            let message = Message::new("rule-too-long").with("max", max).with("actual", chars);
            self.broken(field, text.unwrap_or_default(), message);
        }
    }

    /// A list of `min` to `max` items, none of them twice.
    pub(crate) fn set<T: PartialEq + Display>(
        &mut self,
        field: &str,
        items: &[T],
        min: usize,
        max: usize,
    ) {
        self.count(field, items.len(), min, max);
        for (at, item) in items.iter().enumerate() {
            if items[..at].contains(item) {
                self.broken(format!("{field}[{at}]"), item, Message::new("rule-twice"));
            }
        }
    }

    /// How many items a list has.
    pub(crate) fn count(&mut self, field: &str, actual: usize, min: usize, max: usize) {
        if actual < min {
            self.broken(field, actual, Message::new("rule-too-few").with("min", min));
        }
        if actual > max {
            self.broken(field, actual, Message::new("rule-too-many").with("max", max));
        }
    }

    /// A whole number between two bounds, both included.
    pub(crate) fn range(&mut self, field: &str, value: i64, min: i64, max: i64) {
        if !(min..=max).contains(&value) {
            let message = Message::new("rule-range").with("min", min).with("max", max);
            self.broken(field, value, message);
        }
    }

    /// A year between two, both included.
    pub(crate) fn year(&mut self, field: &str, value: i16, min: i16, max: i16) {
        if !(min..=max).contains(&value) {
            self.broken(field, value, outside_years(min, max));
        }
    }

    /// A day that must not come before another.
    pub(crate) fn not_before(&mut self, field: &str, day: Date, earliest: Date) {
        if day < earliest {
            let message = Message::new("rule-not-before").with("earliest", earliest);
            self.broken(field, day, message);
        }
    }

    /// The last of some days that begin with `first`: it must not have passed. Days that end before
    /// they begin are told elsewhere.
    pub(crate) fn not_over(&mut self, field: &str, last: Date, first: Date, today: Date) {
        if last >= first {
            self.not_before(field, last, today);
        }
    }

    /// Where a record comes from, if it says.
    pub(crate) fn source(&mut self, source: Option<&Source>) {
        if let Some(Source { note, link }) = source {
            self.text("source.note", note, TEXT_CHARS);
            self.link("source.link", link.as_deref());
        }
    }

    /// An address on the web.
    pub(crate) fn link(&mut self, field: &str, link: Option<&str>) {
        self.optional(field, link, 2_000);
        if let Some(link) = link
            && !(link.starts_with("https://") || link.starts_with("http://"))
        {
            self.broken(field, link, Message::new("rule-link"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_shape_shows_nothing() {
        for text in
            ["", " \t\n", "\u{200b}", "\u{2060}\u{200d}", "\u{ad} \u{feff}", "\u{7}", "\u{3164}"]
        {
            assert!(shows_nothing(text), "{text:?}");
        }
        for text in ["a", "\u{200b}a", "水", "—", "👩\u{200d}🔬"] {
            assert!(!shows_nothing(text), "{text:?}");
        }
    }
}
