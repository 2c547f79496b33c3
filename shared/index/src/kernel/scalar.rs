//! One row at a time: what the other paths must agree with.

use super::{Floor, Hit, Hits, ROWS, Sweep, rows};

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
    let mut hit = Hit { block: u32::try_from(block).unwrap_or(u32::MAX), rows: 0, most: 0 };
    let mut values = [0; ROWS];
    for row in rows(word) {
        let floor = match sweep.floor {
            Floor::All(floor) => floor,
            Floor::Each(floors) => floors[block * ROWS + row],
        };
        if let Some(value) = value(sweep, bytes, row, floor) {
            hit.rows |= 1 << row;
            hit.most = hit.most.max(value);
            values[row] = value;
        }
    }
    if hit.rows != 0 {
        hits.hits.push(hit);
        hits.values.push(values);
    }
}

/// The value of a row; none as soon as it cannot reach the floor.
fn value(sweep: &Sweep<'_>, bytes: &[u8], row: usize, floor: u8) -> Option<u8> {
    let mut value = sweep.start;
    if let Some((table, beside)) = sweep.gains {
        for column in 0..beside {
            value = value.saturating_add(table[usize::from(bytes[column * ROWS + row])]);
        }
    }
    for step in sweep.losses.iter() {
        value = value.saturating_sub(step.table[usize::from(bytes[step.column * ROWS + row])]);
        if value < floor {
            return None;
        }
    }
    (value >= floor).then_some(value)
}
