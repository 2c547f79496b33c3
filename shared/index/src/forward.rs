//! From a request to its best offers.

use std::cmp::Reverse;

use crate::{
    affinity::{ANY_CLASS, Code, class},
    best::{Best, Ranked},
    bound::{Bounds, Losses, Scale},
    gates::Gates,
    kernel::{Floor, Hits, Path, Sweep, prefetch, rows},
    model::{Criteria, Model, Points, Rough},
    plan::Plan,
    shelf::Shelf,
};

/// Columns for the codes that an offer has beside the one of the list.
const BESIDE: usize = 3;

/// How many offers ahead one is fetched from memory.
const AHEAD: usize = 6;

/// How many offers are scored roughly before the best of them are scored exactly.
const FEW: usize = 48;

/// What a search writes to on its way, to be used again.
#[derive(Debug, Default)]
pub struct Scratch {
    plan: Plan,
    losses: Losses,
    hits: Hits,
    /// The offers to score, the highest bound first, and their bounds.
    order: Vec<(u8, u32)>,
    sorted: Vec<(u8, u32)>,
    few: Vec<(Rough, u32)>,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The best, in order.
    pub list: Vec<Ranked>,
    /// Whether these are all that can be on the list at all.
    pub is_all: bool,
}

/// The offers, by code.
#[derive(Clone, Debug)]
pub(crate) struct Forward {
    shelves: Vec<Shelf>,
    scale: Scale,
    columns: usize,
    /// Points that have nothing to do with codes, at most.
    rest: Points,
}

/// What an offer is kept as in each of its lists: the columns, of which the first are to be filled in.
pub(crate) struct Row {
    columns: Vec<u8>,
    gates: Gates,
}

impl Forward {
    pub fn new<M: Model>(model: &M) -> Self {
        let mut columns = BESIDE;
        model.criteria().each(&mut |criterion| columns += criterion.offer_columns());
        let (most, gates) = (model.criteria().most(), model.gate_count());
        Self {
            shelves: vec![Shelf::new(columns, gates); model.affinity().codes()],
            scale: Scale::upper(most),
            columns,
            rest: most - model.thematic_weight(),
        }
    }

    pub fn row<M: Model>(&self, model: &M, offer: &M::Offer) -> Row {
        let mut columns = vec![0; self.columns];
        let mut first = BESIDE;
        model.criteria().each(&mut |criterion| {
            let last = first + criterion.offer_columns();
            criterion.describe_offer(offer, &mut columns[first..last]);
            first = last;
        });
        Row { columns, gates: model.gates(offer) }
    }

    /// Puts an offer into the lists of its codes. `before` are the codes whose lists it is in.
    pub fn put<M: Model>(&mut self, model: &M, slot: u32, offer: &M::Offer, before: &[Code]) {
        let mut row = self.row(model, offer);
        let codes = if row.gates.is_empty() { &[] } else { model.codes(offer) };
        for left in before.iter().filter(|left| !codes.contains(left)) {
            self.shelves[usize::from(*left)].remove(slot);
        }
        for &code in codes {
            beside(&mut row.columns[..BESIDE], codes, code);
            let held = &mut self.shelves[usize::from(code)];
            let known = before.contains(&code) && held.update(slot, &row.columns, &row.gates, 0);
            if !known {
                held.insert(slot, &row.columns, &row.gates, 0);
            }
        }
    }

    /// The memory that it takes, in bytes.
    pub fn size(&self) -> usize {
        self.shelves.iter().map(Shelf::size).sum()
    }

    pub fn remove(&mut self, slot: u32, codes: &[Code]) {
        for &code in codes {
            self.shelves[usize::from(code)].remove(slot);
        }
    }

    /// Puts the lists in order to which much came lately.
    pub fn tidy<M: Model>(&mut self, model: &M, offers: &[Option<M::Offer>], codes: &[Code]) {
        for &code in codes {
            if self.shelves[usize::from(code)].is_untidy() {
                self.sort(model, offers, code);
            }
        }
    }

    pub fn sort_all<M: Model>(&mut self, model: &M, offers: &[Option<M::Offer>]) {
        for code in 0..self.shelves.len() {
            self.sort(model, offers, u16::try_from(code).unwrap_or(u16::MAX));
        }
    }

