//! Who may go where: every page and every operation of the API, tried by nobody and by each role.

mod api;
mod confidential;
mod pages;
mod routes;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{
    harness::{Answer, Caller, Server, fund, offer, request, with},
    journeys::steps::{consent, endorse, proposal, publish, submit},
    wrong_input::form_of,
};

/// Who tries, in the order of the table: nobody, somebody who reads along, a coordinator, the country
/// that offers, the agency that asks, and two whom it does not concern.
const WHO: [&str; 7] =
    ["", "observer", "coordinator", "country:BR", "agency:BO", "country:AR", "institution:ISDB"];

/// One way to a route, and the status that each gets who goes it.
struct Row {
    method: &'static str,
    /// As it is routed.
    route: &'static str,
    /// The same for something that is there; with a query, where it has one.
    at: &'static str,
    body: Value,
    gets: [u16; 7],
}

/// Reading, without a body.
fn get(route: &'static str, at: &'static str, gets: [u16; 7]) -> Row {
    Row { method: "GET", route, at, body: Value::Null, gets }
}

/// Sending something. What is sent changes nothing: it is empty, stale or there already, so that who
/// may do it is told so, and who may not is told that.
fn post(route: &'static str, at: &'static str, body: Value, gets: [u16; 7]) -> Row {
    Row { method: "POST", route, at, body, gets }
}

/// A folder with something of every kind: an open and a confidential request, an endorsed proposal, a
/// partnership.
fn furnished() -> Server {
    let server = Server::fresh();
    publish(&server, "country:BR", &with(offer("br-milk"), "places", 5));
    publish(&server, "institution:ISDB", &fund("isdb-health"));
    for (id, country, visible) in [
        ("bo-milk", "BO", "everyone"),
        ("bo-quiet", "BO", "parties"),
        ("py-milk", "PY", "everyone"),
    ] {
        let asked = with(with(request(id), "visible_to", visible), "recipient", country);
        submit(&server, &format!("agency:{country}"), &asked);
        proposal(&server, id, "bilateral");
    }
    for id in ["bo-milk~br-milk", "py-milk~br-milk"] {
        endorse(&server, id);
    }
    consent(&server.acting_as("agency:PY"), "py-milk~br-milk", "recipient").expect(200);
    consent(&server.acting_as("country:BR"), "py-milk~br-milk", "first_provider").expect(200);
    server
}

fn go(row: &Row, caller: &Caller) -> Answer {
    let is_api = row.at.starts_with("/api/v1/");
    let caller = if is_api { caller.clone() } else { caller.with("Accept", "text/html") };
    match (&row.body, is_api) {
        (Value::Null, _) => caller.send(row.method, row.at, None, b""),
        (body, true) => {
            caller.send(row.method, row.at, Some("application/json"), body.to_string().as_bytes())
        }
        (body, false) => caller.post_form(row.at, &form_of(body)),
    }
}

#[test]
fn everybody_gets_where_they_may_and_nowhere_else() {
    let server = furnished();
    let before = events(&server);
    let mut wrong = vec![];
    for row in api::rows().iter().chain(&pages::rows()) {
        for (who, wanted) in WHO.iter().zip(row.gets) {
            let caller = if who.is_empty() { server.nobody() } else { server.acting_as(who) };
            let answer = go(row, &caller);
            let status = answer.status;
            let sent_to_sign_in = answer.header("location").starts_with("/sign-in?next=");
            let is_page = !row.at.starts_with("/api/v1/");
            if status != wanted
                || (who.is_empty()
                    && wanted == 303
                    && is_page
                    && row.method == "GET"
                    && !sent_to_sign_in)
            {
                wrong.push(format!("{} {} as {who:?}: {status}, not {wanted}", row.method, row.at));
            }
            assert!(!String::from_utf8_lossy(&answer.body).contains('⟦'), "{answer:?}");
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(events(&server), before, "trying has changed something");
}

#[test]
fn every_route_stands_in_the_table() {
    let server = Server::fresh();
    let document = server.nobody().get("/api/v1/openapi.json").expect(200).json();
    let routed: BTreeSet<String> =
        routes::described(&document).into_iter().chain(routes::written()).collect();
    let tables = api::rows().into_iter().chain(pages::rows());
    let tried: BTreeSet<String> =
        tables.map(|row| format!("{} {}", row.method, row.route)).collect();
    let missing: Vec<&String> = routed.difference(&tried).collect();
    assert_eq!(missing, Vec::<&String>::new(), "routes that nobody tries without rights");
    let gone: Vec<&String> = tried.difference(&routed).collect();
    assert_eq!(gone, Vec::<&String>::new(), "rows without a route");
}

#[test]
fn a_form_that_another_site_sends_is_refused_everywhere() {
    let server = furnished();
    let before = events(&server);
    for row in pages::rows().iter().filter(|row| row.method == "POST") {
        for (name, value) in [("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example")]
        {
            let answer = go(row, &server.acting_as("coordinator").with(name, value));
            assert_eq!(answer.status, 403, "{name} {value}: {answer:?}");
        }
    }
    assert_eq!(events(&server), before);
}

#[test]
fn every_answer_forbids_what_a_browser_should_not_do() {
    let server = furnished();
    for row in pages::rows().iter().chain(&api::rows()).filter(|row| row.method == "GET") {
        let answer = go(row, &server.acting_as("coordinator"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{answer:?}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{answer:?}");
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"),
            "{answer:?}"
        );
        assert!(
            !answer.header("cache-control").contains("public") || row.at.starts_with("/assets/"),
            "{answer:?}"
        );
    }
}

#[test]
fn what_is_confidential_is_shown_to_none_whom_it_does_not_concern() {
    let server = furnished();
    let title = request("bo-quiet")["title"].as_str().unwrap().to_owned();
    for who in ["", "observer", "country:AR", "institution:ISDB", "agency:AR"] {
        let caller = if who.is_empty() { server.nobody() } else { server.acting_as(who) };
        for path in [
            "/",
            "/cooperation-requests",
            "/api/v1/cooperation-requests?limit=200",
            "/review",
            "/partnerships",
            "/api/v1/review?status=all",
            "/review?status=all",
            "/api/v1/capacity-offers/br-milk",
            "/capacity-offers/br-milk",
            "/api/v1/capacity-offers/br-milk/history",
            "/cooperation-requests/bo-quiet",
            "/api/v1/cooperation-requests/bo-quiet/history",
            "/explain?request=bo-quiet&offer=br-milk",
            "/api/v1/explanations?request=bo-quiet&offer=br-milk",
        ] {
            let answer = caller.get(path);
            let body = String::from_utf8_lossy(&answer.body).into_owned();
            let echoed = path.contains("bo-quiet") && answer.status >= 300;
            assert!(echoed || !body.contains("bo-quiet"), "{who:?} finds it at {path}: {answer:?}");
            assert!(!(echoed && body.contains(&title)), "{who:?} reads it at {path}: {answer:?}");
        }
    }
}

/// What was recorded but for the shortlists, which follow in their own time.
fn events(server: &Server) -> Value {
    let page = server.acting_as("coordinator").get("/api/v1/events?limit=1000").expect(200).json();
    let all = page["items"].as_array().unwrap().iter();
    let others = all.filter(|it| !it["stream"].as_str().unwrap().starts_with("shortlist-"));
    json!(others.map(|it| &it["type"]).collect::<Vec<_>>())
}
