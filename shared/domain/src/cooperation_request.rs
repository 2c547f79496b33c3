//! The life of a cooperation request: a need that an agency posts.

mod terms;

use serde::{Deserialize, Serialize};

pub use terms::{Need, Terms};

use crate::{
    Aggregate, CooperationRequestId, Explain, Message, PartnershipId,
    rules::{BrokenTerms, said},
};

/// The life of one request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CooperationRequest {
    /// Nobody has submitted it.
    #[default]
    Unsubmitted,
    /// It waits for partners.
    Open(Terms),
    /// It waits for partners, and a question to its agency waits for an answer.
    Clarifying(Terms, Question),
    /// It no longer waits.
    Ended(Terms, Ending),
}

/// What a coordinator wants to know of the agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question(pub String);

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Its agency took it back.
    Withdrawn,
    /// A coordinator closed it without a partnership.
    Closed,
    /// A partnership answers it.
    Fulfilled(PartnershipId),
}

impl CooperationRequest {
    /// What it says, whatever the stage; `None` before it was submitted.
    pub fn terms(&self) -> Option<&Terms> {
        match self {
            Self::Unsubmitted => None,
            Self::Open(terms) | Self::Clarifying(terms, _) | Self::Ended(terms, _) => Some(terms),
        }
    }

    /// What it says, while it waits for partners.
    pub fn waiting(&self) -> Option<&Terms> {
        match self {
            Self::Open(terms) | Self::Clarifying(terms, _) => Some(terms),
            Self::Unsubmitted | Self::Ended(..) => None,
        }
    }
}

/// What may be asked of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Post it.
    Submit(Box<Terms>),
    /// Change what it says.
    Revise(Box<Terms>),
    /// Ask its agency something.
    AskClarification {
        /// The question.
        question: String,
    },
    /// Answer what was asked.
    GiveClarification {
        /// The answer.
        answer: String,
    },
    /// Take it back.
    Withdraw {
        /// Why, in the agency's words.
        reason: String,
    },
    /// End it without a partnership.
    Close {
        /// Why, in the coordinator's words.
        reason: String,
    },
    /// Note the partnership that answers it.
    Fulfil {
        /// Which one.
        partnership: PartnershipId,
    },
}

/// What may have happened to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
pub enum Event {
    /// It was posted.
    Submitted(Box<Terms>),
    /// It says something else now.
    Revised(Box<Terms>),
    /// Its agency was asked something.
    ClarificationAsked {
        /// The question.
        question: String,
    },
    /// Its agency answered.
    ClarificationGiven {
        /// The answer.
        answer: String,
    },
    /// It was taken back.
    Withdrawn {
        /// Why.
        reason: String,
    },
    /// It was ended without a partnership.
    Closed {
        /// Why.
        reason: String,
    },
    /// A partnership answers it.
    Fulfilled {
        /// Which one.
        partnership: PartnershipId,
    },
}

/// Why a request says no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is one with this id.
    #[error("the request is submitted already")]
    AlreadySubmitted,
    /// There is none with this id.
    #[error("there is no such request")]
    NotSubmitted,
    /// It was taken back, closed or fulfilled.
    #[error("the request is not open")]
    NotOpen,
    /// One question at a time.
    #[error("a question waits for its answer already")]
    AlreadyAsked,
    /// Nothing was asked.
    #[error("nothing was asked")]
    NothingAsked,
    /// The terms break rules.
    #[error(transparent)]
    Terms(#[from] BrokenTerms),
}

impl Explain for Error {
    fn explain(&self) -> Message {
        match self {
            Self::AlreadySubmitted => Message::new("request-already-submitted"),
            Self::NotSubmitted => Message::new("request-not-submitted"),
            Self::NotOpen => Message::new("request-not-open"),
            Self::AlreadyAsked => Message::new("request-already-asked"),
            Self::NothingAsked => Message::new("request-nothing-asked"),
            Self::Terms(broken) => broken.explain(),
        }
    }
}

impl Aggregate for CooperationRequest {
    type Id = CooperationRequestId;
    type Command = Command;
    type Event = Event;
    type Error = Error;

    const STREAM: &'static str = "request";

    fn decide(&self, command: Command) -> Result<Vec<Event>, Error> {
        match (self, command) {
            (Self::Unsubmitted, Command::Submit(terms)) => {
                terms.check()?;
                Ok(vec![Event::Submitted(Box::new(terms.in_order()))])
            }
            (Self::Unsubmitted, _) => Err(Error::NotSubmitted),
            (_, Command::Submit(_)) => Err(Error::AlreadySubmitted),
            (Self::Ended(..), _) => Err(Error::NotOpen),
            (Self::Open(current) | Self::Clarifying(current, _), Command::Revise(terms)) => {
                terms.check()?;
                // Terms that were recorded before sets had an order are the same in any.
                let terms = Box::new(terms.in_order());
                if *terms == current.clone().in_order() {
                    Ok(vec![])
                } else {
                    Ok(vec![Event::Revised(terms)])
                }
            }
            (Self::Open(_), Command::AskClarification { question }) => {
                said("question", &question)?;
                Ok(vec![Event::ClarificationAsked { question }])
            }
            (Self::Clarifying(..), Command::AskClarification { .. }) => Err(Error::AlreadyAsked),
            (Self::Clarifying(..), Command::GiveClarification { answer }) => {
                said("answer", &answer)?;
                Ok(vec![Event::ClarificationGiven { answer }])
            }
            (Self::Open(_), Command::GiveClarification { .. }) => Err(Error::NothingAsked),
            (_, Command::Withdraw { reason }) => {
                said("reason", &reason)?;
                Ok(vec![Event::Withdrawn { reason }])
            }
            (_, Command::Close { reason }) => {
                said("reason", &reason)?;
                Ok(vec![Event::Closed { reason }])
            }
            (_, Command::Fulfil { partnership }) => Ok(vec![Event::Fulfilled { partnership }]),
        }
    }

    fn evolve(self, event: Event) -> Self {
        match (self, event) {
            (_, Event::Submitted(terms)) | (Self::Open(_), Event::Revised(terms)) => {
                Self::Open(*terms)
            }
            (Self::Clarifying(_, question), Event::Revised(terms)) => {
                Self::Clarifying(*terms, question)
            }
            (Self::Open(terms), Event::ClarificationAsked { question }) => {
                Self::Clarifying(terms, Question(question))
            }
            (Self::Clarifying(terms, _), Event::ClarificationGiven { .. }) => Self::Open(terms),
            (Self::Open(terms) | Self::Clarifying(terms, _), event) => match event {
                Event::Withdrawn { .. } => Self::Ended(terms, Ending::Withdrawn),
                Event::Closed { .. } => Self::Ended(terms, Ending::Closed),
                Event::Fulfilled { partnership } => {
                    Self::Ended(terms, Ending::Fulfilled(partnership))
                }
                Event::Submitted(_)
                | Event::Revised(_)
                | Event::ClarificationAsked { .. }
                | Event::ClarificationGiven { .. } => Self::Open(terms),
            },
            (state @ (Self::Unsubmitted | Self::Ended(..)), _) => state,
        }
    }
}

#[cfg(test)]
mod tests;
