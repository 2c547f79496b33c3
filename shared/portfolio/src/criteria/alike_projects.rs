//! Whether the projects most alike in words were the provider's.

use super::{Criterion, Kind};

pub(super) const CRITERION: Criterion = Criterion {
    name: "alike_projects",
    about: "The provider's share of the votes of the thirty projects most alike, in thousandths.",
    kind: Kind::Measure(|case, provider| case.votes[provider]),
};
