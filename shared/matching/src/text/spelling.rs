//! How much two stems look the same.

/// Shorter stems are alike by chance too often to be taken for cognates.
pub(super) const SHORTEST_COGNATE: usize = 5;

/// How much of the longer stem is the same, in thousandths.
pub(crate) fn alikeness(one: &str, other: &str) -> u32 {
    let longer = one.len().max(other.len());
    let shorter = one.len().min(other.len());
    if shorter < SHORTEST_COGNATE || longer - shorter > longer / 3 {
        return 0;
    }
    let same = longer - distance(one, other).min(longer);
    u32::try_from(1_000 * same / longer).unwrap_or(0)
}

/// The Levenshtein distance, by Myers's algorithm where a word has room for one of them: all rows of a
/// column at once (Journal of the ACM 46, 1999; as Hyyro put it, 2003).
fn distance(one: &str, other: &str) -> usize {
    if !(1..=64).contains(&one.len()) || !one.is_ascii() || !other.is_ascii() {
        return strsim::levenshtein(one, other);
    }
    let last = 1_u64 << (one.len() - 1);
    let (mut more, mut less, mut distance) = (u64::MAX, 0_u64, one.len());
    for letter in other.bytes() {
        let here = one.bytes().enumerate();
        let same = here.fold(0, |bits, (at, byte)| bits | u64::from(byte == letter) << at);
        let down = same | less;
        let across = ((same & more).wrapping_add(more) ^ more) | same;
        let (rises, falls) = (less | !(across | more), more & across);
        distance += usize::from(rises & last != 0);
        distance -= usize::from(falls & last != 0);
        let rises = rises << 1 | 1;
        more = falls << 1 | !(down | rises);
        less = rises & down;
    }
    distance
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn distances_are_those_of_the_plain_algorithm(
            one in "[a-e]{1,70}", other in "[a-eé]{0,70}",
        ) {
            prop_assert_eq!(distance(&one, &other), strsim::levenshtein(&one, &other));
        }
    }
}
