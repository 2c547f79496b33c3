//! What people do at the command line: look, ask why, take out, bring in, follow.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::Child,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{
    folder::filled,
    steps::{proposals, publish, three_who_fit},
};
use crate::harness::{Server, ayni, offer, with};

/// How long the demo may take: in an optimised build as long as people like to wait.
const DEMO: Duration = Duration::from_secs(if cfg!(debug_assertions) { 90 } else { 5 });

#[test]
fn the_demo_shows_five_explained_proposals_and_ends() {
    let began = Instant::now();
    let shown = ayni(["demo", "--once"]).run().good().out;
    assert!(began.elapsed() < DEMO, "it took {:?}", began.elapsed());
    let cards: Vec<&str> = shown.lines().filter(|line| line.contains("Score ")).collect();
    assert_eq!(cards.len(), 5, "{shown}");
    assert!(shown.contains("Triangular"), "{shown}");
    assert!(
        shown.contains("published cooperation"),
        "it says where the records come from: {shown}"
    );
    // Each card has a line with points for each criterion, and a sentence behind it.
    let explained = shown.lines().filter(|line| line.contains('█') || line.contains('·'));
    assert!(explained.count() >= 5 * 8, "{shown}");
}

#[test]
fn the_demo_speaks_to_programs_and_counts_what_was_promised() {
    let data = tempfile::tempdir().unwrap();
    let told = ayni(["demo", "--once", "--json"]).on(data.path()).run().good().json_lines();
    assert_eq!(told.len(), 1);
    let count = |name: &str| told[0]["counts"][name].as_u64().unwrap();
    assert!(
        count("offers") >= 50 && count("providers") >= 20 && count("requests") >= 40,
        "{}",
        told[0]["counts"]
    );
    assert!(count("programmes") >= 3, "the three Colombian programmes");
    let best = told[0]["best"].as_array().unwrap();
    assert_eq!(best.len(), 5);
    assert!(
        best.iter().any(|proposal| !proposal["second_provider"].is_null()),
        "one is triangular"
    );
    for proposal in best {
        let parts = proposal["contributions"].as_array().unwrap();
        let sum: i64 = parts.iter().map(|part| part["points"].as_i64().unwrap()).sum();
        assert_eq!(proposal["score"], sum, "{proposal}");
    }
    let verified = ayni(["verify", "--json"]).on(data.path()).run().good().json_lines();
    assert_eq!(told[0]["counts"]["events"], verified[0]["events"]);
    // Once more on the same folder finds everything there and changes nothing.
    ayni(["demo", "--once", "--json"]).on(data.path()).run().good();
    let again = ayni(["verify", "--json"]).on(data.path()).run().good().json_lines();
    assert_eq!(again, verified);
}

#[test]
fn the_demo_opens_its_pages() {
    let data = tempfile::tempdir().unwrap();
    let demo = ayni(["demo", "--listen", "127.0.0.1:0"]).on(data.path());
    let server = Server::with(demo, data.path());
    let queue = server.acting_as("coordinator").get("/api/v1/review?limit=200").expect(200).json();
    assert!(queue["items"].as_array().unwrap().len() >= 40, "{queue}");
    for page in
        ["/", "/capacity-offers", "/cooperation-requests", "/review", "/partnerships", "/api"]
    {
        server.acting_as("coordinator").with("Accept", "text/html").get(page).expect(200);
    }
}

#[test]
fn proposals_are_listed_and_shown_in_four_languages() {
    let data = filled();
    let mut told = vec![];
    for language in ["en", "es", "pt", "fr"] {
        let list = ayni(["proposals", "--lang", language]).on(data.path()).run().good().out;
        assert!(list.contains("bo-milk"), "{list}");
        let one = ayni(["proposals", "--request", "bo-milk", "--lang", language]);
        let one = one.on(data.path()).run().good().out;
        assert!(one.contains("bo-milk~br-milk") && !one.contains('⟦'), "{one}");
        told.push(one);
    }
    told.sort();
    told.dedup();
    assert_eq!(told.len(), 4);
    let json = ayni(["proposals", "--json"]).on(data.path()).run().good().json_lines();
    assert_eq!((json.len(), &json[0]["request"]), (1, &"bo-milk".into()));
    assert!(!json[0]["proposals"].as_array().unwrap().is_empty(), "{}", json[0]);

    let none = ayni(["proposals", "--request", "none"]).on(data.path()).run();
    assert!(none.refused(66).contains("none"));
    let wrong = ayni(["proposals", "--request", "BO Milk"]).on(data.path()).run();
    assert!(wrong.refused(64).contains("BO Milk"));
}

