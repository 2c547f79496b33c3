//! How rare words are and which words of two languages mean the same: learnt from the names and
//! descriptions in `reference`, which exist in four languages, and from a short glossary of what
//! cooperation is often about.
//!
//! It is made once, from compiled-in texts only, so it is the same in every process of a release;
//! its digest is part of every policy's hash.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    sync::LazyLock,
};

use domain::{Language, Locale, Modality, SdgTarget, ThematicArea, reference::SegibSector};

use crate::text::{alikeness, stems};

/// What a word means, where that is known: a line of the glossary or an English stem.
pub(crate) type Concept = u16;

/// The weight of a word that no reference text has.
const UNSEEN: u32 = 7;

/// How often two words must stand in the same place before they are taken for translations.
const SEEN_TOGETHER: u32 = 3;

/// Twice the times together, of the times altogether, in thousandths.
const TOGETHER_FROM: u32 = 550;

/// Words of one meaning in English, Spanish, Portuguese and French, a line for each meaning.
const GLOSSARY: &str = include_str!("../data/glossary.csv");

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// From 1 for the most ordinary.
    pub weight: u32,
    pub concept: Option<Concept>,
}

/// The words of the reference texts.
pub(crate) struct Lexicon {
    words: [BTreeMap<String, Known>; 4],
    digest: String,
}

/// The stems of one text in each language.
type Unit = [BTreeSet<String>; 4];

impl Lexicon {
    /// The one there is.
    pub(crate) fn get() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(&reference_texts()));
        &LEXICON
    }

    /// What is known of a stem.
    pub(crate) fn find(&self, language: Language, stem: &str) -> Known {
        let unseen = Known { weight: UNSEEN, concept: None };
        let locale = Locale::from_code(language.code());
        let words = locale.map(|locale| &self.words[locale as usize]);
        words.and_then(|words| words.get(stem)).copied().unwrap_or(unseen)
    }

    /// Stands for all of it.
    pub(crate) fn digest(&self) -> &str {
        &self.digest
    }

    fn of(units: &[Unit]) -> Self {
        let counts = [0, 1, 2, 3].map(|at| count(units, at));
        let mut words = [0, 1, 2, 3].map(|at| {
            let texts = units.iter().filter(|unit| !unit[at].is_empty()).count();
            let weigh = |seen: u32| 1 + (u32::try_from(texts).unwrap_or(u32::MAX) / seen).ilog2();
            let known = |(stem, seen): (&String, &u32)| {
                (stem.clone(), Known { weight: weigh(*seen), concept: None })
            };
            counts[at].iter().map(known).collect::<BTreeMap<_, _>>()
        });
        for (concept, stem) in counts[0].keys().enumerate() {
            mean(&mut words[0], stem, concept);
        }
        for at in [1, 2, 3] {
            for (stem, meaning) in translations(units, at, &counts) {
                if let Some(concept) = counts[0].keys().position(|english| *english == meaning) {
                    mean(&mut words[at], &stem, concept);
                }
            }
        }
        for (line, unit) in glossary().iter().enumerate() {
            for (words, stems) in words.iter_mut().zip(unit) {
                for stem in stems {
                    mean(words, stem, counts[0].len() + line);
                }
            }
        }
        let digest = digest(&words);
        Self { words, digest }
    }
}

/// Notes what a word means.
fn mean(words: &mut BTreeMap<String, Known>, stem: &str, concept: usize) {
    let known = words.entry(stem.to_owned()).or_insert(Known { weight: UNSEEN, concept: None });
    known.concept = Concept::try_from(concept).ok();
}

fn digest(words: &[BTreeMap<String, Known>; 4]) -> String {
    let mut text = String::new();
    for (stem, known) in words.iter().flatten() {
        _ = writeln!(text, "{stem} {} {:?}", known.weight, known.concept);
    }
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

fn count(units: &[Unit], at: usize) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for stem in units.iter().flat_map(|unit| &unit[at]) {
        *counts.entry(stem.clone()).or_default() += 1;
    }
    counts
}

/// Each stem of a language with the English stem that stands where it stands, if they are each
/// other's best.
fn translations(
    units: &[Unit],
    at: usize,
    counts: &[BTreeMap<String, u32>; 4],
) -> Vec<(String, String)> {
    let link = |(stem, english): (&str, &str), times: u32| {
        let alone = counts[at][stem] + counts[0][english];
        // Of several that are seen together as often, the one that looks alike is meant.
        (2_000 * times / alone).min(1_000) + alikeness(stem, english) / 5
    };
    let mut best: [BTreeMap<&str, (u32, &str)>; 2] = [BTreeMap::new(), BTreeMap::new()];
    for (stem, english, times) in together(units, at, counts) {
        let strength = link((stem, english), times);
        for (side, from, to) in [(0, stem, english), (1, english, stem)] {
            let known = best[side].entry(from).or_insert((strength, to));
            if strength > known.0 {
                *known = (strength, to);
            }
        }
    }
    let [of_stem, of_english] = best;
    let mutual = of_stem.into_iter().filter(|(stem, (strength, english))| {
        *strength >= TOGETHER_FROM && of_english[english].1 == *stem
    });
    mutual.map(|(stem, (_, english))| (stem.to_owned(), english.to_owned())).collect()
}

