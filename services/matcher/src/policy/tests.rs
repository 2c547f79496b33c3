//! What the page and the API tell of a policy, through the router.

use app::testing::{Answer, Visitor, app};
use domain::{Policy, PolicyStamp, policy};
use event_store::{Caller, CommandId, Origin, execute};
use serde_json::Value;

use super::terms::{COUNTRY_FIT, WORKING_LANGUAGE};

const POLICY: &str = include_str!("../../../../config/policy.toml");
/// The hash of a policy that no program can read any more.
const OLD: &str = "00112233445566778899aabbccddeeff";

/// A program with a log on which these were put in force, one after the other.
async fn adopted(policies: &[&str]) -> Visitor {
    let app = app();
    for content in policies {
        let stamp = matching::Policy::parse(content).map(|policy| policy.stamp());
        let old = PolicyStamp { version: "2024".into(), hash: OLD.into() };
        let stamp = stamp.unwrap_or(old);
        let command_id = CommandId(app::ids::fresh(app.clock.now()));
        let origin = Origin {
            actor: "coordinator;name=Ana".into(),
            on_behalf_of: None,
            at: app.clock.now(),
            correlation: command_id.0,
            causation: None,
            trace_parent: None,
        };
        let caller = Caller { command: command_id, origin, expected: None };
        let adopt = policy::Command::Adopt(policy::Adoption { stamp, content: (*content).into() });
        let scoring = "scoring".parse().unwrap();
        execute::<Policy>(&*app.store, &caller, &scoring, adopt).await.unwrap();
    }
    Visitor::new(super::router(&app).0, &app).speaking("en")
}

fn shorter() -> String {
    POLICY.replace("list_length = 10", "list_length = 7").replace("\"2026-3\"", "\"2026-3b\"")
}

fn hash(content: &str) -> String {
    matching::Policy::parse(content).unwrap().stamp().hash
}

async fn good(visitor: &Visitor, address: &str) -> Answer {
    let answer = visitor.get(address).await;
    assert_eq!(answer.status, 200, "{address}: {}", answer.text);
    answer
}

#[tokio::test]
async fn the_page_tells_what_each_criterion_is_worth_and_what_it_looks_at() {
    let visitor = adopted(&[POLICY]).await;
    let data = good(&visitor, &format!("/api/v1/policies/{}", hash(POLICY))).await.value();
    let text = good(&visitor, "/policy").await.text.replace("&#39;", "'");
    let criteria = data["scoring"]["criteria"].as_array().unwrap();
    assert_eq!(criteria.len(), matching::CRITERIA.len());
    for (told, criterion) in criteria.iter().zip(matching::CRITERIA) {
        assert_eq!(told["criterion"], criterion.name);
        let row = format!(
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td>{}",
            told["name"].as_str().unwrap(),
            told["points"],
            told["about"].as_str().unwrap()
        );
        assert!(text.contains(&row), "{row} is missing in {text}");
    }
    for told in [
        &hash(POLICY),
        "holds 10 proposals at most",
        "fewer than 650 of 1,000 points",
        "30 days in common at least",
        "costs 40 points; 20 where it already works in the area itself, 30 where",
        "nothing from 0.300 on</td><td class=\"number\">21<",
        "names the provider as one that it would like to work with</td><td class=\"number\">40<",
        "Organisation of Eastern Caribbean States",
        "16010 Social protection – 16015 Social services",
        "list_length = 10",
    ] {
        assert!(text.contains(told), "{told} is missing in {text}");
    }
}

#[tokio::test]
async fn no_number_of_country_fit_and_language_is_left_out() {
    let visitor = adopted(&[POLICY]).await;
    let data = good(&visitor, &format!("/api/v1/policies/{}", hash(POLICY))).await.value();
    let tables = &data["scoring"]["tables"];
    let untold = |section: &str, told: &[&str], beside: &[&str]| -> Vec<String> {
        let keys = tables[section].as_object().unwrap().keys();
        let is_untold =
            |key: &&String| !told.contains(&key.as_str()) && !beside.contains(&key.as_str());
        keys.filter(is_untold).cloned().collect()
    };
    // How far the index reaches is told with it, blocs in a table of their own.
    assert!(untold("country_fit", COUNTRY_FIT, &["hdi_reach", "blocs"]).is_empty());
    assert!(untold("working_language", WORKING_LANGUAGE, &["ranks"]).is_empty());
}

#[tokio::test]
async fn policies_of_before_are_found_by_their_hash() {
    let visitor = adopted(&[POLICY, &shorter(), POLICY]).await;
    let all = good(&visitor, "/api/v1/policies").await.value();
    let told = |at: usize| {
        let one: &Value = &all["items"][at];
        (one["version"].clone(), one["in_force"].clone(), one["adopted"].as_array().unwrap().len())
    };
    assert_eq!(told(0), ("2026-3".into(), true.into(), 2));
    assert_eq!(told(1), ("2026-3b".into(), false.into(), 1));
    let before = &all["items"][1]["adopted"][0];
    assert_eq!((&before["by"], before["until"].is_string()), (&"coordinator".into(), true));
    let page = good(&visitor, &format!("/policy/{}", &hash(&shorter())[..8])).await.text;
    for told in
        ["holds 7 proposals", "is not in force any more", &format!("/policy/{}", hash(POLICY))]
    {
        assert!(page.contains(told), "{told} is missing in {page}");
    }
    let current = good(&visitor, "/policy").await.text;
    assert!(current.contains("holds 10 proposals") && !current.contains("not in force any more"));
    assert!(current.contains(&format!("href=\"/policy/{}\"", hash(&shorter()))));
    assert!(!current.contains("Ana"), "a name is told to somebody who has not signed in");
}

#[tokio::test]
async fn a_hash_that_names_none_or_says_too_little_is_not_found() {
    let visitor = adopted(&[POLICY]).await;
    for hash in ["0", "ffffffff", &hash(POLICY)[..7], &format!("{}0", hash(POLICY))] {
        for address in [format!("/policy/{hash}"), format!("/api/v1/policies/{hash}")] {
            assert_eq!(visitor.get(&address).await.status, 404, "{address}");
        }
    }
    let nothing_yet = adopted(&[]).await;
    assert_eq!(nothing_yet.get("/policy").await.status, 404);
}

#[tokio::test]
async fn of_a_policy_that_this_program_cannot_read_the_text_is_shown() {
    let visitor = adopted(&["version = \"2024\"\nluck = 1000 # <all>", POLICY]).await;
    let page = good(&visitor, &format!("/policy/{OLD}")).await.text;
    assert!(page.contains("another edition of the rules"), "{page}");
    assert!(page.contains("luck = 1000 # &#60;all&#62;"), "{page}");
    let data = good(&visitor, &format!("/api/v1/policies/{OLD}")).await.value();
    assert!(data.get("scoring").is_none() && data["content"].as_str().unwrap().contains("luck"));
}
