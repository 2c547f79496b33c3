//! The life of a capacity offer: expertise that a country's institution is ready to share.

mod terms;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use terms::{FIRST_YEAR, LAST_YEAR, MOST_EVIDENCE, MOST_USD, Terms};

use crate::{
    Aggregate, CapacityOfferId, Evidence, Explain, Message, PartnershipId,
    rules::{BrokenTerms, Rules, said},
};

/// The life of one offer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CapacityOffer {
    /// Nobody has published it.
    #[default]
    Unpublished,
    /// It can be proposed.
    Open(Offered),
    /// Its provider has paused it.
    Suspended(Offered),
    /// It will not come back.
    Ended(Offered, Ending),
}

/// What stands while an offer lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// What it says now.
    pub terms: Terms,
    /// What partnerships hold of its capacity.
    pub held: BTreeMap<PartnershipId, Hold>,
}

/// What one partnership holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Partnerships in parallel; usually 1.
    pub places: u16,
    /// Weeks of experts in a year.
    pub expert_weeks: u16,
}

/// How an offer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Its provider took it back.
    Withdrawn,
    /// Its last valid day has passed.
    Expired,
}

impl Offered {
    /// What partnerships hold, all together.
    pub fn held(&self) -> Hold {
        self.held.values().fold(Hold { places: 0, expert_weeks: 0 }, |sum, hold| Hold {
            places: sum.places.saturating_add(hold.places),
            expert_weeks: sum.expert_weeks.saturating_add(hold.expert_weeks),
        })
    }

    /// What nobody holds yet.
    pub fn left(&self) -> Hold {
        let held = self.held();
        Hold {
            places: self.terms.places.saturating_sub(held.places),
            expert_weeks: self.terms.expert_weeks_per_year.saturating_sub(held.expert_weeks),
        }
    }
}

impl CapacityOffer {
    /// What stands, whatever the stage; `None` before it was published.
    pub fn offered(&self) -> Option<&Offered> {
        match self {
            Self::Unpublished => None,
            Self::Open(offered) | Self::Suspended(offered) | Self::Ended(offered, _) => {
                Some(offered)
            }
        }
    }
}

/// What may be asked of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Make it known.
    Publish(Box<Terms>),
    /// Change what it says.
    Revise(Box<Terms>),
    /// Pause it.
    Suspend {
        /// Why, in the provider's words.
        reason: String,
    },
    /// End the pause.
    Resume,
    /// Take it back.
    Withdraw {
        /// Why, in the provider's words.
        reason: String,
    },
    /// Note that its last valid day has passed.
    Expire {
        /// The day that has begun.
        on: Date,
    },
    /// Add something that was done.
    AddEvidence(Evidence),
    /// Set capacity aside for a partnership.
    Hold {
        /// For which partnership.
        partnership: PartnershipId,
        /// How much.
        hold: Hold,
    },
    /// Give back what a partnership held.
    Release {
        /// Which partnership.
        partnership: PartnershipId,
    },
}

/// What may have happened to an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
pub enum Event {
    /// It was made known.
    Published(Box<Terms>),
    /// It says something else now.
    Revised(Box<Terms>),
    /// It was paused.
    Suspended {
        /// Why.
        reason: String,
    },
    /// The pause ended.
    Resumed {},
    /// It was taken back.
    Withdrawn {
        /// Why.
        reason: String,
    },
    /// Its last valid day passed.
    Expired {
        /// The first day on which it no longer held.
        on: Date,
    },
    /// Something that was done became known.
    EvidenceAdded(Evidence),
    /// A partnership holds some of it.
    CapacityHeld {
        /// Which one.
        partnership: PartnershipId,
        /// How much.
        #[serde(flatten)]
        hold: Hold,
    },
    /// A partnership gave back what it held.
    CapacityReleased {
        /// Which one.
        partnership: PartnershipId,
    },
}

