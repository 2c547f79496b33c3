//! The texts themselves, compiled in.

use std::{borrow::Cow, sync::LazyLock};

use domain::{Locale, Multilateral, Region};
use fluent_bundle::{FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber};
use unic_langid::LanguageIdentifier;

use super::format;

pub(super) type Bundle = FluentBundle<FluentResource>;

macro_rules! files {
    ($($file:literal),+ $(,)?) => {
        /// The name and text of every file in one language.
        pub(super) fn files(locale: Locale) -> Vec<(&'static str, &'static str)> {
            match locale {
                Locale::En => vec![$(($file, include_str!(concat!("../../locales/en/", $file)))),+],
                Locale::Es => vec![$(($file, include_str!(concat!("../../locales/es/", $file)))),+],
                Locale::Pt => vec![$(($file, include_str!(concat!("../../locales/pt/", $file)))),+],
                Locale::Fr => vec![$(($file, include_str!(concat!("../../locales/fr/", $file)))),+],
            }
        }
    };
}

files![
    "app.ftl",
    "cli.ftl",
    "criteria.ftl",
    "errors.ftl",
    "offers.ftl",
    "policy.ftl",
    "requests.ftl",
    "review.ftl",
    "terms.ftl",
];

/// The bundle of each language, in the order of [`Locale::ALL`].
static BUNDLES: LazyLock<Vec<(Locale, Bundle)>> =
    LazyLock::new(|| Locale::ALL.into_iter().map(|locale| (locale, build(locale))).collect());

pub(super) fn of(locale: Locale) -> &'static Bundle {
    let found = BUNDLES.iter().find(|(of, _)| *of == locale);
    &found.expect("there is a bundle for each locale").1
}

/// Whether the text `id` exists; in all four languages, as a test of this crate holds.
pub fn exists(id: &str) -> bool {
    of(Locale::En).get_message(id).is_some_and(|message| message.value().is_some())
}

fn build(locale: Locale) -> Bundle {
    let language: LanguageIdentifier = locale.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // The marks would end up in files, in terminals and in copied text; our four languages all
    // run from left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::En => |value, _| grouped(Locale::En, value),
        Locale::Es => |value, _| grouped(Locale::Es, value),
        Locale::Pt => |value, _| grouped(Locale::Pt, value),
        Locale::Fr => |value, _| grouped(Locale::Fr, value),
    }));
    if locale == Locale::Fr {
        bundle.set_transform(Some(french_spaces));
    }
    if let Err(error) = bundle.add_builtins() {
        tracing::error!(%error, "the functions for texts could not be added");
    }
    let region = move |code: &str| Some(code.parse::<Region>().ok()?.name(locale));
    let multilateral = move |code: &str| Some(code.parse::<Multilateral>().ok()?.name(locale));
    let functions = [
        bundle.add_function("REGION", move |values, _| named(values, region)),
        bundle.add_function("MULTILATERAL", move |values, _| named(values, multilateral)),
    ];
    for error in functions.into_iter().filter_map(Result::err) {
        tracing::error!(%error, "a function for texts could not be added");
    }
    for (file, source) in files(locale) {
        // Whatever could be read is used; a test holds that nothing is reported here.
        for problem in add(&mut bundle, source) {
            tracing::error!(locale = locale.code(), file, problem, "a file of texts has a fault");
        }
    }
    bundle
}

/// French puts a space before these marks, at which no line may break. Translators need not see it.
fn french_spaces(text: &str) -> Cow<'_, str> {
    if !text.contains([':', ';', '?', '!', '«', '»', '%']) {
        return Cow::Borrowed(text);
    }
    let narrow =
        [(" ;", "\u{202f};"), (" ?", "\u{202f}?"), (" !", "\u{202f}!"), (" %", "\u{202f}%")];
    let full = [(" :", "\u{a0}:"), ("« ", "«\u{a0}"), (" »", "\u{a0}»")];
    let all = narrow.into_iter().chain(full);
    Cow::Owned(all.fold(text.to_owned(), |text, (breaks, fixed)| text.replace(breaks, fixed)))
}

/// The name of the code that a text hands to a function; the code itself where it has none.
fn named<'a>(
    values: &[FluentValue<'a>],
    name: impl Fn(&str) -> Option<&'static str>,
) -> FluentValue<'a> {
    match values {
        [FluentValue::String(code)] => {
            name(code).map_or_else(|| code.clone().into(), FluentValue::from)
        }
        _ => FluentValue::Error,
    }
}

/// Adds the texts of a file; what is wrong with it.
pub(super) fn add(bundle: &mut Bundle, source: &str) -> Vec<String> {
    let (resource, mut problems) = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) => (resource, vec![]),
        Err((resource, errors)) => (resource, errors.iter().map(ToString::to_string).collect()),
    };
    if let Err(errors) = bundle.add_resource(resource) {
        problems.extend(errors.iter().map(ToString::to_string));
    }
    problems
}

/// Numbers with the language's separators, unless the text says `useGrouping: "false"`, as for years.
fn grouped(locale: Locale, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, options }) if value.fract() == 0.0 => {
            #[expect(clippy::cast_possible_truncation, reason = "it came from a whole number")]
            let whole = *value as i64;
            Some(if options.use_grouping {
                format::number(locale, whole)
            } else {
                whole.to_string()
            })
        }
        FluentValue::Number(number) => {
            let text: Cow<'_, str> = number.as_string();
            let comma = if locale == Locale::En { "." } else { "," };
            Some(text.replace('.', comma))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_marks_stay_with_their_words() {
        assert_eq!(
            french_spaces("Vraiment ? « Oui » : 5 %"),
            "Vraiment\u{202f}? «\u{a0}Oui\u{a0}»\u{a0}: 5\u{202f}%"
        );
        assert_eq!(french_spaces("http://a"), "http://a");
    }

    #[test]
    fn every_file_of_texts_is_sound_and_no_text_stands_twice() {
        for locale in Locale::ALL {
            let mut bundle = Bundle::new_concurrent(vec![]);
            for (file, source) in files(locale) {
                assert_eq!(add(&mut bundle, source), Vec::<String>::new(), "{locale} {file}");
            }
        }
    }
}
