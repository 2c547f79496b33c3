//! What another policy would have made of the same log.

use std::collections::BTreeMap;

use domain::{Country, Points, PolicyStamp, ProposalId};
use serde::Serialize;

use crate::{Replay, replay::Place};

/// How far down a list a decision counts.
const DEPTH: usize = 10;

/// Two policies side by side, after the same log.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    /// Both policies, the first and the other.
    pub policies: [PolicyStamp; 2],
    /// How many requests wait.
    pub requests: usize,
    /// How many proposals stood on a list at any time, under each.
    pub proposed: [usize; 2],
    /// Proposals that would have come: on a list at some time under the other, never under the first.
    pub came: Vec<Moved>,
    /// Proposals that would have gone: on a list at some time under the first, never under the other.
    pub went: Vec<Moved>,
    /// Proposals of both that stand otherwise now: at another rank, with other points, or not on the
    /// list under one of them.
    pub moved: Vec<Moved>,
    /// The requests of each country that have a proposal.
    pub countries: BTreeMap<Country, Served>,
    /// The requests of each group of countries that have a proposal: `ldc`, `lldc`, `sids`,
    /// `others`.
    pub groups: BTreeMap<&'static str, Served>,
    /// How many endorsements there are, and how many proposals were declined.
    pub decisions: [usize; 2],
    /// Mean nDCG@10 of the lists at each endorsement, in thousandths: 1000 where what was endorsed
    /// stood first; none without endorsements.
    pub ndcg: Option<[u32; 2]>,
    /// How many of the declined proposals stood on the list when they were declined.
    pub declined_shown: [usize; 2],
}

/// A proposal under both policies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Which one.
    pub proposal: ProposalId,
    /// Its rank under each, the best is 1: as it stands now; of what came or went, the best that it had.
    pub ranks: [Option<usize>; 2],
    /// Its points there.
    pub points: [Option<Points>; 2],
}

/// How many requests wait, and how many of them have a proposal under each policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Served {
    /// How many wait.
    pub requests: usize,
    /// How many of them have a proposal, under the first and the other.
    pub with_proposals: [usize; 2],
}

impl Comparison {
    /// Compares two replays that have followed the same log.
    pub fn of(first: &Replay, other: &Replay) -> Self {
        let both = [first, other];
        let mut countries: BTreeMap<Country, Served> = BTreeMap::new();
        let mut groups: BTreeMap<&'static str, Served> = BTreeMap::new();
        for (request, recipient) in first.waiting() {
            let has = both.map(|replay| usize::from(!replay.list(request).is_empty()));
            countries.entry(recipient).or_default().count(has);
            for group in groups_of(recipient) {
                groups.entry(group).or_default().count(has);
            }
        }
        let endorsed = both.map(|replay| ndcg(replay.endorsed()));
        Self {
            policies: both.map(Replay::policy),
            requests: first.waiting().count(),
            proposed: both.map(|replay| replay.proposed().len()),
            came: only(other, first, |place| [None, Some(place)]),
            went: only(first, other, |place| [Some(place), None]),
            moved: moved(first, other),
            countries,
            groups,
            decisions: [first.endorsed().len(), first.declined().len()],
            ndcg: endorsed[0].zip(endorsed[1]).map(|(first, other)| [first, other]),
            declined_shown: both.map(|replay| replay.declined().iter().flatten().count()),
        }
    }
}

impl Served {
    fn count(&mut self, has: [usize; 2]) {
        self.requests += 1;
        for (sum, has) in self.with_proposals.iter_mut().zip(has) {
            *sum += has;
        }
    }
}

impl Moved {
    fn new(proposal: &ProposalId, places: [Option<Place>; 2]) -> Self {
        Self {
            proposal: proposal.clone(),
            ranks: places.map(|place| place.map(|place| place.rank)),
            points: places.map(|place| place.map(|place| place.points)),
        }
    }
}

/// Every proposal that one has made at some time and the other never, in the order of their ids.
fn only(one: &Replay, other: &Replay, sides: impl Fn(Place) -> [Option<Place>; 2]) -> Vec<Moved> {
    let proposed = one.proposed().iter().filter(|(id, _)| !other.proposed().contains_key(*id));
    proposed.map(|(id, place)| Moved::new(id, sides(*place))).collect()
}

/// Every proposal of both that stands otherwise under the other policy now, in the order of their ids.
fn moved(first: &Replay, other: &Replay) -> Vec<Moved> {
    let both = first.proposed().keys().filter(|id| other.proposed().contains_key(*id));
    let places = both.map(|id| (id, [first, other].map(|replay| replay.place(id))));
    let moved = places.filter(|(_, [one, other])| one != other);
    moved.map(|(id, places)| Moved::new(id, places)).collect()
}

/// The groups that the United Nations watch over; a country may be in several, or in none.
fn groups_of(country: Country) -> Vec<&'static str> {
    let watched =
        [("ldc", country.is_ldc()), ("lldc", country.is_lldc()), ("sids", country.is_sids())];
    let mut groups: Vec<_> =
        watched.into_iter().filter(|(_, is_in)| *is_in).map(|(group, _)| group).collect();
    if groups.is_empty() {
        groups.push("others");
    }
    groups
}

/// The mean over endorsements of 1 / log2(1 + rank), in thousandths: with one right answer that is
/// the normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002).
fn ndcg(ranks: &[Option<usize>]) -> Option<u32> {
    /// 1000 / log2(1 + rank), rounded, for the ranks from 1 on.
    const GAINS: [u32; DEPTH] = [1_000, 631, 500, 431, 387, 356, 333, 315, 301, 289];
    let gain = |rank: &Option<usize>| rank.and_then(|rank| GAINS.get(rank - 1)).unwrap_or(&0);
    let sum: u32 = ranks.iter().map(gain).sum();
    (!ranks.is_empty()).then(|| sum / u32::try_from(ranks.len()).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_right_where_what_was_endorsed_stood_first() {
        assert_eq!(ndcg(&[Some(1), Some(1)]), Some(1_000));
        assert_eq!(ndcg(&[Some(1), Some(3)]), Some(750));
        assert_eq!(ndcg(&[None, Some(11)]), Some(0));
        assert_eq!(ndcg(&[]), None);
    }
}
