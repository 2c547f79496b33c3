//! Whether the provider's work lies near by.

use super::{Criterion, Kind};
use crate::numbers::share;

pub(super) const CRITERION: Criterion = Criterion {
    name: "region_focus",
    about: "The share of the provider's projects for countries near by, in thousandths.",
    kind: Kind::Measure(|case, provider| share(case.near[provider], case.all[provider])),
};
