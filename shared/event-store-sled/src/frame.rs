//! One event as bytes: what repeats is named by a flag, what is random is kept apart from what is text.
//!
//! A block holds two strings for its events. `raw` has what no compression helps: checksums, ids and
//! hashes. `text` has the rest. Each event brings one hash: its own where the one before it in its
//! stream is known from the block, and otherwise that one, from which its own is computed. The
//! checksum is over the position and all bytes of the event.

use std::sync::Arc;

use event_store::{CommandId, Hash, Json, Position, Recorded, StreamId, chain::hash_of};
use jiff::Timestamp;
use uuid::Uuid;

use crate::wire::{Reader, put_bytes, put_number, put_signed};

const SAME_STREAM: u64 = 1;
const SAME_ORIGIN: u64 = 1 << 1;
const SAME_COMMAND: u64 = 1 << 2;
const SAME_KIND: u64 = 1 << 3;
const TIMED_ID: u64 = 1 << 4;
const ON_BEHALF: u64 = 1 << 5;
const TRACED: u64 = 1 << 6;
const CORRELATION_IS_COMMAND: u64 = 1 << 7;
const SAME_CORRELATION: u64 = 1 << 8;
const SAME_CAUSATION: u64 = 1 << 9;
const CAUSED: u64 = 1 << 10;
const CHAINED: u64 = 1 << 11;
const CHAINED_IN_BLOCK: u64 = 1 << 12;

/// How far back in its block an event looks for the one before it in its stream.
const REACH: usize = 256;

fn checksum(position: Position, raw: &[u8], text: &[u8]) -> [u8; 4] {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&position.0.to_le_bytes());
    hasher.update(raw);
    hasher.update(text);
    hasher.finalize().to_le_bytes()
}

/// Lays events down, each with respect to those before it in the same block.
#[derive(Debug, Default)]
pub(crate) struct Encoder {
    pub(crate) raw: Vec<u8>,
    pub(crate) text: Vec<u8>,
    hashes: Vec<Hash>,
}

impl Encoder {
    pub(crate) fn encode(&mut self, events: &[Recorded]) {
        self.raw.clear();
        self.text.clear();
        self.hashes.clear();
        let mut before = None;
        for event in events {
            self.event(event, before);
            self.hashes.push(event.hash);
            before = Some(event);
        }
    }

    fn event(&mut self, event: &Recorded, before: Option<&Recorded>) {
        let reach = &self.hashes[self.hashes.len().saturating_sub(REACH)..];
        let back = reach.iter().rev().position(|hash| *hash == event.previous);
        let flags = flags_of(event, before, back.is_some());
        let has = |flag| has(flags, flag);

        let (raw, text) = (&mut self.raw, &mut self.text);
        let (raw_from, text_from) = (raw.len() + 4, text.len());
        raw.extend([0; 4]);
        raw.extend(&event.id.as_bytes()[if has(TIMED_ID) { 6 } else { 0 }..]);
        if !has(SAME_COMMAND) {
            raw.extend(event.command.0.as_bytes());
        }
        if !has(CORRELATION_IS_COMMAND) && !has(SAME_CORRELATION) {
            raw.extend(event.correlation.as_bytes());
        }
        if let Some(cause) = event.causation.filter(|_| has(CAUSED) && !has(SAME_CAUSATION)) {
            raw.extend(cause.as_bytes());
        }
        raw.extend(if has(CHAINED) { event.previous.0 } else { event.hash.0 });

        put_number(text, flags);
        if let Some(back) = back.filter(|_| has(CHAINED_IN_BLOCK)) {
            put_number(text, back as u64);
        }
        if !has(SAME_STREAM) {
            put_bytes(text, event.stream.as_str().as_bytes());
        }
        put_number(text, event.revision);
        if !has(SAME_KIND) {
            put_bytes(text, event.kind.as_bytes());
            put_number(text, event.version.into());
        }
        if !has(SAME_ORIGIN) {
            put_signed(text, event.recorded_at.as_second());
            put_signed(text, event.recorded_at.subsec_nanosecond().into());
            let names =
                [Some(&event.actor), event.on_behalf_of.as_ref(), event.trace_parent.as_ref()];
            names.into_iter().flatten().for_each(|name| put_bytes(text, name.as_bytes()));
        }
        put_bytes(text, event.data.as_str().as_bytes());

        let checksum = checksum(event.position, &raw[raw_from..], &text[text_from..]);
        raw[raw_from - 4..raw_from].copy_from_slice(&checksum);
    }
}

