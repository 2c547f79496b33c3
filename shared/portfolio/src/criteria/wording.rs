//! Whose projects use which words of late.

use super::{Criterion, Kind};

pub(super) const CRITERION: Criterion = Criterion {
    name: "wording",
    about: "Points by word and provider, learned from recent partnerships.",
    kind: Kind::Table { keys: |case| case.words.clone(), of_recipient: false },
};
