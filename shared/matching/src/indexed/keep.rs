//! Carries a change to every list that it can reach, and to no other.

use std::{collections::BTreeSet, sync::Arc};

use domain::{Proposal, ProposalId};
use index::Code;

use super::{
    Indexed,
    areas::Areas,
    entry,
    lead::{Ground, Helper, Lead, Place, render},
    pairs::FINE,
    reach::Reach,
    recorded::{Doubts, places},
    standing::{Standing, Walk},
};
use crate::{
    Changes,
    candidate::{Asked, Offered, Side},
    context::Context,
    filters::{self, Seat},
    propose::Scene,
};

/// Whom a change may concern.
#[derive(Default)]
struct Stir {
    /// Requests that the index searches for, to be looked at again.
    dirty: BTreeSet<u32>,
    /// What is in doubt of those of which only the list is known.
    doubts: Doubts,
}

impl Indexed {
    /// Takes in what has become of some offers: `None` where one is gone.
    pub(super) fn replace(&mut self, offers: &[(u32, Option<Arc<Offered>>)]) -> Changes {
        let mut stir = Stir::default();
        let mut before = Vec::with_capacity(offers.len());
        for (slot, now) in offers {
            for request in std::mem::take(entry(&mut self.users, *slot)) {
                self.forget_offer(*slot, request, &mut stir);
            }
            before.push(std::mem::replace(entry(&mut self.offered, *slot), now.clone()));
        }
        for ((slot, now), before) in offers.iter().zip(&before) {
            self.help(*slot, before.as_deref(), now.as_deref(), &mut stir);
            let Some(now) = now else {
                // Whoever looked at it has forgotten it; for others nothing is different.
                self.index.remove_offer(*slot);
                continue;
            };
            let first = self.index.model().first(now.clone());
            let changed = self.index.put_offer(*slot, first);
            stir.dirty.extend(changed.into_iter().filter(|request| self.matters(*request, *slot)));
            stir.dirty.extend(self.unseen(now));
        }
        for (slot, now) in offers {
            if let Some(now) = now {
                self.doubt_first(*slot, now, &mut stir.doubts);
            }
        }
        let fresh = offers.iter().map(|(slot, _)| *slot).collect();
        let mut changes = self.settle(stir.dirty, &fresh);
        changes.extend(self.resolve(stir.doubts, &fresh));
        changes
    }

    /// Notes that a request whose list or leads an offer is in has to be looked at again.
    fn forget_offer(&mut self, slot: u32, request: u32, stir: &mut Stir) {
        let Some(Some(standing)) = self.standings.get_mut(request as usize) else { return };
        if standing.rest.is_none() {
            standing.forget(slot);
            stir.dirty.insert(request);
            return;
        }
        let places = places(&self.offer_slots, &standing.list).into_iter();
        let with = places.filter(|place| place.slots().any(|offer| offer == slot));
        let doubt = stir.doubts.entry(request).or_default();
        doubt.firsts.extend(with.map(|place| place.first));
    }

    /// The requests for which everybody had been looked at, and this offer stands behind whom the index
    /// shows: it tells nobody of that.
    fn unseen(&self, offered: &Offered) -> Vec<u32> {
        let areas = &self.index.model().areas;
        let mut requests =
            around(&self.asking, areas, &areas.codes(&offered.terms().thematic_areas));
        requests.retain(|request| {
            let standing = self.standings.get(*request as usize).and_then(Option::as_ref);
            standing.is_some_and(|one| one.saw_all) && !self.index.shows_all(*request)
        });
        requests
    }

    /// Whether an offer whose outlook is another now has to be looked at for a request.
    fn matters(&self, request: u32, offer: u32) -> bool {
        let Some(Some(standing)) = self.standings.get(request as usize) else { return false };
        let full = standing.list.len() >= self.world.policy.list_length;
        let Some(last) = standing.list.last().filter(|_| full) else { return true };
        let ahead = self.index.list(request).iter();
        ahead.take_while(|ranked| ranked.points >= last.score * FINE).any(|it| it.offer == offer)
    }

