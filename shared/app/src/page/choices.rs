//! What can be chosen in a form: codes with their names, in the order of the reader's alphabet.

use domain::reference::Named;

use crate::i18n::{self, Locale};

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub code: String,
    /// What is shown.
    pub name: String,
}

/// Every one of a kind that `reference` knows: `choices_of::<Country>(locale)`.
pub fn choices_of<T: Named>(locale: Locale) -> Vec<Choice> {
    let choice = |item: T| Choice { code: item.to_string(), name: item.name(locale).to_owned() };
    let mut choices: Vec<Choice> = T::all().map(choice).collect();
    choices.sort_by_cached_key(|choice| deunicode::deunicode(&choice.name).to_lowercase());
    choices
}

/// Codes of our own, in their own order: `choices(locale, "urgency", Urgency::ALL)`.
pub fn choices<T: ToString>(locale: Locale, kind: &str, all: &[T]) -> Vec<Choice> {
    let codes = all.iter().map(ToString::to_string);
    codes.map(|code| Choice { name: i18n::code(locale, kind, &code), code }).collect()
}
