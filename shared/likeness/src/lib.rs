//! Tells whether two records of one party say nearly the same, so that nothing is posted twice
//! without anybody noticing.
//!
//! Texts are compared as sets of words, since who posts something again leaves words out, adds some
//! and moves sentences about; texts in two languages by what they mean. Pure: the same texts always
//! come out the same.

mod posted;

pub use posted::{Posted, SAME_MEANING};

use deunicode::deunicode;

/// A likeness in thousandths: 1000 for the same words.
pub type Likeness = u16;

/// From here on two texts of one party are the same thing told twice. On the workload of the
/// matching engine's benchmark, where a copy has lost 15 % of its words and gained 8 %, it finds
/// every copy and nothing else; two texts about different things share less than a third.
pub const SAME_TEXT: Likeness = 500;

/// The same for texts of fewer than [`SHORT`] different words altogether, which share what is said of
/// everything: three requests for three kinds of seed are three requests.
pub const SAME_SHORT_TEXT: Likeness = 700;

/// Fewer different words than these, of both texts, are a short text.
pub const SHORT: usize = 12;

/// From here on two titles are the same title, where the records also share a thematic area.
pub const SAME_TITLE: Likeness = 900;

/// Shorter words say little about what a text is about.
const SHORTEST_WORD: usize = 3;

/// What is compared of a record, made once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    title: String,
    /// The hashes of the different words of title and text, ascending.
    words: Vec<u64>,
}

impl Shape {
    /// The shape of a record with this title and these further texts.
    pub fn new<'a>(title: &'a str, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words: Vec<u64> = Vec::new();
        for text in std::iter::once(title).chain(texts) {
            words.extend(words_of(&fold(text)).map(hash));
        }
        words.sort_unstable();
        words.dedup();
        let title = words_of(&fold(title)).collect::<Vec<_>>().join(" ");
        Self { title, words }
    }

    /// How much of all their words both have: the Jaccard index.
    pub fn text_likeness(&self, other: &Self) -> Likeness {
        let (shared, all) = self.words_with(other);
        per_mille(shared, all)
    }

    /// How many different words both have, and how many there are.
    fn words_with(&self, other: &Self) -> (usize, usize) {
        let shared = shared(&self.words, &other.words);
        (shared, self.words.len() + other.words.len() - shared)
    }

    /// How much of the longer title is the same: one less the Levenshtein distance over its length.
    pub fn title_likeness(&self, other: &Self) -> Likeness {
        let longer = self.title.chars().count().max(other.title.chars().count());
        let same = longer - strsim::levenshtein(&self.title, &other.title).min(longer);
        per_mille(same, longer)
    }

    /// How alike both are where that is enough to ask whether they are the same;
    /// `share_an_area` says whether they are about a thematic area that both name.
    pub fn near(&self, other: &Self, share_an_area: bool) -> Option<Likeness> {
        let (shared, all) = self.words_with(other);
        let text = per_mille(shared, all);
        let same_text = if all < SHORT { SAME_SHORT_TEXT } else { SAME_TEXT };
        let title = if share_an_area { self.title_likeness(other) } else { 0 };
        (text >= same_text || title >= SAME_TITLE).then(|| text.max(title))
    }
}

/// Nothing of nothing is no likeness at all.
fn per_mille(part: usize, whole: usize) -> Likeness {
    let share = (part * 1_000).checked_div(whole).unwrap_or(0);
    Likeness::try_from(share).unwrap_or(1_000)
}

/// How many values two ascending lists have in common.
fn shared(one: &[u64], other: &[u64]) -> usize {
    let (mut at, mut found) = (0, 0);
    for word in one {
        at += other[at..].partition_point(|other| other < word);
        found += usize::from(other.get(at) == Some(word));
    }
    found
}

fn fold(text: &str) -> String {
    deunicode(text).to_lowercase()
}

fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= SHORTEST_WORD)
}

/// FNV-1a, 64 bits.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BANKS: &str = "Bancos de leche humana: instalación, pasteurización, control de calidad y red \
                         de madres donantes en hospitales públicos del país";

    fn shape(title: &str, text: &str) -> Shape {
        Shape::new(title, [text])
    }

    #[test]
    fn the_same_record_is_wholly_alike() {
        let one = shape("Bancos de leche humana", BANKS);
        assert_eq!(one.near(&one, true), Some(1_000));
        assert_eq!((one.text_likeness(&one), one.title_likeness(&one)), (1_000, 1_000));
    }

    #[test]
    fn a_copy_that_lost_and_gained_some_words_is_near() {
        let copy = "INSTALACION de bancos de leche humana, pasteurización y control de calidad; red de \
                    madres donantes del país, con supervisión";
        let near = shape("Leche humana", BANKS).near(&shape("Otro título", copy), false);
        assert!(near.is_some_and(|likeness| likeness >= SAME_TEXT), "{near:?}");
    }

    #[test]
    fn another_thing_of_the_same_ministry_is_not() {
        let other = "Formación de enfermeras en control prenatal y atención del parto en hospitales \
                     públicos de zonas rurales del país";
        let near = shape("Bancos de leche humana", BANKS).near(&shape("Parto", other), true);
        assert_eq!(near, None);
    }

    #[test]
    fn the_same_title_is_near_only_in_the_same_area() {
        let one = shape("Rural electrification in 120 villages", "Solar kits, meters, training");
        let other =
            shape("Rural Electrification in 120 villages.", "Grid extension by the utility");
        assert_eq!(one.near(&other, true), Some(1_000));
        assert_eq!(one.near(&other, false), None);
    }

    #[test]
    fn short_requests_for_different_things_are_not_near() {
        let sorghum = shape("Semences de sorgho", "Les paysans manquent de sorgho.");
        let fonio = shape("Semences de fonio", "Les paysans manquent de fonio.");
        assert_eq!(sorghum.near(&fonio, true), None);
        let again = shape("Semences de sorgho", "Les paysans manquent tous de sorgho");
        assert!(sorghum.near(&again, false).is_some());
    }

    #[test]
    fn likeness_is_mutual() {
        let (one, other) =
            (shape("Água e saneamento", BANKS), shape("Agua", "madres donantes agua"));
        assert_eq!(one.text_likeness(&other), other.text_likeness(&one));
        assert_eq!(one.title_likeness(&other), other.title_likeness(&one));
    }

    #[test]
    fn nothing_is_like_nothing() {
        let empty = shape("", "de la y");
        assert_eq!(empty.near(&empty, true), None);
        assert_eq!(empty.text_likeness(&shape("", BANKS)), 0);
    }

    #[test]
    fn other_scripts_are_compared_too() {
        let one = shape("مياه الشرب", "مياه الشرب النظيفة للقرى النائية في الصحراء");
        assert_eq!(one.near(&one.clone(), true), Some(1_000));
    }
}
