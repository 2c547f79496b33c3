//! Makes everything anew at once: many lists found together cost less than one change after the other.

use std::{collections::BTreeSet, sync::Arc, thread};

use index::Index;

use super::{Indexed, areas::Areas, entry, pairs::Pairs, standing::Standing};
use crate::{
    Changes, Offer, Request,
    candidate::{Asked, Offered},
};

impl Indexed {
    /// Takes in many offers and requests at once. The lists are those that one after the other would
    /// have given.
    pub fn put_all(
        &mut self,
        offers: impl IntoIterator<Item = Offer>,
        requests: impl IntoIterator<Item = Request>,
    ) -> Changes {
        self.take_offers(offers);
        let requests: Vec<Request> = requests.into_iter().collect();
        for asked in Self::read(&requests) {
            let slot = self.request_slots.take(&asked.request.id);
            let list = self.forget_request(slot);
            *entry(&mut self.standings, slot) = Some(Standing { list, ..Standing::new(asked) });
        }
        self.rebuild()
    }

    /// Takes in offers, of which the index learns when everything is made anew.
    pub(super) fn take_offers(&mut self, offers: impl IntoIterator<Item = Offer>) {
        let offers: Vec<Offer> = offers.into_iter().collect();
        for offered in each(&offers, threads(), |offer| Arc::new(Offered::new(offer.clone()))) {
            let slot = self.offer_slots.take(&offered.offer.id);
            self.offers.insert(offered.offer.id.clone(), offered.clone());
            entry(&mut self.users, slot);
            *entry(&mut self.offered, slot) = Some(offered);
        }
    }

    /// Finds out what can be known of each request alone.
    pub(super) fn read(requests: &[Request]) -> Vec<Arc<Asked>> {
        each(requests, threads(), |request| Arc::new(Asked::new(request.clone())))
    }

    /// Makes everything anew but offers and requests.
    pub(super) fn rebuild(&mut self) -> Changes {
        let known = self.index.model();
        let same = Arc::ptr_eq(&known.world, &self.world);
        let areas =
            if same { known.areas.clone() } else { Arc::new(Areas::new(&self.world.policy)) };
        self.note_areas(&areas);
        let model = Pairs::new(self.world.clone(), areas.clone());
        let threads = threads();
        let old = std::mem::take(&mut self.standings);
        let fresh = |old: &Option<Standing>| {
            let old = old.as_ref()?;
            Some(Standing {
                list: old.list.clone(),
                ..self.fresh_standing(old.asked.clone(), &areas)
            })
        };
        let standings = each(&old, threads, fresh);
        let wanted = |it: &Standing| model.wanted(it.asked.clone(), it.reach.clone());
        let wanted = standings.iter().map(|standing| standing.as_ref().map(wanted)).collect();
        let offers = self.offered.iter().map(|offered| Some(model.first(offered.clone()?)));
        let offers = offers.collect();
        let settings = self.kept.settings(&self.world.policy);
        self.standings = standings;
        self.index = Index::with(model, settings, offers, wanted, threads);
        self.users.iter_mut().for_each(BTreeSet::clear);
        let all: BTreeSet<u32> = self.request_slots.iter().collect();
        let every = (0..).take(self.offered.len()).collect();
        self.settle(all, &every)
    }

    /// Notes which offers and requests are about what.
    fn note_areas(&mut self, areas: &Areas) {
        self.supporting = vec![BTreeSet::new(); areas.len()];
        self.asking = vec![BTreeSet::new(); areas.len()];
        for (slot, offered) in (0..).zip(&self.offered) {
            let supports = offered.iter().filter(|offered| offered.terms().role.can_support());
            for code in supports.flat_map(|one| areas.codes(&one.terms().thematic_areas)) {
                self.supporting[usize::from(code)].insert(slot);
            }
        }
        for (slot, standing) in (0..).zip(&self.standings) {
            for code in standing.iter().flat_map(|one| areas.codes(&one.asked.areas)) {
                self.asking[usize::from(code)].insert(slot);
            }
        }
    }
}

fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// What `make` makes of each, in their order, by several threads.
fn each<T: Sync, U: Send>(all: &[T], threads: usize, make: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let part = all.len().div_ceil(threads.max(1)).max(1);
    thread::scope(|scope| {
        let make = &make;
        let parts: Vec<_> = all
            .chunks(part)
            .map(|part| scope.spawn(move || part.iter().map(make).collect::<Vec<U>>()))
            .collect();
        let done = parts.into_iter().map(thread::ScopedJoinHandle::join);
        done.flat_map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}
