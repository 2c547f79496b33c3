//! Every offer that a request could have, not only the best.

use super::{AHEAD, Forward, Scratch};
use crate::{
    best::Ranked,
    kernel::{Path, prefetch, rows},
    model::{Criteria, Model, Points},
};

impl Forward {
    /// Every offer with at least `floor` points, in no order.
    pub fn reaching<M: Model>(
        &self,
        model: &M,
        offers: &[Option<M::Offer>],
        request: &M::Request,
        floor: Points,
        path: Path,
        scratch: &mut Scratch,
    ) -> Vec<Ranked> {
        let Scratch { plan, losses, weights, hits, gathered, order, .. } = scratch;
        let shares = model.shares(model.shape(request));
        plan.make(model.affinity(), model.facets(request), shares, self.scale);
        self.bound(model, request, losses, weights);
        gathered.begin(offers.len());
        for visit in &plan.visits {
            let held = &self.shelves[usize::from(visit.code)];
            if visit.most.saturating_add(self.rest) < floor || held.is_empty() {
                continue;
            }
            hits.clear();
            self.sweep(plan, visit, model.gate(request), losses, floor).run(path, hits);
            gathered.add(held, hits, 0);
        }
        let found = std::mem::take(&mut gathered.found);
        let (sketches, value) = ((&self.sketches, &*weights, path), self.scale.value(floor));
        gathered.refine(&found, sketches, self.scale, |one| one.bound >= value, order);
        gathered.found = found;
        let scored = order.iter().enumerate().filter_map(|(place, one)| {
            if let Some(next) = order.get(place + AHEAD) {
                prefetch(&offers[next.slot as usize]);
            }
            let (criteria, offer) = (model.criteria(), offers[one.slot as usize].as_ref()?);
            if !model.admits(request, offer) {
                return None;
            }
            let rough = criteria.rough(request, offer, floor)?;
            if rough.most - one.lost < floor {
                return None;
            }
            let points = criteria.finish(request, offer, rough, floor)?;
            Some(Ranked { points, offer: one.slot })
        });
        scored.collect()
    }

    /// Every offer that gates and codes join with a request, in the order of the slots.
    pub fn joined<M: Model>(
        &self,
        model: &M,
        request: &M::Request,
        scratch: &mut Scratch,
    ) -> Vec<u32> {
        let shares = model.shares(model.shape(request));
        scratch.plan.make(model.affinity(), model.facets(request), shares, self.scale);
        let mut joined = Vec::new();
        for visit in &scratch.plan.visits {
            let held = &self.shelves[usize::from(visit.code)];
            for (block, word) in (0..).zip(held.words(model.gate(request))) {
                joined.extend(rows(*word).map(|row| held.slot(block, row)));
            }
        }
        joined.sort_unstable();
        joined.dedup();
        joined
    }
}
