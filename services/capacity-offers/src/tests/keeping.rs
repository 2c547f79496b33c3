//! What was typed is kept, and nobody is told what is not so.

use super::*;

#[tokio::test]
async fn another_language_keeps_what_was_typed_into_the_form() {
    let open = open();
    let refused = open.brazil.post("/capacity-offers/new", &form_with("title", "")).await;
    let french =
        "form=\"form\" formaction=\"/capacity-offers/new?lang=fr\" formnovalidate name=\"_unsent\"";
    assert!(refused.text.contains(french), "{}", refused.text);
    // The first button of the form is the one that Enter presses.
    let first = refused.text.split("<button").find(|it| it.contains("form=\"form\"")).unwrap();
    assert!(first.starts_with(" hidden form=\"form\">"), "{first}");
    for form in [form_with("_unsent", "1"), form_with("_unsent", "fr")] {
        let page = open.brazil.post("/capacity-offers/new?lang=fr", &form).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("<html lang=\"fr\">"), "{}", page.text);
        assert!(page.text.contains("value=\"Bancos de leite humano\""), "{}", page.text);
        assert!(page.text.contains("First bank</textarea>"), "{}", page.text);
        assert!(page.header("set-cookie").starts_with("lang=fr; "));
    }
    let list = open.anybody.get("/api/v1/capacity-offers").await;
    assert!(list.value()["items"].as_array().unwrap().is_empty(), "nothing is published by that");
}

#[tokio::test]
async fn a_form_that_was_opened_in_another_role_is_refused_once_and_comes_back() {
    let open = open();
    let coordinator = open.anybody.clone().acting_as("coordinator");
    let opened = open.brazil.get("/capacity-offers/new").await;
    assert!(opened.text.contains("name=\"_as\" value=\"country:BR\""), "{}", opened.text);
    let refused = coordinator.post("/capacity-offers/new", &form_with("_as", "country:BR")).await;
    assert_eq!(refused.status, 422);
    let said = words(&refused.text);
    let told = "was opened as National focal point, Brazil, but in this browser you now act as Coordinator.";
    assert!(said.contains(told) && said.contains("Nothing was recorded yet"), "{said}");
    assert!(refused.text.contains("value=\"Bancos de leite humano\""), "{}", refused.text);
    // The form that came back was made for the new role.
    assert!(refused.text.contains("name=\"_as\" value=\"coordinator\""), "{}", refused.text);
    let sent = coordinator.post("/capacity-offers/new", &form_with("_as", "coordinator")).await;
    assert_eq!(sent.status, 303, "{}", words(&sent.text));
    let step = "/capacity-offers/br-bancos-de-leite-humano/suspend";
    let sent = [("reason", "Uma pausa"), ("_as", "coordinator")];
    let page = open.brazil.post(step, &sent).await;
    assert_eq!(page.status, 422);
    assert!(page.text.contains("Uma pausa</textarea>"), "{}", page.text);
    let observer = open.anybody.clone().acting_as("observer");
    let page = observer.post(step, &sent).await;
    assert!(words(&page.text).contains("What you wrote Uma pausa"), "{}", words(&page.text));
    assert!(!page.text.contains("form=\"form\""), "no button for a form that is not there");
}

#[tokio::test]
async fn numbers_and_days_that_cannot_be_taken_come_back_as_they_were_typed() {
    let open = open();
    let mut form = form_with("brings_usd", "1500,50");
    form.retain(|(name, _)| !["valid_until", "places"].contains(name));
    form.extend([("valid_until", "1er mars 2027"), ("places", "dois")]);
    let page = open.brazil.post("/capacity-offers/new", &form).await;
    assert_eq!(page.status, 422);
    for part in [
        "<input inputmode=\"numeric\" id=\"brings_usd\" name=\"brings_usd\" value=\"1500,50\"",
        "<input inputmode=\"numeric\" id=\"places\" name=\"places\" value=\"dois\"",
        "<input type=\"text\" id=\"valid_until\" name=\"valid_until\" value=\"1er mars 2027\"",
        "<input type=\"date\" id=\"available_from\"",
    ] {
        assert!(page.text.contains(part), "{part} is missing");
    }
    // A browser that reads numbers itself may read another one.
    assert!(!page.text.contains("type=\"number\""));
    let sent = open.brazil.post("/capacity-offers/new", &form_with("brings_usd", "1.500")).await;
    let offer = open.anybody.get(sent.header("location")).await;
    assert!(words(&offer.text).contains("US$1,500"), "{}", words(&offer.text));
}

#[tokio::test]
async fn what_ends_an_offer_looks_otherwise_than_what_can_be_undone() {
    let open = open();
    open.publish("br-milk", json!({})).await;
    let page = open.brazil.get("/capacity-offers/br-milk").await.text;
    assert!(page.contains("<summary class=\"second\">Suspend the offer</summary>"), "{page}");
    assert!(page.contains("<summary class=\"grave\">Withdraw the offer</summary>"), "{page}");
    assert!(page.contains("<button class=\"grave\">Withdraw the offer</button>"), "{page}");
    let withdrawn = [("reason", "Terminou")];
    open.brazil.post("/capacity-offers/br-milk/withdraw", &withdrawn).await;
    let said = words(&open.brazil.get("/capacity-offers/br-milk").await.text);
    assert!(!said.contains("Valid until") && !said.contains("2 of 2"), "{said}");
}

#[tokio::test]
async fn a_search_that_is_refused_does_not_say_that_nothing_was_found() {
    let open = open();
    let page = open.anybody.get("/capacity-offers?country=XX").await;
    assert_eq!(page.status, 422);
    assert!(!words(&page.text).contains("No offer matches"), "{}", words(&page.text));
}
