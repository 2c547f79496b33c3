//! The engine that scores every candidate: exact and simple, and the oracle of any faster one.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::{
    CapacityOfferId, CooperationRequestId, PartnershipId, ProgrammeId, Proposal, ProposalId,
    programme,
};

use crate::{
    Changes, Cooperation, Engine, Offer, Policy, Request, Why,
    candidate::{Asked, Offered},
    context::Context,
    explain,
    filters::Seat,
    propose::{Lead, Scene, rank},
};

/// Scores every request with every offer that a change can touch.
#[derive(Clone, Debug)]
pub struct Brute {
    policy: Policy,
    context: Context,
    offers: BTreeMap<CapacityOfferId, Arc<Offered>>,
    requests: BTreeMap<CooperationRequestId, Standing>,
    declined: BTreeSet<ProposalId>,
}

/// A request and how it stands.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub request: Asked,
    /// The offers that can be second provider.
    supports: BTreeSet<CapacityOfferId>,
    /// What each first provider comes to, listed or not.
    pub leads: BTreeMap<CapacityOfferId, Lead>,
    pub list: Vec<Proposal>,
}

impl Standing {
    pub(crate) fn new(scene: &Scene<'_>, request: Asked) -> Self {
        let mut standing =
            Self { request, supports: BTreeSet::new(), leads: BTreeMap::new(), list: Vec::new() };
        let all = scene.offers().map(|offered| offered.offer.id.clone()).collect();
        standing.touch(scene, &all);
        standing
    }

    /// Takes into account that these offers came, went, or count otherwise now.
    pub(crate) fn touch(&mut self, scene: &Scene<'_>, offers: &BTreeSet<CapacityOfferId>) {
        let request = &self.request;
        // Those that could be second provider before, or can now.
        let mut seconds = BTreeSet::new();
        for id in offers {
            let now = scene.offer(id);
            let supported = self.supports.remove(id);
            let supports = now.is_some_and(|now| scene.admits(request, now, Seat::Second));
            if supports {
                self.supports.insert(id.clone());
            }
            if supports || supported {
                seconds.insert(id);
            }
            self.leads.remove(id);
        }
        self.challenge(scene, &seconds);
        let supports = find(scene, self.supports.iter());
        for first in find(scene, offers.iter()) {
            if let Some(lead) = scene.lead(&self.request, first, &supports) {
                self.leads.insert(first.offer.id.clone(), lead);
            }
        }
        self.list = rank(scene.policy, self.leads.values().filter_map(|lead| lead.best.as_ref()));
    }

    /// Lets second providers try to better the proposals of every first provider.
    fn challenge(&mut self, scene: &Scene<'_>, seconds: &BTreeSet<&CapacityOfferId>) {
        let now = find(scene, self.supports.iter().filter(|id| seconds.contains(id)));
        let supports = find(scene, self.supports.iter());
        for (id, lead) in &mut self.leads {
            let Some(first) = scene.offer(id) else { continue };
            let second = lead.best.as_ref().and_then(|best| best.second_provider.as_ref());
            // Where the best was with one of them, whoever is next best has to be found.
            let lost = second.is_some_and(|second| seconds.contains(second));
            let (contenders, champion) =
                if lost { (&supports, scene.alone(lead)) } else { (&now, lead.best.take()) };
            lead.best = scene.best(&self.request, first, &lead.alone, contenders, champion);
        }
    }

    pub(crate) fn best_of(&self, first: &CapacityOfferId) -> Option<&Proposal> {
        self.leads.get(first)?.best.as_ref()
    }
}

fn find<'a, 'b>(
    scene: &Scene<'a>,
    ids: impl Iterator<Item = &'b CapacityOfferId>,
) -> Vec<&'a Offered> {
    ids.filter_map(|id| scene.offer(id)).collect()
}

impl Brute {
    /// An engine that knows nothing yet but the policy.
    pub fn new(policy: Policy) -> Self {
        Self {
            policy,
            context: Context::default(),
            offers: BTreeMap::new(),
            requests: BTreeMap::new(),
            declined: BTreeSet::new(),
        }
    }

