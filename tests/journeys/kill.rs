//! Killing the program at any moment loses nothing that it acknowledged.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::harness::{Answer, Caller, Server, ayni, eventually, offer, with, without};

/// How often the program is killed.
const KILLS: usize = 50;
/// How many write at the same time.
const WRITERS: usize = 8;
/// The most acknowledgements of one round.
const ROUND: usize = 24;

const OFFERS: &str = "/api/v1/capacity-offers";

/// Somebody who publishes one offer after the other, each under a key of its own.
#[derive(Default)]
struct Writer {
    number: usize,
    /// How many wishes it has begun.
    begun: usize,
    /// The wish that was not acknowledged yet.
    open: Option<Wish>,
    /// What was acknowledged and has not been looked at again since a kill.
    unchecked: Vec<(Wish, Answer)>,
    /// What was acknowledged.
    kept: Vec<(Wish, Answer)>,
}

#[derive(Clone)]
struct Wish {
    key: String,
    body: Value,
}

#[test]
fn killing_the_program_fifty_times_under_eight_writers_loses_nothing_acknowledged() {
    let data = tempfile::tempdir().unwrap();
    let mut writers: Vec<Writer> = (0..WRITERS).map(Writer::numbered).collect();
    for round in 0..KILLS {
        let mut server = Server::start(data.path());
        let acknowledged = AtomicUsize::new(0);
        thread::scope(|scope| {
            for writer in &mut writers {
                let caller = server.acting_as("country:BR");
                let acknowledged = &acknowledged;
                scope.spawn(move || writer.work(&caller, acknowledged));
            }
            let enough = 1 + round * 7 % ROUND;
            eventually("enough is acknowledged", || {
                (acknowledged.load(Ordering::SeqCst) >= enough).then_some(())
            });
            moment(round);
            server.kill();
        });
        writers.iter_mut().for_each(Writer::killed);
    }
    everything_is_there(&Server::start(data.path()), &mut writers);
    let verified = ayni(["verify", "--json"]).on(data.path()).run().good();
    let kept: usize = writers.iter().map(|writer| writer.kept.len()).sum();
    assert!(verified.json_lines()[0]["events"].as_u64().unwrap() >= kept as u64, "{verified:?}");
    assert!(kept >= KILLS, "{kept} acknowledgements are too few to prove anything");
}

fn everything_is_there(server: &Server, writers: &mut [Writer]) {
    thread::scope(|scope| {
        for writer in &mut *writers {
            let caller = server.acting_as("country:BR");
            scope.spawn(move || {
                if let Some(wish) = writer.open.take() {
                    let answer = wish.send(&caller).unwrap().expect(201);
                    writer.kept.push((wish, answer));
                }
                for (wish, answer) in &writer.kept {
                    wish.check(&caller, answer).unwrap();
                }
            });
        }
    });
    let wished: usize = writers.iter().map(|writer| writer.kept.len()).sum();
    assert_eq!(count(&server.nobody()), wished, "an offer stands there that nobody wished for");
}

/// How many offers there are.
fn count(caller: &Caller) -> usize {
    let (mut count, mut cursor) = (0, String::new());
    loop {
        let part = caller.get(&format!("{OFFERS}?limit=200{cursor}")).expect(200).json();
        count += part["items"].as_array().unwrap().len();
        let Some(next) = part["next"].as_str() else { return count };
        cursor = format!("&cursor={next}");
    }
}

/// Spends some microseconds, other ones each time, so that a kill can come between any two steps.
fn moment(round: usize) {
    let until = Instant::now() + Duration::from_micros(round as u64 * 613 % 4_000);
    while Instant::now() < until {
        thread::yield_now();
    }
}

impl Writer {
    fn numbered(number: usize) -> Self {
        Self { number, ..Self::default() }
    }

    /// Looks at what was acknowledged before, and goes on writing until the program is gone.
    fn work(&mut self, caller: &Caller, acknowledged: &AtomicUsize) {
        while let Some((wish, answer)) = self.unchecked.last() {
            if wish.check(caller, answer).is_err() {
                return;
            }
            self.unchecked.pop();
        }
        loop {
            let wish = self.open.take().unwrap_or_else(|| self.next());
            let Ok(answer) = wish.send(caller) else {
                self.open = Some(wish);
                return;
            };
            acknowledged.fetch_add(1, Ordering::SeqCst);
            self.kept.push((wish, answer.expect(201)));
        }
    }

    fn next(&mut self) -> Wish {
        self.begun += 1;
        let name = format!("w{}-{}", self.number, self.begun);
        let body = with(offer(&name), "title", format!("Offer {name}"));
        // Every other wish leaves the id to the program.
        let body = if self.begun.is_multiple_of(2) { without(body, "id") } else { body };
        Wish { key: format!("key {name}"), body }
    }

    fn killed(&mut self) {
        self.unchecked.extend(self.kept.iter().rev().take(3).cloned());
    }
}

impl Wish {
    fn send(&self, caller: &Caller) -> Result<Answer, ureq::Error> {
        let body = self.body.to_string();
        let caller = caller.with("Idempotency-Key", &self.key);
        caller.try_send("POST", OFFERS, Some("application/json"), body.as_bytes())
    }

    /// What was acknowledged is there at the same version, and wishing again gets the same answer.
    fn check(&self, caller: &Caller, first: &Answer) -> Result<(), ureq::Error> {
        let place = first.header("location");
        let found = caller.try_send("GET", place, None, b"")?.expect(200);
        assert_eq!(found.header("etag"), first.header("etag"), "{first:?} became {found:?}");
        assert_eq!(found.json()["terms"]["title"], self.body["title"], "{found:?}");
        let again = self.send(caller)?.expect(201);
        assert_eq!(again.header("etag"), first.header("etag"));
        assert_eq!(again.header("location"), place);
        assert_eq!(again.json(), first.json());
        Ok(())
    }
}
