//! A state that is built from the log and read by many while it follows.

use std::{
    ops::Deref,
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard},
    time::Duration,
};

use super::{Cursor, FollowError, Progress, Reporter};
use crate::{EventStore, Position, Recorded, decode::Poison};

/// How many events are applied between two chances for readers.
const AT_ONCE: usize = 64;

/// A state that is the fold of the log.
pub trait Projection: Send + Sync + 'static {
    /// A name for logs.
    fn name(&self) -> &'static str;

    /// Takes one event: each once, in order. One that it refuses is named and set aside; it is not
    /// tried again, for the same event on the same state would be refused again.
    fn apply(&mut self, event: &Recorded) -> Result<(), Poison>;
}

/// A projection as its readers see it.
#[derive(Debug)]
pub struct View<P> {
    seen: Arc<RwLock<Seen<P>>>,
    progress: Progress,
}

/// A projection and the event that it has come to.
#[derive(Debug)]
struct Seen<P> {
    projection: P,
    position: Position,
}

/// A projection that stands still while it is read. Not to be kept: the follower waits meanwhile.
#[derive(Debug)]
pub struct Reading<'a, P>(RwLockReadGuard<'a, Seen<P>>);

impl<P> Clone for View<P> {
    fn clone(&self) -> Self {
        Self { seen: self.seen.clone(), progress: self.progress.clone() }
    }
}

impl<P> View<P> {
    /// The projection as it stands.
    pub fn read(&self) -> Reading<'_, P> {
        Reading(self.seen.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The position of the last event that the projection has taken.
    pub fn position(&self) -> Position {
        self.progress.position()
    }

    /// Waits until the projection shows the event at `position`, but not longer than `patience`;
    /// whether it does. If its follower has stopped, the answer comes at once.
    pub async fn wait_for(&self, position: Position, patience: Duration) -> bool {
        self.progress.wait_for(position, patience).await
    }

    /// How far its follower has come.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }
}

impl<P> Reading<'_, P> {
    /// The position of the last event in what is read here.
    pub fn position(&self) -> Position {
        self.0.position
    }
}

impl<P> Deref for Reading<'_, P> {
    type Target = P;

    fn deref(&self) -> &P {
        &self.0.projection
    }
}

/// A view of the projection, and the future that keeps it current while it runs: it takes the
/// whole log from its first event and ends only with an error.
pub fn project<P: Projection>(
    store: Arc<dyn EventStore>,
    projection: P,
) -> (View<P>, impl Future<Output = Result<(), FollowError>> + Send + 'static) {
    let (reporter, progress) = Reporter::new(projection.name());
    let seen = Arc::new(RwLock::new(Seen { projection, position: Position::START }));
    let view = View { seen: seen.clone(), progress };
    (view, keep_current(store, seen, reporter))
}

async fn keep_current<P: Projection>(
    store: Arc<dyn EventStore>,
    seen: Arc<RwLock<Seen<P>>>,
    reporter: Reporter,
) -> Result<(), FollowError> {
    let mut cursor = Cursor::new(reporter.follower.clone(), store, Position::START);
    loop {
        for events in cursor.next().await?.chunks(AT_ONCE) {
            apply(&seen, events, &reporter);
            // Whoever wants to read, or to do anything else on this thread, is let in here.
            tokio::task::yield_now().await;
        }
    }
}

fn apply<P: Projection>(seen: &RwLock<Seen<P>>, events: &[Recorded], reporter: &Reporter) {
    let mut seen = seen.write().unwrap_or_else(PoisonError::into_inner);
    for event in events {
        if let Err(poison) = seen.projection.apply(event) {
            reporter.set_aside(&poison);
        }
        seen.position = event.position;
    }
    let position = seen.position;
    drop(seen);
    reporter.reached(position);
}

#[cfg(test)]
mod tests;
