//! From shortlist to partnership, by forms and by the API alone.

use serde_json::{Value, json};

use super::{MILK, POWER, World};

/// The hidden fields and their values in the form of a page that sends that decision or answer.
fn hidden(page: &str, marker: &str) -> Vec<(String, String)> {
    let at = page.find(marker).unwrap_or_else(|| panic!("no {marker} in {page}"));
    let start = page[..at].rfind("<form").unwrap();
    let end = at + page[at..].find("</form>").unwrap();
    let inputs = page[start..end].split("<input type=\"hidden\" ").skip(1);
    let value = |input: &str, name: &str| {
        let rest = input.split_once(&format!("{name}=\"")).unwrap().1;
        rest.split_once('"').unwrap().0.to_owned()
    };
    inputs.map(|input| (value(input, "name"), value(input, "value"))).collect()
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test]
async fn by_forms_a_proposal_goes_from_the_queue_to_a_partnership() {
    let world = World::new().await;
    let ana = world.coordinator().speaking("es");
    let queue = ana.get("/review").await;
    assert!(queue.text.contains(&format!("/proposals/{MILK}")), "{}", queue.text);
    let card = ana.get(&format!("/proposals/{MILK}")).await;
    for decision in ["take", "comment", "endorse"] {
        let card = ana.get(&format!("/proposals/{MILK}")).await;
        let mut fields = hidden(&card.text, &format!("value=\"{decision}\""));
        if decision != "take" {
            fields.push(("words".to_owned(), format!("Palabras de {decision}")));
        }
        let address = format!("/proposals/{MILK}/decisions");
        let answer = ana.post(&address, &pairs(&fields)).await;
        assert_eq!(answer.status, 303, "{decision}: {}", answer.text);
        // On to where the reader was, not to the top of a long page.
        let part = if decision == "comment" { "history" } else { "decide" };
        assert_eq!(answer.header("location"), format!("/proposals/{MILK}#{part}"));
    }
    assert!(card.text.contains("Por decidir"), "{}", card.text);

    let agency = world.visitor("agency:BO").speaking("pt");
    let asked = agency.get("/review").await;
    assert!(asked.text.contains(&format!("/proposals/{MILK}")), "{}", asked.text);
    let consents = format!("/proposals/{MILK}/consents");
    let card = agency.get(&format!("/proposals/{MILK}")).await;
    let answer = agency.post(&consents, &pairs(&hidden(&card.text, "value=\"true\""))).await;
    assert_eq!(answer.header("location"), format!("/proposals/{MILK}#decide"), "{}", answer.text);
    let told = agency.clone().with("cookie", "notice=notice%2Dconsent%2Drecorded");
    let told = told.get(&format!("/proposals/{MILK}")).await.text;
    let below = told.split("id=\"decide\"").nth(1).unwrap();
    assert!(below.contains("O consentimento está registrado."), "{told}");
    assert_eq!(told.matches("O consentimento está registrado.").count(), 1, "{told}");

    let focal_point = world.visitor("country:BR").speaking("fr");
    let card = focal_point.get(&format!("/proposals/{MILK}")).await;
    assert!(card.text.contains("A donné son accord"), "{}", card.text);
    let before = world.head();
    let answer = focal_point.post(&consents, &pairs(&hidden(&card.text, "value=\"true\""))).await;
    assert_eq!(answer.header("location"), "/partnerships/bo-milk", "{}", answer.text);
    assert_eq!(
        world.events(before).await,
        [
            "review-bo-milk~br-milk PartyConsented",
            "request-bo-milk Fulfilled",
            "offer-br-milk CapacityHeld",
            "partnership-bo-milk Formed"
        ]
    );
    let page = ana.get("/partnerships/bo-milk").await;
    for told in ["Brasil", "Palabras de endorse", "br-milk", "812", "21 de noviembre de 2026"] {
        assert!(page.text.contains(told), "{told} is missing in {}", page.text);
    }
}

#[tokio::test]
async fn by_the_api_alone_a_triangle_is_formed_and_holds_capacity_of_both_offers() {
    let world = World::new().await;
    let card = world.card(POWER).await;
    let decision = json!({
        "decision": "endorse", "words": "Yes", "shown_as_of": card["shown_as_of"], "basis": card["basis"],
    });
    let answer = world.decide(POWER, decision).await;
    assert_eq!((answer.status, &answer.value()["status"]["code"]), (200, &json!("endorsed")));
    let first = world.answer(POWER, "institution:ISDB", "second_provider", true).await;
    assert_eq!(first.value()["outcome"], "consented", "{}", first.text);
    let second = world.answer(POWER, "country:NE", "recipient", true).await;
    assert_eq!(second.value()["proposal"]["parties"][0]["answer"], "consented");
    let last = world.answer(POWER, "country:MA", "first_provider", true).await.value();
    assert_eq!((&last["outcome"], &last["partnership"]), (&json!("formed"), &json!("ne-power")));
    assert_eq!(last["proposal"]["status"]["code"], "agreed");
    let told = world.nobody().get("/api/v1/partnerships/ne-power").await.value();
    let holds = json!([
        {"offer": "ma-power", "places": 1, "expert_weeks": 4},
        {"offer": "isdb-loans", "places": 1, "expert_weeks": 0},
    ]);
    assert_eq!(told["holds"], holds);
    assert_eq!(told["history"], json!([]), "who has not signed in does not read the decisions");
    let told = world.coordinator().get("/api/v1/partnerships/ne-power").await.value();
    assert_eq!(told["shown"]["list"][0]["score"], 700);
    assert_eq!(told["proposal"], POWER);
}

