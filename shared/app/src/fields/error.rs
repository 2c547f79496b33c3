//! What is wrong with one field.

use domain::{Arg, Locale, Message, rules::Broken};
use serde::Serialize;

use crate::i18n;

/// One field that cannot be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Which one, as a path: `needs[0].theme`. Empty for the whole.
    pub field: String,
    /// What was given, at most 80 characters of it.
    pub value: String,
    /// What is wrong and what would be right.
    pub message: Message,
    /// All that is allowed, where that is a short list.
    pub allowed: Option<Vec<String>>,
}

/// A value that cannot be read, before it is known in which field it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// What is wrong and what would be right.
    pub message: Message,
    /// All that is allowed, where that is a short list.
    pub allowed: Option<Vec<String>>,
}

impl Wrong {
    /// Wrong for this reason.
    pub const fn new(message: Message) -> Self {
        Self { message, allowed: None }
    }

    /// The same, with all that is allowed.
    #[must_use]
    pub fn allowed(mut self, values: impl IntoIterator<Item = impl ToString>) -> Self {
        self.allowed = Some(values.into_iter().map(|value| value.to_string()).collect());
        self
    }
}

impl From<Message> for Wrong {
    fn from(message: Message) -> Self {
        Self::new(message)
    }
}

impl FieldError {
    /// The field `field`, in which `value` stands, is wrong for this reason.
    pub fn new(field: impl Into<String>, value: &str, wrong: impl Into<Wrong>) -> Self {
        let Wrong { message, allowed } = wrong.into();
        Self { field: field.into(), value: shorten(value), message, allowed }
    }

    /// The id of the element that the form has for it: fields of rows have their own.
    pub fn anchor(&self) -> &str {
        self.field
            .strip_suffix(']')
            .and_then(|field| Some(field.rsplit_once('[')?.0))
            .unwrap_or(&self.field)
    }

    /// The error as a program reads it, its words in the reader's language.
    pub fn told(&self, locale: Locale) -> ToldError {
        ToldError {
            field: self.field.clone(),
            value: self.value.clone(),
            code: self.message.id.clone().into_owned(),
            detail: i18n::say(locale, &self.message),
            allowed: self.allowed.clone(),
        }
    }
}

impl From<Broken> for FieldError {
    fn from(broken: Broken) -> Self {
        Self::new(broken.field, &broken.value, broken.message)
    }
}

/// One wrong field, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct ToldError {
    /// Which field, as a path.
    #[schema(example = "needs[0].theme")]
    pub field: String,
    /// What was given, at most 80 characters of it.
    #[schema(example = "K65")]
    pub value: String,
    /// The kind of mistake, for programs.
    #[schema(example = "rule-theme")]
    pub code: String,
    /// What is wrong and what would be right, in the language of the answer.
    pub detail: String,
    /// All that is allowed, where that is a short list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<Vec<String>>,
}

/// The most characters of a value that a message repeats.
const SHOWN_CHARS: usize = 80;

/// The text, on one line and cut to 80 characters.
pub(crate) fn shorten(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN_CHARS).collect();
    if text.chars().nth(SHOWN_CHARS).is_some() {
        shown.pop();
        shown.push('…');
    }
    let is_hidden = |c: char| c.is_control() || super::read::is_invisible(c);
    shown.chars().map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect()
}

/// The value as a place in a message, short enough to be repeated.
pub(crate) fn quoted(text: &str) -> Arg {
    Arg::Text(shorten(text))
}
