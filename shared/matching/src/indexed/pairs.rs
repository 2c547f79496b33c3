//! What the index is told: offers as first providers, and requests with what second providers could
//! add at most.
//!
//! The index ranks a pair by its [outlook](Outlook). The engine looks from the best outlook downwards
//! and stops where the next outlook is below the last place of the list.

use std::{
    cmp::Ordering,
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard},
};

use domain::Points;
use index::{Affinity, Code, Gates, Model};

use super::{areas::Areas, outlook::Outlook, reach::Frontier};
use crate::{
    candidate::{Asked, Offered},
    context::Context,
    criteria::{ByArea, CRITERIA},
    filters::{self, Seat},
    policy::{Policy, Rule, Share, WHOLE},
};

/// What one point of a policy is in the index, so that rounded shares of points lose little.
pub(super) const FINE: Points = 1_000;

/// Requests with more areas than this are bounded like those with so many, and a little more loosely.
const SHAPES: usize = 6;

/// What everything is measured by.
#[derive(Debug)]
pub(super) struct World {
    pub policy: Policy,
    context: RwLock<Context>,
}

/// An offer as the index keeps it.
#[derive(Clone, Debug)]
pub(super) struct First {
    pub offered: Arc<Offered>,
    codes: Vec<Code>,
    gates: Gates,
}

/// A request as the index keeps it.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub asked: Arc<Asked>,
    pub codes: Vec<Code>,
    gate: u8,
    /// What second providers can add to a pair.
    pub reach: Arc<Frontier>,
    /// The most that they can add to any pair, for each criterion, and what they take at least.
    pub added: [Share; CRITERIA.len()],
    pub taken: Points,
    /// What can come on top of what shares and the other criteria's weights allow: what can be added
    /// to the areas less what a second provider takes, and what areas count that shares leave out.
    /// Nobody adds to another criterion beyond its weight.
    pub extra: Points,
}

/// Pairs under one policy.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    pub world: Arc<World>,
    pub areas: Arc<Areas>,
    criteria: Outlook,
    shares: Vec<Vec<Points>>,
    thematic_weight: Points,
}

impl World {
    pub fn new(policy: Policy, context: Context) -> Self {
        Self { policy, context: RwLock::new(context) }
    }

    pub fn context(&self) -> RwLockReadGuard<'_, Context> {
        self.context.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is known; whoever is touched by it has to be put again.
    pub fn learn<T>(&self, change: impl FnOnce(&mut Context) -> T) -> T {
        change(&mut self.context.write().unwrap_or_else(PoisonError::into_inner))
    }

    fn by_area(&self) -> Option<(&Rule, &dyn ByArea)> {
        self.policy.rules.iter().find_map(|rule| Some((rule, rule.score.by_area()?)))
    }
}

impl Pairs {
    pub fn new(world: Arc<World>, areas: Arc<Areas>) -> Self {
        let shares = (1..=SHAPES).map(|areas| shares(&world, areas)).collect();
        let thematic_weight = world.by_area().map_or(0, |(rule, _)| rule.weight * FINE);
        let criteria = Outlook::new(world.clone(), thematic_weight);
        Self { world, areas, criteria, shares, thematic_weight }
    }

    pub fn first(&self, offered: Arc<Offered>) -> First {
        let open = offered.terms().role.can_lead() && offered.offer.left.places > 0;
        let gates = if open { self.areas.gates(offered.terms()) } else { Gates::NONE };
        let codes = self.areas.codes(&offered.terms().thematic_areas);
        First { offered, codes, gates }
    }

    pub fn wanted(&self, asked: Arc<Asked>, reach: Arc<Frontier>) -> Wanted {
        let codes = self.areas.codes(&asked.areas);
        let gate = self.areas.gate(asked.terms().recipient);
        let policy = &self.world.policy;
        let (added, taken) = (reach.shares(), reach.taken());
        let on_areas =
            policy.rules.iter().zip(added).find(|(rule, _)| rule.score.by_area().is_some());
        let on_areas = on_areas.map_or(0, |(rule, share)| rule.points(share.min(WHOLE)) + 1);
        let extra = (on_areas - taken).max(0) * FINE + self.left_out(asked.areas.len());
        let extra = extra.min(self.thematic_weight);
        Wanted { asked, codes, gate, reach, added, taken, extra }
    }

    /// What areas of a request count for which there are no shares.
    fn left_out(&self, areas: usize) -> Points {
        let Some((rule, counts)) = self.world.by_area() else { return 0 };
        let all: Points = (0..areas).map(|rank| counts.importance(rank)).sum();
        let rest: Points = (SHAPES..areas).map(|rank| counts.importance(rank)).sum();
        part(rule.weight * FINE, rest, all)
    }
}

/// What each of so many areas can bring at most.
fn shares(world: &World, areas: usize) -> Vec<Points> {
    let Some((rule, counts)) = world.by_area() else { return vec![0; areas] };
    let all: Points = (0..areas).map(|rank| counts.importance(rank)).sum();
    (0..areas).map(|rank| part(rule.weight * FINE, counts.importance(rank), all)).collect()
}

/// `of * part / whole`, rounded up.
fn part(of: Points, part: Points, whole: Points) -> Points {
    let (of, part, whole) = (i64::from(of), i64::from(part), i64::from(whole.max(1)));
    Points::try_from((of * part + whole - 1) / whole).unwrap_or(Points::MAX)
}

impl Model for Pairs {
    type Offer = First;
    type Request = Wanted;
    type Criteria = Outlook;

    fn criteria(&self) -> &Outlook {
        &self.criteria
    }

    fn affinity(&self) -> &Affinity {
        &self.areas.affinity
    }

    fn codes<'a>(&self, offer: &'a First) -> &'a [Code] {
        &offer.codes
    }

    fn facets<'a>(&self, request: &'a Wanted) -> &'a [Code] {
        &request.codes
    }

    fn shape(&self, request: &Wanted) -> usize {
        request.codes.len().clamp(1, SHAPES) - 1
    }

    fn shapes(&self) -> usize {
        SHAPES
    }

    fn shares(&self, shape: usize) -> &[Points] {
        &self.shares[shape]
    }

    fn thematic_weight(&self) -> Points {
        self.thematic_weight
    }

    fn gate(&self, request: &Wanted) -> u8 {
        request.gate
    }

    fn gates(&self, offer: &First) -> Gates {
        offer.gates
    }

    fn gate_count(&self) -> usize {
        self.areas.gate_count()
    }

    fn admits(&self, request: &Wanted, offer: &First) -> bool {
        filters::admits_kin(&self.world.policy, &request.asked, &offer.offered, Seat::First)
    }

    fn tie(&self, one: &First, other: &First) -> Ordering {
        one.offered.offer.id.cmp(&other.offered.offer.id)
    }

    fn neighbourhood(&self, offer: &First) -> u64 {
        let country = offer.offered.terms().provider.country();
        country.map_or(u64::MAX, |country| self.areas.gate(country).into())
    }
}
