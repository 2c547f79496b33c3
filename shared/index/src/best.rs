//! The best so far, in order, and what another must have to be among them.

use std::cmp::Ordering;

use crate::model::{Model, Points};

/// An offer on a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Its points.
    pub points: Points,
    /// Its slot.
    pub offer: u32,
}

/// The order of lists: more points first, equal points as the model has it.
pub(crate) fn by_rank<M: Model>(
    model: &M,
    offers: &[Option<M::Offer>],
    one: Ranked,
    other: Ranked,
) -> Ordering {
    let tie = || match (&offers[one.offer as usize], &offers[other.offer as usize]) {
        (Some(first), Some(second)) => model.tie(first, second),
        _ => Ordering::Equal,
    };
    other.points.cmp(&one.points).then_with(tie).then_with(|| one.offer.cmp(&other.offer))
}

/// At most `depth` offers, the best first.
#[derive(Debug)]
pub(crate) struct Best<'a, M: Model> {
    pub model: &'a M,
    pub offers: &'a [Option<M::Offer>],
    pub depth: usize,
    pub least: Points,
    pub list: Vec<Ranked>,
}

impl<M: Model> Best<'_, M> {
    /// Fewer points than this cannot be among the best; so many may be.
    pub fn floor(&self) -> Points {
        let last = self.list.last().filter(|_| self.list.len() >= self.depth);
        last.map_or(self.least, |last| last.points.max(self.least))
    }

    /// Enters an offer where it belongs, unless it is there or does not belong.
    pub fn enter(&mut self, entry: Ranked) {
        if entry.points < self.floor() {
            return;
        }
        let rank = |known: &Ranked| by_rank(self.model, self.offers, *known, entry);
        let Err(place) = self.list.binary_search_by(rank) else { return };
        if place < self.depth {
            self.list.truncate(self.depth - 1);
            self.list.insert(place, entry);
        }
    }
}
