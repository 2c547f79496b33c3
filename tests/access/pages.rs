//! The pages and their forms.

use serde_json::json;

use super::{Row, get, post};

/// In the order of `WHO`: nobody, observer, coordinator, the country that offers, the agency that
/// asks, another country, another institution. Nobody is sent to sign in where a page is not open.
pub fn rows() -> Vec<Row> {
    [open(), offers(), requests(), confidential(), review()].into_iter().flatten().collect()
}

const ALL: [u16; 7] = [200; 7];
const OFFERER: [u16; 7] = [401, 403, 422, 422, 403, 403, 403];
const ASKER: [u16; 7] = [401, 403, 422, 403, 422, 403, 403];
const COORDINATOR: [u16; 7] = [401, 403, 422, 403, 403, 403, 403];

fn open() -> Vec<Row> {
    vec![
        get("/", "/", ALL),
        get("/api", "/api", ALL),
        get("/policy", "/policy", ALL),
        get("/policy/{hash}", "/policy/00000000", [404; 7]),
        get("/assets/app.css", "/assets/app.css", ALL),
        get("/assets/suggest.js", "/assets/suggest.js", ALL),
        get("/assets/icon.svg", "/assets/icon.svg", ALL),
        get("/assets/review.css", "/assets/review.css", ALL),
        get("/problems/{kind}", "/problems/stale", ALL),
        get("/sign-in", "/sign-in", ALL),
        post("/sign-in", "/sign-in", json!({}), [422; 7]),
        post("/sign-out", "/sign-out", json!({}), [303; 7]),
        get("/partnerships", "/partnerships", ALL),
        get("/partnerships/{id}", "/partnerships/py-milk", ALL),
    ]
}

fn offers() -> Vec<Row> {
    vec![
        get("/capacity-offers", "/capacity-offers", ALL),
        get("/capacity-offers/new", "/capacity-offers/new", [303, 403, 200, 200, 403, 200, 200]),
        post(
            "/capacity-offers/new",
            "/capacity-offers/new",
            json!({}),
            [401, 403, 422, 422, 403, 422, 422],
        ),
        get("/capacity-offers/{id}", "/capacity-offers/br-milk", ALL),
        get(
            "/capacity-offers/{id}/revise",
            "/capacity-offers/br-milk/revise",
            [303, 403, 200, 200, 403, 403, 403],
        ),
        post(
            "/capacity-offers/{id}/revise",
            "/capacity-offers/br-milk/revise",
            json!({}),
            [401, 403, 428, 428, 403, 403, 403],
        ),
        post(
            "/capacity-offers/{id}/withdraw",
            "/capacity-offers/br-milk/withdraw",
            json!({}),
            OFFERER,
        ),
        post(
            "/capacity-offers/{id}/suspend",
            "/capacity-offers/br-milk/suspend",
            json!({}),
            OFFERER,
        ),
        post(
            "/capacity-offers/{id}/resume",
            "/capacity-offers/br-milk/resume",
            json!({}),
            [401, 403, 409, 409, 403, 403, 403],
        ),
    ]
}

fn requests() -> Vec<Row> {
    vec![
        get("/cooperation-requests", "/cooperation-requests", ALL),
        get(
            "/cooperation-requests/new",
            "/cooperation-requests/new",
            [303, 403, 200, 200, 200, 200, 403],
        ),
        post(
            "/cooperation-requests/new",
            "/cooperation-requests/new",
            json!({}),
            [401, 403, 422, 422, 422, 422, 403],
        ),
        get("/cooperation-requests/{id}", "/cooperation-requests/bo-milk", ALL),
        get(
            "/cooperation-requests/{id}/revise",
            "/cooperation-requests/bo-milk/revise",
            [303, 403, 200, 403, 200, 403, 403],
        ),
        post(
            "/cooperation-requests/{id}/revise",
            "/cooperation-requests/bo-milk/revise",
            json!({}),
            [401, 403, 428, 403, 428, 403, 403],
        ),
        post(
            "/cooperation-requests/{id}/withdraw",
            "/cooperation-requests/bo-milk/withdraw",
            json!({}),
            ASKER,
        ),
        post(
            "/cooperation-requests/{id}/close",
            "/cooperation-requests/bo-milk/close",
            json!({}),
            COORDINATOR,
        ),
        post(
            "/cooperation-requests/{id}/clarification-questions",
            "/cooperation-requests/bo-milk/clarification-questions",
            json!({}),
            COORDINATOR,
        ),
        post(
            "/cooperation-requests/{id}/clarification-answers",
            "/cooperation-requests/bo-milk/clarification-answers",
            json!({}),
            ASKER,
        ),
    ]
}

fn confidential() -> Vec<Row> {
    vec![
        get(
            "/cooperation-requests/{id}",
            "/cooperation-requests/bo-quiet",
            [404, 404, 200, 404, 200, 404, 404],
        ),
        get(
            "/cooperation-requests/{id}/revise",
            "/cooperation-requests/bo-quiet/revise",
            [303, 404, 200, 404, 200, 404, 404],
        ),
        get("/review/{request}", "/review/bo-quiet", [303, 404, 200, 404, 200, 404, 404]),
        get("/proposals/{id}", "/proposals/bo-quiet~br-milk", [303, 404, 200, 404, 200, 404, 404]),
        get(
            "/explain",
            "/explain?request=bo-quiet&offer=br-milk",
            [303, 404, 200, 404, 200, 404, 404],
        ),
    ]
}

fn review() -> Vec<Row> {
    let stale = json!({"party": "first_provider", "consents": true, "basis": [1, 2]});
    vec![
        // Parties find what they are asked.
        get("/review", "/review", [303, 200, 200, 200, 200, 200, 200]),
        get("/review/{request}", "/review/bo-milk", [303, 200, 200, 404, 200, 404, 404]),
        get("/proposals/{id}", "/proposals/bo-milk~br-milk", [303, 200, 200, 200, 200, 404, 404]),
        post(
            "/proposals/{id}/decisions",
            "/proposals/bo-milk~br-milk/decisions",
            json!({}),
            COORDINATOR,
        ),
        post(
            "/proposals/{id}/consents",
            "/proposals/bo-milk~br-milk/consents",
            stale,
            [401, 403, 403, 412, 403, 404, 404],
        ),
        get(
            "/explain",
            "/explain?request=bo-milk&offer=br-milk",
            [303, 200, 200, 403, 200, 403, 403],
        ),
    ]
}
