//! Whether the request is phrased like the provider's work: a series of courses keeps its name.

use super::{Criterion, Kind};

pub(super) const CRITERION: Criterion = Criterion {
    name: "typical_phrases",
    about: "How much likelier the provider is to use these phrases than all together, in thousandths of a doubling.",
    kind: Kind::Measure(|case, provider| case.typical_phrases[provider]),
};
