//! `cargo bench -p ayni-tests`: how long it takes from posting an offer to reading the proposal that it
//! leads to, event and shortlist recorded durably, while 1, 8 and 64 clients do the same; and how long
//! from starting again.
//!
//! `AYNI_BENCH_OFFERS` and `AYNI_BENCH_REQUESTS` say how many are loaded first (10,000 each), made
//! from the demo's by changing country, dates and order of areas; `AYNI_BENCH_POSTS` how many offers
//! each step posts (640).
#![expect(clippy::print_stdout, reason = "it prints what it measured")]
#![expect(dead_code, unused_imports, reason = "the tests use more of the harness")]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on fails")]
#![expect(clippy::cast_precision_loss, reason = "figures are rounded for people")]

mod harness;

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::Child,
    sync::{Arc, Condvar, Mutex},
    thread,
    time::{Duration, Instant},
};

use harness::{Caller, Server, ayni};
use serde_json::{Value, json};

const OFFERS: &str = include_str!("../config/demo/offers.jsonl");
const REQUESTS: &str = include_str!("../config/demo/requests.jsonl");
const CLIENTS: [usize; 3] = [1, 8, 64];
/// Countries that ask and offer in the loaded records.
const COUNTRIES: [&str; 40] = [
    "AR", "BO", "BR", "CL", "CO", "CR", "CU", "DO", "EC", "SV", "GT", "HN", "MX", "NI", "PA", "PY",
    "PE", "UY", "JM", "HT", "MA", "TN", "SN", "CI", "NE", "ML", "BF", "BJ", "TG", "GH", "KE", "RW",
    "UG", "ZM", "MZ", "ZA", "IN", "ID", "VN", "FJ",
];
/// Every form of cooperation.
const MODALITIES: [&str; 15] = [
    "diagnostic_mission",
    "expert_exchange",
    "study_tour",
    "technical_assistance",
    "workshop",
    "training_course",
    "internship",
    "scholarship",
    "third_country_training",
    "joint_research",
    "policy_dialogue",
    "documents",
    "equipment",
    "remote_advice",
    "funding",
];
/// How many places a list has.
const PLACES: usize = 10;
/// How long a start may compute.
const START: Duration = Duration::from_mins(20);
/// How long somebody waits before looking again, who was told that there is something to see.
const POLL: Duration = Duration::from_millis(2);
/// How long a proposal may take to be there before the run is given up.
const PATIENCE: Duration = Duration::from_mins(2);

fn main() {
    let offers = setting("AYNI_BENCH_OFFERS", 10_000);
    let requests = setting("AYNI_BENCH_REQUESTS", 10_000);
    let posts = setting("AYNI_BENCH_POSTS", 640);
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    // Whatever has to be compiled is compiled before anything is measured.
    ayni(["--version"]).on(&data).run().good();
    let loaded = Instant::now();
    load(folder.path(), &data, offers, requests);
    println!("{offers} offers and {requests} requests loaded in {:.1} s", seconds(loaded));
    let started = Instant::now();
    let server = Server::start(&data);
    let asked = varied(REQUESTS, "recipient", requests);
    wait_for_pages(&server, &asked);
    println!("served, every page there, after {:.1} s", seconds(started));
    settle(&server, &asked);
    println!("served, every shortlist recorded, after {:.1} s", seconds(started));
    let wanted: usize = CLIENTS.iter().map(|clients| clients * posts.div_ceil(*clients)).sum();
    let asked = open_to_others(&server, asked, wanted + 1);
    post_by_all(&server, &asked, posts);
    drop(server);
    let started = Instant::now();
    let server = Server::start(&data);
    let feed = Feed::follow(&data, head(&server));
    wait_for_pages(&server, &asked);
    println!("\nserved again, every page there, after {:.1} s", seconds(started));
    post(&server, &feed, &asked, wanted..wanted + 1);
    println!("and the proposal of an offer posted then after {:.1} s", seconds(started));
}

/// Lets 1, 8 and 64 clients post, and prints how long each took.
fn post_by_all(server: &Server, asked: &[Value], posts: usize) {
    let feed = Feed::follow(server.data(), head(server));
    println!("\nclients   posts/s   answered p50 / p99 ms   proposal readable p50 / p99 ms");
    let mut number = 0;
    for clients in CLIENTS {
        let begun = Instant::now();
        let share = posts.div_ceil(clients);
        let mut times: Vec<Times> = thread::scope(|scope| {
            let all: Vec<_> = (0..clients)
                .map(|client| {
                    let first = number + client * share;
                    let feed = &feed;
                    scope.spawn(move || post(server, feed, asked, first..first + share))
                })
                .collect();
            all.into_iter().flat_map(|one| one.join().unwrap()).collect()
        });
        number += clients * share;
        let rate = times.len() as f64 / begun.elapsed().as_secs_f64();
        let answered = quantiles(&mut times, |times| times.answered);
        let readable = quantiles(&mut times, |times| times.readable);
        println!(
            "{clients:7} {rate:9.0} {:13.2} / {:7.2} {:20.2} / {:7.2}",
            answered[0], answered[1], readable[0], readable[1]
        );
    }
}

