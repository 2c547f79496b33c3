//! The buttons of a form that record nothing: they give it back with more to see or to fill in, and
//! do without scripts what else a script would do.

use crate::fields::{Raw, code_of};

/// How many empty rows a list has for more.
pub(super) const SPARE: usize = 2;
/// The most empty rows that somebody gets by asking for more.
const MOST: usize = 30;
/// The button that asks a list for more rows: `needs=5` for five that are empty.
const ROWS: &str = "_spare";
/// The button that asks what the text seems to be about.
const SUGGEST: &str = "_suggest";
/// The button of one suggestion: `thematic_areas=112 · Basic education` goes into that field, or out
/// of it if it is there.
const TAKE: &str = "_take";

/// The fields that suggestions go into, and how many each takes.
pub(super) const TAKING: [(&str, usize); 2] = [("thematic_areas", 8), ("sdg_targets", 10)];

/// What a pressed button asks for.
#[derive(Default)]
pub(super) struct Asked {
    /// Which list is to have more empty rows, and how many.
    pub(super) more: Option<(String, usize)>,
    /// Whether suggestions are to be shown.
    pub(super) suggesting: bool,
}

/// What is asked for, if one of these buttons was pressed; and what else was typed.
pub(super) fn asked(raw: Raw) -> (Option<Asked>, Raw) {
    let Raw::Map(mut map) = raw else { return (None, raw) };
    let [rows, suggest, take] = [ROWS, SUGGEST, TAKE].map(|name| map.remove(name));
    let raw = Raw::Map(map);
    if let Some(wanted) = rows {
        let more = wanted.text().and_then(|text| {
            let (list, spare) = text.split_once('=')?;
            Some((list.to_owned(), spare.parse::<usize>().ok()?.min(MOST)))
        });
        return (Some(Asked { more, suggesting: false }), raw);
    }
    let is_asked = suggest.is_some() || take.is_some();
    let taking = take.as_ref().and_then(|take| take.text()?.split_once('='));
    let raw = match taking {
        Some((field, item)) => taken(raw, field, item),
        None => raw,
    };
    (is_asked.then_some(Asked { more: None, suggesting: true }), raw)
}

/// The same with the item in the field, or without it where it was there. A full field stays as it is.
fn taken(raw: Raw, field: &str, item: &str) -> Raw {
    let Some((_, most)) = TAKING.into_iter().find(|(name, _)| *name == field) else { return raw };
    let is_it = |other: &Raw| other.text().is_some_and(|text| code_of(text) == code_of(item));
    let mut items = raw.at(field).items().to_vec();
    let before = items.len();
    items.retain(|other| !is_it(other));
    if items.len() == before && before < most {
        items.push(item.into());
    }
    raw.with(field, Raw::List(items))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Raw {
        Raw::empty().with("title", "Escuelas").with("thematic_areas", vec!["13020 · Salud"])
    }

    fn press(button: &str, value: &str) -> (Option<Asked>, Raw) {
        asked(form().with(button, value))
    }

    #[test]
    fn what_is_typed_is_kept_whichever_button_is_pressed() {
        for (button, value, suggesting) in [
            ("_spare", "needs=5", false),
            ("_spare", "needs=many", false),
            ("_spare", "5", false),
            ("_suggest", "1", true),
            ("_take", "title=Hospitales", true),
            ("_take", "nothing", true),
        ] {
            let (asked, raw) = press(button, value);
            assert_eq!(raw, form(), "{button} {value}");
            assert_eq!(asked.is_some_and(|it| it.suggesting), suggesting, "{button} {value}");
        }
        assert!(asked(form()).0.is_none());
    }

    #[test]
    fn a_suggestion_goes_into_its_field_and_out_again() {
        let (_, raw) = press("_take", "thematic_areas=112 · Educación básica");
        assert_eq!(raw.at("thematic_areas[1]").text(), Some("112 · Educación básica"));
        let (_, raw) = press("_take", "sdg_targets=4 · Educación");
        assert_eq!(raw.at("sdg_targets[0]").text(), Some("4 · Educación"));
        // In whatever language the name stands there.
        let (_, raw) = press("_take", "thematic_areas=13020 · Health");
        assert!(raw.at("thematic_areas").is_absent());
    }

    #[test]
    fn a_full_field_takes_no_more() {
        let full = vec!["111", "112", "113", "114", "121", "122", "123", "130"];
        let raw = form().with("thematic_areas", full).with("_take", "thematic_areas=140 · Agua");
        let (_, raw) = asked(raw);
        assert_eq!(raw.at("thematic_areas").items().len(), 8);
        assert_eq!(raw.at("thematic_areas[7]").text(), Some("130"));
    }
}
