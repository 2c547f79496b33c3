//! The other ways to keep the same events, each behind one writer that gathers what comes together.

use std::{
    fs::File,
    io::{Seek, SeekFrom, Write},
    path::Path,
    sync::mpsc::{Receiver, Sender, channel},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use event_store::Append;
use tokio::sync::oneshot;

/// What stores a group of appends and returns once they are durable.
pub trait Engine: Send + 'static {
    fn commit(&mut self, appends: &[Append]) -> Result<()>;
}

/// Length, checksum and fields in one file: the least that can be done. No index.
pub struct PlainFile {
    file: File,
    buffer: Vec<u8>,
    /// How much is filled with zeroes at a time, so that the file need not grow at each sync.
    ahead: usize,
    room: usize,
}

impl PlainFile {
    pub fn open(dir: &Path, ahead: usize) -> Result<Self> {
        let file = File::create(dir.join("events"))?;
        Ok(Self { file, buffer: Vec::new(), ahead, room: 0 })
    }

    fn make_room(&mut self) -> Result<()> {
        if self.ahead == 0 || self.room >= self.buffer.len() {
            self.room = self.room.saturating_sub(self.buffer.len());
            return Ok(());
        }
        let at = self.file.stream_position()?;
        self.file.write_all(&vec![0; self.ahead + self.buffer.len()])?;
        self.file.sync_all()?;
        self.file.seek(SeekFrom::Start(at))?;
        self.room = self.ahead;
        Ok(())
    }
}

impl Engine for PlainFile {
    fn commit(&mut self, appends: &[Append]) -> Result<()> {
        self.buffer.clear();
        each_event(appends, |_, bytes| {
            let length = u32::try_from(bytes.len())?;
            self.buffer.extend(length.to_le_bytes());
            self.buffer.extend(crc32fast::hash(bytes).to_le_bytes());
            self.buffer.extend(bytes);
            Ok(())
        })?;
        self.make_room()?;
        self.file.write_all(&self.buffer)?;
        Ok(self.file.sync_data()?)
    }
}

/// `SQLite` with a write-ahead log, synced at every commit, and indexes for streams and commands.
pub struct Sqlite {
    connection: rusqlite::Connection,
    next: i64,
}

impl Sqlite {
    pub fn open(dir: &Path) -> Result<Self> {
        let connection = rusqlite::Connection::open(dir.join("events.sqlite"))?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
             CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL,
                 command BLOB NOT NULL, event BLOB NOT NULL);
             CREATE INDEX streams ON events (stream, position);
             CREATE TABLE commands (command BLOB PRIMARY KEY, position INTEGER) WITHOUT ROWID;",
        )?;
        Ok(Self { connection, next: 1 })
    }
}

impl Engine for Sqlite {
    fn commit(&mut self, appends: &[Append]) -> Result<()> {
        let transaction = self.connection.transaction()?;
        {
            let mut command = transaction.prepare_cached("INSERT INTO commands VALUES (?1, ?2)")?;
            let mut event =
                transaction.prepare_cached("INSERT INTO events VALUES (?1, ?2, ?3, ?4)")?;
            let mut next = self.next;
            for append in appends {
                let id = append.command.0.as_bytes();
                command.execute((id, next))?;
                each_event(std::slice::from_ref(append), |stream, bytes| {
                    event.execute((next, stream, id, bytes))?;
                    next += 1;
                    Ok(())
                })?;
            }
            self.next = next;
        }
        Ok(transaction.commit()?)
    }
}

/// sled as one would first use it, a key an event, but synced as it must be. No index.
pub struct NaiveSled {
    db: sled::Db,
    file: File,
    next: u64,
}

impl NaiveSled {
    pub fn open(dir: &Path) -> Result<Self> {
        let db =
            sled::Config::new().path(dir).flush_every_ms(None).cache_capacity(64 << 20).open()?;
        let file = File::options().write(true).open(dir.join("db"))?;
        Ok(Self { db, file, next: 1 })
    }
}

impl Engine for NaiveSled {
    fn commit(&mut self, appends: &[Append]) -> Result<()> {
        let mut batch = sled::Batch::default();
        each_event(appends, |_, bytes| {
            batch.insert(&self.next.to_be_bytes(), bytes);
            self.next += 1;
            Ok(())
        })?;
        self.db.apply_batch(batch)?;
        self.db.flush()?;
        Ok(self.file.sync_data()?)
    }
}

/// Calls `action` with the stream and the bytes of each event: all that is said of it, uncompressed.
fn each_event(appends: &[Append], mut action: impl FnMut(&str, &[u8]) -> Result<()>) -> Result<()> {
    let mut bytes = Vec::with_capacity(1024);
    for append in appends {
        for write in &append.writes {
            for event in &write.events {
                bytes.clear();
                bytes.extend(event.id.as_bytes());
                bytes.extend(append.command.0.as_bytes());
                bytes.extend(append.origin.correlation.as_bytes());
                bytes.extend(append.origin.at.as_nanosecond().to_le_bytes());
                for text in
                    [write.stream.as_str(), &event.kind, &append.origin.actor, event.data.as_str()]
                {
                    bytes.extend(u16::try_from(text.len())?.to_le_bytes());
                    bytes.extend(text.as_bytes());
                }
                action(write.stream.as_str(), &bytes)?;
            }
        }
    }
    Ok(())
}

type Waiting = (Append, oneshot::Sender<()>);

/// One writer thread in front of an engine, which gathers as the store's own does.
pub struct Group {
    requests: Option<Sender<Waiting>>,
    thread: Option<JoinHandle<Result<()>>>,
}

impl Group {
    pub fn new(mut engine: impl Engine) -> Self {
        let (requests, received) = channel();
        let thread = std::thread::spawn(move || {
            let mut together = 1;
            while let Ok(first) = received.recv() {
                let (appends, answers): (Vec<_>, Vec<_>) =
                    gather(&received, first, together).into_iter().unzip();
                together = appends.len();
                engine.commit(&appends)?;
                for answer in answers {
                    let _ = answer.send(());
                }
            }
            Ok(())
        });
        Self { requests: Some(requests), thread: Some(thread) }
    }

    pub async fn append(&self, append: Append) -> Result<()> {
        let (answer, answered) = oneshot::channel();
        let requests = self.requests.as_ref().context("the writer is there")?;
        requests.send((append, answer)).ok().context("the writer takes requests")?;
        Ok(answered.await?)
    }

    pub fn close(mut self) -> Result<()> {
        drop(self.requests.take());
        self.thread
            .take()
            .map_or(Ok(()), |thread| thread.join().expect("the writer does not panic"))
    }
}

fn gather(received: &Receiver<Waiting>, first: Waiting, together: usize) -> Vec<Waiting> {
    let mut requests = vec![first];
    let deadline = Instant::now() + Duration::from_millis(1);
    while requests.len() < 512 {
        let next = received.try_recv().ok().or_else(|| {
            let wait = deadline.saturating_duration_since(Instant::now());
            let expected = requests.len() < together && !wait.is_zero();
            expected.then(|| received.recv_timeout(wait).ok()).flatten()
        });
        let Some(request) = next else { break };
        requests.push(request);
    }
    requests
}
