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

use domain::{Gap, Message, ThematicArea};

use crate::{
    candidate::{Candidate, Side},
    filters::Seat,
    policy::{Policy, Section, Share, WHOLE},
};

pub(crate) use {
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

    /// How well the candidate does, without the trouble of saying why: the share of its score.
    fn share(&self, candidate: &Candidate<'_>) -> Share {
        self.score(candidate).share
    }

    /// Whether a share takes so long to find that everything else is looked at first.
    fn is_costly(&self) -> bool {
        false
    }

    /// The most that its share can be, found quickly where it is costly.
    fn ceiling(&self, _candidate: &Candidate<'_>) -> Share {
        WHOLE
    }

    /// Appends, for each aspect of the request in turn, the share that the offer has of it: a second
    /// provider adds to no pair more than the sum, over the aspects, of what it has beyond the first.
    /// How many there are depends on the request alone.
    fn aspects(&self, _side: &Side<'_>, seat: Seat, aspects: &mut Vec<Share>) {
        aspects.push(if seat == Seat::First { 0 } else { WHOLE });
    }

    /// The same of the offer of a first provider whose share alone is known already.
    fn own_aspects(&self, side: &Side<'_>, _alone: Share, aspects: &mut Vec<Share>) {
        self.aspects(side, Seat::First, aspects);
    }

    /// Whether a second provider could close a gap that this criterion tells of.
    fn may_close(&self, _side: &Side<'_>) -> bool {
        true
    }

    /// The least share that a cost takes of any candidate with this second provider.
    fn least_taken(&self, _side: &Side<'_>) -> Share {
        0
    }

    /// What it can count by areas alone, where that is what it is about.
    fn by_area(&self) -> Option<&dyn ByArea> {
        None
    }

    /// Whether a second provider, whoever it is, can make a difference to the score.
    /// The candidate may have none yet.
    fn sees_second(&self, _candidate: &Candidate<'_>) -> bool {
        true
    }

    /// What the candidate leaves open of the request, as far as this criterion can tell.
    fn gaps(&self, _candidate: &Candidate<'_>) -> Vec<Gap> {
        Vec::new()
    }

    /// Whether it leaves anything open, without the trouble of saying what.
    fn is_open(&self, candidate: &Candidate<'_>) -> bool {
        !self.gaps(candidate).is_empty()
    }
}

/// A criterion whose share is at most the mean of what an offer counts for each of the request's areas.
pub(crate) trait ByArea {
    /// The most that an offer with that area counts for that area of a request.
    fn near(&self, policy: &Policy, asked: ThematicArea, offered: ThematicArea) -> Share;

    /// How much the request's area of a rank, from 0, weighs in the mean.
    fn importance(&self, rank: usize) -> Share;
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
    let part = part.min(whole);
    if whole == 0 {
        return 1_000;
    }
    let share = match part.checked_mul(1_000) {
        Some(thousandths) => u128::from(thousandths / whole),
        // Too large for the quick way.
        None => u128::from(part) * 1_000 / u128::from(whole),
    };
    Share::try_from(share).unwrap_or(1_000)
}

/// `part / whole` as an aspect: rounded such that nothing that is beyond another is lost.
fn rounded(part: Share, whole: Share, seat: Seat) -> Share {
    let whole = whole.max(1);
    if seat == Seat::First { part / whole } else { (part + whole - 1) / whole }
}

#[cfg(test)]
mod tests;
