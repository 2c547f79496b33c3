//! Offers expire when their last valid day has passed.

use std::time::Duration;

use domain::{Calendar, calendar};
use event_store::Position;
use jiff::civil::{Date, date};

use super::*;

/// Begins a day and waits until the expiry of offers has acted on it.
async fn begin(open: &Open, day: Date) -> Position {
    let command = calendar::Command::Begin(day);
    let begun = open.carry_out::<Calendar>(&"utc".parse().unwrap(), command).await;
    assert!(open.expiry.wait_for(begun.position, Duration::from_secs(10)).await);
    begun.position
}

impl Open {
    async fn stage(&self, id: &str) -> String {
        let answer = self.anybody.get(&format!("/api/v1/capacity-offers/{id}")).await;
        answer.value()["stage"].as_str().unwrap_or_default().to_owned()
    }
}

#[tokio::test]
async fn an_offer_expires_on_the_day_after_its_last_valid_one() {
    let open = open();
    open.publish("soon-over", json!({ "valid_until": "2026-11-22" })).await;
    open.publish("holds-on", json!({})).await;
    begin(&open, date(2026, 11, 22)).await;
    assert_eq!(open.stage("soon-over").await, "open");
    begin(&open, date(2026, 11, 23)).await;
    assert_eq!(open.stage("soon-over").await, "expired");
    assert_eq!(open.stage("holds-on").await, "open");
}

#[tokio::test]
async fn expiring_twice_changes_nothing() {
    let open = open();
    open.publish("soon-over", json!({ "valid_until": "2026-11-22" })).await;
    // A second instance does the same work.
    let (second, expiry) = crate::bind_with_expiry(&open.app);
    for follower in second.followers {
        tokio::spawn(follower.run);
    }
    begin(&open, date(2026, 11, 23)).await;
    let last = begin(&open, date(2026, 11, 24)).await;
    assert!(expiry.wait_for(last, Duration::from_secs(10)).await);
    let history = open.anybody.get("/api/v1/capacity-offers/soon-over/history").await.value();
    let kinds: Vec<&str> = history["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["type"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["Published", "Expired"]);
    assert_eq!(history["items"][1]["actor"], "offer-expiry");
    assert_eq!(history["items"][1]["data"]["on"], "2026-11-23");
}

#[tokio::test]
async fn an_offer_that_was_prolonged_does_not_expire() {
    let open = open();
    let published = open.publish("soon-over", json!({ "valid_until": "2026-11-22" })).await;
    let mut terms = published.value()["terms"].clone();
    terms["valid_until"] = json!("2026-12-31");
    let coordinator = open.anybody.clone().acting_as("coordinator");
    let coordinator = coordinator.with("if-match", published.header("etag"));
    let revised = coordinator.json("PUT", "/api/v1/capacity-offers/soon-over", &terms).await;
    assert_eq!(revised.status, 200, "{}", revised.text);
    begin(&open, date(2026, 11, 23)).await;
    assert_eq!(open.stage("soon-over").await, "open");
}
