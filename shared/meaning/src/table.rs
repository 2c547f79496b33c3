//! Finds a word's vector and weight in `data/words.bin`, in place, so that nothing is loaded first.

use std::{
    cmp::{Ordering, Reverse},
    sync::LazyLock,
};

/// How many components a vector has.
pub const DIMENSIONS: usize = 128;

/// A word that is not in the table may stand for one that shares at least so many letters with it...
const SHARED_LETTERS: usize = 5;
/// ...and at least so many hundredths of its letters.
const SHARED_PER_CENT: usize = 70;

/// How many words on either side of where an unknown word would stand are looked at.
const LOOKED_AT: usize = 8;

static BYTES: &[u8] = include_bytes!("../data/words.bin");

/// The whole table: whoever has the same bytes finds the same likenesses.
pub fn bytes() -> &'static [u8] {
    BYTES
}

/// The file: `meaning1`, the count of words and of components, where each word starts (and the last
/// ends), the words in the order of the alphabet, their weights, their vectors. Numbers are
/// little-endian and of 32 bits; a weight is a byte and so is a component, the latter with its sign.
pub(crate) struct Table {
    starts: &'static [[u8; 4]],
    letters: &'static [u8],
    weights: &'static [u8],
    vectors: &'static [[u8; DIMENSIONS]],
}

impl Table {
    /// The table that is compiled in. Should it be damaged, it is empty, which a test would see.
    pub(crate) fn get() -> &'static Self {
        static TABLE: LazyLock<Table> =
            LazyLock::new(|| Table::read(BYTES).unwrap_or(Table::EMPTY));
        &TABLE
    }

    const EMPTY: Self = Self { starts: &[], letters: &[], weights: &[], vectors: &[] };

    fn read(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(b"meaning1")?;
        let (&count, rest) = rest.split_first_chunk::<4>()?;
        let (&dimensions, rest) = rest.split_first_chunk::<4>()?;
        let count = number(count);
        let (starts, rest) = rest.split_at_checked((count + 1) * 4)?;
        let starts = starts.as_chunks::<4>().0;
        let (letters, rest) = rest.split_at_checked(number(*starts.last()?))?;
        let (weights, rest) = rest.split_at_checked(count)?;
        let (vectors, rest) = rest.as_chunks::<DIMENSIONS>();
        let whole = number(dimensions) == DIMENSIONS && rest.is_empty() && vectors.len() == count;
        whole.then_some(Self { starts, letters, weights, vectors })
    }

    /// The place of the word, or else of the one that is most like it at its start: inflected forms
    /// and slips of the pen mostly differ at the end.
    pub(crate) fn nearest(&self, word: &str) -> Option<usize> {
        let word = word.as_bytes();
        let place = match self.search(word) {
            Ok(place) => return Some(place),
            Err(place) => place,
        };
        let before = (0..place).rev().take(LOOKED_AT);
        let after = (place..self.weights.len()).take(LOOKED_AT);
        // Of those that share as much, the one whose length differs least, then the first.
        let fit = |&at: &usize| {
            let other = self.word(at);
            (Reverse(shared(word, other)), other.len().abs_diff(word.len()), at)
        };
        let best = before.chain(after).min_by_key(fit)?;
        let (longest, shared) =
            (word.len().max(self.word(best).len()), shared(word, self.word(best)));
        (shared >= SHARED_LETTERS && shared * 100 >= longest * SHARED_PER_CENT).then_some(best)
    }

    /// How much the word at a place counts, from 1 for the most common to 255.
    pub(crate) fn weight(&self, place: usize) -> i64 {
        i64::from(self.weights[place])
    }

    pub(crate) fn vector(&self, place: usize) -> impl Iterator<Item = i8> {
        self.vectors[place].iter().map(|byte| byte.cast_signed())
    }

    fn word(&self, place: usize) -> &'static [u8] {
        &self.letters[number(self.starts[place])..number(self.starts[place + 1])]
    }

    fn search(&self, word: &[u8]) -> Result<usize, usize> {
        let (mut from, mut to) = (0, self.weights.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            match self.word(middle).cmp(word) {
                Ordering::Less => from = middle + 1,
                Ordering::Equal => return Ok(middle),
                Ordering::Greater => to = middle,
            }
        }
        Err(from)
    }
}

fn shared(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

fn number(bytes: [u8; 4]) -> usize {
    usize::try_from(u32::from_le_bytes(bytes)).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_where_it_stands() {
        let table = Table::get();
        assert!(table.weights.len() > 50_000);
        for place in 0..table.weights.len() {
            assert_eq!(table.search(table.word(place)), Ok(place));
            assert!(table.weight(place) > 0);
        }
    }

    #[test]
    fn an_unknown_form_stands_for_the_known_word_that_it_starts_like() {
        let table = Table::get();
        let word = |unknown: &str| {
            assert!(table.search(unknown.as_bytes()).is_err(), "{unknown} is known");
            table.nearest(unknown).map(|place| String::from_utf8_lossy(table.word(place)))
        };
        assert_eq!(word("alfabetizadoraz").as_deref(), Some("alfabetizados"));
        assert_eq!(word("irrigationnes").as_deref(), Some("irrigations"));
        assert_eq!(word("zzxq"), None);
        assert_eq!(word("internationalwhatever"), None);
    }

    #[test]
    fn a_damaged_table_is_refused() {
        assert!(Table::read(&BYTES[..BYTES.len() - 1]).is_none());
        assert!(Table::read(&BYTES[1..]).is_none());
        assert!(Table::read(b"meaning1").is_none());
    }
}
