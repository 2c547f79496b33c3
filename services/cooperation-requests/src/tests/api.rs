//! The API, as programs use it.

use domain::{CooperationRequest, CooperationRequestId, cooperation_request::Command};

use super::*;

#[tokio::test]
async fn a_request_is_submitted_clarified_revised_and_withdrawn() {
    let open = open();
    let mut request = example();
    request["id"] = json!("bo-milk");
    let submitted = open.bolivia.json("POST", ALL, &request).await;
    assert_eq!(submitted.status, 201, "{}", submitted.text);
    assert_eq!(submitted.header("location"), ONE);
    let tag = submitted.header("etag").to_owned();
    assert_eq!(open.anybody.clone().with("if-none-match", &tag).get(ONE).await.status, 304);
    assert_eq!(open.anybody.get(ONE).await.value()["gap_usd"], 60_000);

    let question = json!({ "question": "How many nurses?" });
    let questions = format!("{ONE}/clarification-questions");
    let asked = open.coordinator.json("POST", &questions, &question).await;
    assert_eq!((asked.status, &asked.value()["stage"]), (200, &json!("clarifying")));
    assert_eq!(asked.value()["question"], "How many nurses?");
    assert_eq!(open.coordinator.json("POST", &questions, &question).await.status, 409);
    let answer = json!({ "answer": "Twenty." });
    let answers = format!("{ONE}/clarification-answers");
    let answered = open.bolivia.json("POST", &answers, &answer).await;
    assert_eq!((answered.status, &answered.value()["stage"]), (200, &json!("open")));
    assert_eq!(open.bolivia.json("POST", &answers, &answer).await.status, 409);

    let mut terms = answered.value()["terms"].clone();
    terms["urgency"] = json!("urgent");
    assert_eq!(open.bolivia.json("PUT", ONE, &terms).await.status, 428);
    let late = open.bolivia.clone().with("if-match", &tag);
    assert_eq!(late.json("PUT", ONE, &terms).await.status, 412);
    let bolivia = open.bolivia.clone().with("if-match", answered.header("etag"));
    let revised = bolivia.json("PUT", ONE, &terms).await;
    assert_eq!((revised.status, &revised.value()["terms"]["urgency"]), (200, &json!("urgent")));

    let reason = json!({ "reason": "Another way was found." });
    let withdrawn = open.bolivia.json("POST", &format!("{ONE}/withdraw"), &reason).await;
    assert_eq!((withdrawn.status, &withdrawn.value()["stage"]), (200, &json!("withdrawn")));
    assert_eq!(open.coordinator.json("POST", &format!("{ONE}/close"), &reason).await.status, 409);
    let history = open.anybody.get(&format!("{ONE}/history")).await.value();
    let kinds: Vec<&str> = history["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        ["Submitted", "ClarificationAsked", "ClarificationGiven", "Revised", "Withdrawn"]
    );
}

#[tokio::test]
async fn a_coordinator_closes_and_a_partnership_fulfils() {
    let open = open();
    open.submit("bo-milk", json!({})).await;
    open.submit("bo-other", json!({})).await;
    let reason = json!({ "reason": "Nobody can." });
    assert_eq!(open.bolivia.json("POST", &format!("{ONE}/close"), &reason).await.status, 403);
    let closed = open.coordinator.json("POST", &format!("{ONE}/close"), &reason).await;
    assert_eq!((closed.status, &closed.value()["stage"]), (200, &json!("closed")));
    let id: CooperationRequestId = "bo-other".parse().unwrap();
    let fulfil = Command::Fulfil { partnership: "bo-other".parse().unwrap() };
    open.carry_out::<CooperationRequest>(&id, fulfil).await;
    let other = open.anybody.get(&format!("{ALL}/bo-other")).await.value();
    assert_eq!((&other["stage"], &other["partnership"]), (&json!("fulfilled"), &json!("bo-other")));
}

