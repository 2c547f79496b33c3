//! The service through its router, on the memory store.

mod home;
mod keyboard;
mod lapsing;
mod pages;
mod race;
mod refusing;
mod seeing;
mod stale;
mod whole_path;

use app::{
    App,
    testing::{Answer, Visitor, app},
};
use domain::{
    Calendar, CapacityOffer, CooperationRequest, Partnership, ProposalId, Shortlist, calendar,
    capacity_offer, cooperation_request, partnership, shortlist,
};
use event_store::{Caller, CommandId, Origin, Position, execute};
use jiff::{ToSpan as _, civil::Date};
use serde_json::{Value, json};

use crate::bind;

/// The proposal that most tests are about.
pub(crate) const MILK: &str = "bo-milk~br-milk";
/// A triangular one.
pub(crate) const POWER: &str = "ne-power~ma-power~isdb-loans";

/// The service at work on a log of its own.
pub(crate) struct World {
    pub app: App,
    router: axum::Router,
}

impl World {
    /// An empty log.
    pub fn empty() -> Self {
        let app = app();
        let service = bind(&app);
        for follower in service.followers {
            tokio::spawn(follower.run);
        }
        Self { app, router: service.router }
    }

    /// Two requests, three offers, and what was proposed.
    pub async fn new() -> Self {
        let world = Self::empty();
        world.begin(0).await;
        world.publish("br-milk", "BR", json!({})).await;
        world.publish("co-milk", "CO", json!({})).await;
        world.publish("ma-power", "MA", json!({})).await;
        let loans = json!({"role": "support", "brings_usd": 100_000, "expert_weeks_per_year": 1});
        world.publish("isdb-loans", "ISDB", loans).await;
        world.submit("bo-milk", "BO", json!({})).await;
        world.submit("ne-power", "NE", json!({"urgency": "urgent"})).await;
        world.list("bo-milk", &[("br-milk", None, 812), ("co-milk", None, 640)], &[]).await;
        let power = [("ma-power", Some("isdb-loans"), 700)];
        world.list("ne-power", &power, &[]).await;
        world
    }

    pub fn visitor(&self, who: &str) -> Visitor {
        Visitor::new(self.router.clone(), &self.app).acting_as(who)
    }

    pub fn nobody(&self) -> Visitor {
        Visitor::new(self.router.clone(), &self.app)
    }

    pub fn coordinator(&self) -> Visitor {
        self.visitor("coordinator;name=Ana")
    }

    pub fn caller(&self) -> Caller {
        let at = self.app.clock.now();
        let command = app::ids::fresh(at);
        Caller {
            command: CommandId(command),
            origin: Origin {
                actor: "somebody".into(),
                on_behalf_of: None,
                at,
                correlation: command,
                causation: None,
                trace_parent: None,
            },
            expected: None,
        }
    }

    /// Lets the day begin that is so many days after the first.
    pub async fn begin(&self, days: i32) -> Date {
        let day = self.app.clock.today().checked_add(days.days()).unwrap();
        let id = "utc".parse().unwrap();
        let begin = calendar::Command::Begin(day);
        execute::<Calendar>(&*self.app.store, &self.caller(), &id, begin).await.unwrap();
        day
    }

    pub async fn publish(&self, id: &str, provider: &str, other: Value) {
        let mut terms = json!({
            "provider": provider, "institution": "Instituto", "title": format!("Oferta {id}"),
            "summary": "Lo que se comparte.", "written_in": "es", "thematic_areas": ["13020"],
            "role": "both", "modalities": ["expert_exchange"], "languages": ["es"],
            "eligible": ["all_developing"], "places": 1, "expert_weeks_per_year": 12,
            "available_from": "2026-01-01", "available_until": "2028-12-31",
            "valid_until": "2028-12-31",
            "source": {"note": "Informe de la cooperación", "link": "https://example.org/informe"},
        });
        merge(&mut terms, other);
        let terms: capacity_offer::Terms = serde_json::from_value(terms).unwrap();
        let publish = capacity_offer::Command::Publish(Box::new(terms));
        self.offer(id, publish).await;
    }

    pub async fn offer(&self, id: &str, command: capacity_offer::Command) {
        let id = id.parse().unwrap();
        execute::<CapacityOffer>(&*self.app.store, &self.caller(), &id, command).await.unwrap();
    }

    pub async fn submit(&self, id: &str, recipient: &str, other: Value) {
        let mut terms = json!({
            "recipient": recipient, "agency": "Agencia", "title": format!("Solicitud {id}"),
            "problem": "Lo que falta.", "written_in": "es", "thematic_areas": ["13020"],
            "needs": [{"theme": "13020", "quantity": 4, "unit": "expert_weeks"}],
            "languages": ["es"], "needed_from": "2027-01-01", "needed_until": "2027-12-31",
            "urgency": "soon", "visible_to": "everyone",
        });
        merge(&mut terms, other);
        let terms: cooperation_request::Terms = serde_json::from_value(terms).unwrap();
        let submit = cooperation_request::Command::Submit(Box::new(terms));
        self.request(id, submit).await;
    }

    pub async fn request(&self, id: &str, command: cooperation_request::Command) {
        let id = id.parse().unwrap();
        execute::<CooperationRequest>(&*self.app.store, &self.caller(), &id, command)
            .await
            .unwrap();
    }

