//! Bounds 64 rows at once, by whatever the processor can do best.

mod scalar;
#[cfg(target_arch = "x86_64")]
mod simd;

use crate::{
    bound::{Losses, Table},
    sketch::{MARKS, Marks, WORDS},
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
    /// Who is in each row; nobody in rows that are missing at the end.
    pub slots: &'a [u32],
    /// The blocks that come into question, ascending.
    pub picked: &'a [Rows],
    /// The value that every row starts from.
    pub start: u8,
    /// The most that any row has, whatever it gains.
    pub most: u8,
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

/// Some rows of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rows {
    pub block: u32,
    /// A bit for each.
    pub set: u64,
}

/// The blocks in which rows reach their floor, which rows do, and their values: those of other rows
/// mean nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hits {
    pub blocks: Vec<Rows>,
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
    pub fn from(&self, value: u8) -> impl Iterator<Item = (&Rows, u64, &[u8; ROWS], &[u8; ROWS])> {
        let hits = self.blocks.iter().zip(self.early.iter().zip(&self.values));
        hits.map(move |(hit, (early, values))| {
            (hit, hit.set & at_least(values, value), early, values)
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
        let last = self.picked.last().map_or(0, |last| last.block as usize + 1);
        debug_assert!(self.bytes.len() >= last * self.columns * ROWS);
        debug_assert!(self.losses.all().all(|step| step.column < self.columns));
        match path {
            #[cfg(target_arch = "x86_64")]
            Path::Avx2 | Path::Avx512 if path.is_possible() => simd::run(self, path, hits),
            _ => scalar::run(self, hits),
        }
    }

    fn block(&self, block: u32) -> &[u8] {
        let size = self.columns * ROWS;
        &self.bytes[block as usize * size..][..size]
    }

    /// The floors of a block, where rows have floors of their own.
    fn floors(floors: &[u8], block: u32) -> &[u8] {
        &floors[block as usize * ROWS..][..ROWS]
    }

    /// What is read first of each block.
    fn ahead(&self) -> Ahead {
        let (mut ahead, beside) = (Ahead::default(), self.gains.map_or(0, |(_, beside)| beside));
        if self.picked.len() > BLOCKS_AHEAD {
            let steps = self.losses.early().take(STEPS_AHEAD).map(|step| step.column);
            for (place, column) in ahead.columns.iter_mut().zip((0..beside).chain(steps)) {
                *place = column * ROWS;
                ahead.count += 1;
            }
        }
        ahead
    }

    /// Asks for what is read first of the block that comes a few places later.
    #[inline]
    fn fetch(&self, place: usize, ahead: &Ahead) {
        if let Some(next) = self.picked.get(place + BLOCKS_AHEAD) {
            let bytes = self.block(next.block);
            for column in &ahead.columns[..ahead.count] {
                prefetch(&bytes[*column]);
            }
        }
    }

    /// Takes in a hit, and asks for who is in its rows.
    #[inline]
    fn hit(&self, hits: &mut Hits, hit: Rows, early: [u8; ROWS], values: [u8; ROWS]) {
        let slots = &self.slots[hit.block as usize * ROWS..];
        for first in (0..ROWS).step_by(LINE) {
            if hit.set >> first & 0xFFFF != 0 {
                prefetch(&slots[first]);
            }
        }
        hits.blocks.push(hit);
        hits.early.push(early);
        hits.values.push(values);
    }
}

/// Where columns of a block begin that are read first.
#[derive(Default)]
struct Ahead {
    columns: [usize; 6],
    count: usize,
}

/// How many blocks ahead one is fetched from memory, and for how many steps.
const BLOCKS_AHEAD: usize = 3;
const STEPS_AHEAD: usize = 2;

/// Slots in a line of the processor's cache.
const LINE: usize = 16;

/// Adds up for each of these what the marks of its sketch weigh.
pub(crate) fn sum_marks(
    sketches: &[Marks],
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

/// Tokens, one for each mark in the order of the marks, and the marks.
pub(crate) type Marked<'a> = (&'a [u16], [u64; WORDS]);

/// The marks under which both have the same token.
pub(crate) fn same_tokens(path: Path, one: Marked<'_>, other: Marked<'_>) -> [u64; WORDS] {
    match path {
        #[cfg(target_arch = "x86_64")]
        Path::Avx512 if simd::can_expand() => simd::same_tokens(one, other),
        _ => scalar::same_tokens(one, other),
    }
}

/// Which of at most 64 tokens are among others; none where that is better asked one by one.
pub(crate) fn which_in(path: Path, some: &[u16], all: &[u16]) -> Option<u64> {
    match path {
        #[cfg(target_arch = "x86_64")]
        Path::Avx512 if simd::can_expand() => Some(simd::which_in(some, all)),
        _ => None,
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
