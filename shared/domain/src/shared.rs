//! Small values that offers and requests have in common.

use reference::Country;
use serde::{Deserialize, Serialize};

/// Declares an enum whose values are written as fixed codes, with look-up both ways.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            /// Every value, in the order in which people are shown them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code that it is written as.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownChoice;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|value| value.code() == text)
                    .ok_or_else(|| $crate::UnknownChoice(text.to_owned()))
            }
        }
    };
}
pub(crate) use codes;

/// A text that is none of a field's choices.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is none of the choices")]
pub struct UnknownChoice(pub String);

codes! {
    /// What an offer brings to a partnership.
    OfferRole {
        /// The main knowledge: it can be first provider.
        Expertise = "expertise",
        /// Money, technique or language that closes a gap: it can be second provider.
        Support = "support",
        /// Either.
        Both = "both",
    }
}

impl OfferRole {
    /// Whether such an offer can be first provider.
    pub const fn can_lead(self) -> bool {
        matches!(self, Self::Expertise | Self::Both)
    }

    /// Whether such an offer can be second provider.
    pub const fn can_support(self) -> bool {
        matches!(self, Self::Support | Self::Both)
    }
}

codes! {
    /// What an exchange costs, by kind.
    CostItem {
        /// The experts' salaries or fees.
        ExpertTime = "expert_time",
        /// Tickets and transport.
        Travel = "travel",
        /// Lodging and daily allowance.
        Accommodation = "accommodation",
        /// Teaching and working materials.
        Materials = "materials",
        /// Goods that stay with the recipient.
        Equipment = "equipment",
        /// Interpreters and translators.
        Interpretation = "interpretation",
        /// Rooms and logistics.
        Venue = "venue",
    }
}

codes! {
    /// How soon a request must be answered.
    Urgency {
        /// In the ordinary course of planning.
        Routine = "routine",
        /// Within the next programming round.
        Soon = "soon",
        /// A plan, a norm or an emergency waits for it.
        Urgent = "urgent",
    }
}

codes! {
    /// Who may see a request.
    Visibility {
        /// Everybody.
        Everyone = "everyone",
        /// Coordinators only, and the agency that asks.
        Coordinators = "coordinators",
        /// Coordinators and the parties of its proposals.
        Parties = "parties",
    }
}

codes! {
    /// What the quantity of a need counts.
    NeedUnit {
        /// Weeks of one expert.
        ExpertWeeks = "expert_weeks",
        /// People trained or received.
        People = "people",
        /// Workshops, missions, visits.
        Events = "events",
    }
}

/// Something that was done before, and can be looked up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What was done.
    pub what: String,
    /// Where it was done.
    pub country: Country,
    /// In which year it began.
    pub year: i16,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// A page or document that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// Where a record comes from, if nobody of the institution wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What it was derived from.
    pub note: String,
    /// The page or document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}
