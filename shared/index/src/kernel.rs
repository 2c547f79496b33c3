//! Bounds 64 rows at once, by whatever the processor can do best.

mod scalar;
#[cfg(target_arch = "x86_64")]
mod simd;

use crate::{
    bound::{Losses, Table},
    sketch::{MARKS, Sketch},
};

/// Rows in a block.
pub(crate) const ROWS: usize = 64;

/// How bounds are computed. Every path gives the same bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Path {
    /// One row at a time, on any processor.
    Scalar,
    /// 32 rows at a time.
    Avx2,
    /// 64 rows at a time, with tables of 256 bytes in registers.
    Avx512,
}

impl Path {
    /// Every path, the slowest first.
    pub const ALL: [Self; 3] = [Self::Scalar, Self::Avx2, Self::Avx512];

    /// The fastest that this processor can go.
    pub fn best() -> Self {
        let can = Self::ALL.into_iter().rev().find(|path| path.is_possible());
        can.unwrap_or(Self::Scalar)
    }

    /// Whether this processor can go it.
    pub fn is_possible(self) -> bool {
        match self {
            Self::Scalar => true,
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => is_x86_feature_detected!("avx2"),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => {
                is_x86_feature_detected!("avx512f")
                    && is_x86_feature_detected!("avx512bw")
                    && is_x86_feature_detected!("avx512vbmi")
            }
            #[cfg(not(target_arch = "x86_64"))]
            _ => false,
        }
    }
}

/// What is bounded: the blocks of one list, by the same steps.
pub(crate) struct Sweep<'a> {
    /// Column by column, 64 rows each, block after block.
    pub bytes: &'a [u8],
    pub columns: usize,
    /// The rows of each block that come into question.
    pub words: &'a [u64],
    /// The value that every row starts from.
    pub start: u8,
    /// What the first `beside` columns gain, all by the same table.
    pub gains: Option<(&'a Table, usize)>,
    pub losses: &'a Losses,
    pub floor: Floor<'a>,
}

/// The value that a row must reach.
#[derive(Clone, Copy)]
pub(crate) enum Floor<'a> {
    All(u8),
    /// Each its own, block after block.
    Each(&'a [u8]),
}

/// A block in which at least one row reaches its floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub block: u32,
    /// The rows that do.
    pub rows: u64,
}

/// The blocks that were hit, and the values of their rows: those of other rows mean nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hits {
    pub blocks: Vec<Hit>,
    /// Before late steps.
    pub early: Vec<[u8; ROWS]>,
    /// After them.
    pub values: Vec<[u8; ROWS]>,
}

impl Hits {
    pub fn clear(&mut self) {
        self.blocks.clear();
        self.early.clear();
        self.values.clear();
    }
}

impl Hits {
    /// The blocks that were hit, with the rows of each whose values are so high, and their values.
    pub fn from(&self, value: u8) -> impl Iterator<Item = (&Hit, u64, &[u8; ROWS], &[u8; ROWS])> {
        let hits = self.blocks.iter().zip(self.early.iter().zip(&self.values));
        hits.map(move |(hit, (early, values))| {
            (hit, hit.rows & at_least(values, value), early, values)
        })
    }

    /// How many rows have values that are so high.
    pub fn count_from(&self, value: u8) -> usize {
        self.from(value).map(|(_, rows, ..)| rows.count_ones() as usize).sum()
    }

    /// The highest value that so many rows have at least; 0 where there are fewer rows.
    pub fn reached_by(&self, count: usize) -> u8 {
        let mut value = 0;
        for bit in (0..8).rev() {
            let higher = value | 1 << bit;
            if self.count_from(higher) >= count {
                value = higher;
            }
        }
        value
    }
}

/// Which of the values are so high.
fn at_least(values: &[u8; ROWS], value: u8) -> u64 {
    #[cfg(target_arch = "x86_64")]
    let rows = simd::at_least(values, value);
    #[cfg(not(target_arch = "x86_64"))]
    let rows = scalar::at_least(values, value);
    rows
}

impl Sweep<'_> {
    /// Adds the blocks that are hit, in their order.
    pub fn run(&self, path: Path, hits: &mut Hits) {
        debug_assert!(self.bytes.len() >= self.words.len() * self.columns * ROWS);
        debug_assert!(self.losses.all().all(|step| step.column < self.columns));
        match path {
            #[cfg(target_arch = "x86_64")]
            Path::Avx2 | Path::Avx512 if path.is_possible() => simd::run(self, path, hits),
            _ => scalar::run(self, hits),
        }
    }

    fn block(&self, block: usize) -> &[u8] {
        let size = self.columns * ROWS;
        &self.bytes[block * size..][..size]
    }
}

/// Adds up for each of these what the marks of its sketch weigh.
pub(crate) fn sum_marks(
    sketches: &[Sketch],
    slots: &[u32],
    weights: &[u8; MARKS],
    path: Path,
    sums: &mut Vec<u32>,
) {
    match path {
        #[cfg(target_arch = "x86_64")]
        Path::Avx512 if path.is_possible() => simd::sum_marks(sketches, slots, weights, sums),
        _ => scalar::sum_marks(sketches, slots, weights, sums),
    }
}

/// Asks for something that will be read soon, so that it is in the processor's cache by then.
#[inline]
pub fn prefetch<T: ?Sized>(one: &T) {
    #[cfg(target_arch = "x86_64")]
    simd::prefetch(one);
    #[cfg(not(target_arch = "x86_64"))]
    let _ = one;
}

/// The rows of a set, ascending.
pub(crate) fn rows(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let row = set.trailing_zeros();
        set &= set.wrapping_sub(1);
        (row < 64).then_some(row as usize)
    })
}

#[cfg(test)]
mod tests;
