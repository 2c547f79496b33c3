//! A small aggregate and a store with faults, for this crate's tests.

use std::{
    collections::VecDeque,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use domain::{Aggregate, Explain, Message};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use uuid::Uuid;

use crate::{
    Append, AppendError, Appended, Caller, CommandId, Durability, EventStore, Hash, Json,
    MemoryStore, Origin, Position, ReadError, Recorded, StreamId, execute,
};

/// Counts until it is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counter {
    pub total: u32,
    pub name: String,
    pub closed: bool,
}

#[derive(Clone, Debug)]
pub enum Command {
    Add(u32),
    Close,
    Nothing,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
pub enum Event {
    Added { by: u32, note: String },
    Renamed(String),
    Closed,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the counter is closed")]
pub struct Closed;

impl Explain for Closed {
    fn explain(&self) -> Message {
        Message::new("closed")
    }
}

impl Aggregate for Counter {
    type Id = u32;
    type Command = Command;
    type Event = Event;
    type Error = Closed;

    const STREAM: &'static str = "counter";
    const VERSION: u16 = 2;

    fn decide(&self, command: Command) -> Result<Vec<Event>, Closed> {
        match command {
            _ if self.closed => Err(Closed),
            Command::Add(by) => Ok(vec![Event::Added { by, note: String::new() }]),
            Command::Close => Ok(vec![Event::Closed]),
            Command::Nothing => Ok(Vec::new()),
        }
    }

    fn evolve(mut self, event: Event) -> Self {
        match event {
            Event::Added { by, .. } => self.total += by,
            Event::Renamed(name) => self.name = name,
            Event::Closed => self.closed = true,
        }
        self
    }
}

pub fn origin() -> Origin {
    Origin {
        actor: "coordinator".into(),
        on_behalf_of: None,
        at: Timestamp::from_second(1_700_000_000).unwrap(),
        correlation: Uuid::from_u128(1),
        causation: None,
        trace_parent: None,
    }
}

/// Somebody who wishes something new each time.
pub fn caller() -> Caller {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let command = CommandId(Uuid::from_u128(u128::from(number) << 64));
    Caller { command, origin: origin(), expected: None }
}

/// Longer than anything takes that works.
pub const SOON: Duration = Duration::from_mins(1);

/// Adds to a counter, as somebody who wishes something new each time.
pub async fn add(store: &dyn EventStore, id: u32, by: u32) -> Position {
    execute::<Counter>(store, &caller(), &id, Command::Add(by)).await.unwrap().position
}

/// An event as a log might hand it out first.
pub fn recorded(stream: &str, kind: &str, data: &str) -> Recorded {
    Recorded {
        position: Position(1),
        stream: StreamId::new(stream).unwrap(),
        revision: 1,
        id: Uuid::nil(),
        kind: kind.into(),
        version: 1,
        recorded_at: Timestamp::UNIX_EPOCH,
        actor: "coordinator".into(),
        on_behalf_of: None,
        command: CommandId(Uuid::nil()),
        correlation: Uuid::nil(),
        causation: None,
        trace_parent: None,
        data: Json::from_trusted(data),
        previous: Hash::default(),
        hash: Hash::default(),
    }
}

/// What goes wrong with one append.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// Somebody else was faster.
    Conflict,
    /// The store cannot be reached.
    Unavailable,
    /// The store could not be reached, and nobody knows whether it took the append: it did not.
    UnknownNotTaken,
    /// The same, and it did.
    UnknownTaken,
}

/// A store whose next appends and readings go wrong as told.
#[derive(Default)]
pub struct Faulty {
    pub inner: MemoryStore,
    pub appends: Mutex<VecDeque<Fault>>,
    /// How many of the next readings of the log, of streams and of outcomes find no store.
    pub failing_reads: AtomicU64,
    /// An event that the log does not hand out; 0 for none.
    pub hidden: AtomicU64,
}

impl Faulty {
    pub fn with(appends: impl IntoIterator<Item = Fault>) -> Self {
        Self { appends: Mutex::new(appends.into_iter().collect()), ..Self::default() }
    }

    fn check_read(&self) -> Result<(), ReadError> {
        let less = |count: u64| count.checked_sub(1);
        match self.failing_reads.fetch_update(Ordering::SeqCst, Ordering::SeqCst, less) {
            Ok(_) => Err(ReadError::Unavailable("told so".to_owned())),
            Err(_) => Ok(()),
        }
    }
}

#[async_trait]
impl EventStore for Faulty {
    async fn append(&self, append: Append) -> Result<Appended, AppendError> {
        let fault = self.appends.lock().unwrap().pop_front();
        let unavailable = |outcome_unknown| AppendError::Unavailable {
            reason: "told so".into(),
            outcome_unknown,
        };
        match fault {
            None => self.inner.append(append).await,
            Some(Fault::Conflict) => {
                let write = &append.writes[0];
                let (stream, expected) = (write.stream.clone(), write.expected);
                Err(AppendError::Conflict { stream, expected, actual: expected.next() })
            }
            Some(Fault::Unavailable) => Err(unavailable(false)),
            Some(Fault::UnknownNotTaken) => Err(unavailable(true)),
            Some(Fault::UnknownTaken) => {
                self.inner.append(append).await?;
                Err(unavailable(true))
            }
        }
    }

    async fn outcome(&self, command: CommandId) -> Result<Option<Appended>, ReadError> {
        self.check_read()?;
        self.inner.outcome(command).await
    }

    async fn read_stream(
        &self,
        stream: &StreamId,
        after: Position,
        limit: usize,
    ) -> Result<Vec<Recorded>, ReadError> {
        self.check_read()?;
        self.inner.read_stream(stream, after, limit).await
    }

    async fn read(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, ReadError> {
        self.check_read()?;
        let mut events = self.inner.read(after, limit).await?;
        let hidden = self.hidden.load(Ordering::SeqCst);
        events.retain(|event| event.position.0 != hidden);
        Ok(events)
    }

    fn head(&self) -> watch::Receiver<Position> {
        self.inner.head()
    }

    fn durability(&self) -> Durability {
        Durability::Volatile
    }
}