#[tokio::test]
async fn the_same_wish_sent_twice_is_carried_out_once() {
    let open = open();
    let bolivia = open.bolivia.clone().with("idempotency-key", "one wish");
    let first = bolivia.json("POST", ALL, &example()).await;
    let second = bolivia.json("POST", ALL, &example()).await;
    let expected = format!("{ALL}/bo-primer-banco-de-leche-humana-de-el-alto");
    assert_eq!((first.status, first.header("location")), (201, expected.as_str()));
    assert_eq!((second.status, second.header("location")), (201, expected.as_str()));
    let third = open.bolivia.json("POST", ALL, &example()).await;
    assert_eq!(third.header("location"), format!("{expected}-2"));
    // A key under which nothing was recorded is free.
    let bolivia = open.bolivia.clone().with("idempotency-key", "another");
    assert!(bolivia.json("POST", ALL, &json!({})).await.wrong_fields().len() > 5);
    assert_eq!(bolivia.json("POST", ALL, &example()).await.status, 201);
    let refused = bolivia.json("POST", ALL, &json!({})).await;
    assert_eq!(refused.value()["type"], "/problems/key-reused", "{}", refused.text);
}

#[tokio::test]
async fn a_wish_sent_again_gets_the_answer_of_the_first_time_whatever_happened_since() {
    let open = open();
    let bolivia = open.bolivia.clone().with("idempotency-key", "one wish");
    let first = bolivia.json("POST", ALL, &example()).await;
    let withdraw = format!("{}/withdraw", first.header("location"));
    let withdrawn = open.bolivia.json("POST", &withdraw, &json!({ "reason": "x" })).await;
    assert_eq!(withdrawn.value()["stage"], "withdrawn");
    let again = bolivia.json("POST", ALL, &example()).await;
    assert_eq!((again.status, again.header("etag")), (201, first.header("etag")));
    assert_eq!(again.value(), first.value());
}

#[tokio::test]
async fn only_those_who_speak_for_the_country_may_change_its_requests() {
    let open = open();
    let submitted = open.submit("bo-milk", json!({})).await;
    let terms = submitted.value()["terms"].clone();
    let reason = json!({ "reason": "x" });
    for (who, changes, decides) in [
        ("agency:BR", false, false),
        ("country:BR", false, false),
        ("observer", false, false),
        ("institution:PAHO", false, false),
        ("agency:BO", true, false),
        ("country:BO", true, false),
        ("coordinator", true, true),
    ] {
        let person = open.acting_as(who);
        let posted = person.json("POST", ALL, &example()).await.status;
        let stale = person.clone().with("if-match", "\"0\"");
        let put = stale.json("PUT", ONE, &terms).await.status;
        let form = person.get(&format!("{PAGE}/revise")).await.status;
        let withdrawn = stale.json("POST", &format!("{ONE}/withdraw"), &reason).await.status;
        let answer = json!({ "answer": "x" });
        let answered = person.json("POST", &format!("{ONE}/clarification-answers"), &answer).await;
        let statuses = [posted, put, form, withdrawn, answered.status];
        let expected = if changes { [201, 412, 200, 412, 409] } else { [403; 5] };
        assert_eq!(statuses, expected, "{who}");
        let question = json!({ "question": "x" });
        let asked = stale.json("POST", &format!("{ONE}/clarification-questions"), &question).await;
        let closed = stale.json("POST", &format!("{ONE}/close"), &reason).await;
        let expected = if decides { [412; 2] } else { [403; 2] };
        assert_eq!([asked.status, closed.status], expected, "{who}");
    }
    for step in ["", "/withdraw", "/close", "/clarification-questions", "/clarification-answers"] {
        let method = if step.is_empty() { "PUT" } else { "POST" };
        assert_eq!(open.anybody.json(method, &format!("{ONE}{step}"), &reason).await.status, 401);
    }
    let mut away = terms.clone();
    away["recipient"] = json!("PE");
    let bolivia = open.bolivia.clone().with("if-match", submitted.header("etag"));
    assert_eq!(bolivia.json("PUT", ONE, &away).await.status, 403);
}

