//! What a first provider comes to for a request, in points alone; in words only where it is shown.

use std::{collections::BTreeSet, sync::Arc};

use domain::{Gap, Points, Proposal, ProposalId};

use super::{
    pairs::{Parts, World},
    reach::Reach,
};
use crate::{
    candidate::{Asked, Candidate, Offered},
    context::Context,
    criteria::{CRITERIA, Kind},
    propose::Scene,
};

/// A second provider of a request, and the most that it can add.
#[derive(Clone, Copy, Debug)]
pub(super) struct Helper {
    pub slot: u32,
    pub reach: Reach,
}

/// A first provider of a request.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    pub slot: u32,
    alone: Points,
    parts: Parts,
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

    /// What the offer in a slot comes to beside these second providers, those that can add most first.
    pub fn lead(&self, request: &Asked, slot: u32, helpers: &[Helper]) -> Option<Lead> {
        let first = self.offered(slot)?;
        let candidate = self.candidate(request, first, None);
        let mut parts: Parts = [0; CRITERIA.len()];
        for (rule, part) in self.world.policy.rules.iter().zip(&mut parts) {
            if rule.kind == Kind::Gain {
                *part = rule.points(rule.score.share(&candidate));
            }
        }
        let (alone, open) = (parts.iter().sum(), candidate.gaps());
        let mut lead = Lead { slot, alone, parts, open, best: None };
        let id = ProposalId::of(&request.request.id, &first.offer.id, None);
        if !self.declined.contains(&id) {
            lead.best = Some(Place { points: alone, id, first: slot, second: None });
        }
        for helper in helpers {
            if lead.alone + helper.reach.most() < lead.bar() {
                break;
            }
            self.challenge(request, &mut lead, helper);
        }
        Some(lead)
    }

    /// Lets a second provider try to better a lead. Tells whether it does.
    pub fn challenge(&self, request: &Asked, lead: &mut Lead, helper: &Helper) -> bool {
        let ceiling = lead.alone + helper.reach.on_top_of(&self.world.policy, &lead.parts);
        if lead.open.is_empty() || ceiling < lead.bar() {
            return false;
        }
        let (Some(first), Some(second)) = (self.offered(lead.slot), self.offered(helper.slot))
        else {
            return false;
        };
        let points = self.triangle(request, lead, first, second);
        let Some(points) = points.filter(|points| *points >= lead.bar()) else { return false };
        let id = ProposalId::of(&request.request.id, &first.offer.id, Some(&second.offer.id));
        let place = Place { points, id, first: lead.slot, second: Some(helper.slot) };
        let betters = lead.best.as_ref().is_none_or(|best| place.key() < best.key());
        if !betters || self.declined.contains(&place.id) {
            return false;
        }
        lead.best = Some(place);
        true
    }

    /// The points of a triangle; none where it closes nothing.
    fn triangle(
        &self,
        request: &Asked,
        lead: &Lead,
        first: &Offered,
        second: &Offered,
    ) -> Option<Points> {
        let candidate = self.candidate(request, first, Some(second));
        if !candidate.can_meet() {
            return None;
        }
        if self.world.policy.closed(&lead.open, &candidate.gaps()).is_empty() {
            return None;
        }
        let rules = self.world.policy.rules.iter().zip(lead.parts);
        let points = rules.map(|(rule, alone)| match rule.kind {
            Kind::Gain if !rule.score.sees_second(&candidate) => alone,
            _ => rule.points(rule.score.share(&candidate)),
        });
        Some(points.sum())
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
    pub fn key(&self) -> (std::cmp::Reverse<Points>, &ProposalId) {
        (std::cmp::Reverse(self.points), &self.id)
    }

    /// The offers in it.
    pub fn slots(&self) -> impl Iterator<Item = u32> {
        std::iter::once(self.first).chain(self.second)
    }
}

/// The proposal in words.
pub(super) fn render(
    scene: &Scene<'_>,
    request: &Asked,
    offers: &[Option<Arc<Offered>>],
    place: &Place,
) -> Option<Proposal> {
    let offered = |slot: u32| offers.get(slot as usize)?.as_deref();
    let first = offered(place.first)?;
    let alone = scene.bilateral(request, first);
    let Some(second) = place.second else { return Some(alone) };
    scene.triangles(request, first, &alone, &[offered(second)?]).pop()
}
