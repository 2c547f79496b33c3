//! The records of the demo, read by the same readers as everybody's and executed as commands.

use app::{
    App,
    fields::{FieldError, Raw, from_json},
};
use domain::{
    Aggregate, CapacityOffer, CooperationRequest, Partnership, PartnershipId, Programme,
    ProgrammeId, capacity_offer, cooperation_request, partnership, programme,
};
use event_store::execute_unit;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::{
    compose,
    exit::{Code, exit},
};

const OFFERS: &str = include_str!("../../../../config/demo/offers.jsonl");
const REQUESTS: &str = include_str!("../../../../config/demo/requests.jsonl");
const PARTNERSHIPS: &str = include_str!("../../../../config/demo/partnerships.jsonl");
const PROGRAMMES: &str = include_str!("../../../../config/demo/programmes.jsonl");

/// How many records of each kind the demo has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Programmes.
    pub programmes: usize,
    /// Past partnerships.
    pub partnerships: usize,
    /// Open requests.
    pub requests: usize,
    /// Published offers.
    pub offers: usize,
}

#[derive(Deserialize)]
struct Named<Id, T> {
    id: Id,
    #[serde(flatten)]
    what: T,
}

/// Executes the whole demo: programmes and past partnerships, then offers, then requests, each kind
/// all or nothing. On a folder that has them already, nothing happens.
pub async fn load(app: &App) -> anyhow::Result<Counts> {
    let programmes: Vec<Named<ProgrammeId, programme::Terms>> = lines("programmes", PROGRAMMES)?;
    let partnerships: Vec<Named<PartnershipId, partnership::Past>> =
        lines("partnerships", PARTNERSHIPS)?;
    let requests = records("requests", REQUESTS, cooperation_requests::read_terms)?;
    let offers = records("offers", OFFERS, capacity_offers::read_terms)?;
    let counts = Counts {
        programmes: programmes.len(),
        partnerships: partnerships.len(),
        requests: requests.len(),
        offers: offers.len(),
    };
    all::<Programme, _>(app, "programmes", programmes, |terms| {
        programme::Command::Establish(Box::new(terms))
    })
    .await?;
    all::<Partnership, _>(app, "partnerships", partnerships, |past| {
        partnership::Command::Document(Box::new(past))
    })
    .await?;
    all::<CapacityOffer, _>(app, "offers", offers, |terms| {
        capacity_offer::Command::Publish(Box::new(terms))
    })
    .await?;
    all::<CooperationRequest, _>(app, "requests", requests, |terms| {
        cooperation_request::Command::Submit(Box::new(terms))
    })
    .await?;
    Ok(counts)
}

/// Executes one command on each, all in one append.
async fn all<A: Aggregate, T>(
    app: &App,
    kind: &str,
    records: Vec<Named<A::Id, T>>,
    command: impl Fn(T) -> A::Command,
) -> anyhow::Result<()> {
    let commands: Vec<(A::Id, A::Command)> =
        records.into_iter().map(|record| (record.id, command(record.what))).collect();
    let caller = compose::named_caller(app, &format!("demo {kind}"));
    let commands = &commands;
    execute_unit::<A::Error, _>(&*app.store, &caller, |unit| {
        Box::pin(async move {
            for (id, command) in commands {
                unit.decide::<A>(id, command.clone()).await?;
            }
            Ok(())
        })
    })
    .await?;
    Ok(())
}

fn lines<T: DeserializeOwned>(file: &str, text: &str) -> anyhow::Result<Vec<T>> {
    let parsed = text.lines().enumerate().map(|(at, line)| {
        serde_json::from_str(line).map_err(|error| wrong(file, at, &error.to_string()))
    });
    parsed.collect()
}

fn records<Id, T>(
    file: &str,
    text: &str,
    read: impl Fn(&Raw) -> Result<(Option<Id>, T), Vec<FieldError>>,
) -> anyhow::Result<Vec<Named<Id, T>>> {
    let parsed = text.lines().enumerate().map(|(at, line)| {
        let raw = from_json(line.as_bytes()).map_err(|error| wrong(file, at, &error.id))?;
        let (id, terms) = read(&raw).map_err(|errors| wrong(file, at, &format!("{errors:?}")))?;
        let id = id.ok_or_else(|| wrong(file, at, "no id"))?;
        Ok(Named { id, what: terms })
    });
    parsed.collect()
}

fn wrong(file: &str, at: usize, why: &str) -> anyhow::Error {
    exit(Code::Data, format!("config/demo/{file}.jsonl, line {}: {why}", at + 1))
}
