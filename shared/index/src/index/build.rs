//! Makes all lists at once, which is faster than one change after the other.

use crate::{
    forward::{Found, Scratch},
    index::Index,
    model::Model,
};

impl<M: Model> Index<M> {
    /// Makes every list anew from the offers and requests that are known.
    pub(super) fn build(&mut self, threads: usize) {
        for (slot, offer) in (0..).zip(&self.offers) {
            if let Some(offer) = offer {
                self.forward.put(&self.model, slot, offer, &[]);
            }
        }
        self.forward.sort_all(&self.model, &self.offers);
        self.holders = vec![Vec::new(); self.offers.len()];
        let found = self.find_all(threads.max(1));
        self.standings = Vec::with_capacity(found.len());
        for (slot, found) in (0..).zip(found) {
            let standing = self.standing(found.unwrap_or(Found { list: Vec::new(), is_all: true }));
            if let Some(request) = &self.requests[slot as usize] {
                self.reverse.put(&self.model, slot, request, standing.floor);
            }
            self.hold(slot, &[], &standing.list);
            self.standings.push(standing);
        }
    }

    /// What is found for every request, in the order of the slots.
    fn find_all(&self, threads: usize) -> Vec<Option<Found>> {
        let part = self.requests.len().div_ceil(threads).max(1);
        let search = |part: &[Option<M::Request>]| -> Vec<_> {
            let mut scratch = Scratch::default();
            let kept = self.settings.kept;
            let find = |request: &M::Request| self.search(request, kept, &mut scratch);
            part.iter()
                .map(Option::as_ref)
                .map({
                    let mut find = find;
                    move |request| request.map(&mut find)
                })
                .collect()
        };
        std::thread::scope(|scope| {
            let parts: Vec<_> =
                self.requests.chunks(part).map(|part| scope.spawn(move || search(part))).collect();
            let found = parts.into_iter().map(std::thread::ScopedJoinHandle::join);
            found
                .flat_map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        })
    }
}
