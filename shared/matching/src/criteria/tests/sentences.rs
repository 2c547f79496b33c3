//! Every sentence that this crate can say exists in every language.

use std::{fs, path::Path};

use crate::criteria::CRITERIA;

/// Every id of a text that the sources name, and those that are made from codes.
fn named_texts() -> Vec<String> {
    fn read(folder: &Path, texts: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.file_stem().is_some_and(|name| name == "tests") {
                // Tests name texts that nobody is shown.
                continue;
            }
            if path.is_dir() {
                read(&path, texts);
            } else {
                texts.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut sources = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    let prefixes = ["criterion-", "tie-", "paid-", "filter-", "change-"];
    let quoted = sources.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
    let mut ids: Vec<String> = quoted
        .filter(|text| prefixes.iter().any(|prefix| text.starts_with(prefix)))
        .map(str::to_owned)
        .collect();
    for criterion in CRITERIA {
        let label = format!("criterion-{}", criterion.name.replace('_', "-"));
        ids.extend([format!("{label}-about"), label]);
    }
    ids.extend(
        domain::Region::all()
            .filter(|region| region.code() != "001")
            .map(|region| format!("place-{region}")),
    );
    ids.sort();
    ids.dedup();
    ids
}

#[test]
fn every_sentence_stands_in_all_four_languages_with_the_same_places() {
    let ids = named_texts();
    assert!(ids.len() > 100, "{ids:?}");
    let texts = domain::Locale::ALL.map(|locale| {
        let path = format!("../app/locales/{locale}/criteria.ftl");
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
    });
    let entries = texts.each_ref().map(|text| {
        let mut entries: Vec<(String, Vec<String>)> = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((id, _)) =
                line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic))
            {
                entries.push((id.to_owned(), Vec::new()));
            }
            let places = line.split('$').skip(1).map(|rest| {
                rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>()
            });
            if let Some((_, known)) = entries.last_mut() {
                known.extend(places);
                known.sort();
                known.dedup();
            }
        }
        entries.sort();
        entries
    });
    for other in &entries[1..] {
        assert_eq!(*other, entries[0]);
    }
    let here: Vec<&String> = entries[0].iter().map(|(id, _)| id).collect();
    assert_eq!(here, ids.iter().collect::<Vec<_>>());
}
