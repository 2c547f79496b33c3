//! Turns what is known into proposals: scores each candidate, looks for who can close a gap, ranks.

use std::{collections::BTreeMap, sync::Arc};

use domain::{CapacityOfferId, Contribution, Gap, Points, Proposal, ProposalId};

use crate::{
    candidate::{Asked, Candidate, Offered},
    context::Context,
    criteria::Kind,
    filters::{self, Seat},
    policy::{Policy, Rule},
};

/// What a first provider comes to for a request.
#[derive(Clone, Debug)]
pub(crate) struct Lead {
    /// The proposal with nobody else.
    pub alone: Proposal,
    /// The best that was not declined, with or without a second provider.
    pub best: Option<Proposal>,
}

/// All that proposals for a request are made from.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub policy: &'a Policy,
    pub context: &'a Context,
    pub offers: &'a BTreeMap<CapacityOfferId, Arc<Offered>>,
    /// What one of the offers, or one more, is taken to be instead.
    pub instead: Option<&'a Offered>,
    /// Whether a proposal was declined.
    pub declined: &'a dyn Fn(&ProposalId) -> bool,
}

impl<'a> Scene<'a> {
    /// Every offer, in the order of the ids but for the one that is taken otherwise.
    pub(crate) fn offers(&self) -> impl Iterator<Item = &'a Offered> {
        let instead = self.instead;
        let is_other = move |offered: &&Offered| {
            instead.is_none_or(|instead| instead.offer.id != offered.offer.id)
        };
        self.offers.values().map(Arc::as_ref).filter(is_other).chain(instead)
    }

    pub(crate) fn offer(&self, id: &CapacityOfferId) -> Option<&'a Offered> {
        self.instead
            .filter(|instead| instead.offer.id == *id)
            .or_else(|| self.offers.get(id).map(Arc::as_ref))
    }

    pub(crate) fn admits(&self, request: &Asked, offered: &Offered, seat: Seat) -> bool {
        filters::admits(self.policy, request, offered, seat)
    }

    /// What a first provider comes to; none where a filter keeps it out.
    pub(crate) fn lead(
        &self,
        request: &Asked,
        first: &Offered,
        supports: &[&Offered],
    ) -> Option<Lead> {
        if !self.admits(request, first, Seat::First) {
            return None;
        }
        let mut lead = Lead { alone: self.bilateral(request, first), best: None };
        let champion = self.alone(&lead);
        lead.best = self.best(request, first, &lead.alone, supports, champion);
        Some(lead)
    }

    /// The proposal with the first provider alone, unless it was declined.
    pub(crate) fn alone(&self, lead: &Lead) -> Option<Proposal> {
        (!(self.declined)(&lead.alone.id)).then(|| lead.alone.clone())
    }

    /// The best of `champion` and of the triangles with one of `supports`.
    pub(crate) fn best(
        &self,
        request: &Asked,
        first: &Offered,
        alone: &Proposal,
        supports: &[&Offered],
        champion: Option<Proposal>,
    ) -> Option<Proposal> {
        let triangles = self.triangles(request, first, alone, supports).into_iter();
        // A triangle has to be better than the pair alone, whether or not the pair was declined.
        let better = triangles.filter(|triangle| triangle.score > alone.score);
        let open = better.filter(|triangle| !(self.declined)(&triangle.id));
        open.chain(champion).min_by(by_rank)
    }

    /// The proposal with a first provider alone.
    pub(crate) fn bilateral(&self, request: &Asked, first: &Offered) -> Proposal {
        let candidate = self.candidate(request, first, None);
        candidate.proposal(Vec::new(), candidate.gaps(), None)
    }

    /// The proposals in which one of `supports` closes a gap that the pair leaves open.
    pub(crate) fn triangles(
        &self,
        request: &Asked,
        first: &Offered,
        alone: &Proposal,
        supports: &[&Offered],
    ) -> Vec<Proposal> {
        if alone.unmet.is_empty() {
            return Vec::new();
        }
        let triangle = |second: &&Offered| {
            let candidate = self.candidate(request, first, Some(second));
            if !candidate.can_meet() {
                return None;
            }
            let unmet = candidate.gaps();
            let closes = self.policy.closed(&alone.unmet, &unmet);
            (!closes.is_empty()).then(|| candidate.proposal(closes, unmet, Some(alone)))
        };
        supports.iter().filter_map(triangle).collect()
    }

    pub(crate) fn candidate<'b>(
        &self,
        request: &'b Asked,
        first: &'b Offered,
        second: Option<&'b Offered>,
    ) -> Candidate<'b>
    where
        'a: 'b,
    {
        Candidate { policy: self.policy, context: self.context, request, first, second }
    }
}

