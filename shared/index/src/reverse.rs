//! From an offer to the requests whose lists it can enter.

use crate::{
    affinity::{ANY_CLASS, CLASSES, Code, NO_CLASS, class},
    bound::{Bounds, FINE, Losses, Scale, Step, Table},
    gates::Gates,
    gather::{Candidate, Gathered},
    kernel::{Floor, Hits, Path, Rows, Sweep},
    model::{Criteria, Model, Points},
    shelf::Shelf,
    sketch::{Sketches, Weights, sketched},
};

/// Columns for the codes of a request; what a further code loses is not counted.
const FACETS: usize = 4;

/// The columns before those of the criteria: the gate, and the codes.
const OWN: usize = 1 + FACETS;

/// The requests, by the group of their codes and by shape: codes have columns, so more lists would
/// only be shorter.
#[derive(Clone, Debug)]
pub(crate) struct Reverse {
    shelves: Vec<Shelf>,
    /// By slot.
    sketches: Sketches,
    slots: usize,
    shapes: usize,
    scale: Scale,
    columns: usize,
    most: Points,
}

/// What a look for requests writes to on its way, to be used again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trail {
    picked: Vec<Rows>,
    hits: Hits,
    losses: Losses,
    weights: Weights,
    gathered: Gathered,
    /// How near the offer is to each code that requests ask for, and to which it is at all.
    near: Vec<u16>,
    reach: Vec<Code>,
    groups: Vec<u16>,
    pub reached: Vec<Candidate>,
}

