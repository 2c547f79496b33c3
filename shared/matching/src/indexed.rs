//! The engine that scores next to nothing twice: an index finds the pairs worth looking at, and every
//! list is kept current one change at a time. Its lists are those of [`Brute`](crate::Brute).

mod areas;
mod keep;
mod lead;
mod outlook;
mod pairs;
mod reach;
mod rebuild;
mod recorded;
mod slots;
mod standing;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use domain::{
    CapacityOfferId, CooperationRequestId, PartnershipId, ProgrammeId, Proposal, ProposalId,
    programme,
};
use index::{Index, Path, Settings};

use self::{
    areas::Areas,
    pairs::{FINE, Pairs, World},
    slots::{Slots, entry},
    standing::Standing,
};
use crate::{
    Changes, Cooperation, Engine, Offer, Policy, Request, Why, brute,
    candidate::{Asked, Offered},
    context::Context,
    explain,
    propose::Scene,
};

/// How many first providers the index keeps beyond those that a list shows: the best outlook need not
/// be the best proposal.
const SPARE: usize = 22;

/// How the index keeps lists.
#[derive(Clone, Copy, Debug)]
struct Kept {
    /// How bounds are computed.
    path: Path,
    /// How many first providers beyond those that a list shows.
    spare: usize,
}

/// Looks only at pairs that can be on a list.
pub struct Indexed {
    world: Arc<World>,
    index: Index<Pairs>,
    kept: Kept,
    offers: BTreeMap<CapacityOfferId, Arc<Offered>>,
    offer_slots: Slots<CapacityOfferId>,
    /// The same offers, by slot.
    offered: Vec<Option<Arc<Offered>>>,
    /// For each offer, the requests whose leads it is in.
    users: Vec<BTreeSet<u32>>,
    /// For each thematic code, the offers that can be second provider.
    supporting: Vec<BTreeSet<u32>>,
    request_slots: Slots<CooperationRequestId>,
    standings: Vec<Option<Standing>>,
    /// For each thematic code, the requests that name it.
    asking: Vec<BTreeSet<u32>>,
    declined: BTreeSet<ProposalId>,
}

impl Indexed {
    /// An engine that knows nothing yet but the policy.
    pub fn new(policy: Policy) -> Self {
        Self::with(policy, Kept { path: Path::best(), spare: SPARE })
    }

    /// The lists are the same, whatever is kept and however.
    fn with(policy: Policy, kept: Kept) -> Self {
        let world = Arc::new(World::new(policy, Context::default()));
        let areas = Arc::new(Areas::new(&world.policy));
        let codes = areas.len();
        Self {
            index: Index::new(Pairs::new(world.clone(), areas), kept.settings(&world.policy)),
            world,
            kept,
            offers: BTreeMap::new(),
            offer_slots: Slots::default(),
            offered: Vec::new(),
            users: Vec::new(),
            supporting: vec![BTreeSet::new(); codes],
            request_slots: Slots::default(),
            standings: Vec::new(),
            asking: vec![BTreeSet::new(); codes],
            declined: BTreeSet::new(),
        }
    }

    fn standing(&self, request: &CooperationRequestId) -> Option<&Standing> {
        self.standings.get(self.request_slots.get(request)? as usize)?.as_ref()
    }

    /// Looks again at the one first provider of a proposal that was declined or let back in.
    fn look_again(&mut self, proposal: &ProposalId) -> Changes {
        let Some((request, first, _)) = proposal.parties() else { return Changes::new() };
        let slots = (self.request_slots.get(&request), self.offer_slots.get(&first));
        let (Some(request), Some(first)) = slots else { return Changes::new() };
        if let Some(Some(standing)) = self.standings.get_mut(request as usize) {
            if standing.rest.is_some() {
                return self.doubt(request, first);
            }
            standing.leads.retain(|lead| lead.slot != first);
        }
        self.settle([request].into(), &BTreeSet::new())
    }
}

