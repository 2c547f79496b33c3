//! From a request to its best offers: the lists, and how they are kept.

mod asked;
mod every;
mod search;

pub(crate) use asked::Asked;
pub use search::{Found, Scratch};

use crate::{
    affinity::{ANY_CLASS, Code, class},
    bound::{Bounds, Losses, Scale},
    gates::Gates,
    kernel::{Floor, Rows, Sweep},
    model::{Criteria, Model, Points},
    plan::{Plan, Visit},
    shelf::Shelf,
    sketch::{Sketches, sketched},
};

/// Columns for the codes that an offer has beside the one of the list.
const BESIDE: usize = 3;

/// The offers, by code.
#[derive(Clone, Debug)]
pub(crate) struct Forward {
    shelves: Vec<Shelf>,
    /// By slot.
    sketches: Sketches,
    scale: Scale,
    columns: usize,
    /// The column of which blocks keep spans.
    spanned: Option<usize>,
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
        let (mut columns, mut spanned) = (BESIDE, None);
        model.criteria().each(&mut |criterion| {
            if criterion.is_spanned() && criterion.offer_columns() > 0 {
                spanned.get_or_insert(columns);
            }
            columns += criterion.offer_columns();
        });
        let (most, gates) = (model.criteria().most(), model.gate_count());
        Self {
            shelves: vec![Shelf::of_offers(columns, gates, spanned); model.affinity().codes()],
            sketches: Sketches::default(),
            scale: Scale::upper(most),
            columns,
            spanned,
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
        if let Some(criterion) = sketched(model) {
            self.sketches.put(slot, criterion.sketch_offer(offer));
        }
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
        self.shelves.iter().map(Shelf::size).sum::<usize>() + self.sketches.size()
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
        self.sketches.shrink();
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

    /// Says in which order a request's lists are visited, what it loses with each value of each
    /// column, and gains by each mark.
    fn begin<M: Model>(&self, asked: Asked<'_, M>, scratch: &mut Scratch) {
        let Asked { model, request, .. } = asked;
        let Scratch { plan, losses, tops, weights, gathered, .. } = scratch;
        let shares = model.shares(model.shape(request));
        plan.make(model.affinity(), model.facets(request), shares, self.scale);
        losses.steps.clear();
        let (scale, mut first) = (self.scale, BESIDE);
        model.criteria().each(&mut |criterion| {
            let (steps, is_late) = (&mut losses.steps, criterion.is_sketched());
            criterion.bound_offers(request, &mut Bounds { scale, first, is_late, steps });
            first += criterion.offer_columns();
        });
        losses.sort();
        tops.begin(losses, self.spanned);
        if let Some(criterion) = sketched(model) {
            weights.begin(criterion.weight());
            criterion.weigh_offers(request, weights);
        }
        gathered.begin(asked.offers.len());
    }

    /// The most that an offer has in the list of a visit, unless it is in one before.
    fn most(&self, visit: &Visit) -> u8 {
        self.scale.value(self.rest.saturating_add(visit.most))
    }

    /// How the list of a visit is swept.
    fn sweep<'a>(
        &'a self,
        plan: &'a Plan,
        visit: &Visit,
        picked: &'a [Rows],
        losses: &'a Losses,
        floor: Points,
    ) -> Sweep<'a> {
        let held = &self.shelves[usize::from(visit.code)];
        Sweep {
            bytes: held.bytes(),
            columns: self.columns,
            slots: held.all_slots(),
            picked,
            start: self.scale.value(self.rest.saturating_add(visit.brings)),
            most: self.most(visit),
            gains: visit.gains.map(|table| (&plan.tables[table], BESIDE)),
            losses,
            floor: Floor::All(self.scale.value(floor)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_with_more_codes_than_columns_might_have_any() {
        let mut columns = [9; BESIDE];
        beside(&mut columns, &[4, 7, 5], 7);
        assert_eq!(columns, [class(4), class(5), 0]);
        beside(&mut columns, &[4, 7, 5, 6, 8], 7);
        assert_eq!(columns, [class(4), class(5), ANY_CLASS]);
    }
}
