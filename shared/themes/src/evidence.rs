//! What an answer rests on, and what each part of it counts for its being right.

use crate::numbers::{exp, ln, narrow};

/// How many parts evidence has.
pub(crate) const PARTS: usize = 6;
/// What the parts count before anything was seen: the share is believed.
const BELIEVED: [f32; PARTS] = [0.0, 1.0, 0.0, 0.0, 0.0, 0.0];
/// How strongly the parts are held to that.
const HELD: f64 = 1.0;
/// How often they are adjusted.
const ADJUSTED: usize = 200;
/// Shares nearer to 0 or 1 than this are all as sure.
const LEAST_SHARE: f32 = 1e-3;

/// What speaks for one class of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Evidence([f32; PARTS]);

impl Evidence {
    /// From the share of the class, the share that sense alone gives it, its distance from the border by
    /// wording alone, and how many concepts are understood: of two answers with the same share, that to
    /// the shorter text is right less often.
    pub(crate) fn of(share: f32, sense: f32, wording: f32, concepts: f32) -> Self {
        let concepts = 1.0 + concepts;
        let odds = log_odds(share);
        Self([1.0, odds, odds / concepts.sqrt(), log_odds(sense), wording, ln(concepts)])
    }
}

/// What each part counts: logistic regression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Counts(pub(crate) [f32; PARTS]);

impl Counts {
    /// From answers to texts that were not learned from: what each rests on, and whether it was right.
    ///
    /// Steps are as long as the steepest bend allows, so that none goes too far (Böhning and Lindsay,
    /// "Monotonicity of Quadratic-Approximation Algorithms", 1988). Sums are of twice the width.
    pub(crate) fn learn(answers: &[(Evidence, bool)]) -> Self {
        let mut bend = [[0.0; PARTS]; PARTS];
        for (at, row) in bend.iter_mut().enumerate() {
            row[at] = HELD;
        }
        for (evidence, _) in answers {
            let parts = evidence.0.map(f64::from);
            for (row, part) in bend.iter_mut().zip(parts) {
                row.iter_mut().zip(parts).for_each(|(sum, other)| *sum += part * other / 4.0);
            }
        }
        let mut counts = Self(BELIEVED);
        for _ in 0..ADJUSTED {
            let mut slope = [0.0; PARTS];
            for (at, slope) in slope.iter_mut().enumerate() {
                *slope = HELD * f64::from(counts.0[at] - BELIEVED[at]);
            }
            for (evidence, was_right) in answers {
                let off = f64::from(counts.likely(evidence) - f32::from(u8::from(*was_right)));
                slope
                    .iter_mut()
                    .zip(evidence.0)
                    .for_each(|(sum, part)| *sum += off * f64::from(part));
            }
            let steps = solved(bend, slope);
            counts.0.iter_mut().zip(steps).for_each(|(count, step)| *count -= narrow(step));
        }
        counts
    }

    /// How likely such an answer is right, from 0 to 1.
    pub(crate) fn likely(&self, evidence: &Evidence) -> f32 {
        let sum: f32 = evidence.0.iter().zip(self.0).map(|(part, count)| part * count).sum();
        1.0 / (1.0 + exp(-sum))
    }
}

fn log_odds(share: f32) -> f32 {
    let share = share.clamp(LEAST_SHARE, 1.0 - LEAST_SHARE);
    ln(share / (1.0 - share))
}

/// The `x` for which `bend` times `x` is `slope`, by elimination. `bend` bends upwards every way, so that
/// nothing is divided by 0.
fn solved(mut bend: [[f64; PARTS]; PARTS], mut slope: [f64; PARTS]) -> [f64; PARTS] {
    for at in 0..PARTS {
        for below in at + 1..PARTS {
            let (times, row) = (bend[below][at] / bend[at][at], bend[at]);
            bend[below].iter_mut().zip(row).for_each(|(it, above)| *it -= times * above);
            slope[below] -= times * slope[at];
        }
    }
    for at in (0..PARTS).rev() {
        let known: f64 = (at + 1..PARTS).map(|it| bend[at][it] * slope[it]).sum();
        slope[at] = (slope[at] - known) / bend[at][at];
    }
    slope
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_answers_the_share_is_believed() {
        let counts = Counts::learn(&[]);
        for share in [0.1, 0.5, 0.9] {
            let likely = counts.likely(&Evidence::of(share, 0.3, -0.5, 4.0));
            assert!((likely - share).abs() < 1e-3, "{share}: {likely}");
        }
    }

    #[test]
    fn what_was_wrong_of_short_texts_is_believed_less_of_short_texts_only() {
        let (short, long) = (Evidence::of(0.9, 0.9, 0.1, 3.0), Evidence::of(0.9, 0.9, 0.1, 40.0));
        let answers: Vec<(Evidence, bool)> =
            (0..1000).flat_map(|at| [(short, at % 10 < 4), (long, at % 10 < 9)]).collect();
        let counts = Counts::learn(&answers);
        let likely = |evidence| counts.likely(&evidence);
        assert!((likely(short) - 0.4).abs() < 0.02 && (likely(long) - 0.9).abs() < 0.02);
        assert!((0.4..0.9).contains(&likely(Evidence::of(0.9, 0.9, 0.1, 10.0))));
    }

    #[test]
    fn equations_are_solved() {
        let mut bend = [[0.5; PARTS]; PARTS];
        for (at, row) in bend.iter_mut().enumerate() {
            row[at] = 4.0;
        }
        let wanted = [1.0, -2.0, 3.0, 0.5, 0.0, -1.0];
        let slope = bend.map(|row| row.iter().zip(wanted).map(|(one, other)| one * other).sum());
        let found = solved(bend, slope);
        assert!(found.iter().zip(wanted).all(|(one, other)| (one - other).abs() < 1e-9));
    }
}