    /// Notes where an offer can be second provider, and lets it try to better what is known there.
    fn help(
        &mut self,
        slot: u32,
        before: Option<&Offered>,
        now: Option<&Offered>,
        stir: &mut Stir,
    ) {
        let areas = self.index.model().areas.clone();
        let codes = |offered: Option<&Offered>| {
            let supports = offered.filter(|offered| offered.terms().role.can_support());
            supports.map_or_else(Vec::new, |offered| areas.codes(&offered.terms().thematic_areas))
        };
        let (old, new) = (codes(before), codes(now));
        for code in &old {
            self.supporting[usize::from(*code)].remove(&slot);
        }
        for request in around(&self.asking, &areas, &old) {
            if let Some(Some(standing)) = self.standings.get_mut(request as usize) {
                standing.helpers.retain(|helper| helper.slot != slot);
            }
        }
        for code in &new {
            self.supporting[usize::from(*code)].insert(slot);
        }
        let requests = around(&self.asking, &areas, &new);
        for request in now.map_or_else(Vec::new, |_| requests) {
            self.help_one(slot, request, stir);
        }
    }

    fn help_one(&mut self, slot: u32, request: u32, stir: &mut Stir) {
        let world = self.world.clone();
        let context = world.context();
        let ground = Ground {
            world: &world,
            context: &context,
            offers: &self.offered,
            declined: &self.declined,
        };
        let Some(Some(standing)) = self.standings.get_mut(request as usize) else { return };
        let Some(helper) = helper(&ground, &standing.asked, slot) else { return };
        if standing.rest.is_some() {
            stir.doubts.entry(request).or_default().seconds.push(helper.clone());
            standing.help_at_rest(helper);
            return;
        }
        let beyond = standing.help(helper.clone());
        for lead in &mut standing.leads {
            if ground.challenge(&standing.asked, lead, &helper) {
                stir.dirty.insert(request);
            }
        }
        if let Some(beyond) = beyond {
            let wanted = |reach| self.index.model().wanted(standing.asked.clone(), reach);
            let (wanted, beyond) = (wanted(standing.reach.clone()), wanted(beyond.into()));
            drop(context);
            self.index.raise_request(request, wanted, &beyond);
            stir.dirty.insert(request);
        }
    }

    /// Forgets all about a request but its slot. Hands back its list.
    pub(super) fn forget_request(&mut self, slot: u32) -> Vec<Proposal> {
        let Some(standing) = entry(&mut self.standings, slot).take() else { return Vec::new() };
        for code in self.index.model().areas.codes(&standing.asked.areas) {
            self.asking[usize::from(code)].remove(&slot);
        }
        for offer in &standing.held {
            self.users[*offer as usize].remove(&slot);
        }
        standing.list
    }

    /// Takes in a request of which nothing is known any longer but what its list was.
    pub(super) fn take_request(
        &mut self,
        slot: u32,
        asked: Arc<Asked>,
        before: &[Proposal],
    ) -> Changes {
        let id = asked.request.id.clone();
        let areas = self.index.model().areas.clone();
        for code in areas.codes(&asked.areas) {
            self.asking[usize::from(code)].insert(slot);
        }
        let standing = self.fresh_standing(asked, &areas);
        let wanted = self.index.model().wanted(standing.asked.clone(), standing.reach.clone());
        *entry(&mut self.standings, slot) = Some(standing);
        self.index.put_request(slot, wanted);
        self.settle([slot].into(), &BTreeSet::new());
        let list = self.standings[slot as usize].as_ref().map(|it| it.list.clone());
        let list = list.filter(|list| list != before);
        list.map(|list| (id, list)).into_iter().collect()
    }

    /// All that leads are found by.
    pub(super) fn ground<'a>(&'a self, context: &'a Context) -> Ground<'a> {
        let (world, offers, declined) = (&self.world, &self.offered, &self.declined);
        Ground { world, context, offers, declined }
    }

