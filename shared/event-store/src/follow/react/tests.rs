//! A follower that acts: what it acts on, what it sets aside, where it goes on.

use std::sync::{
    Mutex,
    atomic::{AtomicU64, Ordering},
};

use tokio::task::JoinHandle;

use super::*;
use crate::{
    Caller, CommandId, MemoryCheckpoints, decode, execute, load,
    testing::{Command, Counter, Event, Faulty, SOON, add, caller},
};

type Follower = JoinHandle<Result<(), FollowError>>;

/// What a reactor was shown: positions, and whether they were live.
type Shown = Arc<Mutex<Vec<(u64, bool)>>>;

/// Adds one to counter 1000 for every addition to another; fails as told.
struct Echo {
    store: Arc<Faulty>,
    shown: Shown,
    remembers: bool,
    /// So many of the next reactions fail for reasons outside the event.
    delays: Arc<AtomicU64>,
}

#[async_trait]
impl Reactor for Echo {
    fn name(&self) -> &'static str {
        "echo"
    }

    fn remembers(&self) -> bool {
        self.remembers
    }

    async fn react(&mut self, event: &Recorded, live: bool) -> Result<(), Setback> {
        self.shown.lock().unwrap().push((event.position.0, live));
        let less = |count: u64| count.checked_sub(1);
        if self.delays.fetch_update(Ordering::SeqCst, Ordering::SeqCst, less).is_ok() {
            return Err(Setback::Later("told so".into()));
        }
        let of_echo = event.stream.as_str() == "counter-1000";
        if let Some(Event::Added { by, .. }) = decode::<Counter>(event)?
            && live
            && !of_echo
        {
            if by == 13 {
                return Err(Poison::new(event, "thirteen").into());
            }
            let command = CommandId::derived(event.id, "echo");
            let caller = Caller { command, ..caller() };
            execute::<Counter>(&*self.store, &caller, &1000, Command::Add(1)).await?;
        }
        Ok(())
    }
}

/// What outlives a reactor: the log and its checkpoint.
#[derive(Default)]
struct World {
    store: Arc<Faulty>,
    checkpoints: Arc<MemoryCheckpoints>,
    shown: Shown,
    delays: Arc<AtomicU64>,
}

impl World {
    fn start(&self, remembers: bool) -> (Progress, Follower) {
        let echo = Echo {
            store: self.store.clone(),
            shown: self.shown.clone(),
            remembers,
            delays: self.delays.clone(),
        };
        let (progress, follower) = react(self.store.clone(), self.checkpoints.clone(), echo);
        (progress, tokio::spawn(follower))
    }

    /// Lets a reactor come to the end of the log and stops it there.
    async fn run(&self, remembers: bool) -> Vec<(u64, bool)> {
        let (progress, follower) = self.start(remembers);
        loop {
            let head = *self.store.head().borrow();
            assert!(progress.wait_for(head, SOON).await);
            while self.checkpoints.load("echo").await.unwrap() < head {
                tokio::task::yield_now().await;
            }
            if *self.store.head().borrow() == head {
                break;
            }
        }
        follower.abort();
        std::mem::take(&mut *self.shown.lock().unwrap())
    }

    async fn echoed(&self) -> u32 {
        load::<Counter>(&*self.store, &1000).await.unwrap().state.total
    }
}

#[tokio::test]
async fn a_reactor_goes_on_from_its_checkpoint() {
    let world = World::default();
    for id in 0..3 {
        add(&*world.store, id, 1).await;
    }
    let shown = world.run(false).await;
    assert_eq!(shown, (1..=6).map(|position| (position, true)).collect::<Vec<_>>());
    add(&*world.store, 3, 1).await;
    assert_eq!(world.run(false).await, [(7, true), (8, true)]);
    assert_eq!(world.echoed().await, 4);
}

#[tokio::test]
async fn a_reactor_that_remembers_is_shown_the_past_without_acting_on_it() {
    let world = World::default();
    add(&*world.store, 1, 1).await;
    world.run(true).await;
    add(&*world.store, 2, 1).await;
    let shown = world.run(true).await;
    assert_eq!(shown, [(1, false), (2, false), (3, true), (4, true)]);
    assert_eq!(world.echoed().await, 2);
}

#[tokio::test]
async fn acting_again_after_a_lost_checkpoint_changes_nothing() {
    let world = World::default();
    for id in 0..3 {
        add(&*world.store, id, 1).await;
    }
    world.run(true).await;
    world.checkpoints.save("echo", Position(1)).await.unwrap();
    let shown = world.run(true).await;
    assert_eq!(shown.iter().filter(|(_, live)| *live).count(), 5);
    assert_eq!(world.echoed().await, 3);
}

#[tokio::test]
async fn a_reactor_tries_poison_three_times_then_passes_over_it_and_goes_on() {
    let world = World::default();
    for by in [1, 13, 1] {
        add(&*world.store, by, by).await;
    }
    let (progress, _follower) = world.start(true);
    assert!(progress.wait_for(Position(5), SOON).await);
    let tries = world.shown.lock().unwrap().iter().filter(|(position, _)| *position == 2).count();
    assert_eq!(tries, 3);
    assert_eq!(world.echoed().await, 2);
}

#[tokio::test(start_paused = true)]
async fn a_reactor_waits_for_what_is_not_the_events_fault() {
    let world = World::default();
    add(&*world.store, 1, 1).await;
    world.delays.store(u64::from(TRIES) - 1, Ordering::SeqCst);
    let shown = world.run(true).await;
    assert_eq!(shown.len(), TRIES as usize + 1);
    assert_eq!(world.echoed().await, 1);
}

#[tokio::test(start_paused = true)]
async fn a_reactor_that_cannot_act_stops_and_passes_nothing_over() {
    let world = World::default();
    add(&*world.store, 1, 1).await;
    world.delays.store(u64::from(TRIES), Ordering::SeqCst);
    let (progress, follower) = world.start(true);
    let (follower_name, reason) = ("echo".into(), "told so".into());
    let stuck = FollowError::Stuck { follower: follower_name, position: Position(1), reason };
    assert_eq!(follower.await.unwrap(), Err(stuck));
    assert_eq!(progress.position(), Position::START);
    assert_eq!(world.checkpoints.load("echo").await, Ok(Position::START));
    world.run(true).await;
    assert_eq!(world.echoed().await, 1);
}

#[tokio::test]
async fn a_checkpoint_beyond_the_log_stops_a_reactor() {
    let world = World::default();
    add(&*world.store, 1, 1).await;
    world.checkpoints.save("echo", Position(2)).await.unwrap();
    let (_, follower) = world.start(true);
    let (acted, head) = (Position(2), Position(1));
    let ahead = FollowError::Ahead { follower: "echo".into(), acted, head };
    assert_eq!(follower.await.unwrap(), Err(ahead));
}
