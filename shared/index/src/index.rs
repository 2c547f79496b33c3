//! Every request's list, kept current one change at a time.

mod build;
mod standing;

use crate::{
    affinity::Code,
    best::{Ranked, by_rank},
    forward::{Forward, Found, Scratch},
    index::standing::Standing,
    kernel::{Path, prefetch},
    model::{Criteria, Model, Points},
    reverse::{Reverse, Trail},
};

/// How many requests ahead one is fetched from memory.
const AHEAD: usize = 6;

/// How often a list can be made twice as long.
const DEEPEST: u8 = 20;

/// How lists are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How many offers a list shows.
    pub shown: usize,
    /// How many are kept, at least as many as are shown: those behind take the places of offers that
    /// go, so that a list is seldom searched for anew.
    pub kept: usize,
    /// With fewer points an offer is on no list. Not below 0.
    pub least: Points,
    /// How bounds are computed.
    pub path: Path,
}

impl Default for Settings {
    fn default() -> Self {
        Self { shown: 10, kept: 24, least: 0, path: Path::best() }
    }
}

/// Offers, requests and every request's list of the best offers.
///
/// Slots are the caller's: small numbers, used again at will. Whatever the order of changes, the
/// lists are those that scoring every pair would give.
#[derive(Debug)]
pub struct Index<M: Model> {
    model: M,
    settings: Settings,
    offers: Vec<Option<M::Offer>>,
    requests: Vec<Option<M::Request>>,
    standings: Vec<Standing>,
    /// For each offer, the requests that keep it.
    holders: Vec<Vec<u32>>,
    forward: Forward,
    reverse: Reverse,
    scratch: Scratch,
    trail: Trail,
}

impl<M: Model> Index<M> {
    /// Knows nobody yet.
    pub fn new(model: M, settings: Settings) -> Self {
        let least = settings.least.max(0);
        let settings =
            Settings { kept: settings.kept.max(settings.shown).max(1), least, ..settings };
        Self {
            forward: Forward::new(&model),
            reverse: Reverse::new(&model),
            model,
            settings,
            offers: Vec::new(),
            requests: Vec::new(),
            standings: Vec::new(),
            holders: Vec::new(),
            scratch: Scratch::default(),
            trail: Trail::default(),
        }
    }

    /// Knows all of these, each in the slot of its place; faster than one after the other.
    pub fn with(
        model: M,
        settings: Settings,
        offers: Vec<Option<M::Offer>>,
        requests: Vec<Option<M::Request>>,
        threads: usize,
    ) -> Self {
        let mut index = Self::new(model, settings);
        (index.offers, index.requests) = (offers, requests);
        index.build(threads);
        index
    }

    /// What is scored.
    pub fn model(&self) -> &M {
        &self.model
    }

    /// The offer in a slot.
    pub fn offer(&self, slot: u32) -> Option<&M::Offer> {
        self.offers.get(slot as usize)?.as_ref()
    }

    /// The request in a slot.
    pub fn request(&self, slot: u32) -> Option<&M::Request> {
        self.requests.get(slot as usize)?.as_ref()
    }

    /// The list of a request, the best first; empty where there is no such request.
    pub fn list(&self, request: u32) -> &[Ranked] {
        self.standings.get(request as usize).map_or(&[], |standing| standing.shown(self.settings))
    }

    /// The best offers for any request, known or not.
    pub fn search(&self, request: &M::Request, depth: usize, scratch: &mut Scratch) -> Found {
        let wanted = (depth.max(1), self.settings.least);
        let path = self.settings.path;
        self.forward.search(&self.model, &self.offers, request, wanted, path, scratch)
    }

    /// Every offer with at least so many points for a request, in no order. They may be fewer than a
    /// list needs.
    pub fn reaching(
        &self,
        request: &M::Request,
        floor: Points,
        scratch: &mut Scratch,
    ) -> Vec<Ranked> {
        let (floor, path) = (floor.max(0), self.settings.path);
        self.forward.reaching(&self.model, &self.offers, request, floor, path, scratch)
    }

    /// Every offer that gates and codes join with a request, in the order of the slots.
    pub fn joined(&self, request: &M::Request, scratch: &mut Scratch) -> Vec<u32> {
        self.forward.joined(&self.model, request, scratch)
    }

    /// Which of two offers with these points comes first on a list.
    pub fn compare(&self, one: Ranked, other: Ranked) -> std::cmp::Ordering {
        by_rank(&self.model, &self.offers, one, other)
    }

    /// The memory that lists take, in bytes: all but the offers and requests themselves.
    pub fn size(&self) -> usize {
        let kept = self.standings.iter().map(|one| one.list.capacity() * size_of::<Ranked>());
        let held = self.holders.iter().map(|one| one.capacity() * size_of::<u32>());
        let heads = self.standings.capacity() * size_of::<Standing>()
            + self.holders.capacity() * size_of::<Vec<u32>>();
        self.forward.size()
            + self.reverse.size()
            + heads
            + kept.sum::<usize>()
            + held.sum::<usize>()
    }

