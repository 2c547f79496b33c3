//! The ranked proposals for one request, as the matcher keeps them.

use serde::{Deserialize, Serialize};

use crate::{Aggregate, CooperationRequestId, Explain, Message, Proposal, ProposalId};

/// The proposals for one request, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shortlist {
    proposals: Vec<Proposal>,
}

/// A change of a shortlist, and what it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// The position in the log up to which it takes everything into account.
    pub as_of: u64,
    /// The policy that scored it.
    pub policy: PolicyStamp,
    /// Proposals that are new on the list, or stand on it with another score or other evidence.
    pub entered: Vec<Proposal>,
    /// Proposals that are no longer on it.
    pub left: Vec<Left>,
}

/// Which policy scored something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyStamp {
    /// Its version, as people name it.
    pub version: String,
    /// The BLAKE3 hash of its content, in hexadecimal.
    pub hash: String,
}

/// A proposal that left a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Which one.
    pub proposal: ProposalId,
    /// Why.
    pub why: WhyLeft,
}

/// Why a proposal left a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyLeft {
    /// Better ones took the places.
    Outranked,
    /// An offer in it was revised and no longer fits.
    OfferChanged,
    /// An offer in it was suspended, withdrawn, has expired, or has no capacity left.
    OfferGone,
    /// The request was revised.
    RequestChanged,
    /// The request was withdrawn, closed or fulfilled.
    RequestEnded,
    /// A coordinator or a party declined it.
    Declined,
    /// Another policy was adopted.
    PolicyChanged,
}

impl Shortlist {
    /// The best first; equal scores in the order of their ids.
    pub fn proposals(&self) -> &[Proposal] {
        &self.proposals
    }

    /// The proposal, if it is on the list, and its rank from 1.
    pub fn find(&self, id: &ProposalId) -> Option<(usize, &Proposal)> {
        let at = self.proposals.iter().position(|proposal| proposal.id == *id)?;
        Some((at + 1, &self.proposals[at]))
    }

    /// What changes when the list becomes `next`; `why` tells the cause of each leaving.
    pub fn difference(
        &self,
        next: &[Proposal],
        why: impl Fn(&Proposal) -> WhyLeft,
    ) -> (Vec<Proposal>, Vec<Left>) {
        let entered = next.iter().filter(|proposal| !self.proposals.contains(proposal));
        let left = self.proposals.iter().filter(|old| next.iter().all(|new| new.id != old.id));
        let left = left.map(|old| Left { proposal: old.id.clone(), why: why(old) });
        (entered.cloned().collect(), left.collect())
    }
}

/// What may be asked of a shortlist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Change it.
    Revise(Revision),
}

/// What may have happened to a shortlist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
pub enum Event {
    /// It changed.
    Revised(Revision),
}

/// Why a shortlist says no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A proposal is to leave that is not on the list.
    #[error("proposal {0} is not on the list")]
    NotOnList(ProposalId),
    /// The contributions of a proposal do not sum to its score.
    #[error("the contributions of proposal {0} do not sum to its score")]
    DoesNotSum(ProposalId),
}

impl Explain for Error {
    fn explain(&self) -> Message {
        match self {
            Self::NotOnList(id) => {
                Message::new("shortlist-not-on-list").with("proposal", id.as_str())
            }
            Self::DoesNotSum(id) => {
                Message::new("shortlist-does-not-sum").with("proposal", id.as_str())
            }
        }
    }
}

impl Aggregate for Shortlist {
    type Id = CooperationRequestId;
    type Command = Command;
    type Event = Event;
    type Error = Error;

    const STREAM: &'static str = "shortlist";

    fn decide(&self, Command::Revise(revision): Command) -> Result<Vec<Event>, Error> {
        if let Some(left) = revision.left.iter().find(|left| self.find(&left.proposal).is_none()) {
            return Err(Error::NotOnList(left.proposal.clone()));
        }
        let sums = |proposal: &&Proposal| {
            proposal.contributions.iter().map(|part| part.points).sum::<i32>() == proposal.score
        };
        if let Some(wrong) = revision.entered.iter().find(|proposal| !sums(proposal)) {
            return Err(Error::DoesNotSum(wrong.id.clone()));
        }
        let changes = !revision.entered.is_empty() || !revision.left.is_empty();
        Ok(if changes { vec![Event::Revised(revision)] } else { vec![] })
    }

    fn evolve(mut self, Event::Revised(revision): Event) -> Self {
        self.proposals.retain(|old| {
            revision.left.iter().all(|left| left.proposal != old.id)
                && revision.entered.iter().all(|new| new.id != old.id)
        });
        self.proposals.extend(revision.entered);
        self.proposals.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
        self
    }
}

#[cfg(test)]
mod tests;