/// Why an offer says no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is one with this id.
    #[error("the offer is published already")]
    AlreadyPublished,
    /// There is none with this id.
    #[error("there is no such offer")]
    NotPublished,
    /// It was paused, taken back or has expired.
    #[error("the offer is not open")]
    NotOpen,
    /// It is not paused.
    #[error("the offer is not suspended")]
    NotSuspended,
    /// It holds until a later day.
    #[error("the offer is valid until {until}")]
    StillValid {
        /// Its last valid day.
        until: Date,
    },
    /// The terms break rules.
    #[error(transparent)]
    Terms(#[from] BrokenTerms),
    /// Partnerships hold more than the new terms would leave.
    #[error("{places} places and {expert_weeks} expert weeks are held")]
    BelowHeld {
        /// Places held.
        places: u16,
        /// Weeks of experts held.
        expert_weeks: u16,
    },
    /// Another got the last place or the last weeks.
    #[error("{places} places and {expert_weeks} expert weeks are left")]
    Exhausted {
        /// Places left.
        places: u16,
        /// Weeks of experts left.
        expert_weeks: u16,
    },
    /// That partnership holds some already.
    #[error("the partnership holds capacity already")]
    AlreadyHeld,
    /// That partnership holds nothing.
    #[error("the partnership holds no capacity")]
    NotHeld,
    /// It holds as much as one offer can.
    #[error("an offer holds at most {MOST_EVIDENCE} pieces of evidence")]
    TooMuchEvidence,
}

impl Explain for Error {
    fn explain(&self) -> Message {
        match self {
            Self::AlreadyPublished => Message::new("offer-already-published"),
            Self::NotPublished => Message::new("offer-not-published"),
            Self::NotOpen => Message::new("offer-not-open"),
            Self::NotSuspended => Message::new("offer-not-suspended"),
            Self::StillValid { until } => Message::new("offer-still-valid").with("until", *until),
            Self::Terms(broken) => broken.explain(),
            Self::BelowHeld { places, expert_weeks } => Message::new("offer-below-held")
                .with("places", *places)
                .with("weeks", *expert_weeks),
            Self::Exhausted { places, expert_weeks } => {
                Message::new("offer-exhausted").with("places", *places).with("weeks", *expert_weeks)
            }
            Self::AlreadyHeld => Message::new("offer-already-held"),
            Self::NotHeld => Message::new("offer-not-held"),
            Self::TooMuchEvidence => Message::new("rule-too-many").with("max", MOST_EVIDENCE),
        }
    }
}

impl Aggregate for CapacityOffer {
    type Id = CapacityOfferId;
    type Command = Command;
    type Event = Event;
    type Error = Error;

    const STREAM: &'static str = "offer";

    fn decide(&self, command: Command) -> Result<Vec<Event>, Error> {
        match (self, command) {
            (Self::Unpublished, Command::Publish(terms)) => {
                terms.check()?;
                Ok(vec![Event::Published(Box::new(terms.in_order()))])
            }
            (Self::Unpublished, _) => Err(Error::NotPublished),
            (_, Command::Publish(_)) => Err(Error::AlreadyPublished),
            (Self::Open(offered) | Self::Suspended(offered), Command::Revise(terms)) => {
                revise(offered, terms)
            }
            (Self::Open(_), Command::Suspend { reason }) => {
                said("reason", &reason)?;
                Ok(vec![Event::Suspended { reason }])
            }
            (Self::Suspended(_), Command::Resume) => Ok(vec![Event::Resumed {}]),
            (_, Command::Resume) => Err(Error::NotSuspended),
            (Self::Open(_) | Self::Suspended(_), Command::Withdraw { reason }) => {
                said("reason", &reason)?;
                Ok(vec![Event::Withdrawn { reason }])
            }
            (Self::Open(offered) | Self::Suspended(offered), Command::Expire { on }) => {
                let until = offered.terms.valid_until;
                if on > until {
                    Ok(vec![Event::Expired { on }])
                } else {
                    Err(Error::StillValid { until })
                }
            }
            (Self::Open(offered) | Self::Suspended(offered), Command::AddEvidence(evidence)) => {
                add_evidence(offered, evidence)
            }
            (Self::Open(offered), Command::Hold { partnership, hold }) => {
                set_aside(offered, partnership, hold)
            }
            // What is held can be given back even after the offer has ended.
            (
                Self::Open(offered) | Self::Suspended(offered) | Self::Ended(offered, _),
                Command::Release { partnership },
            ) => {
                if offered.held.contains_key(&partnership) {
                    Ok(vec![Event::CapacityReleased { partnership }])
                } else {
                    Err(Error::NotHeld)
                }
            }
            (Self::Suspended(_) | Self::Ended(..), _) => Err(Error::NotOpen),
        }
    }

