//! sled, as it was found safe: what is written is flushed **and** the file is synced by ourselves.
//!
//! sled's own flush asks the kernel to write without asking the disk to keep, so a power cut takes
//! what it acknowledged. Everything that calls into sled is in this file and in `checkpoints.rs`.

use std::{
    fs::{self, File},
    ops::Deref,
    path::{Path, PathBuf},
    sync::{
        PoisonError, RwLock, RwLockReadGuard,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use event_store::{Position, Recorded};
use sled::IVec;

use crate::{
    block::{Key, Stored, first_part, unpack},
    dictionary::Dictionaries,
    fault::{Fault, guarded, io_fault},
    options::Sync,
};

/// sled's database file.
pub(crate) const DATABASE: &str = "db";

/// What is written between two syncs must stay below what sled may write over in between, so that
/// no page is overwritten whose successor is not yet durable.
pub(crate) const BATCH_KEYS: usize = 64;

/// After so many bytes sled is opened anew, which is when it notes what it has: so opening after a
/// crash has little to go through.
const REFRESH_BYTES: u64 = 16 << 20;

/// How long to wait until sled has let go of its file.
const PATIENCE: Duration = Duration::from_secs(20);

const TREE: &str = "blocks";
const FORMAT_KEY: &str = "format";

/// What this version writes, and the only one it reads.
pub(crate) const FORMAT: &str = "ayni events 2";

/// The values of the log, under their keys.
#[derive(Debug)]
pub(crate) struct Disk {
    dir: PathBuf,
    cache_bytes: u64,
    sync: Sync,
    handles: RwLock<Option<Handles>>,
    written: AtomicU64,
    dictionaries: Dictionaries,
}

#[derive(Debug)]
struct Handles {
    blocks: sled::Tree,
    db: sled::Db,
    file: File,
}

/// A block as it was stored, put together again where it was cut into parts.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) first: Position,
    bytes: Bytes,
}

#[derive(Clone, Debug)]
enum Bytes {
    Whole(IVec),
    Joined(Vec<u8>),
}

impl Deref for Block {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Whole(bytes) => bytes,
            Bytes::Joined(bytes) => bytes,
        }
    }
}

/// What is changed together or not at all.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    pub(crate) remove: Vec<Key>,
    pub(crate) put: Vec<Stored>,
}

impl Disk {
    /// Opens sled in `dir`, or creates it there.
    pub(crate) fn open(dir: &Path, cache_bytes: u64, sync: Sync) -> Result<Self, Fault> {
        let handles = Handles::open(dir, cache_bytes)?;
        Ok(Self {
            dir: dir.to_owned(),
            cache_bytes,
            sync,
            handles: RwLock::new(Some(handles)),
            written: AtomicU64::new(0),
            dictionaries: Dictionaries::default(),
        })
    }

    /// The format that was written here; none in a new database.
    pub(crate) fn format(&self) -> Result<Option<String>, Fault> {
        self.with(|handles| {
            let format = guarded("reading the format", || handles.db.get(FORMAT_KEY))?;
            Ok(format.map(|format| String::from_utf8_lossy(&format).into_owned()))
        })
    }

    /// Marks a new database as ours, and makes it and the names of its files durable.
    pub(crate) fn set_format(&self) -> Result<(), Fault> {
        self.with(|handles| {
            guarded("writing the format", || handles.db.insert(FORMAT_KEY, FORMAT))?;
            handles.sync(&self.dir, Sync::Always)
        })?;
        for name in ["conf", DATABASE] {
            sync_path(&self.dir.join(name))?;
        }
        sync_path(&self.dir)
    }

    /// Makes the changes, all or none, and returns once they are durable.
    pub(crate) fn write(&self, changes: Changes) -> Result<(), Fault> {
        let mut batch = sled::Batch::default();
        let mut bytes = 0;
        for key in changes.remove {
            batch.remove(key.to_bytes());
        }
        for Stored { key, value } in changes.put {
            bytes += value.len() as u64;
            batch.insert(key.to_bytes(), value);
        }
        self.written.fetch_add(bytes, Ordering::Relaxed);
        self.with(|handles| {
            guarded("writing the log", || handles.blocks.apply_batch(batch))?;
            handles.sync(&self.dir, self.sync)
        })
    }

