//! Arithmetic out of the four rules and the square root alone: a library's exponential may differ
//! from machine to machine, and then so would a trained model and what it says.

use std::f32::consts::{LN_2, LOG2_E};

/// e to the power of `x`, for `x` from -80 to 80; beyond, that of the nearer bound.
pub(crate) fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    let halvings = (x * LOG2_E).round();
    let rest = x - halvings * LN_2;
    // Taylor's series: the rest is at most 0.35, so the next term would be below 1e-7.
    let mut power = 1.0;
    for term in (1..=7_u8).rev() {
        power = 1.0 + power * rest / f32::from(term);
    }
    let (mut left, factor) = (halvings.abs(), if halvings < 0.0 { 0.5 } else { 2.0 });
    while left > 0.5 {
        power *= factor;
        left -= 1.0;
    }
    power
}

/// The natural logarithm of a positive number.
pub(crate) fn ln(x: f32) -> f32 {
    let (mut rest, mut doublings) = (x.max(f32::MIN_POSITIVE), 0.0);
    while rest > 1.5 {
        rest /= 2.0;
        doublings += 1.0;
    }
    while rest < 0.75 {
        rest *= 2.0;
        doublings -= 1.0;
    }
    // The series of the inverse hyperbolic tangent; `z` is at most 0.2.
    let z = (rest - 1.0) / (rest + 1.0);
    let square = z * z;
    let series = 1.0 + square * (1.0 / 3.0 + square * (0.2 + square * (1.0 / 7.0 + square / 9.0)));
    doublings * LN_2 + 2.0 * z * series
}

/// Makes scores into shares that sum to 1.
pub(crate) fn softmax(scores: &mut [f32]) {
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in &mut *scores {
        *score = exp(*score - highest);
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^24")]
pub(crate) fn float(count: usize) -> f32 {
    count as f32
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the nearest number of half the width is meant"
)]
pub(crate) fn narrow(x: f64) -> f32 {
    x as f32
}

#[expect(clippy::cast_possible_truncation, reason = "it is brought within bounds first")]
pub(crate) fn byte(x: f32) -> i8 {
    x.round().clamp(-127.0, 127.0) as i8
}

#[expect(clippy::cast_possible_truncation, reason = "it is brought within bounds first")]
pub(crate) fn short(x: f32) -> i16 {
    x.round().clamp(-32_767.0, 32_767.0) as i16
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is brought within bounds first"
)]
pub(crate) fn whole(x: f32, most: u16) -> u16 {
    x.round().clamp(0.0, f32::from(most)) as u16
}

/// Numbers without a pattern, the same for the same seed: `SplitMix64`.
pub(crate) struct Draws(u64);

impl Draws {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1, without 1.
    pub(crate) fn share(&mut self) -> f32 {
        f32::from(u16::try_from(self.next() >> 48).unwrap_or(0)) / 65_536.0
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let among = u64::try_from(last + 1).unwrap_or(u64::MAX);
            items.swap(last, usize::try_from(self.next() % among).unwrap_or(0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponential_and_logarithm_agree_with_the_library() {
        for step in -400_i16..400 {
            let x = f32::from(step) / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "exp({x})");
            let power = x.exp();
            assert!((ln(power) - x).abs() < 1e-4, "ln({power})");
        }
        assert!(exp(1000.0).is_finite());
    }

    #[test]
    fn shares_sum_to_one() {
        let mut scores = [3.0, -100.0, 2.5];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(scores[0] > scores[2] && scores[2] > scores[1]);
    }

    #[test]
    fn a_shuffle_loses_nothing_and_is_the_same_each_time() {
        let shuffled = || {
            let mut items: Vec<u8> = (0..100).collect();
            Draws::new(7).shuffle(&mut items);
            items
        };
        assert_eq!(shuffled(), shuffled());
        assert_ne!(shuffled(), (0..100).collect::<Vec<u8>>());
        let mut sorted = shuffled();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..100).collect::<Vec<u8>>());
    }
}
