//! Suggestions for what a request is about, without scripts.

use super::*;

#[tokio::test]
async fn the_button_suggests_in_every_language_and_keeps_what_was_typed() {
    let open = open();
    for (language, problem, area, goal) in [
        ("en", "Villages have no safe drinking water and no latrines.", "Water", "Clean water"),
        ("es", "Las comunidades no tienen agua potable ni saneamiento.", "Abastec", "Agua limpia"),
        ("pt", "As comunidades não têm água potável nem saneamento.", "Abastec", "Água"),
        ("fr", "Les villages n’ont ni eau potable ni assainissement.", "", "Eau propre"),
    ] {
        let mut form = form_with("problem", problem);
        form.retain(|(name, _)| *name != "title" && !name.starts_with("sdg"));
        form.push(("_suggest", "1"));
        let visitor = open.bolivia.clone().speaking(language);
        let page = visitor.post("/cooperation-requests/new", &form).await;
        assert_eq!(page.status, 200, "{language}");
        for part in [
            format!("name=\"_take\" value=\"thematic_areas=140 · {area}"),
            format!("name=\"_take\" value=\"sdg_targets=6 · {goal}"),
            problem.to_owned(),
            "value=\"13020 · Reproductive health care\"".to_owned(),
            "value=\"pasteurización\"".to_owned(),
            "value=\"soon\" checked".to_owned(),
        ] {
            assert!(page.text.contains(&part), "{language}: {part:?} is missing");
        }
    }
    let list = open.coordinator.get(ALL).await.value();
    assert_eq!(list["items"], json!([]), "nothing is recorded by that");
}

#[tokio::test]
async fn a_suggestion_that_was_taken_is_submitted_with_the_form() {
    let open = open();
    let mut form = form_with("_take", "sdg_targets=6 · Agua limpia y saneamiento");
    let page = open.bolivia.post("/cooperation-requests/new", &form).await;
    let field = "name=\"sdg_targets[1]\" list=\"goals\" value=\"6 · Agua limpia y saneamiento\"";
    assert!(page.text.contains(field));
    form.retain(|(name, _)| *name != "_take");
    form.push(("sdg_targets[1]", "6 · Agua limpia y saneamiento"));
    let sent = open.bolivia.post("/cooperation-requests/new", &form).await;
    assert_eq!(sent.status, 303, "{}", words(&sent.text));
    let made = open.coordinator.get(&format!("/api/v1{}", sent.header("location"))).await.value();
    assert_eq!(made["terms"]["sdg_targets"], json!(["3.2", "6"]));
}
