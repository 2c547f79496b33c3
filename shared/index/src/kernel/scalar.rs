//! One row at a time: what the other paths must agree with.

use super::{Floor, Hits, Marked, ROWS, Rows, Sweep, rows};
use crate::{
    bound::Step,
    sketch::{MARKS, Marks, WORDS},
};

pub(super) fn run(sweep: &Sweep<'_>, hits: &mut Hits) {
    let ahead = sweep.ahead();
    for (place, picked) in sweep.picked.iter().enumerate() {
        sweep.fetch(place, &ahead);
        bound(sweep, *picked, hits);
    }
}

/// Bounds some rows of one block.
pub(super) fn bound(sweep: &Sweep<'_>, picked: Rows, hits: &mut Hits) {
    let bytes = sweep.block(picked.block);
    let mut hit = Rows { set: 0, ..picked };
    let (mut early, mut values) = ([0; ROWS], [0; ROWS]);
    for row in rows(picked.set) {
        let floor = match sweep.floor {
            Floor::All(floor) => floor,
            Floor::Each(floors) => Sweep::floors(floors, picked.block)[row],
        };
        if let Some(value) = value(sweep, bytes, row, floor) {
            hit.set |= 1 << row;
            (early[row], values[row]) = value;
        }
    }
    if hit.set != 0 {
        sweep.hit(hits, hit, early, values);
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
        value = value.min(sweep.most);
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
    sketches: &[Marks],
    slots: &[u32],
    weights: &[u8; MARKS],
    sums: &mut Vec<u32>,
) {
    let mut known = [0; WORDS];
    for (mark, _) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0) {
        known[mark / 64] |= 1 << (mark % 64);
    }
    sums.extend(slots.iter().map(|slot| {
        let words = sketches[*slot as usize].0.into_iter().zip(known).zip(weights.chunks(64));
        let sum = |((marks, known), weights): ((u64, u64), &[u8])| -> u32 {
            rows(marks & known).map(|mark| u32::from(weights[mark])).sum()
        };
        words.map(sum).sum::<u32>()
    }));
}

/// How many marks there are before one in its word.
fn rank(marks: u64, mark: usize) -> usize {
    (marks & ((1 << mark) - 1)).count_ones() as usize
}

pub(super) fn same_tokens(one: Marked<'_>, other: Marked<'_>) -> [u64; WORDS] {
    let (mut mine, mut theirs) = (one.0, other.0);
    let mut same = [0; WORDS];
    for ((same, one), other) in same.iter_mut().zip(one.1).zip(other.1) {
        for mark in rows(one & other) {
            let is_same = mine[rank(one, mark)] == theirs[rank(other, mark)];
            *same |= u64::from(is_same) << mark;
        }
        mine = &mine[one.count_ones() as usize..];
        theirs = &theirs[other.count_ones() as usize..];
    }
    same
}

#[cfg(not(target_arch = "x86_64"))]
pub(super) fn at_least(values: &[u8; ROWS], value: u8) -> u64 {
    let reached = values.iter().rev().map(|one| u64::from(*one >= value));
    reached.fold(0, |rows, reached| rows << 1 | reached)
}
