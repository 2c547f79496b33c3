//! Who sees a request that is not meant for everyone.

use domain::{
    Country, Provider, Review,
    review::{Action, Basis, Giver, Parties, Shown},
};

use super::*;

const EVERYWHERE: [&str; 3] = [ONE, PAGE, "/api/v1/cooperation-requests/bo-milk/history"];

/// Whether somebody finds any trace of the request.
async fn sees(visitor: &Visitor) -> bool {
    let mut seen = vec![];
    for address in EVERYWHERE {
        let answer = visitor.get(address).await;
        assert!(matches!(answer.status, 200 | 404), "{address}: {}", answer.status);
        seen.push(answer.status == 200);
    }
    for address in [format!("{ALL}?status=all"), "/cooperation-requests?status=all".to_owned()] {
        seen.push(visitor.get(&address).await.text.contains("bo-milk"));
    }
    assert!(seen.iter().all(|one| *one == seen[0]), "the same everywhere: {seen:?}");
    seen[0]
}

/// A coordinator asks Brazil to answer the request.
async fn endorse(open: &Open) {
    let country = |code: &str| code.parse::<Country>().unwrap();
    let offer = "br-milk".parse().unwrap();
    let parties = Parties {
        request: "bo-milk".parse().unwrap(),
        recipient: country("BO"),
        first_provider: Giver { offer, provider: Provider::Country(country("BR")) },
        second_provider: None,
    };
    let action = Action::Endorse {
        words: "Good".to_owned(),
        parties,
        shown: Shown { as_of: 0, list: vec![] },
    };
    let command = domain::review::Command { basis: Basis::default(), action };
    let done = open.carry_out::<Review>(&"bo-milk~br-milk".parse().unwrap(), command).await;
    open.desk.settle(done.position).await;
}

#[tokio::test]
async fn a_request_is_seen_by_those_whom_it_is_meant_for() {
    for (visible_to, others) in [("everyone", true), ("coordinators", false), ("parties", false)] {
        let open = open();
        open.submit("bo-milk", json!({ "visible_to": visible_to })).await;
        assert_eq!(sees(&open.anybody).await, others, "{visible_to}: anybody");
        for (who, own) in [
            ("coordinator", true),
            ("agency:BO", true),
            ("country:BO", true),
            ("agency:PE", false),
            ("country:BR", false),
            ("institution:PAHO", false),
            ("observer", false),
        ] {
            assert_eq!(sees(&open.acting_as(who)).await, own || others, "{visible_to}: {who}");
        }
    }
}

#[tokio::test]
async fn a_provider_sees_a_request_for_parties_once_a_coordinator_has_asked_it() {
    let open = open();
    open.submit("bo-milk", json!({ "visible_to": "parties" })).await;
    assert!(!sees(&open.acting_as("country:BR")).await);
    endorse(&open).await;
    assert!(sees(&open.acting_as("country:BR")).await);
    for who in ["country:AR", "agency:BR", "observer"] {
        assert!(!sees(&open.acting_as(who)).await, "{who}");
    }
    // To see is not to change.
    let brazil = open.acting_as("country:BR").with("if-match", "\"1\"");
    assert_eq!(brazil.json("PUT", ONE, &example()).await.status, 403);
}

#[tokio::test]
async fn who_may_not_see_a_request_cannot_touch_it_either_and_is_told_the_same_as_if_it_were_not_there()
 {
    let open = open();
    open.submit("bo-milk", json!({ "visible_to": "coordinators" })).await;
    let other = open.acting_as("agency:PE").with("if-match", "\"1\"");
    let reason = json!({ "reason": "x" });
    for step in ["/withdraw", "/close", "/clarification-questions", "/clarification-answers"] {
        let hidden = other.json("POST", &format!("{ONE}{step}"), &reason).await;
        let missing = other.json("POST", &format!("{ALL}/nothing{step}"), &reason).await;
        assert_eq!((hidden.status, missing.status), (404, 404), "{step}");
    }
    assert_eq!(other.json("PUT", ONE, &example()).await.status, 404);
    let hidden = open.anybody.get(ONE).await.value();
    let missing = open.anybody.get(&format!("{ALL}/nothing")).await.value();
    assert_eq!(hidden["detail"], missing["detail"]);
}

#[tokio::test]
async fn what_was_written_for_fewer_readers_stays_with_them() {
    let open = open();
    let secret = json!({ "visible_to": "coordinators", "problem": "The secret." });
    let submitted = open.submit("bo-milk", secret).await;
    let question = json!({ "question": "A secret question?" });
    let questions = format!("{ONE}/clarification-questions");
    assert_eq!(open.coordinator.json("POST", &questions, &question).await.status, 200);
    let answers = format!("{ONE}/clarification-answers");
    let answered =
        open.bolivia.json("POST", &answers, &json!({ "answer": "A secret answer." })).await;
    let mut terms = submitted.value()["terms"].clone();
    terms["visible_to"] = json!("everyone");
    terms["problem"] = json!("The open problem.");
    let bolivia = open.bolivia.clone().with("if-match", answered.header("etag"));
    assert_eq!(bolivia.json("PUT", ONE, &terms).await.status, 200);
    for address in EVERYWHERE {
        let seen = open.anybody.get(address).await;
        assert!(
            seen.text.contains("The open problem.") && !seen.text.contains("ecret"),
            "{address}"
        );
    }
    let history = open.anybody.get(EVERYWHERE[2]).await.value();
    assert_eq!(history["items"].as_array().unwrap().len(), 4);
    assert!(history["items"][0].get("data").is_none());
    assert!(open.bolivia.get(EVERYWHERE[2]).await.text.contains("The secret."));
    assert!(open.bolivia.get(PAGE).await.text.contains("A secret answer."));
}
