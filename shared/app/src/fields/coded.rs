//! Codes that are shown with their names where people write them: `13020 · Family planning`.

use domain::{Country, Language, Locale, Provider, Scope, SdgTarget, ThematicArea};

use super::{Raw, Wrong};
use crate::i18n::Shown;

/// What stands between a code and its name.
const CODE_AND_NAME: &str = " · ";

/// Reads a code although its name follows.
pub fn coded<T>(read: impl Fn(&str) -> Result<T, Wrong>) -> impl Fn(&str) -> Result<T, Wrong> {
    move |text| read(code_of(text))
}

/// The code of what people write as a code with its name.
pub(crate) fn code_of(text: &str) -> &str {
    text.split(CODE_AND_NAME).next().unwrap_or(text).trim()
}

/// The JSON of some terms, each code with its name where a form shows both.
pub fn with_names(raw: Raw, locale: Locale) -> Raw {
    named("", raw, locale)
}

fn named(field: &str, raw: Raw, locale: Locale) -> Raw {
    match raw {
        Raw::Map(map) => {
            let named = map.into_iter().map(|(field, value)| {
                let value = named(&field, value, locale);
                (field, value)
            });
            Raw::Map(named.collect())
        }
        Raw::List(items) => {
            Raw::List(items.into_iter().map(|item| named(field, item, locale)).collect())
        }
        Raw::Text(code) => Raw::Text(match name(field, &code, locale) {
            Some(name) => format!("{code}{CODE_AND_NAME}{name}"),
            None => code,
        }),
        Raw::Absent | Raw::Decimal(_) => raw,
    }
}

/// The name of a code in a field of terms; none for fields that are shown as they are.
fn name(field: &str, code: &str, locale: Locale) -> Option<String> {
    match field {
        "thematic_areas" | "theme" => Some(code.parse::<ThematicArea>().ok()?.shown(locale)),
        "written_in" | "languages" => Some(code.parse::<Language>().ok()?.shown(locale)),
        "excluded" | "country" | "recipient" | "partners_wanted" | "partners_unwanted" => {
            Some(code.parse::<Country>().ok()?.shown(locale))
        }
        "provider" => Some(code.parse::<Provider>().ok()?.shown(locale)),
        "eligible" => Some(code.parse::<Scope>().ok()?.shown(locale)),
        // The wording of a target is too long for a field.
        "sdg_targets" => {
            let goal = code.parse::<SdgTarget>().ok().filter(|target| target.is_goal())?;
            Some(goal.name(locale).to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fields::{Fields, read};

    #[test]
    fn a_code_shown_with_its_name_reads_back() {
        let raw =
            Raw::from(json!({ "languages": ["pt"], "title": "pt", "sdg_targets": ["3", "3.2"] }));
        let shown = with_names(raw, Locale::Fr);
        assert_eq!(shown.at("languages[0]").text(), Some("pt · portugais"));
        assert_eq!(shown.at("title").text(), Some("pt"));
        assert_eq!(shown.at("sdg_targets[1]").text(), Some("3.2"));
        let mut fields = Fields::of(&shown);
        let languages = fields.list("languages", 1..=1, coded(read::language));
        let goals = fields.list("sdg_targets", 0..=9, coded(read::sdg_target));
        assert_eq!((languages[0].code(), goals[0].code(), goals[1].code()), ("pt", "3", "3.2"));
    }
}
