//! The API, as programs use it.

use super::*;

const ALL: &str = "/api/v1/capacity-offers";
const ONE: &str = "/api/v1/capacity-offers/br-human-milk-banks";

#[tokio::test]
async fn an_offer_is_published_read_revised_and_withdrawn() {
    let open = open();
    let mut offer = example();
    offer["id"] = json!("br-human-milk-banks");
    let published = open.brazil.json("POST", ALL, &offer).await;
    assert_eq!(published.status, 201, "{}", published.text);
    assert_eq!(published.header("location"), ONE);
    let tag = published.header("etag").to_owned();
    assert_eq!(published.value()["version"].to_string(), tag.trim_matches('"'));

    let read = open.anybody.get(ONE).await;
    assert_eq!(read.header("etag"), tag);
    let value = read.value();
    assert_eq!((&value["stage"], &value["places_left"]), (&json!("open"), &json!(2)));
    assert_eq!(open.anybody.clone().with("if-none-match", &tag).get(ONE).await.status, 304);

    let mut terms = value["terms"].clone();
    terms["places"] = json!(3);
    let revised = open.brazil.clone().with("if-match", &tag).json("PUT", ONE, &terms).await;
    assert_eq!(revised.status, 200, "{}", revised.text);
    assert_ne!(revised.header("etag"), tag);
    assert_eq!(revised.value()["terms"]["places"], 3);

    let reason = json!({ "reason": "The team has moved on." });
    for (step, stage) in [("suspend", "suspended"), ("resume", "open"), ("withdraw", "withdrawn")] {
        let body = if step == "resume" { json!({}) } else { reason.clone() };
        let answer = open.brazil.json("POST", &format!("{ONE}/{step}"), &body).await;
        assert_eq!(
            (answer.status, &answer.value()["stage"]),
            (200, &json!(stage)),
            "{}",
            answer.text
        );
    }
    let again = open.brazil.json("POST", &format!("{ONE}/withdraw"), &reason).await;
    assert_eq!(again.status, 409);
}

#[tokio::test]
async fn a_change_must_name_the_version_that_it_is_made_to() {
    let open = open();
    let published = open.publish("br-human-milk-banks", json!({})).await;
    let terms = published.value()["terms"].clone();
    assert_eq!(open.brazil.json("PUT", ONE, &terms).await.status, 428);
    open.hold("br-human-milk-banks").await;
    let late = open.brazil.clone().with("if-match", published.header("etag"));
    assert_eq!(late.json("PUT", ONE, &terms).await.status, 412);
    let withdrawn = late.json("POST", &format!("{ONE}/withdraw"), &json!({ "reason": "x" })).await;
    assert_eq!(withdrawn.status, 412);
}

#[tokio::test]
async fn the_same_wish_sent_twice_is_carried_out_once() {
    let open = open();
    let brazil = open.brazil.clone().with("idempotency-key", "one wish");
    let first = brazil.json("POST", ALL, &example()).await;
    let second = brazil.json("POST", ALL, &example()).await;
    assert_eq!((first.status, second.status), (201, 201));
    assert_eq!(first.header("location"), format!("{ALL}/br-bancos-de-leite-humano"));
    assert_eq!(first.header("location"), second.header("location"));
    // Another body under the same key is told as a mistake, in its turn every time.
    let mut other = example();
    other["title"] = json!("Bancos de sementes");
    for _ in 0..2 {
        let refused = brazil.json("POST", ALL, &other).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.value()["type"], "/problems/key-reused");
    }
    assert_eq!(brazil.json("POST", ALL, &example()).await.status, 201);
    // Another wish for the same title gets another id.
    let third = open.brazil.json("POST", ALL, &example()).await;
    assert_eq!(third.header("location"), format!("{ALL}/br-bancos-de-leite-humano-2"));
}

#[tokio::test]
async fn a_wish_sent_again_gets_the_answer_of_the_first_time_whatever_happened_since() {
    let open = open();
    let (publish, revise) = ("one wish", "another wish");
    let brazil = |key| open.brazil.clone().with("idempotency-key", key);
    let first = brazil(publish).json("POST", ALL, &example()).await;
    let one = first.header("location").to_owned();
    let places = async |key, places: u32, tag: &str| {
        let mut terms = first.value()["terms"].clone();
        terms["places"] = json!(places);
        brazil(key).with("if-match", tag).json("PUT", &one, &terms).await
    };
    let revised = places(revise, 7, first.header("etag")).await;
    assert_eq!(places("third", 8, revised.header("etag")).await.value()["terms"]["places"], 8);
    let again = brazil(publish).json("POST", ALL, &example()).await;
    assert_eq!((again.status, again.header("etag")), (201, first.header("etag")));
    assert_eq!(again.value(), first.value());
    let again = places(revise, 7, first.header("etag")).await;
    assert_eq!((again.status, again.header("etag")), (200, revised.header("etag")));
    assert_eq!(again.value(), revised.value());
}

