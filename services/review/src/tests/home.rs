//! What the first page tells whoever has signed in.

use jiff::ToSpan as _;
use serde_json::json;

use super::{MILK, POWER, World};

async fn home(world: &World, who: &str) -> String {
    let page = world.visitor(who).get("/").await;
    assert_eq!(page.status, 200, "{}", page.text);
    page.text
}

/// Whether each of them is told, or none of them.
fn tells(page: &str, told: &[&str], is_told: bool) {
    for told in told {
        assert_eq!(page.contains(told), is_told, "{told} in {page}");
    }
}

#[tokio::test]
async fn a_coordinator_reads_how_much_waits_for_a_decision_and_for_the_parties() {
    let world = World::new().await;
    let page = home(&world, "coordinator").await;
    let all = "<a href=\"/review\"><strong>3 proposals wait for your decision, for 2 requests";
    tells(&page, &["Waiting for you", all], true);
    tells(&page, &["endorsed proposal", "deferred proposal"], false);
    world.endorse(MILK).await;
    let page = home(&world, "coordinator").await;
    let endorsed = "<a href=\"/review?status=endorsed\"><strong>One endorsed proposal waits";
    tells(&page, &["<strong>2 proposals wait for your decision", endorsed], true);
    // An endorsement of terms that hold no longer is for the coordinators again.
    world.revise("bo-milk", "BO", "Otro título").await;
    let page = home(&world, "coordinator").await;
    tells(&page, &["<strong>3 proposals wait for your decision"], true);
    tells(&page, &["endorsed proposal"], false);
}

#[tokio::test]
async fn the_number_is_that_of_the_queue() {
    let world = World::new().await;
    world.endorse(MILK).await;
    world.decide(POWER, json!({"decision": "defer", "until": "2027-01-15"})).await;
    world.submit("pe-milk", "PE", json!({})).await;
    world.list("pe-milk", &[("br-milk", None, 500), ("co-milk", None, 400)], &[]).await;
    world.list("pe-milk", &[], &[("pe-milk~co-milk", "outranked")]).await;
    let queue = world.coordinator().get("/api/v1/review?status=all").await.value();
    let counts = queue["items"].as_array().unwrap().iter();
    let sum: u64 = counts.map(|request| request["to_decide"].as_u64().unwrap()).sum();
    assert_eq!(sum, 2);
    let page = home(&world, "coordinator").await;
    tells(&page, &["2 proposals wait for your decision, for 2 requests"], true);
}

#[tokio::test]
async fn what_was_deferred_is_told_a_week_before_its_day_and_from_it_on() {
    let world = World::new().await;
    let until = world.app.clock.today().checked_add(20.days()).unwrap();
    let deferred = world.decide(POWER, json!({"decision": "defer", "until": until})).await;
    assert_eq!(deferred.status, 200, "{}", deferred.text);
    let link = format!("<a href=\"/proposals/{POWER}\">");
    for (days, note) in [(12, None), (13, Some("Due on")), (20, Some(": due now"))] {
        world.begin(days).await;
        for who in ["coordinator", "agency:NE", "country:NE"] {
            let page = home(&world, who).await;
            tells(&page, &[&link, "One deferred proposal falls due"], note.is_some());
            tells(&page, note.as_slice(), true);
        }
        tells(&home(&world, "country:MA").await, &[&link], false);
    }
    world.decide(POWER, json!({"decision": "endorse"})).await;
    tells(&home(&world, "coordinator").await, &["deferred proposal"], false);
}

#[tokio::test]
async fn a_party_reads_what_waits_for_its_consent_and_what_is_proposed_for_its_requests() {
    let world = World::new().await;
    let consent =
        [&*format!("<a href=\"/proposals/{MILK}\">"), "One proposal waits for your consent"];
    let own = [
        "2 proposals for your country’s requests wait",
        "<a href=\"/review/bo-milk\" lang=\"es\">",
    ];
    for who in ["agency:BO", "country:BO"] {
        let page = home(&world, who).await;
        tells(&page, &own, true);
        tells(&page, &consent, false);
    }
    tells(&home(&world, "country:BR").await, &["Nothing waits for you now."], true);
    world.endorse(MILK).await;
    for who in ["agency:BO", "country:BO", "country:BR"] {
        tells(&home(&world, who).await, &consent, true);
    }
    for who in ["country:CO", "agency:BR", "institution:ISDB"] {
        tells(&home(&world, who).await, &consent, false);
    }
    world.answer(MILK, "country:BR", "first_provider", true).await;
    tells(&home(&world, "country:BR").await, &consent, false);
    tells(&home(&world, "agency:BO").await, &consent, true);
    // What is answered on terms that hold no longer is not asked for.
    world.revise("bo-milk", "BO", "Otro título").await;
    tells(&home(&world, "agency:BO").await, &consent, false);
}

#[tokio::test]
async fn many_are_counted_and_five_are_named() {
    let world = World::empty();
    world.begin(0).await;
    world.publish("br-milk", "BR", json!({})).await;
    for number in 0..7 {
        let request = format!("bo-{number}");
        world.submit(&request, "BO", json!({})).await;
        world.list(&request, &[("br-milk", None, 800)], &[]).await;
        world.endorse(&format!("{request}~br-milk")).await;
    }
    let page = home(&world, "country:BR").await;
    tells(&page, &["7 proposals wait for your consent", "And 2 more"], true);
    assert_eq!(page.matches("<a href=\"/proposals/").count(), 5);
}

#[tokio::test]
async fn whom_nothing_can_wait_for_is_told_of_nothing() {
    let world = World::new().await;
    world.endorse(MILK).await;
    tells(&world.nobody().get("/").await.text, &["Waiting for you", MILK], false);
    tells(&home(&world, "observer").await, &["Waiting for you", MILK], false);
}

#[tokio::test]
async fn what_is_confidential_is_told_to_none_whom_it_does_not_concern() {
    for visible_to in ["coordinators", "parties"] {
        let world = World::empty();
        world.begin(0).await;
        world.publish("br-milk", "BR", json!({})).await;
        let secret = json!({"visible_to": visible_to, "title": "Secreto"});
        world.submit("bo-secret", "BO", secret).await;
        world.list("bo-secret", &[("br-milk", None, 500)], &[]).await;
        let others = ["observer", "country:CO", "agency:BR", "institution:ISDB"];
        for who in others.into_iter().chain(["country:BR"]) {
            tells(&home(&world, who).await, &["Secreto", "bo-secret", "proposal waits"], false);
        }
        tells(&home(&world, "agency:BO").await, &["Secreto"], true);
        world.endorse("bo-secret~br-milk").await;
        // Nobody can consent to what they may not see.
        tells(&home(&world, "country:BR").await, &["Secreto"], true);
        for who in others {
            tells(&home(&world, who).await, &["Secreto", "bo-secret", "proposal waits"], false);
        }
    }
}
