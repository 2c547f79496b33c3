//! Where a proposal stands between the queue and a partnership.

use std::{collections::BTreeSet, fmt};

use domain::{
    Review,
    review::{Basis, Party, WhyLapsed},
};
use jiff::civil::Date;

/// What has been decided on a proposal, as of now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// It waits for a decision.
    Pending,
    /// It waits for a decision, and a coordinator is looking at it.
    Taken {
        /// Who.
        by: String,
    },
    /// It would wait for a decision, but is not on its list, and it is not known whether it still fits.
    Unlisted,
    /// It was put off until a day that has not begun.
    Deferred {
        /// Which day.
        until: Date,
    },
    /// A coordinator said no.
    Declined,
    /// A coordinator said yes; these parties have consented.
    Endorsed {
        /// Who has.
        consents: BTreeSet<Party>,
    },
    /// A party said no.
    Refused {
        /// Who.
        party: Party,
    },
    /// The partnership was formed.
    Agreed,
    /// What it needed was gone.
    Lapsed {
        /// What.
        why: WhyLapsed,
    },
}

impl Status {
    /// A no holds for its terms only, and a deferral until its day has begun.
    pub fn of(review: &Review, basis: Option<&Basis>, today: Option<Date>) -> Self {
        let holds = |of: &Basis| basis.is_none_or(|basis| !basis.is_younger_than(of));
        match review {
            Review::Unseen => Self::Pending,
            Review::Taken { by } => Self::Taken { by: by.clone() },
            Review::Deferred { until } => {
                if today.is_some_and(|today| today >= *until) {
                    Self::Pending
                } else {
                    Self::Deferred { until: *until }
                }
            }
            Review::Declined { basis: of } if holds(of) => Self::Declined,
            Review::Refused { party, basis: of } if holds(of) => Self::Refused { party: *party },
            Review::Lapsed { why, basis: of } if holds(of) => Self::Lapsed { why: *why },
            Review::Declined { .. } | Review::Refused { .. } | Review::Lapsed { .. } => {
                Self::Pending
            }
            Review::Endorsed { consents, .. } => Self::Endorsed { consents: consents.clone() },
            Review::Agreed => Self::Agreed,
        }
    }

    /// Whether a coordinator is to decide.
    pub const fn is_to_decide(&self) -> bool {
        matches!(self, Self::Pending | Self::Taken { .. })
    }

    /// Whether a coordinator might decide.
    pub const fn is_undecided(&self) -> bool {
        matches!(self, Self::Pending | Self::Taken { .. } | Self::Deferred { .. })
    }

    /// Its code in the API, in filters and in the ids of texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Unlisted => "unlisted",
            Self::Taken { .. } => "taken",
            Self::Deferred { .. } => "deferred",
            Self::Declined => "declined",
            Self::Endorsed { .. } => "endorsed",
            Self::Refused { .. } => "refused",
            Self::Agreed => "agreed",
            Self::Lapsed { .. } => "lapsed",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
