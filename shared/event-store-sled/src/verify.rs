//! Walks the whole log and holds every event to its checksum, its stream and the indexes.

use std::collections::HashMap;

use event_store::{
    Position, Recorded,
    chain::{self, Tail},
};

use crate::{
    disk::Disk,
    fault::Fault,
    index::{COUNT_BITS, Index, Kind, Pair, command_pair, stream_pair},
};

/// How many blocks are fetched at a time.
const BLOCKS: usize = 64;

/// What was found sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many events.
    pub events: u64,
    /// Of how many streams.
    pub streams: u64,
    /// From how many appends.
    pub appends: u64,
}

/// Verifies everything up to `head`. The first damage is the answer, by its position.
pub(crate) fn verify(
    disk: &Disk,
    index: &Index,
    head: Position,
    progress: &dyn Fn(Position),
) -> Result<Verified, Fault> {
    let mut walk = Walk::default();
    let mut next = Position::START.next();
    let mut misses = 0;
    while next <= head {
        let before = next;
        for block in disk.blocks_from(next, BLOCKS)? {
            let events = disk.unpack(&block)?;
            if block.first > next {
                break;
            }
            for event in
                events.iter().filter(|event| event.position >= next && event.position <= head)
            {
                walk.event(event)?;
            }
            next = events.last().map_or(next, |last| last.position.next().max(next));
        }
        // Blocks may have been merged meanwhile, so look twice.
        misses = if next > before { 0 } else { misses + 1 };
        if misses > 2 {
            return Err(Fault::damaged(next, "the event is missing"));
        }
        progress(next);
    }
    walk.finish();
    compare(&walk.in_streams, index, Kind::Streams, head, |value| value)?;
    compare(&walk.in_commands, index, Kind::Commands, head, |value| value >> COUNT_BITS)?;
    let streams = walk.tails.len() as u64;
    Ok(Verified { events: head.0, streams, appends: walk.in_commands.count })
}

#[derive(Default)]
struct Walk {
    /// Where each stream ends, by a hash of its name, which takes less than the name.
    tails: HashMap<[u8; 16], Tail>,
    /// The first event of the append that is being walked, and how many were met.
    append: Option<(Recorded, usize)>,
    in_streams: Sum,
    in_commands: Sum,
}

impl Walk {
    fn event(&mut self, event: &Recorded) -> Result<(), Fault> {
        let name = blake3::hash(event.stream.as_str().as_bytes());
        let name = name.as_bytes().first_chunk().copied().unwrap_or_default();
        let tail = self.tails.entry(name).or_default();
        *tail = chain::verify(*tail, event)?;
        self.in_streams.add(stream_pair(event));
        match &mut self.append {
            Some((first, count)) if first.command == event.command => *count += 1,
            _ => {
                self.finish();
                self.append = Some((event.clone(), 1));
            }
        }
        Ok(())
    }

    fn finish(&mut self) {
        if let Some((first, count)) = self.append.take() {
            self.in_commands.add(command_pair(&first, count));
        }
    }
}

/// A set of pairs, told apart from other sets whatever their order.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sum {
    count: u64,
    sum: u128,
}

impl Sum {
    fn add(&mut self, (key, value): Pair) {
        let mut mixed = u128::from(key) << 64 | u128::from(value);
        for _ in 0..2 {
            mixed = (mixed ^ (mixed >> 67)).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        }
        self.count += 1;
        self.sum = self.sum.wrapping_add(mixed ^ (mixed >> 64));
    }
}

/// Whether an index holds exactly what the log holds up to `head`.
fn compare(
    log: &Sum,
    index: &Index,
    kind: Kind,
    head: Position,
    position: fn(u64) -> u64,
) -> Result<(), Fault> {
    let mut indexed = Sum::default();
    let (runs, unwritten) = index.all(kind);
    let in_files = runs.iter().flat_map(|run| run.scan());
    for pair in in_files.chain(unwritten.into_iter().map(Ok)) {
        let pair = pair?;
        if position(pair.1) <= head.0 {
            indexed.add(pair);
        }
    }
    if indexed == *log {
        return Ok(());
    }
    let reason = format!(
        "the index of {kind:?} does not agree with the log; removing the folder `index` has it made \
         again from the log"
    );
    Err(Fault::failed("verifying", &reason))
}
