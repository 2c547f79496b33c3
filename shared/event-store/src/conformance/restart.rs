//! What a store must still know when it was closed and opened again.

use std::collections::BTreeMap;

use super::{
    Store,
    fixtures::{
        append, conflicts, events, head, log_after, outcome, put, revisions, stream, write,
    },
};
use crate::{Append, Appended, CommandId, Position, Recorded};

/// How many old commands are tried again after a restart, and how many streams continued.
const SAMPLE: usize = 50;

/// All that a store knew before it was closed.
pub(super) struct Before {
    log: Vec<Recorded>,
    outcomes: BTreeMap<CommandId, Option<Appended>>,
}

impl Before {
    pub async fn of(store: Store) -> Self {
        let log = log_after(&store, Position::START).await;
        let mut outcomes = BTreeMap::new();
        for event in &log {
            outcomes.insert(event.command, outcome(&store, event.command).await);
        }
        Self { log, outcomes }
    }
}

pub(super) async fn nothing_is_lost(store: Store, before: Before) {
    let head = head(&store);
    assert_eq!(head.0, before.log.len() as u64, "the head moved");
    let log = log_after(&store, Position::START).await;
    assert_eq!(log.len(), before.log.len(), "events are missing or were added");
    let changed = log.iter().zip(&before.log).find(|(now, then)| now != then);
    assert!(changed.is_none(), "an event changed: {changed:?}");
    for (&command, &appended) in &before.outcomes {
        assert_eq!(outcome(&store, command).await, appended, "the outcome of {command} changed");
    }
    old_commands_get_their_first_answer(&store, &before).await;
    assert_eq!(*store.head().borrow(), head, "an old command was appended again");
    old_streams_go_on(&store, &before.log).await;
}

async fn old_commands_get_their_first_answer(store: &Store, before: &Before) {
    let every = before.outcomes.len().div_ceil(SAMPLE).max(1);
    for (&command, &appended) in before.outcomes.iter().step_by(every) {
        let writes = vec![write(&stream("late"), Position::START, events(1))];
        let again = Append { command, ..append(writes) };
        assert_eq!(store.append(again).await.ok(), appended, "command {command}");
    }
}

async fn old_streams_go_on(store: &Store, log: &[Recorded]) {
    let ends: BTreeMap<_, _> = log.iter().map(|event| (&event.stream, event)).collect();
    let every = ends.len().div_ceil(SAMPLE).max(1);
    for (stream, last) in ends.into_iter().step_by(every) {
        let stale = append(vec![write(stream, Position(last.position.0 - 1), events(1))]);
        conflicts(store, stale, stream, last.position).await;
        let before = head(store);
        let appended = put(store, stream, last.position, 1).await;
        assert_eq!(appended.first, before.next(), "a position was skipped or used twice");
        let read = store.read_stream(stream, last.position, 9).await.expect("readable");
        assert_eq!(revisions(&read), [last.revision + 1]);
        assert_eq!(read[0].previous, last.hash);
    }
}
