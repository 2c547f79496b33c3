//! Whether the provider has worked near by.

use super::{Criterion, Kind};
use crate::numbers::doublings;

pub(super) const CRITERION: Criterion = Criterion {
    name: "region_record",
    about: "Projects for countries near by, in thousandths of a doubling.",
    kind: Kind::Measure(|case, provider| doublings(case.near[provider] * 1_000)),
};
