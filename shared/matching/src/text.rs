//! Words as they are compared: stems without accents, weighed by how rare they are.

mod spelling;
mod stems;

use std::{
    cmp::{Ordering, Reverse},
    collections::BTreeMap,
    ops::Range,
};

use domain::Language;

use self::{spelling::SHORTEST_COGNATE, stems::algorithm};
pub(crate) use self::{spelling::alikeness, stems::stems};
use crate::{
    lexicon::{Concept, Lexicon},
    policy::Share,
};

/// What a text is about, as far as its words tell.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    language: Language,
    /// In the order of their stems, each once.
    terms: Vec<Term>,
    /// Where each concept stands among the terms, in the order of the concepts.
    concepts: Vec<(Concept, usize)>,
    /// The sum of the squares of the weights.
    square: u64,
}

/// One word.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub stem: String,
    /// As it was first written.
    pub shown: String,
    /// From 1 for the most ordinary.
    pub weight: u32,
    /// The letters of the stem, as bits.
    letters: u32,
    /// Its first eight bytes, by which most stems are told apart.
    start: u64,
}

/// A word that two texts have in common.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Common<'a> {
    pub asked: &'a Term,
    pub offered: &'a Term,
    /// How much of a common word it is.
    pub credit: Share,
}

/// How words of two languages are taken for the same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Likeness {
    /// What a word counts whose translation is known.
    pub translated: Share,
    /// What a word counts that only looks the same.
    pub cognate: Share,
    /// How much of the longer stem must be the same.
    pub cognate_from: Share,
}

impl Words {
    pub(crate) fn new<'a>(language: Language, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let lexicon = Lexicon::get();
        let mut by_stem = BTreeMap::new();
        for (stem, shown) in texts.into_iter().flat_map(|text| stems(language, text)) {
            by_stem.entry(stem).or_insert(shown);
        }
        let mut concepts = Vec::new();
        let terms = by_stem.into_iter().enumerate().map(|(at, (stem, shown))| {
            let known = lexicon.find(language, &stem);
            concepts.extend(known.concept.map(|concept| (concept, at)));
            let (letters, start) = (letters(&stem), start(&stem));
            Term { letters, start, stem, shown, weight: known.weight }
        });
        let terms: Vec<Term> = terms.collect();
        concepts.sort_unstable();
        let square = terms.iter().map(|term| u64::from(term.weight).pow(2)).sum();
        Self { language, terms, concepts, square }
    }

    /// The words that an offer has in common with these, each word of either once.
    pub(crate) fn common<'a>(&'a self, offered: &'a Self, likeness: Likeness) -> Vec<Common<'a>> {
        let mut pairs = Pairs::new(self, offered);
        if self.language == offered.language {
            pairs.same_stems();
        }
        pairs.same_concepts(likeness.translated);
        if self.language != offered.language && self.is_known() && offered.is_known() {
            pairs.cognates(likeness);
        }
        pairs.common
    }

    /// The cosine between both, in thousandths.
    pub(crate) fn likeness(&self, offered: &Self, common: &[Common<'_>]) -> Share {
        let shared: u64 = common
            .iter()
            .map(|word| {
                u64::from(word.asked.weight)
                    * u64::from(word.offered.weight)
                    * u64::from(word.credit.unsigned_abs())
            })
            .sum();
        let norm = (self.square * offered.square).isqrt();
        Share::try_from(shared / norm.max(1)).unwrap_or(Share::MAX)
    }

    /// How much of these words is among the common ones, in thousandths.
    pub(crate) fn covered_by(&self, common: &[Common<'_>]) -> Share {
        let all: u32 = self.terms.iter().map(|term| term.weight).sum();
        let found: u32 = common.iter().map(|word| word.asked.weight).sum();
        Share::try_from(1_000 * found / all.max(1)).unwrap_or(Share::MAX)
    }

    /// Whether it is in a language whose words can be compared with another's.
    fn is_known(&self) -> bool {
        algorithm(self.language).is_some()
    }

    /// Where the terms stand that start with a letter; none of those before `from` does.
    fn starting_with(&self, letter: u64, from: usize) -> Range<usize> {
        let rest = &self.terms[from..];
        let before = rest.iter().take_while(|term| term.first_letter() < letter).count();
        let those = rest[before..].iter().take_while(|term| term.first_letter() == letter).count();
        from + before..from + before + those
    }
}

impl Term {
    fn first_letter(&self) -> u64 {
        self.start >> 56
    }

    fn by_stem(&self, other: &Self) -> Ordering {
        self.start.cmp(&other.start).then_with(|| self.stem.cmp(&other.stem))
    }
}

/// Pairs up words; none is used twice.
struct Pairs<'a> {
    asked: &'a Words,
    offered: &'a Words,
    asked_used: Vec<bool>,
    offered_used: Vec<bool>,
    common: Vec<Common<'a>>,
}

