//! One proposal's review with its history.

use std::sync::Arc;

use domain::{
    Aggregate, Review,
    capacity_offer::Hold,
    review::{self, Basis, Parties, Party},
};
use event_store::{Position, Recorded};
use jiff::Timestamp;

/// What was decided on one proposal, and how it came to that.
#[derive(Debug, Default)]
pub(crate) struct Case {
    pub review: Review,
    /// The last event of the review.
    pub at: Position,
    /// What the last endorsement asked the parties for, of each offer.
    pub promised: Vec<Hold>,
    pub history: Vec<Entry>,
}

/// One thing that somebody did.
#[derive(Debug)]
pub(crate) struct Entry {
    pub position: Position,
    pub at: Timestamp,
    pub actor: Arc<str>,
    pub on_behalf_of: Option<Arc<str>>,
    pub event: review::Event,
}

impl Case {
    pub fn take(&mut self, event: &Recorded, said: review::Event) {
        self.at = event.position;
        self.review = std::mem::take(&mut self.review).evolve(said.clone());
        self.history.push(Entry {
            position: event.position,
            at: event.recorded_at,
            actor: event.actor.clone(),
            on_behalf_of: event.on_behalf_of.clone(),
            event: said,
        });
    }

    /// The terms of the last endorsement.
    pub fn endorsed_on(&self) -> Option<&Basis> {
        self.endorsement().map(|(_, basis)| basis)
    }

    /// Whom the last endorsement asked.
    pub fn asked(&self) -> Option<&Parties> {
        self.endorsement().map(|(parties, _)| parties)
    }

    fn endorsement(&self) -> Option<(&Parties, &Basis)> {
        self.history.iter().rev().find_map(|entry| match &entry.event {
            review::Event::Endorsed { parties, basis, .. } => Some((parties, basis)),
            _ => None,
        })
    }

    /// What the party answered to the last endorsement.
    pub fn answer(&self, seat: Party) -> Option<&Entry> {
        let since_endorsed = self
            .history
            .iter()
            .rev()
            .take_while(|entry| !matches!(entry.event, review::Event::Endorsed { .. }));
        let mut answers = since_endorsed.filter(|entry| match &entry.event {
            review::Event::PartyConsented { party, .. }
            | review::Event::PartyRefused { party, .. } => *party == seat,
            _ => false,
        });
        answers.next()
    }

    /// The last thing that was done but for comments: what the status came from.
    pub fn decision(&self) -> Option<&Entry> {
        let mut said = self.history.iter().rev();
        said.find(|entry| !matches!(entry.event, review::Event::Commented { .. }))
    }
}
