//! The texts in four languages: the same ones, with the same places, and every one that is asked for.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

const LANGUAGES: [&str; 4] = ["en", "es", "pt", "fr"];

/// The places of each text of a language, by id.
fn texts(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
    let mut texts = BTreeMap::new();
    for file in files(&folder, &["ftl"]) {
        let mut id = String::new();
        for line in read(&file).lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (name, _) =
                    line.split_once('=').unwrap_or_else(|| panic!("{}: {line}", file.display()));
                name.trim().clone_into(&mut id);
            }
            let places: &mut BTreeSet<String> = texts.entry(id.clone()).or_default();
            // A dollar sign outside of braces is money.
            let braces =
                line.split('{').skip(1).map(|part| part.split('}').next().unwrap_or_default());
            places.extend(braces.flat_map(|part| part.split('$').skip(1)).map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
                    .collect::<String>()
            }));
        }
    }
    texts.remove("");
    texts
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The files below a folder with one of these endings.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|ending| endings.iter().any(|one| ending == *one)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn the_four_languages_have_the_same_texts_with_the_same_places() {
    let english = texts("en");
    // `{ $title }` must not stand for nothing in one language and for a title in another.
    for language in &LANGUAGES[1..] {
        let theirs = texts(language);
        let missing: Vec<&String> = english.keys().filter(|id| !theirs.contains_key(*id)).collect();
        let extra: Vec<&String> = theirs.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{language}: missing {missing:?}, extra {extra:?}"
        );
        for (id, places) in &english {
            assert_eq!(places, &theirs[id], "{language}: the places of {id}");
        }
    }
}

/// What stands before the id of a text in sources and templates.
const ASKED: [&str; 12] = [
    "Message::new(\"",
    ".t(\"",
    ".t1(\"",
    ".t2(\"",
    ".count(\"",
    "text(locale, \"",
    "text_with(locale, \"",
    "label=\"",
    "hint=\"",
    "text(page.locale, \"",
    "say(\"",
    "notice(\"",
];

#[test]
fn every_text_that_a_source_or_a_template_asks_for_exists() {
    let english = texts("en");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut missing = vec![];
    for folder in ["shared", "services"] {
        for file in files(&root.join(folder), &["rs", "html"]) {
            let shown = file.display().to_string();
            if shown.contains("/tests") || shown.contains("/target/") {
                continue;
            }
            let source = read(&file);
            // Tests ask for texts that do not exist, to see what happens.
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            for asked in asked(source) {
                if !english.contains_key(&asked) {
                    missing.push(format!("{asked} in {shown}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The ids that a source names, but for those that it puts together.
fn asked(source: &str) -> BTreeSet<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let after = ASKED.iter().flat_map(|before| code.split(before).skip(1).collect::<Vec<_>>());
    let ids = after.filter_map(|rest| rest.split_once('"')).map(|(id, _)| id.to_owned());
    ids.filter(|id| {
        id.contains('-') && id.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    })
    .collect()
}

#[test]
fn each_language_is_set_as_its_readers_expect() {
    let mut faults = vec![];
    for language in LANGUAGES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
        for file in files(&folder, &["ftl"]) {
            let text = read(&file);
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                if let Some(fault) = fault(language, line) {
                    faults.push(format!("{}: {fault}: {line}", file.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

fn fault(language: &str, line: &str) -> Option<&'static str> {
    // What stands in braces is syntax, not text.
    let parts = line.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    let text = parts.collect::<Vec<_>>().join("…");
    let pairs = || text.chars().zip(text.chars().skip(1));
    if text.trim_start().contains("  ") {
        return Some("two spaces");
    }
    if pairs().any(|(before, mark)| before.is_alphabetic() && mark == '\'') {
        return Some("a straight apostrophe");
    }
    if language == "es" && text.matches('?').count() != text.matches('¿').count() {
        return Some("a question that is not opened or not closed");
    }
    let tight = |(before, mark)| before == '«' && mark != ' ' || before != ' ' && mark == '»';
    (language == "fr" && pairs().any(tight)).then_some("no space within « »")
}
