//! Where an offer stands in its life, in one word.

use std::fmt;

use domain::{CapacityOffer, capacity_offer::Ending};
use serde::Serialize;

/// Where an offer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = OfferStage)]
pub enum Stage {
    /// It can be proposed.
    Open,
    /// Its provider has paused it.
    Suspended,
    /// Its provider took it back.
    Withdrawn,
    /// Its last valid day has passed.
    Expired,
}

impl Stage {
    /// Every stage.
    pub const ALL: &'static [Self] = &[Self::Open, Self::Suspended, Self::Withdrawn, Self::Expired];

    /// Where the offer stands; none before it was published.
    pub fn of(offer: &CapacityOffer) -> Option<Self> {
        match offer {
            CapacityOffer::Unpublished => None,
            CapacityOffer::Open(_) => Some(Self::Open),
            CapacityOffer::Suspended(_) => Some(Self::Suspended),
            CapacityOffer::Ended(_, Ending::Withdrawn) => Some(Self::Withdrawn),
            CapacityOffer::Ended(_, Ending::Expired) => Some(Self::Expired),
        }
    }

    /// How its badge looks.
    pub(crate) const fn tone(self) -> &'static str {
        match self {
            Self::Open => "good",
            Self::Suspended => "warn",
            Self::Withdrawn | Self::Expired => "",
        }
    }

    /// Whether its provider can still change it.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Open | Self::Suspended)
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open => "open",
            Self::Suspended => "suspended",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
        })
    }
}
