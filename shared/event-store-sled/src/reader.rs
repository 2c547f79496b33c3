//! Reading events: from the log in order, or where the indexes say.

use std::{num::NonZero, sync::LazyLock, thread};

use event_store::{Appended, CommandId, MAX_EVENTS, Position, Recorded, StreamId, chain::Tail};

use crate::{
    disk::{Block, Disk},
    fault::Fault,
    index::{Index, MOST_COUNTED},
};

/// How many blocks are fetched at a time.
const BLOCKS: usize = 64;
/// Room for so many events is made at once.
const RESERVE: usize = 8192;
/// So many are worth several threads.
const MANY: usize = 8;

/// The events after `after` up to `end`, at most `limit`: whatever is missing among them is damage.
pub(crate) fn read(
    disk: &Disk,
    after: Position,
    end: Position,
    limit: usize,
) -> Result<Vec<Recorded>, Fault> {
    let last = Position(after.0.saturating_add(limit as u64)).min(end);
    if after >= last {
        return Ok(Vec::new());
    }
    let count = usize::try_from(last.0 - after.0).unwrap_or(usize::MAX);
    let mut events = Vec::with_capacity(count.min(RESERVE));
    let mut next = after.next();
    let mut moved = 0;
    while next <= last {
        let wanted = usize::try_from(last.0 - next.0 + 1).unwrap_or(usize::MAX);
        let mut progress = false;
        let blocks = disk.blocks_from(next, wanted.min(BLOCKS))?;
        for unpacked in unpack_all(disk, &blocks, last)? {
            let Some(skip) = place_in(&unpacked, next) else { break };
            events
                .extend(unpacked.into_iter().skip(skip).take_while(|event| event.position <= last));
            next = events.last().map_or(next, |event| event.position.next());
            progress = true;
            if next > last {
                break;
            }
        }
        // Blocks may have been merged between two looks; a second look at the same place that
        // still finds nothing means that nothing is there.
        moved = if progress { 0 } else { moved + 1 };
        if moved > 2 {
            return Err(Fault::damaged(next, "the event is missing"));
        }
    }
    Ok(events)
}

/// The events of the blocks that begin up to `last`, by several threads if there are many.
fn unpack_all(disk: &Disk, blocks: &[Block], last: Position) -> Result<Vec<Vec<Recorded>>, Fault> {
    static CORES: LazyLock<usize> =
        LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get).min(4));
    let blocks = &blocks[..blocks.partition_point(|block| block.first <= last)];
    let unpack = |blocks: &[Block]| -> Result<Vec<_>, Fault> {
        blocks.iter().map(|block| disk.unpack(block)).collect()
    };
    if blocks.len() < MANY || *CORES == 1 {
        return unpack(blocks);
    }
    let (own, others) = blocks.split_at(blocks.len() / *CORES);
    let shares = others.chunks(others.len().div_ceil(*CORES - 1));
    thread::scope(|scope| {
        let threads: Vec<_> = shares.map(|share| scope.spawn(move || unpack(share))).collect();
        let mut unpacked = unpack(own)?;
        for thread in threads {
            let gone = |_| Fault::failed("reading the log", &"a thread ended early");
            unpacked.extend(thread.join().map_err(gone)??);
        }
        Ok(unpacked)
    })
}

/// Which of the events of a block stands at `position`.
fn place_in(events: &[Recorded], position: Position) -> Option<usize> {
    let first = events.first()?.position;
    let place = usize::try_from(position.0.checked_sub(first.0)?).ok()?;
    (place < events.len()).then_some(place)
}

/// The event at one position.
pub(crate) fn event_at(disk: &Disk, position: Position) -> Result<Recorded, Fault> {
    let missing = || Fault::damaged(position, "the event is missing");
    let before = Position(position.0.checked_sub(1).ok_or_else(missing)?);
    read(disk, before, position, 1)?.pop().ok_or_else(missing)
}

/// The events of a stream after `after` up to `end`, at most `limit`.
pub(crate) fn read_stream(
    disk: &Disk,
    index: &Index,
    stream: &StreamId,
    (after, end): (Position, Position),
    limit: usize,
) -> Result<Vec<Recorded>, Fault> {
    let mut events: Vec<Recorded> = Vec::new();
    let mut after = after;
    while events.len() < limit && after < end {
        let wanted = limit - events.len();
        let positions = index.positions(stream, after, wanted)?;
        let mut block: Vec<Recorded> = Vec::new();
        for &position in positions.iter().take_while(|position| **position <= end) {
            if block.last().is_none_or(|last| last.position < position) {
                block = block_with(disk, position)?;
            }
            let found = block.iter().find(|event| event.position == position);
            let event = found.ok_or_else(|| Fault::damaged(position, "the event is missing"))?;
            // Another stream may share the fingerprint.
            if event.stream == *stream {
                events.push(event.clone());
            }
        }
        match positions.last() {
            Some(last) if positions.len() == wanted && *last <= end => after = *last,
            _ => break,
        }
    }
    Ok(events)
}

/// The events of the block in which `position` stands.
fn block_with(disk: &Disk, position: Position) -> Result<Vec<Recorded>, Fault> {
    let missing = || Fault::damaged(position, "the event is missing");
    let block = disk.block_up_to(position)?.ok_or_else(missing)?;
    let events = disk.unpack(&block)?;
    place_in(&events, position).map(|_| ()).ok_or_else(missing)?;
    Ok(events)
}

/// Where a stream ends: the position of its last event, and what the next is chained to.
pub(crate) fn end_of(
    disk: &Disk,
    index: &Index,
    stream: &StreamId,
) -> Result<(Position, Tail), Fault> {
    let Some(position) = index.last(stream)? else { return Ok(Default::default()) };
    let event = event_at(disk, position)?;
    if event.stream == *stream {
        return Ok((position, Tail::of(&event)));
    }
    // Another stream shares the fingerprint.
    let positions = index.positions(stream, Position::START, usize::MAX)?;
    for position in positions.into_iter().rev() {
        let event = event_at(disk, position)?;
        if event.stream == *stream {
            return Ok((position, Tail::of(&event)));
        }
    }
    Ok(Default::default())
}

/// The answer that a command got, in a log that ends at `end`.
pub(crate) fn outcome(
    disk: &Disk,
    index: &Index,
    command: CommandId,
    end: Position,
) -> Result<Option<Appended>, Fault> {
    for answer in index.answers(command)? {
        // Another command may share the fingerprint.
        if event_at(disk, answer.first)?.command == command {
            return whole(disk, answer, command, end).map(Some);
        }
    }
    Ok(None)
}

/// All of an append of which the index may only tell the beginning: its events stand together, so the
/// last of them is found by halves.
fn whole(
    disk: &Disk,
    told: Appended,
    command: CommandId,
    end: Position,
) -> Result<Appended, Fault> {
    if told.last.0 - told.first.0 < MOST_COUNTED {
        return Ok(told);
    }
    let (mut last, mut most) = (told.last.0, end.0.min(told.first.0 + MAX_EVENTS as u64 - 1));
    while last < most {
        let middle = last + (most - last).div_ceil(2);
        if event_at(disk, Position(middle))?.command == command {
            last = middle;
        } else {
            most = middle - 1;
        }
    }
    Ok(Appended { first: told.first, last: Position(last) })
}
