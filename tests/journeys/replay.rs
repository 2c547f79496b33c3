//! The log says everything: walked again from its beginning, it gives the same shortlists.

use std::path::Path;

use domain::Shortlist;
use event_store::{Pages, Position, Recorded, decode};
use event_store_sled::{Options, SledStore};
use matcher::Matcher;

use super::steps::{consent, endorse, proposal, publish, submit, three_who_fit};
use crate::harness::{Server, ayni, eventually, offer, request, with};

/// A journey with all that changes a list: offers and requests come, change, are used up and end.
fn journey() -> tempfile::TempDir {
    let server = Server::fresh();
    three_who_fit(&server);
    publish(&server, "country:UY", &with(with(offer("uy-milk"), "provider", "UY"), "places", 1));
    submit(&server, "agency:PY", &with(request("py-milk"), "recipient", "PY"));
    let id = proposal(&server, "bo-milk", "triangular");
    endorse(&server, &id);
    for (who, party) in [
        ("country:BR", "first_provider"),
        ("institution:ISDB", "second_provider"),
        ("agency:BO", "recipient"),
    ] {
        consent(&server.acting_as(who), &id, party).expect(200);
    }
    let why = serde_json::json!({"reason": "The team has moved on."});
    server
        .acting_as("country:UY")
        .post("/api/v1/capacity-offers/uy-milk/withdraw", &why)
        .expect(200);
    eventually("the withdrawn offer has left the list", || {
        let list =
            server.acting_as("coordinator").get("/api/v1/cooperation-requests/py-milk/shortlist");
        (!list.expect(200).text().contains("uy-milk")).then_some(())
    });
    server.stop().unwrap()
}

fn events(data: &Path) -> Vec<Recorded> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let store = SledStore::open(&data.join("events"), Options::default()).unwrap();
    runtime.block_on(async {
        let mut pages = Pages::of_log(&store, Position::START);
        let mut events = vec![];
        while let Some(page) = pages.next().await.unwrap() {
            events.extend(page);
        }
        events
    })
}

/// The JSON of every revision that the log holds, by request and in order.
fn recorded(events: &[Recorded]) -> Vec<(String, String)> {
    let revisions = events.iter().filter(|event| decode::<Shortlist>(event).unwrap().is_some());
    let mut all: Vec<_> = revisions
        .map(|event| {
            (event.stream.id_in("shortlist").unwrap().to_owned(), event.data.as_str().to_owned())
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// The same as an empty matcher says it that is told the log without its shortlists.
fn replayed(events: &[Recorded]) -> Vec<(String, String)> {
    let mut matcher = Matcher::new();
    let mut all = vec![];
    for event in events.iter().filter(|event| decode::<Shortlist>(event).unwrap().is_none()) {
        for (request, revision) in matcher.apply(event).unwrap() {
            matcher.recorded(&request, revision.clone());
            all.push((request.to_string(), serde_json::to_string(&revision).unwrap()));
        }
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

#[test]
fn replaying_the_log_into_an_empty_matcher_gives_the_same_shortlists_to_the_byte() {
    let data = journey();
    let events = events(data.path());
    let recorded = recorded(&events);
    assert!(recorded.len() >= 4, "the journey revised only {} lists", recorded.len());
    assert_eq!(replayed(&events), recorded);
    assert_eq!(replayed(&events), replayed(&events));
}

#[test]
fn a_journey_leaves_a_log_that_verifies() {
    let data = journey();
    let plain = ayni(["verify"]).on(data.path()).run().good();
    assert_eq!(plain.out.lines().count(), 3, "{plain:?}");
    let told = ayni(["verify", "--json"]).on(data.path()).run().good().json_lines();
    let events = ayni(["events", "--json"]).on(data.path()).run().good().json_lines();
    assert_eq!(told[0]["events"], events.len());
    let revisions =
        events.iter().filter(|event| event["stream"].as_str().unwrap().starts_with("shortlist-"));
    assert_eq!(told[0]["shortlist_revisions"], revisions.count());
}
