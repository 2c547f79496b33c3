//! Holds texts against each other by what they mean, across English, Spanish, Portuguese and French.
//!
//! A text becomes the sum of its words' vectors, and two texts are as alike as their vectors' angle.
//! The vectors come from a table that is compiled in; `distil/` says how it was made from a
//! multilingual sentence model. All sums are whole numbers, so a likeness is the same everywhere.
//!
//! ```
//! use meaning::Meaning;
//!
//! let request = Meaning::of("Capacitación de enfermeras en hospitales rurales");
//! let nurses = Meaning::of("Training of nurses for rural hospitals");
//! let roads = Meaning::of("Paving of national roads and bridges");
//! assert!(request.likeness(&nurses) > request.likeness(&roads) + 300);
//! ```

mod sentences;
mod table;
mod words;

use std::collections::BTreeMap;

use table::Table;

pub use sentences::{Nearest, Sentences, sentences};
pub use table::{DIMENSIONS, bytes};
pub use words::{fold, words};

/// What a text is about, as a direction in a space that four languages share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Scaled so that the largest is 127 or -127; all 0 where nothing was understood.
    direction: [i8; DIMENSIONS],
}

/// Sums of word vectors, before they are brought to length.
pub(crate) type Sums = [i64; DIMENSIONS];

impl Meaning {
    /// What one text means. Case, accents and the order of its words do not matter.
    pub fn of(text: &str) -> Self {
        Self::from_sums(&sums(text))
    }

    /// What a text with a title means: the title says as much as title and description together.
    pub fn of_titled(title: &str, description: &str) -> Self {
        let (mut whole, named) = (sums(description), sums(title));
        add(&mut whole, &named);
        let (mut whole, named) = (brought_to_length(&whole), brought_to_length(&named));
        add(&mut whole, &named);
        Self::from_sums(&whole)
    }

    /// The cosine of the angle to the other, in thousandths: 1000 for the same direction, about 0 for
    /// texts that have nothing to do with each other, seldom far below.
    pub fn likeness(&self, other: &Self) -> i32 {
        let (dot, lengths) = (self.dot(other), self.dot(self) * other.dot(other));
        if lengths == 0 {
            return 0;
        }
        let length = i64::try_from(lengths.unsigned_abs().isqrt()).unwrap_or(i64::MAX);
        let cosine = (1000 * dot).checked_div(length).unwrap_or(0);
        i32::try_from(cosine.clamp(-1000, 1000)).unwrap_or(0)
    }

    /// Whether no word of the text was understood. Such a text is like no other.
    pub fn is_empty(&self) -> bool {
        self.direction.iter().all(|&it| it == 0)
    }

    /// The direction's components: of the most telling first, the largest of them 127 or -127.
    pub fn components(&self) -> &[i8; DIMENSIONS] {
        &self.direction
    }

    fn dot(&self, other: &Self) -> i64 {
        let pairs = self.direction.iter().zip(&other.direction);
        i64::from(pairs.map(|(&one, &two)| i32::from(one) * i32::from(two)).sum::<i32>())
    }

    pub(crate) fn from_sums(sums: &Sums) -> Self {
        let largest = sums.iter().map(|it| it.abs()).max().unwrap_or(0).max(1);
        let scaled = |it: i64| (2 * 127 * it + it.signum() * largest) / (2 * largest);
        Self { direction: sums.map(|it| i8::try_from(scaled(it)).unwrap_or(0)) }
    }
}

/// How often each word that is known stands in a text, by its place in the table.
pub(crate) type Counts = BTreeMap<usize, u64>;

