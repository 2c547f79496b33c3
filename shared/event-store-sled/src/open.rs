//! Opens a log: nothing is changed in the directory until the log is known to be sound.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use event_store::{
    Position, Recorded, StreamId,
    chain::{self, Tail},
};

use crate::{
    disk::{DATABASE, Disk, FORMAT, sync_path},
    fault::{Fault, io_fault},
    index::{
        Checkpoint, Entries, Index,
        keeper::{FOLDER, Keeper},
    },
    lock::Lock,
    options::{OpenError, Options},
    pending, reader,
    safeguard::Safeguard,
    witness::{self, Witness},
};

/// How many blocks of the end of the log are verified at a time.
const BLOCKS: usize = 256;

/// What an opened log consists of.
pub(crate) struct Opened {
    pub(crate) lock: Lock,
    pub(crate) disk: Disk,
    pub(crate) keeper: Keeper,
    pub(crate) witness: Witness,
    pub(crate) head: Position,
}

/// Why not, without the directory.
enum Refusal {
    Fault(Fault),
    Unknown(String),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

pub(crate) fn open(dir: &Path, options: &Options) -> Result<Opened, OpenError> {
    let refused = |refusal| to_error(dir, refusal);
    create(dir).map_err(|fault| refused(fault.into()))?;
    let lock = Lock::take(dir)?;
    let guard = prepare(dir).map_err(refused)?;
    let attempt = open_sound(dir, options);
    match attempt {
        Ok((disk, keeper, witness, head)) => {
            if let Some(guard) = guard {
                guard.remove().map_err(|fault| refused(fault.into()))?;
            }
            Ok(Opened { lock, disk, keeper, witness, head })
        }
        Err(refusal) => {
            if let Some(guard) = guard {
                guard.restore().map_err(|fault| refused(fault.into()))?;
            }
            Err(refused(refusal))
        }
    }
}

/// Makes the directory, and its name durable.
fn create(dir: &Path) -> Result<(), Fault> {
    if dir.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(dir).map_err(io_fault("creating", dir))?;
    match dir.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => sync_path(parent),
        _ => Ok(()),
    }
}

/// Looks at what is there before sled does, and keeps aside what sled may change.
fn prepare(dir: &Path) -> Result<Option<Safeguard>, Refusal> {
    let blobs = dir.join("blobs");
    if fs::read_dir(&blobs).is_ok_and(|mut entries| entries.next().is_some()) {
        let reason = format!("{} is not empty: those files are never synced", blobs.display());
        return Err(Refusal::Unknown(reason));
    }
    Safeguard::undo_leftover(dir)?;
    remove_unfinished_snapshots(dir)?;
    let database = dir.join(DATABASE);
    if database.exists() {
        // What sled reads now it will rely on, so it must not be in the kernel's memory only.
        sync_path(&database)?;
    } else if acknowledged(dir) > Position::START {
        return Err(Fault::damaged(Position(1), "the database file is missing").into());
    }
    Ok(Safeguard::take(dir)?)
}

/// A snapshot that was cut off while it was written makes sled refuse the database.
fn remove_unfinished_snapshots(dir: &Path) -> Result<(), Fault> {
    let fault = |error| io_fault("reading", dir)(error);
    for entry in fs::read_dir(dir).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("snap.") && name.ends_with(".generating") {
            fs::remove_file(entry.path()).map_err(io_fault("removing", &entry.path()))?;
        }
    }
    Ok(())
}

type Sound = (Disk, Keeper, Witness, Position);

fn open_sound(dir: &Path, options: &Options) -> Result<Sound, Refusal> {
    let acknowledged = acknowledged(dir);
    let disk = Disk::open(dir, options.cache_bytes, options.sync)?;
    let sound = check_format(&disk).and_then(|()| {
        disk.load_dictionaries()?;
        pending::discard(&disk)?;
        Ok(verify_end(dir, options, &disk, acknowledged)?)
    });
    match sound {
        Ok((keeper, head)) => {
            let witness = Witness::open(dir)?;
            witness.note(head)?;
            witness.sync()?;
            Ok((disk, keeper, witness, head))
        }
        Err(refusal) => {
            disk.close();
            Err(refusal)
        }
    }
}

/// How far the log was acknowledged, as far as is noted outside of it.
fn acknowledged(dir: &Path) -> Position {
    let indexed = Checkpoint::load(&dir.join(FOLDER)).map(|checkpoint| checkpoint.covered);
    witness::noted(dir).max(indexed).unwrap_or_default()
}

