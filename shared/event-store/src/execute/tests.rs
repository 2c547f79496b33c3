//! The road of every command, with conflicts, repeats and unknown outcomes on it.

use std::sync::{Arc, atomic::Ordering};

use super::*;
use crate::{
    MemoryStore,
    testing::{Closed, Command, Counter, Fault, Faulty, caller},
};

async fn run(
    store: &dyn EventStore,
    caller: &Caller,
    id: u32,
    command: Command,
) -> Result<Done, ExecuteError<Closed>> {
    execute::<Counter>(store, caller, &id, command).await
}

async fn total(store: &dyn EventStore, id: u32) -> u32 {
    load::<Counter>(store, &id).await.unwrap().state.total
}

/// Adds to two counters; the first may be closed, then nothing is added to either.
async fn add_to_both(
    store: &dyn EventStore,
    caller: &Caller,
) -> Result<Done, ExecuteError<Closed>> {
    execute_unit(store, caller, |unit| {
        Box::pin(async move {
            unit.decide::<Counter>(&2, Command::Add(5)).await?;
            unit.decide::<Counter>(&1, Command::Add(5)).await?;
            Ok(())
        })
    })
    .await
}

#[tokio::test]
async fn a_command_on_a_new_aggregate_is_appended_and_read_back() {
    let store = MemoryStore::new();
    let done = run(&store, &caller(), 1, Command::Add(3)).await.unwrap();
    assert_eq!(done.position, Position(1));
    let done = run(&store, &caller(), 1, Command::Add(4)).await.unwrap();
    let at = Position(2);
    assert_eq!(done, Done { position: at, appended: Some(Appended { first: at, last: at }) });
    let loaded = load::<Counter>(&store, &1).await.unwrap();
    assert_eq!((loaded.state.total, loaded.position, loaded.revision), (7, at, 2));
}

#[tokio::test]
async fn an_aggregate_of_more_than_one_page_is_read_whole() {
    let store = MemoryStore::new();
    let first = caller();
    let page = execute_unit::<Closed, _>(&store, &first, |unit| {
        Box::pin(async move {
            for _ in 0..crate::PAGE {
                unit.decide::<Counter>(&1, Command::Add(1)).await?;
            }
            Ok(())
        })
    });
    page.await.unwrap();
    run(&store, &caller(), 1, Command::Add(1)).await.unwrap();
    let loaded = load::<Counter>(&store, &1).await.unwrap();
    assert_eq!((loaded.state.total, loaded.revision), (1_001, 1_001));
}

#[tokio::test]
async fn a_rule_that_says_no_appends_nothing() {
    let store = MemoryStore::new();
    run(&store, &caller(), 1, Command::Close).await.unwrap();
    let refused = run(&store, &caller(), 1, Command::Add(1)).await;
    assert_eq!(refused, Err(ExecuteError::Rule(Closed)));
    assert_eq!(*store.head().borrow(), Position(1));
}

#[tokio::test]
async fn a_command_that_changes_nothing_appends_nothing() {
    let store = MemoryStore::new();
    run(&store, &caller(), 1, Command::Add(1)).await.unwrap();
    let done = run(&store, &caller(), 1, Command::Nothing).await.unwrap();
    assert_eq!(done, Done { position: Position(1), appended: None });
}

#[tokio::test]
async fn the_same_command_gets_its_first_answer_although_the_rule_would_now_say_no() {
    let store = MemoryStore::new();
    let first = caller();
    let done = run(&store, &first, 1, Command::Close).await.unwrap();
    assert_eq!(run(&store, &first, 1, Command::Close).await, Ok(done));
    let insisting = Caller { expected: Some(Position::START), ..first };
    assert_eq!(run(&store, &insisting, 1, Command::Close).await, Ok(done));
    assert_eq!(*store.head().borrow(), Position(1));
}

#[tokio::test]
async fn whoever_insists_on_what_they_saw_is_told_what_came_since() {
    let store = MemoryStore::new();
    run(&store, &caller(), 1, Command::Add(1)).await.unwrap();
    let seen = Caller { expected: Some(Position(1)), ..caller() };
    run(&store, &seen, 1, Command::Add(1)).await.unwrap();
    let stale = Caller { expected: Some(Position(1)), ..caller() };
    let (expected, actual) = (Position(1), Position(2));
    let told = Err(ExecuteError::Stale { expected, actual });
    assert_eq!(run(&store, &stale, 1, Command::Add(1)).await, told);
    assert_eq!(total(&store, 1).await, 2);
}

#[tokio::test]
async fn three_conflicts_are_retried() {
    let store = Faulty::with([Fault::Conflict; 3]);
    run(&store, &caller(), 1, Command::Add(3)).await.unwrap();
    assert_eq!(total(&store, 1).await, 3);
}

