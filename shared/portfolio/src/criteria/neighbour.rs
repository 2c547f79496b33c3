//! Whether provider and recipient are neighbours.

use super::{Criterion, Kind};

pub(super) const CRITERION: Criterion = Criterion {
    name: "neighbour",
    about: "1 where provider and recipient belong to the same sub-region.",
    kind: Kind::Measure(|case, provider| {
        let home = case.providers[provider].subregion();
        i64::from(case.request.recipients.iter().any(|recipient| recipient.subregion() == home))
    }),
};
