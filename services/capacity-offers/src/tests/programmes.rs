//! The programme that an offer is part of: one that is on record, told by its name.

use domain::{Programme, programme::Command};

use super::*;

const CARIBBEAN: &str = r#"{"name":"Strategy with the Caribbean Basin","summary":"Seven areas.",
    "written_in":"en","lead_bodies":["APC-Colombia"],"members":[{"country":"CO"}],
    "areas":[{"name":"health","thematic_areas":["120"]}]}"#;

/// The service, with a programme on record that has ended.
async fn with_programme() -> Open {
    let open = open();
    let id = "co-caribbean-basin".parse().unwrap();
    let terms = serde_json::from_str(CARIBBEAN).unwrap();
    open.carry_out::<Programme>(&id, Command::Establish(terms)).await;
    let end = Command::End { reason: "Its time is over.".into() };
    open.carry_out::<Programme>(&id, end).await;
    // Whoever publishes waits for the catalogue, which then knows all that came before.
    open.publish("br-milk", json!({})).await;
    open
}

#[tokio::test]
async fn an_offer_names_a_programme_that_is_on_record() {
    let open = with_programme().await;
    let mut form = form();
    form.push(("programme", "co-caribbean-basin"));
    form.push(("_all_the_same", "1"));
    let sent = open.brazil.post("/capacity-offers/new", &form).await;
    assert_eq!(sent.status, 303, "{}", words(&sent.text));
    let page = open.brazil.get(sent.header("location")).await;
    assert!(words(&page.text).contains("Programme Strategy with the Caribbean Basin"));
    let revising = open.brazil.get(&format!("{}/revise", sent.header("location"))).await;
    let chosen = "<option value=\"co-caribbean-basin\" selected>Strategy with the Caribbean Basin";
    assert!(revising.text.contains(chosen), "{}", revising.text);
}

#[tokio::test]
async fn another_programme_is_refused_with_those_that_there_are() {
    let open = with_programme().await;
    let mut offer = example();
    offer["programme"] = json!("co-pacific-basin");
    let coordinator = open.anybody.clone().acting_as("coordinator");
    let refused = coordinator.json("POST", "/api/v1/capacity-offers", &offer).await;
    assert_eq!((refused.status, refused.wrong_fields()), (422, vec!["programme".to_owned()]));
    let error = &refused.value()["errors"][0];
    assert_eq!(error["value"], "co-pacific-basin");
    assert_eq!(error["allowed"], json!(["co-caribbean-basin"]));
    assert_eq!(
        error["detail"],
        "There is no programme “co-pacific-basin”. Allowed are: co-caribbean-basin."
    );

    let revised = coordinator
        .with("if-match", "*")
        .json("PUT", "/api/v1/capacity-offers/br-milk", &offer)
        .await;
    assert_eq!((revised.status, revised.wrong_fields()), (422, vec!["programme".to_owned()]));
}
