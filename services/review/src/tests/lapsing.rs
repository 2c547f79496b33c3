//! Proposals that come to nothing because what they need is gone.

use domain::{capacity_offer, cooperation_request};
use serde_json::json;

use super::{MILK, POWER, World};

#[tokio::test]
async fn when_the_capacity_went_elsewhere_the_last_consent_promises_nothing_and_everybody_sees_it()
{
    let world = World::new().await;
    world.submit("pe-milk", "PE", json!({})).await;
    world.list("pe-milk", &[("br-milk", None, 500)], &[]).await;
    let other = "pe-milk~br-milk";
    for (id, recipient) in [(MILK, "country:BO"), (other, "country:PE")] {
        world.endorse(id).await;
        world.answer(id, recipient, "recipient", true).await;
    }
    // The two last consents meet at the store: whichever comes second is turned away.
    let (one, two) = tokio::join!(
        world.answer(MILK, "country:BR", "first_provider", true),
        world.answer(other, "country:BR", "first_provider", true),
    );
    let (won, lost) = if one.status == 200 { (one, two) } else { (two, one) };
    assert_eq!(won.value()["outcome"], "formed", "{}", won.text);
    assert_eq!(lost.status, 409);
    assert!(
        lost.value()["detail"].as_str().unwrap().contains("capacity went elsewhere"),
        "{}",
        lost.text
    );
    let loser = if won.value()["partnership"] == "bo-milk" { other } else { MILK };
    let card = world.card(loser).await;
    assert_eq!(card["status"]["why"], "capacity_gone");
    for who in ["coordinator", "country:BR", "observer"] {
        let page = world.visitor(who).get(&format!("/proposals/{loser}")).await;
        assert!(page.text.contains("The capacity went elsewhere"), "{who}: {}", page.text);
    }
    let formed = world.coordinator().get("/api/v1/partnerships?kind=formed").await;
    assert_eq!(formed.value()["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn an_endorsed_proposal_lapses_when_its_offer_is_paused_and_can_be_decided_on_when_it_is_back()
 {
    let world = World::new().await;
    world.endorse(MILK).await;
    let pause = capacity_offer::Command::Suspend { reason: "Move".into() };
    world.offer("br-milk", pause).await;
    world.reaches(MILK, "lapsed").await;
    let card = world.card(MILK).await;
    assert_eq!(card["status"]["why"], "offer_gone");
    let step = card["history"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&step["type"], &step["who"]), (&json!("Lapsed"), &json!("Recorded automatically")));
    let again = world.decide(MILK, json!({"decision": "endorse"})).await;
    assert_eq!(again.status, 409);
    world.offer("br-milk", capacity_offer::Command::Resume).await;
    world.reaches(MILK, "pending").await;
    world.endorse(MILK).await;
}

#[tokio::test]
async fn what_is_decided_after_a_pause_stands_like_any_other_decision() {
    let paused = async || {
        let world = World::new().await;
        world.endorse(MILK).await;
        world.offer("br-milk", capacity_offer::Command::Suspend { reason: "Move".into() }).await;
        world.reaches(MILK, "lapsed").await;
        world.offer("br-milk", capacity_offer::Command::Resume).await;
        world.reaches(MILK, "pending").await;
        world
    };
    let world = paused().await;
    world.endorse(MILK).await;
    assert_eq!(world.card(MILK).await["terms_moved"], false);
    world.answer(MILK, "country:BO", "recipient", true).await;
    let formed = world.answer(MILK, "country:BR", "first_provider", true).await;
    assert_eq!(formed.value()["outcome"], "formed", "{}", formed.text);

    let world = paused().await;
    let no = world.decide(MILK, json!({"decision": "decline", "reason": "funding"})).await;
    assert_eq!(
        (no.status, &no.value()["status"]["code"]),
        (200, &json!("declined")),
        "{}",
        no.text
    );
    world.offer("br-milk", capacity_offer::Command::Suspend { reason: "Move".into() }).await;
    world.offer("br-milk", capacity_offer::Command::Resume).await;
    assert_eq!(world.decide(MILK, json!({"decision": "endorse"})).await.status, 409);
    assert_eq!(world.card(MILK).await["status"]["code"], "declined");
}

#[tokio::test]
async fn every_way_in_which_something_is_lost_is_noted() {
    let reason = || "Because".to_owned();
    let offers = [
        capacity_offer::Command::Withdraw { reason: reason() },
        capacity_offer::Command::Expire { on: jiff::civil::date(2029, 1, 1) },
        capacity_offer::Command::Hold {
            partnership: "other".parse().unwrap(),
            hold: capacity_offer::Hold { places: 1, expert_weeks: 1 },
        },
    ];
    let whys = ["offer_gone", "offer_gone", "capacity_gone"];
    for (command, why) in offers.into_iter().zip(whys) {
        let world = World::new().await;
        world.endorse(POWER).await;
        world.offer("isdb-loans", command).await;
        world.reaches(POWER, "lapsed").await;
        assert_eq!(world.card(POWER).await["status"]["why"], why);
    }
    let requests = [
        cooperation_request::Command::Withdraw { reason: reason() },
        cooperation_request::Command::Close { reason: reason() },
        cooperation_request::Command::Fulfil { partnership: "other".parse().unwrap() },
    ];
    for command in requests {
        let world = World::new().await;
        world.endorse(POWER).await;
        world.request("ne-power", command).await;
        world.reaches(POWER, "lapsed").await;
        assert_eq!(world.card(POWER).await["status"]["why"], "request_ended");
    }
}

#[tokio::test]
async fn an_offer_without_capacity_left_cannot_be_endorsed() {
    let world = World::new().await;
    let hold = capacity_offer::Command::Hold {
        partnership: "other".parse().unwrap(),
        hold: capacity_offer::Hold { places: 1, expert_weeks: 4 },
    };
    world.offer("br-milk", hold).await;
    let answer = world.decide(MILK, json!({"decision": "endorse"})).await;
    assert_eq!(answer.status, 409, "{}", answer.text);
    let release = capacity_offer::Command::Release { partnership: "other".parse().unwrap() };
    world.offer("br-milk", release).await;
    world.endorse(MILK).await;
}

#[tokio::test]
async fn a_provider_with_fewer_weeks_than_needed_gives_what_it_has_left() {
    let world = World::new().await;
    let few = json!({"expert_weeks_per_year": 3});
    world.publish("co-few", "CO", few).await;
    world.list("bo-milk", &[("co-few", None, 400)], &[]).await;
    let id = "bo-milk~co-few";
    world.endorse(id).await;
    world.answer(id, "country:BO", "recipient", true).await;
    world.answer(id, "country:CO", "first_provider", true).await;
    let told = world.coordinator().get("/api/v1/partnerships/bo-milk").await.value();
    assert_eq!(told["holds"][0]["expert_weeks"], 3, "{told}");
}
