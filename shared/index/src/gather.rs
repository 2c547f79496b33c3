//! Those whose bounds reach what they must, each once, and what their sketches say of them.

use crate::{
    bound::Scale,
    kernel::{Hits, Path, rows},
    model::Points,
    shelf::Shelf,
    sketch::{Sketches, Weights},
};

/// Somebody who may be on a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub bound: u8,
    /// The bound without what the criterion loses that is sketched.
    pub early: u8,
    /// What the bound must reach, where everybody has a floor of their own.
    pub floor: u8,
    pub slot: u32,
    /// What it loses at least of the criterion that is sketched.
    pub lost: Points,
}

/// What is gathered, list by list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gathered {
    pub found: Vec<Candidate>,
    /// Whoever was found since the beginning, and a bit for each of them.
    all: Vec<u32>,
    seen: Vec<u64>,
    slots: Vec<u32>,
    sums: Vec<u32>,
}

impl Gathered {
    /// Begins anew, with so many slots.
    pub fn begin(&mut self, slots: usize) {
        for slot in self.all.drain(..) {
            self.seen[slot as usize / 64] = 0;
        }
        if self.seen.len() * 64 < slots {
            self.seen.resize(slots.div_ceil(64), 0);
        }
        self.found.clear();
    }

    /// Adds whoever was hit in a list with such a bound and was not found before.
    pub fn add(&mut self, held: &Shelf, hits: &Hits, bound: u8, sketches: &Sketches) {
        for (hit, set, early, values) in hits.from(bound) {
            let (slots, floors) = (held.slots(hit.block), held.floors_of(hit.block));
            for row in rows(set) {
                let slot = slots[row];
                let (word, bit) = (&mut self.seen[slot as usize / 64], 1 << (slot % 64));
                if *word & bit == 0 {
                    *word |= bit;
                    self.all.push(slot);
                    sketches.fetch(slot);
                    let floor = floors.get(row).copied().unwrap_or(0);
                    let (bound, early) = (values[row], early[row]);
                    self.found.push(Candidate { bound, early, floor, slot, lost: 0 });
                }
            }
        }
    }

    /// Looks at the sketches of some, and hands over those who still reach what they must.
    pub fn refine(
        &mut self,
        some: &[Candidate],
        sketches: (&Sketches, &Weights, Path),
        scale: Scale,
        reaches: impl Fn(&Candidate) -> bool,
        refined: &mut Vec<Candidate>,
    ) {
        let (sketches, weights, path) = sketches;
        self.slots.clear();
        self.slots.extend(some.iter().map(|one| one.slot));
        let losses = sketches.losses(&self.slots, weights, path, &mut self.sums);
        let bounded = some.iter().zip(losses).map(|(one, lost)| {
            let bound = one.early.saturating_sub(scale.lost(lost)).min(one.bound);
            Candidate { bound, lost, ..*one }
        });
        refined.clear();
        refined.extend(bounded.filter(reaches));
    }
}

/// Sorts by bounds, the highest first, in two passes.
pub(crate) fn sort(order: &[Candidate], sorted: &mut Vec<Candidate>) {
    let mut starts = [0_u32; 257];
    let (mut lowest, mut highest) = (u8::MAX, 0);
    for one in order {
        starts[256 - usize::from(one.bound)] += 1;
        (lowest, highest) = (lowest.min(one.bound), highest.max(one.bound));
    }
    for place in 256 - usize::from(highest)..256 - usize::from(lowest) {
        starts[place + 1] += starts[place];
    }
    sorted.clear();
    sorted.resize(order.len(), Candidate::default());
    for one in order {
        let start = &mut starts[255 - usize::from(one.bound)];
        sorted[*start as usize] = *one;
        *start += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_puts_the_highest_bound_first_and_keeps_everybody() {
        let of = |(bound, slot)| Candidate { bound, slot, ..Candidate::default() };
        let order = [(3, 1), (255, 2), (0, 3), (3, 4), (254, 5)].map(of);
        let mut sorted = Vec::new();
        sort(&order, &mut sorted);
        assert_eq!(sorted, [(255, 2), (254, 5), (3, 1), (3, 4), (0, 3)].map(of));
    }
}
