//! The search for the best: offers are gathered list by list, and scored in the order of their bounds.

use super::{AHEAD, Forward};
use crate::{
    best::{Best, Ranked},
    bound::Losses,
    gather::{Candidate, Gathered, sort},
    kernel::{Hits, Path, prefetch},
    model::{Criteria, Model, Points, Rough},
    plan::Plan,
    sketch::Weights,
};

/// How many lists ahead one is fetched from memory.
const VISITS_AHEAD: usize = 2;

/// How many more offers than a list has are gathered before the most promising of them are scored.
const ENOUGH: usize = 32;

/// How many sketches are looked at at once.
const SOME: usize = 96;

/// How many offers are scored roughly before the best of them are scored exactly.
const FEW: usize = 12;

/// What a search writes to on its way, to be used again.
#[derive(Debug, Default)]
pub struct Scratch {
    pub(super) plan: Plan,
    pub(super) losses: Losses,
    pub(super) weights: Weights,
    pub(super) hits: Hits,
    pub(super) gathered: Gathered,
    /// Those that were gathered, and those that may be scored, the highest bound first.
    gathered_in_order: Vec<Candidate>,
    pub(super) order: Vec<Candidate>,
    sorted: Vec<Candidate>,
    few: Vec<(Points, Rough, u32)>,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The best, in order.
    pub list: Vec<Ranked>,
    /// Whether these are all that can be on the list at all.
    pub is_all: bool,
}

impl Forward {
    /// The best `depth` offers for a request, of those with `least` points.
    pub fn search<M: Model>(
        &self,
        model: &M,
        offers: &[Option<M::Offer>],
        request: &M::Request,
        wanted: (usize, Points),
        path: Path,
        scratch: &mut Scratch,
    ) -> Found {
        let (depth, least) = wanted;
        let mut best = Best { model, offers, depth, least, list: Vec::with_capacity(depth) };
        let shares = model.shares(model.shape(request));
        scratch.plan.make(model.affinity(), model.facets(request), shares, self.scale);
        self.bound(model, request, &mut scratch.losses, &mut scratch.weights);
        scratch.gathered.begin(offers.len());
        let (gate, enough) = (model.gate(request), depth + ENOUGH);
        for place in 0..scratch.plan.visits.len() {
            let Scratch { plan, losses, hits, gathered, .. } = &mut *scratch;
            let (visit, floor) = (plan.visits[place], best.floor());
            if visit.most.saturating_add(self.rest) < floor {
                break;
            }
            if let Some(next) = plan.visits.get(place + VISITS_AHEAD) {
                self.shelves[usize::from(next.code)].fetch(gate);
            }
            let held = &self.shelves[usize::from(visit.code)];
            let start = self.rest.saturating_add(visit.brings);
            if held.is_empty() || (visit.gains.is_none() && start < floor) {
                continue;
            }
            hits.clear();
            self.sweep(plan, &visit, gate, losses, floor).run(path, hits);
            // Without a floor the list is cut: the rest is held against what its best have.
            let many =
                best.list.len() < depth && gathered.found.len() + hits.count_from(0) > enough;
            let value = if many { hits.reached_by(enough) } else { 0 };
            gathered.add(held, hits, value);
            if gathered.found.len() >= enough {
                self.judge(&mut best, request, path, scratch);
            }
            if value > 0 {
                let Scratch { hits, gathered, .. } = &mut *scratch;
                gathered.add(held, hits, self.scale.value(best.floor()));
            }
        }
        self.judge(&mut best, request, path, scratch);
        let is_all = best.list.len() < depth;
        Found { list: best.list, is_all }
    }

    /// Scores those that were gathered, the most promising first, until the rest cannot be among the
    /// best.
    fn judge<M: Model>(
        &self,
        best: &mut Best<'_, M>,
        request: &M::Request,
        path: Path,
        scratch: &mut Scratch,
    ) {
        let Scratch { weights, gathered, gathered_in_order, order, sorted, few, .. } = scratch;
        sort(&gathered.found, gathered_in_order);
        gathered.found.clear();
        for part in gathered_in_order.chunks(SOME) {
            let floor = self.scale.value(best.floor());
            let reaching = part.partition_point(|one| one.bound >= floor);
            let sketches = (&self.sketches, &*weights, path);
            let reaches = |one: &Candidate| one.bound >= floor;
            gathered.refine(&part[..reaching], sketches, self.scale, reaches, order);
            sort(order, sorted);
            self.score(best, request, sorted, few);
            if reaching < part.len() {
                break;
            }
        }
    }

    /// Scores offers in the order of their bounds until the bounds are too low: a few at a time
    /// roughly, and those exactly that still can be among the best, the most promising first.
    fn score<M: Model>(
        &self,
        best: &mut Best<'_, M>,
        request: &M::Request,
        order: &[Candidate],
        few: &mut Vec<(Points, Rough, u32)>,
    ) {
        let criteria = best.model.criteria();
        for part in order.chunks(FEW) {
            let mut floor = best.floor();
            let value = self.scale.value(floor);
            few.clear();
            for (place, one) in part.iter().enumerate() {
                if one.bound < value {
                    break;
                }
                if let Some(next) = part.get(place + AHEAD) {
                    prefetch(&best.offers[next.slot as usize]);
                }
                let Some(offer) = &best.offers[one.slot as usize] else { continue };
                if best.model.admits(request, offer)
                    && let Some(rough) = criteria.rough(request, offer, floor)
                    && rough.most - one.lost >= floor
                {
                    best.model.prepare(offer);
                    few.push((rough.most - one.lost, rough, one.slot));
                }
            }
            few.sort_unstable_by_key(|(most, _, slot)| (-most, *slot));
            for (most, rough, slot) in &*few {
                if *most < floor {
                    break;
                }
                let Some(offer) = &best.offers[*slot as usize] else { continue };
                if let Some(points) = criteria.finish(request, offer, *rough, floor) {
                    best.enter(Ranked { points, offer: *slot });
                    floor = best.floor();
                }
            }
            if part.last().is_some_and(|one| one.bound < self.scale.value(floor)) {
                break;
            }
        }
    }
}