    /// Changes the terms of a request.
    pub async fn revise(&self, id: &str, recipient: &str, title: &str) {
        let mut terms: Value = json!({
            "recipient": recipient, "agency": "Agencia", "title": title,
            "problem": "Lo que falta.", "written_in": "es", "thematic_areas": ["13020"],
            "needs": [{"theme": "13020", "quantity": 4, "unit": "expert_weeks"}],
            "languages": ["es"], "needed_from": "2027-01-01", "needed_until": "2027-12-31",
            "urgency": "soon", "visible_to": "everyone",
        });
        let terms: cooperation_request::Terms = serde_json::from_value(terms.take()).unwrap();
        let revise = cooperation_request::Command::Revise(Box::new(terms));
        self.request(id, revise).await;
    }

    /// Revises a shortlist: what enters, and what leaves.
    pub async fn list(
        &self,
        request: &str,
        entered: &[(&str, Option<&str>, i32)],
        left: &[(&str, &str)],
    ) {
        let entered =
            entered.iter().map(|(first, second, score)| proposal(request, first, *second, *score));
        let left = left.iter().map(|(id, why)| json!({"proposal": id, "why": why}));
        let revision = json!({
            "as_of": self.app.store.head().borrow().0,
            "policy": {"version": "2026-11", "hash": "ab"},
            "entered": entered.collect::<Vec<_>>(), "left": left.collect::<Vec<_>>(),
        });
        let revise = shortlist::Command::Revise(serde_json::from_value(revision).unwrap());
        let id = request.parse().unwrap();
        execute::<Shortlist>(&*self.app.store, &self.caller(), &id, revise).await.unwrap();
    }

    pub async fn document(&self, id: &str) {
        let past: partnership::Past = serde_json::from_value(json!({
            "recipient": "PE", "first_provider": "MX", "second_provider": "DE",
            "title": "Agua", "thematic_areas": ["14020"], "year_from": 2012, "year_until": 2014,
            "result": "Tres plantas", "source": {"note": "Informe", "link": "https://example.org"},
        }))
        .unwrap();
        let document = partnership::Command::Document(Box::new(past));
        let id = id.parse().unwrap();
        execute::<Partnership>(&*self.app.store, &self.caller(), &id, document).await.unwrap();
    }

    /// A decision by API.
    pub async fn decide(&self, id: &str, decision: Value) -> Answer {
        let address = format!("/api/v1/proposals/{id}/decisions");
        self.coordinator().json("POST", &address, &decision).await
    }

    pub async fn endorse(&self, id: &str) {
        let answer = self.decide(id, json!({"decision": "endorse"})).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
    }

    /// A party's answer by API.
    pub async fn answer(&self, id: &str, who: &str, party: &str, consents: bool) -> Answer {
        let address = format!("/api/v1/proposals/{id}/consents");
        let body = json!({"party": party, "consents": consents});
        self.visitor(who).json("POST", &address, &body).await
    }

    pub async fn card(&self, id: &str) -> Value {
        let answer = self.coordinator().get(&format!("/api/v1/proposals/{id}")).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.value()
    }

    pub async fn status(&self, id: &str) -> String {
        self.card(id).await["status"]["code"].as_str().unwrap().to_owned()
    }

    /// Waits until a proposal has that status.
    pub async fn reaches(&self, id: &str, status: &str) {
        for _ in 0..200 {
            if self.status(id).await == status {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("{id} is {}, not {status}", self.status(id).await);
    }

    /// How many events the log has.
    pub fn head(&self) -> Position {
        *self.app.store.head().borrow()
    }

    /// The names of the log's streams and events after that position.
    pub async fn events(&self, after: Position) -> Vec<String> {
        let events = self.app.store.read(after, 1_000).await.unwrap();
        let name = |event: event_store::Recorded| format!("{} {}", event.stream, event.kind);
        events.into_iter().map(name).collect()
    }
}

fn merge(terms: &mut Value, other: Value) {
    if let (Some(terms), Value::Object(other)) = (terms.as_object_mut(), other) {
        terms.extend(other);
    }
}

fn proposal(request: &str, first: &str, second: Option<&str>, score: i32) -> Value {
    let (request, first) = (request.parse().unwrap(), first.parse().unwrap());
    let second: Option<domain::CapacityOfferId> = second.map(|second| second.parse().unwrap());
    let id = ProposalId::of(&request, &first, second.as_ref());
    let mut proposal = json!({
        "id": id, "request": request, "first_provider": first, "score": score,
        "contributions": [
            {"criterion": "thematic_area", "points": score - 100, "of": 900,
             "evidence": {"id": "criterion-thematic-area-about"}},
            {"criterion": "working_language", "points": 100, "of": 100,
             "evidence": {"id": "criterion-working-language-preferred", "args": {"language": {"language": "es"}}}},
        ],
        "unmet": [{"modality": {"modality": "training_course"}}],
    });
    if let Some(second) = second {
        let closes = json!([{"funding": {"usd": 60_000, "percent": 60}}]);
        merge(&mut proposal, json!({"second_provider": second, "closes": closes}));
    }
    proposal
}