    /// A request with everybody who could be second provider.
    pub(super) fn fresh_standing(&self, asked: Arc<Asked>, areas: &Areas) -> Standing {
        let context = self.world.context();
        let ground = self.ground(&context);
        let mut standing = Standing::new(asked);
        for slot in around(&self.supporting, areas, &areas.codes(&standing.asked.areas)) {
            if let Some(helper) = helper(&ground, &standing.asked, slot) {
                standing.help(helper);
            }
        }
        standing
    }

    /// Looks at these requests again, and tells whose list is another now. What is shown of `fresh`
    /// offers is written anew.
    pub(super) fn settle(&mut self, dirty: BTreeSet<u32>, fresh: &BTreeSet<u32>) -> Changes {
        let world = self.world.clone();
        let context = world.context();
        let declined = |id: &ProposalId| self.declined.contains(id);
        let scene = Scene {
            policy: &world.policy,
            context: &context,
            offers: &self.offers,
            instead: None,
            declined: &declined,
        };
        let ground = Ground {
            world: &world,
            context: &context,
            offers: &self.offered,
            declined: &self.declined,
        };
        let mut changes = Changes::new();
        for slot in dirty {
            let Some(Some(standing)) = self.standings.get_mut(slot as usize) else { continue };
            let known = std::mem::take(&mut standing.leads);
            let mut walk = Walk::new(&ground, &standing.asked, &standing.helpers, known);
            walk.go(&mut self.index, slot);
            let Walk { leads, list, ended, .. } = walk;
            standing.saw_all = !ended;
            let held: BTreeSet<u32> = leads.iter().flat_map(Lead::slots).collect();
            hold(&mut self.users, slot, &standing.held, &held);
            (standing.leads, standing.held) = (leads, held);
            if standing.shows(&list, fresh) {
                continue;
            }
            let list = written(&scene, &ground, standing, &list, fresh);
            if list != standing.list {
                changes.insert(standing.asked.request.id.clone(), list.clone());
                standing.list = list;
            }
        }
        changes
    }
}

/// Notes for each offer whether a request looks at it.
pub(super) fn hold(
    users: &mut [BTreeSet<u32>],
    request: u32,
    before: &BTreeSet<u32>,
    now: &BTreeSet<u32>,
) {
    for gone in before.difference(now) {
        users[*gone as usize].remove(&request);
    }
    for offer in now {
        users[*offer as usize].insert(request);
    }
}

/// The list in words; what it showed already without a fresh offer is as it was.
pub(super) fn written(
    scene: &Scene<'_>,
    ground: &Ground<'_>,
    standing: &Standing,
    places: &[Place],
    fresh: &BTreeSet<u32>,
) -> Vec<Proposal> {
    let write = |place: &Place| {
        let same = standing.list.iter().find(|known| known.id == place.id);
        let same = same.filter(|_| place.slots().all(|offer| !fresh.contains(&offer)));
        same.cloned().or_else(|| render(scene, ground, &standing.asked, place))
    };
    places.iter().filter_map(write).collect()
}

/// The second provider in a slot, where it is admitted and could add anything.
fn helper(ground: &Ground<'_>, request: &Asked, slot: u32) -> Option<Helper> {
    let second = ground.offered(slot)?;
    let (policy, context) = (&ground.world.policy, ground.context);
    if !filters::admits_kin(policy, request, second, Seat::Second) {
        return None;
    }
    let reach = Reach::of(&Side { policy, context, request, offered: second });
    (reach.most(policy) > 0).then(|| Helper { slot, reach: reach.into() })
}

/// All that is listed under a code that is kin to one of these, ascending.
pub(super) fn around(lists: &[BTreeSet<u32>], areas: &Areas, codes: &[Code]) -> Vec<u32> {
    let kin = areas.kin(codes);
    let mut slots: Vec<u32> =
        kin.iter().flat_map(|code| &lists[usize::from(*code)]).copied().collect();
    slots.sort_unstable();
    slots.dedup();
    slots
}
