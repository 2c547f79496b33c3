//! Whether the provider has done things of the same name.

use super::{Criterion, Kind};

pub(super) const CRITERION: Criterion = Criterion {
    name: "alike_titles",
    about: "Mean likeness of the provider's three closest titles, in thousandths of the closest of all.",
    kind: Kind::Measure(|case, provider| case.titles[provider]),
};
