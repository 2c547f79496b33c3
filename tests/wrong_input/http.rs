//! What can be wrong with a request before anybody looks at its fields, and with what it is made to.

use serde_json::{Value, json};

use crate::harness::{Answer, Caller, Server, offer, request, with};

const OFFERS: &str = "/api/v1/capacity-offers";
const JSON: Option<&str> = Some("application/json");
const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

/// The problem that is met: its status and its kind.
type Met = (u16, &'static str);
/// What must be told, in whatever language.
type Says = &'static [&'static str];

/// One request, and the problem that it must meet.
struct Case {
    what: &'static str,
    answer: Answer,
    problem: Met,
    says: Says,
}

fn case(what: &'static str, answer: Answer, problem: Met, says: Says) -> Case {
    Case { what, answer, problem, says }
}

const MALFORMED: Met = (400, "malformed");
const NOT_FOUND: Met = (404, "not-found");
const VALIDATION: Met = (422, "validation");

#[test]
fn what_cannot_be_read_is_told_as_a_problem_in_the_readers_language() {
    let server = Server::fresh();
    let titles = ["en", "es", "pt", "fr"].map(|language| {
        let caller = server.acting_as("coordinator").speaking(language);
        let cases: Vec<Case> = [bodies(&caller), addresses(&caller), headers(&server, language)]
            .into_iter()
            .flatten()
            .collect();
        cases.into_iter().map(|case| check(&case, language)).collect::<Vec<String>>()
    });
    for at in 0..titles[0].len() {
        let mut told: Vec<&String> = titles.iter().map(|titles| &titles[at]).collect();
        told.sort();
        told.dedup();
        assert_eq!(told.len(), 4, "a problem is called the same in two languages: {told:?}");
    }
    let events = server.acting_as("observer").get("/api/v1/events?after=2").expect(200).json();
    assert_eq!(events["items"], json!([]), "something was stored");
}

/// Bodies, and what they are sent as.
fn bodies(caller: &Caller) -> Vec<Case> {
    let post = |media_type, body: &[u8]| caller.send("POST", OFFERS, media_type, body);
    let mut not_utf8 = offer("x").to_string().into_bytes();
    let at = not_utf8.iter().position(|byte| *byte == b'B').unwrap();
    not_utf8[at] = 0xff;
    let deep = format!("{{\"title\": {}1{}}}", "[".repeat(40), "]".repeat(40));
    let large = with(offer("x"), "summary", "a".repeat(2 << 20)).to_string();
    let pairs = (0..2_001).map(|at| format!("f{at}=1")).collect::<Vec<_>>().join("&");
    let utf16: Vec<u8> = offer("x").to_string().encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        case("two megabytes of text", post(JSON, large.as_bytes()), (413, "too-large"), &[]),
        case("bytes that are not UTF-8", post(JSON, &not_utf8), MALFORMED, &["UTF-8"]),
        case("JSON in UTF-16", post(JSON, &utf16), MALFORMED, &[]),
        case("a form that is not UTF-8", post(FORM, b"title=%ff%fe"), MALFORMED, &["UTF-8"]),
        case("half of JSON", post(JSON, b"{\"title\": \"x\","), MALFORMED, &["1", "14"]),
        case("JSON and something more", post(JSON, b"{} {}"), MALFORMED, &["JSON"]),
        case("JSON nested deeply", post(JSON, deep.as_bytes()), MALFORMED, &["12"]),
        case(
            "a field twice in JSON",
            post(JSON, b"{\"title\": \"a\", \"title\": \"b\"}"),
            MALFORMED,
            &["title"],
        ),
        case("a list instead of an object", post(JSON, b"[1, 2]"), VALIDATION, &[]),
        case("a text instead of an object", post(JSON, b"\"offer\""), VALIDATION, &["offer"]),
        case("nothing", post(JSON, b""), VALIDATION, &["provider", "valid_until"]),
        case(
            "a type that is not read",
            post(Some("text/xml"), b"<offer/>"),
            (415, "media-type"),
            &["text/xml", "application/json"],
        ),
        case("no type at all", post(None, b"{}"), (415, "media-type"), &["application/json"]),
        case("a form of too many fields", post(FORM, pairs.as_bytes()), MALFORMED, &["000"]),
        case(
            "a form field that leads nowhere",
            post(FORM, b"title=a&title[x]=b"),
            MALFORMED,
            &["title[x]"],
        ),
        case(
            "another method",
            caller.send("PATCH", OFFERS, JSON, b"{}"),
            (405, "method"),
            &["Allow"],
        ),
        case(
            "a method on the whole list",
            caller.send("DELETE", OFFERS, None, b""),
            (405, "method"),
            &["Allow"],
        ),
        case(
            "a decision on what was not proposed",
            caller.send(
                "POST",
                "/api/v1/proposals/none~at-all/decisions",
                JSON,
                b"{\"decision\": \"endorse\"}",
            ),
            NOT_FOUND,
            &[],
        ),
    ]
}

