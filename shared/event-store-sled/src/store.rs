//! The store as its users hold it.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
};

use async_trait::async_trait;
use event_store::{
    Append, AppendError, Appended, CommandId, Durability, EventStore, Position, ReadError,
    Recorded, StreamId,
};
use tokio::sync::watch;

use crate::{
    ahead::Ahead,
    block::{Effort, Packer},
    disk::{Disk, bytes_in},
    fault::{Fatal, Fault},
    index::{Index, Kind},
    lock::Lock,
    merge::Merger,
    open,
    options::{OpenError, Options, Sync},
    queue::{Queue, queue},
    reader,
    stage::Ends,
    verify::{self, Verified},
    witness::Witness,
    writer::Writer,
};

/// How many appends may wait for the writer.
const QUEUE: usize = 4096;

/// A log in a directory on this machine.
#[derive(Debug)]
pub struct SledStore {
    shared: Arc<Shared>,
    queue: Option<Queue>,
    threads: Vec<JoinHandle<()>>,
    lock: Option<Lock>,
    ahead: Ahead,
}

/// What the store's threads have in common.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) dir: PathBuf,
    pub(crate) options: Options,
    pub(crate) disk: Disk,
    pub(crate) index: Arc<Index>,
    pub(crate) witness: Witness,
    pub(crate) head: watch::Sender<Position>,
    /// Whether nothing is left to merge.
    pub(crate) merged: AtomicBool,
    failed: AtomicBool,
}

/// What there is, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stats {
    /// The last position.
    pub head: Position,
    /// How many bytes everything takes on the disk, indexes included.
    pub bytes_on_disk: u64,
    /// How many bytes of them the indexes take.
    pub index_bytes: u64,
    /// In how many files the indexes lie.
    pub index_files: usize,
}

impl SledStore {
    /// Opens the log in `dir`, or begins one there. Of what was verified and indexed before, nothing
    /// is read; the rest is verified now.
    pub fn open(dir: &Path, options: Options) -> Result<Self, OpenError> {
        let opened = open::open(dir, &options)?;
        let failed =
            |fault: Fault| OpenError::Failed { dir: dir.to_owned(), reason: fault.to_string() };
        let shared = Arc::new(Shared {
            dir: dir.to_owned(),
            options,
            disk: opened.disk,
            index: opened.keeper.index().clone(),
            witness: opened.witness,
            head: watch::Sender::new(opened.head),
            merged: AtomicBool::new(false),
            failed: AtomicBool::new(false),
        });
        let told = shared.clone();
        let (keeper, keeping) =
            opened.keeper.start(move |fault| told.fail(fault)).map_err(failed)?;
        let (queue, received) = queue(QUEUE);
        let mut writer = Writer {
            merger: Merger::new(shared.index.merged().max(Position(1)), shared.options.merge)
                .map_err(failed)?,
            packer: Packer::new(Effort::Quick, None).map_err(failed)?,
            ends: Ends::default(),
            shared: shared.clone(),
            requests: received,
            keeper,
        };
        writer.use_dictionary().map_err(failed)?;
        let writing = std::thread::Builder::new().name("event-writer".to_owned());
        let writing = writing
            .spawn(move || writer.run())
            .map_err(|error| failed(Fault::failed("starting a thread", &error)))?;
        Ok(Self {
            shared,
            queue: Some(queue),
            // In the order in which they end: the writer lets go of the keeper.
            threads: vec![writing, keeping],
            lock: Some(opened.lock),
            ahead: Ahead::default(),
        })
    }

    /// Walks the whole log and holds every event to its checksum, to the one before it in its stream
    /// and to the indexes. `progress` hears how far it has come.
    pub async fn verify(
        &self,
        progress: impl Fn(Position) + Send + 'static,
    ) -> Result<Verified, ReadError> {
        let head = self.shared.position();
        self.read_with(move |shared| verify::verify(&shared.disk, &shared.index, head, &progress))
            .await
    }

    /// Whether everything that was appended in small pieces is merged into full blocks.
    pub fn is_merged(&self) -> bool {
        self.shared.merged.load(Ordering::Relaxed)
    }

