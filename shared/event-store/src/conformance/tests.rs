//! Each fault that a store may have is found by the case that is meant to find it.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
};

use async_trait::async_trait;
use tokio::sync::watch;

use super::*;
use crate::{
    Append, AppendError, Appended, CheckpointError, Checkpoints, CommandId, Durability, Hash, Json,
    MAX_EVENT_BYTES, MemoryCheckpoints, MemoryStore, Position, ReadError, Recorded, StreamId,
};

/// What a store does wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    ForgetsCommands,
    ForgetsCommandsAtRestart,
    LosesTheLastEventAtRestart,
    WritesHalfOfAConflict,
    IgnoresWritesWithoutEvents,
    TakesPositionsAhead,
    ChecksNoPosition,
    ReordersJson,
    CutsWhatIsTooLarge,
    SkipsAnEventInSomePages,
    RepeatsAnEventInSomePages,
    MixesStreams,
    BreaksTheChain,
    ShowsTheHeadTooEarly,
    ForgetsTheActor,
    NumbersFromZero,
}

/// A store in memory with one fault.
struct Wrong {
    fault: Fault,
    inner: MemoryStore,
    head: watch::Sender<Position>,
    /// How often it was opened.
    opened: AtomicU64,
    /// Where the log ended when it was opened last.
    end: Mutex<Position>,
}

impl Wrong {
    fn new(fault: Fault) -> Self {
        let (opened, end) = (AtomicU64::new(0), Mutex::default());
        let head = watch::Sender::new(Position::START);
        Self { fault, inner: MemoryStore::new(), head, opened, end }
    }

    fn has(&self, fault: Fault) -> bool {
        self.fault == fault
    }

    fn open(&self) {
        self.opened.fetch_add(1, Ordering::SeqCst);
        *self.end.lock().unwrap() = *self.inner.head().borrow();
    }

    fn bend_append(&self, append: &mut Append) {
        if self.has(Fault::ForgetsCommands) {
            append.command = CommandId(fixtures::uuid());
        }
        if self.has(Fault::IgnoresWritesWithoutEvents)
            && append.writes.iter().any(|write| !write.events.is_empty())
        {
            append.writes.retain(|write| !write.events.is_empty());
        }
        if self.has(Fault::ForgetsTheActor) && !append.origin.actor.is_empty() {
            append.origin.actor = "somebody".into();
        }
        for event in append.writes.iter_mut().flat_map(|write| &mut write.events) {
            let text = event.data.as_str();
            if self.has(Fault::CutsWhatIsTooLarge) && text.len() > MAX_EVENT_BYTES {
                event.data = Json::from_trusted("\"cut\"");
            } else if self.has(Fault::ReordersJson)
                && let Ok(value) = serde_json::from_str::<serde_json::Value>(text)
            {
                event.data = Json::from_trusted(value.to_string());
            }
        }
    }

    /// Appends although the inner store said that the positions were wrong.
    async fn insist(&self, append: Append, error: AppendError) -> Result<Appended, AppendError> {
        let AppendError::Conflict { expected, actual, .. } = error else {
            return Err(error);
        };
        let ahead = self.has(Fault::TakesPositionsAhead) && expected > actual;
        if ahead || self.has(Fault::ChecksNoPosition) {
            let mut append = append;
            for write in &mut append.writes {
                let of_stream = self.inner.read_stream(&write.stream, Position::START, usize::MAX);
                let last = of_stream.await.unwrap().pop();
                write.expected = last.map_or(Position::START, |event| event.position);
            }
            return self.inner.append(append).await;
        }
        if self.has(Fault::WritesHalfOfAConflict) {
            for write in append.writes {
                let command = CommandId(fixtures::uuid());
                let half = Append { command, writes: vec![write], ..fixtures::append(Vec::new()) };
                drop(self.inner.append(half).await);
            }
        }
        Err(error)
    }

    fn bend_events(&self, mut events: Vec<Recorded>) -> Vec<Recorded> {
        match self.fault {
            Fault::SkipsAnEventInSomePages if events.len() == 7 => drop(events.remove(3)),
            Fault::RepeatsAnEventInSomePages if events.len() == 9 => {
                events.extend(events.last().cloned());
            }
            Fault::BreaksTheChain => {
                for event in &mut events {
                    event.previous = Hash::default();
                }
            }
            Fault::NumbersFromZero => {
                for event in &mut events {
                    event.revision -= 1;
                }
            }
            Fault::LosesTheLastEventAtRestart if self.opened.load(Ordering::SeqCst) > 1 => {
                let end = *self.end.lock().unwrap();
                events.retain(|event| event.position != end);
            }
            _ => {}
        }
        events
    }
}

