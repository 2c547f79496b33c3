//! What a first provider comes to for a request, in points alone; in words only where it is shown.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use domain::{Gap, Points, Proposal, ProposalId};

use super::{
    pairs::World,
    reach::{Alone, Reach},
};
use crate::{
    candidate::{Asked, Candidate, Offered},
    context::Context,
    criteria::{CRITERIA, Kind},
    propose::Scene,
};

/// A second provider of a request, and the most that it can add.
#[derive(Clone, Debug)]
pub(super) struct Helper {
    pub slot: u32,
    pub reach: Arc<Reach>,
}

/// A first provider of a request.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    pub slot: u32,
    /// The points of the pair.
    alone: Points,
    parts: Alone,
    /// What the pair leaves open.
    open: Vec<Gap>,
    /// The best that was not declined.
    pub best: Option<Place>,
}

/// Something that could be proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub points: Points,
    pub id: ProposalId,
    pub first: u32,
    pub second: Option<u32>,
}

/// All that leads are found by.
pub(super) struct Ground<'a> {
    pub world: &'a World,
    pub context: &'a Context,
    pub offers: &'a [Option<Arc<Offered>>],
    pub declined: &'a BTreeSet<ProposalId>,
}

impl<'a> Ground<'a> {
    pub fn offered(&self, slot: u32) -> Option<&'a Offered> {
        self.offers.get(slot as usize)?.as_deref()
    }

    /// The same, as criteria see it.
    pub fn candidate<'b>(
        &'b self,
        request: &'b Asked,
        first: &'b Offered,
        second: Option<&'b Offered>,
    ) -> Candidate<'b> {
        let (policy, context) = (&self.world.policy, self.context);
        Candidate { policy, context, request, first, second }
    }

    /// What the offer in a slot comes to beside these second providers.
    pub fn lead(&self, request: &Asked, slot: u32, helpers: &[Helper]) -> Option<Lead> {
        let first = self.offered(slot)?;
        let candidate = self.candidate(request, first, None);
        let mut parts = Alone::default();
        for (place, rule) in self.world.policy.rules.iter().enumerate() {
            if rule.kind == Kind::Gain {
                let share = rule.score.share(&candidate);
                parts.note(place, share, rule.points(share));
            }
        }
        parts.look(&candidate);
        let (alone, open) = (parts.sum(), candidate.gaps());
        let mut lead = Lead { slot, alone, parts, open, best: None };
        let id = ProposalId::of(&request.request.id, &first.offer.id, None);
        if !self.declined.contains(&id) {
            lead.best = Some(Place { points: alone, id, first: slot, second: None });
        }
        self.support(request, &mut lead, helpers);
        Some(lead)
    }

    /// Lets all try to better a lead, those that could add most to it first.
    fn support(&self, request: &Asked, lead: &mut Lead, helpers: &[Helper]) {
        if lead.open.is_empty() {
            return;
        }
        let added = |helper: &Helper| helper.reach.on_top_of(&self.world.policy, &lead.parts);
        let mut order: Vec<(Points, &Helper)> =
            helpers.iter().filter_map(|helper| Some((added(helper)?, helper))).collect();
        order.sort_unstable_by_key(|(added, helper)| (Reverse(*added), helper.slot));
        for (added, helper) in order {
            if lead.alone + added < lead.bar() {
                return;
            }
            self.challenge(request, lead, helper);
        }
    }

    /// Lets a second provider try to better a lead. Tells whether it does.
    pub fn challenge(&self, request: &Asked, lead: &mut Lead, helper: &Helper) -> bool {
        let each = helper.reach.each(&self.world.policy, &lead.parts);
        let Some(each) = each else { return false };
        let ceiling = lead.alone + each.iter().sum::<Points>() - helper.reach.taken();
        if ceiling < lead.bar() {
            return false;
        }
        let (Some(first), Some(second)) = (self.offered(lead.slot), self.offered(helper.slot))
        else {
            return false;
        };
        let candidate = self.candidate(request, first, Some(second));
        let points = self.triangle(&candidate, lead, &each, ceiling);
        let closes = || !self.world.policy.closed(&lead.open, &candidate.gaps()).is_empty();
        let Some(points) = points.filter(|_| closes()) else { return false };
        let id = ProposalId::of(&request.request.id, &first.offer.id, Some(&second.offer.id));
        let place = Place { points, id, first: lead.slot, second: Some(helper.slot) };
        let betters = lead.best.as_ref().is_none_or(|best| place.key() < best.key());
        if !betters || self.declined.contains(&place.id) {
            return false;
        }
        lead.best = Some(place);
        true
    }

    /// The points of a triangle; none as soon as it cannot be the best.
    fn triangle(
        &self,
        candidate: &Candidate<'_>,
        lead: &Lead,
        each: &[Points; CRITERIA.len()],
        ceiling: Points,
    ) -> Option<Points> {
        if !candidate.can_meet() {
            return None;
        }
        let policy = &self.world.policy;
        // What it is so far, and what it can still be.
        let (mut points, mut most) = (lead.alone, ceiling);
        for (place, (rule, alone)) in policy.rules.iter().zip(lead.parts.points).enumerate() {
            let sees = rule.kind == Kind::Cost || rule.score.sees_second(candidate);
            let now = if sees { rule.points(rule.score.share(candidate)) } else { alone };
            points += now - alone;
            if rule.kind == Kind::Gain {
                most += now - alone - each[place];
            }
            if most < lead.bar() {
                return None;
            }
        }
        (points >= lead.bar()).then_some(points)
    }
}

impl Lead {
    /// The points that a triangle must have at least to be the best: more than the pair alone, whether
    /// or not the pair was declined.
    fn bar(&self) -> Points {
        let more = self.alone + 1;
        let triangle = self.best.as_ref().filter(|best| best.second.is_some());
        triangle.map_or(more, |best| best.points.max(more))
    }

    /// The offers that it is made of.
    pub fn slots(&self) -> impl Iterator<Item = u32> {
        let second = self.best.as_ref().and_then(|best| best.second);
        std::iter::once(self.slot).chain(second)
    }

    /// Whether the best is with that second provider.
    pub fn leans_on(&self, slot: u32) -> bool {
        self.best.as_ref().is_some_and(|best| best.second == Some(slot))
    }
}

impl Place {
    /// The smallest comes first on a list.
    pub fn key(&self) -> (Reverse<Points>, &ProposalId) {
        (Reverse(self.points), &self.id)
    }

    /// The offers in it.
    pub fn slots(&self) -> impl Iterator<Item = u32> {
        std::iter::once(self.first).chain(self.second)
    }
}

/// The proposal in words.
pub(super) fn render(
    scene: &Scene<'_>,
    ground: &Ground<'_>,
    request: &Asked,
    place: &Place,
) -> Option<Proposal> {
    let first = ground.offered(place.first)?;
    let alone = scene.bilateral(request, first);
    let Some(second) = place.second else { return Some(alone) };
    scene.triangles(request, first, &alone, &[ground.offered(second)?]).pop()
}
