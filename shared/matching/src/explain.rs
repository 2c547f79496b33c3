//! Answers "why?" and "why not?" for any request and any offer.

use std::cmp::Ordering;

use domain::{Points, Proposal, ProposalId};

use crate::{
    brute::Standing,
    candidate::{Asked, Offered},
    change::{self, Change},
    filters::{self, Blocked, Seat},
    propose::{Scene, by_rank, threshold},
};

/// Why an offer is or is not on a request's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is.
    OnList {
        /// Its best place, from 1.
        rank: usize,
        /// The proposal there, of which it is first or second provider.
        proposal: Proposal,
    },
    /// Every proposal that it could be in was declined.
    Declined {
        /// The best of them.
        proposal: Proposal,
    },
    /// It does not come into question.
    Filtered {
        /// Every filter that keeps it out.
        by: Vec<Blocked>,
        /// What would let it through, if one filter alone keeps it out and a change can help.
        cheapest: Option<Change>,
    },
    /// It has too few points.
    Short {
        /// The best proposal that it can be in.
        proposal: Proposal,
        /// How many more it needs.
        points_short: Points,
        /// The proposal that has its place: the last on the list, or one with the same first provider
        /// that it has to beat, although that may have been declined; `None` where it is only below
        /// the least score.
        behind: Option<ProposalId>,
        /// The cheapest single change that would bring it onto the list.
        cheapest: Option<Change>,
    },
}

/// Whether and why the offer is on the list as it stands.
pub(crate) fn explain(scene: &Scene<'_>, standing: &Standing, offered: &Offered) -> Why {
    let id = &offered.offer.id;
    let mut listed = standing.list.iter().enumerate();
    if let Some((at, proposal)) = listed.find(|(_, proposal)| proposal.offers().any(|it| it == id))
    {
        return Why::OnList { rank: at + 1, proposal: proposal.clone() };
    }
    let (first, second) = seats(scene, standing, offered);
    let as_first = first.is_empty().then(|| as_first_provider(scene, standing, offered));
    as_first
        .or_else(|| second.is_empty().then(|| as_second_provider(scene, standing, offered))?)
        .unwrap_or_else(|| filtered(scene, standing, offered, first, second))
}

/// What keeps the offer from being first and from being second provider.
fn seats(
    scene: &Scene<'_>,
    standing: &Standing,
    offered: &Offered,
) -> (Vec<Blocked>, Vec<Blocked>) {
    let blocked = |seat| filters::blocked(scene.policy, &standing.request, offered, seat);
    (blocked(Seat::First), blocked(Seat::Second))
}

fn as_first_provider(scene: &Scene<'_>, standing: &Standing, offered: &Offered) -> Why {
    match standing.best_of(&offered.offer.id) {
        Some(best) => short(scene, standing, offered, best.clone()),
        None => Why::Declined { proposal: scene.bilateral(&standing.request, offered) },
    }
}

/// Every triangle in which an offer closes a gap as second provider.
pub(crate) fn triangles_with<'a>(
    scene: &'a Scene<'_>,
    request: &'a Asked,
    offered: &'a Offered,
) -> impl Iterator<Item = Proposal> + 'a {
    let firsts = scene.offers().filter(|first| scene.admits(request, first, Seat::First));
    firsts.flat_map(move |first| {
        let alone = scene.bilateral(request, first);
        scene.triangles(request, first, &alone, &[offered])
    })
}

/// The best triangle that it closes a gap in; none where it closes none.
fn as_second_provider(scene: &Scene<'_>, standing: &Standing, offered: &Offered) -> Option<Why> {
    let triangles = triangles_with(scene, &standing.request, offered);
    let declined_last = |proposal: &Proposal| (scene.declined)(&proposal.id);
    let best = triangles.min_by(|one, other| {
        declined_last(one).cmp(&declined_last(other)).then_with(|| by_rank(one, other))
    })?;
    Some(if (scene.declined)(&best.id) {
        Why::Declined { proposal: best }
    } else {
        short(scene, standing, offered, best)
    })
}

fn short(scene: &Scene<'_>, standing: &Standing, offered: &Offered, proposal: Proposal) -> Why {
    let needed = threshold(scene.policy, &standing.list, &proposal.id) - proposal.score;
    let is_full = standing.list.len() >= scene.policy.list_length;
    let last = standing.list.last().filter(|_| is_full).map(|last| last.id.clone());
    // What has the same first provider and is better has to be beaten too: a triangle has to be better
    // than the pair alone, whether or not the pair was declined.
    let lead = standing.leads.get(&proposal.first_provider);
    let best = lead.and_then(|lead| lead.best.as_ref());
    let best = best.filter(|best| by_rank(best, &proposal) == Ordering::Less);
    let alone = lead.map(|lead| &lead.alone).filter(|alone| alone.score >= proposal.score);
    let rivals = [best, alone].into_iter().flatten().filter(|rival| rival.id != proposal.id);
    let over = |rival: &Proposal| {
        let wins_ties = rival.is_triangular() && proposal.id < rival.id;
        rival.score - proposal.score + Points::from(!wins_ties)
    };
    let rivals = rivals.map(|rival| (over(rival), Some(rival.id.clone())));
    let (points_short, behind) = [(needed, last)]
        .into_iter()
        .chain(rivals)
        .max_by_key(|(over, _)| *over)
        .unwrap_or_default();
    let cheapest = change::cheapest(scene, standing, offered, &proposal, points_short);
    Why::Short { proposal, points_short, behind, cheapest }
}

/// Told for the seat that the offer is meant for.
fn filtered(
    scene: &Scene<'_>,
    standing: &Standing,
    offered: &Offered,
    first: Vec<Blocked>,
    second: Vec<Blocked>,
) -> Why {
    let by = if offered.terms().role.can_lead() {
        first
    } else if second.is_empty() {
        vec![filters::closes_nothing(scene.policy, &standing.request, offered)]
    } else {
        second
    };
    let cheapest = match by.as_slice() {
        [only] => change::opening(scene, standing, offered, only.by),
        _ => None,
    };
    Why::Filtered { by, cheapest }
}

#[cfg(test)]
mod tests;