#[test]
fn explain_says_why_an_offer_is_on_the_list_or_not() {
    let server = Server::fresh();
    three_who_fit(&server);
    let mut far = offer("br-far");
    far["thematic_areas"] = serde_json::json!(["23630"]);
    publish(&server, "country:BR", &far);
    proposals(&server, "bo-milk");
    let data = server.stop().unwrap();
    let on =
        ayni(["explain", "bo-milk", "br-milk", "--json"]).on(data.path()).run().good().json_lines();
    assert!(on[0]["criteria"].as_array().unwrap().len() >= 8, "{}", on[0]);
    let off =
        ayni(["explain", "bo-milk", "br-far", "--lang", "es"]).on(data.path()).run().good().out;
    assert!(off.contains('×'), "a filter keeps it out: {off}");
    let none = ayni(["explain", "bo-milk", "br-none"]).on(data.path()).run();
    assert!(none.refused(66).contains("br-none"));
    let none = ayni(["explain", "bo-none", "br-milk"]).on(data.path()).run();
    assert!(none.refused(66).contains("bo-none"));
}

#[test]
fn explain_says_so_where_no_single_change_would_help() {
    let server = Server::fresh();
    three_who_fit(&server);
    let mut farther = with(offer("br-farther"), "thematic_areas", json!(["23630"]));
    farther["eligible"] = json!(["caricom"]);
    publish(&server, "country:BR", &farther);
    proposals(&server, "bo-milk");
    let data = server.stop().unwrap();
    let told = |offer: &str, language: &str| {
        ayni(["explain", "bo-milk", offer, "--lang", language]).on(data.path()).run().good().out
    };
    for (language, said) in [
        ("en", "No single change"),
        ("es", "Ningún cambio por sí solo"),
        ("fr", "Aucun changement à lui seul"),
        ("pt", "Nenhuma alteração isolada"),
    ] {
        let out = told("br-farther", language);
        assert!(out.matches('×').count() == 2 && out.contains(said), "{out}");
        let on_list = told("br-milk", language);
        assert!(!on_list.contains(said), "{on_list}");
    }
}

#[test]
fn before_the_first_start_there_is_no_policy_and_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("requests.jsonl"));
    let request = include_str!("../../config/demo/requests.jsonl").lines().next().unwrap();
    fs::write(&file, request).unwrap();
    ayni(["import", file.to_str().unwrap()]).on(&data).run().good();
    let shown = ayni(["proposals", "--lang", "pt"]).on(&data).run().good().out;
    assert!(shown.contains("Nenhuma política foi adotada ainda"), "{shown}");
    let record: Value = serde_json::from_str(request).unwrap();
    let id = record["id"].as_str().unwrap();
    let why = ayni(["explain", id, "br-milk", "--lang", "en"]).on(&data).run();
    assert!(why.refused(65).contains("No policy has been adopted yet"));
}

#[test]
fn a_pair_is_explained_as_it_stood_then() {
    let server = Server::fresh();
    three_who_fit(&server);
    proposals(&server, "bo-milk");
    let reason = serde_json::json!({ "reason": "The team has moved on." });
    server
        .acting_as("country:BR")
        .post("/api/v1/capacity-offers/br-milk/withdraw", &reason)
        .expect(200);
    let data = server.stop().unwrap();
    let gone = ayni(["explain", "bo-milk", "br-milk"]).on(data.path()).run();
    assert!(gone.refused(66).contains("bo-milk"));
    let events = ayni(["events", "--json"]).on(data.path()).run().good().json_lines();
    let withdrawn = events.iter().find(|event| event["type"] == "Withdrawn").unwrap();
    let before = withdrawn["position"].as_u64().unwrap() - 1;
    let last = events.last().unwrap()["position"].as_u64().unwrap();
    let never = ["explain", "bo-milk", "br-milk", "--as-of", &(last + 1).to_string()];
    let never = ayni(never).on(data.path()).run();
    let told = never.refused(66);
    assert!(told.contains(&(last + 1).to_string()) && told.contains(&last.to_string()), "{told}");
    let args = ["explain", "bo-milk", "br-milk", "--json", "--as-of", &before.to_string()];
    let then = ayni(args).on(data.path()).run().good().json_lines();
    assert!(then[0]["criteria"].as_array().unwrap().len() >= 8, "{}", then[0]);
}

