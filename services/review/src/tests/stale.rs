//! Pages that were opened before something changed.

use domain::capacity_offer;
use serde_json::json;

use super::{MILK, World};

#[tokio::test]
async fn a_decision_on_a_list_that_has_changed_is_not_taken_and_the_new_state_is_shown() {
    let world = World::new().await;
    let card = world.card(MILK).await;
    let as_of = card["shown_as_of"].to_string();
    world.list("bo-milk", &[("ma-power", None, 900)], &[]).await;
    let before = world.head();
    let body = json!({"decision": "endorse", "shown_as_of": card["shown_as_of"]});
    assert_eq!(world.decide(MILK, body).await.status, 412);
    let fields = [("decision", "endorse"), ("shown_as_of", as_of.as_str()), ("words", "Sí")];
    let address = format!("/proposals/{MILK}/decisions");
    let answer = world.coordinator().speaking("es").post(&address, &fields).await;
    assert_eq!(answer.status, 412);
    for told in ["han cambiado desde que se abrió", "Puesto 2 de la lista", "Sí</textarea>"] {
        assert!(answer.text.contains(told), "{told} is missing in {}", answer.text);
    }
    assert_eq!(world.head(), before);
}

#[tokio::test]
async fn a_decision_on_terms_that_have_changed_is_not_taken() {
    let world = World::new().await;
    let basis = world.card(MILK).await["basis"].clone();
    world.revise("bo-milk", "BO", "Otra").await;
    let body = json!({"decision": "endorse", "basis": basis});
    assert_eq!(world.decide(MILK, body).await.status, 412);
    let basis = world.card(MILK).await["basis"].clone();
    let body = json!({"decision": "endorse", "basis": basis});
    assert_eq!(world.decide(MILK, body).await.status, 200);
}

#[tokio::test]
async fn a_decision_on_what_somebody_else_has_decided_meanwhile_is_not_taken() {
    let world = World::new().await;
    let seen = world.coordinator().get(&format!("/api/v1/proposals/{MILK}")).await;
    let etag = seen.header("etag").to_owned();
    assert_eq!(etag, "\"0\"");
    world.decide(MILK, json!({"decision": "take"})).await;
    let insisting = world.coordinator().with("if-match", &etag);
    let address = format!("/api/v1/proposals/{MILK}/decisions");
    let answer = insisting.json("POST", &address, &json!({"decision": "endorse"})).await;
    assert_eq!(answer.status, 412, "{}", answer.text);
    let seen = world.coordinator().get(&format!("/api/v1/proposals/{MILK}")).await;
    let insisting = world.coordinator().with("if-match", seen.header("etag"));
    let answer = insisting.json("POST", &address, &json!({"decision": "endorse"})).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

#[tokio::test]
async fn nobody_consents_to_terms_that_were_not_endorsed() {
    let world = World::new().await;
    world.endorse(MILK).await;
    world.answer(MILK, "country:BO", "recipient", true).await;
    world.revise("bo-milk", "BO", "Otra").await;
    let answer = world.answer(MILK, "country:BR", "first_provider", true).await;
    assert_eq!(answer.status, 409, "{}", answer.text);
    let card = world.card(MILK).await;
    assert_eq!((&card["terms_moved"], &card["status"]["code"]), (&json!(true), &json!("endorsed")));
    let take_back = json!({"decision": "decline", "reason": "other", "words": "New terms"});
    assert_eq!(world.decide(MILK, take_back).await.status, 200);
    assert_eq!(world.status(MILK).await, "pending", "the new terms can be decided on");
    world.endorse(MILK).await;
    world.answer(MILK, "country:BO", "recipient", true).await;
    let last = world.answer(MILK, "country:BR", "first_provider", true).await;
    assert_eq!(last.value()["outcome"], "formed", "{}", last.text);
}

#[tokio::test]
async fn an_endorsement_of_terms_that_changed_is_told_wherever_people_look() {
    let world = World::new().await;
    world.endorse(MILK).await;
    let reader = world.coordinator();
    let queue = reader.get("/api/v1/review").await.value();
    assert_eq!(queue["items"][1]["to_decide"], 1, "{queue}");
    world.revise("bo-milk", "BO", "Otra").await;

    let queue = reader.get("/api/v1/review").await.value();
    let queued = &queue["items"][1];
    assert_eq!((&queued["to_decide"], &queued["terms_moved"]), (&json!(2), &json!(1)), "{queue}");
    assert_eq!(queued["proposals"][0]["id"], MILK);
    assert_eq!(queued["proposals"][0]["terms_moved"], true);
    let list = "/api/v1/cooperation-requests/bo-milk/shortlist";
    let list = reader.get(list).await.value();
    assert_eq!(list["proposals"][0]["terms_moved"], true, "{list}");
    assert_eq!(list["proposals"][1]["terms_moved"], false);
    let mark = "Terms changed: endorsement to be taken back";
    for address in ["/review", "/review?status=endorsed", "/review/bo-milk"] {
        let page = reader.get(address).await.text;
        assert!(page.contains(mark), "{address}: {page}");
    }

    let party = world.visitor("country:BR").get("/review").await.text;
    assert!(party.contains("One proposal waits for the coordination"), "{party}");
    assert!(party.contains("Nothing waits for your answer"), "{party}");
}

#[tokio::test]
async fn evidence_and_pauses_leave_a_no_as_it_was() {
    let world = World::new().await;
    world.decide(MILK, json!({"decision": "decline", "reason": "language"})).await;
    let evidence =
        serde_json::from_value(json!({"what": "Dos bancos", "country": "BO", "year": 2012}));
    let add = capacity_offer::Command::AddEvidence(evidence.unwrap());
    world.offer("br-milk", add).await;
    assert_eq!(world.status(MILK).await, "declined");
    let pause = capacity_offer::Command::Suspend { reason: "Move".into() };
    world.offer("br-milk", pause).await;
    world.offer("br-milk", capacity_offer::Command::Resume).await;
    assert_eq!(world.status(MILK).await, "declined");
    world.revise("bo-milk", "BO", "Otra").await;
    assert_eq!(world.status(MILK).await, "pending");
}
