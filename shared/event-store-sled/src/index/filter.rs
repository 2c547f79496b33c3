//! Tells at once that a fingerprint is in none of a file's pages, which is what most questions ask.

use super::FINGERPRINT_BITS;

/// Bits of a filter for each fingerprint: about one in a hundred passes that is not there.
const BITS_EACH: u64 = 10;

/// A Bloom filter in which each fingerprint has its bits in one cache line.
#[derive(Debug)]
pub(crate) struct Filter {
    lines: Vec<[u64; 8]>,
}

impl Filter {
    pub(crate) fn for_count(count: u64) -> Self {
        let lines = (count * BITS_EACH).div_ceil(512).max(1);
        Self { lines: vec![[0; 8]; usize::try_from(lines).unwrap_or(usize::MAX)] }
    }

    pub(crate) fn insert(&mut self, key: u64) {
        let line = self.line(key);
        for (word, bit) in bits(key) {
            self.lines[line][word] |= bit;
        }
    }

    pub(crate) fn may_contain(&self, key: u64) -> bool {
        let line = &self.lines[self.line(key)];
        bits(key).all(|(word, bit)| line[word] & bit != 0)
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        self.lines.iter().flatten().flat_map(|word| word.to_le_bytes()).collect()
    }

    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let (words, rest) = bytes.as_chunks::<8>();
        let words: Vec<u64> = words.iter().map(|&word| u64::from_le_bytes(word)).collect();
        let (lines, odd) = words.as_chunks::<8>();
        (rest.is_empty() && odd.is_empty() && !lines.is_empty())
            .then(|| Self { lines: lines.to_vec() })
    }

    /// The upper bits choose the line, the lower ones the bits within it.
    fn line(&self, key: u64) -> usize {
        let line = (u128::from(key) * self.lines.len() as u128) >> FINGERPRINT_BITS;
        usize::try_from(line).unwrap_or(0).min(self.lines.len() - 1)
    }
}

fn bits(key: u64) -> impl Iterator<Item = (usize, u64)> {
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (0..6).map(move |n| {
        let bit = (mixed >> (9 * n)) & 511;
        (usize::try_from(bit / 64).unwrap_or(0), 1 << (bit % 64))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(n: u64) -> u64 {
        let hash = blake3::hash(&n.to_le_bytes());
        u64::from_le_bytes(*hash.as_bytes().first_chunk().unwrap()) >> (64 - FINGERPRINT_BITS)
    }

    #[test]
    fn nothing_that_is_there_is_denied_and_little_that_is_not_passes() {
        let mut filter = Filter::for_count(10_000);
        (0..10_000).for_each(|n| filter.insert(key(n)));
        let filter = Filter::parse(&filter.to_bytes()).unwrap();
        assert!((0..10_000).all(|n| filter.may_contain(key(n))));
        let passed = (10_000..110_000).filter(|&n| filter.may_contain(key(n))).count();
        assert!(passed < 3_000, "{passed} of 100000 passed");
    }
}
