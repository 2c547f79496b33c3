//! From a message, which is data, to a sentence.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use domain::{Arg, Message, reference::Locale};
use fluent_bundle::{FluentArgs, FluentValue};

use super::{bundles, format};

/// The text `id`.
pub fn text(locale: Locale, id: &str) -> String {
    render(locale, id, None)
}

/// The text `id` with its places filled.
pub fn text_with<'a>(
    locale: Locale,
    id: &str,
    args: impl IntoIterator<Item = (&'a str, Arg)>,
) -> String {
    let args = args.into_iter().map(|(name, arg)| (name.to_owned(), value(locale, &arg)));
    render(locale, id, Some(&args.collect()))
}

/// The message in the reader's language.
pub fn say(locale: Locale, message: &Message) -> String {
    let args =
        message.args.iter().map(|(name, arg)| (name.clone().into_owned(), value(locale, arg)));
    render(locale, &message.id, Some(&args.collect()))
}

/// The name of a code of our own: `code(locale, "urgency", "soon")` is the text `urgency-soon`.
pub fn code(locale: Locale, kind: &str, code: &str) -> String {
    text(locale, &format!("{kind}-{}", code.replace(['_', ':'], "-")))
}

/// The label of a field by its path: `needs[1].theme` is "Needs 2: Thematic area". A field without
/// a label, which only a mistake can name, is shown as it is.
pub fn field(locale: Locale, path: &str) -> String {
    let mut shown = vec![];
    for step in path.split('.') {
        let (name, index) =
            step.split_once('[').map_or((step, None), |(name, at)| (name, Some(at)));
        let id = format!("field-{}", name.replace('_', "-"));
        let label = if bundles::exists(&id) { text(locale, &id) } else { name.to_owned() };
        let at = index.and_then(|at| at.trim_end_matches(']').parse::<usize>().ok());
        shown.push(at.map_or_else(|| label.clone(), |at| format!("{label} {}", at + 1)));
    }
    shown.join(&format!("{} ", text(locale, "colon")))
}

/// One value as the reader's language writes it: names for codes, separators in numbers.
pub fn show(locale: Locale, arg: &Arg) -> String {
    match arg {
        Arg::Number(number) => format::number(locale, *number),
        Arg::Usd(dollars) => format::usd(locale, *dollars),
        Arg::Percent(percent) => format::percent(locale, *percent),
        Arg::Text(text) => text.clone(),
        Arg::Country(country) => country.name(locale).to_owned(),
        Arg::Bloc(bloc) => bloc.name(locale).to_owned(),
        Arg::Theme(area) => area.name(locale).to_owned(),
        Arg::Sdg(target) => format!("{target} {}", target.name(locale)),
        Arg::Language(language) => language.name(locale).to_owned(),
        Arg::Modality(modality) => modality.name(locale).to_owned(),
        Arg::Date(date) => format::date(locale, *date),
        Arg::Message(message) => say(locale, message),
        Arg::List(many) => {
            let shown: Vec<String> = many.iter().map(|arg| show(locale, arg)).collect();
            format::list(locale, &shown)
        }
    }
}

/// Numbers stay numbers, so that the text can choose between singular and plural.
fn value(locale: Locale, arg: &Arg) -> FluentValue<'static> {
    match arg {
        Arg::Number(number) => FluentValue::from(*number),
        other => FluentValue::from(show(locale, other)),
    }
}

fn render(locale: Locale, id: &str, args: Option<&FluentArgs<'_>>) -> String {
    let bundle = bundles::of(locale);
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        once(id, "there is no such text");
        // The brackets let tests find it on any page.
        return format!("⟦{id}⟧");
    };
    let mut errors = vec![];
    let mut said = bundle.format_pattern(pattern, args, &mut errors).into_owned();
    // A hint at the end may be empty.
    said.truncate(said.trim_end().len());
    // Words that are quoted bring their own full stop.
    for stop in STOPPED_TWICE {
        if let Some(at) = said.find(stop) {
            said.remove(at);
        }
    }
    if let Some(error) = errors.first() {
        once(id, &error.to_string());
    }
    said
}

