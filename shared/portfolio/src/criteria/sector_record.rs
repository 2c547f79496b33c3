//! Whether the provider has worked on the same theme.

use super::{Criterion, Kind};
use crate::numbers::doublings;

pub(super) const CRITERION: Criterion = Criterion {
    name: "sector_record",
    about: "Projects in the same sector group, in thousandths of a doubling.",
    kind: Kind::Measure(|case, provider| doublings(case.in_group[provider] * 1_000)),
};
