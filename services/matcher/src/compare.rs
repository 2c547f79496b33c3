//! What another policy would have made of the same log.

use std::collections::BTreeMap;

use domain::{Country, Points, PolicyStamp, ProposalId};
use serde::Serialize;

use crate::Replay;

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
    /// Proposals that stand on a list now only under the other.
    pub came: Vec<Moved>,
    /// Proposals that stand on a list now only under the first.
    pub went: Vec<Moved>,
    /// Proposals that stand on a list under both, at another rank or with other points.
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
    /// Its rank under each, the best is 1; none where it is not on the list.
    pub ranks: [Option<usize>; 2],
    /// Its points under each.
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
        let (mut came, mut went, mut moved) = (Vec::new(), Vec::new(), Vec::new());
        for change in changes(first, other) {
            match change.ranks {
                [None, _] => came.push(change),
                [_, None] => went.push(change),
                _ => moved.push(change),
            }
        }
        let endorsed = both.map(|replay| ndcg(replay.endorsed()));
        Self {
            policies: both.map(Replay::policy),
            requests: first.waiting().count(),
            proposed: both.map(|replay| replay.proposed().len()),
            came,
            went,
            moved,
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

/// Every proposal that stands otherwise under the other policy, in the order of their ids.
fn changes(first: &Replay, other: &Replay) -> Vec<Moved> {
    let mut all: BTreeMap<&ProposalId, [Option<Points>; 2]> = BTreeMap::new();
    for (at, replay) in [first, other].into_iter().enumerate() {
        for proposal in replay.listed() {
            all.entry(&proposal.id).or_default()[at] = Some(proposal.score);
        }
    }
    let stands = all.into_iter().map(|(proposal, points)| Moved {
        proposal: proposal.clone(),
        ranks: [first.rank(proposal), other.rank(proposal)],
        points,
    });
    stands.filter(|it| it.ranks[0] != it.ranks[1] || it.points[0] != it.points[1]).collect()
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