#[test]
fn where_there_are_no_events_it_is_said_why() {
    let data = filled();
    let last = ayni(["events", "--json"]).on(data.path()).run().good().json_lines().len();
    for (args, told) in [
        (vec!["--stream", "offer-nope"], vec!["“offer-nope”"]),
        (vec!["--from", "999999"], vec!["999999", &format!("last is at {last}")]),
        (vec!["--stream", "offer-br-milk", "--from", "999999"], vec!["offer-br-milk", "last is"]),
    ] {
        let ran = ayni(["events"].into_iter().chain(args)).on(data.path()).run();
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{ran:?}");
        assert!(told.iter().all(|told| ran.err.contains(told)), "{}", ran.err);
    }
    let wrong = ayni(["events", "--stream", "Ñ", "--lang", "es"]).on(data.path()).run();
    assert!(wrong.refused(64).contains("«Ñ»"), "{wrong:?}");
}

#[test]
fn a_file_is_written_out_only_under_a_name_that_says_what_it_is() {
    let data = filled();
    let file = data.path().join("offers.json");
    let ran = ayni(["export", "offers", "-o", file.to_str().unwrap()]).on(data.path()).run();
    assert!(ran.refused(64).contains(".jsonl") && !file.exists(), "{ran:?}");
}

#[test]
fn policies_are_compared_on_the_log_of_the_folder() {
    let data = filled();
    let policy = fs::read_to_string("../config/policy.toml").unwrap();
    let other = policy.replace("text = 120", "text = 60").replace("timing = 40", "timing = 100");
    let file = data.path().join("other.toml");
    fs::write(&file, other.replace("version = \"2026-3\"", "version = \"other\"")).unwrap();
    let file = file.to_str().unwrap();
    let told = ayni(["policy", "compare", "adopted", file, "--json"]).on(data.path()).run();
    let told = told.good().json_lines();
    assert_eq!(
        (&told[0]["requests"], &told[0]["policies"][1]["version"]),
        (&1.into(), &"other".into())
    );
    for language in ["en", "es", "pt", "fr"] {
        let args = ["policy", "compare", "adopted", file, "--lang", language];
        let shown = ayni(args).on(data.path()).run().good().out;
        assert!(shown.contains("other (") && !shown.contains('⟦'), "{shown}");
    }
    let broken = data.path().join("broken.toml");
    fs::write(&broken, policy.replace("list_length = 10", "list_length = 0")).unwrap();
    let args = ["policy", "compare", "adopted", broken.to_str().unwrap()];
    assert!(ayni(args).on(data.path()).run().refused(64).contains("list_length is 0"));
}

#[test]
fn what_is_exported_can_be_brought_into_an_empty_folder_unchanged() {
    let demo = tempfile::tempdir().unwrap();
    ayni(["demo", "--once"]).on(demo.path()).run().good();
    let export = |data: &Path, what: &str, format: &str, language: &str| {
        let args = ["export", what, "--format", format, "--lang", language];
        ayni(args).on(data).run().good().out
    };
    for (format, language) in [("csv", "fr"), ("jsonl", "es")] {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        for what in ["offers", "requests"] {
            let file = format!("{what}.{format}");
            fs::write(folder.path().join(&file), export(demo.path(), what, format, language))
                .unwrap();
            let told = ayni(["import", &file, "--lang", language])
                .on(&data)
                .within(folder.path())
                .run()
                .good();
            // Programmes are not brought in, and offers keep the one that they name.
            assert_eq!(told.out.contains("co-mesoamerica"), what == "offers", "{}", told.out);
            let (before, after) =
                (export(demo.path(), what, "jsonl", "en"), export(&data, what, "jsonl", "en"));
            assert!(before.lines().count() >= 40);
            for (before, after) in before.lines().zip(after.lines()) {
                let parsed = |line: &str| serde_json::from_str::<Value>(line).unwrap();
                assert_eq!(parsed(after), parsed(before), "by {format} in {language}");
            }
            assert_eq!(after.lines().count(), before.lines().count());
        }
    }
}

