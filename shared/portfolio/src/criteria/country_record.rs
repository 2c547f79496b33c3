//! Whether the provider has worked in the country.

use super::{Criterion, Kind};
use crate::numbers::doublings;

pub(super) const CRITERION: Criterion = Criterion {
    name: "country_record",
    about: "Projects for the country, in thousandths of a doubling; one for many countries counts less.",
    kind: Kind::Measure(|case, provider| doublings(case.in_country[provider])),
};
