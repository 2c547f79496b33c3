//! Takes lists as they were recorded, and keeps them without a search for as long as nobody unlisted can
//! have come to take a place.
//!
//! Of a full list it is known that everybody else comes after its last place, of another that everybody
//! who can be listed is. So whoever comes or changes is held against the last place alone, and others
//! are looked for only once a full list has lost more than it gained.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::{CapacityOfferId, Points, Proposal, ProposalId};
use index::{Criteria, Model, Scratch};

use super::{
    Indexed, entry,
    keep::{around, hold, written},
    lead::{Ground, Helper, Place},
    pairs::{FINE, Wanted},
    reach::Frontier,
    slots::Slots,
    standing::Standing,
};
use crate::{
    Changes, Offer, Policy, Request,
    candidate::{Asked, Offered, Side},
    filters::{self, Seat},
    propose::Scene,
};

/// How often it is asked whom a second provider helps, before a request is searched for: each time costs
/// about a third of the search that ends it.
const OFTEN: u8 = 3;

/// What is known of a request beside its list, where that was recorded and nobody was searched for.
#[derive(Clone, Debug, Default)]
pub(super) struct Rest {
    /// Whether it is known who could be second provider.
    pub helped: bool,
    /// The request with at least what those can add, or with what anybody could.
    pub wanted: Option<Wanted>,
    /// How often it was asked whom a second provider helps.
    pub times: u8,
}

/// What a change asks of a request of which only the list is known.
#[derive(Debug, Default)]
pub(super) struct Doubt {
    /// First providers that may come to something else now.
    pub firsts: BTreeSet<u32>,
    /// Second providers that may add something else now.
    pub seconds: Vec<Helper>,
}

/// By request.
pub(super) type Doubts = BTreeMap<u32, Doubt>;

impl Indexed {
    /// Takes in many offers and requests at once, and for each request the list on record, where it is
    /// the one that a search among these offers would give. Where there is none, or none that could be
    /// that, the request is searched for.
    ///
    /// All else that lists depend on must have been told before.
    pub fn resume(
        &mut self,
        offers: impl IntoIterator<Item = Offer>,
        requests: impl IntoIterator<Item = (Request, Option<Vec<Proposal>>)>,
    ) -> Changes {
        self.take_offers(offers);
        let (requests, mut lists): (Vec<Request>, Vec<_>) = requests.into_iter().unzip();
        let asked = Self::read(&requests);
        let mut resting = Vec::new();
        for (asked, list) in asked.into_iter().zip(&mut lists) {
            let slot = self.request_slots.take(&asked.request.id);
            let before = self.forget_request(slot);
            let recorded = list.take().and_then(|list| self.at_rest(asked.clone(), list));
            if let Some(standing) = recorded {
                resting.push((slot, standing, before));
            } else {
                let standing = Standing { list: before, ..Standing::new(asked) };
                *entry(&mut self.standings, slot) = Some(standing);
            }
        }
        let mut changes = self.rebuild();
        let areas = self.index.model().areas.clone();
        for (slot, standing, before) in resting {
            for code in areas.codes(&standing.asked.areas) {
                self.asking[usize::from(code)].insert(slot);
            }
            hold(&mut self.users, slot, &BTreeSet::new(), &standing.held);
            if standing.list != before {
                changes.insert(standing.asked.request.id.clone(), standing.list.clone());
            }
            *entry(&mut self.standings, slot) = Some(standing);
        }
        changes
    }

    /// A request with its list on record; none where that cannot be its list.
    fn at_rest(&self, asked: Arc<Asked>, list: Vec<Proposal>) -> Option<Standing> {
        let policy = &self.world.policy;
        let places = places(&self.offer_slots, &list);
        let in_order = places.is_sorted_by(|one, next| one.key() < next.key());
        let firsts: BTreeSet<u32> = places.iter().map(|place| place.first).collect();
        let sound = list.iter().zip(&places).all(|(proposal, place)| {
            let second = proposal.second_provider.as_ref();
            let id = ProposalId::of(&asked.request.id, &proposal.first_provider, second);
            place.id == id && place.points >= policy.least_score && !self.declined.contains(&id)
        });
        let complete = places.len() == list.len() && firsts.len() == list.len();
        let sound = sound && complete && in_order && list.len() <= policy.list_length;
        let held = places.iter().flat_map(Place::slots).collect();
        let standing =
            || Standing { held, list, rest: Some(Rest::default()), ..Standing::new(asked) };
        sound.then(standing)
    }

    /// Notes at which resting requests an offer that is new or another could be first provider.
    pub(super) fn doubt_first(&mut self, slot: u32, offered: &Offered, doubts: &mut Doubts) {
        let areas = self.index.model().areas.clone();
        for request in around(&self.asking, &areas, &areas.codes(&offered.terms().thematic_areas)) {
            if self.may_enter(request, slot, offered) {
                doubts.entry(request).or_default().firsts.insert(slot);
            }
        }
    }

