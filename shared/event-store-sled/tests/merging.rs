//! Merging makes the log smaller and changes nothing in it, whatever else goes on.
#![expect(clippy::unwrap_used, reason = "tests may")]

use std::{sync::Arc, time::Duration};

use event_store::{
    Append, CommandId, EventStore, Json, NewEvent, Origin, Position, Recorded, StreamId, Write,
};
use event_store_sled::{Options, SledStore};
use jiff::Timestamp;
use uuid::Uuid;

fn append(number: u64, expected: Position) -> Append {
    let event = NewEvent {
        id: Uuid::from_u64_pair(1, number),
        kind: "Tested".into(),
        version: 1,
        data: Json::from_trusted(format!("{{\"number\":{number},\"words\":\"water and milk\"}}")),
    };
    let origin = Origin {
        actor: "tester".into(),
        on_behalf_of: None,
        at: Timestamp::UNIX_EPOCH,
        correlation: Uuid::from_u64_pair(2, number),
        causation: None,
        trace_parent: None,
    };
    let stream = StreamId::new(format!("stream-{}", number % 7)).unwrap();
    let command = CommandId(Uuid::from_u64_pair(3, number));
    Append { command, origin, writes: vec![Write { stream, expected, events: vec![event] }] }
}

/// Appends events one by one and answers all that is in the log.
async fn fill(store: &SledStore, count: u64) -> Vec<Recorded> {
    let mut expected = [Position::START; 7];
    for number in 0..count {
        let stream = usize::try_from(number % 7).unwrap();
        expected[stream] = store.append(append(number, expected[stream])).await.unwrap().last;
    }
    store.read(Position::START, usize::MAX).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn merged_blocks_hold_the_same_events_in_less_room() {
    let dir = tempfile::tempdir().unwrap();
    let store =
        SledStore::open(dir.path(), Options { merge: false, ..Options::default() }).unwrap();
    let events = fill(&store, 3_000).await;
    drop(store);
    let store = SledStore::open(dir.path(), Options { merge: true, ..Options::default() }).unwrap();
    while !store.is_merged() {
        // Readers meanwhile see no gap.
        assert_eq!(store.read(Position(700), 900).await.unwrap(), events[700..1_600]);
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert_eq!(store.read(Position::START, usize::MAX).await.unwrap(), events);
    let blocks = store.blocks();
    assert!(blocks < 200, "{blocks} blocks");
    assert_eq!(store.verify(|_| {}).await.unwrap().events, 3_000);
    drop(store);
    let store = SledStore::open(dir.path(), Options::default()).unwrap();
    assert_eq!(store.read(Position::START, usize::MAX).await.unwrap(), events);
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_see_no_gap_while_others_write_and_merge() {
    let dir = tempfile::tempdir().unwrap();
    let store = Arc::new(SledStore::open(dir.path(), Options::default()).unwrap());
    let reading = store.clone();
    let reader = tokio::spawn(async move {
        let mut head = reading.head();
        while *head.borrow_and_update() < Position(2_000) {
            head.changed().await.unwrap();
            let end = *head.borrow();
            let after = Position(end.0.saturating_sub(400));
            let events = reading.read(after, usize::MAX).await.unwrap();
            let positions = events.iter().map(|event| event.position.0);
            assert!(positions.clone().eq(after.0 + 1..=after.0 + events.len() as u64));
            assert!(after.0 + events.len() as u64 >= end.0);
        }
    });
    fill(&store, 2_000).await;
    reader.await.unwrap();
}