#[test]
fn export_writes_a_file_of_the_format_that_its_name_says() {
    let data = filled();
    let folder = tempfile::tempdir().unwrap();
    let write = |file: &str| {
        ayni(["export", "offers", "-o", file]).on(data.path()).within(folder.path()).run().good();
        fs::read_to_string(folder.path().join(file)).unwrap()
    };
    assert!(serde_json::from_str::<Value>(write("a.jsonl").lines().next().unwrap()).is_ok());
    assert!(write("a.csv").starts_with('\u{feff}'), "Excel knows it by this mark");
    let nowhere =
        ayni(["export", "offers", "-o", "none/a.csv"]).on(data.path()).within(folder.path()).run();
    assert!(nowhere.refused(73).contains("none/a.csv"), "{nowhere:?}");
}

#[test]
fn events_are_shown_from_a_position_and_of_one_stream() {
    let data = filled();
    let all = ayni(["events", "--json"]).on(data.path()).run().good().json_lines();
    let positions: Vec<u64> = all.iter().map(|event| event["position"].as_u64().unwrap()).collect();
    assert_eq!(positions, (1..=all.len() as u64).collect::<Vec<_>>());
    let later = ayni(["events", "--json", "--from", "3"]).on(data.path()).run().good().json_lines();
    assert_eq!(later, all[2..]);
    let stream =
        ayni(["events", "--json", "--stream", "offer-br-milk"]).on(data.path()).run().good();
    let stream = stream.json_lines();
    assert_eq!((stream.len(), &stream[0]["type"]), (1, &"Published".into()));
    let plain = ayni(["events"]).on(data.path()).run().good().out;
    assert_eq!(plain.lines().count(), all.len());
    ayni(["events", "--stream", "No Stream"]).on(data.path()).run().refused(64);
}

#[test]
fn events_can_be_followed_while_the_folder_is_served() {
    let server = Server::fresh();
    publish(&server, "country:BR", &offer("br-before"));
    let mut follower = ayni(["events", "--follow", "--json"]).on(server.data()).spawn();
    let lines = lines_of(&mut follower);
    let next = |id: &str| {
        let stream = format!("offer-{id}");
        while let Ok(line) = lines.recv_timeout(Duration::from_secs(30)) {
            let event: Value = serde_json::from_str(&line).unwrap();
            if event["stream"] == stream.as_str() {
                return event;
            }
        }
        panic!("{stream} was not shown");
    };
    let before = next("br-before");
    publish(&server, "country:BR", &offer("br-new"));
    let new = next("br-new");
    assert!(new["position"].as_u64() > before["position"].as_u64());
    follower.kill().unwrap();
    follower.wait().unwrap();
    let data = server.stop().unwrap();
    ayni(["events", "--follow"]).on(data.path()).run().refused(69);
}

fn lines_of(child: &mut Child) -> mpsc::Receiver<String> {
    let out = child.stdout.take().unwrap();
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let lines = BufReader::new(out).lines().map_while(Result::ok);
        lines.take_while(|line| tell.send(line.clone()).is_ok()).for_each(drop);
    });
    told
}

#[test]
fn a_pipe_that_closes_early_is_no_failure() {
    let data = filled();
    for args in ["events", "events --json", "proposals", "export offers"] {
        let script = format!("\"$0\" {args} --data \"$1\" | head -n 1");
        let shell = crate::harness::Ayni::at("sh".as_ref());
        let ran =
            shell.args(["-c", &script]).args([crate::harness::program()]).args([data.path()]).run();
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args}: {ran:?}");
    }
}
