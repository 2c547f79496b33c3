//! Why a decision was not taken.

use app::{Problem, fields::FieldError, problem::Kind};
use domain::{
    Explain, Message, capacity_offer, cooperation_request, partnership,
    review::{self, WhyLapsed},
};
use event_store::ExecuteError;

/// A rule that says no, of the review or of what it touches.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Error {
    /// The review says no.
    #[error(transparent)]
    Review(#[from] review::Error),
    /// An offer says no.
    #[error(transparent)]
    Offer(#[from] capacity_offer::Error),
    /// The request says no.
    #[error(transparent)]
    Request(#[from] cooperation_request::Error),
    /// The partnership says no.
    #[error(transparent)]
    Partnership(#[from] partnership::Error),
    /// The list or the terms are no longer those that were shown.
    #[error("the list or the terms have changed since they were shown")]
    Moved,
    /// The terms are no longer those that were endorsed.
    #[error("the terms have changed since the proposal was endorsed")]
    TermsMoved,
    /// What a partnership would need is gone.
    #[error("what the proposal needs is gone: {0}")]
    Gone(WhyLapsed),
    /// It is not on its request's list, for a reason that a decision cannot pass over.
    #[error("the proposal is not on the list")]
    NotListed,
}

impl Explain for Error {
    fn explain(&self) -> Message {
        match self {
            Self::Review(error) => error.explain(),
            Self::Offer(error) => error.explain(),
            Self::Request(error) => error.explain(),
            Self::Partnership(error) => error.explain(),
            Self::Moved => Message::new("review-moved"),
            Self::TermsMoved => Message::new("review-terms-moved"),
            Self::Gone(why) => gone(*why),
            Self::NotListed => Message::new("review-not-listed"),
        }
    }
}

/// What is gone, in a whole sentence.
pub(crate) const fn gone(why: WhyLapsed) -> Message {
    Message::new(match why {
        WhyLapsed::CapacityGone => "review-gone-capacity-gone",
        WhyLapsed::OfferGone => "review-gone-offer-gone",
        WhyLapsed::RequestEnded => "review-gone-request-ended",
    })
}

/// The refusal as whoever asked is told it.
pub(crate) fn problem(error: ExecuteError<Error>) -> Problem {
    match error {
        ExecuteError::Rule(Error::Review(error)) => refused(&error),
        ExecuteError::Rule(error @ Error::Moved) => {
            Problem::new(Kind::Stale).because(error.explain())
        }
        ExecuteError::Stale { .. } => {
            Problem::new(Kind::Stale).because(Message::new("review-decided-meanwhile"))
        }
        error => error.into(),
    }
}

/// What the review says no to; where that is one field's fault, the field is named.
fn refused(error: &review::Error) -> Problem {
    let (field, value) = match error {
        review::Error::NotLater { until, .. } => ("until", until.to_string()),
        review::Error::NoSuchParty(party) => ("party", party.to_string()),
        review::Error::Words(broken) => return broken.clone().into(),
        _ => return Problem::rule(error),
    };
    FieldError::new(field, &value, error.explain()).into()
}
