//! Whether the provider has worked in the country on the same theme.

use super::{Criterion, Kind};
use crate::numbers::doublings;

pub(super) const CRITERION: Criterion = Criterion {
    name: "country_sector",
    about: "Projects for the country in the same sector group, in thousandths of a doubling.",
    kind: Kind::Measure(|case, provider| doublings(case.in_country_and_group[provider] * 1_000)),
};
