//! Codes of countries, thematic areas and the like, with suggestions where a text is none.

use std::fmt::Display;

use domain::{
    Arg, Bloc, Country, Language, Locale, Message, Modality, Multilateral, Provider, Region, Scope,
    SdgTarget, ThematicArea,
    reference::{Found, Named, Suggestion},
};

use super::{Wrong, error::quoted};
use crate::i18n::{Shown as _, fold};

/// A country: its code (`BO`, `BOL`), or a name that can mean no other.
pub fn country(text: &str) -> Result<Country, Wrong> {
    find(text).map_err(|near| unknown("rule-country", text, near))
}

/// A country or an institution of many countries: `BO`, `ISDB`, or a name of one.
pub fn provider(text: &str) -> Result<Provider, Wrong> {
    let text = text.trim();
    if let Ok(provider) = text.parse() {
        return Ok(provider);
    }
    let country = match find::<Country>(text) {
        Ok(country) => return Ok(Provider::Country(country)),
        Err(near) => near,
    };
    let institution = match find::<Multilateral>(text) {
        Ok(institution) => return Ok(Provider::Multilateral(institution)),
        Err(near) => near,
    };
    let mut near: Vec<(u8, Arg)> = country.into_iter().chain(institution).collect();
    near.sort_by_key(|(confidence, _)| std::cmp::Reverse(*confidence));
    near.truncate(3);
    Err(unknown("rule-provider", text, near))
}

/// An institution of many countries.
pub fn multilateral(text: &str) -> Result<Multilateral, Wrong> {
    find(text).map_err(|near| unknown("rule-multilateral", text, near))
}

/// A region, sub-region or intermediate region by its M49 code or name.
pub fn region(text: &str) -> Result<Region, Wrong> {
    find(text).map_err(|near| unknown("rule-region", text, near))
}

/// A bloc of countries.
pub fn bloc(text: &str) -> Result<Bloc, Wrong> {
    find(text).map_err(|near| unknown("rule-bloc", text, near).allowed(codes::<Bloc>()))
}

/// A language.
pub fn language(text: &str) -> Result<Language, Wrong> {
    find(text).map_err(|near| unknown("rule-language", text, near))
}

/// A modality.
pub fn modality(text: &str) -> Result<Modality, Wrong> {
    find(text).map_err(|near| {
        let mut wrong = unknown("rule-modality", text, near);
        // They are few enough to be named.
        wrong.message = wrong.message.with("allowed", codes::<Modality>());
        wrong.allowed(codes::<Modality>())
    })
}

/// A thematic area: a code of the DAC/CRS list at any level, or its name.
pub fn thematic_area(text: &str) -> Result<ThematicArea, Wrong> {
    find(text).map_err(|near| {
        let text = text.trim();
        match other_taxonomy(text) {
            Some(message) => message.with("value", quoted(text)).into(),
            None => unknown("rule-theme", text, near),
        }
    })
}

/// A goal of the 2030 Agenda or one of its targets: `3`, `3.2`, `17.b`.
pub fn sdg_target(text: &str) -> Result<SdgTarget, Wrong> {
    find(text).map_err(|near| {
        let text = text.trim();
        if is_dac_like(text) {
            return Message::new("rule-sdg-is-theme").with("value", quoted(text)).into();
        }
        unknown("rule-sdg", text, near)
    })
}

/// A group of countries: `all`, `all_developing`, `ldc`, `lldc`, `sids`, `region:…`, `bloc:…`,
/// `country:…`, or the name of a country, region or bloc.
pub fn scope(text: &str) -> Result<Scope, Wrong> {
    let text = text.trim();
    if let Ok(scope) = text.parse() {
        return Ok(scope);
    }
    match text.split_once(':').map(|(kind, name)| (kind.trim(), name.trim())) {
        Some(("region", name)) => region(name).map(Scope::Region),
        Some(("bloc", name)) => bloc(name).map(Scope::Bloc),
        Some(("country", name)) => country(name).map(Scope::Country),
        Some(_) => Err(no_scope(text, vec![])),
        None => scope_by_name(text),
    }
}

