//! What a request says of its wish: whose it is, which version it changes, and whether it is the
//! same wish as before.

use app::{
    Acting, Input, Problem,
    testing::{Answer, Visitor, app},
};
use axum::{Json, Router, routing::post};
use serde_json::{Value, json};

async fn wish(acting: Acting, input: Input) -> Json<Value> {
    let caller = acting.caller(&input);
    Json(json!({
        "command": caller.command.to_string(),
        "actor": caller.origin.actor,
        "for": caller.origin.on_behalf_of,
        "at": caller.origin.at.to_string(),
        "trace": caller.origin.trace_parent,
        "expected": caller.expected.map(|position| position.0),
        "correlation": caller.origin.correlation.to_string(),
    }))
}

async fn insists(acting: Acting, input: Input) -> Result<String, Problem> {
    let version = acting.must_expect(&input)?;
    Ok(version.map_or_else(|| "any".to_owned(), |version| version.to_string()))
}

fn visitor() -> Visitor {
    let app = app();
    let router = Router::new()
        .route("/api/v1/wish", post(wish))
        .route("/api/v1/other", post(wish))
        .route("/api/v1/insists", post(insists))
        .with_state(app.clone());
    Visitor::new(router, &app).acting_as("coordinator;name=Ana")
}

async fn ask(visitor: &Visitor) -> Answer {
    visitor.json("POST", "/api/v1/wish", &json!({})).await
}

async fn command(visitor: &Visitor) -> String {
    ask(visitor).await.value()["command"].to_string()
}

#[tokio::test]
async fn a_wish_says_who_when_and_is_its_own_beginning() {
    let told = ask(&visitor()).await.value();
    assert_eq!(told["actor"], "coordinator;name=Ana");
    assert_eq!(told["at"], "2026-11-21T12:00:00Z");
    assert_eq!(told["command"], told["correlation"]);
    assert_eq!(
        (&told["for"], &told["trace"], &told["expected"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
}

#[tokio::test]
async fn the_same_key_is_the_same_wish_of_the_same_person_at_the_same_place() {
    let one = visitor().with("idempotency-key", "k");
    assert_eq!(command(&one).await, command(&one).await);
    let others = [
        one.clone().with("idempotency-key", "l"),
        one.clone().acting_as("coordinator;name=Eva"),
        visitor(),
    ];
    for other in others {
        assert_ne!(command(&one).await, command(&other).await);
    }
    let elsewhere =
        one.json("POST", "/api/v1/other", &json!({})).await.value()["command"].to_string();
    assert_ne!(command(&one).await, elsewhere);
    // It carries what it said.
    let said = async |body: Value| one.json("POST", "/api/v1/wish", &body).await.value();
    let (first, other) = (said(json!({"a": 1})).await, said(json!({"a": 2})).await);
    assert_eq!(first["command"], other["command"]);
    assert_ne!(first["correlation"], other["correlation"]);
    assert_eq!(first["correlation"], said(json!({"a": 1})).await["correlation"]);
    // Nor is a list of two what reads like it, or the same said for somebody else.
    let (list, text) = (said(json!({"a": ["b", "c"]})).await, said(json!({"a": ["b, c"]})).await);
    assert_ne!(list["correlation"], text["correlation"]);
    let coordinator = one.clone().acting_as("coordinator;name=Eva");
    let alone = coordinator.json("POST", "/api/v1/wish", &json!({})).await.value();
    let for_another = coordinator.with("ayni-on-behalf-of", "country:BR");
    let for_another = for_another.json("POST", "/api/v1/wish", &json!({})).await.value();
    assert_ne!(alone["correlation"], for_another["correlation"]);
    // Without a key, each request is a wish of its own.
    assert_ne!(command(&visitor()).await, command(&visitor()).await);
}

#[tokio::test]
async fn a_form_names_its_wish_and_its_version_in_hidden_fields() {
    let send = async |version: &'static str| {
        visitor()
            .post("/api/v1/wish", &[("_command", "c"), ("_expected", version), ("title", "x")])
            .await
    };
    let (first, second) = (send("7").await, send("7").await);
    assert_eq!(first.value()["expected"], 7);
    assert_eq!(first.value()["command"], second.value()["command"]);
    assert_eq!(send("seven").await.status, 400);
    // Going back shows the same form with the same field, and other things are typed.
    let edited = [("_command", "c"), ("_expected", "7"), ("title", "y")];
    let edited = visitor().post("/api/v1/wish", &edited).await;
    assert_ne!(first.value()["command"], edited.value()["command"]);
}

#[tokio::test]
async fn a_version_is_read_from_its_header() {
    for (tag, expected) in [("\"12\"", json!(12)), ("W/\"12\"", json!(12)), ("*", Value::Null)] {
        let told = ask(&visitor().with("if-match", tag)).await.value();
        assert_eq!(told["expected"], expected, "{tag}");
    }
    for tag in ["12", "\"\"", "\"+1\"", "\"1\", \"2\"", "\"99999999999999999999999\"", ""] {
        let told = ask(&visitor().with("if-match", tag)).await;
        assert_eq!(
            (told.status, told.value()["type"].as_str()),
            (400, Some("/problems/malformed")),
            "{tag}"
        );
    }
    let silent = visitor().json("POST", "/api/v1/insists", &json!({})).await;
    assert_eq!(
        (silent.status, silent.value()["type"].as_str()),
        (428, Some("/problems/precondition"))
    );
    let said =
        visitor().with("if-match", "\"3\"").json("POST", "/api/v1/insists", &json!({})).await;
    assert_eq!((said.status, said.text.as_str()), (200, "3"));
    let any = visitor().with("if-match", "*").json("POST", "/api/v1/insists", &json!({})).await;
    assert_eq!((any.status, any.text.as_str()), (200, "any"));
}

#[tokio::test]
async fn only_a_coordinator_acts_for_others() {
    let told = ask(&visitor().with("ayni-on-behalf-of", "agency:BO")).await.value();
    assert_eq!(told["for"], "agency:BO");
    let agency = visitor().acting_as("agency:BO").with("ayni-on-behalf-of", "agency:BO");
    assert_eq!(ask(&agency).await.status, 403);
    assert_eq!(ask(&visitor().with("ayni-on-behalf-of", "Bolivia")).await.status, 400);
}

#[tokio::test]
async fn keys_and_traces_that_are_none_are_told_or_passed_over() {
    for key in ["", "  ", &"k".repeat(256)] {
        assert_eq!(ask(&visitor().with("idempotency-key", key)).await.status, 400, "{key}");
    }
    assert_eq!(ask(&visitor().with("idempotency-key", &"ñ".repeat(255))).await.status, 200);
    let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    assert_eq!(ask(&visitor().with("traceparent", trace)).await.value()["trace"], trace);
    for wrong in ["", "00-x-y-z", &trace.to_uppercase(), &format!("{trace}-x")] {
        assert_eq!(
            ask(&visitor().with("traceparent", wrong)).await.value()["trace"],
            Value::Null,
            "{wrong}"
        );
    }
}
