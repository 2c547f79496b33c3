//! A request's list, with what the coordinator wants to know of how it came to be.

use std::collections::BTreeMap;

use domain::{
    Aggregate, ProposalId, Shortlist,
    shortlist::{self, WhyLeft},
};
use event_store::{Position, Recorded};
use jiff::Timestamp;

/// A list as it stands, and where it was last changed.
#[derive(Debug, Default)]
pub(crate) struct List {
    pub shortlist: Shortlist,
    /// Its last event.
    pub at: Position,
    /// When that was.
    pub changed: Timestamp,
    /// The policy that scored it last.
    pub policy: Option<shortlist::PolicyStamp>,
    /// When each proposal came onto it.
    pub entered: BTreeMap<ProposalId, Timestamp>,
}

/// Whether a proposal is on its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// On it, at this rank.
    On(usize),
    /// It has left.
    Left {
        /// Why.
        why: WhyLeft,
        /// By which event.
        at: Position,
    },
}

impl List {
    pub fn take(&mut self, event: &Recorded, said: shortlist::Event) {
        let shortlist::Event::Revised(revision) = &said;
        self.at = event.position;
        self.changed = event.recorded_at;
        self.policy = Some(revision.policy.clone());
        for left in &revision.left {
            self.entered.remove(&left.proposal);
        }
        for proposal in &revision.entered {
            let came = self.entered.entry(proposal.id.clone());
            came.or_insert(event.recorded_at);
        }
        self.shortlist = std::mem::take(&mut self.shortlist).evolve(said);
    }
}
