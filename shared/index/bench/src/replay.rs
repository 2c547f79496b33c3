//! The events, one by one: what the index makes of each, held against scoring everything again.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use index::{Index, Ranked};

use crate::{
    data::{Data, Event},
    measure::Times,
    oracle::{Oracle, Step},
    peer_v1::PeerV1,
};

/// What each kind of event took.
#[derive(Default)]
pub struct Took {
    pub posted: Times,
    pub changed: Times,
    pub withdrawn: Times,
    pub requested: Times,
    pub unrequested: Times,
    /// Lists that were another after an event, in all.
    pub lists: usize,
    pub events: usize,
    /// Lists that were held against brute force, each once at first and once after every event.
    pub compared: usize,
}

/// Runs all events through the index. Where brute force is known, every list is compared with it at
/// first and after every event.
pub fn run(data: &Data, index: &mut Index<PeerV1>, oracle: Option<&Oracle>) -> Result<Took> {
    let mut took = Took::default();
    let mut lists = oracle.map_or_else(Vec::new, |oracle| oracle.first.clone());
    took.compared += compare(index, &lists)?;
    for (number, event) in data.events.iter().enumerate() {
        let changed = apply(index, event, &mut took);
        took.lists += changed.len();
        took.events += 1;
        if let Some(oracle) = oracle {
            let step = &oracle.steps[number];
            let same = changed.iter().eq(step.iter().map(|(slot, _)| slot));
            ensure!(same, "event {number} changes other lists");
            follow(&mut lists, step);
            took.compared += compare(index, &lists)?;
        }
    }
    Ok(took)
}

/// Takes in what brute force says of an event.
fn follow(lists: &mut Vec<Vec<Ranked>>, step: &Step) {
    for (slot, list) in step {
        lists.resize(lists.len().max(*slot as usize + 1), Vec::new());
        lists[*slot as usize].clone_from(list);
    }
}

/// Holds every list of the index against brute force's, and tells how many they are.
fn compare(index: &Index<PeerV1>, lists: &[Vec<Ranked>]) -> Result<usize> {
    for (slot, list) in (0..).zip(lists) {
        ensure!(index.list(slot) == list, "list {slot} differs from brute force");
    }
    Ok(lists.len())
}

/// Tells the index, and hands back whose list is another now.
fn apply(index: &mut Index<PeerV1>, event: &Event, took: &mut Took) -> Vec<u32> {
    let of_one = |slot: u32, changed: bool| if changed { vec![slot] } else { Vec::new() };
    match event {
        Event::OfferPosted(slot, offer) => {
            let offer = (**offer).clone();
            took.posted.of(|| index.put_offer(*slot, offer))
        }
        Event::OfferChanged { slot, remaining, funding } => {
            let Some(mut offer) = index.offer(*slot).cloned() else { return Vec::new() };
            (offer.remaining, offer.funding) = (*remaining, *funding);
            took.changed.of(|| index.put_offer(*slot, offer))
        }
        Event::OfferWithdrawn(slot) => took.withdrawn.of(|| index.remove_offer(*slot)),
        Event::RequestPosted(slot, request) => {
            let request = (**request).clone();
            of_one(*slot, took.requested.of(|| index.put_request(*slot, request)))
        }
        Event::RequestWithdrawn(slot) => {
            of_one(*slot, took.unrequested.of(|| index.remove_request(*slot)))
        }
    }
}

impl Took {
    pub fn lines(&mut self) -> BTreeMap<&'static str, &mut Times> {
        BTreeMap::from([
            ("1 new offer", &mut self.posted),
            ("2 changed offer", &mut self.changed),
            ("3 withdrawn offer", &mut self.withdrawn),
            ("4 new request", &mut self.requested),
            ("5 withdrawn request", &mut self.unrequested),
        ])
    }
}