    /// In how many values of at most 4 KiB the events lie; counting them takes a while.
    pub fn blocks(&self) -> usize {
        self.shared.disk.values()
    }

    /// What there is, in numbers.
    pub fn stats(&self) -> Stats {
        let index = &self.shared.index;
        Stats {
            head: self.shared.position(),
            bytes_on_disk: bytes_in(&self.shared.dir),
            index_bytes: bytes_in(&self.shared.dir.join(crate::index::keeper::FOLDER)),
            index_files: index.runs(Kind::Streams).len() + index.runs(Kind::Commands).len(),
        }
    }

    /// Runs what may wait for the disk where waiting does no harm.
    async fn read_with<T: Send + 'static>(
        &self,
        action: impl FnOnce(&Shared) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, ReadError> {
        let shared = self.shared.clone();
        let done = tokio::task::spawn_blocking(move || action(&shared)).await;
        match done {
            Ok(result) => result.map_err(ReadError::from),
            Err(error) => Err(ReadError::Unavailable(error.to_string())),
        }
    }

    fn unavailable(&self, outcome_unknown: bool) -> AppendError {
        let reason = format!("the log in {} is closed", self.shared.dir.display());
        AppendError::Unavailable { reason, outcome_unknown }
    }
}

impl Shared {
    /// The last position that may be shown.
    pub(crate) fn position(&self) -> Position {
        *self.head.borrow()
    }

    /// Storage failed: nothing is accepted from now on.
    pub(crate) fn fail(&self, fault: &Fault) {
        if !self.failed.swap(true, Ordering::SeqCst) {
            self.options.on_fatal.tell(&Fatal::new(&self.dir, fault));
        }
    }

    fn has_failed(&self) -> bool {
        self.failed.load(Ordering::SeqCst)
    }
}

impl Drop for SledStore {
    /// Waits until what was accepted is stored and the indexes are written.
    fn drop(&mut self) {
        drop(self.queue.take());
        for thread in self.threads.drain(..) {
            // A thread that panicked has stopped, which is all that is wanted.
            let _ = thread.join();
        }
        self.shared.disk.close();
        drop(self.lock.take());
    }
}

#[async_trait]
impl EventStore for SledStore {
    async fn append(&self, append: Append) -> Result<Appended, AppendError> {
        if self.shared.has_failed() {
            return Err(self.unavailable(false));
        }
        let queue = self.queue.as_ref().ok_or_else(|| self.unavailable(false))?;
        let answered = queue.put(append).await.ok_or_else(|| self.unavailable(false))?;
        answered.await.unwrap_or_else(|_| Err(self.unavailable(true)))
    }

    async fn outcome(&self, command: CommandId) -> Result<Option<Appended>, ReadError> {
        let end = self.shared.position();
        self.read_with(move |shared| reader::outcome(&shared.disk, &shared.index, command, end))
            .await
    }

    async fn read_stream(
        &self,
        stream: &StreamId,
        after: Position,
        limit: usize,
    ) -> Result<Vec<Recorded>, ReadError> {
        let (stream, end) = (stream.clone(), self.shared.position());
        self.read_with(move |shared| {
            reader::read_stream(&shared.disk, &shared.index, &stream, (after, end), limit)
        })
        .await
    }

    async fn read(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, ReadError> {
        let head = self.shared.position();
        let early = self.ahead.take(after, limit).await;
        let page = if let Some(page) = early {
            page
        } else {
            let read = move |shared: &Shared| reader::read(&shared.disk, after, head, limit);
            self.read_with(read).await?
        };
        self.ahead.ask(&page, (limit, head), |after| {
            let shared = self.shared.clone();
            tokio::task::spawn_blocking(move || reader::read(&shared.disk, after, head, limit))
        });
        Ok(page)
    }

    fn head(&self) -> watch::Receiver<Position> {
        self.shared.head.subscribe()
    }

    fn durability(&self) -> Durability {
        match self.shared.options.sync {
            Sync::Always => Durability::Synced,
            Sync::Skipped => Durability::Volatile,
        }
    }
}