#[tokio::test]
async fn requests_are_found_by_what_they_are_about() {
    let open = open();
    open.submit("bo-milk", json!({})).await;
    open.submit(
        "ne-water",
        json!({
            "recipient": "NE", "agency": "Ministère de l’Hydraulique", "title": "Eau potable",
            "problem": "Manque de puits.", "why_now": null, "expected_change": null,
            "written_in": "fr", "thematic_areas": ["14030"], "urgency": "urgent",
            "needs": [{ "theme": "15110", "modality": "study_tour", "quantity": 2, "unit": "events" }],
            "languages": ["fr"], "needed_from": "2027-01-01", "partners_wanted": [],
        }),
    )
    .await;
    let reason = json!({ "reason": "over" });
    open.submit("bo-gone", json!({})).await;
    open.bolivia.json("POST", &format!("{ALL}/bo-gone/withdraw"), &reason).await;
    for (query, found) in [
        ("", &["bo-milk", "ne-water"][..]),
        ("theme=13020", &["bo-milk"]),
        ("theme=140", &["ne-water"]),
        ("theme=150", &["ne-water"]),
        ("theme=110", &[]),
        ("recipient=NE", &["ne-water"]),
        ("recipient=Bolivia", &["bo-milk"]),
        ("language=pt", &["bo-milk"]),
        ("modality=study_tour", &["ne-water"]),
        ("urgency=soon", &["bo-milk"]),
        ("status=withdrawn", &["bo-gone"]),
        ("status=open", &["bo-milk", "ne-water"]),
        ("status=clarifying", &[]),
        ("status=all&sort=title", &["ne-water", "bo-gone", "bo-milk"]),
        ("sort=urgent", &["ne-water", "bo-milk"]),
        ("sort=starting", &["ne-water", "bo-milk"]),
        ("q=LECHE%20refrigeracion", &[]),
        ("q=pasteurizacion%20norma", &["bo-milk"]),
        ("q=agua", &["ne-water"]),
        ("q=bolivie", &["bo-milk"]),
    ] {
        let answer = open.anybody.get(&format!("{ALL}?{query}")).await;
        let value = answer.value();
        let items = value["items"].as_array().unwrap_or_else(|| panic!("{query}: {}", answer.text));
        let ids: Vec<&str> = items.iter().map(|it| it["id"].as_str().unwrap()).collect();
        assert_eq!(ids, found, "{query}");
    }
    let first = open.anybody.get(&format!("{ALL}?limit=1")).await.value();
    assert_eq!((&first["items"][0]["id"], &first["next"]), (&json!("bo-milk"), &json!("bo-milk")));
    for (query, field) in [
        ("theme=K65", "theme"),
        ("recipient=XX", "recipient"),
        ("status=dead", "status"),
        ("country=BO", "country"),
        ("limit=201", "limit"),
        ("cursor=nowhere", "cursor"),
    ] {
        let answer = open.anybody.get(&format!("{ALL}?{query}")).await;
        assert_eq!(
            (answer.status, answer.wrong_fields()),
            (422, vec![field.to_owned()]),
            "{query}"
        );
    }
}

#[test]
fn the_description_of_the_api_names_each_field_and_each_path() {
    let app = app::testing::app();
    let described = serde_json::to_value(crate::bind(&app).openapi).unwrap();
    let schema = &described["components"]["schemas"]["RequestTerms"]["properties"];
    let mut described_fields: Vec<&String> = schema.as_object().unwrap().keys().collect();
    described_fields.sort_unstable();
    let columns = crate::COLUMNS.iter().map(|column| column.field.split('.').next().unwrap());
    let mut fields: Vec<String> = columns.filter(|it| *it != "id").map(ToOwned::to_owned).collect();
    fields.sort_unstable();
    fields.dedup();
    assert_eq!(described_fields, fields.iter().collect::<Vec<_>>());
    let paths: Vec<&String> = described["paths"].as_object().unwrap().keys().collect();
    assert_eq!(paths.len(), 7, "{paths:?}");
}
