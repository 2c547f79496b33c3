//! What proposals are scored by: one file for each criterion, one line for each in [`CRITERIA`].

mod capacity;
mod coordination;
mod country_fit;
mod funding;
mod modality;
mod text;
mod thematic_area;
mod timing;
mod track_record;
mod working_language;

use std::{fmt, sync::Arc};

use domain::{Gap, Message};

use crate::{
    candidate::Candidate,
    policy::{Section, Share},
};

pub(crate) use {
    capacity::weeks_a_year,
    funding::cost_item,
    thematic_area::{is_kin, shares_knowledge},
};

/// Every criterion, in the order in which contributions are told.
pub const CRITERIA: &[Criterion] = &[
    thematic_area::CRITERION,
    country_fit::CRITERION,
    working_language::CRITERION,
    modality::CRITERION,
    timing::CRITERION,
    capacity::CRITERION,
    funding::CRITERION,
    track_record::CRITERION,
    text::CRITERION,
    coordination::CRITERION,
];

/// One way in which a proposal can be good.
#[derive(Clone, Copy)]
pub struct Criterion {
    /// Its key among the policy's weights and the name of its own section there. The reader's name
    /// for it is the text `criterion-<name>`, with `-` for `_`.
    pub name: &'static str,
    /// What it looks at, in one sentence.
    pub about: &'static str,
    /// Whether it gives points or takes them.
    pub kind: Kind,
    /// Reads its tables from its section of the policy.
    pub(crate) read: fn(&mut Section<'_>) -> Arc<dyn Score>,
}

/// Whether a criterion gives points or takes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Up to its weight, the better the more.
    Gain,
    /// Its weight, from a proposal with a second provider.
    Cost,
}

/// The tables of one criterion, and what it makes of them.
pub(crate) trait Score: fmt::Debug + Send + Sync {
    /// How well the candidate does, and why.
    fn score(&self, candidate: &Candidate<'_>) -> Scored;

    /// Whether a second provider can make a difference to the score.
    fn sees_second(&self, _candidate: &Candidate<'_>) -> bool {
        true
    }

    /// What the candidate leaves open of the request, as far as this criterion can tell.
    fn gaps(&self, _candidate: &Candidate<'_>) -> Vec<Gap> {
        Vec::new()
    }
}

/// What one criterion makes of a candidate.
#[derive(Clone, Debug)]
pub(crate) struct Scored {
    /// The share of the weight, in thousandths.
    pub share: Share,
    /// Why, in one sentence.
    pub evidence: Message,
}

impl Scored {
    pub(crate) fn new(share: Share, evidence: Message) -> Self {
        Self { share, evidence }
    }
}

impl fmt::Debug for Criterion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Criterion").field("name", &self.name).finish_non_exhaustive()
    }
}

/// `part` of `whole` in thousandths, at most all of it; all of nothing is all.
pub(crate) fn share_of(part: u64, whole: u64) -> Share {
    let share = u128::from(part.min(whole)) * 1_000 / u128::from(whole.max(1));
    if whole == 0 { 1_000 } else { Share::try_from(share).unwrap_or(1_000) }
}

#[cfg(test)]
mod tests;