fn scope_by_name(text: &str) -> Result<Scope, Wrong> {
    if let Some(group) = GROUPS.into_iter().find(|group| is_called(*group, text)) {
        return Ok(group);
    }
    let near = match find::<Country>(text) {
        Ok(country) => return Ok(Scope::Country(country)),
        Err(near) => near,
    };
    let region = find::<Region>(text).map(Scope::Region);
    let bloc = find::<Bloc>(text).map(Scope::Bloc);
    region.or(bloc).map_err(|_| no_scope(text, near))
}

/// The groups that are no region and no bloc.
const GROUPS: [Scope; 5] = [
    Scope::All,
    Scope::AllDeveloping,
    Scope::LeastDeveloped,
    Scope::Landlocked,
    Scope::SmallIslands,
];

/// Whether that is the group's name in one of our languages.
fn is_called(group: Scope, text: &str) -> bool {
    let text = fold(text);
    Locale::ALL.into_iter().any(|locale| fold(&group.shown(locale)) == text)
}

fn no_scope(text: &str, near: Vec<(u8, Arg)>) -> Wrong {
    unknown("rule-scope", text, near).allowed([
        "all",
        "all_developing",
        "ldc",
        "lldc",
        "sids",
        "region:<M49>",
        "bloc:<code>",
        "country:<ISO 3166>",
    ])
}

/// What the text surely means, or what it may mean and how likely.
fn find<T: Named + Coded>(text: &str) -> Result<T, Vec<(u8, Arg)>> {
    match T::find(text.trim()) {
        Found::Exact(item) | Found::Close { item, .. } => Ok(item),
        Found::Unsure(near) => Err(near
            .into_iter()
            .map(|Suggestion { item, confidence }| (confidence, named(item)))
            .collect()),
    }
}

/// Shows a suggestion as name and code: `Bolivia (BO)`.
fn named<T: Coded>(item: T) -> Arg {
    item.shown().with("code", item.to_string()).into()
}

fn unknown(id: &'static str, text: &str, near: Vec<(u8, Arg)>) -> Wrong {
    let mut near: Vec<Arg> = near.into_iter().map(|(_, arg)| arg).collect();
    let hint = match near.len() {
        0 => Message::new("no-suggestion"),
        1 => Message::new("did-you-mean").with("what", near.remove(0)),
        _ => Message::new("did-you-mean-one-of").with("what", Arg::List(near)),
    };
    Message::new(id).with("value", quoted(text.trim())).with("hint", hint).into()
}

fn codes<T: Named>() -> Vec<String> {
    <T as Named>::all().map(|item| item.to_string()).collect()
}

/// Says of a code which other list it seems to come from.
fn other_taxonomy(text: &str) -> Option<Message> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let coded = digits > 0 && text.len() <= 8 && !text.contains(' ');
    let goal = text.split('.').next().and_then(|goal| goal.parse::<u8>().ok());
    let is_goal =
        digits + letters + 1 >= text.len() && goal.is_some_and(|goal| (1..=17).contains(&goal));
    if coded && is_goal && (text.contains('.') || text.len() <= 2) {
        return Some(Message::new("rule-theme-is-sdg"));
    }
    if coded && letters == 0 && (digits == 3 || digits == 5) && digits == text.len() {
        return Some(Message::new("rule-theme-no-such-code"));
    }
    coded.then(|| Message::new("rule-theme-other-list"))
}

/// Three or five digits, as the codes of the DAC list.
fn is_dac_like(text: &str) -> bool {
    matches!(text.len(), 3 | 5) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A code with a name in the reader's language.
trait Coded: Copy + Display {
    /// The text that shows it, but for its code.
    fn shown(self) -> Message;
}

macro_rules! coded {
    ($($kind:ty),+) => {$(
        impl Coded for $kind {
            fn shown(self) -> Message {
                Message::new("named").with("name", self)
            }
        }
    )+};
}

coded!(Bloc, Country, Language, Modality, SdgTarget, ThematicArea);

// Messages have no place for these two, as no rule of the domain speaks of them: their texts look
// up the name by the code.
impl Coded for Region {
    fn shown(self) -> Message {
        Message::new("named-region")
    }
}

impl Coded for Multilateral {
    fn shown(self) -> Message {
        Message::new("named-multilateral")
    }
}
