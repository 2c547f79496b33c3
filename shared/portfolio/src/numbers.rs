//! Whole-number arithmetic, so that every machine gives the same points.

/// What a score is made of. A hundred double the odds.
pub type Points = i32;

/// A share of a whole, in thousandths.
pub type Share = i32;

/// How many binary digits after the point a logarithm is worked out to.
const DIGITS: u32 = 12;

/// The binary logarithm of a number, in thousandths, rounded down; that of 0 is taken as that of 1.
///
/// The fraction comes from squaring: a square of 2 or more yields a binary 1.
pub(crate) fn log2(number: u64) -> i64 {
    let number = number.max(1);
    let whole = number.ilog2();
    // The number as a fixed-point value from 1 to 2, with 32 binary digits.
    let mut rest = if whole > 32 { number >> (whole - 32) } else { number << (32 - whole) };
    let mut fraction = 0_i64;
    for _ in 0..DIGITS {
        let square = (u128::from(rest) * u128::from(rest)) >> 32;
        let carries = square >> 33 > 0;
        fraction = (fraction << 1) | i64::from(carries);
        rest = u64::try_from(if carries { square >> 1 } else { square }).unwrap_or(u64::MAX);
    }
    i64::from(whole) * 1_000 + ((fraction * 1_000) >> DIGITS)
}

/// How often something was seen, in thousandths, on a scale on which each doubling counts the same.
pub(crate) fn doublings(thousandths: u64) -> i64 {
    log2(1_000 + thousandths) - log2(1_000)
}

/// `part` of `whole` in thousandths; of nothing it is nothing.
pub(crate) fn share(part: u64, whole: u64) -> i64 {
    let share = u128::from(part) * 1_000 / u128::from(whole.max(1));
    i64::try_from(share).unwrap_or(i64::MAX)
}

/// A quotient of whole numbers, rounded to the nearest, halves away from zero.
pub(crate) fn rounded(part: i64, whole: i64) -> i64 {
    let half = whole / 2;
    if part < 0 { (part - half) / whole } else { (part + half) / whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logarithm_is_exact_for_powers_of_two_and_close_in_between() {
        assert_eq!(
            [0, 1, 2, 1_024, 1 << 40, 1 << 63].map(log2),
            [0, 0, 1_000, 10_000, 40_000, 63_000]
        );
        // 1,584.96 and 9,965.78.
        assert_eq!([3, 1_000].map(log2), [1_584, 9_965]);
        assert!((1..5_000).all(|number| log2(number) <= log2(number + 1)));
    }

    #[test]
    fn each_doubling_counts_the_same() {
        assert_eq!([0, 1_000, 3_000, 7_000].map(doublings), [0, 1_000, 2_000, 3_000]);
    }

    #[test]
    fn a_quotient_is_rounded_to_the_nearest() {
        assert_eq!([-15, -14, 0, 14, 15].map(|part| rounded(part, 10)), [-2, -1, 0, 1, 2]);
    }
}