    /// Runs `change` on every request, and tells whose list is another now.
    fn update(&mut self, change: impl Fn(&Scene<'_>, &mut Standing)) -> Changes {
        let declined = |id: &ProposalId| self.declined.contains(id);
        let scene = Scene {
            policy: &self.policy,
            context: &self.context,
            offers: &self.offers,
            instead: None,
            declined: &declined,
        };
        let mut changes = Changes::new();
        for (id, standing) in &mut self.requests {
            let before = std::mem::take(&mut standing.list);
            change(&scene, standing);
            if standing.list != before {
                changes.insert(id.clone(), standing.list.clone());
            }
        }
        changes
    }

    fn touch(&mut self, offers: &BTreeSet<CapacityOfferId>) -> Changes {
        self.update(|scene, standing| standing.touch(scene, offers))
    }

    fn rebuild(&mut self) -> Changes {
        self.update(|scene, standing| *standing = Standing::new(scene, standing.request.clone()))
    }

    /// Looks again at the one first provider of a proposal that was declined or let back in.
    fn look_again(&mut self, proposal: &ProposalId) -> Changes {
        let Some((request, first, _)) = proposal.parties() else { return Changes::new() };
        self.update(|scene, standing| {
            if standing.request.request.id != request {
                standing.touch(scene, &BTreeSet::new());
                return;
            }
            standing.touch(scene, &BTreeSet::from([first.clone()]));
        })
    }
}

impl Engine for Brute {
    fn put_offer(&mut self, offer: Offer) -> Changes {
        let id = offer.id.clone();
        self.offers.insert(id.clone(), Arc::new(Offered::new(offer)));
        self.touch(&BTreeSet::from([id]))
    }

    fn remove_offer(&mut self, id: &CapacityOfferId) -> Changes {
        if self.offers.remove(id).is_none() {
            return Changes::new();
        }
        self.touch(&BTreeSet::from([id.clone()]))
    }

    fn put_request(&mut self, request: Request) -> Changes {
        let id = request.id.clone();
        let asked = Asked::new(request);
        let before = self.requests.remove(&id).map(|standing| standing.list).unwrap_or_default();
        let declined = |id: &ProposalId| self.declined.contains(id);
        let scene = Scene {
            policy: &self.policy,
            context: &self.context,
            offers: &self.offers,
            instead: None,
            declined: &declined,
        };
        let standing = Standing::new(&scene, asked);
        let changed = standing.list != before;
        let list = standing.list.clone();
        self.requests.insert(id.clone(), standing);
        changed.then_some((id, list)).into_iter().collect()
    }

    fn remove_request(&mut self, id: &CooperationRequestId) -> Changes {
        let gone = self.requests.remove(id).filter(|standing| !standing.list.is_empty());
        gone.map(|_| (id.clone(), Vec::new())).into_iter().collect()
    }

    fn put_partnership(&mut self, id: PartnershipId, cooperation: Cooperation) -> Changes {
        let providers = self.context.put_partnership(&id, cooperation);
        let theirs =
            self.offers.values().filter(|offered| providers.contains(&offered.terms().provider));
        let theirs = theirs.map(|offered| offered.offer.id.clone()).collect();
        self.touch(&theirs)
    }

    fn put_programme(&mut self, id: ProgrammeId, terms: Arc<programme::Terms>) -> Changes {
        self.context.programmes.insert(id, terms);
        self.rebuild()
    }

    fn remove_programme(&mut self, id: &ProgrammeId) -> Changes {
        match self.context.programmes.remove(id) {
            Some(_) => self.rebuild(),
            None => Changes::new(),
        }
    }

    fn decline(&mut self, proposal: ProposalId) -> Changes {
        self.declined.insert(proposal.clone());
        self.look_again(&proposal)
    }

    fn undecline(&mut self, proposal: &ProposalId) -> Changes {
        self.declined.remove(proposal);
        self.look_again(proposal)
    }

    fn adopt(&mut self, policy: Policy) -> Changes {
        self.policy = policy;
        self.rebuild()
    }

    fn policy(&self) -> &Policy {
        &self.policy
    }

    fn list(&self, request: &CooperationRequestId) -> &[Proposal] {
        self.requests.get(request).map_or(&[], |standing| &standing.list)
    }

    fn explain(&self, request: &CooperationRequestId, offer: &CapacityOfferId) -> Option<Why> {
        let declined = |id: &ProposalId| self.declined.contains(id);
        let scene = Scene {
            policy: &self.policy,
            context: &self.context,
            offers: &self.offers,
            instead: None,
            declined: &declined,
        };
        Some(explain::explain(&scene, self.requests.get(request)?, self.offers.get(offer)?))
    }
}

#[cfg(test)]
mod tests;
