//! What the pages hold.

use domain::cooperation_request;

use super::{MILK, POWER, World};

#[tokio::test]
async fn the_card_shows_every_criterion_with_its_evidence_and_what_is_missing() {
    let world = World::new().await;
    let card = world.card(MILK).await;
    let page = world.coordinator().get(&format!("/proposals/{MILK}")).await;
    let text = page.text.replace("&#39;", "'");
    for part in card["criteria"].as_array().unwrap() {
        for told in ["name", "evidence"] {
            let told = part[told].as_str().unwrap();
            assert!(!told.is_empty() && text.contains(told), "{told} is missing in {text}");
        }
        assert!(text.contains(&format!("<strong>{}</strong> / {}", part["points"], part["of"])));
    }
    for told in [
        "812",
        "of 1,000 points",
        "Training course (modality)",
        "/capacity-offers/br-milk",
        "/cooperation-requests/bo-milk",
        "/explain?request=bo-milk",
        "Informe de la cooperación",
        "https://example.org/informe",
    ] {
        assert!(text.contains(told), "{told} is missing in {text}");
    }
}

#[tokio::test]
async fn who_reads_by_which_policy_something_was_scored_can_read_that_policy() {
    let world = World::new().await;
    let link = "<a href=\"/policy/ab\">Scored by policy 2026\u{2011}11.</a>";
    for address in [format!("/proposals/{MILK}"), "/review/bo-milk".to_owned()] {
        let page = world.coordinator().get(&address).await.text;
        assert!(page.contains(link), "{address}: {page}");
    }
    let card = world.card(MILK).await;
    assert_eq!((&card["policy_version"], &card["policy_hash"]), (&"2026-11".into(), &"ab".into()));
    // It is not told of what is on no list.
    world.list("bo-milk", &[], &[(MILK, "outranked")]).await;
    assert!(world.card(MILK).await.get("policy_hash").is_none());
}

#[tokio::test]
async fn the_drawing_is_a_line_for_two_and_a_triangle_for_three() {
    let world = World::new().await;
    let count = |text: &str, what: &str| text.matches(what).count();
    let line = world.coordinator().get(&format!("/proposals/{MILK}")).await.text;
    assert_eq!((count(&line, "<line "), count(&line, "height=\"100\"")), (1, 2));
    let triangle = world.coordinator().get(&format!("/proposals/{POWER}")).await.text;
    assert_eq!((count(&triangle, "<line "), count(&triangle, "height=\"100\"")), (3, 3));
    for told in [
        "role=\"img\"",
        "<title id=\"drawing-title\">",
        "closes what would be missing",
        "US$60,000",
    ] {
        assert!(triangle.contains(told), "{told} is missing in {triangle}");
    }
}

#[tokio::test]
async fn pages_need_no_script_and_are_light() {
    let world = World::new().await;
    for number in 0..20 {
        let request = format!("bo-{number}");
        world.submit(&request, "BO", serde_json::json!({})).await;
        let list = [("br-milk", None, 800), ("co-milk", None, 700), ("ma-power", None, 600)];
        world.list(&request, &list, &[]).await;
    }
    for address in ["/review", "/review/bo-milk", &format!("/proposals/{POWER}"), "/partnerships"] {
        let page = world.coordinator().speaking("fr").get(address).await;
        assert!(page.text.len() < 60_000, "{address} has {} bytes", page.text.len());
        assert!(!page.text.contains("<script") && !page.text.contains(" style="), "{address}");
    }
    let queue = world.coordinator().get("/review").await;
    assert!(queue.text.contains("rel=\"next\""), "the queue goes on");
}

#[tokio::test]
async fn what_somebody_writes_is_shown_as_text() {
    let world = World::new().await;
    let words = "<script>alert('x')</script>";
    world.decide(MILK, serde_json::json!({"decision": "comment", "words": words})).await;
    let page = world.coordinator().get(&format!("/proposals/{MILK}")).await;
    assert!(!page.text.contains("<script"), "{}", page.text);
    assert!(page.text.contains("alert("));
}

#[tokio::test]
async fn the_style_sheet_is_served_and_kept() {
    let world = World::new().await;
    let answer = world.nobody().get(crate::assets::address()).await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("cache-control").contains("immutable"));
}

