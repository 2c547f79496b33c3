//! The search for the best: offers are gathered list by list, and scored in the order of their bounds.

use std::ops::Range;

use super::{Asked, Forward, asked::Likely};
use crate::{
    best::{Best, Ranked},
    bound::{Losses, Scale},
    gather::{Candidate, Gathered, sort},
    kernel::Hits,
    model::{Model, Points},
    plan::Plan,
    sketch::Weights,
    tops::{TOP, Tops},
};

/// How many lists ahead one is fetched from memory.
const VISITS_AHEAD: usize = 2;

/// How many more offers than a list has are gathered before the most promising of them are scored.
const ENOUGH: usize = 32;

/// How many blocks of a long list are swept before there is a floor for the others.
const BLOCKS: usize = 6;

/// How many sketches are looked at at once.
const SOME: usize = 96;

/// How many offers are scored roughly before the best of them are scored exactly.
const FEW: usize = 12;

/// What a search writes to on its way, to be used again.
#[derive(Debug, Default)]
pub struct Scratch {
    pub(super) plan: Plan,
    pub(super) losses: Losses,
    pub(super) tops: Tops,
    pub(super) weights: Weights,
    pub(super) hits: Hits,
    pub(super) gathered: Gathered,
    /// Those that were gathered, and those that may be scored, the highest bound first.
    gathered_in_order: Vec<Candidate>,
    pub(super) order: Vec<Candidate>,
    sorted: Vec<Candidate>,
    few: Vec<Likely>,
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
        asked: Asked<'_, M>,
        (depth, least): (usize, Points),
        scratch: &mut Scratch,
    ) -> Found {
        let Asked { model, offers, .. } = asked;
        let best = Best { model, offers, depth, least, list: Vec::with_capacity(depth) };
        self.begin(asked, scratch);
        let mut search = Search { forward: self, asked, best, scratch };
        search.run();
        let list = search.best.list;
        Found { is_all: list.len() < depth, list }
    }
}

/// A search on its way.
struct Search<'a, 's, M: Model> {
    forward: &'a Forward,
    asked: Asked<'a, M>,
    best: Best<'a, M>,
    scratch: &'s mut Scratch,
}

impl<M: Model> Search<'_, '_, M> {
    /// Visits lists until no offer in those that are left can be among the best.
    fn run(&mut self) {
        let gate = self.asked.gate();
        for place in 0..self.scratch.plan.visits.len() {
            let visits = &self.scratch.plan.visits;
            if visits[place].most.saturating_add(self.forward.rest) < self.best.floor() {
                break;
            }
            if let Some(next) = visits.get(place + VISITS_AHEAD) {
                self.forward.shelves[usize::from(next.code)].fetch(gate);
            }
            self.visit(place);
        }
        self.judge();
    }

    /// Gathers the offers of a list, and scores what is gathered once it is enough.
    fn visit(&mut self, place: usize) {
        let Self { forward, ref best, ref mut scratch, .. } = *self;
        let Scratch { plan, tops, .. } = &mut **scratch;
        let visit = plan.visits[place];
        let held = &forward.shelves[usize::from(visit.code)];
        let start = forward.rest.saturating_add(visit.brings);
        if held.is_empty() || (visit.gains.is_none() && start < best.floor()) {
            return;
        }
        tops.look(held, forward.most(&visit));
        // Without a floor the best blocks of a long list come first, to have one for the others.
        let is_long = best.list.len() < best.depth && tops.len() > 2 * BLOCKS;
        let first = if is_long { tops.reached_by(BLOCKS).into() } else { 0 };
        self.gather(place, first..TOP);
        if first > 0 {
            self.gather(place, 0..first);
        }
    }

    /// Gathers the offers of those blocks of a list that can have so much.
    fn gather(&mut self, place: usize, within: Range<u16>) {
        let Self { forward, asked, ref best, ref mut scratch } = *self;
        let Scratch { plan, losses, tops, hits, gathered, .. } = &mut **scratch;
        let (visit, floor) = (plan.visits[place], best.floor());
        let held = &forward.shelves[usize::from(visit.code)];
        let least = within.start.max(forward.scale.value(floor).into());
        let picked = tops.pick(least..within.end, held, asked.gate());
        hits.clear();
        forward.sweep(plan, &visit, picked, losses, floor).run(asked.path, hits);
        // Where many reach the floor, the best of them raise it before the others are looked at.
        let enough = best.depth + ENOUGH;
        let many = gathered.found.len() + hits.count_from(0) > 2 * enough;
        let value = if many { hits.reached_by(enough) } else { 0 };
        gathered.add(held, hits, value, &forward.sketches);
        if gathered.found.len() >= enough {
            self.judge();
        }
        if value > 0 {
            let Scratch { hits, gathered, .. } = &mut *self.scratch;
            let value = forward.scale.value(self.best.floor());
            gathered.add(held, hits, value, &forward.sketches);
        }
    }

    /// Scores those that were gathered, the most promising first, until the rest cannot be among the
    /// best.
    fn judge(&mut self) {
        let Self { forward, asked, best, scratch } = self;
        let Scratch { weights, gathered, gathered_in_order, order, sorted, few, .. } =
            &mut **scratch;
        sort(&gathered.found, gathered_in_order);
        gathered.found.clear();
        for part in gathered_in_order.chunks(SOME) {
            let floor = forward.scale.value(best.floor());
            let reaching = part.partition_point(|one| one.bound >= floor);
            let sketches = (&forward.sketches, &*weights, asked.path);
            let reaches = |one: &Candidate| one.bound >= floor;
            gathered.refine(&part[..reaching], sketches, forward.scale, reaches, order);
            sort(order, sorted);
            score(*asked, forward.scale, best, sorted, few);
            if reaching < part.len() {
                break;
            }
        }
    }
}

/// Scores offers in the order of their bounds until the bounds are too low: a few at a time roughly,
/// and those exactly that still can be among the best, the most promising first.
fn score<M: Model>(
    asked: Asked<'_, M>,
    scale: Scale,
    best: &mut Best<'_, M>,
    order: &[Candidate],
    few: &mut Vec<Likely>,
) {
    asked.fetch(order);
    for (first, part) in (0..).step_by(FEW).zip(order.chunks(FEW)) {
        let floor = best.floor();
        let value = scale.value(floor);
        let promising = part.partition_point(|one| one.bound >= value);
        few.clear();
        few.extend(asked.all_roughly(order, first..first + promising, floor));
        few.sort_unstable_by_key(|(most, _, slot)| (-most, *slot));
        for (most, rough, slot) in &*few {
            let floor = best.floor();
            if *most < floor {
                break;
            }
            if let Some(entry) = asked.exactly(*slot, *rough, floor) {
                best.enter(entry);
            }
        }
        if part.last().is_some_and(|one| one.bound < scale.value(best.floor())) {
            break;
        }
    }
}
