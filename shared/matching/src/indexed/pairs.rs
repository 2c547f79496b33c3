//! What the index is told: offers as first providers, and requests with what second providers could
//! add at most.
//!
//! The index ranks a pair by an *outlook*: its own points, and the most that any second provider
//! known for the request could add. The engine looks from the best outlook downwards and stops where
//! the next outlook is below the last place of the list.

use std::{
    cmp::Ordering,
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard},
};

use domain::Points;
use index::{Affinity, Bounds, Code, Criteria, Criterion, Gates, Model, Rough};

use super::{
    areas::Areas,
    reach::{Alone, Frontier},
};
use crate::{
    candidate::{Asked, Candidate, Offered},
    context::Context,
    criteria::{ByArea, Kind},
    filters::{self, Seat},
    policy::{Policy, Rule, Share},
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
    reach: Arc<Frontier>,
    /// The most of that.
    most_added: Points,
    /// What can come on top of what shares and the other criteria's weights allow: the reach, and what
    /// areas count that shares leave out.
    extra: Points,
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

/// What a pair is ranked by.
#[derive(Clone, Debug)]
pub(super) struct Outlook {
    world: Arc<World>,
    /// The places of the criteria, those that are costly last.
    order: Vec<usize>,
    weight: Points,
    extra: Extra,
}

/// Says for each request how little of the room for second providers it needs.
#[derive(Clone, Debug)]
struct Extra(Points);

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
        let mut order: Vec<usize> = (0..world.policy.rules.len()).collect();
        order.retain(|place| world.policy.rules[*place].kind == Kind::Gain);
        order.sort_by_key(|place| world.policy.rules[*place].score.is_costly());
        let weight = order.iter().map(|place| world.policy.rules[*place].weight).sum();
        let shares = (1..=SHAPES).map(|areas| shares(&world, areas)).collect();
        let thematic_weight = world.by_area().map_or(0, |(rule, _)| rule.weight * FINE);
        // No more: an outlook cannot be above the sum of the weights, however far the reach.
        let extra = Extra(thematic_weight);
        let criteria = Outlook { world: world.clone(), order, weight, extra };
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
        let most_added = reach.most(&self.world.policy);
        let extra = most_added * FINE + self.left_out(asked.areas.len());
        let extra = extra.min(self.thematic_weight);
        Wanted { asked, codes, gate, reach, most_added, extra }
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

impl Criteria<Pairs> for Outlook {
    fn each<'a>(&'a self, take: &mut dyn FnMut(&'a dyn Criterion<Pairs>)) {
        take(&self.extra);
    }

    /// Everything, and a point more: what is rounded to whole points is up to half a point above its
    /// share.
    fn most(&self) -> Points {
        (self.weight + 1) * FINE + self.extra.0
    }

    fn rough(&self, request: &Wanted, offer: &First, floor: Points) -> Option<Rough> {
        self.measure(request, offer, floor, |rule, candidate| {
            let counts = !rule.score.is_costly();
            let share = if counts { rule.score.share(candidate) } else { 0 };
            let ceiling = if counts { share } else { rule.score.ceiling(candidate) };
            (share, ceiling)
        })
    }

    fn finish(&self, request: &Wanted, offer: &First, _: Rough, floor: Points) -> Option<Points> {
        self.score(request, offer, floor)
    }

    fn score(&self, request: &Wanted, offer: &First, floor: Points) -> Option<Points> {
        let exact = self.measure(request, offer, floor, |rule, candidate| {
            let share = rule.score.share(candidate);
            (share, share)
        });
        exact.map(|exact| exact.most)
    }
}

impl Outlook {
    /// What a pair has for certain and at most, by the shares that `shares` tells; `None` as soon as
    /// it cannot have so many points.
    fn measure(
        &self,
        request: &Wanted,
        offer: &First,
        floor: Points,
        shares: impl Fn(&Rule, &Candidate<'_>) -> (Share, Share),
    ) -> Option<Rough> {
        let context = self.world.context();
        let (policy, first) = (&self.world.policy, &*offer.offered);
        let candidate =
            Candidate { policy, context: &context, request: &request.asked, first, second: None };
        let mut least = Alone::default();
        let (mut most, mut open) = (0, self.weight + request.most_added);
        for &place in &self.order {
            let rule = &policy.rules[place];
            if rule.score.is_costly() {
                let ceiling = rule.points(rule.score.ceiling(&candidate));
                if (most + open - rule.weight + ceiling) * FINE < floor {
                    return None;
                }
            }
            let (certain, at_most) = shares(rule, &candidate);
            least.note(place, certain, rule.points(certain));
            most += rule.points(at_most);
            // Whatever is added to an unknown share is rounded apart from it.
            most += Points::from(at_most > certain);
            open -= rule.weight;
            if (most + open) * FINE < floor {
                return None;
            }
        }
        // With fewer points there is more room for a second provider; where nothing is open, none.
        least.look(&candidate);
        let added = request.reach.on_top_of(policy, &least);
        let certain = least.sum() * FINE;
        let most = (most + added) * FINE;
        (most >= floor).then_some(Rough { certain, most })
    }
}

impl Criterion<Pairs> for Extra {
    fn weight(&self) -> Points {
        self.0
    }

    /// Never asked for alone: it is part of the outlook.
    fn points(&self, request: &Wanted, _: &First) -> Points {
        request.extra
    }

    fn offer_columns(&self) -> usize {
        1
    }

    fn bound_offers(&self, request: &Wanted, bounds: &mut Bounds<'_>) {
        bounds.lose(0, 1, |_| self.0 - request.extra);
    }

    fn request_columns(&self) -> usize {
        1
    }

    fn describe_request(&self, request: &Wanted, columns: &mut [u8]) {
        let steps = (request.extra + self.step() - 1) / self.step();
        columns[0] = u8::try_from(steps).unwrap_or(u8::MAX);
    }

    fn bound_requests(&self, _: &First, bounds: &mut Bounds<'_>) {
        bounds.lose(0, 256, |steps| (self.0 - Points::from(steps) * self.step()).max(0));
    }
}

impl Extra {
    /// What one step of the byte for a request stands for.
    fn step(&self) -> Points {
        self.0 / 250 + 1
    }
}
