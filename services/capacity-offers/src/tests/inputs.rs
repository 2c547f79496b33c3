//! Wrong input, by form and by API: each names its field.

use super::*;

/// What is sent in which field, and which field is named as wrong.
const WRONG: &[(&str, &str, &str)] = &[
    ("provider", "", "provider"),
    ("provider", "Atlantis", "provider"),
    ("provider", "XX", "provider"),
    ("institution", "", "institution"),
    ("title", "", "title"),
    ("title", "two\nlines", "title"),
    ("title", "hidden \u{202e}mark", "title"),
    ("title", "nul\u{0}", "title"),
    ("summary", "   ", "summary"),
    ("written_in", "xx", "written_in"),
    ("thematic_areas", "K65", "thematic_areas[0]"),
    ("thematic_areas", "3.2", "thematic_areas[0]"),
    ("thematic_areas", "99999", "thematic_areas[0]"),
    ("thematic_areas", "13020\n13020", "thematic_areas[1]"),
    ("thematic_areas", "", "thematic_areas"),
    ("sdg_targets", "18", "sdg_targets[0]"),
    ("sdg_targets", "13020", "sdg_targets[0]"),
    ("role", "donor", "role"),
    ("role", "", "role"),
    ("modalities", "telepathy", "modalities[0]"),
    ("modalities", "", "modalities"),
    ("languages", "Klingon", "languages[0]"),
    ("languages", "", "languages"),
    ("eligible", "bloc:nato-ish", "eligible[0]"),
    ("eligible", "planet:earth", "eligible[0]"),
    ("eligible", "country:BR", "eligible"),
    ("eligible", "", "eligible"),
    ("excluded", "Nowhere", "excluded[0]"),
    ("places", "0", "places"),
    ("places", "-1", "places"),
    ("places", "1001", "places"),
    ("places", "2.5", "places"),
    ("places", "99999999999999999999", "places"),
    ("places", "two", "places"),
    ("places", "", "places"),
    ("expert_weeks_per_year", "5201", "expert_weeks_per_year"),
    ("available_from", "01/02/2026", "available_from"),
    ("available_from", "2026-02-30", "available_from"),
    ("available_from", "0026-01-01", "available_from"),
    ("available_until", "2025-12-31", "available_until"),
    ("valid_until", "2025-12-31", "valid_until"),
    ("valid_until", "", "valid_until"),
    ("pays_for", "everything", "pays_for[0]"),
    ("brings_usd", "1,50", "brings_usd"),
    ("brings_usd", "100000000001", "brings_usd"),
    ("asks_for", "expert_time", "asks_for[0]"),
    ("programme", "Caribbean Basin", "programme"),
    ("programme", "caribbean-basin", "programme"),
    ("colour", "green", "colour"),
];

#[tokio::test]
async fn wrong_input_is_refused_alike_by_form_and_by_api() {
    let open = open();
    let coordinator = open.anybody.clone().acting_as("coordinator");
    for (field, value, named) in WRONG {
        let mut offer = example();
        offer[*field] = json!(value);
        let api = coordinator.json("POST", "/api/v1/capacity-offers", &offer).await;
        assert_eq!(
            (api.status, api.wrong_fields()),
            (422, vec![(*named).to_owned()]),
            "API {field}={value:?}"
        );

        let mut form = form();
        form.retain(|(name, _)| name != field && !name.starts_with(&format!("{field}[")));
        form.push((field, value));
        let page = coordinator.post("/capacity-offers/new", &form).await;
        assert_eq!(page.status, 422, "form {field}={value:?}");
        let anchor = named.split('[').next().unwrap();
        assert!(
            page.text.contains(&format!("href=\"#{anchor}\"")),
            "form {field}={value:?} links to {anchor}"
        );
        if *field != "colour" {
            assert!(page.text.contains(&format!("id=\"{anchor}\"")), "{anchor} is there");
            assert!(
                page.text.contains(&format!("id=\"{anchor}-error\"")),
                "{anchor} says what is wrong"
            );
        }
    }
    assert!(
        open.anybody.get("/api/v1/capacity-offers").await.value()["items"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn bodies_that_are_no_offer_at_all_are_refused() {
    let open = open();
    let big = format!("{{\"title\":\"{}\"}}", "x".repeat(2 << 20));
    let long = json!({ "title": "x".repeat(201) }).to_string();
    for (media_type, body, status) in [
        (Some("application/json"), "{".to_owned(), 400),
        (Some("application/json"), "[]".to_owned(), 422),
        (Some("application/json"), r#"{"title":"a","title":"b"}"#.to_owned(), 400),
        (Some("application/json"), "[".repeat(100), 400),
        (Some("application/json"), long, 422),
        (Some("application/json"), big, 413),
        (Some("text/csv"), "a,b".to_owned(), 415),
        (None, String::new(), 422),
    ] {
        let shown: String = body.chars().take(30).collect();
        let answer =
            open.brazil.send("POST", "/api/v1/capacity-offers", media_type, body.into()).await;
        assert_eq!(answer.status, status, "{media_type:?} {shown}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    let bytes = b"title=%FF".to_vec();
    let form = Some("application/x-www-form-urlencoded");
    assert_eq!(
        open.brazil.send("POST", "/capacity-offers/new", form, bytes.into()).await.status,
        400
    );
}

#[tokio::test]
async fn a_reason_must_be_given() {
    let open = open();
    open.publish("br-milk", json!({})).await;
    for step in ["withdraw", "suspend"] {
        let api = open
            .brazil
            .json("POST", &format!("/api/v1/capacity-offers/br-milk/{step}"), &json!({}))
            .await;
        assert_eq!((api.status, api.wrong_fields()), (422, vec!["reason".to_owned()]));
        let page =
            open.brazil.post(&format!("/capacity-offers/br-milk/{step}"), &[("reason", " ")]).await;
        assert_eq!(page.status, 422);
        assert!(page.text.contains("<details open"), "{step}: the form is open, to be mended");
        assert!(page.text.contains("id=\"reason\""), "{step}: the summary leads somewhere");
    }
}
