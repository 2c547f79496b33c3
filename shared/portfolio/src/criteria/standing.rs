//! How often a provider is the one, all else being equal.

use super::{Criterion, Kind};

pub(super) const CRITERION: Criterion = Criterion {
    name: "standing",
    about: "Points by provider, whatever the request; the one row is called all.",
    kind: Kind::Table { keys: |_| vec!["all".to_owned()], of_recipient: false },
};
