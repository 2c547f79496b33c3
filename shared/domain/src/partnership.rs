//! What both sides have agreed to: how a partnership comes to be, or is known from before.

use jiff::civil::Date;
use reference::{Country, ThematicArea};
use serde::{Deserialize, Serialize};

use crate::{
    Aggregate, Explain, Message, PartnershipId, ProposalId, Provider, Source,
    capacity_offer::{FIRST_YEAR, Hold, LAST_YEAR},
    review::Parties,
    rules::{BrokenTerms, Rules, TEXT_CHARS, TITLE_CHARS},
};

/// The life of one partnership, so far only its beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Partnership {
    /// There is none.
    #[default]
    Unformed,
    /// It was agreed here.
    Formed(Agreement),
    /// It took place before, and counts as past cooperation.
    Documented(Past),
}

/// What the parties agreed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The proposal that became it.
    pub proposal: ProposalId,
    /// Who takes part.
    pub parties: Parties,
    /// Taken from the request.
    pub title: String,
    /// Taken from the request.
    pub thematic_areas: Vec<ThematicArea>,
    /// What it holds of the first provider's offer. Of the second's it holds a place and no weeks,
    /// which that offer's own event says.
    pub holds: Hold,
    /// The day of the last consent.
    pub agreed_on: Date,
}

/// A partnership that is known from a publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// Who learned.
    pub recipient: Country,
    /// Who gave the main knowledge.
    pub first_provider: Provider,
    /// Who closed a gap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_provider: Option<Provider>,
    /// What it was called.
    pub title: String,
    /// What it was about.
    pub thematic_areas: Vec<ThematicArea>,
    /// The year in which it began.
    pub year_from: i16,
    /// The year in which it ended, if it has and that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year_until: Option<i16>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// What says so.
    pub source: Source,
}

/// What may be asked of a partnership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Form it with the last consent.
    Form(Box<Agreement>),
    /// Note one that is known from before.
    Document(Box<Past>),
}

/// What may have happened to a partnership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
pub enum Event {
    /// The last party consented.
    Formed(Box<Agreement>),
    /// It became known from a publication.
    Documented(Box<Past>),
}

/// Why a partnership says no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is one with this id.
    #[error("the partnership exists already")]
    AlreadyExists,
    /// The terms break rules.
    #[error(transparent)]
    Terms(#[from] BrokenTerms),
}

impl Explain for Error {
    fn explain(&self) -> Message {
        match self {
            Self::AlreadyExists => Message::new("partnership-already-exists"),
            Self::Terms(broken) => broken.explain(),
        }
    }
}

impl Past {
    /// Every rule that is broken.
    pub fn check(&self) -> Result<(), BrokenTerms> {
        let mut rules = Rules::default();
        rules.text("title", &self.title, TITLE_CHARS);
        rules.set("thematic_areas", &self.thematic_areas, 1, 8);
        rules.year("year_from", self.year_from, FIRST_YEAR, LAST_YEAR);
        if let Some(until) = self.year_until {
            rules.year("year_until", until, self.year_from, LAST_YEAR);
        }
        rules.optional("result", self.result.as_deref(), TEXT_CHARS);
        rules.source(Some(&self.source));
        if self.first_provider == Provider::Country(self.recipient) {
            let message = Message::new("rule-own-country").with("country", self.recipient);
            rules.broken("first_provider", self.recipient, message);
        }
        rules.finish()
    }
}

impl Aggregate for Partnership {
    type Id = PartnershipId;
    type Command = Command;
    type Event = Event;
    type Error = Error;

    const STREAM: &'static str = "partnership";

    fn decide(&self, command: Command) -> Result<Vec<Event>, Error> {
        match (self, command) {
            (Self::Unformed, Command::Form(agreement)) => Ok(vec![Event::Formed(agreement)]),
            (Self::Unformed, Command::Document(past)) => {
                past.check()?;
                Ok(vec![Event::Documented(past)])
            }
            (Self::Formed(_) | Self::Documented(_), _) => Err(Error::AlreadyExists),
        }
    }

    fn evolve(self, event: Event) -> Self {
        match event {
            Event::Formed(agreement) => Self::Formed(*agreement),
            Event::Documented(past) => Self::Documented(*past),
        }
    }
}

#[cfg(test)]
mod tests;
