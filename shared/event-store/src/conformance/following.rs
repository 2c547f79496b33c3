//! The head wakes those who wait, and never shows what cannot be read.

use std::sync::Arc;

use super::{
    Store, cases,
    fixtures::{head, log_after, put, race, stream},
};
use crate::{EventStore, Pages, Position, Recorded};

cases! {
    the_head_wakes_whoever_waits,
    a_late_follower_sees_the_head_at_once,
    the_head_never_shows_what_cannot_be_read,
    a_follower_sees_each_event_once_while_others_write,
    a_reader_finds_no_gap_while_others_write,
}

const WRITERS: u64 = 8;
const APPENDS: u64 = 25;

/// Every writer appends to a stream of its own, one to three events at a time.
async fn write_much(store: &Store) {
    race(WRITERS, |_| {
        let (store, stream) = (store.clone(), stream("writer"));
        async move {
            let mut expected = Position::START;
            for round in 0..APPENDS {
                let count = 1 + usize::try_from(round % 3).expect("below three");
                expected = put(&store, &stream, expected, count).await.last;
            }
        }
    })
    .await;
}

async fn the_head_wakes_whoever_waits(store: Store) {
    let mut heads = store.head();
    heads.mark_unchanged();
    for _ in 0..10 {
        let appended = put(&store, &stream("wakes"), Position::START, 2).await;
        let seen = *heads.wait_for(|head| *head >= appended.last).await.expect("the store is open");
        assert_eq!(seen, appended.last);
    }
}

async fn a_late_follower_sees_the_head_at_once(store: Store) {
    let appended = put(&store, &stream("late"), Position::START, 1).await;
    assert_eq!(*store.head().borrow(), appended.last);
}

async fn the_head_never_shows_what_cannot_be_read(store: Store) {
    let end = head(&store).0 + WRITERS * events_of_a_writer();
    let watcher = tokio::spawn({
        let store = store.clone();
        async move {
            let mut heads = store.head();
            let mut last = Position::START;
            while last.0 < end {
                let head = *heads.borrow_and_update();
                assert!(head >= last, "the head went back from {last} to {head}");
                check_readable(&store, head).await;
                last = head;
                if last.0 < end {
                    heads.changed().await.expect("the store is open");
                }
            }
        }
    });
    write_much(&store).await;
    watcher.await.expect("whatever the head shows can be read");
}

const fn events_of_a_writer() -> u64 {
    // One, two, three, one, two, ...
    APPENDS / 3 * 6 + APPENDS % 3
}

async fn check_readable(store: &dyn EventStore, head: Position) {
    let read = store.read(Position(head.0 - 1), 1).await.expect("the log can be read");
    let event = read.first().expect("the event at the head can be read");
    assert_eq!(event.position, head);
    let before = Position(head.0 - 1);
    let of_stream = store.read_stream(&event.stream, before, 1).await.expect("readable");
    assert_eq!(of_stream.first(), Some(event), "the stream does not show the event at the head");
    let outcome = store.outcome(event.command).await.expect("readable");
    assert!(outcome.is_some(), "the command of the event at the head is unknown");
}

async fn a_follower_sees_each_event_once_while_others_write(store: Store) {
    let start = head(&store);
    let end = Position(start.0 + WRITERS * events_of_a_writer());
    let followers: Vec<_> =
        (0..3).map(|_| tokio::spawn(follow(store.clone(), start, end))).collect();
    write_much(&store).await;
    let log = log_after(&store, start).await;
    assert_eq!(log.last().map(|event| event.position), Some(end));
    for follower in followers {
        let seen = follower.await.expect("the follower got to the end");
        assert!(seen == log, "a follower saw another log than a reader");
    }
}

/// What somebody sees who reads whenever the head moves.
async fn follow(store: Store, start: Position, end: Position) -> Vec<Recorded> {
    let (mut heads, mut seen, mut after) = (store.head(), Vec::new(), start);
    while after < end {
        let head = *heads.borrow_and_update();
        while after < head {
            let page = store.read(after, 10).await.expect("the log can be read");
            after = page.last().expect("the head can be read").position;
            seen.extend(page);
        }
        if after < end {
            heads.changed().await.expect("the store is open");
        }
    }
    seen
}

async fn a_reader_finds_no_gap_while_others_write(store: Store) {
    let done = Arc::new(tokio::sync::Notify::new());
    let reader = tokio::spawn({
        let (store, done, start) = (store.clone(), done.clone(), head(&store));
        async move {
            let mut end = std::pin::pin!(done.notified());
            loop {
                // `Pages` holds every page to the one before it.
                let mut pages = Pages::of_log(&*store, start);
                while pages.next().await.expect("no gap").is_some() {}
                let over = tokio::time::timeout(std::time::Duration::from_millis(1), &mut end);
                if over.await.is_ok() {
                    return;
                }
            }
        }
    });
    write_much(&store).await;
    done.notify_one();
    reader.await.expect("no page had a gap");
}