#[tokio::test]
async fn an_id_that_is_taken_is_refused() {
    let open = open();
    open.publish("br-human-milk-banks", json!({})).await;
    let mut offer = example();
    offer["id"] = json!("br-human-milk-banks");
    assert_eq!(open.brazil.json("POST", ALL, &offer).await.status, 409);
}

#[tokio::test]
async fn a_record_keeps_its_id() {
    let open = open();
    let published = open.publish("br-human-milk-banks", json!({})).await;
    let mut terms = published.value()["terms"].clone();
    terms["id"] = json!("another");
    let brazil = open.brazil.clone().with("if-match", published.header("etag"));
    let answer = brazil.json("PUT", ONE, &terms).await;
    assert_eq!((answer.status, answer.wrong_fields()), (422, vec!["id".to_owned()]));
}

#[tokio::test]
async fn no_more_is_taken_away_than_is_free() {
    let open = open();
    open.publish("br-human-milk-banks", json!({})).await;
    let id: CapacityOfferId = "br-human-milk-banks".parse().unwrap();
    for partnership in ["a", "b"] {
        let hold = domain::capacity_offer::Hold { places: 1, expert_weeks: 2 };
        let command = Command::Hold { partnership: partnership.parse().unwrap(), hold };
        open.carry_out::<CapacityOffer>(&id, command).await;
    }
    let read = open.anybody.get(ONE).await;
    let value = read.value();
    assert_eq!((&value["places_left"], &value["expert_weeks_left"]), (&json!(0), &json!(8)));
    assert_eq!(value["held"][1], json!({ "places": 1, "expert_weeks": 2 }));
    let brazil = open.brazil.clone().with("if-match", read.header("etag"));
    for (places, weeks, wrong) in [
        (1, 12, &["places"][..]),
        (2, 3, &["expert_weeks_per_year"]),
        (1, 3, &["places", "expert_weeks_per_year"]),
    ] {
        let mut terms = value["terms"].clone();
        terms["places"] = json!(places);
        terms["expert_weeks_per_year"] = json!(weeks);
        let answer = brazil.clone().json("PUT", ONE, &terms).await;
        assert_eq!(answer.status, 422, "{}", answer.text);
        assert_eq!(answer.wrong_fields(), wrong);
    }
}

#[tokio::test]
async fn an_offer_that_is_over_is_refused_with_field_and_value() {
    let open = open();
    for (field, value) in [("valid_until", "2026-11-20"), ("available_until", "2026-11-20")] {
        let mut offer = example();
        for (name, day) in [("available_from", "2020-01-01"), (field, value)] {
            offer[name] = json!(day);
        }
        let answer = open.brazil.json("POST", ALL, &offer).await;
        assert_eq!((answer.status, answer.wrong_fields()), (422, vec![field.to_owned()]));
        assert!(answer.text.contains(value) && answer.text.contains("2026"), "{}", answer.text);
    }
    for (field, value) in [("id", json!("new")), ("title", json!("\u{200b}\u{2060}"))] {
        let mut offer = example();
        offer[field] = value;
        let answer = open.brazil.json("POST", ALL, &offer).await;
        assert_eq!((answer.status, answer.wrong_fields()), (422, vec![field.to_owned()]));
    }
}

#[tokio::test]
async fn a_year_of_evidence_is_refused_with_the_range_that_holds() {
    let open = open();
    for year in [1800, 2050, 99_999] {
        let mut offer = example();
        offer["evidence"][0] = json!({"what": "A bank", "country": "BO", "year": year});
        for language in ["en", "es", "pt", "fr"] {
            let told = open.brazil.clone().speaking(language).json("POST", ALL, &offer).await;
            assert_eq!((told.status, told.wrong_fields()), (422, vec!["evidence[0].year".into()]));
            let detail = told.value()["errors"][0]["detail"].as_str().unwrap().to_owned();
            assert!(detail.contains("1945") && detail.contains("2026"), "{year}: {detail}");
        }
    }
}

