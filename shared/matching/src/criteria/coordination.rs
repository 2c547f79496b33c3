//! What a second provider costs everybody: one more side to agree with. It costs less where that
//! side works in the area already.

use std::sync::Arc;

use domain::{Message, ThematicArea};

use super::{
    Criterion, Kind, Score, Scored,
    thematic_area::{are_nested, shared_category},
};
use crate::{
    candidate::{Asked, Candidate, Offered, Placed, Side},
    filters::Seat,
    policy::{Policy, Section, Share},
};

pub(super) const CRITERION: Criterion = Criterion {
    name: "coordination",
    about: "Three sides have more to agree on than two, less so where the third knows the area.",
    kind: Kind::Cost,
    read: |section| Arc::new(Coordination::read(section)),
};

#[derive(Debug)]
struct Coordination {
    /// What is left of the cost where the second provider works in an area of the request, or in
    /// a wider or a narrower one.
    same_area: Share,
    /// What is left of it where it works in the same category.
    same_category: Share,
}

impl Coordination {
    fn read(section: &mut Section<'_>) -> Self {
        Self {
            same_area: section.share("same_area"),
            same_category: section.share("same_category"),
        }
    }

    /// What is left of the cost where the second provider knows the area, and which area that is.
    fn near(
        &self,
        policy: &Policy,
        request: &Asked,
        second: &Offered,
    ) -> Option<(Share, ThematicArea)> {
        let same_category =
            |one: Placed, other: Placed| shared_category(&policy.filters, one, other).is_some();
        let same = area(request, second, are_nested).map(|area| (self.same_area, area));
        same.or_else(|| area(request, second, same_category).map(|area| (self.same_category, area)))
    }
}

/// The first area of the request that is related so to one of the second provider's.
fn area(
    request: &Asked,
    second: &Offered,
    related: impl Fn(Placed, Placed) -> bool,
) -> Option<ThematicArea> {
    let mut areas = request.placed.iter();
    let found = areas.find(|asked| second.areas.iter().any(|offered| related(**asked, *offered)));
    found.map(|found| found.area)
}

impl Score for Coordination {
    fn score(&self, candidate: &Candidate<'_>) -> Scored {
        let second = candidate.second;
        let near = second.and_then(|second| self.near(candidate.policy, candidate.request, second));
        match near {
            None => Scored::new(1_000, Message::new("criterion-coordination-three")),
            Some((share, area)) => {
                Scored::new(share, Message::new("criterion-coordination-near").with("theme", area))
            }
        }
    }

    fn share(&self, candidate: &Candidate<'_>) -> Share {
        let second = candidate.second;
        let near = second.and_then(|second| self.near(candidate.policy, candidate.request, second));
        near.map_or(1_000, |(share, _)| share)
    }

    fn aspects(&self, _: &Side<'_>, _: Seat, _: &mut Vec<Share>) {}

    fn least_taken(&self, side: &Side<'_>) -> Share {
        let near = self.near(side.policy, side.request, side.offered);
        near.map_or(1_000, |(share, _)| share)
    }

    fn may_close(&self, _: &Side<'_>) -> bool {
        false
    }
}