/// Counts the words of a text.
pub(crate) fn counts(text: &str) -> Counts {
    let table = Table::get();
    let mut counts = Counts::new();
    for word in words(text).iter().filter_map(|word| table.nearest(word)) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// The weighted sum of the vectors of a text's words.
fn sums(text: &str) -> Sums {
    sums_of(&counts(text))
}

/// The same of words that are counted.
pub(crate) fn sums_of(counts: &Counts) -> Sums {
    let mut sums = [0; DIMENSIONS];
    for (&word, &times) in counts {
        add_word(&mut sums, word, heft(times));
    }
    sums
}

/// How much a word counts that is said so often, in sixteenths: four times count twice.
pub(crate) fn heft(times: u64) -> i64 {
    i64::try_from((times << 8).isqrt()).unwrap_or(16)
}

/// Adds a word of that [`heft`].
pub(crate) fn add_word(sums: &mut Sums, word: usize, heft: i64) {
    let table = Table::get();
    let weight = table.weight(word) * heft;
    for (sum, component) in sums.iter_mut().zip(table.vector(word)) {
        *sum += weight * i64::from(component);
    }
}

/// The same direction at a length of about 2^15.
fn brought_to_length(sums: &Sums) -> Sums {
    // Whatever the sums, their squares then fit.
    let largest = sums.iter().map(|it| it.abs()).max().unwrap_or(0).max(1);
    let small = sums.map(|it| it * (1 << 20) / largest);
    let square: u64 = small.iter().map(|it| it.unsigned_abs().pow(2)).sum();
    let length = i64::try_from(square.isqrt()).unwrap_or(i64::MAX).max(1);
    small.map(|it| it * (1 << 15) / length)
}

fn add(sums: &mut Sums, more: &Sums) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_same_matter_is_alike_in_four_languages_and_another_matter_is_not() {
        let matters = [
            [
                "Strengthening of maternal health services in rural areas",
                "Fortalecimiento de los servicios de salud materna en zonas rurales",
                "Fortalecimento dos serviços de saúde materna em áreas rurais",
                "Renforcement des services de santé maternelle en milieu rural",
            ],
            [
                "Rural electrification with small hydropower plants",
                "Electrificación rural con pequeñas centrales hidroeléctricas",
                "Eletrificação rural com pequenas centrais hidrelétricas",
                "Électrification rurale par de petites centrales hydroélectriques",
            ],
            [
                "Training of customs officers for trade facilitation",
                "Capacitación de funcionarios de aduanas para facilitar el comercio",
                "Treinamento de funcionários da alfândega para a facilitação do comércio",
                "Formation des agents des douanes à la facilitation du commerce",
            ],
        ];
        let meant = matters.map(|matter| matter.map(Meaning::of));
        let pairs = |same: bool| {
            let all = (0..3).flat_map(|one| (0..3).map(move |other| (one, other)));
            let chosen = all.filter(move |(one, other)| same == (one == other));
            chosen.flat_map(|(one, other)| {
                meant[one].iter().flat_map(move |a| meant[other].map(|b| a.likeness(&b)))
            })
        };
        let (least, most) = (pairs(true).min().unwrap(), pairs(false).max().unwrap());
        assert!(least > most + 40, "{least} is the least of the same, {most} the most of others");
    }

    #[test]
    fn case_accents_and_order_do_not_matter() {
        let one = Meaning::of("Educação básica no campo");
        assert_eq!(one, Meaning::of("NO CAMPO: EDUCACAO BASICA"));
        assert_eq!(one.likeness(&one), 1000);
    }

    #[test]
    fn a_text_that_is_not_understood_is_like_no_other() {
        for text in ["", "2009/2011", "▮ ▮"] {
            let nothing = Meaning::of(text);
            assert!(nothing.is_empty());
            assert_eq!(nothing.likeness(&Meaning::of("water")), 0);
            assert_eq!(nothing.likeness(&nothing), 0);
        }
    }

    #[test]
    fn a_title_counts_as_much_as_the_whole() {
        let description = "The project pays for schools, teachers, books, roads and a harbour.";
        let titled = Meaning::of_titled("Deep-sea harbour", description);
        let whole = Meaning::of(&format!("Deep-sea harbour {description}"));
        let harbour = Meaning::of("harbour");
        assert!(titled.likeness(&harbour) > whole.likeness(&harbour));
        assert_eq!(Meaning::of_titled("Schools", "").likeness(&Meaning::of("Schools")), 1000);
    }

    #[test]
    fn components_are_pinned_so_that_every_machine_agrees() {
        let meaning = Meaning::of("Abastecimiento de agua potable en comunidades rurales");
        assert_eq!(meaning.components()[..8], [11, 28, 31, -73, 14, -127, 36, 30]);
    }

    proptest! {
        #[test]
        fn likeness_is_the_same_both_ways_and_within_bounds(one in ".{0,80}", other in "[a-z ]{0,80}") {
            let (one, other) = (Meaning::of(&one), Meaning::of(&other));
            prop_assert_eq!(one.likeness(&other), other.likeness(&one));
            prop_assert!((-1000..=1000).contains(&one.likeness(&other)));
            prop_assert!(one.is_empty() || one.likeness(&one) == 1000);
        }
    }
}
