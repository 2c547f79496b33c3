//! What lies between the least and the greatest value of a column: where neighbours have near values,
//! a whole block is known to lose something before any row of it is looked at.

use crate::{affinity::CLASSES, bound::Table};

/// The least and the greatest value of a column in a block.
pub(crate) type Span = [u8; 2];

/// Of nobody.
pub(crate) const EMPTY: Span = [u8::MAX, 0];

/// Stretches are twice as long at each level, and half of all values at the last.
const LONGEST: u32 = u8::BITS - 1;
const LEVELS: usize = LONGEST as usize + 1;

/// The least that any value of a span loses.
#[derive(Clone, Debug)]
pub(crate) struct Least {
    /// For each value, the least loss of the stretch of 2^level values that begins with it.
    levels: [Table; LEVELS],
}

impl Default for Least {
    fn default() -> Self {
        Self { levels: [[0; CLASSES]; LEVELS] }
    }
}

impl Least {
    /// Makes it anew for a table of losses.
    pub fn make(&mut self, losses: &Table) {
        self.levels[0] = *losses;
        for level in 1..LEVELS {
            let half = 1 << (level - 1);
            let (shorter, longer) = self.levels.split_at_mut(level);
            let (one, other) = (&shorter[level - 1], &shorter[level - 1][half..]);
            for ((least, one), other) in longer[0].iter_mut().zip(one).zip(other) {
                *least = *one.min(other);
            }
        }
    }

    /// What every row of a block with such a span loses; nothing is said of a block with nobody in it.
    #[inline]
    pub fn of(&self, [from, to]: Span) -> u8 {
        let to = to.max(from);
        let level = (usize::from(to - from) + 1).ilog2().min(LONGEST) as usize;
        let table = &self.levels[level];
        // The stretch that begins with the one overlaps that which ends with the other.
        table[usize::from(from)].min(table[usize::from(to) + 1 - (1 << level)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_of_a_span_is_the_least_of_its_values() {
        let mut losses = [0; CLASSES];
        for (value, lost) in (0_u32..).zip(&mut losses) {
            *lost = u8::try_from(value.wrapping_mul(2_654_435_761) >> 24).unwrap_or(0);
        }
        let mut known = Least::default();
        known.make(&losses);
        for least in 0..=u8::MAX {
            for greatest in least..=u8::MAX {
                let all = &losses[usize::from(least)..=usize::from(greatest)];
                let expected = all.iter().min().copied();
                assert_eq!(Some(known.of([least, greatest])), expected, "{least}..={greatest}");
            }
        }
    }
}
