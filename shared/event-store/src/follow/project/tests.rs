//! A projection: what its readers see while it follows.

use std::sync::atomic::Ordering;

use tokio::task::JoinHandle;

use super::*;
use crate::{
    decode,
    follow::TRIES,
    testing::{Counter, Event, Faulty, SOON, add},
};

/// The sum over all counters, and every position that it was shown; thirteen is poison.
#[derive(Debug, Default)]
struct Sum {
    total: u32,
    shown: Vec<u64>,
}

impl Projection for Sum {
    fn name(&self) -> &'static str {
        "sum"
    }

    fn apply(&mut self, event: &Recorded) -> Result<(), Poison> {
        self.shown.push(event.position.0);
        if let Some(Event::Added { by, .. }) = decode::<Counter>(event)? {
            if by == 13 {
                return Err(Poison::new(event, "thirteen"));
            }
            self.total += by;
        }
        Ok(())
    }
}

type Follower = JoinHandle<Result<(), FollowError>>;

fn sum_of(store: &Arc<Faulty>) -> (View<Sum>, Follower) {
    let (view, follower) = project(store.clone(), Sum::default());
    (view, tokio::spawn(follower))
}

#[tokio::test]
async fn a_projection_takes_what_is_there_and_then_what_comes() {
    let store = Arc::new(Faulty::default());
    for id in 0..600 {
        add(&*store, id, 1).await;
    }
    let (view, _follower) = sum_of(&store);
    assert!(view.wait_for(Position(600), SOON).await);
    assert_eq!((view.read().total, view.read().position()), (600, Position(600)));
    for id in 0..5 {
        let position = add(&*store, id, 1).await;
        assert!(view.wait_for(position, SOON).await);
        assert_eq!((u64::from(view.read().total), view.position()), (position.0, position));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_projection_sees_each_event_once_while_many_write_and_read() {
    let store = Arc::new(Faulty::default());
    let (view, _follower) = sum_of(&store);
    let writers: Vec<_> = (0..8)
        .map(|id| {
            let store = store.clone();
            tokio::spawn(async move {
                for _ in 0..50 {
                    add(&*store, id, 1).await;
                }
            })
        })
        .collect();
    while !view.wait_for(Position(400), Duration::from_millis(1)).await {
        let reading = view.read();
        // Whatever a reader finds is the whole of a prefix of the log.
        assert_eq!(reading.shown.len() as u64, reading.position().0);
        assert_eq!(u64::from(reading.total), reading.position().0);
    }
    for writer in writers {
        writer.await.unwrap();
    }
    assert_eq!(view.read().shown, (1..=400).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_projection_passes_over_poison_and_goes_on() {
    let store = Arc::new(Faulty::default());
    let (view, _follower) = sum_of(&store);
    for by in [1, 13, 2] {
        add(&*store, 7, by).await;
    }
    assert!(view.wait_for(Position(3), SOON).await);
    assert_eq!(view.read().total, 3);
}

#[tokio::test(start_paused = true)]
async fn waiting_for_what_does_not_come_has_an_end() {
    let store = Arc::new(Faulty::default());
    let (view, follower) = sum_of(&store);
    add(&*store, 1, 1).await;
    assert!(!view.wait_for(Position(2), Duration::from_secs(3)).await);
    assert!(view.wait_for(Position(1), Duration::ZERO).await);
    follower.abort();
    assert!(!view.wait_for(Position(2), Duration::MAX).await, "its follower is gone");
    assert!(view.wait_for(Position(1), Duration::ZERO).await);
    assert_eq!(view.read().total, 1, "what was taken can be read still");
}

#[tokio::test(start_paused = true)]
async fn a_gap_stops_a_follower_behind_the_last_event_before_it() {
    let store = Arc::new(Faulty::default());
    for by in 1..=5 {
        add(&*store, by, by).await;
    }
    store.hidden.store(3, Ordering::SeqCst);
    let (view, follower) = sum_of(&store);
    let gap = FollowError::Gap { follower: "sum".into(), missing: Position(3) };
    assert_eq!(gap.to_string(), "sum stopped: the log has a gap at position 3");
    assert_eq!(follower.await.unwrap(), Err(gap));
    assert_eq!(view.read().shown, [1, 2]);
}

#[tokio::test(start_paused = true)]
async fn what_the_head_shows_but_nobody_can_read_stops_a_follower() {
    let store = Arc::new(Faulty::default());
    add(&*store, 1, 1).await;
    store.hidden.store(1, Ordering::SeqCst);
    let (_, follower) = sum_of(&store);
    let gap = FollowError::Gap { follower: "sum".into(), missing: Position(1) };
    assert_eq!(follower.await.unwrap(), Err(gap));
}

#[tokio::test(start_paused = true)]
async fn a_store_that_is_away_for_a_while_is_waited_for() {
    let store = Arc::new(Faulty::default());
    add(&*store, 1, 1).await;
    store.failing_reads.store(u64::from(TRIES) - 1, Ordering::SeqCst);
    let (view, _follower) = sum_of(&store);
    assert!(view.wait_for(Position(1), SOON).await);
}

#[tokio::test(start_paused = true)]
async fn a_store_that_stays_away_stops_a_follower() {
    let store = Arc::new(Faulty::default());
    add(&*store, 1, 1).await;
    store.failing_reads.store(u64::from(TRIES), Ordering::SeqCst);
    let (_, follower) = sum_of(&store);
    let answer = follower.await.unwrap();
    assert!(matches!(answer, Err(FollowError::Read { .. })), "{answer:?}");
}