#[async_trait]
impl EventStore for Wrong {
    async fn append(&self, mut append: Append) -> Result<Appended, AppendError> {
        self.bend_append(&mut append);
        if self.has(Fault::ShowsTheHeadTooEarly) {
            let next = self.inner.head().borrow().next();
            self.head.send_replace(next);
            tokio::task::yield_now().await;
        }
        let answer = match self.inner.append(append.clone()).await {
            Err(error) => self.insist(append, error).await,
            answer => answer,
        };
        self.head.send_replace(*self.inner.head().borrow());
        answer
    }

    async fn outcome(&self, command: CommandId) -> Result<Option<Appended>, ReadError> {
        let outcome = self.inner.outcome(command).await?;
        let forgets = self.has(Fault::ForgetsCommandsAtRestart);
        let end = *self.end.lock().unwrap();
        Ok(outcome.filter(|appended| !forgets || appended.last > end))
    }

    async fn read_stream(
        &self,
        stream: &StreamId,
        after: Position,
        limit: usize,
    ) -> Result<Vec<Recorded>, ReadError> {
        if self.has(Fault::MixesStreams) {
            let mut events = self.inner.read(after, usize::MAX).await?;
            events.retain(|event| event.stream.as_str().starts_with(stream.as_str()));
            events.truncate(limit);
            return Ok(events);
        }
        Ok(self.bend_events(self.inner.read_stream(stream, after, limit).await?))
    }

    async fn read(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, ReadError> {
        Ok(self.bend_events(self.inner.read(after, limit).await?))
    }

    fn head(&self) -> watch::Receiver<Position> {
        self.head.subscribe()
    }

    fn durability(&self) -> Durability {
        Durability::Volatile
    }
}

async fn found(fault: Fault, group: &[Case]) -> Vec<Failure> {
    let store = Arc::new(Wrong::new(fault));
    failures_in(&[group], || {
        store.open();
        let store = store.clone();
        async move { store }
    })
    .await
}

/// Where each fault must be found, and the beginning of the name of the case that must find it.
const FAULTS: &[(Fault, &[Case], &str)] = {
    use Fault::*;
    &[
        (ForgetsCommands, commands::CASES, "a second attempt gets"),
        (ForgetsCommandsAtRestart, commands::CASES, "a restart keeps"),
        (LosesTheLastEventAtRestart, commands::CASES, "a restart keeps"),
        (WritesHalfOfAConflict, conflicts::CASES, "one stale write among"),
        (IgnoresWritesWithoutEvents, conflicts::CASES, "a write without"),
        (TakesPositionsAhead, conflicts::CASES, "a position ahead"),
        (ChecksNoPosition, racing::CASES, "sixty four tasks that count"),
        (ReordersJson, appending::CASES, "unicode and odd data"),
        (CutsWhatIsTooLarge, limits::CASES, "an event one byte too large"),
        (SkipsAnEventInSomePages, reading::CASES, "reading on from any"),
        (RepeatsAnEventInSomePages, reading::CASES, "reading gives no more"),
        (MixesStreams, appending::CASES, "the strangest stream names"),
        (BreaksTheChain, appending::CASES, "every event is chained"),
        (ShowsTheHeadTooEarly, following::CASES, "the head never shows"),
        (ForgetsTheActor, appending::CASES, "every field of an event"),
        (NumbersFromZero, appending::CASES, "an append to a new stream"),
    ]
};

#[tokio::test]
async fn every_fault_is_found_by_the_case_that_is_meant_for_it() {
    for &(fault, group, case) in FAULTS {
        let found = found(fault, group).await;
        let by_case = found.iter().any(|failure| failure.case.starts_with(case));
        assert!(by_case, "{fault:?} was not found by \"{case} ...\" but by {found:#?}");
    }
}

#[tokio::test]
#[should_panic(expected = "\"a position ahead of the stream is a conflict\" does not hold: ")]
async fn a_failed_check_names_the_case() {
    let store = Arc::new(Wrong::new(Fault::TakesPositionsAhead));
    check(|| {
        let store = store.clone();
        async move { store }
    })
    .await;
}

/// Checkpoints that are gone after a restart.
struct Forgetful(MemoryCheckpoints);

#[async_trait]
impl Checkpoints for Forgetful {
    async fn load(&self, follower: &str) -> Result<Position, CheckpointError> {
        self.0.load(follower).await
    }

    async fn save(&self, follower: &str, position: Position) -> Result<(), CheckpointError> {
        self.0.save(follower, position).await
    }
}

#[tokio::test]
#[should_panic(expected = "\"a restart keeps a checkpoint\" does not hold")]
async fn checkpoints_that_a_restart_forgets_are_found() {
    check_checkpoints(async || Forgetful(MemoryCheckpoints::default())).await;
}
