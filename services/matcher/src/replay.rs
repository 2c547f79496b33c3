//! The log as it would have gone under one policy from its first event on.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    CooperationRequestId, Country, PolicyStamp, Proposal, ProposalId, Review, Shortlist, review,
};
use event_store::{Poison, Recorded, decode_with_id};
use matching::{Engine, Indexed, Policy};

use crate::{
    facts::{Change, Facts},
    matcher::tell,
};

/// Follows the log under one policy, whatever was adopted and recorded there.
pub struct Replay {
    facts: Facts,
    engine: Indexed,
    lists: BTreeMap<CooperationRequestId, Vec<Proposal>>,
    proposed: BTreeSet<ProposalId>,
    endorsed: Vec<Option<usize>>,
    declined: Vec<Option<usize>>,
}

impl Replay {
    /// A replay under `policy` that has seen nothing.
    pub fn new(policy: Policy) -> Self {
        Self {
            facts: Facts::default(),
            engine: Indexed::new(policy),
            lists: BTreeMap::new(),
            proposed: BTreeSet::new(),
            endorsed: Vec::new(),
            declined: Vec::new(),
        }
    }

    /// Takes in the next event of the log.
    pub fn follow(&mut self, event: &Recorded) -> Result<(), Poison> {
        if decode_with_id::<Shortlist>(event)?.is_some() {
            return Ok(());
        }
        if let Some((proposal, decided)) = decode_with_id::<Review>(event)? {
            self.note(&proposal, &decided);
        }
        let Some(change) = self.facts.absorb(event)? else { return Ok(()) };
        if change == Change::Policy {
            return Ok(());
        }
        for (request, list) in tell(&mut self.engine, &self.facts, &change) {
            self.proposed.extend(list.iter().map(|proposal| proposal.id.clone()));
            self.lists.insert(request, list);
        }
        Ok(())
    }

    /// Where the proposal stands that somebody decides on, before the decision has its effect.
    fn note(&mut self, proposal: &ProposalId, decided: &review::Event) {
        let rank = self.rank(proposal);
        match decided {
            review::Event::Endorsed { .. } => self.endorsed.push(rank),
            review::Event::Declined { .. } => self.declined.push(rank),
            _ => {}
        }
    }

    /// The policy.
    pub fn policy(&self) -> PolicyStamp {
        self.engine.policy().stamp()
    }

    /// The list of a request as it stands now.
    pub fn list(&self, request: &CooperationRequestId) -> &[Proposal] {
        self.lists.get(request).map_or(&[], Vec::as_slice)
    }

    /// Every proposal that was on a list at any time.
    pub(crate) fn proposed(&self) -> &BTreeSet<ProposalId> {
        &self.proposed
    }

    /// The rank of a proposal on its list as it stands now, the best is 1.
    pub(crate) fn rank(&self, proposal: &ProposalId) -> Option<usize> {
        let (request, ..) = proposal.parties()?;
        let list = self.list(&request);
        list.iter().position(|listed| listed.id == *proposal).map(|at| at + 1)
    }

    /// Every proposal that is on a list now.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &Proposal> {
        self.lists.values().flatten()
    }

    /// Every request that waits, with its recipient.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = (&CooperationRequestId, Country)> {
        let requests = self.facts.requests.iter();
        requests.filter_map(|(id, request)| Some((id, request.waiting()?.recipient)))
    }

    /// Where each proposal stood when a coordinator endorsed it; none where it was not on the list.
    pub(crate) fn endorsed(&self) -> &[Option<usize>] {
        &self.endorsed
    }

    /// Where each proposal stood when a coordinator declined it.
    pub(crate) fn declined(&self) -> &[Option<usize>] {
        &self.declined
    }
}
