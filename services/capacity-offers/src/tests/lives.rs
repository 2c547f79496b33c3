//! The pages of an offer as its life goes on: paused, over, held by a partnership.

use domain::{CooperationRequest, Partnership, cooperation_request, partnership};

use super::*;

#[tokio::test]
async fn a_suspended_offer_is_revised_and_one_that_expired_says_so() {
    let open = open();
    open.publish("br-milk", json!({})).await;
    open.brazil.post("/capacity-offers/br-milk/suspend", &[("reason", "Moving")]).await;
    let shown = open.brazil.get("/capacity-offers/br-milk/revise").await;
    assert_eq!(shown.status, 200, "{}", words(&shown.text));
    let expire = Command::Expire { on: "2028-01-01".parse().unwrap() };
    open.carry_out::<CapacityOffer>(&"br-milk".parse().unwrap(), expire).await;
    let over = open.brazil.get("/capacity-offers/br-milk/revise").await;
    assert_eq!(over.status, 409);
    assert!(words(&over.text).contains("has expired"), "{}", words(&over.text));
}

#[tokio::test]
async fn a_partnership_that_holds_something_is_shown_by_its_title() {
    let open = open();
    open.publish("br-milk", json!({})).await;
    let request = json!({
        "recipient": "BO", "agency": "Agencia", "title": "Primer banco de leche",
        "problem": "Falta.", "written_in": "es", "thematic_areas": ["13020"],
        "needs": [{"theme": "13020", "quantity": 4, "unit": "expert_weeks"}],
        "languages": ["es"], "needed_from": "2027-01-01", "needed_until": "2027-12-31",
        "urgency": "soon", "visible_to": "everyone",
    });
    let submit = cooperation_request::Command::Submit(serde_json::from_value(request).unwrap());
    open.carry_out::<CooperationRequest>(&"bo-milk".parse().unwrap(), submit).await;
    let past = json!({
        "recipient": "BO", "first_provider": "BR", "title": "Primer banco de leche",
        "thematic_areas": ["13020"], "year_from": 2012, "source": {"note": "Informe"},
    });
    let document = partnership::Command::Document(serde_json::from_value(past).unwrap());
    open.carry_out::<Partnership>(&"bo-milk".parse().unwrap(), document).await;
    open.hold("br-milk").await;
    let page = open.anybody.get("/capacity-offers/br-milk").await.text;
    let link = "<a href=\"/partnerships/bo-milk\" lang=\"es\">Primer banco de leche</a>";
    assert_eq!(page.matches(link).count(), 2, "in the table and in the history: {page}");
    assert!(!page.contains(">bo-milk<") && !page.contains("“bo-milk”"), "{page}");
}

#[tokio::test]
async fn what_each_reader_is_told_in_part_is_sent_also_to_those_who_know_its_version() {
    let open = open();
    open.publish("br-milk", json!({})).await;
    open.hold("br-milk").await;
    for address in ["/api/v1/capacity-offers/br-milk", "/api/v1/capacity-offers/br-milk/history"] {
        let told = open.anybody.get(address).await;
        assert_eq!(told.header("cache-control"), "no-store", "{address}");
        let tag = told.header("etag").to_owned();
        // Another reader may be told more at the same version, and so may this one later.
        let again = open.brazil.clone().with("if-none-match", &tag).get(address).await;
        assert_eq!((again.status, again.header("etag")), (200, tag.as_str()), "{address}");
    }
}
