//! Wrong input, by form and by API: each names its field.

use super::*;

/// What is sent in which field, and which field is named as wrong.
const WRONG: &[(&str, &str, &str)] = &[
    ("recipient", "", "recipient"),
    ("recipient", "ISDB", "recipient"),
    ("recipient", "Atlantis", "recipient"),
    ("agency", "", "agency"),
    ("title", "", "title"),
    ("title", "two\nlines", "title"),
    ("problem", "  ", "problem"),
    ("written_in", "xx", "written_in"),
    ("thematic_areas", "K65", "thematic_areas[0]"),
    ("thematic_areas", "", "thematic_areas"),
    ("thematic_areas", "13020\n13020", "thematic_areas[1]"),
    ("sdg_targets", "18.1", "sdg_targets[0]"),
    ("languages", "Klingon", "languages[0]"),
    ("languages", "", "languages"),
    ("needed_from", "31/12/2026", "needed_from"),
    ("needed_from", "2027-02-29", "needed_from"),
    ("needed_until", "2027-01-31", "needed_until"),
    ("urgency", "yesterday", "urgency"),
    ("urgency", "", "urgency"),
    ("visible_to", "nobody", "visible_to"),
    ("visible_to", "", "visible_to"),
    ("total_cost_usd", "100.5", "total_cost_usd"),
    ("total_cost_usd", "-1", "total_cost_usd"),
    ("total_cost_usd", "39999", "own_contribution_usd"),
    ("own_contribution_usd", "100001", "own_contribution_usd"),
    ("partners_wanted", "BO", "partners_wanted[0]"),
    ("partners_wanted", "Nowhere", "partners_wanted[0]"),
    ("colour", "green", "colour"),
];

/// Needs that are wrong, as rows of a form, and which field is named.
const WRONG_NEEDS: &[(&[(&str, &str)], &str)] = &[
    (&[], "needs"),
    (&[("quantity", "1"), ("unit", "people")], "needs[0]"),
    (&[("skill", "x"), ("unit", "people")], "needs[0].quantity"),
    (&[("skill", "x"), ("quantity", "0"), ("unit", "people")], "needs[0].quantity"),
    (&[("skill", "x"), ("quantity", "1")], "needs[0].unit"),
    (&[("skill", "x"), ("quantity", "1"), ("unit", "litres")], "needs[0].unit"),
    (&[("theme", "K65"), ("quantity", "1"), ("unit", "people")], "needs[0].theme"),
    (&[("skill", "x"), ("quantity", "1"), ("unit", "people"), ("when", "now")], "needs[0].when"),
];

#[tokio::test]
async fn wrong_input_is_refused_alike_by_form_and_by_api() {
    let open = open();
    for (field, value, named) in WRONG {
        let mut request = example();
        request[*field] = json!(value);
        let api = open.coordinator.json("POST", ALL, &request).await;
        let expected = (422, vec![(*named).to_owned()]);
        assert_eq!((api.status, api.wrong_fields()), expected, "API {field}={value:?}");

        let mut form = form();
        form.retain(|(name, _)| name != field && !name.starts_with(&format!("{field}[")));
        form.push((field, value));
        check_page(&open, &form, named.split('[').next().unwrap(), *field != "colour").await;
    }
}

#[tokio::test]
async fn wrong_needs_are_refused_alike_by_form_and_by_api() {
    let open = open();
    for (row, named) in WRONG_NEEDS {
        let mut request = example();
        let need: serde_json::Map<String, Value> =
            row.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        request["needs"] = if row.is_empty() { json!([]) } else { json!([need]) };
        let api = open.coordinator.json("POST", ALL, &request).await;
        let expected = (422, vec![(*named).to_owned()]);
        assert_eq!((api.status, api.wrong_fields()), expected, "API {row:?}");

        let names: Vec<String> = row.iter().map(|(name, _)| format!("needs[0].{name}")).collect();
        let mut form = form();
        form.retain(|(name, _)| !name.starts_with("needs"));
        form.extend(names.iter().map(String::as_str).zip(row.iter().map(|(_, value)| *value)));
        let anchor = named.strip_suffix("[0]").unwrap_or(named);
        check_page(&open, &form, anchor, !named.ends_with("when")).await;
    }
}

async fn check_page(open: &Open, form: &[(&str, &str)], anchor: &str, is_there: bool) {
    let page = open.coordinator.post("/cooperation-requests/new", form).await;
    assert_eq!(page.status, 422, "{anchor}");
    assert!(page.text.contains(&format!("href=\"#{anchor}\"")), "a link leads to {anchor}");
    if is_there {
        assert!(page.text.contains(&format!("id=\"{anchor}\"")), "{anchor} is there");
        assert!(
            page.text.contains(&format!("id=\"{anchor}-error\"")),
            "{anchor} says what is wrong"
        );
    }
}

#[tokio::test]
async fn bodies_that_are_no_request_at_all_are_refused() {
    let open = open();
    let big = format!("{{\"title\":\"{}\"}}", "x".repeat(2 << 20));
    for (media_type, body, status) in [
        (Some("application/json"), "{".to_owned(), 400),
        (Some("application/json"), "7".to_owned(), 422),
        (Some("application/json"), big, 413),
        (Some("text/plain"), "a".to_owned(), 415),
        (None, String::new(), 422),
    ] {
        let answer = open.bolivia.send("POST", ALL, media_type, body.into()).await;
        assert_eq!(answer.status, status, "{media_type:?}");
    }
}

#[tokio::test]
async fn words_must_be_given_where_words_are_asked_for() {
    let open = open();
    open.submit("bo-milk", json!({})).await;
    for (visitor, step, field) in [
        (&open.bolivia, "withdraw", "reason"),
        (&open.coordinator, "close", "reason"),
        (&open.coordinator, "clarification-questions", "question"),
    ] {
        refused(visitor, step, field).await;
    }
    let question = [("question", "Why?")];
    let asked = open.coordinator.post(&format!("{PAGE}/clarification-questions"), &question).await;
    assert_eq!(asked.status, 303);
    refused(&open.bolivia, "clarification-answers", "answer").await;
}

async fn refused(visitor: &Visitor, step: &str, field: &str) {
    let api = visitor.json("POST", &format!("{ONE}/{step}"), &json!({})).await;
    assert_eq!((api.status, api.wrong_fields()), (422, vec![field.to_owned()]), "{step}");
    let page = visitor.post(&format!("{PAGE}/{step}"), &[(field, " ")]).await;
    assert_eq!(page.status, 422, "{step}");
    for part in
        [format!("href=\"#{field}\""), format!("id=\"{field}\""), format!("id=\"{field}-error\"")]
    {
        assert!(page.text.contains(&part), "{step}: {part} is missing");
    }
}
