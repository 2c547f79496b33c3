//! The ways in, and what each must tell of a mistake.

use std::{fs, path::Path};

use serde_json::Value;

use super::kind::Kind;
use crate::{
    harness::{Server, ayni, words},
    wrong_input::sheet::{csv, rows_of},
};

const LANGUAGES: [&str; 4] = ["en", "es", "pt", "fr"];

/// Sends the record to the API in each language.
#[track_caller]
pub fn api(server: &Server, kind: &Kind) {
    let errors = LANGUAGES.map(|language| told(server, kind, language));
    for (language, error) in LANGUAGES.iter().zip(&errors) {
        let what = format!("{} in {language}: {error}", kind.what);
        let value = error["value"].as_str().unwrap();
        assert!(value.contains(kind.value.as_str()), "the value of {what}");
        assert!(value.chars().count() <= 80, "the value of {what}");
        let listed = error["allowed"].as_array().cloned().unwrap_or_default();
        assert!(kind.lists.iter().all(|one| listed.contains(&(*one).into())), "the list of {what}");
        let all = together(&format!("{} {}", error["detail"], error["allowed"]));
        for wanted in kind.says {
            assert!(all.contains(wanted), "{wanted:?} is missing in {what}");
        }
    }
    let mut details: Vec<&str> =
        errors.iter().map(|error| error["detail"].as_str().unwrap()).collect();
    details.sort_unstable();
    details.dedup();
    assert_eq!(details.len(), 4, "{} is told in four languages: {details:?}", kind.what);
    // Only an id that can stand in an address can have been stored.
    if kind.id().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        let path = format!("{}/{}", kind.of.path, kind.id());
        server.acting_as("coordinator").get(&path).expect(404);
    }
}

/// What the API says of the record's one mistake.
#[track_caller]
fn told(server: &Server, kind: &Kind, language: &str) -> Value {
    let caller = server.acting_as("coordinator").speaking(language);
    let answer = caller.post(kind.of.path, &kind.record);
    assert_eq!(answer.status, 422, "{}: {answer:?}", kind.what);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("content-language"), language);
    let problem = answer.json();
    assert_eq!(problem["type"], "/problems/validation");
    let errors = problem["errors"].as_array().unwrap();
    assert_eq!(errors[0]["field"], kind.field, "{}: {problem}", kind.what);
    // Where a whole object is missing, what should stand in it is missing too.
    let alone = errors.iter().all(|error| error["field"].as_str().unwrap().starts_with(kind.field));
    assert!(alone, "{} is one mistake: {problem}", kind.what);
    errors[0].clone()
}

/// Sends the record as a form.
#[track_caller]
pub fn form(server: &Server, kind: &Kind, language: &str) {
    let told = told(server, kind, language);
    let caller = server.acting_as("coordinator").speaking(language).with("Accept", "text/html");
    let answer = caller.post_form(kind.of.page, &form_of(&kind.record));
    assert_eq!(answer.status, 422, "{}: {answer:?}", kind.what);
    let page = answer.text();
    assert!(page.contains(&format!("<html lang=\"{language}\"")), "{}", kind.what);
    let list = kind.field.strip_suffix(']').and_then(|field| Some(field.rsplit_once('[')?.0));
    let anchor = format!("href=\"#{}\"", list.unwrap_or(kind.field));
    assert!(page.contains(&anchor), "{}: {anchor} is not in the page", kind.what);
    let shown = words(page);
    let detail = one_line(told["detail"].as_str().unwrap());
    assert!(shown.contains(&detail), "{}: {detail:?} is not in {shown}", kind.what);
    assert!(!page.contains('⟦'), "{}: a text does not exist", kind.what);
}

/// The fields of a record as a form sends them.
pub fn form_of(record: &Value) -> Vec<(String, String)> {
    let mut fields = vec![("_command".to_owned(), "a form".to_owned())];
    flatten(String::new(), record, &mut fields);
    fields
}

