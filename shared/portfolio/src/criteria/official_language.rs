//! Whether provider and recipient share a language.

use super::{Criterion, Kind};

pub(super) const CRITERION: Criterion = Criterion {
    name: "official_language",
    about: "1 where provider and recipient share an official language.",
    kind: Kind::Measure(|case, provider| {
        let ours = case.providers[provider].official_languages();
        let shares = |language| ours.contains(language);
        let mut recipients = case.request.recipients.iter();
        i64::from(recipients.any(|recipient| recipient.official_languages().iter().any(shares)))
    }),
};
