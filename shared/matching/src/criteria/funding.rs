//! Whether the cost is carried.

use std::sync::Arc;

use domain::{Arg, CostItem, Gap, Message};

use super::{Criterion, Kind, Score, Scored, share_of};
use crate::{
    candidate::{Candidate, Side},
    filters::Seat,
    policy::{Section, Share},
};

pub(super) const CRITERION: Criterion = Criterion {
    name: "funding",
    about: "What the providers bring and pay for fills the gap in the request's money.",
    kind: Kind::Gain,
    read: |section| Arc::new(Funding::read(section)),
};

#[derive(Debug)]
struct Funding {
    /// What each item is of the whole cost, usually.
    items: Vec<(CostItem, Share)>,
    /// What a request counts of which the cost is not known, if nobody pays for anything.
    unknown: Share,
}

impl Funding {
    fn read(section: &mut Section<'_>) -> Self {
        let items = section.by_code("items", "kind of cost");
        let sum: Share = items.iter().map(|(_, share)| share).sum();
        if sum > 1_000 {
            section.fault("items", Some(format!("{sum} in all")), "a sum of at most 1000");
        }
        Self { items, unknown: section.share("unknown") }
    }

    /// The share of the whole cost of what the providers pay for, each item once.
    fn paid(&self, candidate: &Candidate<'_>) -> Share {
        self.items(candidate).map(|(_, share)| share).sum()
    }

    fn items(&self, candidate: &Candidate<'_>) -> impl Iterator<Item = (CostItem, Share)> {
        let pays = |item: CostItem| {
            candidate.offers().any(|offered| offered.terms().pays_for.contains(&item))
        };
        self.items.iter().copied().filter(move |(item, _)| pays(*item))
    }

    /// The money that is missing after the recipient's own, and what of it the providers carry.
    fn gap(&self, candidate: &Candidate<'_>) -> Option<(u64, u64)> {
        let request = candidate.request.terms();
        let total = request.total_cost_usd?;
        let gap = request.gap_usd();
        let brought: u64 = candidate.offers().map(|offered| offered.terms().brings_usd).sum();
        let paid = u64::from(self.paid(candidate).unsigned_abs()) * total / 1_000;
        Some((gap, gap.min(brought.saturating_add(paid))))
    }

    /// The money that nobody carries and its share of the whole cost, where that is a gap.
    fn missing(&self, candidate: &Candidate<'_>) -> Option<(u64, Share)> {
        let (gap, carried) = self.gap(candidate)?;
        let total = candidate.request.terms().total_cost_usd.unwrap_or(0);
        let share = share_of(gap - carried, total);
        let is_gap = gap > carried && share >= candidate.policy.triangle.least_gap;
        is_gap.then_some((gap - carried, share))
    }

    /// The share of an offer that is alone, rounded up.
    fn most_added(&self, side: &Side<'_>) -> Share {
        let (request, terms) = (side.request.terms(), side.offered.terms());
        let items = self.items.iter().filter(|(item, _)| terms.pays_for.contains(item));
        let paid: Share = items.map(|(_, share)| share).sum();
        let Some(total) = request.total_cost_usd else {
            return most_share_of(
                u64::from(((1_000 - self.unknown) * paid).unsigned_abs()),
                1_000_000,
            );
        };
        let paid = (u64::from(paid.unsigned_abs()) * total).div_ceil(1_000);
        most_share_of(terms.brings_usd.saturating_add(paid), request.gap_usd())
    }
}

impl Score for Funding {
    fn share(&self, candidate: &Candidate<'_>) -> Share {
        match self.gap(candidate) {
            Some((gap, carried)) => share_of(carried, gap),
            None => self.unknown + (1_000 - self.unknown) * self.paid(candidate) / 1_000,
        }
    }

    fn score(&self, candidate: &Candidate<'_>) -> Scored {
        let share = self.share(candidate);
        let Some((gap, carried)) = self.gap(candidate) else {
            let mut items: Vec<CostItem> = self.items(candidate).map(|(item, _)| item).collect();
            items.sort_unstable();
            let brings: u64 = candidate.offers().map(|offered| offered.terms().brings_usd).sum();
            let message = if brings > 0 {
                Message::new("criterion-funding-unknown-brings")
                    .with("usd", Arg::Usd(brings))
                    .with("paid", items.len())
                    .with("items", named(&items))
            } else if items.is_empty() {
                Message::new("criterion-funding-unknown")
            } else {
                Message::new("criterion-funding-unknown-items").with("items", named(&items))
            };
            return Scored::new(share, message);
        };
        let missing = gap - carried;
        let message = if gap == 0 {
            Message::new("criterion-funding-own")
        } else if missing == 0 {
            Message::new("criterion-funding-covered").with("gap", Arg::Usd(gap))
        } else if carried == 0 {
            Message::new("criterion-funding-open").with("gap", Arg::Usd(gap))
        } else {
            Message::new("criterion-funding-part")
                .with("gap", Arg::Usd(gap))
                .with("carried", Arg::Usd(carried))
                .with("missing", Arg::Usd(missing))
        };
        Scored::new(share, message)
    }

    /// What it brings comes on top, and what it pays for unless somebody else does.
    fn aspects(&self, side: &Side<'_>, seat: Seat, aspects: &mut Vec<Share>) {
        aspects.push(if seat == Seat::First { 0 } else { self.most_added(side) });
    }

    fn may_close(&self, side: &Side<'_>) -> bool {
        let (request, terms) = (side.request.terms(), side.offered.terms());
        let gives = terms.brings_usd > 0 || !terms.pays_for.is_empty();
        gives && request.total_cost_usd.is_some() && request.gap_usd() > 0
    }

    fn gaps(&self, candidate: &Candidate<'_>) -> Vec<Gap> {
        let told = |(usd, share): (u64, Share)| {
            let percent = u8::try_from((share / 10).max(1)).unwrap_or(100);
            Gap::Funding { usd, percent }
        };
        self.missing(candidate).map(told).into_iter().collect()
    }

    fn is_open(&self, candidate: &Candidate<'_>) -> bool {
        self.missing(candidate).is_some()
    }
}

/// Like [`share_of`], rounded up, and none of nothing: what `part` can add to a share of `whole`.
fn most_share_of(part: u64, whole: u64) -> Share {
    let share = (u128::from(part.min(whole)) * 1_000).div_ceil(u128::from(whole.max(1)));
    Share::try_from(share).unwrap_or(1_000)
}

fn named(items: &[CostItem]) -> Arg {
    Arg::List(items.iter().map(|item| cost_item(*item).into()).collect())
}

/// What a kind of cost is called.
pub(crate) fn cost_item(item: CostItem) -> Message {
    Message::new(match item {
        CostItem::ExpertTime => "paid-expert-time",
        CostItem::Travel => "paid-travel",
        CostItem::Accommodation => "paid-accommodation",
        CostItem::Materials => "paid-materials",
        CostItem::Equipment => "paid-equipment",
        CostItem::Interpretation => "paid-interpretation",
        CostItem::Venue => "paid-venue",
    })
}