/// How long one post took, in milliseconds.
struct Times {
    answered: f64,
    readable: f64,
}

/// What `ayni events --follow` tells: which offers have come onto a list. To ask again and again would
/// take from the matcher the time that is measured.
struct Feed {
    told: Arc<(Mutex<BTreeSet<String>>, Condvar)>,
    follower: Child,
}

impl Feed {
    /// Of all that is recorded after a position.
    fn follow(data: &Path, after: u64) -> Self {
        let from = (after + 1).to_string();
        let mut follower = ayni(["events", "--follow", "--json", "--from", &from]).on(data).spawn();
        let told = Arc::new((Mutex::new(BTreeSet::new()), Condvar::new()));
        let lines = BufReader::new(follower.stdout.take().unwrap()).lines();
        let tell = told.clone();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let event: Value = serde_json::from_str(&line).unwrap();
                let entered = event["data"]["entered"].as_array().into_iter().flatten();
                let offers = entered.filter_map(|one| one["first_provider"].as_str());
                tell.0.lock().unwrap().extend(offers.map(str::to_owned));
                tell.1.notify_all();
            }
        });
        Self { told, follower }
    }

    /// Waits until an offer has come onto a list.
    fn wait_for(&self, offer: &str) {
        let (told, news) = &*self.told;
        let waiting = |told: &mut BTreeSet<String>| !told.contains(offer);
        let waited = news.wait_timeout_while(told.lock().unwrap(), PATIENCE, waiting).unwrap();
        assert!(!waited.1.timed_out(), "{offer} never came onto a list");
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        drop(self.follower.kill());
        drop(self.follower.wait());
    }
}

/// The last position of the log, found by halves.
fn head(server: &Server) -> u64 {
    let reader = server.acting_as("coordinator");
    let follows = |after: u64| {
        let page = reader.get(&format!("/api/v1/events?after={after}&limit=1")).expect(200).json();
        !page["items"].as_array().unwrap().is_empty()
    };
    let (mut least, mut most) = (0, u64::from(u32::MAX));
    while least < most {
        let middle = u64::midpoint(least, most);
        if follows(middle) {
            least = middle + 1;
        } else {
            most = middle;
        }
    }
    least
}

fn post(
    server: &Server,
    feed: &Feed,
    asked: &[Value],
    numbers: std::ops::Range<usize>,
) -> Vec<Times> {
    let caller = server.acting_as("coordinator");
    numbers.map(|number| one(&caller, feed, &asked[number % asked.len()], number)).collect()
}

/// Posts the best offer for a request and reads its shortlist once it is said to be there.
fn one(caller: &Caller, feed: &Feed, request: &Value, number: usize) -> Times {
    let offer = best_for(request, number);
    let (id, wanted) = (offer["id"].as_str().unwrap(), request["id"].as_str().unwrap());
    let begun = Instant::now();
    caller.post("/api/v1/capacity-offers", &offer).expect(201);
    let answered = milliseconds(begun);
    feed.wait_for(id);
    let list = format!("/api/v1/cooperation-requests/{wanted}/shortlist");
    loop {
        let shown = caller.get(&list).expect(200);
        if String::from_utf8_lossy(&shown.body).contains(id) {
            return Times { answered, readable: milliseconds(begun) };
        }
        assert!(begun.elapsed() < PATIENCE, "{id} never came onto the list of {wanted}");
        thread::sleep(POLL);
    }
}

/// An offer of all that a request asks for, and for nobody else.
fn best_for(request: &Value, number: usize) -> Value {
    let recipient = request["recipient"].as_str().unwrap();
    let provider = wanted_by(recipient);
    json!({
        "id": format!("bench-{number}"), "provider": provider, "institution": "Agency",
        "title": format!("{} ({number})", request["title"].as_str().unwrap()),
        "summary": request["problem"], "written_in": request["written_in"],
        "thematic_areas": request["thematic_areas"], "role": "expertise",
        "modalities": MODALITIES,
        "languages": request["languages"], "eligible": [format!("country:{recipient}")],
        "places": 50, "expert_weeks_per_year": 500,
        "available_from": "2026-01-01", "available_until": "2030-12-31",
        "valid_until": "2030-12-31",
        "pays_for": ["expert_time", "travel", "accommodation", "materials", "equipment",
            "interpretation", "venue"],
        "evidence": [{ "what": request["title"], "country": recipient, "year": 2024,
            "result": "Done." }],
    })
}

/// The country that the offers for a recipient come from; its requests ask for it.
fn wanted_by(recipient: &str) -> &'static str {
    if recipient == "BR" { "MX" } else { "BR" }
}

fn load(folder: &Path, data: &Path, offers: usize, requests: usize) {
    for (name, records) in [
        ("offers.jsonl", varied(OFFERS, "provider", offers)),
        ("requests.jsonl", varied(REQUESTS, "recipient", requests)),
    ] {
        let lines: Vec<String> = records.iter().map(Value::to_string).collect();
        let file = folder.join(name);
        fs::write(&file, lines.join("\n")).unwrap();
        ayni(["import", file.to_str().unwrap()]).on(data).run().good();
    }
}

