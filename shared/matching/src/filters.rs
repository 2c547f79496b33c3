//! Who can come into question at all. Filters are kept apart from points: what is filtered has no
//! score, however good it looks otherwise.

use domain::{Message, Window};

use crate::{
    candidate::{Asked, Offered, Placed},
    criteria::{is_kin, share_of},
    policy::Policy,
};

/// What keeps an offer from a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// The recipient makes the offer itself.
    OwnCountry,
    /// The recipient is in none of the groups that the offer is meant for.
    NotEligible,
    /// The offer leaves the recipient out by name.
    Excluded,
    /// The request does not want the provider.
    Unwanted,
    /// The offer has not the role that is asked about.
    Role,
    /// Too few days in common.
    Window,
    /// Too little of the offer is left.
    Capacity,
    /// The offer is about something else altogether.
    Kinship,
    /// It can only be second provider, and closes nothing that a first provider leaves open.
    ClosesNothing,
}

/// A filter that keeps an offer from a request, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// Which one.
    pub by: Filter,
    /// How, in one sentence.
    pub why: Message,
}

/// In which role an offer is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seat {
    First,
    Second,
}

impl Filter {
    /// Every one, in the order in which they are told.
    pub const ALL: &'static [Self] = &[
        Self::OwnCountry,
        Self::NotEligible,
        Self::Excluded,
        Self::Unwanted,
        Self::Role,
        Self::Window,
        Self::Capacity,
        Self::Kinship,
        Self::ClosesNothing,
    ];

    /// Its name in the programming interface.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OwnCountry => "own_country",
            Self::NotEligible => "not_eligible",
            Self::Excluded => "excluded",
            Self::Unwanted => "unwanted",
            Self::Role => "role",
            Self::Window => "window",
            Self::Capacity => "capacity",
            Self::Kinship => "kinship",
            Self::ClosesNothing => "closes_nothing",
        }
    }

    /// Whether it keeps the offer from that seat.
    fn blocks(self, policy: &Policy, request: &Asked, offered: &Offered, seat: Seat) -> bool {
        let (asked, terms) = (request.terms(), offered.terms());
        let recipient = asked.recipient;
        let provider = terms.provider.country();
        match self {
            Self::OwnCountry => provider == Some(recipient),
            Self::NotEligible => !terms.eligible.iter().any(|scope| request.is_in(*scope)),
            Self::Excluded => terms.excluded.contains(&recipient),
            Self::Unwanted => {
                provider.is_some_and(|provider| asked.partners_unwanted.contains(&provider))
            }
            Self::Role => match seat {
                Seat::First => !terms.role.can_lead(),
                Seat::Second => !terms.role.can_support(),
            },
            Self::Window => common_days(request, offered) < policy.least_days(request),
            Self::Capacity => !has_capacity(policy, request, offered, seat),
            // Money too is given for something: a fund for eye health does not pay for tourism.
            Self::Kinship => !are_kin(policy, request, offered),
            // Known only beside a first provider: see `explain`.
            Self::ClosesNothing => false,
        }
    }

    fn explain(self, policy: &Policy, request: &Asked, offered: &Offered) -> Message {
        let (asked, terms, left) = (request.terms(), offered.terms(), offered.offer.left);
        let recipient = asked.recipient;
        match self {
            Self::OwnCountry => Message::new("filter-own-country").with("country", recipient),
            Self::NotEligible => Message::new("filter-not-eligible").with("country", recipient),
            Self::Excluded => Message::new("filter-excluded").with("country", recipient),
            Self::Unwanted => Message::new("filter-unwanted").with("country", recipient),
            Self::Role => Message::new("filter-role"),
            Self::Window => Message::new("filter-window")
                .with("days", common_days(request, offered))
                .with("least", i64::from(policy.least_days(request)))
                .with("from", terms.available_from)
                .with("until", terms.available_until),
            Self::Capacity => Message::new("filter-capacity")
                .with("places", left.places)
                .with("weeks", left.expert_weeks)
                .with("needed", request.weeks_a_year),
            Self::Kinship => Message::new("filter-kinship").with("areas", request.areas.clone()),
            Self::ClosesNothing => Message::new("filter-closes-nothing"),
        }
    }
}

impl Policy {
    /// The days that must be common to both; no more than the request has.
    pub(crate) fn least_days(&self, request: &Asked) -> u32 {
        self.filters.least_overlap_days.min(request.days).max(1)
    }
}

fn common_days(request: &Asked, offered: &Offered) -> u32 {
    let common = request.terms().window().overlap(offered.terms().window());
    common.map_or(0, Window::days)
}

fn has_capacity(policy: &Policy, request: &Asked, offered: &Offered, seat: Seat) -> bool {
    let left = offered.offer.left;
    // A second provider may bring money or language, which takes no weeks of experts.
    let weeks = match seat {
        Seat::First => share_of(left.expert_weeks.into(), request.weeks_a_year.into()),
        Seat::Second => 1_000,
    };
    left.places > 0 && weeks >= policy.filters.least_weeks
}

fn are_kin(policy: &Policy, request: &Asked, offered: &Offered) -> bool {
    let kin = |asked: &Placed, offered: &Placed| is_kin(&policy.filters, *asked, *offered);
    request.placed.iter().any(|asked| offered.areas.iter().any(|offered| kin(asked, offered)))
}

/// Whether no filter keeps the offer from that seat.
pub(crate) fn admits(policy: &Policy, request: &Asked, offered: &Offered, seat: Seat) -> bool {
    Filter::ALL.iter().all(|filter| !filter.blocks(policy, request, offered, seat))
}

/// The same of an offer that is about what the request is about.
pub(crate) fn admits_kin(policy: &Policy, request: &Asked, offered: &Offered, seat: Seat) -> bool {
    let others = Filter::ALL.iter().filter(|filter| **filter != Filter::Kinship);
    others.into_iter().all(|filter| !filter.blocks(policy, request, offered, seat))
}

/// Every filter that keeps the offer from that seat.
pub(crate) fn blocked(
    policy: &Policy,
    request: &Asked,
    offered: &Offered,
    seat: Seat,
) -> Vec<Blocked> {
    let by = Filter::ALL.iter().filter(|filter| filter.blocks(policy, request, offered, seat));
    by.map(|&by| Blocked { by, why: by.explain(policy, request, offered) }).collect()
}

/// That it closes nothing that any first provider leaves open.
pub(crate) fn closes_nothing(policy: &Policy, request: &Asked, offered: &Offered) -> Blocked {
    let by = Filter::ClosesNothing;
    Blocked { by, why: by.explain(policy, request, offered) }
}

#[cfg(test)]
mod tests;
