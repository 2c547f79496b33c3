//! What a text seems to be about, as programs ask for it.

use app::{
    bind,
    testing::{Visitor, app},
};
use serde_json::{Value, json};

const ADDRESS: &str = "/api/v1/theme-suggestions";

fn anybody() -> Visitor {
    let app = app();
    Visitor::new(bind(&app).router, &app).speaking("en")
}

async fn suggested(visitor: &Visitor, text: Value) -> Value {
    let answer = visitor.json("POST", ADDRESS, &text).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.value()
}

#[tokio::test]
async fn anybody_is_told_areas_and_goals_with_names_in_their_language() {
    let text = json!({
        "title": "Abastecimento de água e saneamento básico",
        "description": "Redes de água potável e tratamento de esgoto em pequenos municípios.",
    });
    for (language, goal) in [
        ("en", "Clean water and sanitation"),
        ("es", "Agua limpia y saneamiento"),
        ("pt", "Água potável e saneamento"),
        ("fr", "Eau propre et assainissement"),
    ] {
        let told = suggested(&anybody().speaking(language), text.clone()).await;
        assert_eq!(told["thematic_areas"][0]["code"], "140", "{told}");
        assert_eq!(told["sdg_targets"][0]["code"], "6", "{told}");
        assert_eq!(told["sdg_targets"][0]["name"], goal);
    }
    let asked = anybody().json("POST", "/api/v1/theme-suggestions?lang=es", &text).await;
    assert_eq!(asked.value()["sdg_targets"][0]["name"], "Agua limpia y saneamiento");
}

#[tokio::test]
async fn the_surest_come_first_and_nothing_unsure_is_told() {
    let visitor = anybody();
    for title in ["Capacitación de maestros rurales", "Second phase of the assistance", "Becas"] {
        let told = suggested(&visitor, json!({ "title": title })).await;
        for (list, most) in [("thematic_areas", 4), ("sdg_targets", 3)] {
            let sure: Vec<u64> = told[list]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| it["confidence_percent"].as_u64().unwrap())
                .collect();
            assert!(sure.len() <= most && sure.iter().all(|it| (25..100).contains(it)), "{told}");
            assert!(sure.is_sorted_by(|one, next| one >= next), "{told}");
        }
    }
    let nothing = suggested(&visitor, json!({ "title": "...", "description": "?" })).await;
    assert_eq!(nothing, json!({ "thematic_areas": [], "sdg_targets": [] }));
}

#[tokio::test]
async fn a_form_and_json_are_read_alike_and_a_description_is_enough() {
    let text = "Malaria control and vaccination of children";
    let visitor = anybody();
    let by_json = suggested(&visitor, json!({ "description": text })).await;
    let by_form = visitor.post(ADDRESS, &[("description", text)]).await.value();
    assert_eq!(by_json, by_form);
    assert_eq!(by_json["sdg_targets"][0]["code"], "3");
}

#[tokio::test]
async fn wrong_input_is_told_by_field() {
    let visitor = anybody();
    for (text, field) in [
        (json!({}), "title"),
        (json!({ "title": "  " }), "title"),
        (json!({ "title": "two\nlines" }), "title"),
        (json!({ "title": "x".repeat(201) }), "title"),
        (json!({ "title": ["a", "b"] }), "title"),
        (json!({ "description": "x".repeat(10_001) }), "description"),
        (json!({ "description": "hidden \u{202e}mark" }), "description"),
        (json!({ "title": "Salud", "summary": "Hospitales" }), "summary"),
    ] {
        let answer = visitor.json("POST", ADDRESS, &text).await;
        assert_eq!((answer.status, answer.wrong_fields()), (422, vec![field.to_owned()]), "{text}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    let torn = visitor.send("POST", ADDRESS, Some("application/json"), "{".into()).await;
    assert_eq!((torn.status, torn.value()["type"].as_str()), (400, Some("/problems/malformed")));
    let asked = visitor.get(ADDRESS).await;
    assert_eq!((asked.status, asked.header("allow")), (405, "POST"));
}

#[tokio::test]
async fn the_script_is_small_kept_and_ours() {
    let visitor = anybody();
    let script = visitor.get("/assets/suggest.js").await;
    assert_eq!(script.status, 200);
    assert!(script.header("content-type").starts_with("text/javascript"));
    assert!(script.header("cache-control").contains("immutable"));
    assert!(script.header("content-security-policy").starts_with("default-src 'self';"));
    assert!(script.text.len() < 6 * 1024, "{} bytes", script.text.len());
}
