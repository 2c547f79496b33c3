//! Who is asked for what, and how a pair is scored: roughly first, exactly where that may pay.

use std::ops::Range;

use crate::{
    best::Ranked,
    gather::Candidate,
    kernel::{Path, prefetch},
    model::{Criteria, Model, Points, Rough},
};

/// How many offers ahead one is fetched from memory.
const AHEAD: usize = 12;

/// A request, and the offers that it is held against.
#[derive(Debug)]
pub(crate) struct Asked<'a, M: Model> {
    pub model: &'a M,
    pub offers: &'a [Option<M::Offer>],
    pub request: &'a M::Request,
    pub path: Path,
}

impl<M: Model> Clone for Asked<'_, M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M: Model> Copy for Asked<'_, M> {}

/// The most points that an offer has, what is known of them, and its slot.
pub(super) type Likely = (Points, Rough, u32);

impl<'a, M: Model> Asked<'a, M> {
    /// The gate of the request.
    pub fn gate(self) -> u8 {
        self.model.gate(self.request)
    }

    /// The first of these will be read soon.
    pub fn fetch(self, some: &[Candidate]) {
        for one in some.iter().take(AHEAD) {
            prefetch(&self.offers[one.slot as usize]);
        }
    }

    /// Those of some that may have as many points as `floor`, by all but what is costly. They were
    /// fetched, and those that come after them are.
    #[inline]
    pub fn all_roughly(
        self,
        order: &'a [Candidate],
        some: Range<usize>,
        floor: Points,
    ) -> impl Iterator<Item = Likely> {
        some.filter_map(move |place| {
            if let Some(next) = order.get(place + AHEAD) {
                prefetch(&self.offers[next.slot as usize]);
            }
            self.roughly(&order[place], floor)
        })
    }

    #[inline]
    fn roughly(self, one: &Candidate, floor: Points) -> Option<Likely> {
        let offer = self.offers[one.slot as usize].as_ref()?;
        if !self.model.admits(self.request, offer) {
            return None;
        }
        let rough = self.model.criteria().rough(self.request, offer, floor)?;
        let most = rough.most - one.lost;
        if most < floor {
            return None;
        }
        self.model.prepare(offer);
        Some((most, rough, one.slot))
    }

    /// The points of an offer, unless they are fewer than `floor`.
    #[inline]
    pub fn exactly(self, slot: u32, rough: Rough, floor: Points) -> Option<Ranked> {
        let offer = self.offers[slot as usize].as_ref()?;
        let points = self.model.criteria().finish(self.request, offer, rough, floor)?;
        Some(Ranked { points, offer: slot })
    }
}