impl<'a> Pairs<'a> {
    fn new(asked: &'a Words, offered: &'a Words) -> Self {
        let asked_used = vec![false; asked.terms.len()];
        let offered_used = vec![false; offered.terms.len()];
        Self { asked, offered, asked_used, offered_used, common: Vec::new() }
    }

    fn take(&mut self, asked: usize, offered: usize, credit: Share) {
        self.asked_used[asked] = true;
        self.offered_used[offered] = true;
        let (asked, offered) = (&self.asked.terms[asked], &self.offered.terms[offered]);
        self.common.push(Common { asked, offered, credit });
    }

    fn same_stems(&mut self) {
        let (asked, offered) = (&self.asked.terms, &self.offered.terms);
        let (mut one, mut other) = (0, 0);
        while one < asked.len() && other < offered.len() {
            match asked[one].by_stem(&offered[other]) {
                Ordering::Less => one += 1,
                Ordering::Greater => other += 1,
                Ordering::Equal => {
                    self.take(one, other, 1_000);
                    (one, other) = (one + 1, other + 1);
                }
            }
        }
    }

    fn same_concepts(&mut self, credit: Share) {
        let mut rest = self.offered.concepts.as_slice();
        for &(concept, asked) in &self.asked.concepts {
            let before = rest.iter().take_while(|(other, _)| *other < concept).count();
            rest = &rest[before..];
            let same = rest.iter().take_while(|(other, _)| *other == concept);
            let mut free = same.map(|(_, at)| *at).filter(|at| !self.offered_used[*at]);
            if let (Some(offered), false) = (free.next(), self.asked_used[asked]) {
                self.take(asked, offered, credit);
            }
        }
    }

    fn cognates(&mut self, likeness: Likeness) {
        let (mut letter, mut those) = (0, 0..0);
        for (asked, term) in self.asked.terms.iter().enumerate() {
            if self.asked_used[asked] || term.stem.len() < SHORTEST_COGNATE {
                continue;
            }
            if letter != term.first_letter() {
                letter = term.first_letter();
                those = self.offered.starting_with(letter, those.end);
            }
            let free = those.clone().filter(|offered| !self.offered_used[*offered]);
            let near = free
                .filter(|at| most_alike(term, &self.offered.terms[*at]) >= likeness.cognate_from);
            let alike = near.map(|at| (alikeness(&term.stem, &self.offered.terms[at].stem), at));
            // The most alike; of several, the first in the order of the stems.
            let best = alike.min_by_key(|(share, at)| (Reverse(*share), *at));
            let best = best.map(|(share, at)| (Share::try_from(share).unwrap_or(0), at));
            if let Some((share, offered)) = best.filter(|best| best.0 >= likeness.cognate_from) {
                self.take(asked, offered, likeness.cognate * share / 1_000);
            }
        }
    }
}

