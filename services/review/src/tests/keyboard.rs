//! Going through the queue with the keyboard alone.

use super::{MILK, POWER, World};

/// The places in the text, in which they must stand in this order.
fn in_order(text: &str, marks: &[&str]) {
    let mut from = 0;
    for mark in marks {
        let at = text[from..].find(mark);
        from += at.unwrap_or_else(|| panic!("{mark} does not come after the one before in {text}"));
    }
}

#[tokio::test]
async fn the_card_is_read_before_it_is_decided_and_the_decisions_come_in_one_order() {
    let world = World::new().await;
    let page = world.coordinator().get(&format!("/proposals/{MILK}")).await.text;
    in_order(
        &page,
        &[
            "class=\"skip\"",
            "<h1>",
            "class=\"score\"",
            "href=\"#decide\"",
            "id=\"criteria\"",
            "id=\"records\"",
            "id=\"decide\"",
            "accesskey=\"t\"",
            "accesskey=\"e\"",
            "accesskey=\"d\"",
            "accesskey=\"f\"",
            "accesskey=\"c\"",
            "accesskey=\"n\"",
            "id=\"history\"",
        ],
    );
    let keys: Vec<&str> = page.split("accesskey=\"").skip(1).map(|rest| &rest[..1]).collect();
    let mut unique = keys.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), keys.len(), "{keys:?}");
    assert!(!page.contains("tabindex=\"1\""));
}

#[tokio::test]
async fn the_queue_can_be_walked_from_card_to_card() {
    let world = World::new().await;
    let next = async |id: &str| {
        let page = world.coordinator().get(&format!("/proposals/{id}")).await.text;
        let at = page.find("rel=\"next\"")?;
        let start = page[..at].rfind("href=\"/proposals/")? + "href=\"/proposals/".len();
        Some(page[start..].split('"').next()?.to_owned())
    };
    assert_eq!(next(POWER).await.as_deref(), Some(MILK));
    assert_eq!(next(MILK).await.as_deref(), Some("bo-milk~co-milk"));
    assert_eq!(next("bo-milk~co-milk").await, None);
    world.endorse(MILK).await;
    assert_eq!(next(MILK).await.as_deref(), Some("bo-milk~co-milk"), "its own request first");
    let page = world.coordinator().get(&format!("/proposals/{MILK}")).await.text;
    assert!(!page.contains("accesskey=\"e\"") && page.contains("accesskey=\"d\""));
}

#[tokio::test]
async fn every_field_has_a_label() {
    let world = World::new().await;
    world.endorse(POWER).await;
    for (who, address) in [
        ("coordinator", "/review"),
        ("coordinator", "/partnerships"),
        ("coordinator", "/proposals/bo-milk~br-milk"),
        ("coordinator", "/proposals/ne-power~ma-power~isdb-loans"),
        ("country:MA", "/proposals/ne-power~ma-power~isdb-loans"),
    ] {
        let page = world.visitor(who).get(address).await.text;
        let controls = page.split(['<']).filter(|tag| {
            ["textarea ", "select ", "input "].iter().any(|it| tag.starts_with(it))
                && !tag.contains("type=\"hidden\"")
        });
        for control in controls {
            let id = control.split_once("id=\"").unwrap().1.split('"').next().unwrap();
            assert!(page.contains(&format!("<label for=\"{id}\"")), "{id} on {address}");
            assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id} on {address}");
        }
    }
}