/// Addresses and what stands in their queries.
fn addresses(caller: &Caller) -> Vec<Case> {
    let long = format!("{OFFERS}/{}", "x".repeat(5_000));
    let cases: [(&'static str, &str, Met, Says); 23] = [
        ("nobody's offer", "/api/v1/capacity-offers/none", NOT_FOUND, &[]),
        ("an id of several words", "/api/v1/capacity-offers/NONE%20AT%20ALL", NOT_FOUND, &[]),
        ("a proposal of four", "/api/v1/proposals/a~b~c~d", NOT_FOUND, &[]),
        ("no pair at all", "/api/v1/explanations", VALIDATION, &["request", "offer"]),
        ("another address", "/api/v1/capacity-ofers", NOT_FOUND, &[]),
        ("an id that is none", "/api/v1/capacity-offers/BR_X", NOT_FOUND, &[]),
        ("an id far too long", &long, NOT_FOUND, &[]),
        ("a filter unknown", "/api/v1/capacity-offers?colour=green", VALIDATION, &["colour"]),
        ("a filter misspelt", "/api/v1/capacity-offers?them=1", VALIDATION, &["them", "theme"]),
        ("a wrong code", "/api/v1/capacity-offers?theme=3.2", VALIDATION, &["theme", "3.2"]),
        ("a stage unknown", "/api/v1/review?status=maybe", VALIDATION, &["maybe", "to_decide"]),
        ("a limit of nothing", "/api/v1/capacity-offers?limit=0", VALIDATION, &["1", "200"]),
        ("a limit without end", "/api/v1/partnerships?limit=99999999", VALIDATION, &["200"]),
        ("a limit in words", "/api/v1/cooperation-requests?limit=all", VALIDATION, &["all"]),
        ("a cursor to nowhere", "/api/v1/capacity-offers?cursor=gone", VALIDATION, &["gone"]),
        ("a position that is no number", "/api/v1/events?after=x", VALIDATION, &["after", "x"]),
        ("no events", "/api/v1/events?limit=0", VALIDATION, &["limit", "1", "1000"]),
        ("too many events", "/api/v1/events?limit=1001", VALIDATION, &["limit", "1000"]),
        ("no such filter of events", "/api/v1/events?from=5", VALIDATION, &["from", "after"]),
        ("no name of a stream", "/api/v1/events?stream=a%20b", VALIDATION, &["stream", "a b"]),
        ("a pair without its half", "/api/v1/explanations?request=a", VALIDATION, &["offer"]),
        ("a query that is not UTF-8", "/api/v1/capacity-offers?q=%ff", MALFORMED, &["UTF-8"]),
        ("an id that is no text", "/api/v1/cooperation-requests/%ff", MALFORMED, &[]),
    ];
    let asked =
        cases.map(|(what, path, problem, says)| case(what, caller.get(path), problem, says));
    asked.into()
}

fn headers(server: &Server, language: &str) -> Vec<Case> {
    let caller = server.acting_as("coordinator").speaking(language);
    let post = |name: &str, value: &str| caller.with(name, value).post(OFFERS, &offer("x"));
    let long = "k".repeat(256);
    vec![
        case(
            "somebody unknown",
            post("Ayni-Act-As", "minister:BR"),
            MALFORMED,
            &["minister:BR", "coordinator", "agency:BO"],
        ),
        case(
            "a country unknown",
            post("Ayni-Act-As", "country:XX"),
            MALFORMED,
            &["country:XX", "country:BR"],
        ),
        case(
            "an unknown person to act for",
            post("Ayni-On-Behalf-Of", "king"),
            MALFORMED,
            &["king"],
        ),
        case("a key too long", post("Idempotency-Key", &long), MALFORMED, &["255"]),
        case("a key of nothing", post("Idempotency-Key", " "), MALFORMED, &["255"]),
        case(
            "a version that is none",
            post("If-Match", "latest"),
            MALFORMED,
            &["latest", "\"12\""],
        ),
    ]
}

/// The title of the problem.
#[track_caller]
fn check(case: &Case, language: &str) -> String {
    let (what, answer) = (case.what, &case.answer);
    let (status, slug) = case.problem;
    assert_eq!(answer.status, status, "{what}: {answer:?}");
    assert_eq!(answer.header("content-type"), "application/problem+json", "{what}: {answer:?}");
    assert_eq!(answer.header("content-language"), language, "{what}");
    let problem = answer.json();
    assert_eq!(problem["type"], format!("/problems/{slug}"), "{what}: {problem}");
    assert_eq!(problem["status"], status);
    let told = format!("{} {}", problem["detail"], problem["errors"]).replace("\\\"", "\"");
    for wanted in case.says {
        assert!(told.contains(wanted), "{what}: {wanted:?} is not in {told}");
    }
    assert!(!told.contains('⟦'), "{what}: {told}");
    problem["title"].as_str().unwrap().to_owned()
}

#[test]
fn what_stands_already_is_not_written_over() {
    let server = Server::fresh();
    for (who, path, record) in [
        ("country:BR", OFFERS, offer("same")),
        ("agency:BO", "/api/v1/cooperation-requests", request("same")),
    ] {
        let caller = server.acting_as(who).speaking("es");
        let first = caller.post(path, &record).expect(201);
        let twice = caller.post(path, &with(record.clone(), "title", "Otra cosa"));
        check(&case("an id that is taken", twice, (409, "rule"), &["identificador"]), "es");

        let one = format!("{path}/same");
        let changed = with(record.clone(), "title", "Otro título");
        let missing = caller.put(&one, &changed);
        check(&case("no version", missing, (428, "precondition"), &["If-Match"]), "es");
        let version = first.header("etag").to_owned();
        let second = caller.with("If-Match", &version).put(&one, &changed).expect(200);
        let stale = caller.with("If-Match", &version).put(&one, &record);
        let stale = check_stale(stale, &[&version, second.header("etag")]);
        assert!(stale.contains("versión"), "{stale}");
        let now = caller.get(&one).expect(200).json();
        assert_eq!(now["terms"]["title"], "Otro título");
        let moved = with(changed, "id", "another-name");
        caller.with("If-Match", "*").put(&one, &moved).expect(422);
        // Whoever says that any version will do is believed.
        caller.with("If-Match", "*").put(&one, &record).expect(200);
    }
}

/// What is told, which names the versions.
fn check_stale(answer: Answer, versions: &[&str]) -> String {
    let told = answer.json()["detail"].as_str().unwrap_or_default().to_owned();
    check(&case("a stale version", answer, (412, "stale"), &[]), "es");
    for version in versions {
        assert!(told.contains(version.trim_matches('"')), "{told} does not name {version}");
    }
    told
}

#[test]
fn the_same_wish_gets_the_same_answer_and_another_needs_a_key_of_its_own() {
    let server = Server::fresh();
    let caller = server.acting_as("country:BR").speaking("es").with("Idempotency-Key", "monday");
    let first = caller.post(OFFERS, &offer("br-taken")).expect(201);
    let again = caller.post(OFFERS, &offer("br-taken")).expect(201);
    assert_eq!(first.header("etag"), again.header("etag"));
    let reused = caller.post(OFFERS, &offer("br-other"));
    check(&case("a key for another wish", reused, (422, "key-reused"), &[]), "es");
    let other = server.acting_as("country:BR").speaking("es").post(OFFERS, &offer("br-taken"));
    check(&case("another wish for the same id", other, (409, "rule"), &[]), "es");
}

#[test]
fn a_page_that_is_not_there_is_told_as_a_page() {
    let server = Server::fresh();
    let caller = server.acting_as("coordinator").speaking("fr");
    let page = caller.with("Accept", "text/html").get("/capacity-offers/none").expect(404);
    assert!(page.text().contains("<html lang=\"fr\""), "{page:?}");
}

#[test]
fn a_decision_that_is_none_is_refused_by_its_field() {
    let server = Server::fresh();
    server.acting_as("country:BR").post(OFFERS, &offer("br-milk")).expect(201);
    server
        .acting_as("agency:BO")
        .post("/api/v1/cooperation-requests", &request("bo-milk"))
        .expect(201);
    let proposal = crate::journeys::steps::proposal(&server, "bo-milk", "bilateral");
    let path = format!("/api/v1/proposals/{proposal}");
    let decide = |body: Value| {
        server.acting_as("coordinator").speaking("pt").post(&format!("{path}/decisions"), &body)
    };
    for (what, body, field, says) in [
        ("no decision", json!({}), "decision", ""),
        ("an unknown decision", json!({"decision": "approve"}), "decision", "endorse"),
        ("no reason", json!({"decision": "decline"}), "reason", ""),
        ("an unknown reason", json!({"decision": "decline", "reason": "mood"}), "reason", "timing"),
        (
            "another reason without words",
            json!({"decision": "decline", "reason": "other"}),
            "words",
            "",
        ),
        ("no day", json!({"decision": "defer"}), "until", ""),
        ("no such day", json!({"decision": "defer", "until": "2027-02-31"}), "until", "2027-02-31"),
        ("an empty comment", json!({"decision": "comment", "words": " "}), "words", ""),
        (
            "a reason to endorse",
            json!({"decision": "endorse", "reason": "timing"}),
            "reason",
            "decision",
        ),
    ] {
        let answer = decide(body).expect(422);
        let problem = answer.json();
        let told = problem["errors"].as_array().unwrap();
        assert_eq!(told[0]["field"], field, "{what}: {problem}");
        assert!(told[0].to_string().contains(says), "{what}: {problem}");
    }
    let past = decide(json!({"decision": "defer", "until": "2001-01-01"}));
    assert_eq!(past.expect(422).json()["errors"][0]["field"], "until");
    let card = server.acting_as("coordinator").get(&path).expect(200).json();
    assert_eq!((&card["status"]["code"], &card["history"]), (&json!("pending"), &json!([])));
}