impl fmt::Debug for Indexed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let standings = || self.standings.iter().flatten();
        f.debug_struct("Indexed")
            .field("policy", &self.world.policy.stamp())
            .field("offers", &self.offers.len())
            .field("requests", &standings().count())
            .field("resting", &standings().filter(|it| it.rest.is_some()).count())
            .field("helpers", &standings().map(|it| it.helpers.len()).sum::<usize>())
            .field("leads", &standings().map(|it| it.leads.len()).sum::<usize>())
            .finish_non_exhaustive()
    }
}

impl Kept {
    fn shown(self, policy: &Policy) -> usize {
        policy.list_length + self.spare
    }

    fn settings(self, policy: &Policy) -> Settings {
        let shown = self.shown(policy);
        let least = policy.least_score * FINE;
        Settings { shown, kept: shown + shown / 4, least, path: self.path }
    }
}

impl Engine for Indexed {
    fn put_offer(&mut self, offer: Offer) -> Changes {
        let slot = self.offer_slots.take(&offer.id);
        let offered = Arc::new(Offered::new(offer));
        self.offers.insert(offered.offer.id.clone(), offered.clone());
        self.replace(&[(slot, Some(offered))])
    }

    fn remove_offer(&mut self, id: &CapacityOfferId) -> Changes {
        let Some(slot) = self.offer_slots.get(id) else { return Changes::new() };
        self.offers.remove(id);
        let changes = self.replace(&[(slot, None)]);
        self.offer_slots.give_back(id);
        changes
    }

    fn put_request(&mut self, request: Request) -> Changes {
        let slot = self.request_slots.take(&request.id);
        let before = self.forget_request(slot);
        self.take_request(slot, Arc::new(Asked::new(request)), &before)
    }

    fn remove_request(&mut self, id: &CooperationRequestId) -> Changes {
        let Some(slot) = self.request_slots.give_back(id) else { return Changes::new() };
        let before = self.forget_request(slot);
        self.index.remove_request(slot);
        (!before.is_empty()).then(|| (id.clone(), Vec::new())).into_iter().collect()
    }

    fn put_partnership(&mut self, id: PartnershipId, cooperation: Cooperation) -> Changes {
        let providers = self.world.learn(|context| context.put_partnership(&id, cooperation));
        let theirs =
            self.offers.values().filter(|offered| providers.contains(&offered.terms().provider));
        let again = theirs.filter_map(|offered| {
            Some((self.offer_slots.get(&offered.offer.id)?, Some(offered.clone())))
        });
        let again: Vec<_> = again.collect();
        self.replace(&again)
    }

    fn put_programme(&mut self, id: ProgrammeId, terms: Arc<programme::Terms>) -> Changes {
        self.world.learn(|context| context.programmes.insert(id, terms));
        self.rebuild()
    }

    fn remove_programme(&mut self, id: &ProgrammeId) -> Changes {
        match self.world.learn(|context| context.programmes.remove(id)) {
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
        let context = self.world.learn(std::mem::take);
        self.world = Arc::new(World::new(policy, context));
        self.rebuild()
    }

    fn policy(&self) -> &Policy {
        &self.world.policy
    }

    fn list(&self, request: &CooperationRequestId) -> &[Proposal] {
        self.standing(request).map_or(&[], |standing| &standing.list)
    }

    fn explain(&self, request: &CooperationRequestId, offer: &CapacityOfferId) -> Option<Why> {
        let (standing, offered) = (self.standing(request)?, self.offers.get(offer)?);
        let context = self.world.context();
        let declined = |id: &ProposalId| self.declined.contains(id);
        let scene = Scene {
            policy: &self.world.policy,
            context: &context,
            offers: &self.offers,
            instead: None,
            declined: &declined,
        };
        let standing = brute::Standing::new(&scene, (*standing.asked).clone());
        Some(explain::explain(&scene, &standing, offered))
    }
}

#[cfg(test)]
mod tests;