#[tokio::test]
async fn an_unchanged_offer_sent_in_another_order_keeps_its_version() {
    let open = open();
    let published = open.publish("br-human-milk-banks", json!({})).await;
    let mut terms = published.value()["terms"].clone();
    for field in ["modalities", "pays_for", "eligible"] {
        terms[field].as_array_mut().unwrap().reverse();
    }
    let brazil = open.brazil.clone().with("if-match", published.header("etag"));
    let answer = brazil.json("PUT", ONE, &terms).await;
    assert_eq!((answer.status, answer.header("etag")), (200, published.header("etag")));
}

#[tokio::test]
async fn only_those_who_speak_for_the_provider_may_change_its_offers() {
    let open = open();
    let published = open.publish("br-human-milk-banks", json!({})).await;
    let terms = published.value()["terms"].clone();
    let reason = json!({ "reason": "x" });
    for (who, allowed) in [
        ("country:BO", false),
        ("agency:BR", false),
        ("observer", false),
        ("institution:PAHO", false),
        ("country:BR", true),
        ("coordinator", true),
    ] {
        let person = open.anybody.clone().acting_as(who);
        let posted = person.json("POST", ALL, &example()).await.status;
        let put = person.clone().with("if-match", "\"0\"").json("PUT", ONE, &terms).await.status;
        let form = person.get("/capacity-offers/br-human-milk-banks/revise").await.status;
        let expected = if allowed { (201, 412, 200) } else { (403, 403, 403) };
        assert_eq!((posted, put, form), expected, "{who}");
        if !allowed {
            for step in ["withdraw", "suspend", "resume"] {
                let answer = person.json("POST", &format!("{ONE}/{step}"), &reason).await;
                assert_eq!(answer.status, 403, "{who} {step}");
            }
        }
    }
    for step in ["", "/withdraw", "/suspend", "/resume"] {
        let method = if step.is_empty() { "PUT" } else { "POST" };
        assert_eq!(open.anybody.json(method, &format!("{ONE}{step}"), &reason).await.status, 401);
    }
    assert_eq!(open.anybody.json("POST", ALL, &example()).await.status, 401);
    // Nobody gives their offer away to another country either.
    let mut away = terms.clone();
    away["provider"] = json!("AR");
    let brazil = open.brazil.clone().with("if-match", published.header("etag"));
    assert_eq!(brazil.json("PUT", ONE, &away).await.status, 403);
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let open = open();
    for address in
        ["/api/v1/capacity-offers/nothing", "/api/v1/capacity-offers/Ä", "/capacity-offers/nothing"]
    {
        assert_eq!(open.brazil.get(address).await.status, 404, "{address}");
    }
    let none = open.brazil.clone().with("if-match", "\"1\"");
    assert_eq!(none.json("PUT", "/api/v1/capacity-offers/nothing", &example()).await.status, 404);
}