#[tokio::test]
async fn a_fourth_conflict_ends_the_command() {
    let store = Faulty::with([Fault::Conflict; 4]);
    let answer = run(&store, &caller(), 1, Command::Add(3)).await;
    assert!(matches!(answer, Err(ExecuteError::Contended { .. })), "{answer:?}");
    assert_eq!(total(&store, 1).await, 0);
}

#[tokio::test]
async fn a_conflict_is_decided_anew_on_what_the_other_left() {
    let store = Arc::new(MemoryStore::new());
    let tasks = (0..3).map(|_| {
        let store = store.clone();
        tokio::spawn(async move { run(&store, &caller(), 1, Command::Close).await })
    });
    let mut answers = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        answers.push(task.await.unwrap().is_ok());
    }
    assert_eq!(answers.iter().filter(|&&closed| closed).count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_attempts_at_one_command_all_get_the_same_answer() {
    let store = Arc::new(MemoryStore::new());
    for id in 0..50 {
        let caller = caller();
        let attempt = || {
            let (store, caller) = (store.clone(), caller.clone());
            tokio::spawn(async move { run(&store, &caller, id, Command::Close).await.unwrap() })
        };
        let attempts: Vec<_> = (0..8).map(|_| attempt()).collect();
        let mut answers = Vec::new();
        for attempt in attempts {
            answers.push(attempt.await.unwrap());
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    }
    assert_eq!(*store.head().borrow(), Position(50));
}

#[tokio::test]
async fn an_unknown_outcome_is_found_out_whichever_it_was() {
    for fault in [Fault::UnknownTaken, Fault::UnknownNotTaken] {
        let store = Faulty::with([fault]);
        let done = run(&store, &caller(), 1, Command::Add(3)).await.unwrap();
        assert_eq!(done.position, Position(1), "{fault:?}");
        assert_eq!(total(&store, 1).await, 3, "{fault:?}");
    }
}

#[tokio::test]
async fn an_outcome_that_stays_unknown_is_reported_as_unknown() {
    let store = &Faulty::with([Fault::UnknownTaken]);
    let caller = caller();
    let answer = execute_unit::<Closed, _>(store, &caller, |unit| {
        Box::pin(async move {
            unit.decide::<Counter>(&1, Command::Close).await?;
            // From here on nobody answers.
            store.failing_reads.store(100, Ordering::SeqCst);
            Ok(())
        })
    });
    let unknown = AppendError::Unavailable { reason: "told so".into(), outcome_unknown: true };
    assert_eq!(answer.await, Err(unknown.into()));
    // Later the same command is told what became of it.
    store.failing_reads.store(0, Ordering::SeqCst);
    assert_eq!(run(store, &caller, 1, Command::Close).await.unwrap().position, Position(1));
}

#[tokio::test]
async fn a_store_that_cannot_be_reached_is_reported_at_once() {
    let store = Faulty::with([Fault::Unavailable]);
    let answer = run(&store, &caller(), 1, Command::Add(3)).await;
    let unavailable = AppendError::Unavailable { reason: "told so".into(), outcome_unknown: false };
    assert_eq!(answer, Err(unavailable.into()));
    store.failing_reads.store(1, Ordering::SeqCst);
    let answer = run(&store, &caller(), 1, Command::Add(3)).await;
    assert!(matches!(answer, Err(ExecuteError::Read(_))), "{answer:?}");
}

#[tokio::test]
async fn several_aggregates_are_changed_in_one_append() {
    let store = MemoryStore::new();
    run(&store, &caller(), 1, Command::Add(1)).await.unwrap();
    let done = add_to_both(&store, &caller()).await.unwrap();
    assert_eq!(done.appended, Some(Appended { first: Position(2), last: Position(3) }));
    assert_eq!((total(&store, 1).await, total(&store, 2).await), (6, 5));
    let log = store.read(Position(1), 9).await.unwrap();
    assert_eq!(log[0].command, log[1].command);
    assert_ne!(log[0].id, log[1].id);
}

#[tokio::test]
async fn a_rule_of_one_aggregate_keeps_the_others_unchanged() {
    let store = MemoryStore::new();
    run(&store, &caller(), 1, Command::Close).await.unwrap();
    assert_eq!(add_to_both(&store, &caller()).await, Err(ExecuteError::Rule(Closed)));
    assert_eq!(total(&store, 2).await, 0);
}

#[tokio::test]
async fn a_unit_is_begun_anew_after_a_conflict() {
    let store = Faulty::with([Fault::Conflict, Fault::UnknownTaken]);
    let done = add_to_both(&store, &caller()).await.unwrap();
    assert_eq!(done.position, Position(2));
    assert_eq!((total(&store, 1).await, total(&store, 2).await), (5, 5));
}

#[tokio::test]
async fn a_unit_sees_what_it_has_decided_itself() {
    let store = MemoryStore::new();
    let caller = caller();
    let answer = execute_unit(&store, &caller, |unit| {
        Box::pin(async move {
            let after = unit.decide::<Counter>(&1, Command::Add(2)).await?;
            assert_eq!(after.total, 2);
            unit.decide::<Counter>(&1, Command::Close).await?;
            assert!(unit.load::<Counter>(&1).await?.closed);
            unit.decide::<Counter>(&1, Command::Add(1)).await?;
            Ok(())
        })
    });
    assert_eq!(answer.await, Err(ExecuteError::Rule(Closed)));
    assert_eq!(*store.head().borrow(), Position::START);
}

#[tokio::test]
async fn what_a_unit_has_only_read_must_still_be_so() {
    let store = &MemoryStore::new();
    let mut attempts = 0;
    let (caller, other) = (caller(), caller());
    let other = &other;
    let answer = execute_unit::<Closed, _>(store, &caller, |unit| {
        attempts += 1;
        Box::pin(async move {
            let seen = unit.load::<Counter>(&1).await?.total;
            // Comes between the first reading and the append; after that it changes nothing.
            run(store, other, 1, Command::Add(7)).await?;
            unit.decide::<Counter>(&2, Command::Add(seen)).await?;
            Ok(())
        })
    });
    answer.await.unwrap();
    assert_eq!((attempts, total(store, 2).await), (2, 7));
}

#[tokio::test]
async fn what_is_known_is_not_read_and_must_still_be_so() {
    let store = MemoryStore::new();
    run(&store, &caller(), 1, Command::Add(3)).await.unwrap();
    let add = async |seen: Position| {
        let caller = caller();
        let done = execute_unit::<Closed, _>(&store, &caller, |unit| {
            Box::pin(async move {
                unit.know(&1, Counter { total: 10, ..Counter::default() }, seen)?;
                let known = unit.decide::<Counter>(&1, Command::Add(1)).await?;
                assert_eq!(known.total, 11);
                Ok(())
            })
        });
        done.await.map(|done| done.position)
    };
    assert_eq!(add(Position(1)).await, Ok(Position(2)));
    assert!(matches!(add(Position(1)).await, Err(ExecuteError::Contended { .. })));
    assert_eq!(total(&store, 1).await, 4);
}

#[tokio::test]
async fn what_the_caller_saw_is_held_against_the_first_aggregate_of_a_unit() {
    let store = MemoryStore::new();
    run(&store, &caller(), 1, Command::Add(1)).await.unwrap();
    run(&store, &caller(), 2, Command::Add(1)).await.unwrap();
    let of_the_second = Caller { expected: Some(Position(1)), ..caller() };
    let (expected, actual) = (Position(1), Position(2));
    let told = Err(ExecuteError::Stale { expected, actual });
    assert_eq!(add_to_both(&store, &of_the_second).await, told);
    let of_the_first = Caller { expected: Some(Position(2)), ..caller() };
    add_to_both(&store, &of_the_first).await.unwrap();
}

#[tokio::test]
async fn an_event_that_cannot_be_understood_stops_the_command() {
    let store = MemoryStore::new();
    run(&store, &caller(), 1, Command::Add(1)).await.unwrap();
    let stream = stream_of::<Counter>(&1).unwrap();
    let event = crate::NewEvent {
        id: uuid::Uuid::nil(),
        kind: "Unheard".into(),
        version: 1,
        data: crate::Json::from_trusted("{}"),
    };
    let writes = vec![crate::Write { stream, expected: Position(1), events: vec![event] }];
    let Caller { command, origin, .. } = caller();
    store.append(crate::Append { command, origin, writes }).await.unwrap();
    let answer = run(&store, &caller(), 1, Command::Add(1)).await;
    let Err(ExecuteError::Read(ReadError::Corrupt { position, reason })) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(position, Position(2));
    assert!(reason.contains("Unheard"), "{reason}");
}

#[tokio::test]
async fn event_ids_come_from_the_time_and_the_command() {
    let (store, other) = (MemoryStore::new(), MemoryStore::new());
    let caller = caller();
    for store in [&store, &other] {
        run(store, &caller, 1, Command::Add(1)).await.unwrap();
    }
    let id = store.read(Position::START, 1).await.unwrap()[0].id;
    assert_eq!(other.read(Position::START, 1).await.unwrap()[0].id, id);
    assert_eq!(id.get_version_num(), 7);
    let time = id.get_timestamp().unwrap().to_unix();
    assert_eq!(time, (1_700_000_000, 0));
}

/// Handlers are run by a server that moves them between threads.
#[test]
fn the_futures_of_commands_can_move_between_threads() {
    fn movable<T: Send>(_: T) {}
    fn of_any<A: Aggregate>(store: &dyn EventStore, caller: &Caller, id: &A::Id, c: A::Command) {
        movable(execute::<A>(store, caller, id, c));
        movable(load::<A>(store, id));
    }
    let (store, caller) = (MemoryStore::new(), caller());
    of_any::<Counter>(&store, &caller, &1, Command::Close);
    movable(add_to_both(&store, &caller));
}
