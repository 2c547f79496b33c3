//! The service on a memory store, driven as browsers and programs drive it.

mod any;
mod api;
mod inputs;
mod pages;
mod reading;
mod sight;
mod suggesting;

use app::{
    App,
    testing::{Answer, Visitor},
};
use domain::Aggregate;
use event_store::{Caller, CommandId, Done, Origin, execute};
use serde_json::{Value, json};

use crate::{desk::Desk, schema::example};

pub(super) const ALL: &str = "/api/v1/cooperation-requests";
pub(super) const ONE: &str = "/api/v1/cooperation-requests/bo-milk";
pub(super) const PAGE: &str = "/cooperation-requests/bo-milk";

/// The service with its follower at work, and some who visit it.
pub(super) struct Open {
    pub(super) app: App,
    pub(super) desk: Desk,
    /// Nobody in particular.
    pub(super) anybody: Visitor,
    /// An agency of Bolivia.
    pub(super) bolivia: Visitor,
    pub(super) coordinator: Visitor,
}

pub(super) fn open() -> Open {
    let app = app::testing::app();
    let (service, desk) = crate::bind_with_desk(&app);
    for follower in service.followers {
        tokio::spawn(follower.run);
    }
    let anybody = Visitor::new(service.router, &app).speaking("en");
    let bolivia = anybody.clone().acting_as("agency:BO;name=Ana");
    let coordinator = anybody.clone().acting_as("coordinator");
    Open { app, desk, anybody, bolivia, coordinator }
}

impl Open {
    /// Somebody who acts in that role.
    pub(super) fn acting_as(&self, who: &str) -> Visitor {
        self.anybody.clone().acting_as(who)
    }

    /// Submits the example under this id, some of its fields changed.
    pub(super) async fn submit(&self, id: &str, change: Value) -> Answer {
        let mut request = example();
        request["id"] = json!(id);
        if let (Value::Object(request), Value::Object(change)) = (&mut request, change) {
            request.extend(change);
        }
        let answer = self.coordinator.json("POST", ALL, &request).await;
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
}

/// The fields of the form for the example.
pub(super) fn form() -> Vec<(&'static str, &'static str)> {
    vec![
        ("recipient", "BO"),
        ("agency", "Ministerio de Salud y Deportes"),
        ("visible_to", "everyone"),
        ("title", "Primer banco de leche humana"),
        ("problem", "No hay leche pasteurizada.\r\nEl hospital tiene el espacio."),
        ("why_now", "Se redacta la norma."),
        ("expected_change", ""),
        ("already_exists", ""),
        ("written_in", "es · Spanish"),
        ("thematic_areas[0]", "13020 · Reproductive health care"),
        ("thematic_areas[1]", ""),
        ("sdg_targets[0]", "3.2"),
        ("needs[0].theme", ""),
        ("needs[0].quantity", ""),
        ("needs[0].unit", ""),
        ("needs[1].theme", "13020"),
        ("needs[1].modality", "expert_exchange"),
        ("needs[1].quantity", "6"),
        ("needs[1].unit", "expert_weeks"),
        ("needs[2].skill", "pasteurización"),
        ("needs[2].quantity", "20"),
        ("needs[2].unit", "people"),
        ("languages[0]", "Spanish"),
        ("languages[1]", "pt"),
        ("needed_from", "2027-02-01"),
        ("needed_until", "2027-11-30"),
        ("urgency", "soon"),
        ("total_cost_usd", "100000"),
        ("own_contribution_usd", "40000"),
        ("partners_wanted[0]", "BR · Brazil"),
        ("endorsement", "https://example.org/nota"),
    ]
}

/// The form with one field sent otherwise.
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
