//! Every decision that is not taken, and why.

use serde_json::{Value, json};

use super::{MILK, POWER, World};

#[tokio::test]
async fn nothing_is_put_off_for_more_than_two_years() {
    let world = World::new().await;
    let defer = |until: &str| json!({"decision": "defer", "until": until});
    let refused = world.decide(MILK, defer("2199-01-01")).await.value();
    let detail = refused["errors"][0]["detail"].as_str().unwrap();
    assert_eq!(detail, "Must lie between 22 November 2026 and 21 November 2028.");
    assert_eq!(world.decide(MILK, defer("2028-11-21")).await.status, 200);
}

#[tokio::test]
async fn a_decision_with_a_mistake_names_the_field() {
    let world = World::new().await;
    let table = [
        (json!({}), "decision"),
        (json!({"decision": "accept"}), "decision"),
        (json!({"decision": "decline"}), "reason"),
        (json!({"decision": "decline", "reason": "dislike"}), "reason"),
        (json!({"decision": "decline", "reason": "other"}), "words"),
        (json!({"decision": "defer"}), "until"),
        (json!({"decision": "defer", "until": "soon"}), "until"),
        (json!({"decision": "defer", "until": "2026-11-21"}), "until"),
        (json!({"decision": "defer", "until": "2026-02-30"}), "until"),
        (json!({"decision": "defer", "until": "2028-11-22"}), "until"),
        (json!({"decision": "comment"}), "words"),
        (json!({"decision": "comment", "words": "x".repeat(10_001)}), "words"),
        (json!({"decision": "endorse", "reason": "timing"}), "reason"),
        (json!({"decision": "endorse", "shown_as_of": "now"}), "shown_as_of"),
        (json!({"decision": "endorse", "basis": [1, "two"]}), "basis[1]"),
        (json!({"decision": "endorse", "word": "Yes"}), "word"),
    ];
    let before = world.head();
    for (body, field) in table {
        let answer = world.decide(MILK, body.clone()).await;
        assert_eq!(answer.status, 422, "{body}: {}", answer.text);
        assert_eq!(answer.wrong_fields(), [field], "{body}");
    }
    assert_eq!(world.head(), before);
}

#[tokio::test]
async fn an_answer_with_a_mistake_names_the_field() {
    let world = World::new().await;
    world.endorse(MILK).await;
    let address = format!("/api/v1/proposals/{MILK}/consents");
    let table = [
        (json!({"consents": true}), "party"),
        (json!({"party": "donor", "consents": true}), "party"),
        (json!({"party": "second_provider", "consents": true}), "party"),
        (json!({"party": "recipient"}), "consents"),
        (json!({"party": "recipient", "consents": "perhaps"}), "consents"),
        (json!({"party": "recipient", "consents": true, "on_behalf_of": "BO"}), "on_behalf_of"),
    ];
    for (body, field) in table {
        let answer = world.coordinator().json("POST", &address, &body).await;
        assert_eq!(answer.status, 422, "{body}: {}", answer.text);
        assert_eq!(answer.wrong_fields(), [field], "{body}");
    }
}

#[tokio::test]
async fn only_coordinators_decide_and_only_parties_answer_for_themselves() {
    let world = World::new().await;
    let decisions = format!("/api/v1/proposals/{MILK}/decisions");
    let endorse = json!({"decision": "endorse"});
    for (who, status) in [("observer", 403), ("country:BO", 403), ("agency:BO", 403)] {
        let answer = world.visitor(who).json("POST", &decisions, &endorse).await;
        assert_eq!(answer.status, status, "{who}: {}", answer.text);
    }
    assert_eq!(world.nobody().json("POST", &decisions, &endorse).await.status, 401);
    world.endorse(MILK).await;
    let table = [
        ("observer", "recipient", 403),
        ("coordinator", "recipient", 403),
        ("country:CO", "first_provider", 404),
        ("country:BR", "recipient", 403),
        ("agency:BR", "first_provider", 404),
        ("agency:BO", "first_provider", 403),
        ("institution:ISDB", "first_provider", 404),
    ];
    for (who, party, status) in table {
        let answer = world.answer(MILK, who, party, true).await;
        assert_eq!(answer.status, status, "{who} for {party}: {}", answer.text);
    }
    let wrong = world.coordinator().with("ayni-on-behalf-of", "country:CO");
    let body = json!({"party": "first_provider", "consents": true});
    let address = format!("/api/v1/proposals/{MILK}/consents");
    assert_eq!(wrong.json("POST", &address, &body).await.status, 403);
    let pretends = world.visitor("agency:BO").with("ayni-on-behalf-of", "country:BR");
    assert_eq!(pretends.json("POST", &address, &body).await.status, 403);
}

#[tokio::test]
async fn what_a_stage_does_not_allow_is_refused_with_its_reason() {
    let world = World::new().await;
    let refused = |answer: app::testing::Answer, what: &str| {
        assert_eq!(answer.status, 409, "{what}: {}", answer.text);
        assert!(answer.value()["detail"].as_str().is_some_and(|it| it.len() > 20), "{what}");
    };
    refused(
        world.answer(MILK, "country:BO", "recipient", true).await,
        "consent before endorsement",
    );
    world.endorse(MILK).await;
    for body in [
        json!({"decision": "endorse"}),
        json!({"decision": "take"}),
        json!({"decision": "defer", "until": "2027-01-01"}),
    ] {
        refused(world.decide(MILK, body).await, "deciding what is endorsed");
    }
    world.answer(MILK, "country:BO", "recipient", true).await;
    refused(world.answer(MILK, "country:BO", "recipient", true).await, "consenting twice");
    world.answer(MILK, "country:BR", "first_provider", true).await;
    refused(world.decide(MILK, json!({"decision": "decline", "reason": "timing"})).await, "agreed");
    refused(world.answer(MILK, "country:BR", "first_provider", false).await, "agreed");
    let decline = json!({"decision": "decline", "reason": "other", "words": "No"});
    assert_eq!(world.decide(POWER, decline).await.status, 200);
    for body in [json!({"decision": "endorse"}), json!({"decision": "take"})] {
        refused(world.decide(POWER, body).await, "deciding what was declined");
    }
    let comment = json!({"decision": "comment", "words": "A pity"});
    assert_eq!(world.decide(POWER, comment).await.status, 200);
}

