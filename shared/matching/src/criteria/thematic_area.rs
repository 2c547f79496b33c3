//! Whether the offer is about what the request is about.

use std::sync::Arc;

use domain::{Gap, Message, Modality, ThematicArea};

use super::{ByArea, Criterion, Kind, Score, Scored};
use crate::{
    candidate::{Candidate, Offered, Support},
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
}

/// Whether two areas have anything to do with each other.
pub(crate) fn is_kin(filters: &Filters, one: ThematicArea, other: ThematicArea) -> bool {
    let sectors = [one.sector(), other.sector()];
    let alike = sectors[0] == sectors[1] && (tells(filters, one) || are_nested(one, other));
    alike
        || filters.kin.iter().any(|kin| {
            let joins =
                |a: ThematicArea, b: ThematicArea| kin.areas[0].covers(a) && kin.areas[1].covers(b);
            // Whoever compares sector groups first seldom has to look further.
            (kin.sectors == sectors && joins(one, other))
                || (kin.sectors == [sectors[1], sectors[0]] && joins(other, one))
        })
}

/// The category that both belong to, where that tells anything.
pub(super) fn shared_category(
    filters: &Filters,
    one: ThematicArea,
    other: ThematicArea,
) -> Option<ThematicArea> {
    if one.sector() != other.sector() || !tells(filters, one) {
        return None;
    }
    one.category().filter(|category| other.category() == Some(*category))
}

/// Whether one is the other or part of it.
pub(super) fn are_nested(one: ThematicArea, other: ThematicArea) -> bool {
    one.covers(other) || other.covers(one)
}

/// Whether belonging to the same sector group as this one tells anything.
fn tells(filters: &Filters, area: ThematicArea) -> bool {
    !filters.catch_all.contains(&area.sector())
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

    fn link(
        &self,
        filters: &Filters,
        asked: ThematicArea,
        offered: ThematicArea,
    ) -> Option<(Link, Share)> {
        let within = |wider: ThematicArea| {
            if wider.category().is_some() { self.within_category } else { self.within_sector }
        };
        if asked == offered {
            return Some((Link::Same, 1_000));
        } else if asked.sector() != offered.sector() {
            return is_kin(filters, asked, offered).then_some((Link::Kin, self.kin));
        } else if offered.covers(asked) {
            return Some((Link::Wider, within(offered)));
        } else if asked.covers(offered) {
            return Some((Link::Narrower, within(asked)));
        }
        if let Some(category) = shared_category(filters, asked, offered) {
            Some((Link::Category(category), self.same_category))
        } else if tells(filters, asked) {
            Some((Link::Sector(asked.sector()), self.same_sector))
        } else {
            is_kin(filters, asked, offered).then_some((Link::Kin, self.kin))
        }
    }

    /// The best match for the request's area of that rank.
    fn best(&self, candidate: &Candidate<'_>, rank: usize) -> Option<Match> {
        let asked = candidate.request.areas[rank];
        // The main knowledge comes from the first provider; of further areas the second may do some.
        let second = candidate.second.filter(|second| rank > 0 && shares_knowledge(second));
        let offers = std::iter::once(candidate.first).chain(second);
        self.best_of(candidate.policy, asked, rank, offers)
    }

    fn best_of<'a>(
        &self,
        policy: &Policy,
        asked: ThematicArea,
        rank: usize,
        offers: impl IntoIterator<Item = &'a Offered>,
    ) -> Option<Match> {
        let areas = offers
            .into_iter()
            .flat_map(|offered| offered.terms().thematic_areas.iter().enumerate());
        let matches = areas.filter_map(|(place, &offered)| {
            let (link, share) = self.link(&policy.filters, asked, offered)?;
            let share = share * self.offered_ranks.at(place) / 1_000;
            Some(Match { rank, asked, offered, link, share })
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
        let link = self.link(&policy.filters, asked, offered);
        link.map_or(0, |(_, share)| (share * self.offered_ranks.most() + 999) / 1_000)
    }

    fn importance(&self, rank: usize) -> Share {
        self.asked_ranks.at(rank)
    }
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
        let share = |rank| self.best(candidate, rank).map_or(0, |found| found.share);
        let (sum, most) = self.weighed(candidate.request.areas.len(), share);
        sum / most.max(1)
    }

    fn by_area(&self) -> Option<&dyn ByArea> {
        Some(self)
    }

    /// All that it can do in the areas behind the first.
    fn most_added(&self, support: &Support<'_>) -> Share {
        if !shares_knowledge(support.second) {
            return 0;
        }
        let areas = &support.request.areas;
        let alone = |rank: usize| {
            let found = self.best_of(support.policy, areas[rank], rank, [support.second]);
            found.map_or(0, |found| found.share)
        };
        let share = |rank| if rank == 0 { 0 } else { alone(rank) };
        let (sum, most) = self.weighed(areas.len(), share);
        (sum + most - 1) / most.max(1)
    }

    fn may_close(&self, support: &Support<'_>) -> bool {
        let mut behind = support.request.areas.iter().enumerate().skip(1);
        shares_knowledge(support.second)
            && behind.any(|(rank, area)| {
                let found = self.best_of(support.policy, *area, rank, [support.second]);
                found.is_some_and(|found| found.share >= self.met_from)
            })
    }

    fn gaps(&self, candidate: &Candidate<'_>) -> Vec<Gap> {
        let needs = candidate.request.terms().needs.iter().filter_map(|need| need.theme);
        let areas = &candidate.request.areas;
        let met = |area: ThematicArea| {
            let rank = areas.iter().position(|asked| *asked == area);
            let best = rank.and_then(|rank| self.best(candidate, rank));
            best.is_some_and(|best| best.share >= self.met_from)
        };
        let mut open: Vec<ThematicArea> = needs.filter(|area| !met(*area)).collect();
        open.sort_unstable();
        open.dedup();
        open.into_iter().map(|area| Gap::Theme { area }).collect()
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
    let also = also.filter(|found| found.rank != told.rank).count();
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
        .with("also", also)
}
