//! How a request stands: who could help, who leads, and what is shown.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::Proposal;
use index::{Index, Ranked};

use super::{
    lead::{Ground, Helper, Lead, Place},
    pairs::{FINE, Pairs},
    reach::Frontier,
    recorded::Rest,
};
use crate::candidate::Asked;

/// A request and how it stands.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub asked: Arc<Asked>,
    /// The second providers that could add something.
    pub helpers: Vec<Helper>,
    /// At least what the best of them can add.
    pub reach: Arc<Frontier>,
    /// The first providers that were looked at, those with the best outlook first.
    pub leads: Vec<Lead>,
    /// Whether everybody was looked at, since nobody was certain not to be on the list.
    pub saw_all: bool,
    /// The offers that these are made of.
    pub held: BTreeSet<u32>,
    pub list: Vec<Proposal>,
    /// There where only the list is known, which was recorded: the index does not search for it.
    pub rest: Option<Rest>,
}

/// Looks at first providers, those with the best outlook first, until nobody behind can be on the list.
pub(super) struct Walk<'a> {
    ground: &'a Ground<'a>,
    request: &'a Asked,
    helpers: &'a [Helper],
    /// What is known from before, by slot.
    known: BTreeMap<u32, Lead>,
    pub leads: Vec<Lead>,
    /// The list as it becomes, in order.
    pub list: Vec<Place>,
    /// Whether nobody behind can be on the list.
    pub ended: bool,
}

impl Standing {
    pub fn new(asked: Arc<Asked>) -> Self {
        Self {
            asked,
            helpers: Vec::new(),
            reach: Arc::default(),
            leads: Vec::new(),
            saw_all: false,
            held: BTreeSet::new(),
            list: Vec::new(),
            rest: None,
        }
    }

    /// Forgets what was known of the leads that an offer is in.
    pub fn forget(&mut self, slot: u32) {
        self.leads.retain(|lead| lead.slot != slot && !lead.leans_on(slot));
    }

    /// Whether the list is this already, and tells of no fresh offer.
    pub fn shows(&self, places: &[Place], fresh: &BTreeSet<u32>) -> bool {
        let same = self.list.iter().map(|known| &known.id).eq(places.iter().map(|it| &it.id));
        same && places.iter().flat_map(Place::slots).all(|offer| !fresh.contains(&offer))
    }

    /// Takes in a second provider. Hands back what reaches beyond what could be added before.
    pub fn help(&mut self, helper: Helper) -> Option<Frontier> {
        let beyond = Arc::make_mut(&mut self.reach).extend(&helper.reach);
        self.helpers.push(helper);
        beyond
    }
}

impl<'a> Walk<'a> {
    /// Of a request whose leads are `known`, as far as they are.
    pub fn new(
        ground: &'a Ground<'a>,
        request: &'a Asked,
        helpers: &'a [Helper],
        known: Vec<Lead>,
    ) -> Self {
        let known = known.into_iter().map(|lead| (lead.slot, lead)).collect();
        let (leads, list) = (Vec::new(), Vec::new());
        Self { ground, request, helpers, known, leads, list, ended: false }
    }

    /// Goes as far as it must; where the index shows too few, it shows more from then on.
    pub fn go(&mut self, index: &mut Index<Pairs>, slot: u32) {
        let mut done = 0;
        loop {
            let near = index.list(slot);
            self.look(&near[done..]);
            done = near.len();
            if self.ended || index.shows_all(slot) {
                return;
            }
            index.deepen(slot);
        }
    }

    fn look(&mut self, ranked: &[Ranked]) {
        let policy = &self.ground.world.policy;
        for next in ranked {
            let last = self.list.last().filter(|_| self.list.len() >= policy.list_length);
            // With equal points its id might still be the smaller one.
            self.ended = last.is_some_and(|last| next.points < last.points * FINE);
            if self.ended {
                return;
            }
            let known = self.known.remove(&next.offer);
            let look = || self.ground.lead(self.request, next.offer, self.helpers);
            let Some(lead) = known.or_else(look) else { continue };
            if let Some(best) = lead.best.as_ref().filter(|best| best.points >= policy.least_score)
            {
                let place = self.list.partition_point(|known| known.key() < best.key());
                self.list.insert(place, best.clone());
                self.list.truncate(policy.list_length);
            }
            self.leads.push(lead);
        }
    }
}