impl Reverse {
    pub fn new<M: Model>(model: &M) -> Self {
        let mut columns = OWN;
        model.criteria().each(&mut |criterion| columns += criterion.request_columns());
        let most = model.criteria().most();
        let lists = usize::from(model.affinity().groups()) * model.shapes();
        Self {
            shelves: vec![Shelf::of_requests(columns); lists],
            sketches: Sketches::default(),
            slots: 0,
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

    fn list(&self, group: u16, shape: usize) -> usize {
        usize::from(group) * self.shapes + shape
    }

    /// The lists that a request is in.
    fn lists<M: Model>(&self, model: &M, request: &M::Request) -> Vec<usize> {
        let shape = model.shape(request);
        let groups = model.facets(request).iter().map(|code| model.affinity().group(*code));
        let mut lists: Vec<usize> = groups.map(|group| self.list(group, shape)).collect();
        lists.sort_unstable();
        lists.dedup();
        lists
    }

    /// The memory that it takes, in bytes.
    pub fn size(&self) -> usize {
        self.shelves.iter().map(Shelf::size).sum::<usize>() + self.sketches.size()
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
        for list in self.lists(model, request) {
            self.shelves[list].insert(slot, &columns, &Gates::NONE, floor);
        }
        self.slots = self.slots.max(slot as usize + 1);
        if let Some(criterion) = sketched(model) {
            self.sketches.put(slot, criterion.sketch_request(request));
        }
    }

    pub fn remove<M: Model>(&mut self, model: &M, slot: u32, request: &M::Request) {
        for list in self.lists(model, request) {
            self.shelves[list].remove(slot);
        }
    }

    pub fn set_floor<M: Model>(&mut self, model: &M, slot: u32, request: &M::Request, floor: u8) {
        for list in self.lists(model, request) {
            self.shelves[list].set_floor(slot, floor);
        }
    }

    /// Leaves in `trail.reached` the requests whose floor the offer's bound reaches, each once.
    pub fn reached<M: Model>(&self, model: &M, offer: &M::Offer, path: Path, trail: &mut Trail) {
        let Trail { losses, weights, gathered, reached, .. } = &mut *trail;
        reached.clear();
        if model.codes(offer).is_empty() || model.gates(offer).is_empty() {
            return;
        }
        gathered.begin(self.slots);
        self.bound(model, offer, &mut losses.steps);
        if let Some(criterion) = sketched(model) {
            weights.begin(criterion.weight());
            criterion.weigh_requests(offer, weights);
        }
        let of_criteria = losses.steps.len();
        trail.approach(model, offer);
        let Trail { picked, hits, losses, weights, gathered, near, reach, groups, reached } = trail;
        for shape in 0..self.shapes {
            let lists = groups.iter().map(|group| &self.shelves[self.list(*group, shape)]);
            let mut lists = lists.filter(|held| !held.is_empty()).peekable();
            if lists.peek().is_none() {
                continue;
            }
            losses.steps.truncate(of_criteria);
            self.bound_codes(model.shares(shape), near, reach, &mut losses.steps);
            losses.sort();
            for held in lists {
                held.pick_live(picked);
                let sweep = Sweep {
                    bytes: held.bytes(),
                    columns: held.columns(),
                    slots: held.all_slots(),
                    picked,
                    start: self.scale.value(self.most),
                    most: u8::MAX,
                    gains: None,
                    losses,
                    floor: Floor::Each(held.floors()),
                };
                hits.clear();
                sweep.run(path, hits);
                gathered.add(held, hits, 0, &self.sketches);
            }
        }
        let found = std::mem::take(&mut gathered.found);
        let sketches = (&self.sketches, &*weights, path);
        gathered.refine(&found, sketches, self.scale, |one| one.bound >= one.floor, reached);
        gathered.found = found;
    }

    /// What each value of a request's columns loses with the offer, but for codes.
    fn bound<M: Model>(&self, model: &M, offer: &M::Offer, steps: &mut Vec<Step>) {
        steps.clear();
        let (scale, gates) = (self.scale, model.gates(offer));
        let gate = |gate| if gates.contains(gate) { 0 } else { Bounds::OUT };
        let mut bounds = Bounds { scale, first: 0, is_late: false, steps: &mut *steps };
        bounds.lose(0, model.gate_count(), gate);
        let mut first = OWN;
        model.criteria().each(&mut |criterion| {
            let is_late = criterion.is_sketched();
            let mut bounds = Bounds { scale, first, is_late, steps: &mut *steps };
            criterion.bound_requests(offer, &mut bounds);
            first += criterion.request_columns();
        });
    }

    /// What each code loses in each place of a shape.
    fn bound_codes(&self, shares: &[Points], near: &[u16], reach: &[Code], steps: &mut Vec<Step>) {
        for (facet, share) in shares.iter().take(FACETS).enumerate() {
            let table = missing(self.scale.fine(*share, false), near, reach);
            let heft = table.iter().map(|lost| u32::from(*lost)).sum::<u32>() / 16;
            steps.push(Step {
                column: 1 + facet,
                chunks: CLASSES / 16,
                heft,
                is_late: false,
                table,
            });
        }
    }
}

impl Trail {
    /// Notes how near the offer is to each code, and in which groups there is one that is kin to it.
    fn approach<M: Model>(&mut self, model: &M, offer: &M::Offer) {
        let affinity = model.affinity();
        self.near.clear();
        self.near.resize(affinity.codes(), 0);
        self.reach.clear();
        self.groups.clear();
        for code in model.codes(offer) {
            for &(asked, near) in affinity.reach(*code) {
                let nearest = &mut self.near[usize::from(asked)];
                if *nearest == 0 {
                    self.reach.push(asked);
                }
                *nearest = near.max(*nearest);
                if near >= affinity.least() {
                    self.groups.push(affinity.group(asked));
                }
            }
        }
        if affinity.least() == 0 {
            self.groups.extend(0..affinity.groups());
        }
        self.groups.sort_unstable();
        self.groups.dedup();
    }
}

/// What each class of a request's codes loses where the offer is so near to each code, and to none but
/// those that it reaches at all.
fn missing(share: u32, near: &[u16], reach: &[Code]) -> Table {
    let lost =
        |near: u16| u8::try_from((share * u32::from(1_000 - near)) >> FINE).unwrap_or(u8::MAX);
    let mut table = [lost(0); CLASSES];
    for &code in reach {
        let entry = &mut table[usize::from(class(code))];
        *entry = (*entry).min(lost(near[usize::from(code)]));
    }
    table[usize::from(NO_CLASS)] = 0;
    table[usize::from(ANY_CLASS)] = 0;
    table
}
