//! Offers that come, change and go, and the lists that become others by it.

use super::{Index, grow, requests::release};
use crate::{
    affinity::Code,
    best::{Ranked, by_rank},
    gather::Candidate,
    kernel::prefetch,
    model::{Criteria, Model, Points},
};

/// How many requests ahead one is fetched from memory.
const AHEAD: usize = 6;

impl<M: Model> Index<M> {
    /// Takes in an offer, or what has become of one. Tells whose list is another now, ascending.
    pub fn put_offer(&mut self, slot: u32, offer: M::Offer) -> Vec<u32> {
        grow(&mut self.offers, slot);
        grow(&mut self.holders, slot);
        let before = self.withdraw(slot);
        let old = self.offers[slot as usize].take();
        let codes: Vec<Code> = old.as_ref().map_or_else(Vec::new, |old| self.shelved(old).to_vec());
        self.forward.put(&self.model, slot, &offer, &codes);
        let mut trail = std::mem::take(&mut self.trail);
        self.reverse.reached(&self.model, &offer, self.settings.path, &mut trail);
        let codes = self.model.codes(&offer).to_vec();
        self.offers[slot as usize] = Some(offer);
        self.forward.tidy(&self.model, &self.offers, &codes);
        let mut entered = Vec::new();
        for (place, one) in trail.reached.iter().enumerate() {
            self.fetch(&trail.reached[place..]);
            if self.enter(slot, one.slot, one.lost) {
                entered.push(one.slot);
            }
        }
        self.trail = trail;
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

    /// The codes in whose lists an offer is.
    fn shelved<'a>(&self, offer: &'a M::Offer) -> &'a [Code] {
        if self.model.gates(offer).is_empty() { &[] } else { self.model.codes(offer) }
    }

    /// Asks for what will be read of those that come soon.
    fn fetch(&self, coming: &[Candidate]) {
        if let Some(next) = coming.get(AHEAD) {
            prefetch(&self.requests[next.slot as usize]);
            prefetch(&self.standings[next.slot as usize]);
        }
        if let Some(next) = coming.get(AHEAD / 2) {
            self.standings[next.slot as usize].fetch();
            if let Some(request) = &self.requests[next.slot as usize] {
                self.model.prepare_request(request);
            }
        }
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

    /// Enters an offer on a list where it belongs; tells whether the list shows it. `lost` is known of
    /// the criterion that is sketched.
    fn enter(&mut self, slot: u32, request: u32, lost: Points) -> bool {
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
        let criteria = self.model.criteria();
        let rough = criteria.rough(asked, offer, floor);
        let Some(rough) = rough.filter(|rough| rough.most - lost >= floor) else { return false };
        let Some(points) = criteria.finish(asked, offer, rough, floor) else { return false };
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
}
