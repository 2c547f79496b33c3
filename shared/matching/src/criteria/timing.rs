//! Whether it can be done when it is needed.

use std::sync::Arc;

use domain::{Message, Urgency, Window};

use super::{Criterion, Kind, Score, Scored, share_of};
use crate::{
    candidate::{Candidate, Side},
    filters::Seat,
    policy::{Section, Share},
};

pub(super) const CRITERION: Criterion = Criterion {
    name: "timing",
    about: "The offer's days cover the request's days, and start soon enough for its urgency.",
    kind: Kind::Gain,
    read: |section| Arc::new(Timing::read(section)),
};

#[derive(Debug)]
struct Timing {
    /// How much of it is an early start; the rest is how many of the days are covered.
    start: Share,
    /// The days of waiting that leave nothing of an early start, by urgency.
    late_after: [u32; 3],
}

impl Timing {
    fn read(section: &mut Section<'_>) -> Self {
        Self {
            start: section.share("start"),
            late_after: Urgency::ALL
                .iter()
                .map(|urgency| section.whole(&format!("late_after_{urgency}"), 1..=3_650))
                .collect::<Vec<u32>>()
                .try_into()
                .unwrap_or([1; 3]),
        }
    }

    fn late_after(&self, urgency: Urgency) -> u32 {
        let at = Urgency::ALL.iter().position(|one| *one == urgency);
        at.and_then(|at| self.late_after.get(at)).copied().unwrap_or(1)
    }
}

impl Score for Timing {
    fn share(&self, candidate: &Candidate<'_>) -> Share {
        let request = candidate.request.terms();
        let asked = request.window();
        let Some(common) = candidate.window() else { return 0 };
        let covered = share_of(common.days().into(), candidate.request.days.into());
        let waiting = Window { from: asked.from, until: common.from }.days() - 1;
        let patience = self.late_after(request.urgency);
        let early = share_of(patience.saturating_sub(waiting).into(), patience.into());
        (covered * (1_000 - self.start) + early * self.start) / 1_000
    }

    fn score(&self, candidate: &Candidate<'_>) -> Scored {
        let asked = candidate.request.terms().window();
        let Some(common) = candidate.window() else {
            return Scored::new(0, Message::new("criterion-timing-none"));
        };
        let message = if common == asked {
            Message::new("criterion-timing-whole")
        } else {
            let covered = share_of(common.days().into(), asked.days().into());
            let percent = domain::Arg::Percent(i64::from((covered / 10).max(1)));
            Message::new("criterion-timing-part").with("percent", percent)
        };
        let message = message.with("from", common.from).with("until", common.until);
        Scored::new(self.share(candidate), message)
    }

    /// Three calendars have no more days in common than two.
    fn aspects(&self, _: &Side<'_>, _: Seat, _: &mut Vec<Share>) {}

    fn may_close(&self, _: &Side<'_>) -> bool {
        false
    }
}
