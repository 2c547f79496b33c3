//! What the log says of offers, requests and everything else that a list depends on.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    Aggregate, CapacityOffer, CapacityOfferId, CooperationRequest, CooperationRequestId,
    Partnership, PartnershipId, Policy, PolicyStamp, Programme, ProgrammeId, Proposal, ProposalId,
    Review, Shortlist,
    review::{self, Basis},
    shortlist::{self, Revision},
};
use event_store::{Poison, Position, Recorded, decode, decode_with_id};
use matching::{Cooperation, Offer, Request};

/// Everything that a list depends on, and the lists as they stand in the log.
#[derive(Default)]
pub(crate) struct Facts {
    pub offers: BTreeMap<CapacityOfferId, CapacityOffer>,
    pub requests: BTreeMap<CooperationRequestId, CooperationRequest>,
    pub partnerships: BTreeMap<PartnershipId, Partnership>,
    pub programmes: BTreeMap<ProgrammeId, Programme>,
    pub settled: BTreeMap<ProposalId, Settled>,
    /// Where in the log the terms stand that hold now.
    terms_at: TermsAt,
    pub policy: Policy,
    pub lists: BTreeMap<CooperationRequestId, List>,
}

/// The positions of the events that last set the terms of each request and offer.
#[derive(Default)]
struct TermsAt {
    requests: BTreeMap<CooperationRequestId, u64>,
    offers: BTreeMap<CapacityOfferId, u64>,
}

impl TermsAt {
    /// The terms of a proposal; `None` where one of its parties is not known.
    fn basis(&self, id: &ProposalId) -> Option<Basis> {
        let (request, first, second) = id.parties()?;
        let offers = std::iter::once(first).chain(second);
        let offers = offers.map(|offer| self.offers.get(&offer).copied());
        let positions = std::iter::once(self.requests.get(&request).copied()).chain(offers);
        positions.collect::<Option<_>>().map(Basis)
    }
}

/// Why a proposal is left out of its list until something changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Settled {
    /// A coordinator or a party said no: other terms bring it back.
    Declined,
    /// Nobody said no; an offer was paused or its capacity gone: that can pass, too.
    Lapsed,
}

/// A shortlist as it stands in the log.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    pub shortlist: Shortlist,
    /// Up to which position its last revision took everything into account.
    as_of: u64,
    /// The policy that scored its last revision.
    policy: Option<PolicyStamp>,
    /// Where its last revision stands.
    pub at: Position,
}

impl List {
    /// Takes in a revision, unless it was taken in before: a matcher meets its own revisions in the
    /// log again.
    pub fn revise(&mut self, revision: Revision) {
        if revision.as_of > self.as_of {
            self.as_of = revision.as_of;
            self.policy = Some(revision.policy.clone());
            let event = shortlist::Event::Revised(revision);
            self.shortlist = std::mem::take(&mut self.shortlist).evolve(event);
        }
    }
}

/// What an event changed, as far as lists are concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// An offer is open, with these terms and this capacity left, or is no longer open. Its own
    /// declined proposals are back in question where its terms changed.
    Offer(CapacityOfferId, Option<Offer>, Vec<ProposalId>),
    /// A request waits, with these terms, or no longer does. Its own declined proposals are back in
    /// question where its terms changed.
    Request(CooperationRequestId, Option<Request>, Vec<ProposalId>),
    /// Two countries cooperated, or agreed to.
    Partnership(PartnershipId, Cooperation),
    /// A programme runs, or has ended.
    Programme(ProgrammeId),
    /// A proposal was declined, refused or has lapsed.
    Declined(ProposalId),
    /// Another policy is in force.
    Policy,
}

impl Facts {
    /// Takes in one event; what it changed, if lists depend on it.
    pub fn absorb(&mut self, event: &Recorded) -> Result<Option<Change>, Poison> {
        let at = event.position.0;
        if let Some((id, event)) = decode_with_id::<CapacityOffer>(event)? {
            return Ok(Some(self.absorb_offer(id, at, event)));
        }
        if let Some((id, event)) = decode_with_id::<CooperationRequest>(event)? {
            return Ok(Some(self.absorb_request(id, at, event)));
        }
        if let Some((id, event)) = decode_with_id::<Partnership>(event)? {
            let partnership = evolve(&mut self.partnerships, &id, event);
            let cooperation = match partnership {
                Partnership::Formed(agreement) => Some(Cooperation::from(agreement)),
                Partnership::Documented(past) => Some(Cooperation::from(past)),
                Partnership::Unformed => None,
            };
            return Ok(cooperation.map(|cooperation| Change::Partnership(id, cooperation)));
        }
        if let Some((id, event)) = decode_with_id::<Programme>(event)? {
            evolve(&mut self.programmes, &id, event);
            return Ok(Some(Change::Programme(id)));
        }
        if let Some((id, event)) = decode_with_id::<Review>(event)? {
            return Ok(self.absorb_review(id, &event));
        }
        if let Some((id, event)) = decode_with_id::<Shortlist>(event)? {
            let shortlist::Event::Revised(revision) = event;
            let list = self.lists.entry(id).or_default();
            list.revise(revision);
            list.at = Position(at);
            return Ok(None);
        }
        if let Some(event) = decode::<Policy>(event)? {
            self.policy = std::mem::take(&mut self.policy).evolve(event);
            return Ok(Some(Change::Policy));
        }
        Ok(None)
    }

