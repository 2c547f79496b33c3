//! Requests that come, change and go, and what is kept for each.

use std::collections::BTreeSet;

use super::{DEEPEST, Index, grow, standing::Standing};
use crate::{best::Ranked, forward::Found, model::Model};

impl<M: Model> Index<M> {
    /// Takes in a request, or its new terms. Tells whether its list is another now.
    pub fn put_request(&mut self, slot: u32, request: M::Request) -> bool {
        grow(&mut self.requests, slot);
        grow(&mut self.standings, slot);
        let found = self.find(&request, self.standings[slot as usize].kept(self.settings));
        self.keep(slot, request, found)
    }

    /// Takes in new terms of a request that is known, under which every offer has either the points
    /// that it had or, where those are more, the points that it has by `beyond`. Tells whether the
    /// list is another now.
    ///
    /// Only offers are looked at that come onto the list by what lies beyond.
    pub fn raise_request(&mut self, slot: u32, request: M::Request, beyond: &M::Request) -> bool {
        let is_known = self.request(slot).is_some();
        if !is_known || self.standings[slot as usize].is_short(self.settings) {
            return self.put_request(slot, request);
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        let floor = self.standings[slot as usize].floor_points(self.settings);
        let raised = self.reaching(beyond, floor, &mut scratch);
        self.scratch = scratch;
        let found = self.raised(&self.standings[slot as usize], &raised);
        self.keep(slot, request, found)
    }

    /// A list once these offers have so many points, if they had fewer before.
    fn raised(&self, standing: &Standing, now: &[Ranked]) -> Found {
        let mut list = [&standing.list[..], now].concat();
        list.sort_unstable_by(|one, other| self.compare(*one, *other));
        // Behind what was the last place others may stand between those that are known.
        let known = match standing.list.last().filter(|_| !standing.is_all) {
            Some(end) => list.partition_point(|one| self.compare(*one, *end).is_le()),
            None => list.len(),
        };
        list.truncate(known);
        let mut seen = BTreeSet::new();
        list.retain(|one| seen.insert(one.offer));
        let kept = standing.kept(self.settings);
        let is_all = standing.is_all && list.len() <= kept;
        list.truncate(kept);
        Found { list, is_all }
    }

    /// Keeps what was found for a request, in place of what was known of it. Tells whether its list is
    /// another now.
    fn keep(&mut self, slot: u32, request: M::Request, found: Found) -> bool {
        let doubled = self.standings[slot as usize].doubled;
        let before = self.forget(slot);
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

    /// Shows and keeps twice as many offers for a request, until another model is adopted.
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
