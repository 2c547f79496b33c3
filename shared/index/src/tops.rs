//! The most that each block of a list can have, so that whole blocks are passed over.

use std::ops::Range;

use crate::{bound::Losses, kernel::Rows, shelf::Shelf, span::Least};

/// More than any block can have.
pub(crate) const TOP: u16 = 256;

/// What is known of the blocks of one list before any row is looked at.
#[derive(Debug, Default)]
pub(crate) struct Tops {
    least: Least,
    /// Whether the spans of blocks tell anything at all.
    tell: bool,
    /// The most that each block can have.
    all: Vec<u8>,
    sorted: Vec<u8>,
    picked: Vec<Rows>,
}

impl Tops {
    /// Begins a search with these losses. `spanned` is the column that blocks keep spans of.
    pub fn begin(&mut self, losses: &Losses, spanned: Option<usize>) {
        let step = losses.early().find(|step| Some(step.column) == spanned);
        self.tell = step.is_some();
        if let Some(step) = step {
            self.least.make(&step.table);
        }
    }

    /// Looks at the blocks of a list of which every row has `most` at most.
    pub fn look(&mut self, held: &Shelf, most: u8) {
        self.all.clear();
        if self.tell {
            let lost = held.spans().iter().map(|span| self.least.of(*span));
            self.all.extend(lost.map(|lost| most.saturating_sub(lost)));
        } else {
            self.all.resize(held.live().len(), most);
        }
    }

    /// How many blocks there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The highest value that so many blocks can have.
    pub fn reached_by(&mut self, count: usize) -> u8 {
        self.sorted.clear();
        self.sorted.extend(&self.all);
        let place = self.sorted.len().saturating_sub(count.max(1));
        if self.sorted.is_empty() { 0 } else { *self.sorted.select_nth_unstable(place).1 }
    }

    /// The rows behind a gate in those blocks that can have so much.
    pub fn pick(&mut self, within: Range<u16>, held: &Shelf, gate: u8) -> &[Rows] {
        let sets = (0..).zip(held.words(gate)).zip(&self.all);
        self.picked.resize(self.all.len(), Rows::default());
        let mut count = 0;
        // Every block is written, and kept where it counts: that cannot be foretold.
        for ((block, set), top) in sets {
            self.picked[count] = Rows { block, set: *set };
            count += usize::from(*set != 0 && within.contains(&u16::from(*top)));
        }
        &self.picked[..count]
    }
}
