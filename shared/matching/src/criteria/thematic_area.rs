//! Whether the offer is about what the request is about.

use std::sync::Arc;

use domain::{Gap, Message, Modality, ThematicArea};

use super::{ByArea, Criterion, Kind, Score, Scored, rounded};
use crate::{
    candidate::{Candidate, Offered, Placed, Side},
    filters::Seat,
    policy::{Filters, Policy, Ranks, Section, Share},
};

pub(super) const CRITERION: Criterion = Criterion {
    name: "thematic_area",
    about: "The offer names the areas that the request names, the most important first.",
    kind: Kind::Gain,
    read: |section| Arc::new(ThematicAreas::read(section)),
};

#[derive(Debug)]
struct ThematicAreas {
    /// How important each of the request's areas is, by its rank.
    asked_ranks: Ranks,
    /// How much of an area each of the offer's areas is, by its rank.
    offered_ranks: Ranks,
    /// One is a category that the other belongs to.
    within_category: Share,
    /// One is a sector group that the other belongs to.
    within_sector: Share,
    /// Both belong to one category.
    same_category: Share,
    /// Both belong to one sector group.
    same_sector: Share,
    /// The filters' table calls them kin.
    kin: Share,
    /// From here on an area of a need is met.
    met_from: Share,
}

/// How an area of the offer is related to one of the request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Same,
    Wider,
    Narrower,
    Category(ThematicArea),
    Sector(ThematicArea),
    Kin,
}

/// The best that is offered for one area of the request.
#[derive(Clone, Copy)]
struct Match {
    rank: usize,
    asked: ThematicArea,
    offered: ThematicArea,
    link: Link,
    share: Share,
    /// Whether it is the second provider who offers it.
    by_second: bool,
}

/// Whether two areas have anything to do with each other.
pub(crate) fn is_kin(filters: &Filters, one: Placed, other: Placed) -> bool {
    let alike = one.sector == other.sector && (tells(filters, one) || are_nested(one, other));
    alike || filters.kin.joins(one.area, other.area)
}

/// The category that both belong to, where that tells anything.
pub(super) fn shared_category(
    filters: &Filters,
    one: Placed,
    other: Placed,
) -> Option<ThematicArea> {
    if one.sector != other.sector || !tells(filters, one) {
        return None;
    }
    one.category.filter(|category| other.category == Some(*category))
}

/// Whether one is the other or part of it.
pub(super) fn are_nested(one: Placed, other: Placed) -> bool {
    one.sector == other.sector && (one.covers(other) || other.covers(one))
}

/// Whether belonging to the same sector group as this one tells anything.
fn tells(filters: &Filters, area: Placed) -> bool {
    !filters.catch_all.contains(&area.sector)
}

impl ThematicAreas {
    fn read(section: &mut Section<'_>) -> Self {
        Self {
            asked_ranks: section.ranks("asked_ranks"),
            offered_ranks: section.ranks("offered_ranks"),
            within_category: section.share("within_category"),
            within_sector: section.share("within_sector"),
            same_category: section.share("same_category"),
            same_sector: section.share("same_sector"),
            kin: section.share("kin"),
            met_from: section.share("met_from"),
        }
    }

    fn link(&self, filters: &Filters, asked: Placed, offered: Placed) -> Option<(Link, Share)> {
        if asked.sector != offered.sector {
            return filters.kin.joins(asked.area, offered.area).then_some((Link::Kin, self.kin));
        }
        let within = |wider: Placed| {
            if wider.category.is_some() { self.within_category } else { self.within_sector }
        };
        if asked.area == offered.area {
            return Some((Link::Same, 1_000));
        } else if offered.covers(asked) {
            return Some((Link::Wider, within(offered)));
        } else if asked.covers(offered) {
            return Some((Link::Narrower, within(asked)));
        }
        if let Some(category) = shared_category(filters, asked, offered) {
            Some((Link::Category(category), self.same_category))
        } else if tells(filters, asked) {
            Some((Link::Sector(asked.sector), self.same_sector))
        } else {
            filters.kin.joins(asked.area, offered.area).then_some((Link::Kin, self.kin))
        }
    }

    /// The share of the [best](Self::best) match, without the trouble of saying which it is.
    fn best_share(&self, candidate: &Candidate<'_>, rank: usize) -> Option<Share> {
        let asked = candidate.request.placed[rank];
        let share = |offered| self.share_of(candidate.policy, asked, offered);
        share(candidate.first).max(helper(candidate, rank).and_then(share))
    }

    /// What one offer has of an area; none where it has nothing to do with it.
    fn share_of(&self, policy: &Policy, asked: Placed, offered: &Offered) -> Option<Share> {
        let mut most = None;
        for (place, area) in offered.areas.iter().enumerate() {
            let link = self.link(&policy.filters, asked, *area);
            most = most.max(link.map(|(_, share)| share * self.offered_ranks.at(place) / 1_000));
        }
        most
    }

    fn is_met(&self, share: Option<Share>) -> bool {
        share.is_some_and(|share| share >= self.met_from)
    }

