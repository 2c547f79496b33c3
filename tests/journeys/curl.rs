//! From an offer and a request to a formed partnership with curl alone, as the README shows it.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::harness::{Server, eventually, offer, request, skipped};

#[test]
fn a_partnership_is_formed_with_curl_alone() {
    if Command::new("curl").arg("--version").stdout(Stdio::null()).status().is_err() {
        return skipped("there is no curl on this machine");
    }
    let server = Server::fresh();
    let say = |path: &str, who: &str, body: &Value| curl(&server, path, who, Some(body));
    let ask = |path: &str| curl(&server, path, "coordinator", None);
    say("capacity-offers", "country:BR", &offer("br-milk"));
    say("cooperation-requests", "agency:BO", &request("bo-milk"));
    let proposal = eventually("the request has a proposal", || {
        let list = ask("cooperation-requests/bo-milk/shortlist");
        Some(list["proposals"][0]["id"].as_str()?.to_owned())
    });
    say(&format!("proposals/{proposal}/decisions"), "coordinator", &json!({"decision": "endorse"}));
    let consents = format!("proposals/{proposal}/consents");
    say(&consents, "country:BR", &json!({"party": "first_provider", "consents": true}));
    let last = say(&consents, "agency:BO", &json!({"party": "recipient", "consents": true}));
    assert_eq!((&last["outcome"], &last["partnership"]), (&json!("formed"), &json!("bo-milk")));
    assert_eq!(ask("partnerships/bo-milk")["kind"], "formed");
}

fn curl(server: &Server, path: &str, who: &str, body: Option<&Value>) -> Value {
    let mut command = Command::new("curl");
    command.args([
        "--silent",
        "--show-error",
        "--fail-with-body",
        "--noproxy",
        "*",
        "--max-time",
        "30",
    ]);
    command.arg(format!("{}/api/v1/{path}", server.address()));
    command.args(["-H", &format!("Ayni-Act-As: {who}")]);
    if let Some(body) = body {
        command.args(["-H", "Content-Type: application/json", "-d", &body.to_string()]);
    }
    let ran = command.output().unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{path}: {said} {}", String::from_utf8_lossy(&ran.stderr));
    serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"))
}
