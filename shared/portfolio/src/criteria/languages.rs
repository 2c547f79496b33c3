//! Whose projects are worded in which language of late.

use super::{Criterion, Kind};

pub(super) const CRITERION: Criterion = Criterion {
    name: "languages",
    about: "Points by language of the request and provider, learned from recent partnerships.",
    kind: Kind::Table {
        keys: |case| case.request.language.iter().map(ToString::to_string).collect(),
        of_recipient: false,
    },
};