    /// The block with the largest first position up to `position`.
    pub(crate) fn block_up_to(&self, position: Position) -> Result<Option<Block>, Fault> {
        self.with(|handles| handles.block_up_to(position))
    }

    /// Up to `count` blocks, the first of them the one that begins at or covers `position`.
    pub(crate) fn blocks_from(
        &self,
        position: Position,
        count: usize,
    ) -> Result<Vec<Block>, Fault> {
        self.with(|handles| {
            let mut blocks = handles.blocks_since(position, count)?;
            if blocks.first().is_none_or(|block| block.first != position) {
                blocks.truncate(count.saturating_sub(1));
                if let Some(block) = handles.block_up_to(position)? {
                    blocks.insert(0, block);
                }
            }
            Ok(blocks)
        })
    }

    /// The events of a block.
    pub(crate) fn unpack(&self, block: &Block) -> Result<Vec<Recorded>, Fault> {
        unpack(block.first, block, &self.dictionaries)
    }

    pub(crate) fn dictionaries(&self) -> &Dictionaries {
        &self.dictionaries
    }

    /// Takes up the dictionaries that are stored.
    pub(crate) fn load_dictionaries(&self) -> Result<(), Fault> {
        let mut values = Vec::new();
        self.with(|handles| {
            guarded("reading the dictionaries", || {
                for entry in handles.blocks.range(..Key::of(Position(1)).to_bytes()) {
                    let (key, value) = entry?;
                    values.extend(Key::parse(&key).map(|key| (key, value.to_vec())));
                }
                Ok(())
            })
        })?;
        self.dictionaries.load(&values)
    }

    /// How many values there are.
    pub(crate) fn values(&self) -> usize {
        self.with(|handles| guarded("counting blocks", || Ok(handles.blocks.len()))).unwrap_or(0)
    }

    /// The value under exactly this key.
    pub(crate) fn get(&self, key: Key) -> Result<Option<IVec>, Fault> {
        self.with(|handles| handles.get(key))
    }

    /// The keys from `key` on, at most `count`, with how long their values are.
    pub(crate) fn keys_from(&self, key: Key, count: usize) -> Result<Vec<(Key, usize)>, Fault> {
        self.with(|handles| {
            let mut keys = Vec::new();
            guarded("reading the log", || {
                for entry in handles.blocks.range(key.to_bytes()..).take(count) {
                    let (key, value) = entry?;
                    keys.extend(Key::parse(&key).map(|key| (key, value.len())));
                }
                Ok(())
            })?;
            Ok(keys)
        })
    }

    /// Opens sled anew where much was written since it last was opened.
    pub(crate) fn refresh(&self) -> Result<(), Fault> {
        if self.written.load(Ordering::Relaxed) < REFRESH_BYTES {
            return Ok(());
        }
        let mut handles = self.handles.write().unwrap_or_else(PoisonError::into_inner);
        let before = handles.take();
        guarded("opening the database anew", || {
            drop(before);
            Ok(())
        })?;
        *handles = Some(Handles::open(&self.dir, self.cache_bytes)?);
        self.written.store(0, Ordering::Relaxed);
        Ok(())
    }

    /// Lets go of sled; afterwards nothing can be read or written.
    pub(crate) fn close(&self) {
        let handles = self.handles.write().unwrap_or_else(PoisonError::into_inner).take();
        // What fails to be flushed now was never acknowledged.
        let _ = guarded("closing", || {
            drop(handles);
            Ok(())
        });
    }

    fn with<T>(&self, action: impl FnOnce(&Handles) -> Result<T, Fault>) -> Result<T, Fault> {
        let handles: RwLockReadGuard<'_, _> =
            self.handles.read().unwrap_or_else(PoisonError::into_inner);
        let handles =
            handles.as_ref().ok_or_else(|| Fault::failed("reading the log", &"it is closed"))?;
        action(handles)
    }
}