/// Which stems of a language and of English stand in the same texts, and how often.
fn together<'a>(
    units: &[Unit],
    at: usize,
    counts: &'a [BTreeMap<String, u32>; 4],
) -> Vec<(&'a str, &'a str, u32)> {
    let sides = [at, 0].map(|side| counts[side].keys().map(String::as_str).collect::<Vec<_>>());
    let places = |side: usize, stems: &BTreeSet<String>| -> Vec<usize> {
        let place = |stem: &String| sides[side].binary_search(&stem.as_str()).ok();
        stems.iter().filter_map(place).collect()
    };
    let mut pairs = Vec::new();
    for unit in units {
        let (stems, english) = (places(0, &unit[at]), places(1, &unit[0]));
        // Where each side has one word only, one seeing is as good as many.
        let sure = if stems.len() == 1 && english.len() == 1 { SEEN_TOGETHER } else { 1 };
        for stem in stems {
            let seen = english.iter().flat_map(|&word| (0..sure).map(move |_| (stem, word)));
            pairs.extend(seen);
        }
    }
    pairs.sort_unstable();
    let often = pairs.chunk_by(|one, other| one == other).filter_map(|same| {
        let times = u32::try_from(same.len()).ok().filter(|times| *times >= SEEN_TOGETHER)?;
        Some((sides[0][same[0].0], sides[1][same[0].1], times))
    });
    often.collect()
}

/// The texts that exist in several languages, one unit for each.
fn reference_texts() -> Vec<Unit> {
    let areas = ThematicArea::all().map(|area| Locale::ALL.map(|locale| area.name(locale)));
    let described = ThematicArea::all()
        .map(|area| Locale::ALL.map(|locale| area.description(locale).unwrap_or_default()));
    let goals = SdgTarget::all().map(|target| Locale::ALL.map(|locale| target.text(locale)));
    let named = SdgTarget::all().filter(|target| target.is_goal());
    let named = named.map(|goal| Locale::ALL.map(|locale| goal.name(locale)));
    let sectors = SegibSector::all().map(|sector| Locale::ALL.map(|locale| sector.name(locale)));
    let modalities = Modality::all().map(|one| Locale::ALL.map(|locale| one.name(locale)));
    let texts = areas.chain(described).chain(goals).chain(named).chain(sectors).chain(modalities);
    texts.map(unit).collect()
}

fn glossary() -> Vec<Unit> {
    let lines = GLOSSARY.lines().skip(1);
    let columns =
        lines.filter_map(|line| <[&str; 4]>::try_from(line.split(',').collect::<Vec<_>>()).ok());
    columns.map(unit).collect()
}

fn unit(texts: [&str; 4]) -> Unit {
    let stems_of = |locale: Locale| {
        let text = texts[locale as usize];
        stems(Language::of(locale), text).map(|(stem, _)| stem).collect()
    };
    Locale::ALL.map(stems_of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::code;

    fn known(language: &str, word: &str) -> Known {
        let language = code(language);
        let (stem, _) = stems(language, word).next().unwrap();
        Lexicon::get().find(language, &stem)
    }

    #[test]
    fn words_that_mean_the_same_have_the_same_concept() {
        for [en, es, pt, fr] in [
            ["water", "agua", "água", "eau"],
            ["health", "salud", "saúde", "santé"],
            ["cotton", "algodón", "algodão", "coton"],
            ["fisheries", "pesca", "pesca", "pêche"],
            ["waste", "residuos", "resíduos", "déchets"],
        ] {
            let concept = known("en", en).concept;
            assert!(concept.is_some(), "{en}");
            for (language, word) in [("es", es), ("pt", pt), ("fr", fr)] {
                assert_eq!(known(language, word).concept, concept, "{en} {word}");
            }
        }
    }

    #[test]
    fn rare_words_weigh_more() {
        assert!(known("en", "tuberculosis").weight > known("en", "education").weight);
        assert_eq!(known("en", "gobbledegook").weight, UNSEEN);
    }

    #[test]
    fn every_line_of_the_glossary_has_four_languages() {
        assert_eq!(glossary().len(), GLOSSARY.lines().count() - 1);
        for (line, unit) in GLOSSARY.lines().skip(1).zip(glossary()) {
            assert!(unit.iter().all(|stems| !stems.is_empty()), "{line}");
        }
    }

    #[test]
    fn it_is_the_same_each_time() {
        assert_eq!(Lexicon::of(&reference_texts()).digest(), Lexicon::get().digest());
    }
}
