//! How high the right provider was ranked, as numbers.

use std::fmt;

use serde::{Serialize, Serializer};

/// A rate in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(pub u64);

/// All of it.
const WHOLE: u64 = 1_000_000;

/// What a right provider at each of the first ten ranks counts in nDCG: 1 / log2(rank + 1), in
/// millionths.
const DISCOUNTS: [u64; 10] =
    [1_000_000, 630_930, 500_000, 430_677, 386_853, 356_207, 333_333, 315_465, 301_030, 289_065];

/// How well cases were ranked, on average.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// How many cases.
    pub cases: usize,
    /// The mean of 1 / the rank of the first right provider; 0 where none was ranked.
    pub mrr: Rate,
    /// How much of the right providers stood first.
    pub recall_1: Rate,
    /// How much of them stood among the first three.
    pub recall_3: Rate,
    /// Among the first five.
    pub recall_5: Rate,
    /// Among the first ten.
    pub recall_10: Rate,
    /// Normalised discounted cumulative gain of the first ten.
    pub ndcg_10: Rate,
}

impl Figures {
    /// Those of one case: the ranks (from 0) of the right providers that were ranked, and how many
    /// right providers there are.
    pub(crate) fn of_case(ranks: &[usize], truths: usize) -> Self {
        let truths = truths.max(1);
        let first = ranks.iter().min();
        let within = |depth: usize| {
            let found = ranks.iter().filter(|rank| **rank < depth).count();
            Rate(WHOLE * found as u64 / truths as u64)
        };
        let gain: u64 = ranks.iter().filter_map(|rank| DISCOUNTS.get(*rank)).sum();
        let best: u64 = DISCOUNTS.iter().take(truths).sum();
        Self {
            cases: 1,
            mrr: Rate(first.map_or(0, |rank| WHOLE / (*rank as u64 + 1))),
            recall_1: within(1),
            recall_3: within(3),
            recall_5: within(5),
            recall_10: within(10),
            ndcg_10: Rate(gain * WHOLE / best),
        }
    }

    /// The averages over cases.
    pub(crate) fn mean<'a>(cases: impl IntoIterator<Item = &'a Self>) -> Self {
        let cases: Vec<&Self> = cases.into_iter().collect();
        let mean = |rate: fn(&Self) -> Rate| Rate::mean(cases.iter().map(|one| rate(one)));
        Self {
            cases: cases.len(),
            mrr: mean(|one| one.mrr),
            recall_1: mean(|one| one.recall_1),
            recall_3: mean(|one| one.recall_3),
            recall_5: mean(|one| one.recall_5),
            recall_10: mean(|one| one.recall_10),
            ndcg_10: mean(|one| one.ndcg_10),
        }
    }
}

impl Rate {
    /// `part` of `whole`; of nothing it is nothing.
    pub(crate) fn of(part: usize, whole: usize) -> Self {
        Self(WHOLE * part as u64 / whole.max(1) as u64)
    }

    pub(crate) fn mean(rates: impl Iterator<Item = Self>) -> Self {
        let (sum, number) = rates.fold((0, 0), |(sum, number), rate| (sum + rate.0, number + 1));
        Self(sum / u64::max(number, 1))
    }

    /// In thousandths, to the nearest.
    fn thousandths(self) -> u64 {
        (self.0 + 500) / 1_000
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = format!("{}.{:03}", self.thousandths() / 1_000, self.thousandths() % 1_000);
        f.pad(&shown)
    }
}

/// As a number with six digits after the point, such as 0.564321.
impl Serialize for Rate {
    #[expect(clippy::cast_precision_loss, reason = "millionths are far below 2 to the 52nd")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0 as f64 / WHOLE as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out by hand from the reference scorer's definitions.
    #[test]
    fn a_case_with_two_right_providers_is_scored_as_the_reference_does() {
        // Right: ranks 2 and 12 of two. First found at 2; nDCG (1 / log2 3) / (1 + 1 / log2 3).
        let figures = Figures::of_case(&[1, 11], 2);
        assert_eq!(
            [figures.mrr, figures.recall_1, figures.recall_3, figures.recall_5, figures.recall_10],
            [500_000, 0, 500_000, 500_000, 500_000].map(Rate)
        );
        assert_eq!(figures.ndcg_10, Rate(386_852));
    }

    #[test]
    fn a_case_whose_provider_is_not_ranked_counts_nothing() {
        let none = Figures::of_case(&[], 1);
        assert_eq!(none, Figures { cases: 1, ..Figures::default() });
    }

    #[test]
    fn a_right_provider_in_the_first_place_counts_all() {
        let all = Figures::of_case(&[0], 1);
        assert_eq!([all.mrr, all.recall_1, all.ndcg_10], [Rate(WHOLE); 3]);
    }

    #[test]
    fn averages_are_over_cases() {
        let mean = Figures::mean([&Figures::of_case(&[0], 1), &Figures::of_case(&[3], 1)]);
        assert_eq!((mean.cases, mean.mrr, mean.recall_3), (2, Rate(625_000), Rate(500_000)));
        assert_eq!(Figures::mean([]), Figures::default());
    }

    #[test]
    fn a_rate_is_shown_in_thousandths() {
        assert_eq!(Rate(562_500).to_string(), "0.563");
        assert_eq!(format!("{:>6}", Rate(WHOLE)), " 1.000");
    }
}
