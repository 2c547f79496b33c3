//! Whom a country has mostly worked with of late.

use super::{Criterion, Kind};

pub(super) const CRITERION: Criterion = Criterion {
    name: "partners",
    about: "Points by recipient and provider, learned from recent partnerships.",
    kind: Kind::Table {
        keys: |case| {
            case.request.recipients.iter().map(|recipient| recipient.alpha3().to_owned()).collect()
        },
        of_recipient: true,
    },
};