impl Policy {
    /// What of `open` is closed where only `left` is still open.
    pub(crate) fn closed(&self, open: &[Gap], left: &[Gap]) -> Vec<Gap> {
        let closes = |gap: &Gap| match gap {
            Gap::Funding { usd, percent } => {
                let missing = left.iter().find_map(|gap| match gap {
                    Gap::Funding { usd, percent } => Some((*usd, *percent)),
                    _ => None,
                });
                let (missing, left) = missing.unwrap_or_default();
                let closed = Gap::Funding {
                    usd: usd.saturating_sub(missing),
                    percent: percent.saturating_sub(left),
                };
                let share = crate::criteria::share_of(usd.saturating_sub(missing), *usd);
                (share >= self.triangle.least_closed && *usd > missing).then_some(closed)
            }
            other => (!left.contains(other)).then(|| other.clone()),
        };
        open.iter().filter_map(closes).collect()
    }
}

impl Candidate<'_> {
    /// Whether first and second provider can work together at all.
    pub(crate) fn can_meet(&self) -> bool {
        let Some(second) = self.second else { return true };
        let (first, second) = (&self.first.offer, &second.offer);
        let apart = first.terms.provider != second.terms.provider && first.id != second.id;
        let least = self.policy.least_days(self.request);
        apart && self.window().is_some_and(|common| common.days() >= least)
    }

    /// What it leaves open, in the order of the criteria.
    pub(crate) fn gaps(&self) -> Vec<Gap> {
        self.policy.rules.iter().flat_map(|rule| rule.score.gaps(self)).collect()
    }

    /// `alone` is the proposal without the second provider, where there is one.
    fn proposal(&self, closes: Vec<Gap>, unmet: Vec<Gap>, alone: Option<&Proposal>) -> Proposal {
        let contributions = self.contributions(alone);
        let (request, first) = (&self.request.request.id, &self.first.offer.id);
        let second = self.second.map(|second| &second.offer.id);
        Proposal {
            id: ProposalId::of(request, first, second),
            request: request.clone(),
            first_provider: first.clone(),
            second_provider: second.cloned(),
            score: contributions.iter().map(|part| part.points).sum(),
            contributions,
            closes,
            unmet,
        }
    }

    fn contributions(&self, alone: Option<&Proposal>) -> Arc<[Contribution]> {
        let rules = self.policy.rules.iter();
        let told = rules.filter(|rule| rule.kind == Kind::Gain || self.second.is_some());
        told.map(|rule| {
            // What does not look at the second provider is as it is without.
            let blind = alone.filter(|_| !rule.score.sees_second(self));
            let known = blind.and_then(|alone| {
                alone.contributions.iter().find(|part| part.criterion == rule.name)
            });
            known.cloned().unwrap_or_else(|| self.contribution(rule))
        })
        .collect()
    }

    fn contribution(&self, rule: &Rule) -> Contribution {
        let scored = rule.score.score(self);
        let points = rule.points(scored.share);
        let of = if rule.kind == Kind::Gain { rule.weight } else { 0 };
        let criterion = rule.name.to_owned();
        Contribution { criterion, points, of, evidence: scored.evidence }
    }
}

/// The best first; equal scores in the order of their ids.
pub(crate) fn by_rank(one: &Proposal, other: &Proposal) -> std::cmp::Ordering {
    other.score.cmp(&one.score).then_with(|| one.id.cmp(&other.id))
}

/// The list that a policy makes of proposals, at most one for each first provider.
pub(crate) fn rank<'a>(
    policy: &Policy,
    proposals: impl Iterator<Item = &'a Proposal>,
) -> Vec<Proposal> {
    let mut list: Vec<_> =
        proposals.filter(|proposal| proposal.score >= policy.least_score).collect();
    list.sort_by(|one, other| by_rank(one, other));
    list.into_iter().take(policy.list_length).cloned().collect()
}

/// The points that a proposal must have to be on the list, were it not there already.
pub(crate) fn threshold(policy: &Policy, list: &[Proposal], proposal: &ProposalId) -> Points {
    let is_full = list.len() >= policy.list_length;
    let beaten = list.last().filter(|_| is_full);
    // With equal scores the smaller id comes first.
    beaten.map_or(policy.least_score, |last| last.score + Points::from(*proposal > last.id))
}

#[cfg(test)]
mod tests;
