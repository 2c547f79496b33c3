//! The road of every command: load, decide, append, and again if somebody was faster.

use std::{pin::Pin, time::Duration};

use domain::Aggregate;
use tokio::time::sleep;

use crate::{
    AppendError, Appended, CommandId, EventStore, Origin, Pages, Position, ReadError, StreamId,
    decode::{decode, stream_of},
};

mod unit;

pub use unit::Unit;

/// How often a command is tried again after a conflict or an unknown outcome.
const RETRIES: u32 = 3;

/// Whose wish it is, and what they had seen when they wished it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Names the wish: the same id again gets the answer of the first time.
    pub command: CommandId,
    /// Who acts, when and why.
    pub origin: Origin,
    /// The position of the aggregate that they had seen (`If-Match`), if they insist on it.
    pub expected: Option<Position>,
}

/// What came of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// Where the aggregate's stream stands now: a view that has got here shows what was done. Of
    /// several aggregates, the one that stands last.
    pub position: Position,
    /// What was appended; none if there was nothing to do.
    pub appended: Option<Appended>,
}

/// Why a command did not come to pass.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExecuteError<E> {
    /// A rule of the domain said no.
    #[error(transparent)]
    Rule(E),
    /// More happened than the caller had seen.
    #[error("it stands at position {actual}, not at {expected}")]
    Stale {
        /// What the caller had seen.
        expected: Position,
        /// Where it really stands.
        actual: Position,
    },
    /// Others were faster each time. Nothing was appended; it may be tried again.
    #[error("others write to stream {stream} too fast")]
    Contended {
        /// Where.
        stream: StreamId,
    },
    /// The store did not append.
    #[error(transparent)]
    Append(#[from] AppendError),
    /// The store did not read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

/// An aggregate as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded<A> {
    /// The fold of its events; the default if it has none.
    pub state: A,
    /// The position of its last event.
    pub position: Position,
    /// How many events it has.
    pub revision: u64,
}

/// Reads an aggregate from its stream.
pub async fn load<A: Aggregate>(
    store: &dyn EventStore,
    id: &A::Id,
) -> Result<Loaded<A>, ReadError> {
    let stream = stream_of::<A>(id).map_err(|error| ReadError::Unavailable(error.to_string()))?;
    load_stream(store, &stream).await
}

async fn load_stream<A: Aggregate>(
    store: &dyn EventStore,
    stream: &StreamId,
) -> Result<Loaded<A>, ReadError> {
    let mut loaded = Loaded { state: A::default(), position: Position::START, revision: 0 };
    let mut pages = Pages::of_stream(store, stream, Position::START);
    while let Some(page) = pages.next().await? {
        for recorded in page {
            // A state without one of its events would decide wrongly, so here nothing is set aside.
            if let Some(event) = decode::<A>(&recorded)? {
                loaded.state = loaded.state.evolve(event);
            }
            (loaded.position, loaded.revision) = (recorded.position, recorded.revision);
        }
    }
    Ok(loaded)
}

/// Decides a command on one aggregate and appends what follows from it.
///
/// A command id that was appended before gets its first answer, although the rules might now say
/// no. A conflict is retried at most three times.
pub async fn execute<A: Aggregate>(
    store: &dyn EventStore,
    caller: &Caller,
    id: &A::Id,
    command: A::Command,
) -> Result<Done, ExecuteError<A::Error>> {
    let command = &command;
    execute_unit(store, caller, |unit| {
        Box::pin(async move { unit.decide::<A>(id, command.clone()).await.map(drop) })
    })
    .await
}

/// What a command does with its [`Unit`].
pub type Work<'u, E> = Pin<Box<dyn Future<Output = Result<(), ExecuteError<E>>> + Send + 'u>>;

/// Decides on several aggregates and appends what follows in one append: all of it or nothing.
///
/// `work` runs again after a conflict, on a new [`Unit`], so it must do nothing but read and decide.
/// `caller.expected` is held against the first aggregate that it touches. Whatever it has loaded
/// must still be so when the events are appended, also where it decided nothing.
///
/// ```
/// # use domain::Aggregate;
/// # use event_store::{Caller, Done, EventStore, ExecuteError, execute_unit};
/// /// Two of a kind, or neither.
/// async fn both<A: Aggregate>(
///     store: &dyn EventStore,
///     caller: &Caller,
///     ids: [A::Id; 2],
///     command: A::Command,
/// ) -> Result<Done, ExecuteError<A::Error>> {
///     let (ids, command) = (&ids, &command);
///     execute_unit(store, caller, |unit| {
///         Box::pin(async move {
///             unit.decide::<A>(&ids[0], command.clone()).await?;
///             unit.decide::<A>(&ids[1], command.clone()).await?;
///             Ok(())
///         })
///     })
///     .await
/// }
/// ```
pub async fn execute_unit<'c, E, W>(
    store: &'c dyn EventStore,
    caller: &'c Caller,
    mut work: W,
) -> Result<Done, ExecuteError<E>>
where
    W: for<'u> FnMut(&'u mut Unit<'c, E>) -> Work<'u, E> + Send,
    E: Send,
{
    let mut answer = try_once(store, caller, &mut work).await;
    for attempt in 1..=RETRIES {
        let Err(ExecuteError::Append(error)) = &answer else {
            break;
        };
        let unknown = matches!(error, AppendError::Unavailable { outcome_unknown: true, .. });
        if !unknown && !matches!(error, AppendError::Conflict { .. }) {
            break;
        }
        pause(caller.command, attempt).await;
        answer = match try_once(store, caller, &mut work).await {
            // Whether the append was taken is still to be found out.
            Err(ExecuteError::Read(_)) if unknown => answer,
            next => next,
        };
    }
    match answer {
        Err(ExecuteError::Append(AppendError::Conflict { stream, .. })) => {
            Err(ExecuteError::Contended { stream })
        }
        answer => answer,
    }
}

async fn try_once<'c, E, W>(
    store: &'c dyn EventStore,
    caller: &'c Caller,
    work: &mut W,
) -> Result<Done, ExecuteError<E>>
where
    W: for<'u> FnMut(&'u mut Unit<'c, E>) -> Work<'u, E> + Send,
    E: Send,
{
    if let Some(done) = first_answer(store, caller).await? {
        return Ok(done);
    }
    let mut unit = Unit::new(store, caller);
    match work(&mut unit).await {
        Ok(()) => Ok(unit.commit().await?),
        // Perhaps it says no because the same command was carried out a moment ago.
        Err(refusal) => first_answer(store, caller).await.ok().flatten().ok_or(refusal),
    }
}

async fn first_answer(store: &dyn EventStore, caller: &Caller) -> Result<Option<Done>, ReadError> {
    let appended = store.outcome(caller.command).await?;
    Ok(appended.map(|appended| Done { position: appended.last, appended: Some(appended) }))
}

/// Waits before a new attempt, longer each time. Commands wait for different times, so that those
/// that met do not meet again.
async fn pause(command: CommandId, attempt: u32) {
    let spread = 1 + u64::from(command.0.as_bytes()[15] % 4);
    sleep(Duration::from_millis(spread << (2 * (attempt - 1)))).await;
}

#[cfg(test)]
mod tests;
