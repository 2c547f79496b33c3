//! Where a request stands in its life, in one word.

use std::fmt;

use domain::{CooperationRequest, cooperation_request::Ending};
use serde::Serialize;

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RequestStage)]
pub enum Stage {
    /// It waits for partners.
    Open,
    /// It waits for partners, and a question to its agency waits for an answer.
    Clarifying,
    /// A partnership answers it.
    Fulfilled,
    /// Its agency took it back.
    Withdrawn,
    /// A coordinator closed it without a partnership.
    Closed,
}

impl Stage {
    /// Where the request stands; none before it was submitted.
    pub fn of(request: &CooperationRequest) -> Option<Self> {
        match request {
            CooperationRequest::Unsubmitted => None,
            CooperationRequest::Open(_) => Some(Self::Open),
            CooperationRequest::Clarifying(..) => Some(Self::Clarifying),
            CooperationRequest::Ended(_, Ending::Withdrawn) => Some(Self::Withdrawn),
            CooperationRequest::Ended(_, Ending::Closed) => Some(Self::Closed),
            CooperationRequest::Ended(_, Ending::Fulfilled(_)) => Some(Self::Fulfilled),
        }
    }

    /// Whether it still waits for partners.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Open | Self::Clarifying)
    }

    /// How its badge looks.
    pub(crate) const fn tone(self) -> &'static str {
        match self {
            Self::Open | Self::Fulfilled => "good",
            Self::Clarifying => "warn",
            Self::Withdrawn | Self::Closed => "",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open => "open",
            Self::Clarifying => "clarifying",
            Self::Fulfilled => "fulfilled",
            Self::Withdrawn => "withdrawn",
            Self::Closed => "closed",
        })
    }
}
