//! From an offer and a request to a formed partnership, by the API.

use serde_json::json;

use super::steps::{
    consent, endorse, nothing_is_left_to_do, offer_now, proposal, proposals, publish, submit,
    three_who_fit,
};
use crate::harness::{Server, offer, request, with};

#[test]
fn a_request_and_an_offer_become_a_bilateral_partnership() {
    let server = Server::fresh();
    publish(&server, "country:BR", &offer("br-milk"));
    submit(&server, "agency:BO", &request("bo-milk"));
    let id = proposal(&server, "bo-milk", "bilateral");
    endorse(&server, &id);
    let recipient = consent(&server.acting_as("agency:BO"), &id, "recipient").expect(200);
    assert_eq!(recipient.json()["outcome"], "consented");
    assert_eq!(
        offer_now(&server, "br-milk")["places_left"],
        2,
        "nothing is held before the last consent"
    );

    let last = consent(&server.acting_as("country:BR"), &id, "first_provider").expect(200).json();
    assert_eq!((&last["outcome"], &last["partnership"]), (&json!("formed"), &json!("bo-milk")));

    let held = offer_now(&server, "br-milk");
    assert_eq!((&held["places_left"], &held["expert_weeks_left"]), (&json!(1), &json!(36)));
    assert_eq!(held["held"], json!([{"partnership": "bo-milk", "places": 1, "expert_weeks": 4}]));
    let formed =
        server.acting_as("coordinator").get("/api/v1/partnerships/bo-milk").expect(200).json();
    assert_eq!((&formed["kind"], &formed["proposal"]), (&json!("formed"), &json!(id)));
    nothing_is_left_to_do(&server, "bo-milk");
}

#[test]
fn a_bank_that_closes_a_gap_makes_the_partnership_triangular() {
    let server = Server::fresh();
    three_who_fit(&server);
    let id = proposal(&server, "bo-milk", "triangular");
    assert_eq!(id, "bo-milk~br-milk~isdb-health");
    endorse(&server, &id);
    for (who, party, outcome) in [
        ("country:BR", "first_provider", "consented"),
        ("agency:BO", "recipient", "consented"),
        ("institution:ISDB", "second_provider", "formed"),
    ] {
        let answer = consent(&server.acting_as(who), &id, party).expect(200).json();
        assert_eq!(answer["outcome"], outcome, "{who}: {answer}");
    }
    assert_eq!(offer_now(&server, "br-milk")["places_left"], 1);
    assert_eq!(offer_now(&server, "isdb-health")["places_left"], 2);
    let formed = server.nobody().get("/api/v1/partnerships/bo-milk").expect(200).json();
    let partners: Vec<_> =
        formed["partners"].as_array().unwrap().iter().map(|it| &it["code"]).collect();
    assert_eq!(partners, ["BO", "BR", "ISDB"]);
    nothing_is_left_to_do(&server, "bo-milk");
}

#[test]
fn every_point_of_a_proposal_is_explained_and_the_points_sum_to_the_score() {
    let server = Server::fresh();
    three_who_fit(&server);
    for line in proposals(&server, "bo-milk") {
        let path = format!("/api/v1/proposals/{}", line["id"].as_str().unwrap());
        // What is told of each criterion, in every language.
        let mut told: Vec<Vec<String>> = vec![];
        for language in ["en", "es", "pt", "fr"] {
            let card = server.acting_as("coordinator").speaking(language).get(&path).expect(200);
            assert!(!card.text().contains('⟦'), "{card:?}");
            let card = card.json();
            let criteria = card["criteria"].as_array().unwrap();
            let sum: i64 = criteria.iter().map(|it| it["points"].as_i64().unwrap()).sum();
            assert_eq!(card["score"], sum, "{card}");
            told.resize(criteria.len(), vec![]);
            for (sentences, part) in told.iter_mut().zip(criteria) {
                let sentence = part["evidence"].as_str().unwrap();
                assert!(sentence.len() > 10, "{part}");
                sentences.push(sentence.to_owned());
            }
        }
        for mut sentences in told {
            sentences.sort();
            sentences.dedup();
            assert_eq!(sentences.len(), 4, "the same is told in two languages: {sentences:?}");
        }
    }
}

