//! Sets of small numbers, such as the words of a text, laid out so that what two of them have in
//! common is found without going through both.

use crate::kernel::{self, Path};

/// Words of 64 marks.
const WORDS: usize = 4;

/// A set of tokens. Each stands for one of 256 marks, and the first of those that share a mark is
/// found by it.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// One for each mark, in the order of the marks, and then those that share a mark with one before.
    all: Box<[u16]>,
    marks: [u64; WORDS],
    /// How many marks there are before each word of them.
    before: [u8; WORDS],
    /// How many tokens share a mark with one before.
    further: u16,
}

impl Tokens {
    /// A set of these, each once.
    pub fn new(tokens: &[u16]) -> Self {
        let mut sorted = tokens.to_vec();
        sorted.sort_unstable_by_key(|token| (Self::mark(*token), *token));
        let (mut first, mut further) = (Vec::with_capacity(tokens.len()), Vec::new());
        for token in sorted {
            let shares = first.last().is_some_and(|last| Self::mark(*last) == Self::mark(token));
            if shares { further.push(token) } else { first.push(token) }
        }
        let mut set = Self::default();
        for token in &first {
            set.marks[Self::mark(*token) / 64] |= 1 << (Self::mark(*token) % 64);
        }
        let mut before = 0;
        for (place, word) in set.before.iter_mut().zip(set.marks) {
            // With all marks of the words before, there are 192.
            *place = before;
            before = before.wrapping_add(u8::try_from(word.count_ones()).unwrap_or(u8::MAX));
        }
        set.further = u16::try_from(further.len()).unwrap_or(u16::MAX);
        first.extend(further);
        set.all = first.into();
        set
    }

    /// Which mark a token stands for, below 256.
    pub fn mark(token: u16) -> usize {
        usize::from(token.wrapping_mul(0x9E37) >> 8)
    }

    /// All tokens, in no order that means anything.
    pub fn all(&self) -> &[u16] {
        &self.all
    }

    /// A bit for each mark that a token stands for.
    pub fn marks(&self) -> [u64; WORDS] {
        self.marks
    }

    /// Its tokens will be read soon.
    pub fn prepare(&self) {
        kernel::prefetch(&*self.all);
    }

    /// The sum of the weights of the tokens that are in both. Every token has a weight, in its place.
    pub fn common(&self, other: &Self, weights: &[u32], path: Path) -> u32 {
        let ((mine, my_further), (theirs, their_further)) = (self.parts(), other.parts());
        let same = kernel::same_tokens(path, (mine, self.marks), (theirs, other.marks));
        let mut sum = 0;
        for (word, same) in same.into_iter().enumerate() {
            let tokens = kernel::rows(same).map(|mark| mine[self.rank(word * 64 + mark)]);
            sum += tokens.map(|token| weights[usize::from(token)]).sum::<u32>();
        }
        // Tokens are once in a set, so those that share a mark are met here and nowhere else.
        sum + other.sum_of(path, my_further, other.all.len(), weights)
            + self.sum_of(path, their_further, mine.len(), weights)
    }

    /// The weights of those of some tokens that are among the first so many of this set.
    fn sum_of(&self, path: Path, some: &[u16], first: usize, weights: &[u32]) -> u32 {
        let mut sum = 0;
        for some in some.chunks(64) {
            let found = kernel::which_in(path, some, &self.all[..first])
                .unwrap_or_else(|| self.which_in(some, first));
            sum += kernel::rows(found).map(|one| weights[usize::from(some[one])]).sum::<u32>();
        }
        sum
    }

    /// Which of at most 64 tokens are among the first so many of this set.
    fn which_in(&self, some: &[u16], first: usize) -> u64 {
        let further = &self.all[self.parts().0.len()..first];
        let has = some.iter().rev().map(|token| self.has(*token, further));
        has.fold(0, |found, has| found << 1 | u64::from(has))
    }

    /// The tokens that have a mark of their own, and those that share one with a token before.
    fn parts(&self) -> (&[u16], &[u16]) {
        self.all.split_at(self.all.len() - usize::from(self.further))
    }

    /// How many marks there are before one.
    fn rank(&self, mark: usize) -> usize {
        let below = self.marks[mark / 64] & ((1 << (mark % 64)) - 1);
        usize::from(self.before[mark / 64]) + below.count_ones() as usize
    }

    /// Whether a token that shares its mark with one before it in another set is in this one.
    #[inline]
    fn has(&self, token: u16, further: &[u16]) -> bool {
        let mark = Self::mark(token);
        let is_set = self.marks[mark / 64] >> (mark % 64) & 1 == 1;
        is_set && (self.all[self.rank(mark)] == token || further.contains(&token))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_two_sets_have_in_common_is_what_is_in_both_on_every_path(
            one in prop::collection::btree_set(0_u16..600, 0..300),
            other in prop::collection::btree_set(0_u16..2_000, 0..1_200),
            few in prop::collection::btree_set(any::<u16>(), 0..60),
        ) {
            let weights: Vec<u32> = (0..=u32::from(u16::MAX)).map(|token| token % 977 + 1).collect();
            let of = |set: &BTreeSet<u16>| Tokens::new(&set.iter().copied().collect::<Vec<_>>());
            for (one, other) in [(&one, &other), (&one, &few), (&few, &few), (&few, &other)] {
                let expected = one.intersection(other).map(|token| weights[usize::from(*token)]);
                let expected = expected.sum::<u32>();
                for path in Path::ALL {
                    prop_assert_eq!(of(one).common(&of(other), &weights, path), expected);
                }
            }
        }
    }
}