fn flags_of(event: &Recorded, before: Option<&Recorded>, chained_in_block: bool) -> u64 {
    let same = |test: fn(&Recorded, &Recorded) -> bool| before.is_some_and(|b| test(event, b));
    let facts = [
        (SAME_STREAM, same(|e, b| e.stream == b.stream)),
        (SAME_ORIGIN, same(same_origin)),
        (SAME_COMMAND, same(|e, b| e.command == b.command)),
        (SAME_KIND, same(|e, b| e.kind == b.kind && e.version == b.version)),
        (
            TIMED_ID,
            time_of(event.recorded_at).is_some_and(|time| event.id.as_bytes().starts_with(&time)),
        ),
        (ON_BEHALF, event.on_behalf_of.is_some()),
        (TRACED, event.trace_parent.is_some()),
        (CORRELATION_IS_COMMAND, event.correlation == event.command.0),
        (SAME_CORRELATION, same(|e, b| e.correlation == b.correlation)),
        (SAME_CAUSATION, same(|e, b| e.causation.is_some() && e.causation == b.causation)),
        (CAUSED, event.causation.is_some()),
        (CHAINED, event.previous != Hash::default() && !chained_in_block),
        (CHAINED_IN_BLOCK, event.previous != Hash::default() && chained_in_block),
    ];
    facts.into_iter().filter(|(_, holds)| *holds).map(|(flag, _)| flag).sum()
}

fn same_origin(event: &Recorded, before: &Recorded) -> bool {
    event.recorded_at == before.recorded_at
        && event.actor == before.actor
        && event.on_behalf_of == before.on_behalf_of
        && event.trace_parent == before.trace_parent
}

/// The first six bytes that a UUID v7 of this time has.
fn time_of(at: Timestamp) -> Option<[u8; 6]> {
    let millisecond = u64::try_from(at.as_millisecond()).ok()?;
    millisecond.to_be_bytes()[2..].try_into().ok()
}

/// Reads the events of a block back, in order.
#[derive(Debug)]
pub(crate) struct Decoder<'a> {
    raw: Reader<'a>,
    text: Reader<'a>,
}

impl<'a> Decoder<'a> {
    pub(crate) fn new(raw: &'a [u8], text: &'a [u8]) -> Self {
        Self { raw: Reader(raw), text: Reader(text) }
    }

    /// Whether all bytes were used up.
    pub(crate) fn is_done(&self) -> bool {
        self.raw.0.is_empty() && self.text.0.is_empty()
    }

    /// The next event, which stands at `position` after `before` in its block; `None` where the bytes
    /// hold no event, or not the one that was written there.
    pub(crate) fn event(&mut self, position: Position, before: &[Recorded]) -> Option<Recorded> {
        let last = before.last();
        let text_before = self.text.0;
        let flags = self.text.number()?;
        let stored: [u8; 4] = self.raw.array()?;
        let raw_before = self.raw.0;
        let ids = self.ids(flags, last)?;
        let own_or_previous = Hash(self.raw.array()?);
        let previous = if has(flags, CHAINED) {
            own_or_previous
        } else if has(flags, CHAINED_IN_BLOCK) {
            before.get(before.len().checked_sub(self.text.length()?.checked_add(1)?)?)?.hash
        } else {
            Hash::default()
        };
        let stream = if has(flags, SAME_STREAM) {
            last?.stream.clone()
        } else {
            StreamId::new(self.text.text()?).ok()?
        };
        let revision = self.text.number()?;
        let (kind, version) = if has(flags, SAME_KIND) {
            (last?.kind.clone(), last?.version)
        } else {
            let kind = known(&mut self.text, last.map(|l| &l.kind))?;
            (kind, u16::try_from(self.text.number()?).ok()?)
        };
        let origin = self.origin(flags, last)?;
        let mut event = Recorded {
            position,
            stream,
            revision,
            id: ids.id(origin.recorded_at)?,
            kind,
            version,
            recorded_at: origin.recorded_at,
            actor: origin.actor,
            on_behalf_of: origin.on_behalf_of,
            command: ids.command,
            correlation: ids.correlation,
            causation: ids.causation,
            trace_parent: origin.trace_parent,
            data: Json::from_trusted(self.text.text()?),
            previous,
            hash: own_or_previous,
        };
        let raw_used = &raw_before[..raw_before.len() - self.raw.0.len()];
        let text_used = &text_before[..text_before.len() - self.text.0.len()];
        if checksum(position, raw_used, text_used) != stored {
            return None;
        }
        if has(flags, CHAINED) {
            event.hash = hash_of(&event);
        }
        Some(event)
    }

