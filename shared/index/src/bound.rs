//! Bounds in one byte: how points become units, and what each value of a column costs.
//!
//! A bound starts at the most that a pair could have and loses, for each column, what the column's
//! value costs at least. Starts and gains are rounded up and losses down, so that a bound is never
//! below the points that it stands for.

use std::cmp::Reverse;

use crate::{affinity::CLASSES, model::Points};

/// What each value of a column gains or loses, in units.
pub(crate) type Table = [u8; CLASSES];

/// The losses of one column.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub column: usize,
    /// Sixteens of values that can stand in the column.
    pub chunks: usize,
    /// What a value loses on average: what loses most comes first.
    pub heft: u32,
    /// Whether a sketch will tell more: it counts for whether a floor is reached, and then no more.
    pub is_late: bool,
    pub table: Table,
}

/// The losses of all columns, and the order in which they are best looked at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Losses {
    pub steps: Vec<Step>,
    order: Vec<usize>,
    /// How many in that order are not late.
    early: usize,
}

impl Losses {
    #[cfg(test)]
    pub fn of(steps: Vec<Step>) -> Self {
        let mut losses = Self { steps, order: Vec::new(), early: 0 };
        losses.sort();
        losses
    }

    /// What loses most comes first, since it ends most blocks early.
    pub fn sort(&mut self) {
        let steps = &self.steps;
        self.order.clear();
        self.order.extend(0..steps.len());
        self.order.sort_unstable_by_key(|place| {
            let step = &steps[*place];
            (step.is_late, Reverse(step.heft), *place)
        });
        self.early = steps.iter().filter(|step| !step.is_late).count();
    }

    #[inline]
    pub fn early(&self) -> impl Iterator<Item = &Step> {
        self.order[..self.early].iter().map(|place| &self.steps[*place])
    }

    #[inline]
    pub fn late(&self) -> impl Iterator<Item = &Step> {
        self.order[self.early..].iter().map(|place| &self.steps[*place])
    }

    pub fn all(&self) -> impl Iterator<Item = &Step> {
        self.early().chain(self.late())
    }
}

/// By how many bits a unit is more than a point, at most.
const COARSEST: u32 = 16;

/// The most points that a pair may have.
const MOST: Points = 254 << COARSEST;

/// How points are told in one byte: `value = ceil((points - origin) / unit)`, at most 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    origin: Points,
    shift: u32,
}

impl Scale {
    /// Covers all of `0..=most`; 0 is left for what can have no points at all.
    ///
    /// # Panics
    /// Where `most` is more than a byte can tell, see [`MOST`].
    pub(crate) fn whole(most: Points) -> Self {
        assert!(most <= MOST, "all criteria together are worth {most} points, of at most {MOST}");
        let shift = (0..COARSEST).find(|shift| 254 << shift >= most).unwrap_or(COARSEST);
        Self { origin: -(1 << shift), shift }
    }

    /// Twice as fine, and covers the upper half, where the best are.
    pub(crate) fn upper(most: Points) -> Self {
        let shift = Self::whole(most).shift.saturating_sub(1);
        Self { origin: most - (255 << shift), shift }
    }

    /// The points of one unit.
    #[cfg(test)]
    pub(crate) fn unit(self) -> Points {
        1 << self.shift
    }

    /// The value of so many points.
    #[inline]
    pub(crate) fn value(self, points: Points) -> u8 {
        let above = points.saturating_sub(self.origin).max(0);
        let units = (above + (1 << self.shift) - 1) >> self.shift;
        u8::try_from(units).unwrap_or(u8::MAX)
    }

    /// Points lost, in whole units, rounded down.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
    #[inline]
    pub(crate) fn lost(self, points: Points) -> u8 {
        // Scales are fine enough for `OUT` to be more than any value.
        (points.max(0) >> self.shift).min(255) as u8
    }

    /// `share` points for 1,000 thousandths, as 2^20ths of a unit for each, rounded up or down.
    pub(crate) fn fine(self, share: Points, up: bool) -> u32 {
        let whole = 1_000_u64 << self.shift;
        let scaled = u64::from(share.unsigned_abs()) << FINE;
        let fine = if up { scaled.div_ceil(whole) } else { scaled / whole };
        u32::try_from(fine).unwrap_or(u32::MAX / 1_000)
    }
}

/// The bits below a unit in [`Scale::fine`].
pub(crate) const FINE: u32 = 20;

/// Where a criterion says what the values of its columns cost.
#[derive(Debug)]
pub struct Bounds<'a> {
    pub(crate) scale: Scale,
    /// Where the criterion's columns begin.
    pub(crate) first: usize,
    /// Whether the criterion is sketched.
    pub(crate) is_late: bool,
    pub(crate) steps: &'a mut Vec<Step>,
}

impl Bounds<'_> {
    /// The loss of a pair that does not come into question at all.
    pub const OUT: Points = Points::MAX;

    /// What offers or requests with `value` in the criterion's column lose at least of its weight.
    ///
    /// Only values below `values` can stand in the column. The losses of several columns add up, so
    /// together they may not be more than what is really lost.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "tables have as many entries as a byte values"
    )]
    #[inline]
    pub fn lose(&mut self, column: usize, values: usize, mut losing: impl FnMut(u8) -> Points) {
        self.lose_each(column, values, (0..CLASSES).map(|value| losing(value as u8)));
    }

    /// The same, with what the values lose one after the other, from 0 on.
    #[inline]
    pub fn lose_each(
        &mut self,
        column: usize,
        values: usize,
        losses: impl Iterator<Item = Points>,
    ) {
        let values = values.min(CLASSES);
        let (column, chunks) = (self.first + column, values.div_ceil(16));
        let (scale, is_late) = (self.scale, self.is_late);
        self.steps.push(Step { column, chunks, heft: 0, is_late, table: [0; CLASSES] });
        let Some(step) = self.steps.last_mut() else { return };
        for (lost, points) in step.table[..values].iter_mut().zip(losses) {
            *lost = scale.lost(points);
        }
        let lost: u32 = step.table[..values].iter().map(|lost| u32::from(*lost)).sum();
        step.heft = lost / chunks.max(1).try_into().unwrap_or(1);
        if lost == 0 {
            self.steps.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_for_at_least_its_points_and_a_loss_for_at_most_its_points() {
        for most in [1, 7, 254, 255, 1_000, 999_999, 1_000_000] {
            for scale in [Scale::whole(most), Scale::upper(most)] {
                for points in (0..=97).map(|part| most / 97 * part) {
                    let stands_for =
                        scale.origin + (Points::from(scale.value(points)) << scale.shift);
                    assert!(stands_for >= points, "{points} of {most}");
                    assert!(Points::from(scale.lost(points)) << scale.shift <= points);
                }
            }
        }
    }

    #[test]
    #[should_panic(expected = "all criteria together are worth 16646145 points")]
    fn more_points_than_a_byte_can_tell_are_refused() {
        assert_eq!(Scale::whole(MOST).value(MOST), 255);
        Scale::whole(MOST + 1);
    }

    #[test]
    fn no_points_at_all_are_still_more_than_nothing_on_the_whole_scale() {
        assert_eq!(Scale::whole(1_000_000).value(0), 1);
        assert_eq!(Scale::whole(1_000).value(0), 1);
    }
}
