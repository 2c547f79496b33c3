//! Every offer that a request could have, not only the best.

use super::{Asked, Forward, Scratch};
use crate::{
    best::Ranked,
    kernel::rows,
    model::{Model, Points},
    tops::TOP,
};

impl Forward {
    /// Every offer with at least `floor` points, in no order.
    pub fn reaching<M: Model>(
        &self,
        asked: Asked<'_, M>,
        floor: Points,
        scratch: &mut Scratch,
    ) -> Vec<Ranked> {
        self.begin(asked, scratch);
        let Scratch { plan, losses, tops, weights, hits, gathered, order, .. } = scratch;
        let value = self.scale.value(floor);
        for visit in &plan.visits {
            let held = &self.shelves[usize::from(visit.code)];
            if visit.most.saturating_add(self.rest) < floor || held.is_empty() {
                continue;
            }
            hits.clear();
            tops.look(held, self.most(visit));
            let picked = tops.pick(value.into()..TOP, held, asked.gate());
            self.sweep(plan, visit, picked, losses, floor).run(asked.path, hits);
            gathered.add(held, hits, 0, &self.sketches);
        }
        let found = std::mem::take(&mut gathered.found);
        let sketches = (&self.sketches, &*weights, asked.path);
        gathered.refine(&found, sketches, self.scale, |one| one.bound >= value, order);
        gathered.found = found;
        asked.fetch(order);
        let likely = asked.all_roughly(order, 0..order.len(), floor);
        likely.filter_map(|(_, rough, slot)| asked.exactly(slot, rough, floor)).collect()
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
