//! Small events, appends and readings that the cases share.

use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use tokio::task::JoinSet;
use uuid::{Builder, Uuid};

use super::Store;
use crate::{
    Append, AppendError, Appended, CommandId, EventStore, Json, NewEvent, Origin, Pages, Position,
    Recorded, StreamId, Write,
};

/// A number that was not used before in this process.
pub fn fresh() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// A UUID v7 that was not used before in this process.
pub fn uuid() -> Uuid {
    let number = fresh();
    let mut bytes = [0; 10];
    bytes[2..].copy_from_slice(&number.to_be_bytes());
    Builder::from_unix_timestamp_millis(1_700_000_000_000 + number, &bytes).into_uuid()
}

/// A stream that nobody has written to yet.
pub fn stream(name: &str) -> StreamId {
    StreamId::new(format!("{name}-{}", fresh())).expect("the cases use valid names")
}

pub fn event(data: impl Into<String>) -> NewEvent {
    let data = Json::from_trusted(data.into());
    NewEvent { id: uuid(), kind: "Counted".into(), version: 1, data }
}

/// Events that hold the numbers from 1 to `count`.
pub fn events(count: usize) -> Vec<NewEvent> {
    (1..=count).map(|number| event(number.to_string())).collect()
}

pub fn write(stream: &StreamId, expected: Position, events: Vec<NewEvent>) -> Write {
    Write { stream: stream.clone(), expected, events }
}

pub fn origin() -> Origin {
    Origin {
        actor: "coordinator".into(),
        on_behalf_of: None,
        at: Timestamp::UNIX_EPOCH,
        correlation: Uuid::from_u128(7),
        causation: None,
        trace_parent: None,
    }
}

/// The writes under a new command id.
pub fn append(writes: Vec<Write>) -> Append {
    Append { command: CommandId(uuid()), origin: origin(), writes }
}

/// Appends `count` events to one stream.
pub async fn put(store: &Store, stream: &StreamId, expected: Position, count: usize) -> Appended {
    let append = append(vec![write(stream, expected, events(count))]);
    store.append(append).await.expect("an append that is in order")
}

/// Asserts that the append is refused for a rule of the port, takes no command id and writes
/// nothing.
pub async fn refused(store: &Store, append: Append, why: &str) {
    let (command, before) = (append.command, head(store));
    let answer = store.append(append).await;
    assert!(matches!(answer, Err(AppendError::Refused(_))), "{why}: {answer:?}");
    assert_eq!(outcome(store, command).await, None, "{why}: its command id was taken");
    assert_eq!(head(store), before, "{why}: something was written");
}

/// Asserts that the append conflicts in `stream`, which stands at `actual`, and writes nothing.
pub async fn conflicts(store: &Store, append: Append, stream: &StreamId, actual: Position) {
    let expected = append
        .writes
        .iter()
        .find(|write| write.stream == *stream)
        .expect("the append writes to the stream")
        .expected;
    let (command, before) = (append.command, head(store));
    let conflict = AppendError::Conflict { stream: stream.clone(), expected, actual };
    assert_eq!(store.append(append).await, Err(conflict));
    assert_eq!(head(store), before, "a conflict wrote something");
    assert_eq!(outcome(store, command).await, None, "a conflict took a command id");
}

pub fn head(store: &Store) -> Position {
    *store.head().borrow()
}

pub async fn outcome(store: &Store, command: CommandId) -> Option<Appended> {
    store.outcome(command).await.expect("the outcome can be read")
}

/// Every event of a stream.
pub async fn all_of(store: &dyn EventStore, stream: &StreamId) -> Vec<Recorded> {
    drain(Pages::of_stream(store, stream, Position::START)).await
}

/// Every event of the log after `after`.
pub async fn log_after(store: &dyn EventStore, after: Position) -> Vec<Recorded> {
    drain(Pages::of_log(store, after)).await
}

async fn drain(mut pages: Pages<'_>) -> Vec<Recorded> {
    let mut events = Vec::new();
    while let Some(page) = pages.next().await.expect("the log can be read") {
        events.extend(page);
    }
    events
}

/// Where a stream stands.
pub async fn stands_at(store: &dyn EventStore, stream: &StreamId) -> Position {
    all_of(store, stream).await.last().map_or(Position::START, |event| event.position)
}

pub fn positions(events: &[Recorded]) -> Vec<u64> {
    events.iter().map(|event| event.position.0).collect()
}

pub fn revisions(events: &[Recorded]) -> Vec<u64> {
    events.iter().map(|event| event.revision).collect()
}

pub fn data(events: &[Recorded]) -> Vec<&str> {
    events.iter().map(|event| event.data.as_str()).collect()
}

/// The numbers from the first position of an append to its last.
pub fn span(appended: Appended) -> Vec<u64> {
    (appended.first.0..=appended.last.0).collect()
}

/// Runs `count` tasks at once and hands back what they answered, in no order.
pub async fn race<T, F>(count: u64, task: impl Fn(u64) -> F) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    (0..count).map(task).collect::<JoinSet<T>>().join_all().await
}