#[tokio::test]
async fn a_coordinator_writes_down_what_a_party_answered_and_the_log_says_for_whom() {
    let world = World::new().await;
    world.endorse(MILK).await;
    let address = format!("/api/v1/proposals/{MILK}/consents");
    let body = json!({"party": "recipient", "consents": true, "on_behalf_of": "agency:BO"});
    let answer = world.coordinator().json("POST", &address, &body).await.value();
    let step = answer["proposal"]["history"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(step["actor"], "coordinator;name=Ana");
    assert!(step["on_behalf_of"].as_str().unwrap().contains("Bolivia"), "{step}");
    let body = json!({"party": "first_provider", "consents": true});
    let on_behalf = world.coordinator().with("ayni-on-behalf-of", "country:BR");
    let answer = on_behalf.json("POST", &address, &body).await.value();
    assert_eq!(answer["outcome"], "formed");
}

#[tokio::test]
async fn the_same_wish_sent_twice_gets_its_first_answer() {
    let world = World::new().await;
    let ana = world.coordinator().with("idempotency-key", "one");
    let address = format!("/api/v1/proposals/{MILK}/decisions");
    let decline = json!({"decision": "decline", "reason": "timing"});
    let first = ana.json("POST", &address, &decline).await;
    world.list("bo-milk", &[], &[(MILK, "declined")]).await;
    let before = world.head();
    let second = ana.json("POST", &address, &decline).await;
    assert_eq!((first.status, second.status), (200, 200), "{}", second.text);
    assert_eq!(world.head(), before);

    world.endorse(POWER).await;
    let address = format!("/api/v1/proposals/{POWER}/consents");
    let send = |who: &str, party: &str| {
        let visitor = world.visitor(who).with("idempotency-key", "two");
        let (address, body) = (address.clone(), json!({"party": party, "consents": true}));
        async move { visitor.json("POST", &address, &body).await }
    };
    send("institution:ISDB", "second_provider").await;
    send("agency:NE", "recipient").await;
    let formed = send("country:MA", "first_provider").await;
    let again = send("country:MA", "first_provider").await;
    assert_eq!(formed.value()["outcome"], "formed");
    assert_eq!(again.value()["outcome"], "formed");
}

#[tokio::test]
async fn a_refusal_settles_the_proposal_until_its_terms_change() {
    let world = World::new().await;
    world.endorse(MILK).await;
    let refused = world.answer(MILK, "country:BR", "first_provider", false).await;
    assert_eq!(refused.value()["outcome"], "refused");
    assert_eq!(world.status(MILK).await, "refused");
    assert_eq!(refused.value()["proposal"]["parties"][0]["answer"], "released");
    let page = world.coordinator().get(&format!("/proposals/{MILK}")).await.text;
    assert!(page.contains("No longer asked") && !page.contains("Waiting"), "{page}");
    let brazil = world.visitor("country:BR");
    let answered = brazil.get("/review").await.text;
    assert!(answered.contains("Answered or settled"), "{answered}");
    world.revise("bo-milk", "BO", "Otra solicitud").await;
    assert_eq!(world.status(MILK).await, "pending");
    let reopened = brazil.get("/review").await.text;
    assert!(reopened.contains("One proposal is to be decided again"), "{reopened}");
    assert!(reopened.contains("Refused by Brazil on 21 November 2026"), "{reopened}");
    assert!(!reopened.contains("Answered or settled"), "{reopened}");
    let endorsed = world.decide(MILK, json!({"decision": "endorse"})).await;
    assert_eq!(endorsed.status, 200, "{}", endorsed.text);
}

#[tokio::test]
async fn a_deferred_proposal_is_back_in_the_queue_when_its_day_begins() {
    let world = World::new().await;
    let body = json!({"decision": "defer", "until": "2026-11-23", "words": "After the assembly"});
    assert_eq!(world.decide(MILK, body).await.status, 200);
    assert_eq!(world.status(MILK).await, "deferred");
    world.begin(1).await;
    assert_eq!(world.status(MILK).await, "deferred");
    world.begin(2).await;
    assert_eq!(world.status(MILK).await, "pending");
    let queue: Value = world.coordinator().get("/api/v1/review?country=BO").await.value();
    assert_eq!(queue["items"][0]["to_decide"], 2);
}

#[tokio::test]
async fn every_page_and_answer_is_there_in_four_languages() {
    let world = World::new().await;
    world.document("pe-agua").await;
    world.endorse(MILK).await;
    for language in ["en", "es", "pt", "fr"] {
        for address in [
            "/review",
            "/review/bo-milk",
            "/proposals/bo-milk~br-milk",
            "/partnerships",
            "/proposals/ne-power~ma-power~isdb-loans",
            "/partnerships/pe-agua",
            "/review?status=endorsed",
            "/review?status=none",
        ] {
            let answer = world.coordinator().speaking(language).get(address).await;
            assert_eq!(answer.status, 200, "{address}: {}", answer.text);
            assert!(answer.text.contains(&format!("<html lang=\"{language}\">")));
        }
    }
}
