//! The events: made up, always the same ones, with what repeats and what is random in real ones.

use event_store::{Append, CommandId, Json, NewEvent, Origin, Position, StreamId, Write};
use jiff::Timestamp;
use uuid::Uuid;

/// How many events a stream gets.
pub const EVENTS_A_STREAM: u64 = 5;

const WORDS: [&str; 48] = [
    "water",
    "banks",
    "milk",
    "training",
    "hospital",
    "network",
    "exchange",
    "experts",
    "rural",
    "schools",
    "teachers",
    "diagnosis",
    "maternal",
    "health",
    "coffee",
    "producers",
    "climate",
    "adaptation",
    "irrigation",
    "statistics",
    "census",
    "customs",
    "ports",
    "fisheries",
    "forests",
    "monitoring",
    "satellite",
    "disaster",
    "response",
    "early",
    "warning",
    "vaccines",
    "laboratory",
    "tuberculosis",
    "digital",
    "government",
    "procurement",
    "energy",
    "solar",
    "municipal",
    "planning",
    "women",
    "enterprise",
    "credit",
    "seeds",
    "cassava",
    "aquaculture",
    "standards",
];
const COUNTRIES: [&str; 16] = [
    "BO", "BR", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "HT", "JM", "KE", "MX", "PE", "UY",
];
const KINDS: [&str; 4] = ["Published", "Revised", "Submitted", "Proposed"];

/// A small generator, so that every engine gets the same work.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap_or(0)
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    fn uuid(&mut self) -> Uuid {
        Uuid::from_u64_pair(self.next(), self.next())
    }
}

/// One event of a stream, with about 360 bytes of data.
pub fn event(chance: &mut Chance, at: Timestamp) -> NewEvent {
    let mut title = String::new();
    while title.len() < 100 {
        title.push_str(chance.of(&WORDS));
        title.push(' ');
    }
    let data = format!(
        r#"{{"type":"{}","data":{{"provider":"{}","title":"{}","thematic_areas":["{}","{}"],"languages":["es","pt"],"modalities":["expert_exchange"],"places":{},"available_from":"2026-{:02}-{:02}","expert_weeks_per_year":{},"evidence":[{{"country":"{}","year":{}}}]}}}}"#,
        chance.of(&KINDS),
        chance.of(&COUNTRIES),
        title.trim(),
        11_000 + chance.below(9_000),
        11_000 + chance.below(9_000),
        1 + chance.below(9),
        1 + chance.below(12),
        1 + chance.below(28),
        chance.below(60),
        chance.of(&COUNTRIES),
        1_995 + chance.below(30),
    );
    let millisecond = u64::try_from(at.as_millisecond()).unwrap_or(0);
    let mut id = *chance.uuid().as_bytes();
    id[..6].copy_from_slice(&millisecond.to_be_bytes()[2..]);
    NewEvent {
        id: Uuid::from_bytes(id),
        kind: chance.of(&KINDS).into(),
        version: 1,
        data: Json::from_trusted(data),
    }
}

/// An append to one stream: `count` events.
pub fn append(
    chance: &mut Chance,
    stream: &str,
    expected: Position,
    count: u64,
    time: u64,
) -> Append {
    let at = Timestamp::from_millisecond(1_790_000_000_000 + i64::try_from(time).unwrap_or(0))
        .unwrap_or(Timestamp::UNIX_EPOCH);
    // A person begins the chain of causes with the command, as the pages do it.
    let command = CommandId(chance.uuid());
    let origin = Origin {
        actor: format!("country:{}", chance.of(&COUNTRIES)).into(),
        on_behalf_of: None,
        at,
        correlation: command.0,
        causation: None,
        trace_parent: None,
    };
    Append {
        command,
        origin,
        writes: vec![Write {
            stream: stream_id(stream),
            expected,
            events: (0..count).map(|_| event(chance, at)).collect(),
        }],
    }
}

/// An append of `count` events to as many streams as that makes.
pub fn bulk(chance: &mut Chance, number: u64, count: u64) -> Append {
    let mut append =
        append(chance, &format!("offer-{number}-0"), Position::START, EVENTS_A_STREAM, number);
    let at = append.origin.at;
    for n in 1..count / EVENTS_A_STREAM {
        append.writes.push(Write {
            stream: stream_id(&format!("offer-{number}-{n}")),
            expected: Position::START,
            events: (0..EVENTS_A_STREAM).map(|_| event(chance, at)).collect(),
        });
    }
    append
}

fn stream_id(name: &str) -> StreamId {
    StreamId::new(name).expect("the name is of small letters, digits and hyphens")
}
