//! What a second provider costs everybody: one more side to agree with. It costs less where that
//! side works in the area already.

use std::sync::Arc;

use domain::{Message, ThematicArea};

use super::{
    Criterion, Kind, Score, Scored,
    thematic_area::{are_nested, shared_category},
};
use crate::{
    candidate::{Candidate, Offered},
    policy::{Section, Share},
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
}

/// The first area of the request that is related so to one of the second provider's.
fn area(
    candidate: &Candidate<'_>,
    second: &Offered,
    related: impl Fn(ThematicArea, ThematicArea) -> bool,
) -> Option<ThematicArea> {
    let theirs = &second.terms().thematic_areas;
    let mut areas = candidate.request.areas.iter().copied();
    areas.find(|asked| theirs.iter().any(|offered| related(*asked, *offered)))
}

impl Score for Coordination {
    fn score(&self, candidate: &Candidate<'_>) -> Scored {
        let full = || Scored::new(1_000, Message::new("criterion-coordination-three"));
        let Some(second) = candidate.second else { return full() };
        let same_category = |one: ThematicArea, other: ThematicArea| {
            shared_category(&candidate.policy.filters, one, other).is_some()
        };
        let same = area(candidate, second, are_nested).map(|area| (self.same_area, area));
        let found = same.or_else(|| {
            area(candidate, second, same_category).map(|area| (self.same_category, area))
        });
        found.map_or_else(full, |(share, area)| {
            Scored::new(share, Message::new("criterion-coordination-near").with("theme", area))
        })
    }
}
