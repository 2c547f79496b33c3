//! What the events of a log have in common, so that few of them compress as well as many.
//!
//! A dictionary is text of earlier events, kept in the database before the first position. It is made
//! when the log has grown enough to know better than the one before; blocks name theirs by number.

use std::{
    cell::RefCell,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use event_store::{Position, Recorded};
use zstd::bulk::{Compressor, Decompressor};

use crate::{
    block::{BLOCK_BYTES, Key, Stored},
    fault::Fault,
    frame::Encoder,
    wire::{Reader, put_number},
};

/// The most bytes of a dictionary.
const BYTES: usize = 32 << 10;
/// How many of a dictionary's parts there may be.
const PARTS: u16 = 32;
/// The most dictionaries.
const MOST: usize = 8;
/// At which head the first is made, and how much the log must grow for the next.
const FIRST: u64 = 1_000;
const GROWTH: u64 = 16;
/// It is made of so many samples of the end of the log, so far apart, of so many events.
pub(crate) const SAMPLES: u64 = 8;
pub(crate) const SAMPLE_EVERY: u64 = 120;
pub(crate) const SAMPLE: usize = 10;

/// Text that a block may refer to.
#[derive(Debug)]
pub(crate) struct Dictionary {
    /// Its place in the log, and in blocks.
    pub(crate) number: u8,
    pub(crate) text: Vec<u8>,
    /// Tells it from those of other logs in the same process.
    unique: u64,
}

/// Those of a log, by number.
#[derive(Debug, Default)]
pub(crate) struct Dictionaries(RwLock<Vec<Arc<Dictionary>>>);

impl Dictionaries {
    pub(crate) fn get(&self, number: u8) -> Option<Arc<Dictionary>> {
        self.read(|all| all.get(usize::from(number)).cloned())
    }

    /// The youngest.
    pub(crate) fn current(&self) -> Option<Arc<Dictionary>> {
        self.read(|all| all.last().cloned())
    }

    /// Whether another one should be made.
    pub(crate) fn is_due(&self, head: Position) -> bool {
        self.read(|all| {
            let made = u32::try_from(all.len()).unwrap_or(u32::MAX);
            all.len() < MOST && head.0 >= FIRST.saturating_mul(GROWTH.saturating_pow(made))
        })
    }

    /// What to store for a new one that is made of these events.
    pub(crate) fn make(&self, events: &[Recorded]) -> Result<(Vec<u8>, Vec<Stored>), Fault> {
        let mut encoder = Encoder::default();
        encoder.encode(events);
        let mut text = encoder.text;
        text.truncate(BYTES);
        let number = self.read(Vec::len);
        let stored = store(u8::try_from(number).unwrap_or(u8::MAX), &text)?;
        Ok((text, stored))
    }

    /// Takes up one that is stored.
    pub(crate) fn push(&self, text: Vec<u8>) {
        static UNIQUE: AtomicU64 = AtomicU64::new(0);
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let number = u8::try_from(all.len()).unwrap_or(u8::MAX);
        let unique = UNIQUE.fetch_add(1, Ordering::Relaxed);
        all.push(Arc::new(Dictionary { number, text, unique }));
    }

    /// Takes up all that are stored, as the values before the first position.
    pub(crate) fn load(&self, values: &[(Key, Vec<u8>)]) -> Result<(), Fault> {
        let mut parts = values.iter().filter(|(key, _)| key.part > 0).peekable();
        let mut number = 0;
        while let Some((first, _)) = parts.peek() {
            let damaged = || {
                Fault::damaged(Position(1), format!("dictionary {number} is not what was written"))
            };
            if first.part != key_of(number, 0).part {
                return Err(damaged());
            }
            let mut joined = Vec::new();
            while let Some((_, value)) =
                parts.next_if(|(key, _)| key.part / PARTS == u16::from(number) + 1)
            {
                joined.extend(value);
            }
            self.push(parse(&joined).ok_or_else(damaged)?);
            number += 1;
        }
        Ok(())
    }

    fn read<T>(&self, action: impl FnOnce(&Vec<Arc<Dictionary>>) -> T) -> T {
        action(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

fn key_of(number: u8, part: u16) -> Key {
    Key { position: Position::START, part: (u16::from(number) + 1) * PARTS + part }
}

/// Checksum, length, and the text compressed, in values that fit.
fn store(number: u8, text: &[u8]) -> Result<Vec<Stored>, Fault> {
    let fault = |error| Fault::failed("making a dictionary", &error);
    let compressed = Compressor::new(9).and_then(|mut c| c.compress(text)).map_err(fault)?;
    let mut bytes = crc32fast::hash(text).to_le_bytes().to_vec();
    put_number(&mut bytes, text.len() as u64);
    bytes.extend(compressed);
    let chunks = (0..).zip(bytes.chunks(BLOCK_BYTES));
    Ok(chunks
        .map(|(part, chunk)| Stored { key: key_of(number, part), value: chunk.to_vec() })
        .collect())
}

fn parse(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader(bytes);
    let crc = u32::from_le_bytes(reader.array()?);
    let length = reader.length().filter(|&length| length <= BYTES)?;
    let text = Decompressor::new().ok()?.decompress(reader.0, length).ok()?;
    (crc32fast::hash(&text) == crc).then_some(text)
}

/// Undoes compression, with a dictionary or without.
pub(crate) fn decompress(
    dictionary: Option<&Dictionary>,
    compressed: &[u8],
    length: usize,
) -> Option<Vec<u8>> {
    type Context = (Option<u64>, Decompressor<'static>);
    const CONTEXTS: usize = 4;
    thread_local! {
        static KNOWN: RefCell<Vec<Context>> = const { RefCell::new(Vec::new()) };
    }
    KNOWN.with_borrow_mut(|known| {
        let unique = dictionary.map(|dictionary| dictionary.unique);
        let place = known.iter().position(|(of, _)| *of == unique);
        if place.is_none() {
            let text = dictionary.map_or(&[][..], |dictionary| &dictionary.text);
            known.truncate(CONTEXTS - 1);
            known.insert(0, (unique, Decompressor::with_dictionary(text).ok()?));
        }
        let place = place.unwrap_or(0);
        let text = known[place].1.decompress(compressed, length).ok()?;
        (text.len() == length).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_dictionaries_come_back_and_changed_ones_do_not() {
        let texts =
            [vec![1; 20_000], (0..32_000_u32).map(|n| n.to_le_bytes()[(n % 3) as usize]).collect()];
        let mut values: Vec<(Key, Vec<u8>)> = Vec::new();
        for (number, text) in (0..).zip(&texts) {
            let stored = store(number, text).unwrap();
            values.extend(stored.into_iter().map(|stored| (stored.key, stored.value)));
        }
        let loaded = Dictionaries::default();
        loaded.load(&values).unwrap();
        assert!((0..).zip(&texts).all(|(number, text)| loaded.get(number).unwrap().text == *text));
        assert!(loaded.get(2).is_none());
        let middle = values.len() / 2;
        values[middle].1[100] ^= 1;
        assert!(Dictionaries::default().load(&values).is_err());
        values.remove(middle);
        assert!(Dictionaries::default().load(&values).is_err());
    }
}
