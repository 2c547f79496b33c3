//! Following the log: what is there already, then what comes, each event once and in order.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::watch,
    time::{sleep, timeout},
};

use crate::{CheckpointError, EventStore, Position, ReadError, Recorded, decode::Poison};

mod project;
mod react;

pub use project::{Projection, Reading, View, project};
pub use react::{Reactor, Setback, react};

/// How many events a follower reads at once.
const BATCH: usize = 256;

/// How often in a row something that is not an event's fault may fail before a follower stops.
const TRIES: u32 = 12;

/// Why a follower stopped. It never stops by itself otherwise.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FollowError {
    /// An event is missing where others follow it.
    #[error("{follower} stopped: the log has a gap at position {missing}")]
    Gap {
        /// Who stopped.
        follower: Arc<str>,
        /// The first position that is missing.
        missing: Position,
    },
    /// The follower has seen more than the log holds: the log was cut, or it is another log.
    #[error("{follower} stopped: it has acted up to position {acted}, but the log ends at {head}")]
    Ahead {
        /// Who stopped.
        follower: Arc<str>,
        /// Where its checkpoint stands.
        acted: Position,
        /// Where the log ends.
        head: Position,
    },
    /// The log cannot be read.
    #[error("{follower} stopped: {error}")]
    Read {
        /// Who stopped.
        follower: Arc<str>,
        /// Why the log cannot be read.
        error: ReadError,
    },
    /// Its checkpoint cannot be loaded.
    #[error("{follower} stopped: {error}")]
    Checkpoint {
        /// Who stopped.
        follower: Arc<str>,
        /// Why it cannot be loaded.
        error: CheckpointError,
    },
    /// It could not act, for reasons that lie outside the event, however often it tried.
    #[error("{follower} stopped at position {position}: {reason}")]
    Stuck {
        /// Who stopped.
        follower: Arc<str>,
        /// On which event it could not act.
        position: Position,
        /// What failed last.
        reason: String,
    },
    /// The store was closed.
    #[error("{follower} stopped: the store was closed")]
    Closed {
        /// Who stopped.
        follower: Arc<str>,
    },
}

/// How far a follower has come.
#[derive(Clone, Debug)]
pub struct Progress(watch::Receiver<Position>);

impl Progress {
    /// The position of the last event that it has taken or set aside.
    pub fn position(&self) -> Position {
        *self.0.borrow()
    }

    /// Waits until the follower has come to `position`, but not longer than `patience`; whether it
    /// has. If it has stopped before, the answer comes at once.
    pub async fn wait_for(&self, position: Position, patience: Duration) -> bool {
        let mut seen = self.0.clone();
        let reached = seen.wait_for(|&seen| seen >= position);
        timeout(patience, reached).await.is_ok_and(|reached| reached.is_ok())
    }
}

/// The follower's own end of its [`Progress`].
struct Reporter {
    follower: Arc<str>,
    position: watch::Sender<Position>,
}

impl Reporter {
    fn new(follower: &str) -> (Self, Progress) {
        let (position, seen) = watch::channel(Position::START);
        (Self { follower: follower.into(), position }, Progress(seen))
    }

    fn reached(&self, position: Position) {
        self.position.send_replace(position);
    }

    /// Names an event that its follower could not take, in the program's log.
    fn set_aside(&self, poison: &Poison) {
        tracing::error!(follower = %self.follower, %poison, "an event was set aside");
    }
}

/// A place in the log, and the wish for what comes after it.
struct Cursor {
    follower: Arc<str>,
    store: Arc<dyn EventStore>,
    head: watch::Receiver<Position>,
    position: Position,
}

impl Cursor {
    fn new(follower: Arc<str>, store: Arc<dyn EventStore>, position: Position) -> Self {
        let head = store.head();
        Self { follower, store, head, position }
    }

    /// The next events, at least one; waits for them if there are none yet.
    async fn next(&mut self) -> Result<Vec<Recorded>, FollowError> {
        while *self.head.borrow_and_update() <= self.position {
            let closed = |_| FollowError::Closed { follower: self.follower.clone() };
            self.head.changed().await.map_err(closed)?;
        }
        let mut page = self.read().await?;
        let wanted = (self.position.next().0..).map(Position);
        let whole = page.iter().zip(wanted).take_while(|(event, next)| event.position == *next);
        // What stands before a gap is still taken; the gap is met again, in front, the next time.
        page.truncate(whole.count());
        self.position = page.last().ok_or_else(|| self.gap())?.position;
        Ok(page)
    }

    /// Reads what the head says is there, though the store may be unreachable for a while or a
    /// replica of it late.
    async fn read(&self) -> Result<Vec<Recorded>, FollowError> {
        let mut attempt = 1;
        loop {
            let failure = match self.store.read(self.position, BATCH).await {
                Ok(page) if !page.is_empty() => return Ok(page),
                Ok(_) => self.gap(),
                Err(error) => FollowError::Read { follower: self.follower.clone(), error },
            };
            let corrupt =
                matches!(failure, FollowError::Read { error: ReadError::Corrupt { .. }, .. });
            if corrupt || attempt == TRIES {
                return Err(failure);
            }
            tracing::warn!(follower = %self.follower, attempt, %failure, "reading again");
            pause(attempt).await;
            attempt += 1;
        }
    }

    fn gap(&self) -> FollowError {
        FollowError::Gap { follower: self.follower.clone(), missing: self.position.next() }
    }
}

/// Waits longer from attempt to attempt: 50 ms, 100 ms, and so on to 5 s.
async fn pause(attempt: u32) {
    let millis = 50_u64.checked_shl(attempt.saturating_sub(1)).unwrap_or(u64::MAX);
    sleep(Duration::from_millis(millis.min(5_000))).await;
}
