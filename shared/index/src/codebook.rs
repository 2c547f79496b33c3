//! One byte for the values that most offers have.

use std::collections::BTreeMap;

/// Codes for the most frequent values; all others share one.
///
/// What a policy is frozen with, not what is known at the moment: a value that comes later is
/// [`OTHER`](Self::OTHER), about which nothing is known, and which therefore may lose nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codebook<T> {
    codes: BTreeMap<T, u8>,
    values: Vec<T>,
}

impl<T: Ord + Clone> Codebook<T> {
    /// The code of every value that has none of its own.
    pub const OTHER: u8 = u8::MAX;

    /// Codes for the most frequent of these, at most 255.
    pub fn of(values: impl IntoIterator<Item = T>) -> Self {
        let mut counts: BTreeMap<T, usize> = BTreeMap::new();
        for value in values {
            *counts.entry(value).or_default() += 1;
        }
        let mut ranked: Vec<(T, usize)> = counts.into_iter().collect();
        ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let values: Vec<T> = ranked.into_iter().take(255).map(|(value, _)| value).collect();
        Self { codes: values.iter().cloned().zip(0..).collect(), values }
    }

    /// The code of a value.
    pub fn code(&self, value: &T) -> u8 {
        self.codes.get(value).copied().unwrap_or(Self::OTHER)
    }

    /// The value of a code; `None` for [`OTHER`](Self::OTHER).
    pub fn value(&self, code: u8) -> Option<&T> {
        self.values.get(usize::from(code))
    }

    /// The values that have a code of their own, in the order of their codes.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// How many values have a code of their own.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether none has.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_values_have_codes_and_the_rest_share_one() {
        let book = Codebook::of((0..300).chain(200..300));
        assert_eq!(book.len(), 255);
        assert_eq!(book.code(&200), 0);
        assert_eq!(book.value(0), Some(&200));
        assert_eq!(book.code(&154), 254);
        assert_eq!(book.code(&155), Codebook::<i32>::OTHER);
        assert_eq!(book.value(Codebook::<i32>::OTHER), None);
    }
}
