//! Sketches: what a costly criterion keeps of each offer and each request, so that the most that it
//! can give a pair is known before either is read.

use crate::{
    kernel::{self, Path, prefetch},
    model::{Criteria, Criterion, Model, Points},
};

/// Words of a sketch.
pub(crate) const WORDS: usize = 4;

/// Marks of a sketch.
pub(crate) const MARKS: usize = 64 * WORDS;

/// Which of 256 marks somebody has, and a factor of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// A bit for each mark.
    pub marks: [u64; WORDS],
    /// What the weights of those marks are multiplied by; [`u16::MAX`] is without bound.
    pub factor: u16,
}

/// What each mark of the other side brings at most.
#[derive(Clone, Debug)]
pub struct Weights {
    /// In units of 2^`shift`, rounded up.
    pub(crate) each: [u8; MARKS],
    shift: u32,
    worth: u64,
    /// The weight of the criterion.
    most: Points,
}

impl Default for Weights {
    fn default() -> Self {
        Self { each: [0; MARKS], shift: 0, worth: 0, most: 0 }
    }
}

impl Weights {
    /// No mark brings anything of a criterion with this weight.
    pub(crate) fn begin(&mut self, most: Points) {
        *self = Self { most, ..Self::default() };
    }

    /// A pair has at most `sum * factor * worth / 2^32` points, and one more, where `sum` is that of
    /// `weights` over the marks of the other's sketch, and `factor` is the other's.
    #[inline]
    pub fn set(&mut self, weights: &[u32; MARKS], worth: u64) {
        let heaviest = weights.iter().copied().max().unwrap_or(0);
        let bits = u32::BITS - heaviest.leading_zeros();
        self.shift = bits.saturating_sub(8);
        // Rounding up may lead to 256.
        if heaviest.div_ceil(1 << self.shift) > u32::from(u8::MAX) {
            self.shift += 1;
        }
        let up = (1 << self.shift) - 1;
        for (each, weight) in self.each.iter_mut().zip(weights) {
            *each = u8::try_from((weight >> self.shift) + u32::from(weight & up > 0))
                .unwrap_or(u8::MAX);
        }
        self.worth = worth;
    }

    /// What a pair loses at least, where the marks of the other's sketch weigh so much together.
    #[inline]
    fn lost(&self, sum: u32, factor: u16) -> Points {
        let sum = u64::from(sum) << self.shift;
        let points = sum.saturating_mul(u64::from(factor)).saturating_mul(self.worth) >> 32;
        if factor == u16::MAX {
            return 0;
        }
        (self.most - 1).saturating_sub(Points::try_from(points).unwrap_or(Points::MAX)).max(0)
    }
}

/// The sketches of one side, by slot; none where no criterion has any.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sketches {
    marks: Vec<Marks>,
    factors: Vec<u16>,
}

/// The marks of a sketch, within one line of the processor's cache.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
pub(crate) struct Marks(pub [u64; WORDS]);

impl Sketches {
    pub fn put(&mut self, slot: u32, sketch: Sketch) {
        let slot = slot as usize;
        if self.marks.len() <= slot {
            self.marks.resize(slot + 1, Marks::default());
            self.factors.resize(slot + 1, 0);
        }
        (self.marks[slot], self.factors[slot]) = (Marks(sketch.marks), sketch.factor);
    }

    /// It will be read soon.
    pub fn fetch(&self, slot: u32) {
        if let Some(marks) = self.marks.get(slot as usize) {
            prefetch(marks);
        }
    }

    pub fn shrink(&mut self) {
        self.marks.shrink_to_fit();
        self.factors.shrink_to_fit();
    }

    /// The memory that they take, in bytes.
    pub fn size(&self) -> usize {
        self.marks.capacity() * size_of::<Marks>() + self.factors.capacity() * size_of::<u16>()
    }

    /// Hands over, one after the other, what each of these loses at least.
    pub fn losses<'a>(
        &'a self,
        slots: &'a [u32],
        weights: &'a Weights,
        path: Path,
        sums: &'a mut Vec<u32>,
    ) -> impl Iterator<Item = Points> + 'a {
        sums.clear();
        if self.marks.is_empty() {
            sums.resize(slots.len(), 0);
        } else {
            kernel::sum_marks(&self.marks, slots, &weights.each, path, sums);
        }
        // Without any sketch nothing is known to be lost.
        let factor = |slot: u32| self.factors.get(slot as usize).copied().unwrap_or(u16::MAX);
        sums.iter().zip(slots).map(move |(sum, slot)| weights.lost(*sum, factor(*slot)))
    }
}

/// The criterion that is sketched, if any.
pub(crate) fn sketched<M: Model>(model: &M) -> Option<&dyn Criterion<M>> {
    let mut sketched = None;
    model.criteria().each(&mut |criterion| {
        if criterion.is_sketched() {
            sketched.get_or_insert(criterion);
        }
    });
    sketched
}
