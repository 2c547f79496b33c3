//! Whether the projects for the country that are most alike were the provider's.

use super::{Criterion, Kind};

pub(super) const CRITERION: Criterion = Criterion {
    name: "alike_in_country",
    about: "The provider's share of the votes of the thirty projects for the country most alike, in thousandths.",
    kind: Kind::Measure(|case, provider| case.votes_in_country[provider]),
};