fn check_format(disk: &Disk) -> Result<(), Refusal> {
    match disk.format()? {
        Some(format) if format == FORMAT => Ok(()),
        Some(format) => Err(Refusal::Unknown(format!(
            "it has the format {format:?}, and this version reads only {FORMAT:?}"
        ))),
        None if disk.block_up_to(Position(u64::MAX - 1))?.is_none() => Ok(disk.set_format()?),
        None => Err(Refusal::Unknown("it is not a log of this program".to_owned())),
    }
}

/// Verifies what came after the last checkpoint, takes note of it, and finds the head.
fn verify_end(
    dir: &Path,
    options: &Options,
    disk: &Disk,
    acknowledged: Position,
) -> Result<(Keeper, Position), Fault> {
    let head = head_of(disk)?;
    if head < acknowledged {
        let reason =
            format!("the log ends before it, and position {acknowledged} was acknowledged");
        return Err(Fault::damaged(head.next(), reason));
    }
    let mut keeper = Keeper::load(dir)?;
    let index = keeper.index().clone();
    let mut tails = HashMap::new();
    let mut next = index.covered().next();
    let mut events = Vec::new();
    while next <= head {
        let more = next_events(disk, next)?;
        for event in &more {
            verify(disk, &index, &mut tails, event)?;
        }
        next = more.last().map_or(next, |event| event.position.next());
        events.extend(more);
        // Only whole appends are noted: the rest of the last may be still to come.
        let whole = if next > head { events.len() } else { start_of_last_append(&events) };
        let rest = events.split_off(whole);
        let mut entries = Entries::default();
        entries.add(&events);
        index.note(&entries);
        events = rest;
        if index.recent() >= options.checkpoint_events {
            keeper.save()?;
            tails.clear();
        }
    }
    Ok((keeper, head))
}

fn start_of_last_append(events: &[Recorded]) -> usize {
    let last = events.last().map(|event| event.command);
    events.iter().rposition(|event| Some(event.command) != last).map_or(0, |before| before + 1)
}

fn head_of(disk: &Disk) -> Result<Position, Fault> {
    let Some(block) = disk.block_up_to(Position(u64::MAX - 1))? else {
        return Ok(Position::START);
    };
    let events = disk.unpack(&block)?;
    Ok(events.last().map_or(Position::START, |event| event.position))
}

fn next_events(disk: &Disk, next: Position) -> Result<Vec<Recorded>, Fault> {
    let mut events: Vec<Recorded> = Vec::new();
    for block in disk.blocks_from(next, BLOCKS)? {
        let unpacked = disk.unpack(&block)?;
        let wanted = events.last().map_or(next, |event| event.position.next());
        if block.first > wanted || unpacked.last().is_none_or(|last| last.position < wanted) {
            return Err(Fault::damaged(wanted, "the event is missing"));
        }
        events.extend(unpacked.into_iter().filter(|event| event.position >= wanted));
    }
    if events.is_empty() {
        return Err(Fault::damaged(next, "the event is missing"));
    }
    Ok(events)
}

fn verify(
    disk: &Disk,
    index: &Index,
    tails: &mut HashMap<StreamId, Tail>,
    event: &Recorded,
) -> Result<(), Fault> {
    let tail = match tails.get(&event.stream) {
        Some(tail) => *tail,
        None => reader::end_of(disk, index, &event.stream)?.1,
    };
    let tail = chain::verify(tail, event)?;
    tails.insert(event.stream.clone(), tail);
    Ok(())
}

fn to_error(dir: &Path, refusal: Refusal) -> OpenError {
    let dir: PathBuf = dir.to_owned();
    match refusal {
        Refusal::Fault(Fault::Failed { doing, reason }) if is_damage(&reason) => {
            OpenError::Damaged { dir, reason: format!("{doing}: {reason}") }
        }
        Refusal::Fault(fault @ Fault::Failed { .. }) => {
            OpenError::Failed { dir, reason: fault.to_string() }
        }
        Refusal::Fault(fault @ Fault::Damaged { .. }) => {
            OpenError::Damaged { dir, reason: fault.to_string() }
        }
        Refusal::Unknown(reason) => OpenError::Unknown { dir, reason },
    }
}

/// Whether what sled said means that the file is not what it wrote.
fn is_damage(reason: &str) -> bool {
    ["orrupt", "assertion", "panicked", "duplicate segment"]
        .iter()
        .any(|word| reason.contains(word))
}
