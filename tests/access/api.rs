//! The operations of the API.

use serde_json::json;

use super::{Row, get, post};
use crate::harness::{offer, request};

/// In the order of `WHO`: nobody, observer, coordinator, the country that offers, the agency that
/// asks, another country, another institution.
pub fn rows() -> Vec<Row> {
    [offers(), requests(), confidential(), review(), rest()].into_iter().flatten().collect()
}

const ALL: [u16; 7] = [200; 7];
/// Whoever changes an offer: its country and coordinators, who then lack a reason.
const OFFERER: [u16; 7] = [401, 403, 422, 422, 403, 403, 403];
/// Whoever changes a request: its country and coordinators.
const ASKER: [u16; 7] = [401, 403, 422, 403, 422, 403, 403];
/// Coordinators alone.
const COORDINATOR: [u16; 7] = [401, 403, 422, 403, 403, 403, 403];

fn offers() -> Vec<Row> {
    let one = "/api/v1/capacity-offers/br-milk";
    vec![
        get("/api/v1/capacity-offers", "/api/v1/capacity-offers", ALL),
        post(
            "/api/v1/capacity-offers",
            "/api/v1/capacity-offers",
            offer("br-milk"),
            [401, 403, 409, 409, 403, 403, 403],
        ),
        get("/api/v1/capacity-offers/{id}", one, ALL),
        get("/api/v1/capacity-offers/{id}", "/api/v1/capacity-offers/none", [404; 7]),
        put("/api/v1/capacity-offers/{id}", one, [401, 403, 428, 428, 403, 403, 403]),
        get("/api/v1/capacity-offers/{id}/history", "/api/v1/capacity-offers/br-milk/history", ALL),
        post(
            "/api/v1/capacity-offers/{id}/withdraw",
            "/api/v1/capacity-offers/br-milk/withdraw",
            json!({}),
            OFFERER,
        ),
        post(
            "/api/v1/capacity-offers/{id}/suspend",
            "/api/v1/capacity-offers/br-milk/suspend",
            json!({}),
            OFFERER,
        ),
        post(
            "/api/v1/capacity-offers/{id}/resume",
            "/api/v1/capacity-offers/br-milk/resume",
            json!({}),
            [401, 403, 409, 409, 403, 403, 403],
        ),
    ]
}

fn requests() -> Vec<Row> {
    let one = "/api/v1/cooperation-requests/bo-milk";
    vec![
        get("/api/v1/cooperation-requests", "/api/v1/cooperation-requests", ALL),
        post(
            "/api/v1/cooperation-requests",
            "/api/v1/cooperation-requests",
            request("bo-milk"),
            [401, 403, 409, 403, 409, 403, 403],
        ),
        get("/api/v1/cooperation-requests/{id}", one, ALL),
        put("/api/v1/cooperation-requests/{id}", one, [401, 403, 428, 403, 428, 403, 403]),
        get(
            "/api/v1/cooperation-requests/{id}/history",
            "/api/v1/cooperation-requests/bo-milk/history",
            ALL,
        ),
        get(
            "/api/v1/cooperation-requests/{id}/shortlist",
            "/api/v1/cooperation-requests/bo-milk/shortlist",
            [401, 200, 200, 404, 200, 404, 404],
        ),
        post(
            "/api/v1/cooperation-requests/{id}/withdraw",
            "/api/v1/cooperation-requests/bo-milk/withdraw",
            json!({}),
            ASKER,
        ),
        post(
            "/api/v1/cooperation-requests/{id}/close",
            "/api/v1/cooperation-requests/bo-milk/close",
            json!({}),
            COORDINATOR,
        ),
        post(
            "/api/v1/cooperation-requests/{id}/clarification-questions",
            "/api/v1/cooperation-requests/bo-milk/clarification-questions",
            json!({}),
            COORDINATOR,
        ),
        post(
            "/api/v1/cooperation-requests/{id}/clarification-answers",
            "/api/v1/cooperation-requests/bo-milk/clarification-answers",
            json!({}),
            ASKER,
        ),
    ]
}

/// A request that only its parties may see: for all others it is as if it were not there.
fn confidential() -> Vec<Row> {
    let one = "/api/v1/cooperation-requests/bo-quiet";
    let seen = [404, 404, 200, 404, 200, 404, 404];
    vec![
        get("/api/v1/cooperation-requests/{id}", one, seen),
        put("/api/v1/cooperation-requests/{id}", one, [401, 404, 428, 404, 428, 404, 404]),
        get(
            "/api/v1/cooperation-requests/{id}/history",
            "/api/v1/cooperation-requests/bo-quiet/history",
            seen,
        ),
        get(
            "/api/v1/cooperation-requests/{id}/shortlist",
            "/api/v1/cooperation-requests/bo-quiet/shortlist",
            [401, 404, 200, 404, 200, 404, 404],
        ),
        post(
            "/api/v1/cooperation-requests/{id}/withdraw",
            "/api/v1/cooperation-requests/bo-quiet/withdraw",
            json!({}),
            [401, 404, 422, 404, 422, 404, 404],
        ),
        post(
            "/api/v1/cooperation-requests/{id}/close",
            "/api/v1/cooperation-requests/bo-quiet/close",
            json!({}),
            [401, 404, 422, 404, 403, 404, 404],
        ),
        get(
            "/api/v1/proposals/{id}",
            "/api/v1/proposals/bo-quiet~br-milk",
            [401, 404, 200, 404, 200, 404, 404],
        ),
        get(
            "/api/v1/explanations",
            "/api/v1/explanations?request=bo-quiet&offer=br-milk",
            [401, 404, 200, 404, 200, 404, 404],
        ),
    ]
}

fn review() -> Vec<Row> {
    let one = "/api/v1/proposals/bo-milk~br-milk";
    let stale = json!({"party": "first_provider", "consents": true, "basis": [1, 2]});
    vec![
        get("/api/v1/review", "/api/v1/review", [401, 200, 200, 403, 403, 403, 403]),
        // Endorsed, so the country that is asked sees it.
        get("/api/v1/proposals/{id}", one, [401, 200, 200, 200, 200, 404, 404]),
        post(
            "/api/v1/proposals/{id}/decisions",
            "/api/v1/proposals/bo-milk~br-milk/decisions",
            json!({}),
            COORDINATOR,
        ),
        post(
            "/api/v1/proposals/{id}/consents",
            "/api/v1/proposals/bo-milk~br-milk/consents",
            stale,
            [401, 403, 403, 412, 403, 404, 404],
        ),
        get("/api/v1/partnerships", "/api/v1/partnerships", ALL),
        get("/api/v1/partnerships/{id}", "/api/v1/partnerships/py-milk", ALL),
    ]
}

fn rest() -> Vec<Row> {
    vec![
        get(
            "/api/v1/explanations",
            "/api/v1/explanations?request=bo-milk&offer=br-milk",
            [401, 200, 200, 403, 200, 403, 403],
        ),
        get("/api/v1/events", "/api/v1/events", [401, 200, 200, 403, 403, 403, 403]),
        post(
            "/api/v1/theme-suggestions",
            "/api/v1/theme-suggestions",
            json!({"title": "Bancos de leche humana"}),
            ALL,
        ),
        get("/api/v1/policies", "/api/v1/policies", ALL),
        get("/api/v1/policies/{hash}", "/api/v1/policies/00000000", [404; 7]),
        get("/api/v1/openapi.json", "/api/v1/openapi.json", ALL),
    ]
}

fn put(route: &'static str, at: &'static str, gets: [u16; 7]) -> Row {
    Row { method: "PUT", ..post(route, at, json!({}), gets) }
}
