//! One row at a time: what the other paths must agree with.

use super::{Floor, Hit, Hits, ROWS, Sweep, rows};
use crate::{
    bound::Step,
    sketch::{MARKS, Sketch, WORDS},
};

pub(super) fn run(sweep: &Sweep<'_>, hits: &mut Hits) {
    for (block, &word) in sweep.words.iter().enumerate() {
        if word != 0 {
            bound(sweep, block, word, hits);
        }
    }
}

/// Bounds the rows of `word` in one block.
pub(super) fn bound(sweep: &Sweep<'_>, block: usize, word: u64, hits: &mut Hits) {
    let bytes = sweep.block(block);
    let mut hit = Hit { block: u32::try_from(block).unwrap_or(u32::MAX), rows: 0 };
    let (mut early, mut values) = ([0; ROWS], [0; ROWS]);
    for row in rows(word) {
        let floor = match sweep.floor {
            Floor::All(floor) => floor,
            Floor::Each(floors) => floors[block * ROWS + row],
        };
        if let Some(value) = value(sweep, bytes, row, floor) {
            hit.rows |= 1 << row;
            (early[row], values[row]) = value;
        }
    }
    if hit.rows != 0 {
        hits.blocks.push(hit);
        hits.early.push(early);
        hits.values.push(values);
    }
}

/// The value of a row before and after late steps; none where it cannot reach the floor.
fn value(sweep: &Sweep<'_>, bytes: &[u8], row: usize, floor: u8) -> Option<(u8, u8)> {
    let lost = |step: &Step| step.table[usize::from(bytes[step.column * ROWS + row])];
    let mut value = sweep.start;
    if let Some((table, beside)) = sweep.gains {
        for column in 0..beside {
            value = value.saturating_add(table[usize::from(bytes[column * ROWS + row])]);
        }
    }
    for step in sweep.losses.early() {
        value = value.saturating_sub(lost(step));
        if value < floor {
            return None;
        }
    }
    let late = sweep.losses.late().fold(value, |late, step| late.saturating_sub(lost(step)));
    (late >= floor).then_some((value, late))
}

pub(super) fn sum_marks(
    sketches: &[Sketch],
    slots: &[u32],
    weights: &[u8; MARKS],
    sums: &mut Vec<u32>,
) {
    let mut known = [0; WORDS];
    for (mark, _) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0) {
        known[mark / 64] |= 1 << (mark % 64);
    }
    sums.extend(slots.iter().map(|slot| {
        let words = sketches[*slot as usize].marks.into_iter().zip(known).zip(weights.chunks(64));
        let sum = |((marks, known), weights): ((u64, u64), &[u8])| -> u32 {
            rows(marks & known).map(|mark| u32::from(weights[mark])).sum()
        };
        words.map(sum).sum::<u32>()
    }));
}

#[cfg(not(target_arch = "x86_64"))]
pub(super) fn at_least(values: &[u8; ROWS], value: u8) -> u64 {
    let reached = values.iter().rev().map(|one| u64::from(*one >= value));
    reached.fold(0, |rows, reached| rows << 1 | reached)
}
