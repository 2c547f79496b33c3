//! Requests that come, change and go, and what is kept for each.

use super::{DEEPEST, Index, grow, standing::Standing};
use crate::{best::Ranked, forward::Found, model::Model};

impl<M: Model> Index<M> {
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

    pub(super) fn refill(&mut self, slot: u32) {
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

    pub(super) fn find(&mut self, request: &M::Request, kept: usize) -> Found {
        let mut scratch = std::mem::take(&mut self.scratch);
        let found = self.search(request, kept, &mut scratch);
        self.scratch = scratch;
        found
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

    /// Notes who keeps what from now on.
    pub(super) fn hold(&mut self, request: u32, before: &[Ranked], now: &[Ranked]) {
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

    /// Lets offers know of what their bound must reach now.
    pub(super) fn note_floor(&mut self, slot: u32) {
        let standing = &mut self.standings[slot as usize];
        let floor = self.reverse.floor(standing.floor_points(self.settings));
        if floor != standing.floor {
            standing.floor = floor;
            if let Some(request) = &self.requests[slot as usize] {
                self.reverse.set_floor(&self.model, slot, request, floor);
            }
        }
    }
}

/// Notes that a request keeps an offer no longer.
pub(super) fn release(holders: &mut Vec<u32>, request: u32) {
    if let Some(place) = holders.iter().position(|one| *one == request) {
        holders.swap_remove(place);
    }
}
