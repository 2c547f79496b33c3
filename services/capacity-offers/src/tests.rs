//! The service on a memory store, driven as browsers and programs drive it.

mod any;
mod api;
mod expiry;
mod inputs;
mod keeping;
mod lives;
mod pages;
mod programmes;
mod reading;
mod suggesting;

use app::{
    App,
    testing::{Answer, Visitor},
};
use domain::{Aggregate, CapacityOffer, CapacityOfferId, capacity_offer::Command};
use event_store::{Caller, CommandId, Done, Origin, Progress, execute};
use serde_json::{Value, json};

use crate::schema::example;

/// The service with its followers at work, and somebody who speaks for Brazil.
pub(super) struct Open {
    pub(super) app: App,
    /// How far the expiry of offers has come.
    pub(super) expiry: Progress,
    /// Nobody in particular.
    pub(super) anybody: Visitor,
    /// The focal point of Brazil.
    pub(super) brazil: Visitor,
}

pub(super) fn open() -> Open {
    let app = app::testing::app();
    let (service, expiry) = crate::bind_with_expiry(&app);
    for follower in service.followers {
        tokio::spawn(follower.run);
    }
    let anybody = Visitor::new(service.router, &app).speaking("en");
    let brazil = anybody.clone().acting_as("country:BR;name=Ana");
    Open { app, expiry, anybody, brazil }
}

impl Open {
    /// Publishes the example under this id, some of its fields changed.
    pub(super) async fn publish(&self, id: &str, change: Value) -> Answer {
        let mut offer = example();
        offer["id"] = json!(id);
        if let (Value::Object(offer), Value::Object(change)) = (&mut offer, change) {
            offer.extend(change);
        }
        let coordinator = self.anybody.clone().acting_as("coordinator");
        let answer = coordinator.json("POST", "/api/v1/capacity-offers", &offer).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer
    }

    /// Carries out a command of which this service knows nothing.
    pub(super) async fn carry_out<A: Aggregate>(&self, id: &A::Id, command: A::Command) -> Done {
        let at = self.app.clock.now();
        let command_id = CommandId(app::ids::fresh(at));
        let origin = Origin {
            actor: "coordinator".into(),
            on_behalf_of: None,
            at,
            correlation: command_id.0,
            causation: None,
            trace_parent: None,
        };
        let caller = Caller { command: command_id, origin, expected: None };
        execute::<A>(&*self.app.store, &caller, id, command).await.expect("a test knows the rules")
    }

    /// Sets two weeks and a place aside for a partnership.
    pub(super) async fn hold(&self, id: &str) {
        let id: CapacityOfferId = id.parse().unwrap();
        let hold = domain::capacity_offer::Hold { places: 1, expert_weeks: 2 };
        let command = Command::Hold { partnership: "bo-milk".parse().unwrap(), hold };
        self.carry_out::<CapacityOffer>(&id, command).await;
    }
}

/// The fields of the form for the example.
pub(super) fn form() -> Vec<(&'static str, &'static str)> {
    vec![
        ("provider", "BR"),
        ("institution", "Fundação Oswaldo Cruz (Fiocruz)"),
        ("title", "Bancos de leite humano"),
        ("summary", "Da coleta à pasteurização.\r\nEm rede."),
        ("written_in", "pt · Portuguese"),
        ("thematic_areas[0]", "13020 · Reproductive health care"),
        ("thematic_areas[1]", ""),
        ("thematic_areas[2]", "12240"),
        ("sdg_targets[0]", "3.2"),
        ("skills", "pasteurização\r\n\r\ncontrole de qualidade"),
        ("role", "expertise"),
        ("modalities", "expert_exchange"),
        ("modalities", "internship"),
        ("languages[0]", "Portuguese"),
        ("languages[1]", "es"),
        ("eligible[0]", "region:419 · Latin America and the Caribbean"),
        ("eligible[1]", "Mozambique"),
        ("places", "2"),
        ("expert_weeks_per_year", "12"),
        ("available_from", "2026-01-01"),
        ("available_until", "2028-12-31"),
        ("valid_until", "2027-12-31"),
        ("pays_for", "expert_time"),
        ("brings_usd", ""),
        ("evidence[0].what", ""),
        ("evidence[1].what", "First bank"),
        ("evidence[1].country", "BO · Bolivia"),
        ("evidence[1].year", "2012"),
        ("evidence[1].link", ""),
    ]
}

/// The form with one field sent otherwise, or left out where the value is empty.
pub(super) fn form_with<'f>(field: &'f str, value: &'f str) -> Vec<(&'f str, &'f str)> {
    let mut form: Vec<(&str, &str)> = form();
    form.retain(|(name, _)| *name != field);
    form.push((field, value));
    form
}

/// What a page says, without its marks.
pub(super) fn words(html: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                words.push(' ');
            }
            _ if !inside => words.push(letter),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
