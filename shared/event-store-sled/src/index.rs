//! Where the events of a stream and the answer to a command stand in the log, for ever, in little memory.
//!
//! Both are sets of pairs: a fingerprint of the name, and a value. What came lately is held in
//! memory; what is older lies in sorted files ([`run`]), of which only a filter and the first pair
//! of each page are held. A fingerprint may belong to two names, so a pair only says where to
//! look: whoever asks reads the event and compares. The files can be made again from the log.

mod checkpoint;
mod filter;
pub(crate) mod keeper;
mod merging;
mod recent;
pub(crate) mod run;

use std::sync::{
    Arc, PoisonError, RwLock,
    atomic::{AtomicU64, Ordering},
};

use event_store::{Appended, CommandId, Position, Recorded, StreamId};

pub(crate) use checkpoint::Checkpoint;
use recent::Recent;
use run::Run;

use crate::fault::Fault;

/// A fingerprint, and what it stands for.
pub(crate) type Pair = (u64, u64);

/// Most appends are short, so ten bits hold how many events came after the first: see [`MOST_COUNTED`].
pub(crate) const COUNT_BITS: u32 = 10;

/// How long a fingerprint is.
pub(crate) const FINGERPRINT_BITS: u32 = 48;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Stream to position.
    Streams,
    /// Command to first position and number of events.
    Commands,
}

/// Both indexes, up to the position that they cover.
#[derive(Debug)]
pub(crate) struct Index {
    state: RwLock<State>,
    /// Before which position blocks are merged: no index, but noted with them.
    merged: AtomicU64,
}

#[derive(Debug, Default)]
struct State {
    covered: Position,
    streams: Layers,
    commands: Layers,
}

/// One index, newest first: in memory, on its way to a file, in files (oldest first).
#[derive(Debug, Default)]
struct Layers {
    recent: Recent,
    frozen: Arc<Recent>,
    runs: Arc<Vec<Arc<Run>>>,
}

/// What is to be written to files: everything up to `covered` that is not in one yet.
#[derive(Debug)]
pub(crate) struct Frozen {
    pub(crate) covered: Position,
    pub(crate) streams: Arc<Recent>,
    pub(crate) commands: Arc<Recent>,
}

/// What is to be noted of whole appends, worked out before anybody waits for the index.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    streams: Vec<Pair>,
    commands: Vec<Pair>,
    last: Position,
}

impl Entries {
    /// Adds the events of whole appends.
    pub(crate) fn add(&mut self, events: &[Recorded]) {
        self.streams.extend(events.iter().map(stream_pair));
        let appends = events.chunk_by(|a, b| a.command == b.command);
        self.commands.extend(appends.map(|events| command_pair(&events[0], events.len())));
        self.last = events.last().map_or(self.last, |event| event.position);
    }
}

impl Index {
    /// An index of which everything up to `covered` is in files.
    pub(crate) fn new(
        checkpoint: &Checkpoint,
        streams: Vec<Arc<Run>>,
        commands: Vec<Arc<Run>>,
    ) -> Self {
        let layers = |runs| Layers { runs: Arc::new(runs), ..Layers::default() };
        let covered = checkpoint.covered;
        let state = State { covered, streams: layers(streams), commands: layers(commands) };
        Self { state: RwLock::new(state), merged: AtomicU64::new(checkpoint.merged.0) }
    }

    /// Before which position blocks are merged, as far as was noted.
    pub(crate) fn merged(&self) -> Position {
        Position(self.merged.load(Ordering::Relaxed))
    }

    pub(crate) fn set_merged(&self, next: Position) {
        self.merged.store(next.0, Ordering::Relaxed);
    }

    /// Takes note of whole appends that follow what was covered.
    pub(crate) fn note(&self, entries: &Entries) {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        entries.streams.iter().for_each(|&pair| state.streams.recent.insert(pair));
        entries.commands.iter().for_each(|&pair| state.commands.recent.insert(pair));
        state.covered = state.covered.max(entries.last);
    }

    /// Up to which position it covers.
    pub(crate) fn covered(&self) -> Position {
        self.read(|state| state.covered)
    }

    /// How many events are not in files yet, those on their way there left out.
    pub(crate) fn recent(&self) -> usize {
        self.read(|state| state.streams.recent.len())
    }

    /// Where events of the stream after `after` may stand, ascending, the first `limit` of them.
    pub(crate) fn positions(
        &self,
        stream: &StreamId,
        after: Position,
        limit: usize,
    ) -> Result<Vec<Position>, Fault> {
        let (key, above) = (fingerprint(stream.as_str().as_bytes()), after.0);
        let (mut values, runs) = self.read(|state| state.streams.in_memory(key, above, limit));
        for run in runs.iter() {
            values.extend(run.values(key, above, limit)?);
        }
        values.sort_unstable();
        values.truncate(limit);
        Ok(values.into_iter().map(Position).collect())
    }

