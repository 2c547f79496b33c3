//! Every request's list, kept current one change at a time.

mod build;
mod offers;
mod requests;
mod standing;

use crate::{
    best::{Ranked, by_rank},
    forward::{Asked, Forward, Found, Scratch},
    index::standing::Standing,
    kernel::Path,
    model::{Model, Points},
    reverse::{Reverse, Trail},
};

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
    ///
    /// # Panics
    /// Where all criteria together are worth more than 16,646,144 points: bounds would be too low.
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
        self.forward.search(self.asked(request), wanted, scratch)
    }

    /// Every offer with at least so many points for a request, in no order. They may be fewer than a
    /// list needs.
    pub fn reaching(
        &self,
        request: &M::Request,
        floor: Points,
        scratch: &mut Scratch,
    ) -> Vec<Ranked> {
        self.forward.reaching(self.asked(request), floor.max(0), scratch)
    }

    fn asked<'a>(&'a self, request: &'a M::Request) -> Asked<'a, M> {
        let Self { model, offers, .. } = self;
        Asked { model, offers, request, path: self.settings.path }
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

    fn standing(&self, found: Found) -> Standing {
        let mut standing =
            Standing { list: found.list, is_all: found.is_all, floor: 0, doubled: 0 };
        standing.floor = self.reverse.floor(standing.floor_points(self.settings));
        standing
    }
}

/// Makes room for a slot.
fn grow<T: Default>(slots: &mut Vec<T>, slot: u32) {
    if slots.len() <= slot as usize {
        slots.resize_with(slot as usize + 1, T::default);
    }
}
