//! Words that somebody looks for, and the texts in which they are found: case and accents make no
//! difference.

use crate::fields::{Fields, read};

/// The most characters that can be looked for.
const QUERY_CHARS: usize = 200;

/// Text without case and accents, so that spellings of one word are alike.
pub fn fold(text: &str) -> String {
    deunicode::deunicode(text).to_lowercase()
}

/// What is looked for: nothing in particular, or words that must all occur.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// The words in the field `q`.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let given = fields.optional("q", read::line(QUERY_CHARS)).unwrap_or_default();
        Self(fold(&given).split_whitespace().map(ToOwned::to_owned).collect())
    }

    /// Whether all of them occur in a text that is folded.
    pub fn are_in(&self, folded: &str) -> bool {
        self.0.iter().all(|word| folded.contains(word.as_str()))
    }
}
