//! What sled would change in a damaged database by opening it, kept until it is known to be sound.
//!
//! sled takes whatever it cannot read at the end of its log for the end of the log, writes over it,
//! and notes the log as complete. Where that was damage, everything after it would be gone. So the
//! segments that it may write to are copied aside first, with its snapshots, and put back when the
//! log turns out to miss events. An opening that was killed is undone by the next one.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
};

use event_store::Position;

use crate::{
    disk::{DATABASE, sync_path},
    fault::{Fault, io_fault},
    witness,
};

/// The folder in which the copies lie.
const FOLDER: &str = "before-open";
/// Written when the copies are complete.
const MARK: &str = "complete";
/// sled's segments.
const SEGMENT: usize = 512 * 1024;
/// A database up to this size is copied whole, so that it can be put back byte for byte.
const SMALL: u64 = 64 << 20;

/// Copies of what sled may change.
#[derive(Debug)]
pub(crate) struct Safeguard {
    dir: PathBuf,
}

impl Safeguard {
    /// Copies what sled may change in `dir`; nothing, if there is no database yet.
    pub(crate) fn take(dir: &Path) -> Result<Option<Self>, Fault> {
        let database = dir.join(DATABASE);
        if !database.exists() {
            return Ok(None);
        }
        let guard = Self { dir: dir.to_owned() };
        let folder = guard.folder();
        if let Err(error) = guard.copy(&database, &folder) {
            // What was begun would only take up the space of which there is too little.
            guard.remove()?;
            return Err(io_fault("copying the end of the log to", &folder)(error));
        }
        Ok(Some(guard))
    }

    /// Undoes an opening that was killed.
    pub(crate) fn undo_leftover(dir: &Path) -> Result<(), Fault> {
        let guard = Self { dir: dir.to_owned() };
        let folder = guard.folder();
        let Ok(mark) = fs::read_to_string(folder.join(MARK)) else {
            return guard.remove();
        };
        // After a power cut the copies may not be whole; and where more was acknowledged since, the
        // opening succeeded after all.
        let whole = guard.mark(&folder).is_ok_and(|expected| expected == mark);
        if whole { guard.restore() } else { guard.remove() }
    }

    /// Puts everything back as it was.
    pub(crate) fn restore(self) -> Result<(), Fault> {
        let folder = self.folder();
        self.put_back(&folder)
            .map_err(io_fault("putting back the end of the log in", &self.dir))?;
        sync_path(&self.dir.join(DATABASE))?;
        self.remove()
    }

    /// The copies are not needed: the log is sound.
    pub(crate) fn remove(self) -> Result<(), Fault> {
        let folder = self.folder();
        if !folder.exists() {
            return Ok(());
        }
        let fault = |error| io_fault("removing", &folder)(error);
        match fs::remove_file(folder.join(MARK)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(fault(error)),
            _ => {}
        }
        // Durable before anything is acknowledged: it must not be undone by a later opening.
        sync_path(&folder)?;
        fs::remove_dir_all(&folder).map_err(fault)?;
        sync_path(&self.dir)
    }

    fn folder(&self) -> PathBuf {
        self.dir.join(FOLDER)
    }

    /// What the mark says: how far the log was acknowledged, and a checksum of the copies.
    fn mark(&self, folder: &Path) -> io::Result<String> {
        let mut names: Vec<_> = snapshots(folder)?.into_iter().map(|entry| entry.name).collect();
        names.push(DATABASE.to_owned());
        names.sort_unstable();
        let mut hasher = crc32fast::Hasher::new();
        let mut bytes = vec![0; SEGMENT];
        for name in names {
            hasher.update(name.as_bytes());
            let mut file = File::open(folder.join(name))?;
            loop {
                let read = file.read(&mut bytes)?;
                if read == 0 {
                    break;
                }
                hasher.update(&bytes[..read]);
            }
        }
        let Position(head) = witness::noted(&self.dir).unwrap_or_default();
        Ok(format!("complete at {head}, checksum {:08x}\n", hasher.finalize()))
    }

    fn copy(&self, database: &Path, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut tail_from = 0;
        for entry in snapshots(&self.dir)? {
            tail_from = tail_from.max(entry.from);
            fs::copy(&entry.path, folder.join(&entry.name))?;
        }
        let file = File::open(database)?;
        let length = file.metadata()?.len();
        let mut copy = File::create(folder.join(DATABASE))?;
        copy.write_all(&length.to_le_bytes())?;
        let mut segment = vec![0; SEGMENT];
        for offset in (0..length).step_by(SEGMENT) {
            if length > SMALL && !may_change(&file, offset, tail_from) {
                continue;
            }
            let here = SEGMENT.min(usize::try_from(length - offset).unwrap_or(SEGMENT));
            file.read_exact_at(&mut segment[..here], offset)?;
            copy.write_all(&offset.to_le_bytes())?;
            copy.write_all(&(here as u64).to_le_bytes())?;
            copy.write_all(&segment[..here])?;
        }
        fs::write(folder.join(MARK), self.mark(folder)?)
    }

    fn put_back(&self, folder: &Path) -> io::Result<()> {
        let mut copy = io::BufReader::new(File::open(folder.join(DATABASE))?);
        let file = File::options().write(true).open(self.dir.join(DATABASE))?;
        file.set_len(read_number(&mut copy)?)?;
        let mut segment = vec![0; SEGMENT];
        while let Ok(offset) = read_number(&mut copy) {
            let here = usize::try_from(read_number(&mut copy)?).unwrap_or(usize::MAX).min(SEGMENT);
            copy.read_exact(&mut segment[..here])?;
            file.write_all_at(&segment[..here], offset)?;
        }
        let kept = snapshots(folder)?;
        for entry in snapshots(&self.dir)? {
            if !kept.iter().any(|kept| kept.name == entry.name) {
                fs::remove_file(&entry.path)?;
            }
        }
        for entry in kept {
            let there = self.dir.join(&entry.name);
            if fs::read(&there).ok() != fs::read(&entry.path).ok() {
                fs::copy(&entry.path, there)?;
            }
        }
        Ok(())
    }
}

/// One of sled's snapshots: it has everything up to `from`.
struct Snapshot {
    path: PathBuf,
    name: String,
    from: i64,
}

fn snapshots(dir: &Path) -> io::Result<Vec<Snapshot>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let number = name.strip_prefix("snap.").map(|number| i64::from_str_radix(number, 16));
        if let Some(Ok(from)) = number {
            found.push(Snapshot { path: entry.path(), name, from });
        }
    }
    Ok(found)
}

/// Whether sled may write to a segment when it opens: where the segment is younger than the snapshot,
/// or cannot be told to be older.
fn may_change(file: &File, offset: u64, tail_from: i64) -> bool {
    let mut header = [0; 20];
    if file.read_exact_at(&mut header, offset).is_err() {
        return true;
    }
    // A checksum, then the log sequence number, both disguised by a constant.
    let (crc, content) = header.split_at(4);
    if (!crc32fast::hash(content)).to_le_bytes() != crc {
        // A segment that was filled to free it would only be filled again.
        return header.iter().any(|byte| *byte != header[0]);
    }
    let number = i64::from_le_bytes(content[..8].try_into().unwrap_or_default()) ^ i64::MAX;
    let segment = i64::try_from(SEGMENT).unwrap_or(i64::MAX);
    number >= tail_from / segment * segment
}

fn read_number(from: &mut impl Read) -> io::Result<u64> {
    let mut bytes = [0; 8];
    from.read_exact(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}
