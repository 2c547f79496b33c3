//! Turns many small blocks into few full, compressed ones, while nobody writes or when there are many.
//!
//! Each step is one batch, all or none: the merged blocks come, the small ones go. Events that were
//! acknowledged are in the log before and after it, under the same positions.

use std::sync::Arc;

use event_store::{Position, Recorded};

use crate::{
    block::{BLOCK_BYTES, Effort, Key, Packer, Stored, unpack},
    dictionary::Dictionary,
    disk::{Changes, Disk},
    fault::Fault,
};

/// The most values that one step takes away: it must stay well below what may be written between
/// two syncs.
const STEP: usize = 192;
/// The most bytes that one step compresses anew, so that nobody waits long for it.
const STEP_BYTES: usize = 48 << 10;
/// So many small values make it worth while although somebody writes.
const BEHIND: usize = 128;
/// Fewer are left alone.
const WORTH: usize = 32;
/// A block that is fuller than this is left as it is.
const FULL: usize = BLOCK_BYTES * 3 / 4;

/// Knows how far blocks are merged.
pub(crate) struct Merger {
    packer: Packer,
    /// Every block before this is as it will stay.
    next: Position,
    /// Whether there may be more small values than are counted.
    unknown: bool,
    /// How many small values are known to lie after.
    small: usize,
    enabled: bool,
}

impl Merger {
    /// Begins at `next`: what lies before was merged earlier.
    pub(crate) fn new(next: Position, enabled: bool) -> Result<Self, Fault> {
        Ok(Self {
            packer: Packer::new(Effort::Thorough, None)?,
            next,
            unknown: true,
            small: 0,
            enabled,
        })
    }

    /// Takes note of what was stored.
    pub(crate) fn note(&mut self, stored: &[Stored]) {
        self.small += stored.iter().filter(|stored| stored.value.len() < FULL).count();
    }

    pub(crate) fn next(&self) -> Position {
        self.next
    }

    pub(crate) fn set_dictionary(
        &mut self,
        dictionary: Option<Arc<Dictionary>>,
    ) -> Result<(), Fault> {
        self.packer.set_dictionary(dictionary)
    }

    pub(crate) fn has_work(&self) -> bool {
        self.enabled && (self.unknown || self.small >= WORTH)
    }

    pub(crate) fn is_behind(&self) -> bool {
        self.enabled && (self.unknown || self.small >= BEHIND)
    }

    /// Looks at the next values up to `head` and merges the first small ones that lie side by side:
    /// one alone between full ones, as every group of many writers leaves it, gains nothing.
    pub(crate) fn step(&mut self, disk: &Disk, head: Position) -> Result<(), Fault> {
        let keys = disk.keys_from(Key::of(self.next), STEP)?;
        let at_end = keys.len() < STEP;
        let is_small = |(key, length): &(Key, usize)| key.part == 0 && *length < FULL;
        let begins = |at: &usize| is_small(&keys[*at]) && keys.get(at + 1).is_none_or(is_small);
        let skipped = (0..keys.len()).find(begins).unwrap_or(keys.len());
        let mut bytes = 0;
        let small: Vec<Key> = keys[skipped..]
            .iter()
            .take_while(|entry| {
                bytes += entry.1;
                is_small(entry) && bytes <= STEP_BYTES
            })
            .map(|(key, _)| *key)
            .collect();
        let up_to_end = at_end && skipped + small.len() == keys.len();
        self.unknown = !up_to_end;
        if up_to_end && small.len() < WORTH {
            // The youngest, which more will join.
            self.small = small.len();
            self.next = small.first().map_or(head.next(), |key| key.position);
            return Ok(());
        }
        // The last that was looked at may have a neighbour that was not.
        let again = !at_end && small.len() == 1;
        let seen = &keys[..skipped + small.len() - usize::from(again)];
        self.next = seen.last().map_or(self.next, |(key, _)| key.position.next());
        self.small = self.small.saturating_sub(seen.iter().filter(|entry| is_small(entry)).count());
        let rest = if small.len() > 1 { self.merge(disk, &small)? } else { None };
        if let Some(rest) = rest.filter(|_| skipped + small.len() == keys.len()) {
            // The last is not full yet, and more may follow.
            self.next = rest;
            self.small += 1;
        }
        Ok(())
    }

    /// Merges blocks, and says where the last of the new ones begins if it is not full.
    fn merge(&mut self, disk: &Disk, small: &[Key]) -> Result<Option<Position>, Fault> {
        let mut events: Vec<Recorded> = Vec::new();
        for key in small {
            let missing = || Fault::damaged(key.position, "the block is missing");
            let value = disk.get(*key)?.ok_or_else(missing)?;
            events.extend(unpack(key.position, &value, disk.dictionaries())?);
        }
        let put = self.packer.pack(&events)?;
        let remains = |key: &Key| put.iter().any(|stored| stored.key == *key);
        let remove = small.iter().filter(|key| !remains(key)).copied().collect();
        let rest = put.last().filter(|last| last.value.len() < FULL).map(|last| last.key.position);
        disk.write(Changes { remove, put })?;
        Ok(rest)
    }
}
