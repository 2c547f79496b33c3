//! How the program ends: when it is told to, when its reader has gone, when its log is damaged.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    process::{Command, ExitStatus},
    thread,
    time::{Duration, Instant},
};

use super::folder::filled;
use crate::harness::{Ayni, Server, ayni, offer, program, with, within};

/// How long a program that is told to stop may take, half-sent requests or not.
const SOON: Duration = Duration::from_secs(8);

fn signal(process: u32, name: &str) {
    let told = Command::new("kill").args([&format!("-{name}"), &process.to_string()]).status();
    assert!(told.unwrap().success());
}

/// Serves with somebody who has sent half of a request.
fn half_asked(data: &std::path::Path, setting: Option<&str>) -> (std::process::Child, TcpStream) {
    let serve = ayni(["serve", "--listen", "127.0.0.1:0", "--json"]).on(data);
    let serve = match setting {
        Some(seconds) => serve.env("AYNI__SERVE__LIMITS__REQUEST_SECONDS", seconds),
        None => serve,
    };
    let mut child = serve.spawn();
    let mut line = String::new();
    let out = child.stdout.take().unwrap();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut line).unwrap();
    let said: serde_json::Value = serde_json::from_str(&line).unwrap();
    let address = said["address"].as_str().unwrap().trim_start_matches("http://").to_owned();
    let mut half = TcpStream::connect(address).unwrap();
    half.write_all(b"GET / HTTP").unwrap();
    thread::sleep(Duration::from_millis(200));
    (child, half)
}

fn ends(child: &mut std::process::Child) -> ExitStatus {
    within(SOON, || child.try_wait().unwrap()).expect("it ends soon after it was told to")
}

#[test]
fn a_half_sent_request_does_not_keep_the_program_from_stopping() {
    for name in ["TERM", "INT"] {
        let data = tempfile::tempdir().unwrap();
        let (mut child, _half) = half_asked(data.path(), None);
        signal(child.id(), name);
        assert!(ends(&mut child).success());
    }
}

#[test]
fn told_twice_the_program_ends_at_once() {
    let data = tempfile::tempdir().unwrap();
    let (mut child, _half) = half_asked(data.path(), None);
    signal(child.id(), "INT");
    thread::sleep(Duration::from_millis(300));
    let began = Instant::now();
    signal(child.id(), "INT");
    assert!(ends(&mut child).success());
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
}

#[test]
fn whoever_does_not_send_the_whole_head_of_a_request_is_cut_off() {
    let data = tempfile::tempdir().unwrap();
    let (mut child, mut half) = half_asked(data.path(), Some("1"));
    half.set_read_timeout(Some(SOON)).unwrap();
    let mut answer = vec![];
    half.read_to_end(&mut answer).expect("it is closed, not left open");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn what_could_not_be_printed_does_not_count_as_done() {
    let data = filled();
    for args in [
        "events",
        "events --json",
        "proposals",
        "verify",
        "explain bo-milk br-milk",
        "export offers",
    ] {
        let script = format!("\"$0\" {args} --lang en --data \"$1\" > /dev/full");
        let shell = Ayni::at("sh".as_ref()).args(["-c", &script]);
        let ran = shell.args([program()]).args([data.path()]).run();
        assert!(ran.refused(74).contains("could not be written"), "{args}: {ran:?}");
    }
}

#[test]
fn a_damaged_log_is_told_before_an_address_is_said() {
    let data = filled();
    let database = data.path().join("events/db");
    let whole = fs::read(&database).unwrap();
    let used = whole.iter().rposition(|byte| *byte != 0).unwrap();
    let before = files(data.path());
    let mut damaged = 0;
    for step in 0..16 {
        let mut altered = whole.clone();
        altered[used * step / 16 + 7] ^= 0x40;
        fs::write(&database, &altered).unwrap();
        let read = ayni(["events", "--json"]).on(data.path()).run();
        if read.code == 65 {
            damaged += 1;
            let ran = ayni(["serve", "--listen", "127.0.0.1:0"]).on(data.path()).run();
            ran.refused(65);
            assert_eq!(ran.out, "", "{ran:?}");
        }
        for (path, bytes) in &before {
            fs::write(path, bytes).unwrap();
        }
    }
    assert!(damaged > 0, "no alteration was in what is read");
}

fn files(folder: &std::path::Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else if entry.file_name() != "lock" {
            found.push((entry.path(), fs::read(entry.path()).unwrap()));
        }
    }
    found
}

