//! Several events as one stored value of at most 4 KiB, and one large event as several values.
//!
//! The limit is sled's: larger values make it spill pages to files that it never syncs.

use std::sync::Arc;

use event_store::{Position, Recorded};
use zstd::bulk::Compressor;

use crate::{
    dictionary::{Dictionaries, Dictionary, decompress},
    fault::Fault,
    frame::{Decoder, Encoder},
    wire::{Reader, put_number},
};

/// The most bytes of one stored value.
pub(crate) const BLOCK_BYTES: usize = 4096;

/// The most bytes that a block may claim to hold: the largest event and its envelope fit.
const UNPACKED_BYTES: usize = 4 << 20;

/// The most events of one block, and the most bytes of data if there are several: who wants one
/// event has to read the block.
const BLOCK_EVENTS: usize = 1024;
const BLOCK_DATA: usize = 64 << 10;

/// Less text than this is not compressed without a dictionary.
const PLAIN_TEXT: usize = 2048;

/// How often to try how many events fit into a block.
const TRIES: usize = 4;

/// How many bytes to expect in a block that is to fit at the first try.
const SURE_BYTES: usize = BLOCK_BYTES / 32 * 31;

/// How much work a block may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// While somebody waits: the first block that fits will do.
    Quick,
    /// What stays: blocks are filled, and compressed harder.
    Thorough,
}

impl Effort {
    /// zstd's level.
    fn level(self) -> i32 {
        match self {
            Self::Quick => 1,
            Self::Thorough => 6,
        }
    }
}

const PLAIN: u8 = 1;
const COMPRESSED: u8 = 2;
/// Compressed with a dictionary, whose number follows.
const WITH_DICTIONARY: u8 = 3;
/// The first of several values that together are one of the above.
const FIRST_PART: u8 = 4;

/// A value under its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) key: Key,
    pub(crate) value: Vec<u8>,
}

/// The key of a value: the position of its first event, and which part it is of what stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) position: Position,
    pub(crate) part: u16,
}

impl Key {
    pub(crate) fn of(position: Position) -> Self {
        Self { position, part: 0 }
    }

    /// Sequential, so that sled appends: big-endian, parts after the first.
    pub(crate) fn to_bytes(self) -> Vec<u8> {
        let mut bytes = self.position.0.to_be_bytes().to_vec();
        if self.part > 0 {
            bytes.extend(self.part.to_be_bytes());
        }
        bytes
    }

    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        let (position, part) = bytes.split_at_checked(8)?;
        let part = if part.is_empty() { 0 } else { u16::from_be_bytes(part.try_into().ok()?) };
        Some(Self { position: Position(u64::from_be_bytes(position.try_into().ok()?)), part })
    }
}

/// Packs events into values, compressed.
pub(crate) struct Packer {
    encoder: Encoder,
    compressor: Compressor<'static>,
    effort: Effort,
    dictionary: Option<Arc<Dictionary>>,
    /// How many bytes an event took in the last full block.
    bytes_an_event: usize,
}

/// A block, and how many events it holds.
struct Packed {
    bytes: Vec<u8>,
    events: usize,
}

impl Packer {
    pub(crate) fn new(effort: Effort, dictionary: Option<Arc<Dictionary>>) -> Result<Self, Fault> {
        let text = dictionary.as_ref().map_or(&[][..], |dictionary| &dictionary.text);
        let compressor = Compressor::with_dictionary(effort.level(), text);
        let compressor =
            compressor.map_err(|error| Fault::failed("starting compression", &error))?;
        let encoder = Encoder::default();
        Ok(Self { encoder, compressor, effort, dictionary, bytes_an_event: 200 })
    }

    /// Uses another dictionary from now on.
    pub(crate) fn set_dictionary(
        &mut self,
        dictionary: Option<Arc<Dictionary>>,
    ) -> Result<(), Fault> {
        *self = Self::new(self.effort, dictionary)?;
        Ok(())
    }

    /// Values for events that follow one another without gap.
    pub(crate) fn pack(&mut self, mut events: &[Recorded]) -> Result<Vec<Stored>, Fault> {
        let mut stored = Vec::new();
        while let Some(first) = events.first() {
            let key = Key::of(first.position);
            let Packed { bytes, events: taken } = self.largest_block(events)?;
            if bytes.len() <= BLOCK_BYTES {
                stored.push(Stored { key, value: bytes });
            } else {
                stored.extend(parts(first.position, &bytes));
            }
            events = &events[taken..];
        }
        Ok(stored)
    }