fn flatten(name: String, value: &Value, fields: &mut Vec<(String, String)>) {
    match value {
        Value::Object(parts) => {
            for (part, value) in parts {
                let name = if name.is_empty() { part.clone() } else { format!("{name}.{part}") };
                flatten(name, value, fields);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                flatten(format!("{name}[{at}]"), item, fields);
            }
        }
        Value::String(text) => fields.push((name, text.clone())),
        other => fields.push((name, other.to_string())),
    }
}

/// Imports a table with a row of each kind: every row is told its mistake, nothing is taken in.
#[track_caller]
pub fn table(server: &Server, kinds: &[Kind], language: &str) {
    let folder = tempfile::tempdir().unwrap();
    let records: Vec<Value> = kinds.iter().map(|kind| kind.record.clone()).collect();
    let table = csv(&records, b',');
    fs::write(folder.path().join("table.csv"), &table).unwrap();
    refused(folder.path(), "table.csv", language);

    let rows = rows_of(&fs::read(folder.path().join("table.refused.csv")).unwrap(), b',');
    assert_eq!(rows.len(), kinds.len() + 1);
    let heading = rows[0].last().unwrap().as_str();
    assert!(["Problems", "Problemas", "Problèmes"].contains(&heading), "{heading}");
    let sent = rows_of(&table, b',');
    for ((row, sent), kind) in rows.iter().zip(sent).skip(1).zip(kinds) {
        let (problem, cells) = row.split_last().unwrap();
        assert_eq!(cells, sent, "{}: the cells come back as they were", kind.what);
        tells(problem, kind, &told(server, kind, language));
    }
}

/// Imports a file of JSON lines with a line of each kind.
#[track_caller]
pub fn lines(server: &Server, kinds: &[Kind], language: &str) {
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<String> = kinds.iter().map(|kind| kind.record.to_string()).collect();
    fs::write(folder.path().join("lines.jsonl"), lines.join("\n")).unwrap();
    refused(folder.path(), "lines.jsonl", language);
    let refused = fs::read_to_string(folder.path().join("lines.refused.jsonl")).unwrap();
    assert_eq!(refused.lines().count(), kinds.len());
    for (line, kind) in refused.lines().zip(kinds) {
        let mut record: Value = serde_json::from_str(line).unwrap();
        let problems = record.as_object_mut().unwrap().remove("problems").unwrap();
        assert_eq!(record, kind.record, "{}: the record comes back as it was", kind.what);
        tells(problems.as_str().unwrap(), kind, &told(server, kind, language));
    }
}

/// The import says no, and stores nothing.
#[track_caller]
fn refused(folder: &Path, file: &str, language: &str) {
    let data = folder.join("data");
    let ran = ayni(["import", file, "--lang", language]).on(&data).within(folder).run();
    assert!(ran.refused(65).contains(file), "{ran:?}");
    let events = ayni(["events", "--json"]).on(&data).run().good();
    assert_eq!(events.json_lines(), Vec::<Value>::new());
}

/// A table shows words only, so they must name a field and say by themselves what is allowed.
#[track_caller]
fn tells(problem: &str, kind: &Kind, told: &Value) {
    let detail = told["detail"].as_str().unwrap();
    assert!(problem.contains(detail), "{}: {detail:?} is not in {problem:?}", kind.what);
    assert!(problem.len() > detail.len(), "{}: no field is named in {problem:?}", kind.what);
    let all = together(problem);
    for wanted in kind.says {
        assert!(all.contains(wanted), "{}: {wanted:?} is missing in {problem:?}", kind.what);
    }
}

/// The text with its numbers written together: languages part them differently.
fn together(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digit =
        |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let parts = |at: usize| {
        let three = (1..=3).all(|ahead| digit(Some(at + ahead))) && !digit(Some(at + 4));
        let is_mark = matches!(chars[at], '.' | ',' | '\u{a0}' | '\u{202f}' | ' ');
        is_mark && digit(at.checked_sub(1)) && three
    };
    chars.iter().enumerate().filter(|(at, _)| !parts(*at)).map(|(_, c)| c).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
