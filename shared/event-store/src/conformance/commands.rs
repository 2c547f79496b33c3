//! A command id is taken once, and its first answer is its answer for ever.

use super::{
    Store, cases,
    fixtures::{
        all_of, append, event, events, head, log_after, outcome, positions, put, race, span,
        stream, uuid, write,
    },
};
use crate::{Append, CommandId, MAX_EVENT_BYTES, Position, Write};

cases! {
    a_command_that_was_never_appended_has_no_outcome,
    a_second_attempt_gets_the_answer_of_the_first,
    a_second_attempt_with_other_content_gets_the_answer_of_the_first,
    a_second_attempt_that_would_be_refused_gets_the_answer_of_the_first,
    of_thirty_two_attempts_at_once_one_is_written,
    of_thirty_two_attempts_at_once_with_other_content_one_is_written,
    commands_of_many_events_keep_their_first_and_last,
    whoever_stops_waiting_can_ask_again,
}

async fn a_command_that_was_never_appended_has_no_outcome(store: Store) {
    assert_eq!(outcome(&store, CommandId(uuid())).await, None);
}

async fn a_second_attempt_gets_the_answer_of_the_first(store: Store) {
    let stream = stream("twice");
    let append = append(vec![write(&stream, Position::START, events(3))]);
    let first = store.append(append.clone()).await.expect("in order");
    put(&store, &stream, first.last, 1).await;
    let before = head(&store);
    for _ in 0..3 {
        assert_eq!(store.append(append.clone()).await, Ok(first));
    }
    assert_eq!(outcome(&store, append.command).await, Some(first));
    assert_eq!(head(&store), before, "a second attempt wrote something");
}

async fn a_second_attempt_with_other_content_gets_the_answer_of_the_first(store: Store) {
    let (stream, other) = (stream("first"), stream("other"));
    let mut append = append(vec![write(&stream, Position::START, events(1))]);
    let first = store.append(append.clone()).await.expect("in order");
    for writes in [
        vec![write(&other, Position::START, events(5))],
        vec![write(&stream, first.last, events(1)), write(&other, Position::START, events(1))],
        vec![write(&stream, Position(u64::MAX), events(1))],
    ] {
        append.writes = writes;
        assert_eq!(store.append(append.clone()).await, Ok(first));
    }
    assert!(all_of(&store, &other).await.is_empty());
    assert_eq!(all_of(&store, &stream).await.len(), 1);
}

async fn a_second_attempt_that_would_be_refused_gets_the_answer_of_the_first(store: Store) {
    let stream = stream("refused");
    let mut append = append(vec![write(&stream, Position::START, events(1))]);
    let first = store.append(append.clone()).await.expect("in order");
    let too_large = event("1".repeat(MAX_EVENT_BYTES + 1));
    for writes in [Vec::new(), vec![write(&stream, first.last, vec![too_large])]] {
        append.writes = writes;
        assert_eq!(store.append(append.clone()).await, Ok(first));
    }
}

async fn of_thirty_two_attempts_at_once_one_is_written(store: Store) {
    for _ in 0..5 {
        let stream = stream("at-once");
        let append = append(vec![write(&stream, Position::START, events(2))]);
        let answers = all_at_once(&store, |_| append.clone()).await;
        assert_eq!(positions(&all_of(&store, &stream).await), answers);
    }
}

async fn of_thirty_two_attempts_at_once_with_other_content_one_is_written(store: Store) {
    for _ in 0..5 {
        let (command, before) = (CommandId(uuid()), head(&store));
        let answers = all_at_once(&store, |task| {
            let count = 1 + usize::try_from(task % 3).expect("below three");
            let writes = vec![write(&stream("at-once"), Position::START, events(count))];
            Append { command, ..append(writes) }
        })
        .await;
        assert_eq!(positions(&log_after(&store, before).await), answers);
    }
}

/// Appends from 32 tasks at once; the positions that all of them were told.
async fn all_at_once(store: &Store, append: impl Fn(u64) -> Append) -> Vec<u64> {
    let answers = race(32, |task| {
        let (store, append) = (store.clone(), append(task));
        async move { store.append(append).await.expect("every attempt gets the same answer") }
    })
    .await;
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    span(answers[0])
}

async fn commands_of_many_events_keep_their_first_and_last(store: Store) {
    let mut commands = Vec::new();
    for count in [1, 2, 50, 999] {
        let streams = [stream("many"), stream("many")];
        let writes = streams.map(|stream| write(&stream, Position::START, events(count / 2 + 1)));
        let append = append(Vec::<Write>::from(writes));
        commands.push((append.command, store.append(append).await.expect("in order")));
    }
    for (command, appended) in commands {
        assert_eq!(outcome(&store, command).await, Some(appended));
        let events = log_after(&store, Position(appended.first.0 - 1)).await;
        let of_command = events.iter().take_while(|event| event.command == command).count() as u64;
        assert_eq!(of_command, appended.last.0 - appended.first.0 + 1);
    }
}

async fn whoever_stops_waiting_can_ask_again(store: Store) {
    let appends: Vec<_> = (0..32)
        .map(|_| append(vec![write(&stream("dropped"), Position::START, events(1))]))
        .collect();
    let tasks: Vec<_> = appends
        .iter()
        .map(|append| {
            let (store, append) = (store.clone(), append.clone());
            tokio::spawn(async move { store.append(append).await })
        })
        .collect();
    tokio::task::yield_now().await;
    for task in tasks {
        task.abort();
        // Whether it was in time is the question; that it is over is what is waited for.
        drop(task.await);
    }
    for append in appends {
        let stream = append.writes[0].stream.clone();
        let appended = store.append(append.clone()).await.expect("in order");
        assert_eq!(outcome(&store, append.command).await, Some(appended));
        assert_eq!(positions(&all_of(&store, &stream).await), span(appended));
    }
}
