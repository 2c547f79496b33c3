//! A data set, read whole.

use std::{fs, path::Path};

use anyhow::{Context, Result};
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

/// What happens after the start.
pub enum Event {
    OfferPosted(Box<Offer>, String),
    OfferChanged { id: String, remaining: u16, funding: u32 },
    OfferWithdrawn { id: String },
    RequestPosted(Box<Request>, String),
    RequestWithdrawn { id: String },
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
        let events =
            told.into_iter().scan(offers.len(), |place, told| Some(event(&reference, place, told)));
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

/// New offers stand behind all others, in the order in which they come.
fn event(reference: &Reference, place: &mut usize, told: Told) -> Result<Event> {
    let id = told.id.context("an id");
    Ok(match told.op.as_str() {
        "offer_posted" => {
            let line = told.offer.context("an offer")?;
            let offer = reference.offer(&line, u32::try_from(*place)?);
            *place += 1;
            Event::OfferPosted(offer.into(), line.id)
        }
        "offer_changed" => {
            Event::OfferChanged { id: id?, remaining: told.remaining, funding: told.fund_kusd }
        }
        "offer_withdrawn" => Event::OfferWithdrawn { id: id? },
        "request_posted" => {
            let line = told.request.context("a request")?;
            Event::RequestPosted(reference.request(&line).into(), line.id)
        }
        "request_withdrawn" => Event::RequestWithdrawn { id: id? },
        other => anyhow::bail!("{other} is no event"),
    })
}