#[tokio::test]
async fn offers_are_found_by_what_they_are_about() {
    let open = open();
    open.publish("br-milk", json!({})).await;
    open.publish(
        "isdb-money",
        json!({
            "provider": "ISDB", "institution": "Islamic Development Bank", "title": "Closing gaps",
            "summary": "Money.", "written_in": "en", "thematic_areas": ["14010"], "role": "support",
            "modalities": ["funding"], "languages": ["fr", "en"], "eligible": ["region:002"],
            "skills": [], "valid_until": "2026-12-31",
        }),
    )
    .await;
    open.publish("br-gone", json!({ "title": "Gone" })).await;
    let reason = json!({ "reason": "over" });
    open.brazil.json("POST", "/api/v1/capacity-offers/br-gone/withdraw", &reason).await;

    for (query, found) in [
        ("", &["isdb-money", "br-milk"][..]),
        ("theme=13020", &["br-milk"]),
        ("theme=130", &["br-milk"]),
        ("theme=140%20%C2%B7%20Water", &["isdb-money"]),
        ("theme=112", &[]),
        ("provider=ISDB", &["isdb-money"]),
        ("country=BO", &["br-milk"]),
        ("country=NE", &["isdb-money"]),
        ("country=BR", &[]),
        ("language=fr", &["isdb-money"]),
        ("modality=funding", &["isdb-money"]),
        ("role=expertise", &["br-milk"]),
        ("status=withdrawn", &["br-gone"]),
        ("status=all&sort=title", &["br-milk", "isdb-money", "br-gone"]),
        ("sort=ending", &["isdb-money", "br-milk"]),
        ("q=LECHE", &[]),
        ("q=leite%20PASTEURIZACAO", &["br-milk"]),
        ("q=agua", &["isdb-money"]),
        ("q=brésil", &["br-milk"]),
    ] {
        let answer = open.anybody.get(&format!("{ALL}?{query}")).await;
        let value = answer.value();
        let items = value["items"].as_array().unwrap_or_else(|| panic!("{query}: {}", answer.text));
        let ids: Vec<&str> = items.iter().map(|it| it["id"].as_str().unwrap()).collect();
        // All were published in the same instant, so the newest are in the order of their ids.
        let mut found = found.to_vec();
        if !query.contains("sort") {
            found.sort_unstable();
        }
        assert_eq!(ids, found, "{query}");
    }
    let first = open.anybody.get(&format!("{ALL}?limit=1")).await.value();
    assert_eq!((&first["items"][0]["id"], &first["next"]), (&json!("br-milk"), &json!("br-milk")));
    let rest = open.anybody.get(&format!("{ALL}?limit=1&cursor=br-milk")).await.value();
    assert_eq!((&rest["items"][0]["id"], &rest["next"]), (&json!("isdb-money"), &Value::Null));
    for (query, field) in [
        ("theme=K65", "theme"),
        ("country=XX", "country"),
        ("status=dead", "status"),
        ("colour=red", "colour"),
        ("limit=0", "limit"),
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

#[tokio::test]
async fn names_of_persons_are_shown_to_those_who_have_signed_in() {
    let open = open();
    open.brazil.json("POST", ALL, &example()).await;
    let address = format!("{ALL}/br-bancos-de-leite-humano/history");
    let actor = |answer: Answer| answer.value()["items"][0]["actor"].clone();
    assert_eq!(actor(open.anybody.get(&address).await), "country:BR");
    assert_eq!(actor(open.brazil.get(&address).await), "country:BR;name=Ana");
    let page = "/capacity-offers/br-bancos-de-leite-humano";
    assert!(!open.anybody.get(page).await.text.contains("Ana "));
    assert!(open.brazil.get(page).await.text.contains("Ana (National focal point, Brazil)"));
}

#[test]
fn the_description_of_the_api_names_each_field_and_each_path() {
    let app = app::testing::app();
    let described = serde_json::to_value(crate::bind(&app).openapi).unwrap();
    let schema = &described["components"]["schemas"]["OfferTerms"]["properties"];
    let described_fields: Vec<&String> = schema.as_object().unwrap().keys().collect();
    let mut fields: Vec<String> = crate::COLUMNS
        .iter()
        .map(|column| column.field.split('.').next().unwrap().to_owned())
        .filter(|field| field != "id")
        .collect();
    fields.dedup();
    let mut sorted: Vec<&String> = fields.iter().collect();
    sorted.sort_unstable();
    let mut described_fields = described_fields;
    described_fields.sort_unstable();
    assert_eq!(described_fields, sorted);
    let paths: Vec<&String> = described["paths"].as_object().unwrap().keys().collect();
    assert_eq!(paths.len(), 6, "{paths:?}");
    for choices in [("Modality", 15), ("CostItem", 7), ("OfferRole", 3)] {
        let values = described["components"]["schemas"][choices.0]["enum"].as_array().unwrap();
        assert_eq!(values.len(), choices.1);
    }
}

#[tokio::test]
async fn the_answer_names_the_offers_that_say_nearly_the_same() {
    let open = open();
    let first = open.publish("br-human-milk-banks", json!({})).await;
    assert_eq!(first.header("link"), "");
    let mut copy = example();
    copy["id"] = json!("br-milk-again");
    let copied = open.brazil.json("POST", ALL, &copy).await;
    assert_eq!(copied.status, 201, "{}", copied.text);
    assert_eq!(copied.header("link"), format!("<{ONE}>; rel=\"related\""));
    // Another provider may well offer the same.
    let mut other = example();
    (other["id"], other["provider"]) = (json!("ar-milk"), json!("AR"));
    let other = open.anybody.clone().acting_as("coordinator").json("POST", ALL, &other).await;
    assert_eq!((other.status, other.header("link")), (201, ""), "{}", other.text);
}