    /// With fewer points an offer is on no list.
    pub fn least(&self) -> Points {
        self.settings.least
    }

    /// Takes in an offer, or what has become of one. Tells whose list is another now, ascending.
    pub fn put_offer(&mut self, slot: u32, offer: M::Offer) -> Vec<u32> {
        grow(&mut self.offers, slot);
        grow(&mut self.holders, slot);
        let before = self.withdraw(slot);
        let old = self.offers[slot as usize].take();
        let codes: Vec<Code> = old.as_ref().map_or_else(Vec::new, |old| self.shelved(old).to_vec());
        self.forward.put(&self.model, slot, &offer, &codes);
        let reached =
            self.reverse.reached(&self.model, &offer, self.settings.path, &mut self.trail);
        let codes = self.model.codes(&offer).to_vec();
        self.offers[slot as usize] = Some(offer);
        self.forward.tidy(&self.model, &self.offers, &codes);
        let mut entered = Vec::new();
        for (place, request) in reached.iter().enumerate() {
            if let Some(next) = reached.get(place + AHEAD) {
                prefetch(&self.requests[*next as usize]);
                prefetch(&self.standings[*next as usize]);
            }
            if self.enter(slot, *request) {
                entered.push(*request);
            }
        }
        self.settle(before, entered)
    }

    /// Forgets an offer. Tells whose list is another now, ascending.
    pub fn remove_offer(&mut self, slot: u32) -> Vec<u32> {
        let Some(offer) = self.offers.get_mut(slot as usize).and_then(Option::take) else {
            return Vec::new();
        };
        let codes = self.shelved(&offer).to_vec();
        self.forward.remove(slot, &codes);
        let before = self.withdraw(slot);
        self.settle(before, Vec::new())
    }

    /// Takes in a request, or its new terms. Tells whether its list is another now.
    pub fn put_request(&mut self, slot: u32, request: M::Request) -> bool {
        grow(&mut self.requests, slot);
        grow(&mut self.standings, slot);
        let doubled = self.standings[slot as usize].doubled;
        let before = self.forget(slot);
        let found = self.find(&request, self.settings.kept << doubled);
        let standing = Standing { doubled, ..self.standing(found) };
        self.reverse.put(&self.model, slot, &request, standing.floor);
        self.hold(slot, &[], &standing.list);
        self.requests[slot as usize] = Some(request);
        self.standings[slot as usize] = standing;
        before != self.list(slot)
    }

    /// Forgets a request. Tells whether its list is another, that is, empty, now.
    pub fn remove_request(&mut self, slot: u32) -> bool {
        !self.forget(slot).is_empty()
    }

    /// Looks for a request's list anew, for instance because of something that only the model knows.
    /// Tells whether it is another now.
    pub fn refresh_request(&mut self, slot: u32) -> bool {
        let before = self.list(slot).to_vec();
        self.refill(slot);
        before != self.list(slot)
    }

    /// Shows and keeps twice as many offers for a request from now on.
    pub fn deepen(&mut self, slot: u32) {
        if let Some(standing) = self.standings.get_mut(slot as usize) {
            standing.doubled = standing.doubled.saturating_add(1).min(DEEPEST);
            self.refill(slot);
        }
    }

    /// Whether a request's list shows everybody who can be on it.
    pub fn shows_all(&self, slot: u32) -> bool {
        let standing = self.standings.get(slot as usize);
        standing.is_none_or(|one| one.is_all && one.list.len() <= one.depth(self.settings))
    }

    /// Scores by another model from now on. Tells whose list is another now, ascending.
    pub fn adopt(&mut self, model: M, threads: usize) -> Vec<u32> {
        let lists: Vec<_> = self.slots().map(|slot| self.list(slot).to_vec()).collect();
        self.forward = Forward::new(&model);
        self.reverse = Reverse::new(&model);
        self.model = model;
        self.build(threads);
        self.slots()
            .zip(lists)
            .filter(|(slot, list)| self.list(*slot) != list)
            .map(|(slot, _)| slot)
            .collect()
    }

    fn slots(&self) -> std::ops::Range<u32> {
        0..u32::try_from(self.requests.len()).unwrap_or(u32::MAX)
    }

