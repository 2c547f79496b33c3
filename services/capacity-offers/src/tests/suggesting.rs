//! Suggestions for what an offer is about, without scripts.

use super::*;

const NEW: &str = "/capacity-offers/new";

/// The form with another title and summary, without areas and goals, one of its buttons pressed.
fn pressed<'f>(
    title: &'f str,
    summary: &'f str,
    button: (&'f str, &'f str),
) -> Vec<(&'f str, &'f str)> {
    let mut form = form();
    form.retain(|(name, _)| {
        !name.starts_with("thematic") && !name.starts_with("sdg") && *name != "summary"
    });
    form.retain(|(name, _)| *name != "title");
    form.extend([("title", title), ("summary", summary), button]);
    form
}

const ASK: (&str, &str) = ("_suggest", "1");

async fn offers(open: &Open) -> usize {
    let list = open.anybody.get("/api/v1/capacity-offers").await;
    list.value()["items"].as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn the_button_suggests_in_every_language_and_keeps_what_was_typed() {
    let open = open();
    for (language, title, area, goal, sure) in [
        ("en", "Training of primary school teachers", "110 · Education", "4 · Quality", "%"),
        (
            "es",
            "Capacitación de maestros de escuelas",
            "110 · Educación",
            "4 · Educación",
            "\u{a0}%",
        ),
        ("pt", "Formação de professores de escolas", "110 · Educação", "4 · Educação", "%"),
        (
            "fr",
            "Formation des enseignants des écoles",
            "110 · Éducation",
            "4 · Éducation",
            "\u{202f}%",
        ),
    ] {
        let visitor = open.brazil.clone().speaking(language);
        let page = visitor.post(NEW, &pressed(title, "Em rede.", ASK)).await;
        assert_eq!(page.status, 200, "{language}");
        let sent = visitor.get(NEW).await;
        assert!(!sent.text.contains("class=\"chip\""), "nothing is suggested unasked");
        for part in [
            format!("name=\"_take\" value=\"thematic_areas={area}"),
            format!("name=\"_take\" value=\"sdg_targets={goal}"),
            format!("{sure}</span>"),
            format!("value=\"{title}\""),
            "Em rede.".to_owned(),
            "pasteurização\r\n\r\ncontrole de qualidade".to_owned(),
            "value=\"internship\" checked".to_owned(),
            "First bank</textarea>".to_owned(),
        ] {
            assert!(page.text.contains(&part), "{language}: {part:?} is missing");
        }
    }
    assert_eq!(offers(&open).await, 0, "nothing is recorded by that");
}

#[tokio::test]
async fn a_suggestion_is_taken_by_its_button_and_given_back_by_it() {
    let open = open();
    let take = ("_take", "thematic_areas=110 · Education");
    let form = pressed("Training of primary school teachers", "In villages.", take);
    let page = open.brazil.post(NEW, &form).await;
    assert!(
        page.text.contains("name=\"thematic_areas[0]\" list=\"areas\" value=\"110 · Education\"")
    );
    assert!(page.text.contains("aria-pressed=\"true\"><span class=\"code\">110</span>"));
    let again = [form, vec![("thematic_areas[0]", "110 · Education")]].concat();
    let page = open.brazil.post(NEW, &again).await;
    assert!(!page.text.contains("name=\"thematic_areas[0]\" list=\"areas\" value=\"110"));
    assert!(page.text.contains("aria-pressed=\"false\"><span class=\"code\">110</span>"));
    assert_eq!(offers(&open).await, 0, "nothing is recorded by that");
}

#[tokio::test]
async fn who_asks_about_nothing_is_told_that_nothing_is_sure() {
    let open = open();
    let page = open.brazil.post(NEW, &pressed("", "", ASK)).await;
    assert_eq!(page.status, 200);
    assert!(words(&page.text).contains("Nothing is sure enough to be suggested yet."));
    assert!(!page.text.contains("class=\"chip\""));
}

#[tokio::test]
async fn a_revision_can_ask_too_and_stays_at_its_version() {
    let open = open();
    open.publish("br-milk", json!({ "thematic_areas": ["110"], "title": "Escolas primárias" }))
        .await;
    let address = "/capacity-offers/br-milk/revise";
    let version = "name=\"_expected\" value=\"";
    let shown = open.brazil.get(address).await.text;
    let at = shown.find(version).unwrap() + version.len();
    let version = shown[at..].split('"').next().unwrap();
    let mut form = pressed("Formação de professores", "Escolas primárias rurais.", ASK);
    form.extend([("_expected", version), ("thematic_areas[0]", "110 · Education")]);
    let page = open.brazil.post(address, &form).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains(&format!("name=\"_expected\" value=\"{version}\"")));
    assert!(page.text.contains("aria-pressed=\"true\"><span class=\"code\">110</span>"));
    let offer = open.anybody.get("/api/v1/capacity-offers/br-milk").await.value();
    assert_eq!(offer["terms"]["title"], "Escolas primárias", "nothing is recorded by that");
}
