//! The records of the demo, read by the same readers as everybody's and executed as commands.

use app::{
    App,
    fields::{FieldError, Raw, from_json},
};
use domain::{
    Aggregate, CapacityOffer, CapacityOfferId, CooperationRequest, CooperationRequestId, Message,
    Partnership, PartnershipId, Programme, ProgrammeId, capacity_offer, cooperation_request,
    partnership, programme,
};
use event_store::{EventStore, Position, execute_unit, load};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::{
    compose,
    exit::{Code, exit, tell},
    run::Run,
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

/// All that the demo has.
pub struct Demo {
    programmes: Vec<Named<ProgrammeId, programme::Terms>>,
    partnerships: Vec<Named<PartnershipId, partnership::Past>>,
    offers: Vec<Named<CapacityOfferId, capacity_offer::Terms>>,
    requests: Vec<Named<CooperationRequestId, cooperation_request::Terms>>,
}

impl Demo {
    /// Reads it, as documented: what it tells of may be over.
    pub fn read() -> anyhow::Result<Self> {
        Ok(Self {
            programmes: lines("programmes", PROGRAMMES)?,
            partnerships: lines("partnerships", PARTNERSHIPS)?,
            offers: records("offers", OFFERS, capacity_offers::read_terms)?,
            requests: records("requests", REQUESTS, cooperation_requests::read_terms)?,
        })
    }

    /// Whether all of it can be recorded: of what an earlier demo has not, nothing may be there.
    pub async fn check(&self, run: &Run, app: &App) -> anyhow::Result<()> {
        free::<Programme, _>(run, app, "programmes", &self.programmes).await?;
        free::<Partnership, _>(run, app, "partnerships", &self.partnerships).await?;
        free::<CapacityOffer, _>(run, app, "offers", &self.offers).await?;
        free::<CooperationRequest, _>(run, app, "requests", &self.requests).await
    }

    /// Executes the whole demo: programmes and past partnerships, then offers, then requests, each
    /// kind all or nothing. On a folder that has them already, nothing happens.
    pub async fn load(self, app: &App) -> anyhow::Result<Counts> {
        let counts = Counts {
            programmes: self.programmes.len(),
            partnerships: self.partnerships.len(),
            requests: self.requests.len(),
            offers: self.offers.len(),
        };
        all::<Programme, _>(app, "programmes", self.programmes, |terms| {
            programme::Command::Establish(Box::new(terms))
        })
        .await?;
        all::<Partnership, _>(app, "partnerships", self.partnerships, |past| {
            partnership::Command::Document(Box::new(past))
        })
        .await?;
        all::<CapacityOffer, _>(app, "offers", self.offers, |terms| {
            capacity_offer::Command::Publish(Box::new(terms))
        })
        .await?;
        all::<CooperationRequest, _>(app, "requests", self.requests, |terms| {
            cooperation_request::Command::Submit(Box::new(terms))
        })
        .await?;
        Ok(counts)
    }
}

/// Whether none of the records has a namesake, unless an earlier demo has recorded them.
async fn free<A: Aggregate, T>(
    run: &Run,
    app: &App,
    kind: &str,
    records: &[Named<A::Id, T>],
) -> anyhow::Result<()> {
    let wish = compose::named_caller(app, &format!("demo {kind}")).command;
    if app.store.outcome(wish).await?.is_some() {
        return Ok(());
    }
    for record in records {
        if load::<A>(&*app.store, &record.id).await?.position > Position::START {
            let message = Message::new("cli-demo-taken").with("id", record.id.to_string());
            let data = run.settings.serve.data.display().to_string();
            return Err(tell(Code::Data, message.with("data", data)));
        }
    }
    Ok(())
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