    fn sort<M: Model>(&mut self, model: &M, offers: &[Option<M::Offer>], code: Code) {
        let held = &mut self.shelves[usize::from(code)];
        let known = |slot: u32| offers[slot as usize].as_ref().map(|offer| (slot, offer));
        let mut occupants: Vec<_> = held.occupants().filter_map(known).collect();
        occupants.sort_by_cached_key(|(slot, offer)| (model.neighbourhood(offer), *slot));
        held.clear();
        for (slot, offer) in occupants {
            let mut row = self.row(model, offer);
            beside(&mut row.columns[..BESIDE], model.codes(offer), code);
            self.shelves[usize::from(code)].insert(slot, &row.columns, &row.gates, 0);
        }
        self.shelves[usize::from(code)].settled();
    }

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
        let Scratch { plan, losses, hits, order, sorted, few } = scratch;
        let shares = model.shares(model.shape(request));
        plan.make(model.affinity(), model.facets(request), shares, self.scale);
        self.bound(model, request, losses);
        let gate = model.gate(request);
        for visit in &plan.visits {
            let floor = best.floor();
            if visit.most.saturating_add(self.rest) < floor {
                break;
            }
            let held = &self.shelves[usize::from(visit.code)];
            let start = self.rest.saturating_add(visit.brings);
            if held.is_empty() || (visit.gains.is_none() && start < floor) {
                continue;
            }
            let sweep = Sweep {
                bytes: held.bytes(),
                columns: self.columns,
                words: held.words(gate),
                start: self.scale.value(start),
                gains: visit.gains.map(|table| (&plan.tables[table], BESIDE)),
                losses,
                floor: Floor::All(self.scale.value(floor)),
            };
            hits.clear();
            sweep.run(path, hits);
            // The most promising rows first, so that the rest is held against a high floor.
            let promising = promising(hits, &best);
            for range in [promising..=u8::MAX, 0..=promising.saturating_sub(1)] {
                collect(held, hits, range, self.scale.value(best.floor()), order);
                sort(order, sorted);
                self.score(&mut best, request, sorted, few);
                if promising == 0 {
                    break;
                }
            }
        }
        let is_all = best.list.len() < depth;
        Found { list: best.list, is_all }
    }

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
        let Scratch { plan, losses, hits, sorted, .. } = scratch;
        let shares = model.shares(model.shape(request));
        plan.make(model.affinity(), model.facets(request), shares, self.scale);
        self.bound(model, request, losses);
        sorted.clear();
        for visit in &plan.visits {
            let held = &self.shelves[usize::from(visit.code)];
            if visit.most.saturating_add(self.rest) < floor || held.is_empty() {
                continue;
            }
            let sweep = Sweep {
                bytes: held.bytes(),
                columns: self.columns,
                words: held.words(model.gate(request)),
                start: self.scale.value(self.rest.saturating_add(visit.brings)),
                gains: visit.gains.map(|table| (&plan.tables[table], BESIDE)),
                losses,
                floor: Floor::All(self.scale.value(floor)),
            };
            hits.clear();
            sweep.run(path, hits);
            for hit in &hits.hits {
                sorted.extend(rows(hit.rows).map(|row| (0, held.slot(hit.block, row))));
            }
        }
        // An offer with several codes was found several times.
        sorted.sort_unstable();
        sorted.dedup();
        let scored = sorted.iter().enumerate().filter_map(|(place, (_, slot))| {
            if let Some((_, next)) = sorted.get(place + AHEAD) {
                prefetch(&offers[*next as usize]);
            }
            let offer = offers[*slot as usize].as_ref()?;
            if !model.admits(request, offer) {
                return None;
            }
            let points = model.criteria().score(request, offer, floor)?;
            Some(Ranked { points, offer: *slot })
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

    fn bound<M: Model>(&self, model: &M, request: &M::Request, losses: &mut Losses) {
        losses.steps.clear();
        let (scale, mut first) = (self.scale, BESIDE);
        model.criteria().each(&mut |criterion| {
            let steps = &mut losses.steps;
            criterion.bound_offers(request, &mut Bounds { scale, first, steps });
            first += criterion.offer_columns();
        });
        losses.sort();
    }

    /// Scores offers in the order of their bounds until the bounds are too low: a few at a time
    /// roughly, and those exactly that still can be among the best, the most promising first.
    fn score<M: Model>(
        &self,
        best: &mut Best<'_, M>,
        request: &M::Request,
        order: &[(u8, u32)],
        few: &mut Vec<(Rough, u32)>,
    ) {
        let criteria = best.model.criteria();
        for part in order.chunks(FEW) {
            let mut floor = best.floor();
            let value = self.scale.value(floor);
            few.clear();
            for (place, (bound, slot)) in part.iter().enumerate() {
                if *bound < value {
                    break;
                }
                if let Some((_, next)) = part.get(place + AHEAD) {
                    prefetch(&best.offers[*next as usize]);
                }
                let Some(offer) = &best.offers[*slot as usize] else { continue };
                if best.model.admits(request, offer) {
                    let rough = criteria.rough(request, offer, floor);
                    if let Some(rough) = rough.filter(|rough| rough.most >= floor) {
                        best.model.prepare(offer);
                        few.push((rough, *slot));
                    }
                }
            }
            few.sort_unstable_by_key(|(rough, slot)| (-rough.most, *slot));
            for (rough, slot) in &*few {
                if rough.most < floor {
                    break;
                }
                let Some(offer) = &best.offers[*slot as usize] else { continue };
                if let Some(points) = criteria.finish(request, offer, *rough, floor) {
                    best.enter(Ranked { points, offer: *slot });
                    floor = best.floor();
                }
            }
            if part.last().is_some_and(|(bound, _)| *bound < self.scale.value(floor)) {
                break;
            }
        }
    }
}

/// Fills in the codes of an offer beside one of them.
fn beside(columns: &mut [u8], codes: &[Code], code: Code) {
    columns.fill(0);
    let others = || codes.iter().filter(|other| **other != code);
    for (column, other) in columns.iter_mut().zip(others()) {
        *column = class(*other);
    }
    if others().count() > columns.len() {
        columns[columns.len() - 1] = ANY_CLASS;
    }
}

/// A value that at least as many rows reach as the list still wants; 0 where all may be scored.
fn promising<M: Model>(hits: &Hits, best: &Best<'_, M>) -> u8 {
    let wanted = best.depth - best.list.len();
    if wanted == 0 || hits.hits.len() <= wanted {
        return 0;
    }
    let mut most: Vec<u8> = hits.hits.iter().map(|hit| hit.most).collect();
    let (_, value, _) = most.select_nth_unstable_by(wanted - 1, |one, other| other.cmp(one));
    *value
}

/// The rows whose bounds are in a range and reach a floor.
fn collect(
    shelf: &Shelf,
    hits: &Hits,
    range: std::ops::RangeInclusive<u8>,
    floor: u8,
    order: &mut Vec<(u8, u32)>,
) {
    order.clear();
    let (from, to) = ((*range.start()).max(floor), *range.end());
    if from > to {
        return;
    }
    for (hit, values) in hits.hits.iter().zip(&hits.values) {
        if hit.most < from {
            continue;
        }
        for row in rows(hit.rows) {
            if (from..=to).contains(&values[row]) {
                order.push((values[row], shelf.slot(hit.block, row)));
            }
        }
    }
}

/// Sorts by bounds, the highest first, in two passes.
fn sort(order: &[(u8, u32)], sorted: &mut Vec<(u8, u32)>) {
    if order.len() <= FEW {
        sorted.clear();
        sorted.extend(order);
        sorted.sort_unstable_by_key(|(bound, slot)| (Reverse(*bound), *slot));
        return;
    }
    let mut starts = [0_u32; 257];
    for (bound, _) in order {
        starts[256 - usize::from(*bound)] += 1;
    }
    for place in 1..starts.len() {
        starts[place] += starts[place - 1];
    }
    sorted.clear();
    sorted.resize(order.len(), (0, 0));
    for entry in order {
        let start = &mut starts[255 - usize::from(entry.0)];
        sorted[*start as usize] = *entry;
        *start += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_puts_the_highest_bound_first_and_keeps_everybody() {
        let order = [(3, 1), (255, 2), (0, 3), (3, 4), (254, 5)];
        let mut sorted = Vec::new();
        sort(&order, &mut sorted);
        assert_eq!(sorted, [(255, 2), (254, 5), (3, 1), (3, 4), (0, 3)]);
    }

    #[test]
    fn an_offer_with_more_codes_than_columns_might_have_any() {
        let mut columns = [9; BESIDE];
        beside(&mut columns, &[4, 7, 5], 7);
        assert_eq!(columns, [class(4), class(5), 0]);
        beside(&mut columns, &[4, 7, 5, 6, 8], 7);
        assert_eq!(columns, [class(4), class(5), ANY_CLASS]);
    }
}