    /// The best match for the request's area of that rank.
    fn best(&self, candidate: &Candidate<'_>, rank: usize) -> Option<Match> {
        let asked = candidate.request.placed[rank];
        let offers = [(false, Some(candidate.first)), (true, helper(candidate, rank))];
        let areas = offers.into_iter().flat_map(|(by_second, offered)| {
            let areas = offered.into_iter().flat_map(|offered| offered.areas.iter().enumerate());
            areas.map(move |(place, area)| (by_second, place, *area))
        });
        let matches = areas.filter_map(|(by_second, place, offered)| {
            let (link, share) = self.link(&candidate.policy.filters, asked, offered)?;
            let share = share * self.offered_ranks.at(place) / 1_000;
            let (asked, offered) = (asked.area, offered.area);
            Some(Match { rank, asked, offered, link, share, by_second })
        });
        // The first of the best.
        matches.reduce(|best, next| if next.share > best.share { next } else { best })
    }

    /// What each rank of the request's areas counts, weighed by `share`, of all that they count.
    fn weighed(&self, areas: usize, share: impl Fn(usize) -> Share) -> (Share, Share) {
        (0..areas).fold((0, 0), |(sum, most), rank| {
            let importance = self.asked_ranks.at(rank);
            (sum + importance * share(rank), most + importance)
        })
    }

    fn matches(&self, candidate: &Candidate<'_>) -> Vec<Option<Match>> {
        (0..candidate.request.areas.len()).map(|rank| self.best(candidate, rank)).collect()
    }
}

impl ByArea for ThematicAreas {
    fn near(&self, policy: &Policy, asked: ThematicArea, offered: ThematicArea) -> Share {
        let link = self.link(&policy.filters, asked.into(), offered.into());
        link.map_or(0, |(_, share)| (share * self.offered_ranks.most() + 999) / 1_000)
    }

    fn importance(&self, rank: usize) -> Share {
        self.asked_ranks.at(rank)
    }
}

/// Who besides the first provider may do something about the request's area of that rank: the main
/// knowledge comes from the first provider, of further areas the second may do some.
fn helper<'a>(candidate: &Candidate<'a>, rank: usize) -> Option<&'a Offered> {
    candidate.second.filter(|second| rank > 0 && shares_knowledge(second))
}

/// Whether an offer has more than money or goods.
pub(crate) fn shares_knowledge(offered: &Offered) -> bool {
    let goods = [Modality::FUNDING, Modality::EQUIPMENT];
    offered.terms().modalities.iter().any(|modality| !goods.contains(modality))
}

impl Score for ThematicAreas {
    fn score(&self, candidate: &Candidate<'_>) -> Scored {
        Scored::new(self.share(candidate), evidence(candidate, &self.matches(candidate)))
    }

    fn share(&self, candidate: &Candidate<'_>) -> Share {
        let share = |rank| self.best_share(candidate, rank).unwrap_or(0);
        let (sum, most) = self.weighed(candidate.request.areas.len(), share);
        sum / most.max(1)
    }

    fn by_area(&self) -> Option<&dyn ByArea> {
        Some(self)
    }

    /// The areas behind the first: of that the second provider does nothing.
    fn aspects(&self, side: &Side<'_>, seat: Seat, aspects: &mut Vec<Share>) {
        let areas = &side.request.placed;
        let (_, most) = self.weighed(areas.len(), |_| 0);
        let counts = seat == Seat::First || shares_knowledge(side.offered);
        for (rank, area) in areas.iter().enumerate().skip(1) {
            let share = self.share_of(side.policy, *area, side.offered).filter(|_| counts);
            let share = share.unwrap_or(0) * self.asked_ranks.at(rank);
            aspects.push(rounded(share, most, seat));
        }
    }

    fn may_close(&self, side: &Side<'_>) -> bool {
        let mut behind = side.request.placed.iter().skip(1);
        shares_knowledge(side.offered)
            && behind.any(|area| self.is_met(self.share_of(side.policy, *area, side.offered)))
    }

    fn gaps(&self, candidate: &Candidate<'_>) -> Vec<Gap> {
        let met = |rank| self.is_met(self.best_share(candidate, rank));
        let open = candidate.request.needed.iter().filter(|(_, rank)| !met(*rank));
        open.map(|&(area, _)| Gap::Theme { area }).collect()
    }

    fn is_open(&self, candidate: &Candidate<'_>) -> bool {
        let met = |rank| self.is_met(self.best_share(candidate, rank));
        candidate.request.needed.iter().any(|(_, rank)| !met(*rank))
    }
}

/// Tells the match of the most important area that has one.
fn evidence(candidate: &Candidate<'_>, matches: &[Option<Match>]) -> Message {
    let Some(told) = matches.iter().flatten().next() else {
        let first = candidate.request.areas.first().copied();
        let message = Message::new("criterion-thematic-area-none");
        return first.into_iter().fold(message, |message, area| message.with("wanted", area));
    };
    let also = matches.iter().flatten().filter(|found| found.link == Link::Same);
    let also: Vec<&Match> = also.filter(|found| found.rank != told.rank).collect();
    let same = also.iter().filter(|_| told.link == Link::Same);
    let by_second = told.by_second || same.into_iter().any(|found| found.by_second);
    let message = match told.link {
        Link::Same => Message::new("criterion-thematic-area-same"),
        Link::Wider => Message::new("criterion-thematic-area-wider"),
        Link::Narrower => Message::new("criterion-thematic-area-narrower"),
        Link::Category(category) => {
            Message::new("criterion-thematic-area-category").with("shared", category)
        }
        Link::Sector(sector) => {
            Message::new("criterion-thematic-area-sector").with("shared", sector)
        }
        Link::Kin => Message::new("criterion-thematic-area-kin"),
    };
    message
        .with("wanted", told.asked)
        .with("offered", told.offered)
        .with("rank", told.rank + 1)
        .with("also", also.len())
        .with("by", if by_second { "both" } else { "first" })
}
