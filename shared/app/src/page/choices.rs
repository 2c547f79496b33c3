//! What can be chosen in a form: codes with their names, in the order of the reader's alphabet.

use std::collections::BTreeSet;

use domain::{Country, Language, SdgTarget, ThematicArea, reference::Named};

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
    alphabetical(&mut choices);
    choices
}

/// Puts choices in the order of the reader's alphabet.
pub fn alphabetical(choices: &mut [Choice]) {
    choices.sort_by_cached_key(|choice| i18n::alphabetical(&choice.name));
}

/// Codes of our own, in their own order: `choices(locale, "urgency", Urgency::ALL)`.
pub fn choices<T: ToString>(locale: Locale, kind: &str, all: &[T]) -> Vec<Choice> {
    let codes = all.iter().map(ToString::to_string);
    codes.map(|code| Choice { name: i18n::code(locale, kind, &code), code }).collect()
}

/// The thematic areas that are still in use.
pub fn areas(locale: Locale) -> Vec<Choice> {
    let is_active = |choice: &Choice| choice.code.parse().is_ok_and(ThematicArea::is_active);
    choices_of::<ThematicArea>(locale).into_iter().filter(is_active).collect()
}

/// The goals of the 2030 Agenda, without their targets: those are too many and too long.
pub fn goals(locale: Locale) -> Vec<Choice> {
    let is_goal = |choice: &Choice| choice.code.parse().is_ok_and(SdgTarget::is_goal);
    choices_of::<SdgTarget>(locale).into_iter().filter(is_goal).collect()
}

/// The languages in which a state works.
pub fn languages(locale: Locale) -> Vec<Choice> {
    let all = Country::all().flat_map(Country::official_languages).copied();
    only(choices_of::<Language>(locale), all)
}

/// These areas and the broader ones above them, indented by their level, in the order of their codes.
pub fn branches(locale: Locale, areas: impl IntoIterator<Item = ThematicArea>) -> Vec<Choice> {
    let mut all = BTreeSet::new();
    for area in areas {
        all.extend(area.ancestors().chain([area]));
    }
    let choice = |area: ThematicArea| {
        let indent = "\u{2003}".repeat(area.ancestors().count());
        Choice { code: area.to_string(), name: format!("{indent}{} {area}", area.name(locale)) }
    };
    all.into_iter().map(choice).collect()
}

/// Of these choices those with one of these codes.
pub fn only<T: ToString>(choices: Vec<Choice>, kept: impl IntoIterator<Item = T>) -> Vec<Choice> {
    let codes: BTreeSet<String> = kept.into_iter().map(|code| code.to_string()).collect();
    choices.into_iter().filter(|choice| codes.contains(&choice.code)).collect()
}