    /// Where the last event of the stream may stand.
    pub(crate) fn last(&self, stream: &StreamId) -> Result<Option<Position>, Fault> {
        let key = fingerprint(stream.as_str().as_bytes());
        let (value, runs) = self.read(|state| state.streams.last_in_memory(key));
        if value.is_some() {
            return Ok(value.map(Position));
        }
        // Runs cover ever later positions, so the first that knows the stream knows its last.
        for run in runs.iter().rev() {
            if let Some(value) = run.last(key)? {
                return Ok(Some(Position(value)));
            }
        }
        Ok(None)
    }

    /// What may be the answer to the command.
    pub(crate) fn answers(&self, command: CommandId) -> Result<Vec<Appended>, Fault> {
        let key = command_fingerprint(command);
        let (mut values, runs) = self.read(|state| state.commands.in_memory(key, 0, usize::MAX));
        for run in runs.iter() {
            values.extend(run.values(key, 0, usize::MAX)?);
        }
        Ok(values.into_iter().map(appended_of).collect())
    }

    /// Sets aside what came lately, to be written to files; none if there is nothing, or if what
    /// was set aside before is not written yet.
    pub(crate) fn freeze(&self) -> Option<Frozen> {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        if state.streams.recent.is_empty() || !state.streams.frozen.is_empty() {
            return None;
        }
        let covered = state.covered;
        let [streams, commands] = {
            let State { streams, commands, .. } = &mut *state;
            [streams, commands].map(|layers| {
                layers.frozen = Arc::new(std::mem::take(&mut layers.recent));
                layers.frozen.clone()
            })
        };
        Some(Frozen { covered, streams, commands })
    }

    /// The files of one index.
    pub(crate) fn runs(&self, kind: Kind) -> Arc<Vec<Arc<Run>>> {
        self.read(|state| state.layers(kind).runs.clone())
    }

    /// Puts other files in the place of those before; what was set aside is in them now.
    pub(crate) fn install(&self, streams: Vec<Arc<Run>>, commands: Vec<Arc<Run>>) {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        for (runs, kind) in [(streams, Kind::Streams), (commands, Kind::Commands)] {
            let layers = state.layers_mut(kind);
            layers.runs = Arc::new(runs);
            layers.frozen = Arc::default();
        }
    }

    /// One index whole: its files, and the pairs in memory.
    pub(crate) fn all(&self, kind: Kind) -> (Arc<Vec<Arc<Run>>>, Vec<Pair>) {
        self.read(|state| {
            let layers = state.layers(kind);
            let unwritten = layers.frozen.iter().chain(layers.recent.iter()).collect();
            (layers.runs.clone(), unwritten)
        })
    }

    fn read<T>(&self, action: impl FnOnce(&State) -> T) -> T {
        action(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl State {
    fn layers(&self, kind: Kind) -> &Layers {
        match kind {
            Kind::Streams => &self.streams,
            Kind::Commands => &self.commands,
        }
    }

    fn layers_mut(&mut self, kind: Kind) -> &mut Layers {
        match kind {
            Kind::Streams => &mut self.streams,
            Kind::Commands => &mut self.commands,
        }
    }
}

impl Layers {
    fn in_memory(&self, key: u64, above: u64, limit: usize) -> (Vec<u64>, Arc<Vec<Arc<Run>>>) {
        let mut values = self.frozen.values(key, above);
        values.extend(self.recent.values(key, above));
        values.truncate(limit);
        (values, self.runs.clone())
    }

    fn last_in_memory(&self, key: u64) -> (Option<u64>, Arc<Vec<Arc<Run>>>) {
        (self.recent.last(key).or_else(|| self.frozen.last(key)), self.runs.clone())
    }
}

/// What the stream index holds for an event.
pub(crate) fn stream_pair(event: &Recorded) -> Pair {
    (fingerprint(event.stream.as_str().as_bytes()), event.position.0)
}

/// As many events after the first as the command index can tell: an append of as many may be longer,
/// and the log tells where it ends.
pub(crate) const MOST_COUNTED: u64 = (1 << COUNT_BITS) - 1;

/// What the command index holds for an append of `count` events.
pub(crate) fn command_pair(first: &Recorded, count: usize) -> Pair {
    let after_the_first = (count as u64).saturating_sub(1).min(MOST_COUNTED);
    (command_fingerprint(first.command), (first.position.0 << COUNT_BITS) | after_the_first)
}

fn appended_of(value: u64) -> Appended {
    let (first, after_the_first) = (value >> COUNT_BITS, value & MOST_COUNTED);
    Appended { first: Position(first), last: Position(first + after_the_first) }
}

fn command_fingerprint(command: CommandId) -> u64 {
    fingerprint(command.0.as_bytes())
}

/// Six bytes of BLAKE3: few names share one, and nobody can easily choose names that do.
fn fingerprint(name: &[u8]) -> u64 {
    let hash = blake3::hash(name);
    let first = hash.as_bytes().first_chunk().copied().unwrap_or_default();
    u64::from_le_bytes(first) >> (64 - FINGERPRINT_BITS)
}
