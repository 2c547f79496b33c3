//! Pairs that came lately, in memory, cheap to add to: nobody is answered before they are noted.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use super::Pair;

/// Pairs under few keys or many; the values under one key must come in ascending order.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    /// Where the last pair of each key lies.
    last: HashMap<u64, usize, BuildHasherDefault<Spread>>,
    /// Each pair, and where the one before it under the same key lies.
    pairs: Vec<(Pair, Option<usize>)>,
}

impl Recent {
    pub(crate) fn insert(&mut self, pair: Pair) {
        let before = self.last.insert(pair.0, self.pairs.len());
        debug_assert!(before.is_none_or(|before| self.pairs[before].0.1 < pair.1));
        self.pairs.push((pair, before));
    }

    pub(crate) fn len(&self) -> usize {
        self.pairs.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The largest value under `key`.
    pub(crate) fn last(&self, key: u64) -> Option<u64> {
        self.last.get(&key).map(|&place| self.pairs[place].0.1)
    }

    /// The values above `above` under `key`, ascending.
    pub(crate) fn values(&self, key: u64, above: u64) -> Vec<u64> {
        let first = self.last.get(&key).copied();
        let places = std::iter::successors(first, |&place| self.pairs[place].1);
        let values = places.map(|place| self.pairs[place].0.1);
        let mut values: Vec<u64> = values.take_while(|&value| value > above).collect();
        values.reverse();
        values
    }

    /// Every pair, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Pair> + '_ {
        self.pairs.iter().map(|&(pair, _)| pair)
    }

    /// Every pair, in order.
    pub(crate) fn sorted(&self) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = self.iter().collect();
        pairs.sort_unstable();
        pairs
    }
}

/// A hasher for keys that are hashes already: 48 bits of one, spread over 64.
#[derive(Debug, Default)]
pub(crate) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(self.0.rotate_left(8) ^ u64::from(byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_found_under_its_key_in_order() {
        let mut recent = Recent::default();
        for value in 1..=1_000 {
            recent.insert((value % 7, value));
        }
        assert_eq!(recent.last(3), Some(997));
        assert_eq!(recent.values(3, 980), [983, 990, 997]);
        assert_eq!(recent.values(3, 0).len(), 143);
        assert_eq!((recent.last(7), recent.values(7, 0)), (None, Vec::new()));
        let sorted = recent.sorted();
        assert!(sorted.is_sorted() && sorted.len() == recent.len() && !recent.is_empty());
        assert_eq!(sorted[..2], [(0, 7), (0, 14)]);
    }
}
