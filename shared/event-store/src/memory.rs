//! A store that lives as long as the process: for tests, and to compare the others with.

use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock, RwLockReadGuard},
};

use async_trait::async_trait;
use tokio::sync::watch;

use crate::{
    Append, AppendError, Appended, CommandId, Durability, EventStore, Position, ReadError,
    Recorded, StreamId, Write,
    admission::check_append,
    chain::{Tail, record},
};

/// A log in memory.
#[derive(Debug)]
pub struct MemoryStore {
    log: RwLock<Log>,
    head: watch::Sender<Position>,
}

#[derive(Debug, Default)]
struct Log {
    events: Vec<Recorded>,
    streams: HashMap<StreamId, Vec<Position>>,
    commands: HashMap<CommandId, Appended>,
}

impl MemoryStore {
    /// An empty log.
    pub fn new() -> Self {
        Self { log: RwLock::default(), head: watch::Sender::new(Position::START) }
    }

    fn log(&self) -> RwLockReadGuard<'_, Log> {
        self.log.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl EventStore for MemoryStore {
    async fn append(&self, append: Append) -> Result<Appended, AppendError> {
        let admitted = check_append(&append);
        let mut log = self.log.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(&first_answer) = log.commands.get(&append.command) {
            return Ok(first_answer);
        }
        admitted?;
        append.writes.iter().try_for_each(|write| log.check_expected(write))?;
        let appended = log.take(append);
        self.head.send_replace(appended.last);
        Ok(appended)
    }

    async fn outcome(&self, command: CommandId) -> Result<Option<Appended>, ReadError> {
        Ok(self.log().commands.get(&command).copied())
    }

    async fn read_stream(
        &self,
        stream: &StreamId,
        after: Position,
        limit: usize,
    ) -> Result<Vec<Recorded>, ReadError> {
        let log = self.log();
        let positions = log.streams.get(stream).map_or(&[][..], Vec::as_slice);
        let unseen = &positions[positions.partition_point(|&position| position <= after)..];
        Ok(unseen.iter().take(limit).filter_map(|&position| log.at(position)).cloned().collect())
    }

    async fn read(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, ReadError> {
        let log = self.log();
        let seen = usize::try_from(after.0).unwrap_or(usize::MAX).min(log.events.len());
        Ok(log.events[seen..].iter().take(limit).cloned().collect())
    }

    fn head(&self) -> watch::Receiver<Position> {
        self.head.subscribe()
    }

    fn durability(&self) -> Durability {
        Durability::Volatile
    }
}

impl Log {
    fn at(&self, position: Position) -> Option<&Recorded> {
        self.events.get(usize::try_from(position.0.checked_sub(1)?).ok()?)
    }

    fn head(&self) -> Position {
        Position(self.events.len() as u64)
    }

    /// The last event of a stream.
    fn last(&self, stream: &StreamId) -> Option<&Recorded> {
        self.at(*self.streams.get(stream)?.last()?)
    }

    fn check_expected(&self, write: &Write) -> Result<(), AppendError> {
        let actual = self.last(&write.stream).map_or(Position::START, |event| event.position);
        if actual == write.expected {
            return Ok(());
        }
        Err(AppendError::Conflict {
            stream: write.stream.clone(),
            expected: write.expected,
            actual,
        })
    }

    /// Takes what was admitted and expected; nothing can refuse it any more.
    fn take(&mut self, append: Append) -> Appended {
        let first = self.head().next();
        for write in append.writes {
            for event in write.events {
                let tail = self.last(&write.stream).map_or_else(Tail::default, Tail::of);
                let position = self.head().next();
                let origin = &append.origin;
                let recorded = record(tail, position, &write.stream, append.command, origin, event);
                self.events.push(recorded);
                self.streams.entry(write.stream.clone()).or_default().push(position);
            }
        }
        let appended = Appended { first, last: self.head() };
        self.commands.insert(append.command, appended);
        appended
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::conformance;

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn the_memory_store_keeps_the_port() {
        let store = Arc::new(MemoryStore::new());
        conformance::check(|| {
            let store = store.clone();
            async move { store }
        })
        .await;
    }
}
