//! Whether the request is worded like the provider's work.

use super::{Criterion, Kind};

pub(super) const CRITERION: Criterion = Criterion {
    name: "typical_words",
    about: "How much likelier the provider is to use these words than all together, in thousandths of a doubling.",
    kind: Kind::Measure(|case, provider| case.typical_words[provider]),
};
