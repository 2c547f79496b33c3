//! Wrong input of every kind, by every way in: the error names the field, the value and what is
//! allowed, in the reader's language, and nothing is stored.

mod cases;
mod files;
mod http;
mod kinds;
mod requests;
mod sheet;
mod ways;

use crate::harness::{Server, ayni};

use cases::{Case, offers, requests as cooperation_requests};
use ways::{as_csv, as_form};

/// The reader's languages beside English.
const OTHERS: [&str; 3] = ["es", "pt", "fr"];

/// What came back for one case in one language.
struct Told {
    field: String,
    value: String,
    detail: String,
}

#[test]
fn the_table_has_more_than_forty_kinds() {
    let names: std::collections::BTreeSet<&str> =
        offers().iter().chain(&cooperation_requests()).map(|case| case.name).collect();
    assert!(names.len() > 40, "{} kinds", names.len());
}

#[test]
fn the_api_names_field_value_and_what_is_allowed_in_the_readers_language() {
    let server = Server::fresh();
    for (path, cases) in [
        ("/api/v1/capacity-offers", offers()),
        ("/api/v1/cooperation-requests", cooperation_requests()),
    ] {
        for case in cases {
            let told = |language: &str| {
                let caller = server.acting_as("coordinator").speaking(language);
                let problem = caller.post(path, &case.record).expect(422).json();
                let errors = problem["errors"].as_array().unwrap().clone();
                let errors = errors.iter().map(|error| Told {
                    field: error["field"].as_str().unwrap().to_owned(),
                    value: error["value"].as_str().unwrap().to_owned(),
                    detail: error["detail"].as_str().unwrap().to_owned(),
                });
                errors.collect::<Vec<_>>()
            };
            let english = case.find(told("en"));
            for language in OTHERS {
                let other = case.find_field(told(language));
                assert_ne!(other.detail, english.detail, "{} in {language}", case.name);
                assert!(!other.detail.contains('⟦'), "{} in {language}: {}", case.name, other.detail);
            }
            let kept = server.acting_as("coordinator").get(&format!("{path}/{}", case.id()));
            assert!(matches!(kept.status, 404), "{} was stored", case.name);
        }
    }
    let log = server.acting_as("coordinator").get("/api/v1/events?limit=1000").json();
    let streams = log["items"].as_array().unwrap().iter().map(|event| event["stream"].to_string());
    let stored: Vec<String> = streams.filter(|it| it.contains("offer-") || it.contains("request-")).collect();
    assert_eq!(stored, Vec::<String>::new());
}

#[test]
fn a_refused_form_comes_back_filled_in_with_the_mistake_beside_its_field() {
    let server = Server::fresh();
    let browser = server.acting_as("coordinator").with("Sec-Fetch-Site", "same-origin");
    for (path, cases) in [
        ("/capacity-offers/new", offers()),
        ("/cooperation-requests/new", cooperation_requests()),
    ] {
        for case in cases.iter().filter(|case| case.in_a_form) {
            for language in ["en", "fr"] {
                let page = browser.speaking(language).post_form(path, &as_form(&case.record));
                let page = page.expect(422);
                let html = page.text();
                assert!(html.contains("class=\"summary\""), "{}: no summary", case.name);
                assert!(html.contains("-error\""), "{}: no mistake beside a field", case.name);
                assert!(!html.contains('⟦'), "{}: a text is missing", case.name);
                if language == "en" {
                    let plain = crate::harness::words(html);
                    assert!(plain.contains(case.says), "{}: {:?} is not said: {plain}", case.name, case.says);
                }
                let title = case.record["title"].as_str().unwrap_or_default();
                let shown = title.is_empty() || title.chars().count() > 200 || html.contains(title);
                assert!(shown, "{}: the title is lost", case.name);
            }
        }
    }
}

#[test]
fn a_refused_file_is_written_back_with_what_is_wrong_in_which_cell() {
    let folder = tempfile::tempdir().unwrap();
    for (kind, cases) in [("offers", offers()), ("requests", cooperation_requests())] {
        let lines: Vec<String> = cases.iter().map(|case| case.record.to_string()).collect();
        let tabled: Vec<&Case> = cases.iter().filter(|case| case.in_a_table).collect();
        for (name, text, cases, first_line) in [
            (format!("{kind}.jsonl"), lines.join("\n"), cases.iter().collect(), 1),
            (format!("{kind}.csv"), as_csv(tabled.iter().map(|case| &case.record)), tabled.clone(), 2),
        ] {
            let (file, data) = (folder.path().join(&name), folder.path().join(format!("{name}.data")));
            std::fs::write(&file, text).unwrap();
            let ran = ayni(["--json", "--lang", "en", "import"]).on(&data).args([&file]).run();
            assert_eq!(ran.code, 65, "{ran:?}");
            let answer = ran.json_lines().remove(0);
            assert_eq!(answer["taken"], 0);
            for (at, case) in cases.iter().enumerate() {
                let line = at + first_line;
                let told = answer["errors"].as_array().unwrap().iter().filter(|it| it["line"] == line);
                let told = told.map(|it| Told {
                    field: it["error"]["field"].as_str().unwrap().to_owned(),
                    value: it["error"]["value"].as_str().unwrap().to_owned(),
                    detail: it["error"]["detail"].as_str().unwrap().to_owned(),
                });
                case.find(told.collect());
            }
            let refused = std::fs::read_to_string(answer["refused"].as_str().unwrap()).unwrap();
            for case in &cases {
                assert!(refused.contains(case.says) || case.says.contains('"'), "{} in {name}", case.name);
            }
            let left = ayni(["export", kind, "--format", "jsonl"]).on(&data).run().good();
            assert_eq!(left.out, "", "something of {name} was taken in");
        }
    }
}
