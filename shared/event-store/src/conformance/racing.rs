//! What holds when many tasks append at the same moment.

use std::collections::BTreeSet;

use super::{
    Store, cases,
    fixtures::{
        all_of, append, event, events, head, positions, put, race, revisions, stream, write,
    },
};
use crate::{AppendError, Appended, EventStore, Position, StreamId};

cases! {
    sixty_four_tasks_that_count_in_one_stream_lose_no_count,
    sixty_four_tasks_in_streams_of_their_own_never_conflict,
    appends_to_two_streams_stay_whole_while_tasks_race,
    of_two_appends_that_each_rely_on_the_others_stream_one_fails,
}

/// How often a task that lost a race tries again: each loss is another's win, so this is enough.
const TRIES: usize = 10_000;

/// Reads how many events each stream has and appends one more that says so, until nobody came
/// between the reading and the append.
async fn count_when_free(store: &dyn EventStore, streams: &[StreamId], task: u64) -> Appended {
    for _ in 0..TRIES {
        let mut writes = Vec::new();
        for stream in streams {
            let events = all_of(store, stream).await;
            let expected = events.last().map_or(Position::START, |event| event.position);
            let count = event(format!("[{task},{}]", events.len() + 1));
            writes.push(write(stream, expected, vec![count]));
        }
        // The others read the same before anyone appends, also where all run on one thread.
        tokio::task::yield_now().await;
        match store.append(append(writes)).await {
            Ok(appended) => return appended,
            Err(AppendError::Conflict { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
    panic!("no append in {TRIES} tries");
}

/// The tasks that counted in a stream, if none of them counted from an old reading.
async fn tasks_of(store: &dyn EventStore, stream: &StreamId) -> Vec<u64> {
    let mut tasks = Vec::new();
    for event in all_of(store, stream).await {
        let (task, count): (u64, u64) = serde_json::from_str(event.data.as_str())
            .unwrap_or_else(|error| panic!("{:?} came back: {error}", event.data));
        assert_eq!(count, event.revision, "a task did not see the event before its own");
        tasks.push(task);
    }
    tasks
}

async fn sixty_four_tasks_that_count_in_one_stream_lose_no_count(store: Store) {
    let stream = stream("counter");
    let appended = race(64, |task| {
        let (store, streams) = (store.clone(), [stream.clone()]);
        async move { count_when_free(&store, &streams, task).await }
    })
    .await;
    let tasks = tasks_of(&store, &stream).await;
    assert_eq!(tasks.len(), 64);
    assert_eq!(tasks.iter().collect::<BTreeSet<_>>().len(), 64, "a task was counted twice");
    let mut answered: Vec<_> = appended.iter().map(|appended| appended.last.0).collect();
    answered.sort_unstable();
    let events = positions(&all_of(&store, &stream).await);
    assert_eq!(events, answered, "the answers do not name the events");
}

async fn sixty_four_tasks_in_streams_of_their_own_never_conflict(store: Store) {
    let before = head(&store);
    let streams = race(64, |_| {
        let (store, stream) = (store.clone(), stream("own"));
        async move {
            let mut expected = Position::START;
            for _ in 0..8 {
                expected = put(&store, &stream, expected, 2).await.last;
            }
            stream
        }
    })
    .await;
    assert_eq!(head(&store).0 - before.0, 64 * 16);
    for stream in streams {
        let events = all_of(&store, &stream).await;
        assert_eq!(revisions(&events), (1..=16).collect::<Vec<_>>(), "stream {stream}");
    }
}

async fn appends_to_two_streams_stay_whole_while_tasks_race(store: Store) {
    let streams = ["left", "right", "middle"].map(stream);
    race(32, |task| {
        let store = store.clone();
        // Every pair, in either order, so that tasks overlap in one stream, in both, or crosswise.
        let one = usize::try_from(task % 3).expect("below three");
        let pair = [streams[one].clone(), streams[(one + 1) % 3].clone()];
        let pair = if task % 2 == 0 { pair } else { [pair[1].clone(), pair[0].clone()] };
        async move { count_when_free(&store, &pair, task).await }
    })
    .await;
    let mut tasks = Vec::new();
    for stream in &streams {
        tasks.extend(tasks_of(&store, stream).await);
    }
    tasks.sort_unstable();
    let twice_each: Vec<_> = (0..32).flat_map(|task| [task, task]).collect();
    assert_eq!(tasks, twice_each, "an append was cut in two");
}

async fn of_two_appends_that_each_rely_on_the_others_stream_one_fails(store: Store) {
    for round in 0..20 {
        let streams = [stream("this"), stream("that")];
        let answers = race(2, |task| {
            let (store, mut streams) = (store.clone(), streams.clone());
            if task == 1 {
                streams.reverse();
            }
            let [mine, other] = streams;
            let writes = vec![
                write(&mine, Position::START, events(1)),
                write(&other, Position::START, Vec::new()),
            ];
            async move { store.append(append(writes)).await }
        })
        .await;
        let taken = answers.iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(taken, 1, "round {round}: {answers:?}");
    }
}