#[tokio::test]
async fn a_refused_form_comes_back_filled_in_and_says_why() {
    let world = World::new().await;
    let address = format!("/proposals/{MILK}/decisions");
    let fields = [("decision", "decline"), ("words", "Demasiado lejos")];
    let answer = world.coordinator().speaking("es").post(&address, &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("Demasiado lejos</textarea>"), "{}", answer.text);
    assert!(answer.text.contains("role=\"alert\""));
    assert!(
        answer.text.contains("<details open><summary class=\"grave\" accesskey=\"d\""),
        "{}",
        answer.text
    );
}

#[tokio::test]
async fn a_decision_in_another_language_or_another_role_is_given_back_and_not_taken() {
    let world = World::new().await;
    let address = format!("/proposals/{MILK}/decisions");
    let before = world.head();
    let fields = [("decision", "endorse"), ("words", "Muy buena"), ("_expected", "0")];
    let unsent = [&fields[..], &[("_unsent", "1")]].concat();
    let page = world.coordinator().post(&format!("{address}?lang=fr"), &unsent).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("<html lang=\"fr\">"), "{}", page.text);
    assert!(page.text.contains("Muy buena</textarea>"), "{}", page.text);
    assert!(!page.text.contains("role=\"alert\""), "{}", page.text);
    let other = [&fields[..], &[("_as", "agency:BO")]].concat();
    let page = world.coordinator().post(&address, &other).await;
    assert_eq!(page.status, 422);
    assert!(page.text.contains("was opened as Agency, Bolivia"), "{}", page.text);
    assert!(page.text.contains("Muy buena</textarea>"), "{}", page.text);
    assert!(page.text.contains("name=\"_as\" value=\"coordinator\""), "{}", page.text);
    assert_eq!(world.head(), before);
}

#[tokio::test]
async fn whoever_decides_too_late_is_told_what_was_decided_and_keeps_their_words() {
    let world = World::new().await;
    let address = format!("/proposals/{MILK}/decisions");
    let decline = json!({"decision": "decline", "reason": "timing", "words": "No ahora"});
    assert_eq!(world.decide(MILK, decline).await.status, 200);
    let fields = [("decision", "endorse"), ("words", "Muy buena"), ("_expected", "0")];
    let page = world.coordinator().post(&address, &fields).await;
    assert_eq!(page.status, 412);
    let told = "Ana (Coordinator) – declined the proposal";
    let top = page.text.split("<article").next().unwrap();
    assert!(top.contains(told), "{top}");
    assert!(top.contains("What you wrote") && top.contains("Muy buena"), "{top}");
    assert!(!page.text.contains("form=\"form\""), "no button for a form that is not there");
}

#[tokio::test]
async fn a_proposal_that_no_longer_fits_cannot_be_endorsed_but_one_that_was_outranked_can() {
    let world = World::new().await;
    let second = "bo-milk~co-milk";
    world.list("bo-milk", &[], &[(second, "offer_changed")]).await;
    assert_eq!(world.card(second).await["left"], "offer_changed");
    let answer = world.decide(second, json!({"decision": "endorse"})).await;
    assert_eq!(answer.status, 409, "{}", answer.text);
    assert_eq!(world.status(second).await, "unlisted");
    world.list("bo-milk", &[("co-milk", None, 300)], &[]).await;
    world.list("bo-milk", &[], &[(second, "outranked")]).await;
    assert_eq!(world.decide(second, json!({"decision": "endorse"})).await.status, 200);
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let world = World::new().await;
    for address in [
        "/proposals/bo-milk~nothing",
        "/proposals/%C3%B1",
        "/review/nothing",
        "/partnerships/nothing",
        "/api/v1/proposals/bo-milk",
        "/api/v1/cooperation-requests/nothing/shortlist",
        "/api/v1/partnerships/Not-An-Id",
    ] {
        assert_eq!(world.coordinator().get(address).await.status, 404, "{address}");
    }
    let answer: Value = world.coordinator().get("/api/v1/review?status=lost").await.value();
    assert_eq!(answer["errors"][0]["field"], "status");
    let answer = world.coordinator().get("/review?country=Nowhere").await;
    assert_eq!(answer.status, 422);
    assert_eq!(world.coordinator().get("/partnerships?theme=no").await.status, 422);
}

#[tokio::test]
async fn what_was_declined_and_fits_no_more_under_new_terms_does_not_come_back_into_the_queue() {
    let world = World::new().await;
    world.decide(MILK, json!({"decision": "decline", "reason": "timing"})).await;
    world.list("bo-milk", &[], &[(MILK, "declined")]).await;
    world.revise("bo-milk", "BO", "Otra").await;
    assert_eq!(world.status(MILK).await, "unlisted");
    let answer = world.decide(MILK, json!({"decision": "endorse"})).await;
    assert_eq!(answer.status, 409, "{}", answer.text);
    let queue = world.coordinator().get("/api/v1/review?country=BO").await.value();
    assert_eq!(queue["items"][0]["to_decide"], 1);
    world.list("bo-milk", &[("br-milk", None, 810)], &[]).await;
    assert_eq!(world.status(MILK).await, "pending");
}