    /// Looks again at a first provider of a resting request.
    pub(super) fn doubt(&mut self, request: u32, first: u32) -> Changes {
        let offered = entry(&mut self.offered, first).clone();
        let enters = || offered.is_some_and(|offered| self.may_enter(request, first, &offered));
        if !enters() && !self.is_listed(request, first) {
            return Changes::new();
        }
        let doubt = Doubt { firsts: [first].into(), seconds: Vec::new() };
        self.resolve([(request, doubt)].into(), &BTreeSet::new())
    }

    fn is_listed(&self, request: u32, first: u32) -> bool {
        let Some(Some(standing)) = self.standings.get(request as usize) else { return false };
        places(&self.offer_slots, &standing.list).iter().any(|place| place.first == first)
    }

    /// Whether an offer could come onto the list of a resting request: first by what anybody could add
    /// to it, then by what those can that are there.
    fn may_enter(&mut self, request: u32, first: u32, offered: &Offered) -> bool {
        let Some(Some(standing)) = self.standings.get(request as usize) else { return false };
        let Some(rest) = &standing.rest else { return false };
        let policy = &self.world.policy;
        if !filters::admits_kin(policy, &standing.asked, offered, Seat::First) {
            return false;
        }
        let is_helped = rest.helped;
        self.reaches(request, first)
            && (is_helped || {
                self.find_helpers(request);
                self.reaches(request, first)
            })
    }

    /// Whether the outlook of an offer reaches the last place.
    fn reaches(&mut self, request: u32, first: u32) -> bool {
        let Some(Some(standing)) = self.standings.get_mut(request as usize) else { return false };
        let (model, Some(offer)) = (self.index.model(), self.index.offer(first)) else {
            return false;
        };
        let floor = standing.floor(&self.world.policy) * FINE;
        let Standing { asked, reach, rest: Some(rest), .. } = standing else { return false };
        let wanted = rest.wanted.get_or_insert_with(|| {
            let context = self.world.context();
            let (policy, context) = (&self.world.policy, &*context);
            let side = Side { policy, context, request: asked, offered: &offer.offered };
            let reach = if rest.helped { reach.clone() } else { Frontier::boundless(&side).into() };
            model.wanted(asked.clone(), reach)
        });
        model.criteria().score(wanted, offer, floor).is_some()
    }

    /// Finds out who could be second provider of a resting request.
    fn find_helpers(&mut self, request: u32) {
        let Some(Some(standing)) = self.standings.get(request as usize) else { return };
        if standing.rest.as_ref().is_none_or(|rest| rest.helped) {
            return;
        }
        let found = self.fresh_standing(standing.asked.clone(), &self.index.model().areas);
        if let Some(Some(standing)) = self.standings.get_mut(request as usize) {
            (standing.helpers, standing.reach) = (found.helpers, found.reach);
            standing.rest = standing.rest.take().map(Rest::with_helpers);
        }
    }

    /// Brings the lists of resting requests up to date, and tells which are others now. What is shown
    /// of `fresh` offers is written anew.
    pub(super) fn resolve(&mut self, doubts: Doubts, fresh: &BTreeSet<u32>) -> Changes {
        let (mut changes, mut scratch) = (Changes::new(), Scratch::default());
        let mut to_search = BTreeSet::new();
        for (request, doubt) in doubts {
            if !doubt.firsts.is_empty() {
                self.find_helpers(request);
            }
            let Some(Some(standing)) = self.standings.get_mut(request as usize) else { continue };
            let times = standing.rest.as_mut().map_or(0, |rest| rest.ask(&doubt));
            let standing = self.standings[request as usize].as_ref().filter(|_| times <= OFTEN);
            match standing.and_then(|standing| self.placed(standing, &doubt, &mut scratch)) {
                Some(list) => changes.extend(self.rewrite(request, &list, fresh)),
                None => {
                    to_search.insert(request);
                }
            }
        }
        for request in &to_search {
            self.rouse(*request);
        }
        changes.extend(self.settle(to_search, fresh));
        changes
    }

    /// The list of a resting request as it is now; none where others must be looked for.
    fn placed(
        &self,
        standing: &Standing,
        doubt: &Doubt,
        scratch: &mut Scratch,
    ) -> Option<Vec<Place>> {
        let policy = &self.world.policy;
        let context = self.world.context();
        let ground = self.ground(&context);
        let known = places(&self.offer_slots, &standing.list).into_iter();
        let certain = known.filter(|place| !doubt.firsts.contains(&place.first));
        let anew = doubt.firsts.iter().filter_map(|first| look(&ground, standing, *first));
        let mut best: BTreeMap<u32, Place> =
            certain.chain(anew).map(|place| (place.first, place)).collect();
        for place in self.bettered(&ground, standing, doubt, scratch) {
            let known = best.get(&place.first);
            if known.is_none_or(|known| place.key() < known.key()) {
                best.insert(place.first, place);
            }
        }
        let mut now: Vec<Place> = best.into_values().collect();
        now.retain(|place| place.points >= policy.least_score);
        now.sort_unstable_by(|one, other| one.key().cmp(&other.key()));
        now.truncate(policy.list_length);
        // Whoever was not on a full list comes after its last place.
        let is_full = standing.list.len() >= policy.list_length;
        let is_whole = standing.list.last().filter(|_| is_full).is_none_or(|last| {
            let reaches = |place: &Place| place.key() <= (Reverse(last.score), &last.id);
            now.len() >= policy.list_length && now.last().is_some_and(reaches)
        });
        is_whole.then_some(now)
    }