    fn ids(&mut self, flags: u64, last: Option<&Recorded>) -> Option<Ids> {
        let raw = &mut self.raw;
        let id_start = if has(flags, TIMED_ID) { None } else { Some(raw.array()?) };
        let id_end = raw.array()?;
        let command = if has(flags, SAME_COMMAND) { last?.command } else { CommandId(uuid(raw)?) };
        let correlation = match (has(flags, CORRELATION_IS_COMMAND), has(flags, SAME_CORRELATION)) {
            (true, _) => command.0,
            (false, true) => last?.correlation,
            (false, false) => uuid(raw)?,
        };
        let causation = match (has(flags, CAUSED), has(flags, SAME_CAUSATION)) {
            (false, _) => None,
            (true, true) => last?.causation,
            (true, false) => Some(uuid(raw)?),
        };
        Some(Ids { id_start, id_end, command, correlation, causation })
    }

    fn origin(&mut self, flags: u64, last: Option<&Recorded>) -> Option<Origin> {
        if has(flags, SAME_ORIGIN) {
            let last = last?;
            return Some(Origin {
                recorded_at: last.recorded_at,
                actor: last.actor.clone(),
                on_behalf_of: last.on_behalf_of.clone(),
                trace_parent: last.trace_parent.clone(),
            });
        }
        let text = &mut self.text;
        let second = text.signed()?;
        let recorded_at = Timestamp::new(second, i32::try_from(text.signed()?).ok()?).ok()?;
        let actor = known(text, last.map(|l| &l.actor))?;
        let on_behalf_of = if has(flags, ON_BEHALF) {
            Some(known(text, last.and_then(|l| l.on_behalf_of.as_ref()))?)
        } else {
            None
        };
        let trace_parent = if has(flags, TRACED) { Some(text.text()?.into()) } else { None };
        Some(Origin { recorded_at, actor, on_behalf_of, trace_parent })
    }
}

const fn has(flags: u64, flag: u64) -> bool {
    flags & flag != 0
}

/// What an event is called, and what it belongs to.
struct Ids {
    /// `None` where the time tells it.
    id_start: Option<[u8; 6]>,
    id_end: [u8; 10],
    command: CommandId,
    correlation: Uuid,
    causation: Option<Uuid>,
}

impl Ids {
    fn id(&self, recorded_at: Timestamp) -> Option<Uuid> {
        let mut id = [0; 16];
        id[..6].copy_from_slice(&self.id_start.or_else(|| time_of(recorded_at))?);
        id[6..].copy_from_slice(&self.id_end);
        Some(Uuid::from_bytes(id))
    }
}

/// When an event was written down, and on whose word.
struct Origin {
    recorded_at: Timestamp,
    actor: Arc<str>,
    on_behalf_of: Option<Arc<str>>,
    trace_parent: Option<Arc<str>>,
}

fn uuid(raw: &mut Reader<'_>) -> Option<Uuid> {
    Some(Uuid::from_bytes(raw.array()?))
}

/// A text that is often the same as in the event before: then it is shared.
fn known(text: &mut Reader<'_>, before: Option<&Arc<str>>) -> Option<Arc<str>> {
    let text = text.text()?;
    Some(before.filter(|before| ***before == *text).cloned().unwrap_or_else(|| text.into()))
}