/// As many records as wanted, each one of the demo's with another country, order of areas and id.
fn varied(demo: &str, party: &str, wanted: usize) -> Vec<Value> {
    let demo: Vec<Value> = demo.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut chance = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move || {
        chance =
            chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(chance >> 33).unwrap()
    };
    (0..wanted)
        .map(|number| {
            let mut record = demo[number % demo.len()].clone();
            let country = COUNTRIES[next() % COUNTRIES.len()];
            record["id"] = json!(format!("{}-{number}", &party[..1]));
            record["title"] = json!(format!("{} {number}", record["title"].as_str().unwrap()));
            // Institutions stay what they are; countries change.
            if record[party].as_str().is_some_and(|code| code.len() == 2) {
                record[party] = json!(country);
            }
            for field in ["partners_wanted", "partners_unwanted", "excluded", "programme", "source"]
            {
                record.as_object_mut().unwrap().remove(field);
            }
            if party == "recipient" {
                record["partners_wanted"] = json!([wanted_by(country)]);
            }
            let areas = record["thematic_areas"].as_array_mut().unwrap();
            let turn = next() % areas.len();
            areas.rotate_left(turn);
            record
        })
        .collect()
}

/// Waits until the log as it was at the start is read: the last request is known, and all before it.
fn wait_for_pages(server: &Server, asked: &[Value]) {
    let reader = server.acting_as("coordinator");
    let youngest = asked.iter().max_by_key(|request| number_of(request)).unwrap();
    let list =
        format!("/api/v1/cooperation-requests/{}/shortlist", youngest["id"].as_str().unwrap());
    let begun = Instant::now();
    while reader.get(&list).status != 200 {
        assert!(begun.elapsed() < START, "the log was never read to its end");
        thread::sleep(Duration::from_millis(20));
    }
}

fn number_of(request: &Value) -> usize {
    let (_, number) = request["id"].as_str().unwrap().rsplit_once('-').unwrap();
    number.parse().unwrap()
}

/// Waits until the shortlists are recorded: until the log has not grown for a second.
fn settle(server: &Server, asked: &[Value]) {
    let reader = server.acting_as("coordinator");
    let request = asked.last().unwrap()["id"].as_str().unwrap();
    let list = format!("/api/v1/cooperation-requests/{request}/shortlist");
    // A start computes all lists before it records the first.
    let lists: Vec<String> = asked
        .iter()
        .take(60)
        .map(|request| request["id"].as_str().unwrap())
        .map(|id| format!("/api/v1/cooperation-requests/{id}/shortlist"))
        .collect();
    let begun = Instant::now();
    while !lists.iter().any(|list| names_provider(&reader.get(list).expect(200).body)) {
        assert!(begun.elapsed() < START, "no shortlist was ever recorded");
        thread::sleep(Duration::from_millis(200));
    }
    let (mut size, mut since) = (0, Instant::now());
    while since.elapsed() < Duration::from_secs(2) {
        let now = bytes_in(server.data()) + reader.get(&list).expect(200).body.len() as u64;
        if now != size {
            (size, since) = (now, Instant::now());
        }
        thread::sleep(Duration::from_millis(100));
    }
}

/// The requests on whose lists it is easiest to enter, as many as wanted: on a list full of the best
/// that there can be, nobody enters, and the bench would wait in vain.
fn open_to_others(server: &Server, asked: Vec<Value>, wanted: usize) -> Vec<Value> {
    let reader = server.acting_as("coordinator");
    let mut ranked: Vec<(i64, Value)> = asked
        .into_iter()
        .map(|request| {
            let list = format!(
                "/api/v1/cooperation-requests/{}/shortlist",
                request["id"].as_str().unwrap()
            );
            let shown: Value = serde_json::from_slice(&reader.get(&list).expect(200).body).unwrap();
            (last_place(&shown), request)
        })
        .collect();
    ranked.sort_by_key(|(points, _)| *points);
    ranked.truncate(wanted);
    ranked.into_iter().map(|(_, request)| request).collect()
}

/// The points of the last place of a full list; 0 where there is room.
fn last_place(shortlist: &Value) -> i64 {
    let places = shortlist["proposals"].as_array().unwrap();
    let last = places.last().filter(|_| places.len() >= PLACES);
    last.map_or(0, |last| last["score"].as_i64().unwrap())
}

fn names_provider(shortlist: &[u8]) -> bool {
    String::from_utf8_lossy(shortlist).contains("\"first_provider\"")
}

fn bytes_in(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .map(|file| match file.metadata() {
            Ok(metadata) if metadata.is_dir() => bytes_in(&file.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}

fn quantiles(times: &mut [Times], of: impl Fn(&Times) -> f64) -> [f64; 2] {
    times.sort_by(|one, other| of(one).total_cmp(&of(other)));
    [times.len() / 2, times.len() * 99 / 100].map(|at| of(&times[at.min(times.len() - 1)]))
}

fn setting(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

fn seconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64()
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1_000.0
}