    fn evolve(self, event: Event) -> Self {
        match (self, event) {
            (_, Event::Published(terms)) => {
                Self::Open(Offered { terms: *terms, held: BTreeMap::new() })
            }
            (Self::Open(offered), Event::Suspended { .. }) => Self::Suspended(offered),
            (Self::Suspended(offered), Event::Resumed {}) => Self::Open(offered),
            (Self::Open(offered) | Self::Suspended(offered), Event::Withdrawn { .. }) => {
                Self::Ended(offered, Ending::Withdrawn)
            }
            (Self::Open(offered) | Self::Suspended(offered), Event::Expired { .. }) => {
                Self::Ended(offered, Ending::Expired)
            }
            (state, event) => state.map(|offered| offered.evolve(event)),
        }
    }
}

impl CapacityOffer {
    /// The same stage, with something changed in what stands.
    fn map(self, change: impl FnOnce(Offered) -> Offered) -> Self {
        match self {
            Self::Unpublished => Self::Unpublished,
            Self::Open(offered) => Self::Open(change(offered)),
            Self::Suspended(offered) => Self::Suspended(change(offered)),
            Self::Ended(offered, ending) => Self::Ended(change(offered), ending),
        }
    }
}

impl Offered {
    fn evolve(mut self, event: Event) -> Self {
        match event {
            Event::Revised(terms) => self.terms = *terms,
            Event::EvidenceAdded(evidence) => self.terms.evidence.push(evidence),
            Event::CapacityHeld { partnership, hold } => {
                self.held.insert(partnership, hold);
            }
            Event::CapacityReleased { partnership } => {
                self.held.remove(&partnership);
            }
            // These change the stage, not what stands.
            Event::Published(_)
            | Event::Suspended { .. }
            | Event::Resumed {}
            | Event::Withdrawn { .. }
            | Event::Expired { .. } => {}
        }
        self
    }
}

fn revise(offered: &Offered, terms: Box<Terms>) -> Result<Vec<Event>, Error> {
    terms.check()?;
    let Hold { places, expert_weeks } = offered.held();
    if terms.places < places || terms.expert_weeks_per_year < expert_weeks {
        return Err(Error::BelowHeld { places, expert_weeks });
    }
    // Terms that were recorded before sets had an order are the same in any.
    let terms = Box::new(terms.in_order());
    if *terms == offered.terms.clone().in_order() {
        Ok(vec![])
    } else {
        Ok(vec![Event::Revised(terms)])
    }
}

fn add_evidence(offered: &Offered, evidence: Evidence) -> Result<Vec<Event>, Error> {
    if offered.terms.evidence.len() >= MOST_EVIDENCE {
        return Err(Error::TooMuchEvidence);
    }
    let mut rules = Rules::default();
    terms::check_evidence(&mut rules, "evidence", &evidence);
    rules.finish()?;
    Ok(vec![Event::EvidenceAdded(evidence)])
}

fn set_aside(
    offered: &Offered,
    partnership: PartnershipId,
    hold: Hold,
) -> Result<Vec<Event>, Error> {
    if offered.held.contains_key(&partnership) {
        return Err(Error::AlreadyHeld);
    }
    let left = offered.left();
    if hold.places > left.places || hold.expert_weeks > left.expert_weeks {
        return Err(Error::Exhausted { places: left.places, expert_weeks: left.expert_weeks });
    }
    Ok(vec![Event::CapacityHeld { partnership, hold }])
}

#[cfg(test)]
mod tests;