#[test]
fn who_asks_about_what_is_no_longer_open_is_told_so() {
    let server = Server::fresh();
    three_who_fit(&server);
    proposals(&server, "bo-milk");
    let (brazil, asker) = (server.acting_as("country:BR"), server.acting_as("coordinator"));
    let ask = "/api/v1/explanations?request=bo-milk&offer=br-milk";
    let page = "/explain?request=bo-milk&offer=br-milk";
    asker.get(ask).expect(200);
    let told = |words: &str| {
        crate::harness::eventually("it is told", || {
            let answer = asker.get(ask);
            let detail = (answer.status == 404).then(|| answer.json()["detail"].to_string())?;
            detail.contains(words).then_some(())
        });
        let shown = asker.get(page).expect(404);
        assert!(shown.text().contains(words) && !shown.text().contains("mistyped"), "{shown:?}");
    };
    let reason = json!({"reason": "The team has moved on."});
    brazil.post("/api/v1/capacity-offers/br-milk/suspend", &reason).expect(200);
    told("its provider has suspended it");
    brazil.post("/api/v1/capacity-offers/br-milk/withdraw", &reason).expect(200);
    told("it was withdrawn, or it has expired");
    let ask = "/api/v1/cooperation-requests/bo-milk/withdraw";
    server.acting_as("agency:BO").post(ask, &reason).expect(200);
    told("no longer waits for partners");
    let none = asker.get("/api/v1/explanations?request=bo-milk&offer=br-none").expect(404).json();
    assert!(none["detail"].as_str().unwrap().contains("mistyped"), "{none}");
}

#[test]
fn a_proposal_that_was_declined_gives_its_place_to_the_next_until_its_terms_change() {
    let server = Server::fresh();
    three_who_fit(&server);
    let id = proposal(&server, "bo-milk", "triangular");
    let coordinator = server.acting_as("coordinator");
    let decline =
        json!({"decision": "decline", "reason": "timing", "words": "Too late this year."});
    coordinator.post(&format!("/api/v1/proposals/{id}/decisions"), &decline).expect(200);
    let is_listed = || proposals(&server, "bo-milk").iter().any(|it| it["id"] == id.as_str());
    crate::harness::eventually("the declined proposal has left the list", || {
        (!is_listed()).then_some(())
    });

    let path = "/api/v1/capacity-offers/br-milk";
    let brazil = server.acting_as("country:BR");
    let version = brazil.get(path).expect(200).header("etag").to_owned();
    let better = with(offer("br-milk"), "places", 5);
    brazil.with("If-Match", &version).put(path, &better).expect(200);
    crate::harness::eventually("it comes back with other terms", || is_listed().then_some(()));
}

#[test]
fn what_was_shown_and_has_changed_cannot_be_decided_on() {
    let server = Server::fresh();
    publish(&server, "country:BR", &offer("br-milk"));
    submit(&server, "agency:BO", &request("bo-milk"));
    let id = proposal(&server, "bo-milk", "bilateral");
    let coordinator = server.acting_as("coordinator");
    let path = format!("/api/v1/proposals/{id}");
    let shown = coordinator.get(&path).expect(200).json();
    let version = coordinator.get("/api/v1/cooperation-requests/bo-milk").expect(200);
    let revised = with(request("bo-milk"), "urgency", "urgent");
    let agency = server.acting_as("agency:BO").with("If-Match", version.header("etag"));
    agency.put("/api/v1/cooperation-requests/bo-milk", &revised).expect(200);

    let endorse = json!({"decision": "endorse", "basis": shown["basis"]});
    let refused = coordinator.speaking("es").post(&format!("{path}/decisions"), &endorse);
    assert_eq!(refused.expect(412).json()["type"], "/problems/stale");
    assert_eq!(coordinator.get(&path).expect(200).json()["status"]["code"], "pending");
}
