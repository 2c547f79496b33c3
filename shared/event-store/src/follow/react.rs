//! A follower that acts on events, once each as far as its checkpoint reaches.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use tokio::time::sleep;

use super::{Cursor, FollowError, Progress, Reporter, TRIES, pause};
use crate::{
    AppendError, Checkpoints, EventStore, ExecuteError, Position, ReadError, Recorded,
    decode::Poison,
};

/// How often an event is tried before it is set aside.
const POISON_TRIES: u32 = 3;

/// Why a reactor could not act on an event.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Setback {
    /// The event is at fault: it is tried three times, then named and set aside.
    #[error("{0}")]
    Poison(String),
    /// Something else is at fault: the event is tried again for about half a minute, then the
    /// follower stops. It is never passed over.
    #[error("{0}")]
    Later(String),
}

impl From<Poison> for Setback {
    fn from(poison: Poison) -> Self {
        Self::Poison(poison.reason)
    }
}

impl From<ReadError> for Setback {
    fn from(error: ReadError) -> Self {
        Self::Later(error.to_string())
    }
}

impl From<AppendError> for Setback {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::Refused(_) => Self::Poison(error.to_string()),
            AppendError::Conflict { .. } | AppendError::Unavailable { .. } => {
                Self::Later(error.to_string())
            }
        }
    }
}

/// A rule that says no says it again, so that is the event's fault. A reactor that expects it
/// handles it before it comes to this.
impl<E: std::error::Error> From<ExecuteError<E>> for Setback {
    fn from(error: ExecuteError<E>) -> Self {
        match error {
            ExecuteError::Rule(error) => Self::Poison(error.to_string()),
            ExecuteError::Append(error) => error.into(),
            ExecuteError::Read(error) => error.into(),
            ExecuteError::Stale { .. } | ExecuteError::Contended { .. } => {
                Self::Later(error.to_string())
            }
        }
    }
}

/// A follower that acts.
///
/// It acts by commands whose ids come from the event ([`CommandId::derived`]), because after a
/// crash, and after a [`Setback`], it meets the same event again.
///
/// [`CommandId::derived`]: crate::CommandId::derived
#[async_trait]
pub trait Reactor: Send + 'static {
    /// Names its checkpoint, and the reactor in logs.
    fn name(&self) -> &str;

    /// Whether it keeps a state that is built from the whole log. Then it is shown, at each start,
    /// the events before its checkpoint too. If not, it is shown only what comes after.
    fn remembers(&self) -> bool {
        true
    }

    /// Takes one event, in order. When it is not `live`, the reactor has acted on it in an earlier
    /// run and is to take it into its state only.
    async fn react(&mut self, event: &Recorded, live: bool) -> Result<(), Setback>;
}

/// How far the reactor has come, and the future that makes it act: it begins at the reactor's
/// checkpoint and ends only with an error.
pub fn react<R: Reactor>(
    store: Arc<dyn EventStore>,
    checkpoints: Arc<dyn Checkpoints>,
    reactor: R,
) -> (Progress, impl Future<Output = Result<(), FollowError>> + Send + 'static) {
    let (reporter, progress) = Reporter::new(reactor.name());
    (progress, act(store, checkpoints, reactor, reporter))
}

async fn act<R: Reactor>(
    store: Arc<dyn EventStore>,
    checkpoints: Arc<dyn Checkpoints>,
    mut reactor: R,
    reporter: Reporter,
) -> Result<(), FollowError> {
    let follower = &reporter.follower;
    let acted = checkpoint(&*checkpoints, follower).await?;
    let head = *store.head().borrow();
    if acted > head {
        return Err(FollowError::Ahead { follower: follower.clone(), acted, head });
    }
    let start = if reactor.remembers() { Position::START } else { acted };
    let mut cursor = Cursor::new(follower.clone(), store, start);
    reporter.reached(start);
    loop {
        for event in cursor.next().await? {
            take(&mut reactor, &event, event.position > acted, &reporter).await?;
            reporter.reached(event.position);
        }
        if cursor.position > acted {
            save(&*checkpoints, follower, cursor.position).await;
        }
    }
}

async fn checkpoint(
    checkpoints: &dyn Checkpoints,
    follower: &Arc<str>,
) -> Result<Position, FollowError> {
    let mut attempt = 1;
    loop {
        match checkpoints.load(follower).await {
            Ok(position) => return Ok(position),
            Err(error) if attempt == TRIES => {
                return Err(FollowError::Checkpoint { follower: follower.clone(), error });
            }
            Err(error) => tracing::warn!(%follower, attempt, %error, "loading again"),
        }
        pause(attempt).await;
        attempt += 1;
    }
}

/// If it fails, the next save makes up for it; until then a restart acts again on what was done.
async fn save(checkpoints: &dyn Checkpoints, follower: &Arc<str>, position: Position) {
    if let Err(error) = checkpoints.save(follower, position).await {
        tracing::warn!(%follower, %position, %error, "the checkpoint was not saved");
    }
}

/// Acts on one event until that succeeds, the event is set aside, or the reactor is stuck.
async fn take<R: Reactor>(
    reactor: &mut R,
    event: &Recorded,
    live: bool,
    reporter: &Reporter,
) -> Result<(), FollowError> {
    let (mut poisoned, mut delayed) = (0, 0);
    loop {
        match reactor.react(event, live).await {
            Ok(()) => return Ok(()),
            Err(Setback::Poison(reason)) => {
                poisoned += 1;
                if poisoned == POISON_TRIES {
                    reporter.set_aside(&Poison::new(event, reason));
                    return Ok(());
                }
                sleep(Duration::from_millis(10)).await;
            }
            Err(Setback::Later(reason)) => {
                delayed += 1;
                if delayed == TRIES {
                    let (follower, position) = (reporter.follower.clone(), event.position);
                    return Err(FollowError::Stuck { follower, position, reason });
                }
                let (follower, position) = (&reporter.follower, event.position);
                tracing::warn!(%follower, %position, delayed, reason, "acting again");
                pause(delayed).await;
            }
        }
    }
}

#[cfg(test)]
mod tests;
