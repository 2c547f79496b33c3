//! The log as it would have gone under one policy from its first event on.

use std::collections::BTreeMap;

use domain::{
    CooperationRequestId, Country, Points, PolicyStamp, Proposal, ProposalId, Review, Shortlist,
    review,
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
    proposed: BTreeMap<ProposalId, Place>,
    endorsed: Vec<Option<usize>>,
    declined: Vec<Option<usize>>,
}

/// Where a proposal stood on its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The best is 1.
    pub rank: usize,
    pub points: Points,
}

impl Replay {
    /// A replay under `policy` that has seen nothing.
    pub fn new(policy: Policy) -> Self {
        Self {
            facts: Facts::default(),
            engine: Indexed::new(policy),
            lists: BTreeMap::new(),
            proposed: BTreeMap::new(),
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
            for (rank, proposal) in (1..).zip(&list) {
                let here = Place { rank, points: proposal.score };
                let best = self.proposed.entry(proposal.id.clone()).or_insert(here);
                if here.rank < best.rank {
                    *best = here;
                }
            }
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

    /// Every proposal that was on a list at any time, with its best place.
    pub(crate) fn proposed(&self) -> &BTreeMap<ProposalId, Place> {
        &self.proposed
    }

    /// Where a proposal stands on its list now.
    pub(crate) fn place(&self, proposal: &ProposalId) -> Option<Place> {
        let (request, ..) = proposal.parties()?;
        let mut listed = (1..).zip(self.list(&request));
        let found = listed.find(|(_, listed)| listed.id == *proposal);
        found.map(|(rank, listed)| Place { rank, points: listed.score })
    }

    /// The rank of a proposal on its list as it stands now, the best is 1.
    pub(crate) fn rank(&self, proposal: &ProposalId) -> Option<usize> {
        self.place(proposal).map(|place| place.rank)
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