#[test]
fn an_import_that_is_killed_has_taken_in_all_of_its_file_or_nothing() {
    const RECORDS: usize = 2_500;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("offers.jsonl");
    let lines =
        (0..RECORDS).map(|at| with(offer(&format!("br-{at}")), "title", format!("Nº {at}")));
    let lines: Vec<String> = lines.map(|record| record.to_string()).collect();
    fs::write(&file, lines.join("\n")).unwrap();
    let import = |data: &std::path::Path| ayni(["import", file.to_str().unwrap()]).on(data);
    let taken = |data: &std::path::Path| {
        ayni(["events", "--json"]).on(data).run().good().out.lines().count()
    };
    let data = folder.path().join("whole");
    let began = Instant::now();
    import(&data).run().good();
    let whole = began.elapsed();
    assert_eq!(taken(&data), RECORDS);
    // The same file once more changes nothing.
    import(&data).run().good();
    assert_eq!(taken(&data), RECORDS);
    for part in 5..=10 {
        let data = folder.path().join(format!("part-{part}"));
        let mut child = import(&data).spawn();
        thread::sleep(whole * part / 10);
        child.kill().unwrap();
        child.wait().unwrap();
        let left = if data.join("events/db").exists() { taken(&data) } else { 0 };
        assert!(left == 0 || left == RECORDS, "{left} of {RECORDS} are in after {part} tenths");
        import(&data).run().good();
        assert_eq!(taken(&data), RECORDS);
    }
}

#[test]
fn a_file_of_more_records_than_go_in_together_is_refused_with_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("offers.jsonl");
    let line = format!("{}\n", offer("br-milk"));
    fs::write(&file, line.repeat(10_001)).unwrap();
    let data = folder.path().join("data");
    let ran = ayni(["import", file.to_str().unwrap()]).on(&data).run();
    let told = ran.refused(65);
    assert!(told.contains("10,001") && told.contains("10,000"), "{told}");
}

#[test]
fn the_demo_records_nothing_where_a_record_of_that_name_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("requests.jsonl"));
    let request = include_str!("../../config/demo/requests.jsonl").lines().next().unwrap();
    fs::write(&file, request).unwrap();
    ayni(["import", file.to_str().unwrap()]).on(&data).run().good();
    let ran = ayni(["demo", "--once"]).on(&data).run();
    let id = serde_json::from_str::<serde_json::Value>(request).unwrap();
    assert!(ran.refused(65).contains(id["id"].as_str().unwrap()), "{ran:?}");
    assert_eq!(ayni(["events", "--json"]).on(&data).run().good().json_lines().len(), 1);
}

#[test]
fn for_programs_nothing_but_json_is_printed() {
    let data = filled();
    let lines = ayni(["export", "offers", "--json"]).on(data.path()).run().good().json_lines();
    assert!(lines.iter().all(|line| line["provider"].is_string()), "{lines:?}");
    let folder = tempfile::tempdir().unwrap();
    let export =
        |args: &[&str]| ayni(args.iter().copied()).on(data.path()).within(folder.path()).run();
    for wrong in [
        &["export", "offers", "-o", "o.xlsx"][..],
        &["export", "offers", "-o", "o.jsonl", "--format", "csv"],
    ] {
        let ran = export(wrong);
        assert!(ran.refused(64).contains(".jsonl"), "{ran:?}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let written = export(&["export", "offers", "-o", "o.jsonl", "--json"]).good().json_lines();
    assert_eq!(written[0]["written"], 2, "{written:?}");
    let mut demo = ayni(["demo", "--json", "--listen", "127.0.0.1:0"]).spawn();
    let out = std::io::BufReader::new(demo.stdout.take().unwrap());
    for line in std::io::BufRead::lines(out).take(2).map(Result::unwrap) {
        let said: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert!(said["counts"].is_object() || said["address"].is_string(), "{said}");
    }
    demo.kill().unwrap();
    demo.wait().unwrap();
}

#[test]
fn what_cannot_go_on_is_told_in_the_language_of_the_reader() {
    let server = Server::fresh();
    let told = |lang: &str| {
        let ran = ayni(["verify", "--lang", lang]).on(server.data()).run();
        ran.refused(75).to_owned()
    };
    assert!(told("es").contains("en uso") && told("pt").contains("em uso"), "{}", told("es"));
    assert!(
        told("es").contains("el proceso ") && !told("fr").contains("process "),
        "{}",
        told("fr")
    );
    let none = server.data().join("none");
    let ran = ayni(["verify", "--lang", "fr"]).on(&none).run();
    assert!(ran.refused(66).contains("pas de données"), "{ran:?}");
    let help = ayni(["--help"]).run().good().out;
    assert!(help.starts_with("Matchmaking for South-South"), "{help}");
}
