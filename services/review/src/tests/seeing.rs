//! Who sees what.

use serde_json::json;

use super::World;

/// Every address that tells something of the request `bo-secret` or of what came of it.
const ADDRESSES: &[&str] = &[
    "/review/bo-secret",
    "/api/v1/cooperation-requests/bo-secret/shortlist",
    "/proposals/bo-secret~br-milk",
    "/api/v1/proposals/bo-secret~br-milk",
];

async fn world(visible_to: &str) -> World {
    let world = World::new().await;
    let other = json!({"visible_to": visible_to, "title": "Secreto"});
    world.submit("bo-secret", "BO", other).await;
    world.list("bo-secret", &[("br-milk", None, 500)], &[]).await;
    world
}

async fn sees(world: &World, who: &str, address: &str) -> bool {
    world.visitor(who).get(address).await.status == 200
}

#[tokio::test]
async fn a_request_for_coordinators_is_seen_by_them_and_by_the_country_that_asks() {
    for visible_to in ["coordinators", "parties"] {
        let world = world(visible_to).await;
        for address in ADDRESSES {
            for who in ["coordinator", "agency:BO", "country:BO"] {
                assert!(sees(&world, who, address).await, "{who} {address}");
            }
            for who in ["observer", "country:BR", "country:PE", "agency:BR", "institution:ISDB"] {
                assert!(!sees(&world, who, address).await, "{who} {address}");
            }
            let nobody = world.nobody().get(address).await;
            assert!(matches!(nobody.status, 303 | 401), "{address}: {}", nobody.status);
        }
        for address in ["/review", "/review?status=all", "/api/v1/review?status=all"] {
            let page = world.visitor("observer").get(address).await;
            assert!(page.text.contains("Solicitud bo-milk"), "{}", page.text);
            assert!(!page.text.contains("Secreto"), "{address}");
        }
    }
}

#[tokio::test]
async fn whoever_is_asked_for_consent_sees_what_they_are_asked_but_not_the_other_proposals() {
    let world = world("coordinators").await;
    let id = "bo-secret~br-milk";
    world.endorse(id).await;
    assert!(sees(&world, "country:BR", &format!("/proposals/{id}")).await);
    assert!(!sees(&world, "country:BR", "/review/bo-secret").await);
    assert!(!sees(&world, "country:CO", &format!("/proposals/{id}")).await);
    let asked = world.visitor("country:BR").get("/review").await;
    assert!(asked.text.contains("Secreto"), "{}", asked.text);
    let other = world.visitor("country:CO").get("/review").await;
    assert!(!other.text.contains("Secreto"), "{}", other.text);
}

#[tokio::test]
async fn a_partnership_from_a_hidden_request_is_seen_by_its_parties() {
    let world = world("coordinators").await;
    let id = "bo-secret~br-milk";
    world.endorse(id).await;
    world.answer(id, "country:BO", "recipient", true).await;
    world.answer(id, "country:BR", "first_provider", true).await;
    for address in ["/partnerships/bo-secret", "/api/v1/partnerships/bo-secret"] {
        for who in ["coordinator", "agency:BO", "country:BR"] {
            assert!(sees(&world, who, address).await, "{who}");
        }
        assert!(!sees(&world, "country:PE", address).await);
        assert_ne!(world.nobody().get(address).await.status, 200);
    }
    for address in ["/partnerships", "/api/v1/partnerships"] {
        let list = world.visitor("observer").get(address).await;
        assert!(!list.text.contains("Secreto"), "{}", list.text);
        let list = world.visitor("country:BR").get(address).await;
        assert!(list.text.contains("Secreto"), "{}", list.text);
    }
}

#[tokio::test]
async fn partnerships_are_found_by_country_theme_and_kind() {
    let world = World::new().await;
    world.document("pe-agua").await;
    let found = async |query: &str| {
        let answer = world.nobody().get(&format!("/api/v1/partnerships{query}")).await;
        answer.value()["items"].as_array().unwrap().len()
    };
    for (query, count) in [
        ("", 1),
        ("?country=MX", 1),
        ("?country=DE", 1),
        ("?country=BR", 0),
        ("?theme=140", 1),
        ("?theme=130", 0),
        ("?kind=formed", 0),
        ("?kind=documented", 1),
    ] {
        assert_eq!(found(query).await, count, "{query}");
    }
}

#[tokio::test]
async fn the_queue_is_in_order_of_urgency_and_age_and_can_be_narrowed() {
    let world = World::new().await;
    world
        .submit("pe-empty", "PE", json!({"thematic_areas": ["14020"], "urgency": "routine"}))
        .await;
    let ids = async |query: &str| -> Vec<String> {
        let answer = world.coordinator().get(&format!("/api/v1/review{query}")).await.value();
        let items = answer["items"].as_array().unwrap().clone();
        items.iter().map(|it| it["request"]["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("").await, ["ne-power", "bo-milk"]);
    assert_eq!(ids("?status=all").await, ["ne-power", "bo-milk", "pe-empty"]);
    assert_eq!(ids("?status=none").await, ["pe-empty"]);
    assert_eq!(ids("?country=BO").await, ["bo-milk"]);
    assert_eq!(ids("?theme=130").await, ["ne-power", "bo-milk"]);
    assert_eq!(ids("?status=all&theme=140").await, ["pe-empty"]);
    assert_eq!(ids("?status=all&limit=1&cursor=ne-power").await, ["bo-milk"]);
    let queue = world.coordinator().get("/api/v1/review").await.value();
    assert_eq!(queue["items"][1]["new"], 0, "nothing is new before the first decision");
}
