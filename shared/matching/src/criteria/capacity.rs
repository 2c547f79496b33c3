//! Whether enough of the offer is left.

use std::sync::Arc;

use domain::Message;

use super::{Criterion, Kind, Score, Scored, share_of};
use crate::{
    candidate::{Candidate, Side},
    filters::Seat,
    policy::{Section, Share},
};

pub(super) const CRITERION: Criterion = Criterion {
    name: "capacity",
    about: "Places and expert weeks that no partnership holds are enough for the request.",
    kind: Kind::Gain,
    read: |section| Arc::new(Capacity::read(section)),
};

#[derive(Debug)]
struct Capacity {
    /// How much of it is about places; the rest is about expert weeks.
    places: Share,
    /// With so many places left there is no haste.
    ample_places: u16,
}

impl Capacity {
    fn read(section: &mut Section<'_>) -> Self {
        Self {
            places: section.share("places"),
            ample_places: section.whole("ample_places", 1..=1_000),
        }
    }
}

impl Score for Capacity {
    fn share(&self, candidate: &Candidate<'_>) -> Share {
        let left = candidate.first.offer.left;
        let needed = candidate.request.weeks_a_year;
        let places = share_of(left.places.into(), self.ample_places.into());
        let weeks = share_of(left.expert_weeks.into(), needed.into());
        (places * self.places + weeks * (1_000 - self.places)) / 1_000
    }

    fn score(&self, candidate: &Candidate<'_>) -> Scored {
        let left = candidate.first.offer.left;
        let needed = candidate.request.weeks_a_year;
        let enough = left.expert_weeks >= needed;
        let message = if enough { "criterion-capacity-enough" } else { "criterion-capacity-short" };
        let message = Message::new(message)
            .with("places", left.places)
            .with("weeks", left.expert_weeks)
            .with("needed", needed);
        Scored::new(self.share(candidate), message)
    }

    fn sees_second(&self, _: &Candidate<'_>) -> bool {
        false
    }

    fn aspects(&self, _: &Side<'_>, _: Seat, _: &mut Vec<Share>) {}

    fn may_close(&self, _: &Side<'_>) -> bool {
        false
    }
}
