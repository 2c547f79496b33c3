//! The events, one by one: what the index makes of each, held against scoring everything again.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Result, ensure};
use index::{Index, Ranked};

use crate::{
    brute::{Brute, enter},
    data::{Data, Event},
    measure::Times,
    peer_v1::PeerV1,
    record::Request,
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
}

/// Scores everything again that an event can touch, and nothing else. The lists are what they would
/// be if all were scored again.
struct Naive<'a> {
    brute: Brute<'a>,
    requests: Vec<Option<Request>>,
    lists: Vec<Vec<Ranked>>,
}

impl Naive<'_> {
    fn touch(&mut self, slot: usize) -> Vec<u32> {
        let mut changed = Vec::new();
        for (number, request) in (0..).zip(&self.requests) {
            let Some(request) = request else { continue };
            let list = &mut self.lists[number as usize];
            let is_new = if list.iter().any(|pair| pair.offer as usize == slot) {
                let now = self.brute.list(request);
                let is_new = now != *list;
                *list = now;
                is_new
            } else {
                self.brute.score(request, slot).is_some_and(|pair| enter(list, pair))
            };
            if is_new {
                changed.push(number);
            }
        }
        changed
    }
}

/// Slots by id.
struct Slots {
    offers: HashMap<String, usize>,
    requests: HashMap<String, usize>,
}

fn numbered(ids: &[String]) -> HashMap<String, usize> {
    ids.iter().cloned().zip(0..).collect()
}

/// Runs all events through the index and, where wanted, through brute force; every list is compared
/// after every event.
pub fn run(
    data: &Data,
    index: &mut Index<PeerV1>,
    model: &PeerV1,
    lists: Option<Vec<Vec<Ranked>>>,
) -> Result<Took> {
    let mut slots =
        Slots { offers: numbered(&data.offer_ids), requests: numbered(&data.request_ids) };
    let mut naive = lists.map(|lists| Naive {
        brute: Brute::new(model, data.offers.iter().cloned().map(Some).collect()),
        requests: data.requests.iter().cloned().map(Some).collect(),
        lists,
    });
    let mut took = Took::default();
    for (number, event) in data.events.iter().enumerate() {
        let changed = apply(index, &mut slots, event, &mut took)?;
        took.lists += changed.len();
        took.events += 1;
        if let Some(naive) = &mut naive {
            let expected = expect(naive, &slots, index, event);
            ensure!(changed == expected, "event {number} changes other lists");
            let same = changed.iter().all(|slot| index.list(*slot) == naive.lists[*slot as usize]);
            ensure!(same, "event {number} makes another list");
        }
    }
    if let Some(naive) = &naive {
        for (slot, list) in (0..).zip(&naive.lists) {
            ensure!(index.list(slot) == list, "list {slot} differs in the end");
        }
    }
    Ok(took)
}

/// Tells the index, and hands back whose list is another now.
fn apply(
    index: &mut Index<PeerV1>,
    slots: &mut Slots,
    event: &Event,
    took: &mut Took,
) -> Result<Vec<u32>> {
    Ok(match event {
        Event::OfferPosted(offer, id) => {
            let slot = slots.offers.len();
            slots.offers.insert(id.clone(), slot);
            let (slot, offer) = (u32::try_from(slot)?, (**offer).clone());
            took.posted.of(|| index.put_offer(slot, offer))
        }
        Event::OfferChanged { id, remaining, funding } => {
            let slot = u32::try_from(slots.offers[id])?;
            let Some(mut offer) = index.offer(slot).cloned() else { return Ok(Vec::new()) };
            (offer.remaining, offer.funding) = (*remaining, *funding);
            took.changed.of(|| index.put_offer(slot, offer))
        }
        Event::OfferWithdrawn { id } => {
            let slot = u32::try_from(slots.offers[id])?;
            took.withdrawn.of(|| index.remove_offer(slot))
        }
        Event::RequestPosted(request, id) => {
            let slot = slots.requests.len();
            slots.requests.insert(id.clone(), slot);
            let (slot, request) = (u32::try_from(slot)?, (**request).clone());
            let changed = took.requested.of(|| index.put_request(slot, request));
            if changed { vec![slot] } else { Vec::new() }
        }
        Event::RequestWithdrawn { id } => {
            let slot = u32::try_from(slots.requests[id])?;
            let changed = took.unrequested.of(|| index.remove_request(slot));
            if changed { vec![slot] } else { Vec::new() }
        }
    })
}

/// What brute force makes of the same event. The index knows the records by now.
fn expect(naive: &mut Naive<'_>, slots: &Slots, index: &Index<PeerV1>, event: &Event) -> Vec<u32> {
    let number = |slot: usize| u32::try_from(slot).unwrap_or(u32::MAX);
    match event {
        Event::OfferPosted(_, id)
        | Event::OfferChanged { id, .. }
        | Event::OfferWithdrawn { id } => {
            let slot = slots.offers[id];
            naive.brute.put(slot, index.offer(number(slot)).cloned());
            naive.touch(slot)
        }
        Event::RequestPosted(request, id) => {
            let list = naive.brute.list(request);
            naive.requests.push(Some((**request).clone()));
            naive.lists.push(list);
            let slot = slots.requests[id];
            if naive.lists[slot].is_empty() { Vec::new() } else { vec![number(slot)] }
        }
        Event::RequestWithdrawn { id } => {
            let slot = slots.requests[id];
            naive.requests[slot] = None;
            let before = std::mem::take(&mut naive.lists[slot]);
            if before.is_empty() { Vec::new() } else { vec![number(slot)] }
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
