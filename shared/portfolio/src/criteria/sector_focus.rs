//! Whether the provider's work is on the same theme.

use super::{Criterion, Kind};
use crate::numbers::share;

pub(super) const CRITERION: Criterion = Criterion {
    name: "sector_focus",
    about: "The share of the provider's projects in the same sector group, in thousandths.",
    kind: Kind::Measure(|case, provider| share(case.in_group[provider], case.all[provider])),
};