#[tokio::test]
async fn the_api_is_described_in_full() {
    let service = crate::bind(&app::testing::app());
    let text = service.openapi.to_json().unwrap();
    for path in [
        "/api/v1/review",
        "/api/v1/cooperation-requests/{id}/shortlist",
        "/api/v1/proposals/{id}",
        "/api/v1/proposals/{id}/decisions",
        "/api/v1/proposals/{id}/consents",
        "/api/v1/partnerships",
        "/api/v1/partnerships/{id}",
    ] {
        assert!(text.contains(&format!("\"{path}\"")), "{path}");
    }
}

#[tokio::test]
async fn a_refused_decision_is_told_at_the_top_with_the_way_to_its_field() {
    let world = World::new().await;
    let address = format!("/proposals/{MILK}");
    let refused = [("decline", "reason"), ("defer", "until"), ("comment", "words")];
    for (decision, field) in refused {
        let form = [("decision", decision), ("_expected", "0")];
        let page = world.coordinator().post(&format!("{address}/decisions"), &form).await;
        assert_eq!(page.status, 422, "{decision}");
        let main = page.text.split("<main").nth(1).unwrap();
        let top = main.split("<article").next().unwrap();
        let link = format!("href=\"#{decision}-{field}\"");
        assert!(top.contains(&link) && top.contains(" autofocus"), "{decision}: {top}");
        let control = page.text.split(&format!("id=\"{decision}-{field}\"")).nth(1).unwrap();
        let control = control.split('>').next().unwrap();
        let told = format!("aria-invalid=\"true\" aria-describedby=\"{field}-error\"");
        assert!(control.contains(&told), "{decision}: {control}");
        let french = format!("form=\"form\" formaction=\"{address}/decisions?lang=fr\"");
        assert!(page.text.contains(&french), "{decision}");
    }
}

#[tokio::test]
async fn a_request_that_has_ended_says_so_where_its_list_was() {
    let world = World::new().await;
    world.submit("mz-water", "MZ", serde_json::json!({})).await;
    let waits = world.coordinator().get("/review/mz-water").await;
    assert!(waits.text.contains("fills by itself"), "{}", waits.text);
    let close = cooperation_request::Command::Close { reason: "Resuelto.".to_owned() };
    world.request("mz-water", close).await;
    let closed = world.coordinator().get("/review/mz-water").await;
    assert!(closed.text.contains("closed this request without a partnership"), "{}", closed.text);
    assert!(!closed.text.contains("fills by itself"), "{}", closed.text);
    world.endorse(MILK).await;
    for (who, party) in [("agency:BO", "recipient"), ("country:BR", "first_provider")] {
        assert_eq!(world.answer(MILK, who, party, true).await.status, 200);
    }
    let fulfilled = world.coordinator().get("/review/bo-milk").await;
    assert!(fulfilled.text.contains("A partnership answers this request."), "{}", fulfilled.text);
    assert!(fulfilled.text.contains("href=\"/partnerships/bo-milk\""), "{}", fulfilled.text);
}

#[tokio::test]
async fn what_lists_can_be_narrowed_to_stands_in_the_reader_s_alphabet() {
    let world = World::new().await;
    for (id, country) in [("mz-a", "MZ"), ("mx-a", "MX"), ("cu-a", "CU"), ("ci-a", "CI")] {
        world.submit(id, country, serde_json::json!({})).await;
    }
    let queue = world.coordinator().speaking("es").get("/review?status=all").await;
    let list = queue.text.split("id=\"country\"").nth(1).unwrap();
    let list = list.split("</select>").next().unwrap();
    let at = |name: &str| list.find(name).unwrap_or_else(|| panic!("no {name} in {list}"));
    assert!(at("México") < at("Mozambique") && at("Côte d") < at("Cuba"), "{list}");
    assert!(list.contains("<option value=\"\">Cualquiera</option>"), "{list}");
    let partnerships = world.nobody().speaking("es").get("/partnerships").await.text;
    assert_eq!(partnerships.matches("<option value=\"\">Cualquiera</option>").count(), 3);
}