/// The most that [`alikeness`] can be, by the lengths and the letters that only one of them has.
fn most_alike(one: &Term, other: &Term) -> Share {
    let longer = one.stem.len().max(other.stem.len());
    let gone = (one.letters & !other.letters).count_ones();
    let come = (other.letters & !one.letters).count_ones();
    let apart = one.stem.len().abs_diff(other.stem.len()).max(gone.max(come) as usize);
    Share::try_from(1_000 * (longer - apart.min(longer)) / longer.max(1)).unwrap_or(Share::MAX)
}

/// Letters as bits; some others share one.
fn letters(stem: &str) -> u32 {
    stem.bytes().fold(0, |letters, byte| letters | 1 << (byte % 32))
}

/// The first bytes of a stem, such that their order is that of stems that differ there.
fn start(stem: &str) -> u64 {
    let bytes = stem.bytes().chain(std::iter::repeat(0)).take(8);
    bytes.fold(0, |start, byte| start << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fixtures::code;

    const LIKENESS: Likeness = Likeness { translated: 900, cognate: 800, cognate_from: 700 };

    fn common(asked: (&str, &str), offered: (&str, &str)) -> Vec<String> {
        let asked = Words::new(code(asked.0), [asked.1]);
        let offered = Words::new(code(offered.0), [offered.1]);
        let common = asked.common(&offered, LIKENESS);
        common.iter().map(|word| format!("{}={}", word.asked.shown, word.offered.shown)).collect()
    }

    #[test]
    fn words_of_one_language_meet_by_their_stems() {
        assert_eq!(
            common(("en", "pasteurised milk"), ("en", "Milk, pasteurising")),
            ["milk=milk", "pasteurised=pasteurising"]
        );
        assert_eq!(common(("es", "los países necesitan"), ("es", "Los países necesitan")), [""; 0]);
    }

    #[test]
    fn words_of_two_languages_meet_by_meaning_or_by_looks() {
        assert_eq!(common(("es", "agua"), ("fr", "eau")), ["agua=eau"]);
        assert_eq!(common(("fr", "coton"), ("pt", "algodão")), ["coton=algodão"]);
        assert_eq!(
            common(("es", "biorremediación"), ("pt", "biorremediação")),
            ["biorremediación=biorremediação"]
        );
        assert_eq!(common(("es", "puente"), ("en", "bicycle")), [""; 0]);
    }

    #[test]
    fn each_word_is_paired_once() {
        assert_eq!(common(("en", "school schools"), ("fr", "école écoles scolaire")).len(), 1);
    }

    #[test]
    fn countries_numbers_and_short_words_tell_nothing() {
        let text = "Brazil 2027 in Côte d'Ivoire to of";
        assert_eq!(common(("en", text), ("en", text)), [""; 0]);
    }

    #[test]
    fn accents_written_apart_are_the_same() {
        assert_eq!(common(("es", "irrigacio\u{301}n"), ("es", "irrigación")).len(), 1);
    }

    #[test]
    fn a_language_without_stemmer_meets_itself_only() {
        assert_eq!(common(("ar", "مياه الشرب"), ("ar", "مياه")).len(), 1);
        assert_eq!(common(("ar", "مياه"), ("en", "water")), [""; 0]);
    }

    proptest! {
        #[test]
        fn words_are_never_more_alike_than_their_letters(one in "[a-f]{5,9}", other in "[a-f]{5,9}") {
            let term = |stem: &str| Term {
                start: start(stem),
                letters: letters(stem), stem: stem.into(), shown: stem.into(), weight: 1,
            };
            let alike = Share::try_from(alikeness(&one, &other)).unwrap();
            prop_assert!(alike <= most_alike(&term(&one), &term(&other)));
        }
    }

    #[test]
    fn a_text_is_wholly_like_itself() {
        let words = Words::new(code("en"), ["wastewater irrigation"]);
        let common = words.common(&words, LIKENESS);
        assert_eq!(words.likeness(&words, &common), 1_000);
        assert_eq!(words.covered_by(&common), 1_000);
    }
}
