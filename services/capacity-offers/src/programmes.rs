//! The programmes that an offer can be part of, kept current from the log.

use std::collections::BTreeMap;

use app::{
    fields::{FieldError, Wrong},
    page::{Choice, alphabetical},
};
use domain::{Aggregate, Message, Programme, ProgrammeId, capacity_offer::Terms};
use event_store::{Poison, Recorded, decode_with_id};

/// Every programme that was ever established: an offer stays part of one that has ended.
#[derive(Debug, Default)]
pub struct Programmes(BTreeMap<ProgrammeId, Programme>);

impl Programmes {
    /// Takes in an event; others than those of programmes change nothing.
    pub fn apply(&mut self, event: &Recorded) -> Result<(), Poison> {
        if let Some((id, happened)) = decode_with_id::<Programme>(event)? {
            let programme = self.0.entry(id).or_default();
            *programme = std::mem::take(programme).evolve(happened);
        }
        Ok(())
    }

    /// That the offer names no programme, or one that there is.
    pub(crate) fn check(&self, terms: &Terms) -> Result<(), FieldError> {
        let Some(named) = terms.programme.as_ref().filter(|id| !self.knows(id)) else {
            return Ok(());
        };
        let known: Vec<&str> = self.0.keys().map(ProgrammeId::as_str).collect();
        let message = if known.is_empty() {
            Message::new("rule-no-programmes")
        } else {
            Message::new("rule-programme")
                .with("value", named.as_str())
                .with("known", known.clone())
        };
        let wrong = Wrong::new(message).allowed(known);
        Err(FieldError::new("programme", named.as_str(), wrong))
    }

    /// Whether there is or was such a programme.
    pub fn knows(&self, id: &ProgrammeId) -> bool {
        self.0.contains_key(id)
    }

    /// What a programme calls itself.
    pub(crate) fn name(&self, id: &ProgrammeId) -> Option<&str> {
        match self.0.get(id)? {
            Programme::Unestablished => None,
            Programme::Running(terms) | Programme::Ended(terms) => Some(&terms.name),
        }
    }

    /// All of them, to choose from.
    pub(crate) fn choices(&self) -> Vec<Choice> {
        let choice = |id: &ProgrammeId| {
            let name = self.name(id).unwrap_or(id.as_str()).to_owned();
            Choice { code: id.to_string(), name }
        };
        let mut choices: Vec<Choice> = self.0.keys().map(choice).collect();
        alphabetical(&mut choices);
        choices
    }
}
