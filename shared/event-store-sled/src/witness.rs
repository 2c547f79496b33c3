//! How far the log was acknowledged, noted outside of it: a log that ends earlier has lost events.
//!
//! The note is written after each sync and not synced itself: it never says more than is durable,
//! and after a power cut an older one may be there, or one that cannot be read and says nothing.

use std::{
    fs::{File, OpenOptions},
    os::unix::fs::FileExt,
    path::Path,
};

use event_store::Position;

use crate::fault::{Fault, io_fault};

const FILE: &str = "head";

/// The note.
#[derive(Debug)]
pub(crate) struct Witness(File);

impl Witness {
    pub(crate) fn open(dir: &Path) -> Result<Self, Fault> {
        let path = dir.join(FILE);
        let file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        file.map(Self).map_err(io_fault("opening", &path))
    }

    /// Notes that everything up to `head` is durable.
    pub(crate) fn note(&self, head: Position) -> Result<(), Fault> {
        let written = self.0.write_all_at(&encode(head), 0);
        written.map_err(|error| Fault::failed("noting the head", &error))
    }

    /// Makes the note durable.
    pub(crate) fn sync(&self) -> Result<(), Fault> {
        self.0.sync_data().map_err(|error| Fault::failed("noting the head", &error))
    }
}

/// What is noted in `dir`, if anything that can be read.
pub(crate) fn noted(dir: &Path) -> Option<Position> {
    let bytes: [u8; 12] = std::fs::read(dir.join(FILE)).ok()?.try_into().ok()?;
    let head = Position(u64::from_le_bytes(bytes[..8].try_into().ok()?));
    (encode(head) == bytes).then_some(head)
}

fn encode(head: Position) -> [u8; 12] {
    let mut bytes = [0; 12];
    bytes[..8].copy_from_slice(&head.0.to_le_bytes());
    bytes[8..].copy_from_slice(&crc32fast::hash(&head.0.to_le_bytes()).to_le_bytes());
    bytes
}
