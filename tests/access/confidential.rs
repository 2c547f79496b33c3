//! What is recorded of a confidential request, asked for by all the ways on which it could come out.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    time::Duration,
};

use serde_json::{Value, json};

use crate::{
    harness::{Server, offer, request, with},
    journeys::steps::{consent, endorse, proposal, publish, submit},
};

/// What only the confidential request says.
const SECRET: &str = "Nadie debe saberlo";

/// A confidential request that became a partnership, and another that is open to everyone.
fn furnished() -> Server {
    let server = Server::fresh();
    publish(&server, "country:BR", &with(offer("br-milk"), "places", 5));
    let quiet = with(with(request("bo-quiet"), "visible_to", "parties"), "problem", SECRET);
    submit(&server, "agency:BO", &quiet);
    let quiet = proposal(&server, "bo-quiet", "bilateral");
    endorse(&server, &quiet);
    consent(&server.acting_as("agency:BO"), &quiet, "recipient").expect(200);
    consent(&server.acting_as("country:BR"), &quiet, "first_provider").expect(200);
    submit(&server, "agency:PY", &with(request("py-milk"), "recipient", "PY"));
    proposal(&server, "py-milk", "bilateral");
    server
}

fn items(server: &Server, who: &str, query: &str) -> Vec<Value> {
    let page = server.acting_as(who).get(&format!("/api/v1/events{query}")).expect(200).json();
    page["items"].as_array().unwrap().clone()
}

#[test]
fn the_log_tells_nothing_of_a_request_to_those_who_may_not_see_it() {
    let server = furnished();
    let kinds = |who: &str| {
        let streams = items(&server, who, "?limit=1000").into_iter();
        streams.map(|it| it["stream"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let seen = kinds("observer");
    assert!(seen.iter().any(|stream| stream == "request-py-milk"), "{seen:?}");
    assert!(seen.iter().any(|stream| stream == "shortlist-py-milk"), "{seen:?}");
    assert_eq!(seen.iter().filter(|stream| stream.contains("bo-quiet")).count(), 0, "{seen:?}");
    let all = kinds("coordinator");
    for stream in [
        "request-bo-quiet",
        "shortlist-bo-quiet",
        "review-bo-quiet~br-milk",
        "partnership-bo-quiet",
    ] {
        assert!(all.iter().any(|one| one == stream), "{all:?}");
        let query = format!("?stream={}", stream.replace('~', "%7E"));
        assert_eq!(items(&server, "observer", &query), Vec::<Value>::new(), "{stream}");
    }
    let text = json!(items(&server, "observer", "?limit=1000")).to_string();
    assert!(!text.contains(SECRET) && !text.contains("bo-quiet"), "{text}");
}

#[test]
fn pages_of_the_log_go_on_over_what_is_left_out() {
    let server = furnished();
    let (mut after, mut met) = (0, vec![]);
    loop {
        let path = format!("/api/v1/events?limit=2&after={after}");
        let page = server.acting_as("observer").get(&path).expect(200).json();
        met.extend(page["items"].as_array().unwrap().clone());
        let Some(next) = page["next_after"].as_u64() else { break };
        assert!(next > after);
        after = next;
    }
    let whole = items(&server, "observer", "?limit=1000");
    assert_eq!(met.len(), whole.len());
}

#[test]
fn the_stream_of_the_log_leaves_out_what_its_reader_may_not_see() {
    let server = furnished();
    let host = server.address().trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    write!(
        stream,
        "GET /api/v1/events HTTP/1.1\r\nHost: {host}\r\nAccept: text/event-stream\r\n\
         Ayni-Act-As: observer\r\n\r\n"
    )
    .unwrap();
    let mut told = String::new();
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        told.push_str(&line);
        if line.contains("shortlist-py-milk") {
            assert!(!told.contains("bo-quiet") && !told.contains(SECRET), "{told}");
            return;
        }
    }
    panic!("what is open to everyone did not come: {told}");
}

#[test]
fn an_offer_says_that_it_is_held_and_only_to_some_by_what() {
    let server = furnished();
    let path = "/api/v1/capacity-offers/br-milk";
    for (who, knows) in [
        ("", false),
        ("observer", false),
        ("country:AR", false),
        ("country:BR", true),
        ("agency:BO", true),
        ("coordinator", true),
    ] {
        let caller = if who.is_empty() { server.nobody() } else { server.acting_as(who) };
        let shown = caller.get(path).expect(200).json();
        assert_eq!((&shown["places_left"], &shown["held"][0]["places"]), (&json!(4), &json!(1)));
        assert_eq!(shown["held"][0]["partnership"] == "bo-quiet", knows, "{who:?}: {shown}");
        let listed = caller.get("/api/v1/capacity-offers").expect(200);
        assert_eq!(listed.text().contains("bo-quiet"), knows, "{who:?}");
        let history = caller.get(&format!("{path}/history")).expect(200);
        assert!(history.text().contains("CapacityHeld"), "{history:?}");
        assert_eq!(history.text().contains("bo-quiet"), knows, "{who:?}");
        let page = caller.with("Accept", "text/html").get("/capacity-offers/br-milk").expect(200);
        assert_eq!(page.text().contains("bo-quiet"), knows, "{who:?}");
    }
}
