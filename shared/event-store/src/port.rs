//! What a store does for its callers.

use std::sync::Arc;

use async_trait::async_trait;
use jiff::Timestamp;
use tokio::sync::watch;
use uuid::Uuid;

use crate::{CommandId, NewEvent, Position, Recorded, StreamId};

/// The largest `data` of one event that a store takes, in bytes.
pub const MAX_EVENT_BYTES: usize = 1 << 20;

/// The most events that one append may hold, over all its writes: as many records as one file of an
/// import may bring. What is larger has to be cut by whoever knows where.
pub const MAX_EVENTS: usize = 10_000;

/// Who acts, when and why: the same for every event of one append.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Who acts.
    pub actor: Arc<str>,
    /// For whom, where not for themselves.
    pub on_behalf_of: Option<Arc<str>>,
    /// When, by the clock that the caller was handed.
    pub at: Timestamp,
    /// What began the chain of causes.
    pub correlation: Uuid,
    /// The event that caused this, if one did.
    pub causation: Option<Uuid>,
    /// The W3C trace context, if there is one.
    pub trace_parent: Option<Arc<str>>,
}

/// The events for one stream, and how far the caller has seen it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// The stream. No two writes of an append may name the same.
    pub stream: StreamId,
    /// The position of the last event that the caller has seen in it; [`Position::START`] for none.
    pub expected: Position,
    /// What is to be appended. May be empty: then only `expected` is checked.
    pub events: Vec<NewEvent>,
}

/// One or more writes that are taken together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Append {
    /// The wish; the same id again gets the answer of the first time.
    pub command: CommandId,
    /// Who, when and why.
    pub origin: Origin,
    /// At least one event over all.
    pub writes: Vec<Write>,
}

/// Where the events of an append stand: positions `first..=last`, in the order of the writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The position of the first.
    pub first: Position,
    /// The position of the last.
    pub last: Position,
}

/// Why nothing was appended.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// More came to a stream than the caller had seen.
    #[error("stream {stream} stands at position {actual}, not at {expected}")]
    Conflict {
        /// Which stream.
        stream: StreamId,
        /// What the caller had seen.
        expected: Position,
        /// Where it really stands.
        actual: Position,
    },
    /// The append breaks a rule of the port; trying it again cannot help.
    #[error("append refused: {0}")]
    Refused(String),
    /// The store cannot be reached now. If the outcome is unknown, the same command id tells it later.
    #[error("store unavailable: {reason}")]
    Unavailable {
        /// What failed.
        reason: String,
        /// Whether the events may have been appended all the same.
        outcome_unknown: bool,
    },
}

/// Why nothing could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The event at this position is not what was written, or is missing.
    #[error("the log is damaged at position {position}: {reason}")]
    Corrupt {
        /// Where.
        position: Position,
        /// What does not hold.
        reason: String,
    },
    /// The store cannot be reached now.
    #[error("store unavailable: {0}")]
    Unavailable(String),
}

/// What a store promises of an append that it has acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Durability {
    /// Gone with the process.
    Volatile,
    /// On stable storage: it survives a power cut.
    Synced,
}

/// A log of events.
#[async_trait]
pub trait EventStore: Send + Sync + 'static {
    /// Appends every write of `append`, or none. A write names its stream and the position of the
    /// last event the caller has seen there; if more came, `Conflict`. The same command id again
    /// gets the answer of the first time, before anything else is checked.
    async fn append(&self, append: Append) -> Result<Appended, AppendError>;

    /// The answer that the command got, if it was ever appended.
    async fn outcome(&self, command: CommandId) -> Result<Option<Appended>, ReadError>;

    /// The events of one stream after `after`, in order, at most `limit`; none if there is no such
    /// stream. There may be fewer than `limit`, but none only if there are no more: see
    /// [`Pages`](crate::Pages).
    async fn read_stream(
        &self,
        stream: &StreamId,
        after: Position,
        limit: usize,
    ) -> Result<Vec<Recorded>, ReadError>;

    /// The events of the whole log after `after`, in order, at most `limit`. There may be fewer, but
    /// none only if there are no more.
    async fn read(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, ReadError>;

    /// The last position, kept current: wakes whoever waits when more was appended. What it shows
    /// can be read.
    fn head(&self) -> watch::Receiver<Position>;

    /// What this store promises of an acknowledged append; checked when the program starts.
    fn durability(&self) -> Durability;
}

#[async_trait]
impl<S: EventStore + ?Sized> EventStore for Arc<S> {
    async fn append(&self, append: Append) -> Result<Appended, AppendError> {
        (**self).append(append).await
    }

    async fn outcome(&self, command: CommandId) -> Result<Option<Appended>, ReadError> {
        (**self).outcome(command).await
    }

    async fn read_stream(
        &self,
        stream: &StreamId,
        after: Position,
        limit: usize,
    ) -> Result<Vec<Recorded>, ReadError> {
        (**self).read_stream(stream, after, limit).await
    }

    async fn read(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, ReadError> {
        (**self).read(after, limit).await
    }

    fn head(&self) -> watch::Receiver<Position> {
        (**self).head()
    }

    fn durability(&self) -> Durability {
        (**self).durability()
    }
}
