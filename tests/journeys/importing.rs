//! What a file brings in while nothing serves: what is like it is pointed out, and it is matched.

use std::{fs, path::Path};

use serde_json::Value;

use super::folder::filled;
use crate::harness::{ayni, offer, request, with};

fn file(folder: &Path, name: &str, records: &[Value]) -> String {
    let lines: Vec<String> = records.iter().map(Value::to_string).collect();
    let path = folder.join(name);
    fs::write(&path, lines.join("\n")).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn what_seems_to_be_there_already_is_pointed_out() {
    let data = filled();
    let translated = [
        ("title", "Human milk banks"),
        ("summary", "We help to set up human milk banks."),
        ("written_in", "en"),
    ];
    let translated = translated.into_iter().fold(offer("br-again"), |it, (k, v)| with(it, k, v));
    let others = [with(offer("co-milk"), "provider", "CO"), translated, offer("br-third")];
    let offers = file(data.path(), "offers.jsonl", &others);
    let told = ayni(["import", &offers, "--json"]).on(data.path()).run().good().json_lines();
    assert_eq!(told[0]["taken"], 3);
    let like = |twin: &Value| (twin["line"].clone(), twin["id"].clone(), twin["like"].clone());
    let twins: Vec<_> = told[0]["alike"].as_array().unwrap().iter().map(like).collect();
    let two = serde_json::json!(["br-milk", "br-again"]);
    assert_eq!(
        twins,
        [
            (2.into(), "br-again".into(), serde_json::json!(["br-milk"])),
            (3.into(), "br-third".into(), two),
        ]
    );
    for language in ["en", "es", "pt", "fr"] {
        let again = [request(&format!("bo-{language}"))];
        let requests = file(data.path(), "requests.jsonl", &again);
        let told = ayni(["import", &requests, "--lang", language]).on(data.path()).run().good().out;
        assert!(told.contains("bo-milk") && !told.contains('⟦'), "{told}");
    }
}

#[test]
fn a_file_that_is_brought_again_was_taken_in_already() {
    let data = filled();
    let offers = file(data.path(), "offers.jsonl", &[offer("br-again"), offer("br-third")]);
    let told = ayni(["import", &offers, "--json"]).on(data.path()).run().good().json_lines();
    assert_eq!(told[0]["taken"], 2);
    let events = || ayni(["events", "--json"]).on(data.path()).run().good().json_lines().len();
    let before = events();
    let told = ayni(["import", &offers, "--json"]).on(data.path()).run().good().json_lines();
    assert_eq!((&told[0]["taken"], &told[0]["already"]), (&0.into(), &2.into()), "{}", told[0]);
    assert!(told[0]["alike"].is_null(), "{}", told[0]);
    for (language, words) in [
        ("en", "was taken in already, with 2 records; nothing was recorded anew"),
        ("es", "ya se había incorporado"),
        ("pt", "já tinha sido incorporado"),
        ("fr", "a déjà été intégré"),
    ] {
        let told = ayni(["import", &offers, "--lang", language]).on(data.path()).run().good().out;
        assert!(told.contains(words) && told.lines().count() == 1, "{told}");
    }
    assert_eq!(events(), before);
}

#[test]
fn what_came_in_while_nothing_served_is_matched_and_said_not_to_be_on_record() {
    let data = filled();
    let requests = file(data.path(), "requests.jsonl", &[request("bo-later")]);
    ayni(["import", &requests]).on(data.path()).run().good();
    let list = ["proposals", "--request", "bo-later", "--json"];
    let list = ayni(list).on(data.path()).run().good().json_lines();
    let first = &list[0]["proposals"][0];
    assert_eq!(list[0]["recorded"], false);
    assert!(first["id"].as_str().unwrap().starts_with("bo-later~br-milk"), "{first}");
    let why = ["explain", "bo-later", "br-milk", "--json"];
    let why = ayni(why).on(data.path()).run().good().json_lines();
    assert_eq!(why[0]["score"], first["score"]);
    for language in ["en", "es", "pt", "fr"] {
        let told = ["proposals", "--request", "bo-later", "--lang", language];
        let told = ayni(told).on(data.path()).run().good().out;
        assert!(told.contains("serve`") && !told.contains('⟦'), "{told}");
    }
    let known = ["proposals", "--request", "bo-milk", "--json"];
    let known = ayni(known).on(data.path()).run().good().json_lines();
    assert_eq!(known[0]["recorded"], true);
}

#[test]
fn what_was_guessed_of_a_file_is_told_also_where_it_is_refused() {
    let data = filled();
    let path = data.path().join("requests.csv");
    fs::write(&path, "recipient;title;needed_from\nBO;Leche;01/06/2150\n").unwrap();
    let import = ["import", path.to_str().unwrap(), "--lang", "es", "--json"];
    let told = ayni(import).on(data.path()).run();
    let answer = told.json_lines();
    assert_eq!((told.code, &answer[0]["taken"]), (65, &0.into()));
    let guessed = answer[0]["guessed"][0].as_str().unwrap();
    assert!(guessed.contains("con el día primero"), "{guessed}");
}
