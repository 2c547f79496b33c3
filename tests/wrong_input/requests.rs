//! Requests that cannot be read at all, or come too late.

use serde_json::json;

use crate::harness::{Server, offer, with};

const OFFERS: &str = "/api/v1/capacity-offers";

#[test]
fn a_header_that_cannot_be_read_is_a_problem() {
    let server = Server::fresh();
    let caller = server.acting_as("coordinator").speaking("en");
    for (name, value, status) in [
        ("Idempotency-Key", "x".repeat(256), 400),
        ("Ayni-Act-As", "king".to_owned(), 400),
        ("Ayni-Act-As", "country:Atlantis".to_owned(), 400),
        ("If-Match", "yesterday".to_owned(), 400),
        ("Ayni-On-Behalf-Of", "nobody".to_owned(), 400),
    ] {
        let answer = caller.with(name, &value).post(OFFERS, &offer("br-header"));
        assert_eq!(answer.status, status, "{name}: {value}: {answer:?}");
    }
    server.nobody().get(&format!("{OFFERS}/br-header")).expect(404);
}

#[test]
fn a_change_to_what_has_moved_on_is_refused_and_says_where_it_stands() {
    let server = Server::fresh();
    let caller = server.acting_as("country:BR").speaking("en");
    let first = caller.post(OFFERS, &offer("br-moving")).expect(201);
    let version = first.header("etag").to_owned();
    let path = format!("{OFFERS}/br-moving");
    let other = with(offer("br-moving"), "places", 3);
    caller.put(&path, &other).expect(428);
    let second = caller.with("If-Match", &version).put(&path, &other).expect(200);
    let stale = caller.with("If-Match", &version).put(&path, &with(other, "places", 4)).expect(412);
    let told = stale.json()["detail"].as_str().unwrap().to_owned();
    let now = second.header("etag").trim_matches('"').to_owned();
    assert!(told.contains(&now), "{told} does not name {now}");
    assert_eq!(caller.get(&path).expect(200).json()["terms"]["places"], 3);
}

#[test]
fn an_id_that_is_taken_is_refused_but_the_same_wish_gets_the_same_answer() {
    let server = Server::fresh();
    let caller = server.acting_as("country:BR").with("Idempotency-Key", "monday");
    let first = caller.post(OFFERS, &offer("br-taken")).expect(201);
    let again = caller.post(OFFERS, &offer("br-taken")).expect(201);
    assert_eq!(first.header("etag"), again.header("etag"));
    let reused = caller.post(OFFERS, &offer("br-other")).expect(422);
    assert_eq!(reused.json()["type"], "/problems/key-reused");
    let other = server.acting_as("country:BR").post(OFFERS, &offer("br-taken")).expect(409);
    assert_eq!(other.json()["type"], "/problems/rule");
}

#[test]
fn what_is_not_there_or_cannot_be_done_is_told_as_a_problem_and_as_a_page() {
    let server = Server::fresh();
    let caller = server.acting_as("coordinator").speaking("fr");
    for (method, path, status) in [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v1/capacity-offers/none", 404),
        ("GET", "/api/v1/capacity-offers/NONE%20AT%20ALL", 404),
        ("GET", "/api/v1/capacity-offers?colour=green", 422),
        ("GET", "/api/v1/capacity-offers?theme=K65", 422),
        ("GET", "/api/v1/capacity-offers?limit=many", 422),
        ("DELETE", "/api/v1/capacity-offers", 405),
        ("GET", "/api/v1/proposals/a~b~c~d", 404),
        ("GET", "/api/v1/explanations", 422),
    ] {
        let answer = caller.send(method, path, None, b"");
        assert_eq!(answer.status, status, "{method} {path}: {answer:?}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
    }
    let page = caller.with("Accept", "text/html").get("/capacity-offers/none");
    assert_eq!(page.status, 404);
    assert!(page.text().contains("<html lang=\"fr\""));
    let decision =
        caller.post("/api/v1/proposals/none~at-all/decisions", &json!({"decision": "endorse"}));
    assert_eq!(decision.status, 404, "{decision:?}");
}
