//! From a request to the best first providers when a second one may join each, without trying all
//! pairs of providers.
//!
//! What a second provider adds depends on what the pair leaves open. Those who could join are put
//! together by what they fill, and only the amount differs within such a kind. So a pair asks each
//! kind, not each provider, and most pairs are out of reach of the list even with the best of all.

use std::collections::BTreeMap;

use crate::{
    best::Ranked,
    forward::Scratch,
    index::Index,
    model::{Model, Points},
};

/// What second providers add to pairs.
pub trait Triangles<M: Model> {
    /// What second providers have in common that fill the same gaps, but for the amount.
    type Kind: Ord;

    /// What a provider could do for a request as second, and how much of it; `None` where nothing, or
    /// where a filter keeps it from it. Gates and codes have been looked at.
    fn serves(&self, request: &M::Request, second: &M::Offer) -> Option<(Self::Kind, u64)>;

    /// The most that anybody at all can add to a pair, by what the pair leaves open.
    fn gap(&self, request: &M::Request, first: &M::Offer) -> Points;

    /// The most that one of a kind can add to any pair, with that amount or less.
    fn most(&self, request: &M::Request, kind: &Self::Kind, amount: u64) -> Points;

    /// The most that one of a kind can add to this pair, with that amount or less.
    fn fill(
        &self,
        request: &M::Request,
        first: &M::Offer,
        kind: &Self::Kind,
        amount: u64,
    ) -> Points;

    /// What it adds to the pair, all costs taken off; `None` where the two cannot work together.
    fn adds(&self, request: &M::Request, first: &M::Offer, second: &M::Offer) -> Option<Points>;
}

/// A first provider on a list, alone or with the second provider that adds most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The points of all together.
    pub points: Points,
    /// The slot of the first provider.
    pub first: u32,
    /// The slot of the second provider among those who could be: only one who adds something.
    pub second: Option<u32>,
}

/// Those who could be second for one request.
struct Kinds<K> {
    /// The larger amounts first; equal amounts as the model ranks them.
    kinds: BTreeMap<K, Vec<(u64, u32)>>,
}

/// The best `shown` first providers for a request, each alone or with one of `seconds`.
pub fn best_leads<M: Model, T: Triangles<M>>(
    triangles: &T,
    firsts: &Index<M>,
    seconds: &Index<M>,
    request: &M::Request,
    shown: usize,
    scratch: &mut Scratch,
) -> Vec<Lead> {
    let pairs = firsts.search(request, shown, scratch);
    let kinds = Kinds::of(triangles, seconds, request, scratch);
    let most = kinds.all().map(|(kind, amount, _)| triangles.most(request, kind, amount)).max();
    let most = most.unwrap_or(0);
    if most <= 0 {
        return pairs.list.into_iter().map(alone).collect();
    }
    let floor =
        pairs.list.last().filter(|_| !pairs.is_all).map_or(firsts.least(), |last| last.points);
    let reach = |ranked: Ranked| {
        let gap = triangles.gap(request, firsts.offer(ranked.offer)?);
        Some((ranked.points + gap.clamp(0, most), ranked))
    };
    let lowest = floor.saturating_sub(most).max(0);
    let near = firsts.reaching(request, lowest, scratch);
    let mut near: Vec<(Points, Ranked)> = near.into_iter().filter_map(reach).collect();
    near.retain(|(reach, _)| *reach >= floor);
    near.sort_unstable_by_key(|(reach, ranked)| (-reach, ranked.offer));
    let mut leads: Vec<Lead> = Vec::with_capacity(shown + 1);
    for (reach, ranked) in near {
        let full = leads.len() >= shown;
        let floor = leads.last().filter(|_| full).map_or(firsts.least(), |last| last.points);
        if reach < floor {
            break;
        }
        let Some(first) = firsts.offer(ranked.offer) else { continue };
        let joined = kinds.join(triangles, seconds, request, first, floor - ranked.points);
        let lead = joined.map_or(alone(ranked), |(adds, second)| Lead {
            points: ranked.points + adds,
            first: ranked.offer,
            second: Some(second),
        });
        if lead.points >= floor {
            enter(firsts, &mut leads, lead, shown);
        }
    }
    leads
}

fn alone(ranked: Ranked) -> Lead {
    Lead { points: ranked.points, first: ranked.offer, second: None }
}

fn enter<M: Model>(firsts: &Index<M>, leads: &mut Vec<Lead>, lead: Lead, shown: usize) {
    let ranked = |lead: &Lead| Ranked { points: lead.points, offer: lead.first };
    let place = leads.partition_point(|known| firsts.compare(ranked(known), ranked(&lead)).is_lt());
    leads.insert(place, lead);
    leads.truncate(shown);
}

impl<K: Ord> Kinds<K> {
    fn of<M: Model, T: Triangles<M, Kind = K>>(
        triangles: &T,
        seconds: &Index<M>,
        request: &M::Request,
        scratch: &mut Scratch,
    ) -> Self {
        let mut kinds: BTreeMap<K, Vec<(u64, u32)>> = BTreeMap::new();
        for slot in seconds.joined(request, scratch) {
            let served = seconds.offer(slot).and_then(|second| triangles.serves(request, second));
            if let Some((kind, amount)) = served {
                kinds.entry(kind).or_default().push((amount, slot));
            }
        }
        for of_kind in kinds.values_mut() {
            of_kind.sort_unstable_by_key(|(amount, slot)| (std::cmp::Reverse(*amount), *slot));
        }
        Self { kinds }
    }

    /// Each kind, the largest amount of it, and who is of it.
    fn all(&self) -> impl Iterator<Item = (&K, u64, &[(u64, u32)])> {
        self.kinds.iter().map(|(kind, of_kind)| (kind, of_kind[0].0, &of_kind[..]))
    }

    /// The second provider that adds most to a pair, at least 1 and at least `needed`.
    fn join<M: Model, T: Triangles<M, Kind = K>>(
        &self,
        triangles: &T,
        seconds: &Index<M>,
        request: &M::Request,
        first: &M::Offer,
        needed: Points,
    ) -> Option<(Points, u32)> {
        let mut best: Option<(Points, u32)> = None;
        for (kind, most, of_kind) in self.all() {
            let fill = |amount: u64| triangles.fill(request, first, kind, amount);
            let reaches = |points: Points, best: Option<(Points, u32)>| {
                points >= best.map_or(needed.max(1), |(best, _)| best)
            };
            if !reaches(fill(most), best) {
                continue;
            }
            for &(amount, slot) in of_kind {
                if !reaches(fill(amount), best) {
                    break;
                }
                let Some(second) = seconds.offer(slot) else { continue };
                let Some(adds) = triangles.adds(request, first, second) else { continue };
                let now = Ranked { points: adds, offer: slot };
                let better = best.is_none_or(|(points, offer)| {
                    seconds.compare(now, Ranked { points, offer }).is_lt()
                });
                if better && reaches(adds, best) {
                    best = Some((adds, slot));
                }
            }
        }
        best
    }
}
