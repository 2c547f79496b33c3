//! The steps that several journeys take.

use serde_json::{Value, json};

use crate::harness::{Answer, Caller, Server, eventually, fund, offer, request, with};

pub const OFFERS: &str = "/api/v1/capacity-offers";
pub const REQUESTS: &str = "/api/v1/cooperation-requests";

/// A folder in which Brazil offers, a bank brings money, and Bolivia asks for both.
#[track_caller]
pub fn three_who_fit(server: &Server) {
    publish(server, "country:BR", &offer("br-milk"));
    publish(server, "institution:ISDB", &fund("isdb-health"));
    let costly = with(request("bo-milk"), "total_cost_usd", 300_000);
    submit(server, "agency:BO", &with(costly, "own_contribution_usd", 120_000));
}

/// Makes an offer known.
#[track_caller]
pub fn publish(server: &Server, who: &str, offer: &Value) -> Answer {
    server.acting_as(who).post(OFFERS, offer).expect(201)
}

/// Posts a request.
#[track_caller]
pub fn submit(server: &Server, who: &str, request: &Value) -> Answer {
    server.acting_as(who).post(REQUESTS, request).expect(201)
}

/// The proposals of a request, once there are some, as a coordinator sees them.
#[track_caller]
pub fn proposals(server: &Server, request: &str) -> Vec<Value> {
    let coordinator = server.acting_as("coordinator");
    eventually(&format!("{request} has proposals"), || {
        let list = coordinator.get(&format!("{REQUESTS}/{request}/shortlist")).expect(200).json();
        list["proposals"].as_array().filter(|found| !found.is_empty()).cloned()
    })
}

/// The id of the request's best proposal of that form, `bilateral` or `triangular`.
#[track_caller]
pub fn proposal(server: &Server, request: &str, form: &str) -> String {
    eventually(&format!("{request} has a {form} proposal"), || {
        let found = proposals(server, request);
        let found = found.iter().find(|proposal| proposal["form"] == form)?;
        Some(found["id"].as_str().unwrap().to_owned())
    })
}

/// Endorses as coordinator, on what the card shows.
#[track_caller]
pub fn endorse(server: &Server, proposal: &str) -> Answer {
    let coordinator = server.acting_as("coordinator");
    let path = format!("/api/v1/proposals/{proposal}");
    let card = coordinator.get(&path).expect(200).json();
    let shown = json!({
        "decision": "endorse", "shown_as_of": card["shown_as_of"], "basis": card["basis"],
    });
    coordinator.post(&format!("{path}/decisions"), &shown).expect(200)
}

/// Consents for a seat: `recipient`, `first_provider` or `second_provider`.
pub fn consent(caller: &Caller, proposal: &str, party: &str) -> Answer {
    let yes = json!({"party": party, "consents": true});
    caller.post(&format!("/api/v1/proposals/{proposal}/consents"), &yes)
}

/// What the API says of one offer.
#[track_caller]
pub fn offer_now(server: &Server, id: &str) -> Value {
    server.nobody().get(&format!("{OFFERS}/{id}")).expect(200).json()
}

/// Nothing of the formed partnership is left to do: the request is fulfilled, its list is empty, and
/// it stands in no queue.
#[track_caller]
pub fn nothing_is_left_to_do(server: &Server, request: &str) {
    let coordinator = server.acting_as("coordinator");
    let asked = coordinator.get(&format!("{REQUESTS}/{request}")).expect(200).json();
    assert_eq!(asked["stage"], "fulfilled", "{asked}");
    let queue = coordinator.get("/api/v1/review?status=all&limit=200").expect(200).json();
    let queued = queue["items"].as_array().unwrap().iter();
    assert!(queued.clone().all(|it| it["request"]["id"] != request), "{queue}");
    eventually("the shortlist is empty", || {
        let list = coordinator.get(&format!("{REQUESTS}/{request}/shortlist")).expect(200).json();
        list["proposals"].as_array().unwrap().is_empty().then_some(())
    });
}
