//! Says how alike two names are.

use strsim::{jaro_winkler, osa_distance};

use crate::names::{fold, sort_words};

/// How many first letters two words must share at least to have the same stem.
const STEM: usize = 4;

/// A name made ready for comparison.
pub(crate) struct Spelling {
    folded: String,
    /// The words in alphabetical order, if there are several.
    sorted: Option<String>,
    /// How often each letter or digit occurs.
    counts: [u8; 37],
    /// One bit for the beginning of each word; different beginnings may share a bit.
    stems: u64,
}

impl Spelling {
    pub(crate) fn new(name: &str) -> Self {
        let folded = fold(name);
        let mut counts = [0_u8; 37];
        for byte in folded.bytes() {
            let place = match byte {
                b'a'..=b'z' => byte - b'a',
                b'0'..=b'9' => byte - b'0' + 26,
                _ => 36,
            };
            let count = &mut counts[usize::from(place)];
            *count = count.saturating_add(1);
        }
        let stems = folded.split(' ').filter_map(|word| word.as_bytes().get(..STEM));
        let bit =
            |stem: &[u8]| stem.iter().fold(0_u8, |bit, byte| bit.wrapping_mul(31) ^ byte) % 64;
        let stems = stems.fold(0, |all, stem| all | 1 << bit(stem));
        let sorted = folded.contains(' ').then(|| sort_words(&folded));
        Self { folded, sorted, counts, stems }
    }

    /// How many letters, digits and spaces are left of the name.
    pub(crate) fn len(&self) -> usize {
        self.folded.len()
    }

    /// The words in alphabetical order.
    pub(crate) fn key(&self) -> &str {
        self.sorted.as_ref().unwrap_or(&self.folded)
    }

    /// How alike two spellings of a name are, from 0 to 1: what slips of the pen leave of it.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        let as_written = likeness(&self.folded, &other.folded);
        match (&self.sorted, &other.sorted) {
            (Some(one), Some(other)) => as_written.max(likeness(one, other)),
            _ => as_written,
        }
    }

    /// The most that the likeness can be, found from the letters alone.
    pub(crate) fn likeness_at_most(&self, other: &Self) -> f64 {
        let counts = self.counts.iter().zip(&other.counts);
        let shared = counts.map(|(one, other)| usize::from(*one.min(other))).sum();
        let unchanged = ratio(shared, self.len().max(other.len()));
        let jaro = (ratio(shared, self.len()) + ratio(shared, other.len()) + 1.0) / 3.0;
        // Four first letters alike close at most four tenths of what is missing.
        0.6 * unchanged + 0.4 * (jaro + 0.4 * (1.0 - jaro))
    }

    /// How alike two names are in their words, from 0 to 1: twice the letters of the words that
    /// are in both, divided by all letters.
    pub(crate) fn shared_words(&self, other: &Self) -> f64 {
        if self.stems & other.stems == 0 {
            return 0.0;
        }
        let words = |spelling: &Self| spelling.folded.split(' ').map(str::len).sum::<usize>();
        let in_other = |word: &&str| other.folded.split(' ').any(|it| same_stem(word, it));
        let shared: usize = self.folded.split(' ').filter(in_other).map(str::len).sum();
        ratio(2 * shared, words(self) + words(other)).min(1.0)
    }
}

/// Six tenths is the share of letters that need no change, where two neighbours that changed
/// places count as one; four tenths is the measure of Jaro and Winkler, which trusts the first
/// letters most, as people rarely mistake those.
fn likeness(one: &str, other: &str) -> f64 {
    let changed = ratio(osa_distance(one, other), one.len().max(other.len()));
    0.6 * (1.0 - changed) + 0.4 * jaro_winkler(one, other)
}

/// Whether the words begin alike and differ at most in an ending: *school* and *schools*.
fn same_stem(one: &str, other: &str) -> bool {
    let shared = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    shared >= STEM && ratio(shared, one.len().max(other.len())) >= 0.7
}

fn ratio(part: usize, whole: usize) -> f64 {
    let whole = u32::try_from(whole).unwrap_or(u32::MAX).max(1);
    f64::from(u32::try_from(part).unwrap_or(u32::MAX)) / f64::from(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> f64 {
        Spelling::new(one).likeness(&Spelling::new(other))
    }

    #[test]
    fn a_slip_in_a_long_name_weighs_less_than_in_a_short_one() {
        assert!(likeness("Mozambqiue", "Mozambique") > likeness("Mlai", "Mali"));
        assert!(likeness("Brazil", "Brazil") > 0.999);
        assert!(likeness("Brazil", "Chad") < 0.5);
    }

    #[test]
    fn words_may_stand_in_any_order() {
        assert!(likeness("Guinea Equatorail", "Equatorial Guinea") > 0.9);
    }

    #[test]
    fn letters_never_promise_less_than_there_is() {
        let names = ["Niger", "Nigeria", "Côte d'Ivoire", "Saint Kitts and Nevis", "Kitts Nevs St"];
        for (one, other) in names.iter().flat_map(|one| names.map(|other| (*one, other))) {
            let (one, other) = (Spelling::new(one), Spelling::new(other));
            assert!(one.likeness(&other) <= one.likeness_at_most(&other));
        }
    }

    #[test]
    fn endings_of_words_make_little_difference() {
        let share = |one, other| Spelling::new(one).shared_words(&Spelling::new(other));
        assert!(share("primary schools", "primary school") > 0.9);
        assert!(share("primary schools", "secondary education") < 0.1);
    }
}
