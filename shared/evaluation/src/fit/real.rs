//! The exponential and the logarithm from sums and products alone, so that they are the same to the
//! last digit on every machine.

use std::f64::consts::{LN_2, LOG2_E};

/// e to the power of a number; 0 far below 0, and no more than the number that e^700 is.
pub(super) fn exp(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    let x = x.min(700.0);
    let doublings = (x * LOG2_E).round();
    let rest = x - doublings * LN_2;
    // |rest| is at most 0.35: thirteen terms reach the last digit.
    let mut sum = 1.0;
    for term in (1..=13).rev() {
        sum = 1.0 + sum * rest / f64::from(term);
    }
    #[expect(clippy::cast_possible_truncation, reason = "within 1011 on either side of 0")]
    let doublings = doublings as i32;
    sum * power_of_two(doublings)
}

/// The natural logarithm of a positive, normal number.
pub(super) fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let exponent = i32::try_from((bits >> 52) & 0x7ff).unwrap_or(0) - 1_023;
    let part = f64::from_bits((bits & ((1 << 52) - 1)) | (1_023 << 52));
    // part is from 1 to 2: ln(part) = 2 artanh(z), z = (part - 1) / (part + 1), at most 1/3.
    let z = (part - 1.0) / (part + 1.0);
    let mut sum = 0.0;
    for term in (0..18).rev() {
        sum = sum * z * z + 1.0 / f64::from(2 * term + 1);
    }
    f64::from(exponent) * LN_2 + 2.0 * z * sum
}

fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(u64::try_from(exponent + 1_023).unwrap_or(0) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponential_and_logarithm_agree_with_the_library_and_each_other() {
        for x in [-699.5, -40.0, -1.0, -1e-9, 0.0, 0.3, 1.0, 17.25, 699.0] {
            assert!((exp(x) - x.exp()).abs() <= 1e-12 * x.exp(), "exp({x})");
            assert!((ln(exp(x)) - x).abs() <= 1e-12 * x.abs().max(1.0), "ln(exp({x}))");
        }
        assert_eq!((exp(-1e9), ln(1.0)), (0.0, 0.0));
    }
}