    /// About as many of the first events as fit into one value; one event where none fits.
    fn largest_block(&mut self, events: &[Recorded]) -> Result<Packed, Fault> {
        let most = readable(events);
        let mut best = None;
        let guess = self.guess();
        let mut count = guess.min(most);
        for _ in 0..TRIES {
            let packed = Packed { bytes: self.block(&events[..count])?, events: count };
            let possible = (BLOCK_BYTES * count / packed.bytes.len().max(1)).clamp(1, most);
            if packed.bytes.len() > BLOCK_BYTES {
                if count == 1 {
                    return Ok(packed);
                }
                count = possible.min(count - 1);
                continue;
            }
            // What is nearly full is full enough.
            let full = self.effort == Effort::Quick || possible <= count + count / 10;
            // A rest says little about full blocks.
            if count > 1 && (count >= guess || packed.bytes.len() >= BLOCK_BYTES / 2) {
                self.bytes_an_event = (packed.bytes.len() / count).max(16);
            }
            let larger = best.as_ref().is_none_or(|best: &Packed| best.events < count);
            if larger {
                best = Some(packed);
            }
            if full || !larger {
                break;
            }
            count = possible;
        }
        match best {
            Some(best) => Ok(best),
            None => Ok(Packed { bytes: self.block(&events[..1])?, events: 1 }),
        }
    }

    /// How many events are worth trying first.
    pub(crate) fn guess(&self) -> usize {
        let bytes = match self.effort {
            Effort::Thorough => BLOCK_BYTES,
            Effort::Quick => SURE_BYTES,
        };
        (bytes / self.bytes_an_event).max(1)
    }

    fn block(&mut self, events: &[Recorded]) -> Result<Vec<u8>, Fault> {
        self.encoder.encode(events);
        let Encoder { raw, text, .. } = &self.encoder;
        let mut block = Vec::with_capacity(BLOCK_BYTES);
        // Without a dictionary a few events gain little; they are merged, and compressed then.
        let plain = self.dictionary.is_none() && text.len() < PLAIN_TEXT;
        match &self.dictionary {
            Some(dictionary) => block.extend([WITH_DICTIONARY, dictionary.number]),
            None => block.push(if plain { PLAIN } else { COMPRESSED }),
        }
        put_number(&mut block, events.len() as u64);
        put_number(&mut block, raw.len() as u64);
        put_number(&mut block, text.len() as u64);
        block.extend(raw);
        if plain {
            block.extend(text);
        } else {
            let compressed = self.compressor.compress(text);
            block.extend(compressed.map_err(|error| Fault::failed("compressing events", &error))?);
        }
        Ok(block)
    }
}

/// How many of the first events a block may hold, at least one.
fn readable(events: &[Recorded]) -> usize {
    let mut data = 0;
    let fitting = events.iter().take(BLOCK_EVENTS).take_while(|event| {
        data += event.data.as_str().len();
        data <= BLOCK_DATA
    });
    fitting.count().max(1)
}

/// Cuts a block that is too large into values.
fn parts(position: Position, block: &[u8]) -> Vec<Stored> {
    let chunks = block.chunks(BLOCK_BYTES - 16);
    let mut first = vec![FIRST_PART];
    put_number(&mut first, chunks.len() as u64);
    let mut stored: Vec<Stored> = (0..)
        .zip(chunks)
        .map(|(part, chunk)| Stored { key: Key { position, part }, value: chunk.to_vec() })
        .collect();
    if let Some(stored) = stored.first_mut() {
        first.append(&mut stored.value);
        stored.value = first;
    }
    stored
}

/// Where a value is the first of several: how many, and what of the block it holds.
pub(crate) fn first_part(value: &[u8]) -> Option<(u16, &[u8])> {
    let mut reader = Reader(value);
    if reader.byte()? != FIRST_PART {
        return None;
    }
    let parts = u16::try_from(reader.number()?).ok()?;
    Some((parts, reader.0))
}

/// The events of the block whose first event stands at `first`.
pub(crate) fn unpack(
    first: Position,
    block: &[u8],
    dictionaries: &Dictionaries,
) -> Result<Vec<Recorded>, Fault> {
    let unreadable = || Fault::damaged(first, "the block that begins there cannot be read");
    let mut reader = Reader(block);
    let kind = reader.byte().ok_or_else(unreadable)?;
    let dictionary = match kind {
        PLAIN | COMPRESSED => None,
        WITH_DICTIONARY => {
            Some(reader.byte().and_then(|n| dictionaries.get(n)).ok_or_else(unreadable)?)
        }
        _ => return Err(unreadable()),
    };
    let mut length = |most| reader.length().filter(|&n| n <= most).ok_or_else(unreadable);
    let (count, raw, text) =
        (length(BLOCK_EVENTS)?, length(BLOCK_EVENTS * 128)?, length(UNPACKED_BYTES)?);
    let raw = reader.take(raw).ok_or_else(unreadable)?;
    if kind == PLAIN {
        return decode(first, count, raw, reader.0);
    }
    let text = decompress(dictionary.as_deref(), reader.0, text).ok_or_else(unreadable)?;
    decode(first, count, raw, &text)
}

fn decode(first: Position, count: usize, raw: &[u8], text: &[u8]) -> Result<Vec<Recorded>, Fault> {
    let mut decoder = Decoder::new(raw, text);
    let mut events = Vec::with_capacity(count);
    for position in (first.0..).map(Position).take(count) {
        let event = decoder
            .event(position, &events)
            .ok_or_else(|| Fault::damaged(position, "the event is not what was written"))?;
        events.push(event);
    }
    if !decoder.is_done() || events.is_empty() {
        return Err(Fault::damaged(first, "the block that begins there has another length"));
    }
    Ok(events)
}
