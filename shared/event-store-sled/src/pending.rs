//! An append that is too large for one batch: marked before it begins, unmarked with its last part.
//!
//! What is written between two syncs is bounded (see `disk::BATCH_KEYS`), so a large append takes
//! several batches. The first brings a mark that says which positions it will fill, the last removes
//! the mark. A log that is opened with the mark in it was cut off in between, before anybody was
//! answered, and what there is of the append is taken out again.

use event_store::Position;

use crate::{
    block::{Key, Stored},
    disk::{BATCH_KEYS, Changes, Disk},
    fault::Fault,
    wire::{Reader, put_number},
};

/// Position 0 holds no event.
const MARK: Key = Key { position: Position::START, part: 0 };

/// The positions that a large append fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pending {
    pub(crate) first: Position,
    pub(crate) last: Position,
}

/// Stores a large append.
pub(crate) fn write(disk: &Disk, pending: &Pending, stored: Vec<Stored>) -> Result<(), Fault> {
    let mut mark = Vec::new();
    put_number(&mut mark, pending.first.0);
    put_number(&mut mark, pending.last.0);
    let mut stored = stored.into_iter().peekable();
    let mut put = vec![Stored { key: MARK, value: mark }];
    while stored.peek().is_some() {
        put.extend(stored.by_ref().take(BATCH_KEYS - 1));
        let remove = if stored.peek().is_none() { vec![MARK] } else { Vec::new() };
        disk.write(Changes { remove, put: std::mem::take(&mut put) })?;
    }
    Ok(())
}

/// Takes out what was cut off.
pub(crate) fn discard(disk: &Disk) -> Result<(), Fault> {
    let Some(mark) = disk.get(MARK)? else { return Ok(()) };
    let mut reader = Reader(&mark);
    let unreadable = || Fault::damaged(MARK.position, "the mark of a large append cannot be read");
    let first = Position(reader.number().ok_or_else(unreadable)?);
    reader.number().filter(|&last| last >= first.0).ok_or_else(unreadable)?;
    tracing::warn!(
        "taking out an append at position {first} that was cut off and never acknowledged"
    );
    loop {
        let keys = disk.keys_from(Key::of(first), BATCH_KEYS - 1)?;
        let mut remove: Vec<Key> = keys.iter().map(|(key, _)| *key).collect();
        let done = remove.len() < BATCH_KEYS - 1;
        if done {
            remove.push(MARK);
        }
        disk.write(Changes { remove, put: Vec::new() })?;
        if done {
            return Ok(());
        }
    }
}