    /// What reaches the last place of a list with one of the second providers in doubt, but for first
    /// providers in doubt.
    fn bettered(
        &self,
        ground: &Ground<'_>,
        standing: &Standing,
        doubt: &Doubt,
        scratch: &mut Scratch,
    ) -> Vec<Place> {
        if doubt.seconds.is_empty() {
            return Vec::new();
        }
        let mut reach = Frontier::default();
        for second in &doubt.seconds {
            reach.extend(&second.reach);
        }
        let wanted = self.index.model().wanted(standing.asked.clone(), reach.into());
        let floor = standing.floor(&self.world.policy) * FINE;
        let firsts = self.index.reaching(&wanted, floor, scratch).into_iter();
        let firsts = firsts.map(|ranked| ranked.offer).filter(|it| !doubt.firsts.contains(it));
        let best = |first| ground.lead(&standing.asked, first, &doubt.seconds)?.best;
        firsts.filter_map(best).filter(|place| place.second.is_some()).collect()
    }

    /// Writes the list of a resting request anew.
    fn rewrite(&mut self, request: u32, list: &[Place], fresh: &BTreeSet<u32>) -> Changes {
        let Some(Some(standing)) = self.standings.get_mut(request as usize) else {
            return Changes::new();
        };
        let context = self.world.context();
        let declined = |id: &ProposalId| self.declined.contains(id);
        let scene = Scene {
            policy: &self.world.policy,
            context: &context,
            offers: &self.offers,
            instead: None,
            declined: &declined,
        };
        let ground = Ground {
            world: &self.world,
            context: &context,
            offers: &self.offered,
            declined: &self.declined,
        };
        let held = list.iter().flat_map(Place::slots).collect();
        hold(&mut self.users, request, &standing.held, &held);
        standing.held = held;
        let list = written(&scene, &ground, standing, list, fresh);
        if list == standing.list {
            return Changes::new();
        }
        standing.list.clone_from(&list);
        [(standing.asked.request.id.clone(), list)].into()
    }

    /// Lets the index search for a request that rested.
    fn rouse(&mut self, request: u32) {
        self.find_helpers(request);
        let Some(Some(standing)) = self.standings.get_mut(request as usize) else { return };
        standing.rest = None;
        let wanted = self.index.model().wanted(standing.asked.clone(), standing.reach.clone());
        self.index.put_request(request, wanted);
    }
}

impl Rest {
    fn with_helpers(self) -> Self {
        Self { helped: true, wanted: None, ..self }
    }

    /// How often it was asked whom a second provider helps, this time included.
    fn ask(&mut self, doubt: &Doubt) -> u8 {
        self.times = self.times.saturating_add(u8::from(!doubt.seconds.is_empty()));
        self.times
    }
}

impl Standing {
    /// Takes in a second provider, where it is known who the others are.
    pub fn help_at_rest(&mut self, helper: Helper) {
        let is_helped = self.rest.as_ref().is_some_and(|rest| rest.helped);
        if is_helped && self.help(helper).is_some() {
            self.rest = self.rest.take().map(Rest::with_helpers);
        }
    }

    /// The points of the last place of a full list, or those that a place takes at least.
    fn floor(&self, policy: &Policy) -> Points {
        let is_full = self.list.len() >= policy.list_length;
        let last = self.list.last().filter(|_| is_full);
        last.map_or(policy.least_score, |last| last.score)
    }
}

/// The best of a first provider, where no filter keeps it out.
fn look(ground: &Ground<'_>, standing: &Standing, first: u32) -> Option<Place> {
    let (policy, asked) = (&ground.world.policy, &standing.asked);
    let offered = ground.offered(first)?;
    let is_in = filters::admits(policy, asked, offered, Seat::First);
    is_in.then(|| ground.lead(asked, first, &standing.helpers)?.best).flatten()
}

/// What a list is made of, but for offers that are not known.
pub(super) fn places(slots: &Slots<CapacityOfferId>, list: &[Proposal]) -> Vec<Place> {
    let place = |proposal: &Proposal| {
        let first = slots.get(&proposal.first_provider)?;
        let second = match &proposal.second_provider {
            Some(second) => Some(slots.get(second)?),
            None => None,
        };
        Some(Place { points: proposal.score, id: proposal.id.clone(), first, second })
    };
    list.iter().filter_map(place).collect()
}
