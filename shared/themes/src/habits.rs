//! Which source each text comes from: registers code by their own habits, which say nothing about the
//! texts of others, so that they are learned apart from the words and then levelled out.

use crate::numbers::float;

/// How readily what sets a source apart is put down to its habits, not to its words. More than this
/// helps little with sources that were not seen and costs with those that were: at 0, 0.4 and 1 the
/// prototype of this model was right in 0.728, 0.726 and 0.721 of a fifth of the texts, and in 0.529,
/// 0.544 and 0.544 of those of four sources left out. At 0.4 instead of 0.3 this model was right within
/// three in 0.9000 of all texts in five folds, not 0.9008, and at first in 0.557 of Honduras' left out,
/// not 0.555.
const HABIT: f32 = 0.3;

/// The sources of the texts of one training.
pub(crate) struct Habits {
    sources: Vec<Option<usize>>,
    /// For each source its share of the texts that have one.
    shares: Vec<f32>,
}

impl Habits {
    /// `names[i]` is the source of a text; none for a text that no register coded, such as the name of
    /// a code.
    pub(crate) fn of(names: &[Option<&str>]) -> Self {
        let mut known: Vec<&str> = names.iter().copied().flatten().collect();
        let texts = float(known.len().max(1));
        known.sort_unstable();
        let shares = known.chunk_by(|one, other| one == other);
        let shares = shares.map(|same| float(same.len()) / texts).collect();
        known.dedup();
        let place = |name: Option<&str>| known.binary_search(&name?).ok();
        Self { sources: names.iter().copied().map(place).collect(), shares }
    }

    /// How many sources there are.
    pub(crate) fn count(&self) -> usize {
        self.shares.len()
    }

    /// The feature that a text has for coming from its source: a place among them, and a value.
    pub(crate) fn feature(&self, text: usize) -> Option<(usize, f32)> {
        self.sources[text].map(|source| (source, HABIT))
    }

    /// What the weights of the sources' features come to in the mean over all texts.
    pub(crate) fn mean(&self, weights: &[f32]) -> f32 {
        let products = weights.iter().zip(&self.shares).map(|(weight, share)| weight * share);
        HABIT * products.sum::<f32>()
    }
}

#[test]
fn a_text_without_source_has_no_feature_and_the_mean_is_over_the_others() {
    let habits = Habits::of(&[Some("b"), None, Some("a"), Some("b"), Some("b")]);
    assert_eq!(habits.count(), 2);
    assert_eq!(habits.feature(0), Some((1, HABIT)));
    assert_eq!(habits.feature(1), None);
    assert_eq!(habits.feature(2), Some((0, HABIT)));
    assert!((habits.mean(&[1.0, 3.0]) - 2.5 * HABIT).abs() < 1e-6);
}
