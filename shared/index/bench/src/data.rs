//! A data set, read whole.

use std::{collections::HashMap, fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::{
    record::{Offer, Request},
    reference::{Line, Reference},
};

/// Everything that a run needs.
pub struct Data {
    pub reference: Reference,
    pub offers: Vec<Offer>,
    pub offer_ids: Vec<String>,
    pub offer_texts: Vec<String>,
    pub requests: Vec<Request>,
    pub request_ids: Vec<String>,
    pub facilitators: Vec<Offer>,
    pub events: Vec<Event>,
}

/// What happens after the start, to the offer or the request in a slot. New ones stand behind all
/// others, in the order in which they come.
pub enum Event {
    OfferPosted(u32, Box<Offer>),
    OfferChanged { slot: u32, remaining: u16, funding: u32 },
    OfferWithdrawn(u32),
    RequestPosted(u32, Box<Request>),
    RequestWithdrawn(u32),
}

#[derive(Deserialize)]
struct Told {
    op: String,
    id: Option<String>,
    offer: Option<Line>,
    request: Option<Line>,
    #[serde(default)]
    remaining: u16,
    #[serde(default)]
    fund_kusd: u32,
}

fn lines<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<Vec<T>> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    text.lines().map(|line| serde_json::from_str(line).context("a line of the data")).collect()
}

impl Data {
    pub fn read(folder: &Path) -> Result<Self> {
        let mut reference = Reference::read(folder)?;
        let offers: Vec<Line> = lines(&folder.join("offers.jsonl"))?;
        let requests: Vec<Line> = lines(&folder.join("requests.jsonl"))?;
        reference.learn_tongues(offers.iter().chain(&requests));
        let facilitators: Vec<Line> = lines(&folder.join("facilitators.jsonl"))?;
        let told: Vec<Told> = lines(&folder.join("events.jsonl"))?;
        let mut slots = Slots { offers: numbered(&offers), requests: numbered(&requests) };
        let events = told.into_iter().map(|told| event(&reference, &mut slots, told));
        let events = events.collect::<Result<_>>()?;
        let (offer_ids, offer_texts) =
            offers.iter().map(|line| (line.id.clone(), line.text.clone())).unzip();
        let offer = |(place, line): (u32, &Line)| reference.offer(line, place);
        Ok(Self {
            offers: (0..).zip(&offers).map(offer).collect(),
            offer_ids,
            offer_texts,
            requests: requests.iter().map(|line| reference.request(line)).collect(),
            request_ids: requests.into_iter().map(|line| line.id).collect(),
            facilitators: (0..).zip(&facilitators).map(offer).collect(),
            events,
            reference,
        })
    }
}

/// Slots by id.
struct Slots {
    offers: HashMap<String, u32>,
    requests: HashMap<String, u32>,
}

fn numbered(lines: &[Line]) -> HashMap<String, u32> {
    lines.iter().map(|line| line.id.clone()).zip(0..).collect()
}

/// The slot of one that is known.
fn known(slots: &HashMap<String, u32>, id: Option<String>) -> Result<u32> {
    let id = id.context("an id")?;
    slots.get(&id).copied().with_context(|| format!("{id} is unknown"))
}

/// The slot of one that comes now.
fn next(slots: &mut HashMap<String, u32>, line: &Line) -> Result<u32> {
    let slot = u32::try_from(slots.len())?;
    ensure!(slots.insert(line.id.clone(), slot).is_none(), "{} came before", line.id);
    Ok(slot)
}

fn event(reference: &Reference, slots: &mut Slots, told: Told) -> Result<Event> {
    let Slots { offers, requests } = slots;
    Ok(match told.op.as_str() {
        "offer_posted" => {
            let line = told.offer.context("an offer")?;
            let slot = next(offers, &line)?;
            Event::OfferPosted(slot, reference.offer(&line, slot).into())
        }
        "offer_changed" => {
            let slot = known(offers, told.id)?;
            Event::OfferChanged { slot, remaining: told.remaining, funding: told.fund_kusd }
        }
        "offer_withdrawn" => Event::OfferWithdrawn(known(offers, told.id)?),
        "request_posted" => {
            let line = told.request.context("a request")?;
            Event::RequestPosted(next(requests, &line)?, reference.request(&line).into())
        }
        "request_withdrawn" => Event::RequestWithdrawn(known(requests, told.id)?),
        other => anyhow::bail!("{other} is no event"),
    })
}
