//! A score in its parts, and what a proposal leaves open.

use app::i18n::{self, Locale};
use domain::{Contribution, Explain, Gap, Points, Proposal};
use serde::Serialize;
use utoipa::ToSchema;

/// What one criterion gave, and why.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct CriterionPoints {
    /// Its name in the policy.
    #[schema(example = "thematic_area")]
    pub criterion: String,
    /// Its name in the language of the answer.
    #[schema(example = "Thematic area")]
    pub name: String,
    /// The points that it gave; less than zero for a cost.
    #[schema(example = 320)]
    pub points: Points,
    /// The most that it could give.
    #[schema(example = 340)]
    pub of: Points,
    /// Why, in one sentence.
    #[schema(example = "Both name Reproductive health care first.")]
    pub evidence: String,
}

impl CriterionPoints {
    pub fn of(locale: Locale, part: &Contribution) -> Self {
        let id = format!("criterion-{}", part.criterion.replace('_', "-"));
        let named = i18n::exists(&id);
        Self {
            criterion: part.criterion.clone(),
            name: if named { i18n::text(locale, &id) } else { part.criterion.clone() },
            points: part.points,
            of: part.of,
            evidence: i18n::say(locale, &part.evidence),
        }
    }

    /// How much of its bar is full, in per cent.
    pub fn share(&self) -> i32 {
        share(self.points, self.of)
    }
}

/// The most that the criteria could give.
pub(crate) fn most(proposal: &Proposal) -> Points {
    proposal.contributions.iter().map(|part| part.of).sum()
}

/// How much of the whole that is, in per cent.
pub(crate) fn share(points: Points, of: Points) -> i32 {
    if of <= 0 {
        return 0;
    }
    (i64::from(points) * 100 / i64::from(of)).clamp(0, 100).try_into().unwrap_or(0)
}

/// Something of a request that a first provider leaves open.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct GapTold {
    /// Its kind: `funding`, `language`, `modality`, `theme` or `skill`.
    #[schema(example = "funding")]
    pub kind: &'static str,
    /// What it is, in words.
    #[schema(example = "US$60,000, which is 60% of the cost")]
    pub what: String,
}

impl GapTold {
    pub fn of(locale: Locale, gap: &Gap) -> Self {
        Self { kind: gap.kind(), what: i18n::say(locale, &gap.explain()) }
    }
}
