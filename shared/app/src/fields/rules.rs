//! The rules between fields, held even while other fields cannot be read.

use domain::rules::BrokenTerms;

use super::{FieldError, Fields};

impl Fields<'_> {
    /// Every mistake: what was noted while reading, and of the broken rules those that are not about
    /// a field which could not be read. For terms in which something that breaks no rule stands in
    /// for what is missing.
    pub fn finish_checked(self, checked: Result<(), BrokenTerms>) -> Result<(), Vec<FieldError>> {
        let mut errors = self.finish(|| Some(())).err().unwrap_or_default();
        let known: Vec<String> = errors.iter().map(|error| error.field.clone()).collect();
        for broken in checked.err().map(|broken| broken.0).unwrap_or_default() {
            let mut error = FieldError::from(broken);
            error.field = as_sent(&error.field, &known);
            let about = |other: &String| {
                other.starts_with(&error.field) || error.field.starts_with(other.as_str())
            };
            if !known.iter().any(about) {
                errors.push(error);
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

/// The path of an item as it was sent: a list is read without the items that were refused.
fn as_sent(field: &str, known: &[String]) -> String {
    let parts = field.strip_suffix(']').and_then(|field| field.rsplit_once('['));
    let Some((list, Ok(at))) = parts.map(|(list, at)| (list, at.parse::<usize>())) else {
        return field.to_owned();
    };
    let item = |at: usize| format!("{list}[{at}]");
    let mut taken = (0..).map(item).filter(|item| !known.contains(item));
    taken.nth(at).unwrap_or_else(|| field.to_owned())
}

#[cfg(test)]
mod tests {
    use domain::{Message, rules::Broken};

    use super::*;
    use crate::fields::{Raw, read};

    fn broken(field: &str) -> Broken {
        Broken {
            field: field.to_owned(),
            value: String::new(),
            message: Message::new("rule-twice"),
        }
    }

    #[test]
    fn a_rule_is_held_where_its_field_could_be_read() {
        let raw = Raw::empty().with("weeks", "x").with("languages", vec!["es", "xx", "pt"]);
        let mut fields = Fields::of(&raw);
        let _ = fields.required("weeks", read::whole::<u8>(1..=9));
        assert_eq!(fields.list("languages", 1..=9, read::language).len(), 2);
        let checked = BrokenTerms(["weeks", "until", "languages[1]"].map(broken).into());
        let errors = fields.finish_checked(Err(checked)).unwrap_err();
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        // The second language that could be read is the third that was sent.
        assert_eq!(fields, ["weeks", "languages[1]", "until", "languages[2]"]);
    }
}