    /// The codes in whose lists an offer is.
    fn shelved<'a>(&self, offer: &'a M::Offer) -> &'a [Code] {
        if self.model.gates(offer).is_empty() { &[] } else { self.model.codes(offer) }
    }

    fn find(&mut self, request: &M::Request, kept: usize) -> Found {
        let wanted = (kept, self.settings.least);
        let (path, scratch) = (self.settings.path, &mut self.scratch);
        self.forward.search(&self.model, &self.offers, request, wanted, path, scratch)
    }

    fn standing(&self, found: Found) -> Standing {
        let mut standing =
            Standing { list: found.list, is_all: found.is_all, floor: 0, doubled: 0 };
        standing.floor = self.reverse.floor(standing.floor_points(self.settings));
        standing
    }

    /// Takes an offer off every list. Hands back what those lists showed.
    fn withdraw(&mut self, slot: u32) -> Vec<(u32, Vec<Ranked>)> {
        let Some(holders) = self.holders.get_mut(slot as usize) else { return Vec::new() };
        let mut before = Vec::new();
        for request in std::mem::take(holders) {
            let standing = &mut self.standings[request as usize];
            before.push((request, standing.shown(self.settings).to_vec()));
            standing.list.retain(|ranked| ranked.offer != slot);
        }
        before
    }

    /// Enters an offer on a list where it belongs; tells whether the list shows it.
    fn enter(&mut self, slot: u32, request: u32) -> bool {
        let (Some(offer), Some(asked)) =
            (&self.offers[slot as usize], &self.requests[request as usize])
        else {
            return false;
        };
        let standing = &mut self.standings[request as usize];
        // To be looked for anew anyway.
        if standing.is_short(self.settings) || !self.model.admits(asked, offer) {
            return false;
        }
        let (floor, kept) = (standing.floor_points(self.settings), standing.kept(self.settings));
        let Some(points) = self.model.criteria().score(asked, offer, floor) else { return false };
        let entry = Ranked { points, offer: slot };
        let rank = |known: &Ranked| by_rank(&self.model, &self.offers, *known, entry);
        let Err(place) = standing.list.binary_search_by(rank) else { return false };
        let behind = place == standing.list.len();
        if behind && (!standing.is_all || place >= kept) {
            standing.is_all = false;
            return false;
        }
        standing.list.insert(place, entry);
        self.holders[slot as usize].push(request);
        if standing.list.len() > kept {
            standing.is_all = false;
            if let Some(last) = standing.list.pop() {
                release(&mut self.holders[last.offer as usize], request);
            }
        }
        place < self.standings[request as usize].depth(self.settings)
    }

    /// Looks for others where lists became short, and tells whose list shows something else now.
    fn settle(&mut self, before: Vec<(u32, Vec<Ranked>)>, entered: Vec<u32>) -> Vec<u32> {
        let mut changed = entered;
        for request in changed.clone() {
            self.note_floor(request);
        }
        for (request, shown) in before {
            if self.standings[request as usize].is_short(self.settings) {
                self.refill(request);
            } else {
                self.note_floor(request);
            }
            changed.retain(|one| *one != request);
            if self.list(request) != shown {
                changed.push(request);
            }
        }
        changed.sort_unstable();
        changed
    }

    fn refill(&mut self, slot: u32) {
        let Some(request) = self.requests.get_mut(slot as usize).and_then(Option::take) else {
            return;
        };
        let kept = self.standings[slot as usize].kept(self.settings);
        let found = self.find(&request, kept);
        let before = std::mem::take(&mut self.standings[slot as usize].list);
        self.hold(slot, &before, &found.list);
        let standing = &mut self.standings[slot as usize];
        (standing.list, standing.is_all) = (found.list, found.is_all);
        self.requests[slot as usize] = Some(request);
        self.note_floor(slot);
    }

    /// Lets offers know of what their bound must reach now.
    fn note_floor(&mut self, slot: u32) {
        let standing = &mut self.standings[slot as usize];
        let floor = self.reverse.floor(standing.floor_points(self.settings));
        if floor != standing.floor {
            standing.floor = floor;
            if let Some(request) = &self.requests[slot as usize] {
                self.reverse.set_floor(&self.model, slot, request, floor);
            }
        }
    }

    /// Notes who keeps what from now on.
    fn hold(&mut self, request: u32, before: &[Ranked], now: &[Ranked]) {
        for one in before {
            if now.iter().all(|other| other.offer != one.offer) {
                release(&mut self.holders[one.offer as usize], request);
            }
        }
        for one in now {
            if before.iter().all(|other| other.offer != one.offer) {
                self.holders[one.offer as usize].push(request);
            }
        }
    }

    /// Forgets a request and hands back what its list showed.
    fn forget(&mut self, slot: u32) -> Vec<Ranked> {
        let Some(request) = self.requests.get_mut(slot as usize).and_then(Option::take) else {
            return Vec::new();
        };
        self.reverse.remove(&self.model, slot, &request);
        let mut standing = std::mem::take(&mut self.standings[slot as usize]);
        self.hold(slot, &standing.list, &[]);
        standing.list.truncate(standing.depth(self.settings));
        standing.list
    }
}

fn grow<T: Default>(slots: &mut Vec<T>, slot: u32) {
    if slots.len() <= slot as usize {
        slots.resize_with(slot as usize + 1, T::default);
    }
}

fn release(holders: &mut Vec<u32>, request: u32) {
    if let Some(place) = holders.iter().position(|one| *one == request) {
        holders.swap_remove(place);
    }
}