impl Handles {
    fn open(dir: &Path, cache_bytes: u64) -> Result<Self, Fault> {
        let config = sled::Config::new()
            .path(dir)
            .cache_capacity(cache_bytes)
            .flush_every_ms(None)
            .mode(sled::Mode::LowSpace);
        let deadline = Instant::now() + PATIENCE;
        let (db, blocks) = loop {
            let opened = guarded("opening the database", || {
                let db = config.open()?;
                let blocks = db.open_tree(TREE)?;
                Ok((db, blocks))
            });
            match opened {
                Ok(opened) => break opened,
                // Threads of the handle before this one may hold the file a little longer.
                Err(Fault::Failed { reason, .. })
                    if reason.contains("could not acquire lock") && Instant::now() < deadline =>
                {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(fault) => return Err(fault),
            }
        };
        let path = dir.join(DATABASE);
        let file = File::options().read(true).write(true).open(&path);
        let file = file.map_err(io_fault("opening", &path))?;
        Ok(Self { blocks, db, file })
    }

    fn sync(&self, dir: &Path, sync: Sync) -> Result<(), Fault> {
        guarded("flushing the log", || self.db.flush())?;
        if sync == Sync::Always {
            self.file.sync_data().map_err(io_fault("syncing", &dir.join(DATABASE)))?;
        }
        Ok(())
    }

    fn get(&self, key: Key) -> Result<Option<IVec>, Fault> {
        guarded("reading the log", || self.blocks.get(key.to_bytes()))
            .map_err(|fault| at(key.position, fault))
    }

    fn block_up_to(&self, position: Position) -> Result<Option<Block>, Fault> {
        let bound = Key::of(position.next()).to_bytes();
        let found = guarded("reading the log", || self.blocks.get_lt(bound))
            .map_err(|fault| at(position, fault))?;
        let Some((key, value)) = found else { return Ok(None) };
        let key = parse(position, &key)?;
        if key.position == Position::START {
            return Ok(None);
        }
        let value = if key.part == 0 {
            value
        } else {
            let missing = || Fault::damaged(key.position, "the first part of the event is missing");
            self.get(Key::of(key.position))?.ok_or_else(missing)?
        };
        self.join(key.position, value).map(Some)
    }

    fn blocks_since(&self, position: Position, count: usize) -> Result<Vec<Block>, Fault> {
        let mut values = Vec::new();
        guarded("reading the log", || {
            for entry in self.blocks.range(Key::of(position).to_bytes()..) {
                let (key, value) = entry?;
                if key.len() == 8 {
                    values.push((key, value));
                    if values.len() >= count {
                        break;
                    }
                }
            }
            Ok(())
        })
        .map_err(|fault| at(position, fault))?;
        values
            .into_iter()
            .map(|(key, value)| self.join(parse(position, &key)?.position, value))
            .collect()
    }

    /// Puts a block together that was cut into parts.
    fn join(&self, first: Position, value: IVec) -> Result<Block, Fault> {
        let Some((parts, start)) = first_part(&value) else {
            return Ok(Block { first, bytes: Bytes::Whole(value) });
        };
        let mut joined = start.to_vec();
        for part in 1..parts {
            let missing = || Fault::damaged(first, format!("part {part} of {parts} is missing"));
            let value = self.get(Key { position: first, part })?.ok_or_else(missing)?;
            joined.extend_from_slice(&value);
        }
        Ok(Block { first, bytes: Bytes::Joined(joined) })
    }
}

/// What sled cannot read is damage at the place that was asked for.
fn at(position: Position, fault: Fault) -> Fault {
    match fault {
        Fault::Failed { reason, .. } => Fault::damaged(position, format!("sled: {reason}")),
        damaged @ Fault::Damaged { .. } => damaged,
    }
}

fn parse(near: Position, key: &[u8]) -> Result<Key, Fault> {
    Key::parse(key).ok_or_else(|| Fault::damaged(near, "there is a key that is none of ours"))
}

/// Makes a file, or the names in a directory, durable.
pub(crate) fn sync_path(path: &Path) -> Result<(), Fault> {
    File::open(path).and_then(|file| file.sync_all()).map_err(io_fault("syncing", path))
}

/// How many bytes the files in a directory take on the disk.
pub(crate) fn bytes_in(dir: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    let Ok(entries) = fs::read_dir(dir) else { return 0 };
    let sizes = entries.flatten().filter_map(|entry| {
        let metadata = entry.metadata().ok()?;
        Some(if metadata.is_dir() { bytes_in(&entry.path()) } else { metadata.blocks() * 512 })
    });
    sizes.sum()
}