    /// The offer as an engine takes it in, while it is open.
    pub fn open_offer(&self, id: &CapacityOfferId) -> Option<Offer> {
        match self.offers.get(id)? {
            CapacityOffer::Open(offered) => Some(Offer {
                id: id.clone(),
                terms: Arc::new(offered.terms.clone()),
                left: offered.left(),
            }),
            CapacityOffer::Unpublished | CapacityOffer::Suspended(_) | CapacityOffer::Ended(..) => {
                None
            }
        }
    }

    /// The request as an engine takes it in, while it waits.
    pub fn waiting_request(&self, id: &CooperationRequestId) -> Option<Request> {
        let terms = self.requests.get(id)?.waiting()?;
        Some(Request { id: id.clone(), terms: Arc::new(terms.clone()) })
    }

    /// The list of a request, if it is on record under the policy with that stamp. Where a list never
    /// was anything but empty, nothing is recorded.
    pub fn recorded_list(
        &self,
        id: &CooperationRequestId,
        stamp: &PolicyStamp,
    ) -> Option<Vec<Proposal>> {
        let Some(list) = self.lists.get(id) else { return Some(vec![]) };
        let is_in_force = list.policy.as_ref().is_none_or(|policy| policy == stamp);
        is_in_force.then(|| list.shortlist.proposals().to_vec())
    }

    fn absorb_offer(
        &mut self,
        id: CapacityOfferId,
        at: u64,
        event: <CapacityOffer as Aggregate>::Event,
    ) -> Change {
        use domain::capacity_offer::Event;
        if matches!(event, Event::Published(_) | Event::Revised(_)) {
            self.terms_at.offers.insert(id.clone(), at);
        }
        let (other_terms, free_again) = match event {
            Event::Revised(_) => (true, true),
            Event::Resumed {} | Event::CapacityReleased { .. } => (false, true),
            _ => (false, false),
        };
        evolve(&mut self.offers, &id, event);
        let back = self.reconsider(|offers, settled| {
            let passes = settled == Settled::Lapsed && free_again;
            (other_terms || passes) && offers.1.contains(&id)
        });
        let offer = self.open_offer(&id);
        Change::Offer(id, offer, back)
    }

    fn absorb_request(
        &mut self,
        id: CooperationRequestId,
        at: u64,
        event: <CooperationRequest as Aggregate>::Event,
    ) -> Change {
        use domain::cooperation_request::Event;
        let other_terms = matches!(event, Event::Revised(_));
        if other_terms || matches!(event, Event::Submitted(_)) {
            self.terms_at.requests.insert(id.clone(), at);
        }
        evolve(&mut self.requests, &id, event);
        let back = self.reconsider(|parties, _| other_terms && parties.0 == id);
        let request = self.waiting_request(&id);
        Change::Request(id, request, back)
    }

    /// A proposal that a coordinator or a party said no to stays out until its terms change; one that
    /// lapsed, until its offer is free again. A no to terms that hold no longer, by which an
    /// endorsement of them is taken back, says nothing of those that do.
    fn absorb_review(&mut self, id: ProposalId, event: &review::Event) -> Option<Change> {
        let settled = match event {
            review::Event::Declined { basis, .. } | review::Event::PartyRefused { basis, .. } => {
                if self.terms_at.basis(&id).is_some_and(|now| now.is_younger_than(basis)) {
                    return None;
                }
                Settled::Declined
            }
            review::Event::Lapsed { .. } => Settled::Lapsed,
            _ => return None,
        };
        let before = self.settled.insert(id.clone(), settled);
        before.is_none().then_some(Change::Declined(id))
    }

    /// Forgets what settled every proposal of which `changed` says so.
    fn reconsider(
        &mut self,
        changed: impl Fn(&(CooperationRequestId, Vec<CapacityOfferId>), Settled) -> bool,
    ) -> Vec<ProposalId> {
        let parties = |id: &ProposalId| {
            let (request, first, second) = id.parties()?;
            Some((request, std::iter::once(first).chain(second).collect()))
        };
        let concerned = |id: &ProposalId, settled: &mut Settled| {
            parties(id).is_some_and(|parties| changed(&parties, *settled))
        };
        self.settled.extract_if(.., concerned).map(|(id, _)| id).collect()
    }
}

/// Evolves the instance in place; its new state.
fn evolve<'a, A: Aggregate<Id: Ord>>(
    all: &'a mut BTreeMap<A::Id, A>,
    id: &A::Id,
    event: A::Event,
) -> &'a A {
    let state = all.entry(id.clone()).or_default();
    *state = std::mem::take(state).evolve(event);
    state
}
