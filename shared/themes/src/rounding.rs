//! Rounds a class's weights to a few levels so that the scores of texts suffer least.

use std::cmp::Reverse;

use crate::numbers::byte;

/// A weight is kept as one of so many levels to either side of 0, and is the level's square in units of
/// the class: most weights are small, and the small ones together say as much as the large ones.
const LEVELS: f32 = 7.0;
/// How much of the error that a text's other weights have made is made good by the next. Rounded each
/// for itself, weights were right within three in 0.899 of all texts in five folds, not 0.900, and
/// alone, without the nets, in 0.881, not 0.884.
const MADE_GOOD: f32 = 0.5;
/// Added to the square of a place's values, so that places of few texts make good less: what suits those
/// texts need not suit others.
const CAUTION: f32 = 0.05;

/// For each place that some text has, common places first: the place, and those texts with their values.
pub(crate) struct Rounding {
    texts: usize,
    holders: Vec<(usize, Vec<(usize, f32)>)>,
}

impl Rounding {
    /// `texts[i]` are places with values; those beyond `places` are not rounded.
    pub(crate) fn of(texts: &[Vec<(usize, f32)>], places: usize) -> Self {
        let mut holders: Vec<_> = (0..places).map(|place| (place, Vec::new())).collect();
        for (text, features) in texts.iter().enumerate() {
            for &(place, value) in features.iter().filter(|(place, _)| *place < places) {
                holders[place].1.push((text, value));
            }
        }
        holders.retain(|(_, texts)| !texts.is_empty());
        holders.sort_by_key(|(_, texts)| Reverse(texts.len()));
        Self { texts: texts.len(), holders }
    }

    /// The unit of the weights, and the level of each place that has one. Errors are carried on from
    /// weight to weight, as Frantar and others do with the layers of nets ("GPTQ", 2022), so that in a
    /// text they cancel out rather than add up.
    pub(crate) fn round(&self, weights: &[f32]) -> (f32, Vec<(usize, i8)>) {
        let largest = weights.iter().map(|it| it.abs()).fold(f32::MIN_POSITIVE, f32::max);
        let unit = largest / (LEVELS * LEVELS);
        let mut errors = vec![0.0; self.texts];
        let level = |(place, texts): &(usize, Vec<(usize, f32)>)| {
            let square: f32 = texts.iter().map(|(_, value)| value * value).sum();
            let error: f32 = texts.iter().map(|&(text, value)| errors[text] * value).sum();
            let wanted = weights[*place] - MADE_GOOD * error / (square + CAUTION);
            let level = level(wanted / unit);
            let added = units(level) * unit - weights[*place];
            for &(text, value) in texts {
                errors[text] += added * value;
            }
            (*place, level)
        };
        (unit, self.holders.iter().map(level).collect())
    }
}

/// How many units a level stands for.
pub(crate) fn units(level: i8) -> f32 {
    f32::from(level * level.abs())
}

/// The level that stands for what is nearest to so many units.
fn level(wanted: f32) -> i8 {
    // Halfway between two squares lies the square of what is halfway between, and a quarter.
    let level = byte((wanted.abs() - 0.25).max(0.0).sqrt().min(LEVELS));
    if wanted < 0.0 { -level } else { level }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::{Draws, float};

    #[test]
    fn the_nearest_level_is_taken_and_none_beyond_the_last() {
        assert_eq!([0.4, 0.6, 2.4, 2.6, -2.6, 48.0, 1e9].map(level), [0, 1, 1, 2, -2, 7, 7]);
        for quarters in 0..196_u8 {
            let wanted = f32::from(quarters) / 4.0;
            let off = |level: i8| (units(level) - wanted).abs();
            assert!((0..=7).all(|other| off(level(wanted)) <= off(other)), "{wanted}");
        }
    }

    #[test]
    fn errors_cancel_out_in_the_scores_of_texts() {
        let mut draws = Draws::new(3);
        let weights: Vec<f32> = (0..400).map(|_| (draws.share() - 0.5).powi(3)).collect();
        let mut places: Vec<usize> = (0..400).collect();
        let mut text = || {
            draws.shuffle(&mut places);
            places[..40].iter().map(|&place| (place, 0.15)).collect()
        };
        let texts: Vec<Vec<(usize, f32)>> = (0..200).map(|_| text()).collect();
        let rounding = Rounding::of(&texts, 400);
        let (unit, levels) = rounding.round(&weights);
        let carried = |place: usize| levels.iter().find(|(it, _)| *it == place).unwrap().1;
        let error = |kept: &dyn Fn(usize) -> i8| {
            let off = |&(place, value): &(usize, f32)| {
                (units(kept(place)) * unit - weights[place]) * value
            };
            let square = |text: &Vec<_>| text.iter().map(off).sum::<f32>().powi(2);
            texts.iter().map(square).sum::<f32>() / float(texts.len())
        };
        assert!(1.5 * error(&carried) < error(&|place| level(weights[place] / unit)));
    }

    #[test]
    fn places_that_no_text_has_and_those_beyond_are_not_rounded() {
        let texts = [vec![(1, 1.0), (5, 1.0)], vec![(1, 1.0), (3, 1.0)]];
        let (unit, levels) = Rounding::of(&texts, 4).round(&[0.0, -49.0, 9.0, 4.0]);
        assert!((unit - 1.0).abs() < 1e-6);
        assert_eq!(levels, [(1, -7), (3, 2)]);
    }
}