/// How a sentence ends whose last words are quoted with their own full stop.
const STOPPED_TWICE: [&str; 3] = [".”.", ".».", ".\u{a0}»."];

/// Says it the first time only: a page that is shown a thousand times has one fault.
fn once(id: &str, problem: &str) {
    static TOLD: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    // Ids come from stored events too, so the list is bounded.
    if told.len() < 1_000 && told.insert(id.to_owned()) {
        tracing::error!(id, problem, "a text cannot be shown");
    }
}

#[cfg(test)]
mod tests {
    use domain::{Bloc, Country};
    use jiff::civil::date;

    use super::*;

    fn country(code: &str) -> Country {
        code.parse().unwrap()
    }

    #[test]
    fn a_text_that_does_not_exist_shows_its_id_and_breaks_nothing() {
        assert_eq!(text(Locale::Fr, "no-such-text"), "⟦no-such-text⟧");
        assert_eq!(say(Locale::En, &Message::new("")), "⟦⟧");
    }

    #[test]
    fn a_place_that_nobody_fills_is_shown_as_it_is() {
        assert_eq!(text(Locale::En, "rule-too-few"), "Too few: at least {$min} are needed.");
    }

    #[test]
    fn codes_in_a_message_are_shown_by_name() {
        let bloc: Bloc = "caricom".parse().unwrap();
        let many = Arg::List(vec![country("BO").into(), bloc.into(), "Fiocruz".into()]);
        let message = Message::new("did-you-mean-one-of").with("what", many);
        let said = say(Locale::Es, &message);
        assert!(said.starts_with("¿Quiso decir uno de estos: Bolivia, "), "{said}");
        assert!(said.ends_with(" y Fiocruz?"), "{said}");
        assert!(!said.contains(['\u{2068}', '\u{2069}']));
    }

    #[test]
    fn numbers_in_a_message_choose_between_singular_and_plural_and_have_separators() {
        let count =
            |locale, count: i64| text_with(locale, "errors-title", [("count", count.into())]);
        assert_eq!(count(Locale::En, 1), "One answer has to be corrected");
        assert_eq!(count(Locale::En, 12_345), "12,345 answers have to be corrected");
        assert_eq!(count(Locale::Pt, 12_345), "Há 12.345 respostas a corrigir");
        // French counts none as one.
        assert_eq!(count(Locale::Fr, 0), "Une réponse est à corriger");
    }

    #[test]
    fn days_and_messages_within_messages_speak_the_same_language() {
        let inner = Message::new("named").with("name", country("BR")).with("code", "BR");
        let outer = Message::new("did-you-mean").with("what", inner);
        assert_eq!(say(Locale::Fr, &outer), "Vouliez-vous dire Brésil (BR)\u{202f}?");
        let day = Message::new("rule-not-before").with("earliest", date(2026, 11, 21));
        assert_eq!(say(Locale::Es, &day), "No debe ser anterior al 21 de noviembre de 2026.");
        let region = Message::new("named-region").with("code", "419");
        assert!(say(Locale::Pt, &region).ends_with(" (419)"));
        assert!(!say(Locale::Pt, &region).starts_with("419"));
    }

    #[test]
    fn a_sentence_that_ends_with_quoted_words_has_one_full_stop() {
        let said = |locale, offered: &str| {
            let args = [("asked", "Agua.".into()), ("offered", offered.into())];
            text_with(locale, "criterion-text-meaning", args)
        };
        assert!(said(Locale::En, "A network.").ends_with("network”."));
        assert!(said(Locale::Es, "Una red.").ends_with("red»."));
        assert!(said(Locale::Pt, "Uma rede.").ends_with("rede”."));
        assert!(said(Locale::Fr, "Un réseau.").ends_with("réseau\u{a0}»."));
        assert!(said(Locale::En, "A network").ends_with("network”."));
    }

    #[test]
    fn a_field_is_named_by_its_path() {
        assert_eq!(field(Locale::En, "needs[1].theme"), "Needs 2: Thematic area");
        assert_eq!(field(Locale::Es, "thematic_areas[0]"), "Áreas temáticas 1");
        assert_eq!(field(Locale::En, "langages"), "langages");
        assert_eq!(field(Locale::En, ""), "");
    }
}
