//! What a provider mostly does of late.

use super::{Criterion, Kind};

pub(super) const CRITERION: Criterion = Criterion {
    name: "sectors",
    about: "Points by sector group and provider, learned from recent partnerships.",
    kind: Kind::Table {
        keys: |case| case.request.groups.iter().map(ToString::to_string).collect(),
        of_recipient: false,
    },
};
