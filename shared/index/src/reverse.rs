//! From an offer to the requests whose lists it can enter.

use crate::{
    affinity::{ANY_CLASS, CLASSES, Code, NO_CLASS, class},
    bound::{Bounds, FINE, Losses, Scale, Step, Table},
    gates::Gates,
    kernel::{Floor, Hits, Path, Sweep, rows},
    model::{Criteria, Model, Points},
    shelf::Shelf,
};

/// Columns for the codes of a request; what a further code loses is not counted.
const FACETS: usize = 4;

/// The columns before those of the criteria: the gate, and the codes.
const OWN: usize = 1 + FACETS;

/// The requests, by code and shape.
#[derive(Clone, Debug)]
pub(crate) struct Reverse {
    shelves: Vec<Shelf>,
    shapes: usize,
    scale: Scale,
    columns: usize,
    most: Points,
}

/// What a look for requests writes to on its way, to be used again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trail {
    hits: Hits,
    losses: Losses,
    /// How near the offer is to each code that requests ask for.
    near: Vec<u16>,
}

impl Reverse {
    pub fn new<M: Model>(model: &M) -> Self {
        let mut columns = OWN;
        model.criteria().each(&mut |criterion| columns += criterion.request_columns());
        let most = model.criteria().most();
        let lists = model.affinity().codes() * model.shapes();
        Self {
            shelves: vec![Shelf::new(columns, 0); lists],
            shapes: model.shapes(),
            scale: Scale::whole(most),
            columns,
            most,
        }
    }

    /// What an offer's bound must reach where so many points are needed.
    pub fn floor(&self, points: Points) -> u8 {
        self.scale.value(points.max(0))
    }

    fn list(&self, code: Code, shape: usize) -> usize {
        usize::from(code) * self.shapes + shape
    }

    /// The memory that it takes, in bytes.
    pub fn size(&self) -> usize {
        self.shelves.iter().map(Shelf::size).sum()
    }

    pub fn put<M: Model>(&mut self, model: &M, slot: u32, request: &M::Request, floor: u8) {
        let mut columns = vec![0; self.columns];
        columns[0] = model.gate(request);
        let facets = model.facets(request);
        for (column, code) in columns[1..OWN].iter_mut().zip(facets) {
            *column = class(*code);
        }
        let mut first = OWN;
        model.criteria().each(&mut |criterion| {
            let last = first + criterion.request_columns();
            criterion.describe_request(request, &mut columns[first..last]);
            first = last;
        });
        for &code in facets {
            let list = self.list(code, model.shape(request));
            self.shelves[list].insert(slot, &columns, &Gates::NONE, floor);
        }
    }

    pub fn remove<M: Model>(&mut self, model: &M, slot: u32, request: &M::Request) {
        for &code in model.facets(request) {
            let list = self.list(code, model.shape(request));
            self.shelves[list].remove(slot);
        }
    }

    pub fn set_floor<M: Model>(&mut self, model: &M, slot: u32, request: &M::Request, floor: u8) {
        for &code in model.facets(request) {
            let list = self.list(code, model.shape(request));
            self.shelves[list].set_floor(slot, floor);
        }
    }

    /// The requests whose floor the offer's bound reaches, in the order of their slots.
    pub fn reached<M: Model>(
        &self,
        model: &M,
        offer: &M::Offer,
        path: Path,
        trail: &mut Trail,
    ) -> Vec<u32> {
        let (affinity, codes) = (model.affinity(), model.codes(offer));
        let Trail { hits, losses, near } = trail;
        near.clear();
        near.resize(affinity.codes(), 0);
        for code in codes {
            for (nearest, other) in near.iter_mut().zip(affinity.of_offered(*code)) {
                *nearest = (*nearest).max(*other);
            }
        }
        let mut reached = Vec::new();
        if codes.is_empty() || model.gates(offer).is_empty() {
            return reached;
        }
        self.bound(model, offer, &mut losses.steps);
        let of_criteria = losses.steps.len();
        for shape in 0..self.shapes {
            losses.steps.truncate(of_criteria);
            self.bound_codes(model.shares(shape), near, &mut losses.steps);
            losses.sort();
            for (code, _) in (0..).zip(&*near).filter(|(_, near)| **near >= affinity.least()) {
                let held = &self.shelves[self.list(code, shape)];
                let sweep = Sweep {
                    bytes: held.bytes(),
                    columns: held.columns(),
                    words: held.live(),
                    start: self.scale.value(self.most),
                    gains: None,
                    losses,
                    floor: Floor::Each(held.floors()),
                };
                hits.clear();
                sweep.run(path, hits);
                for hit in &hits.hits {
                    reached.extend(rows(hit.rows).map(|row| held.slot(hit.block, row)));
                }
            }
        }
        reached.sort_unstable();
        reached.dedup();
        reached
    }

    /// What each value of a request's columns loses with the offer, but for codes.
    fn bound<M: Model>(&self, model: &M, offer: &M::Offer, steps: &mut Vec<Step>) {
        steps.clear();
        let (scale, gates) = (self.scale, model.gates(offer));
        let mut bounds = Bounds { scale, first: 0, steps };
        bounds.lose(
            0,
            model.gate_count(),
            |gate| {
                if gates.contains(gate) { 0 } else { Bounds::OUT }
            },
        );
        let mut first = OWN;
        model.criteria().each(&mut |criterion| {
            criterion.bound_requests(offer, &mut Bounds { scale, first, steps });
            first += criterion.request_columns();
        });
    }

    /// What each code loses in each place of a shape.
    fn bound_codes(&self, shares: &[Points], near: &[u16], steps: &mut Vec<Step>) {
        for (facet, share) in shares.iter().take(FACETS).enumerate() {
            let table = missing(self.scale.fine(*share, false), near);
            let heft = table.iter().map(|lost| u32::from(*lost)).sum::<u32>() / 16;
            steps.push(Step { column: 1 + facet, chunks: CLASSES / 16, heft, table });
        }
    }
}

/// What each class of a request's codes loses where the offer is so near to each code.
fn missing(share: u32, near: &[u16]) -> Table {
    let mut table = [u8::MAX; CLASSES];
    for (code, near) in (0..).zip(near) {
        let units = u8::try_from((share * u32::from(1_000 - near)) >> FINE).unwrap_or(u8::MAX);
        let entry = &mut table[usize::from(class(code))];
        *entry = (*entry).min(units);
    }
    table[usize::from(NO_CLASS)] = 0;
    table[usize::from(ANY_CLASS)] = 0;
    table
}
