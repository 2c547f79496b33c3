//! One event as the log keeps it.

use std::{fmt, sync::Arc};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A place in the log. The first event has position 1; 0 is before all. It ascends without gaps
/// and means nothing else.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Position(pub u64);

impl Position {
    /// Before the first event.
    pub const START: Self = Self(0);

    /// The position of the event after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The name of one aggregate's stream, such as `offer-br-milk-banks`: 1 to 255 characters of
/// `a-z 0-9 - _ . ~`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StreamId(Arc<str>);

/// A text that cannot name a stream.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stream name {0:?} is not 1 to 255 characters of a-z 0-9 - _ . ~")]
pub struct InvalidStreamId(pub String);

impl StreamId {
    /// Checks the name.
    pub fn new(name: impl AsRef<str>) -> Result<Self, InvalidStreamId> {
        let name = name.as_ref();
        let fits = (1..=255).contains(&name.len())
            && name
                .bytes()
                .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~'));
        if fits { Ok(Self(name.into())) } else { Err(InvalidStreamId(name.to_owned())) }
    }

    /// The whole name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id within its category, where this stream is of that category.
    pub fn id_in(&self, category: &str) -> Option<&str> {
        self.0.strip_prefix(category)?.strip_prefix('-')
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for StreamId {
    type Error = InvalidStreamId;
    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::new(name)
    }
}

impl From<StreamId> for String {
    fn from(id: StreamId) -> Self {
        id.0.as_ref().to_owned()
    }
}

/// Names one wish of one caller: the same id again gets the answer of the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommandId(pub Uuid);

impl CommandId {
    /// The id of what `cause` makes somebody do: the same cause and purpose give the same id, so
    /// acting twice changes nothing.
    #[must_use]
    pub fn derived(cause: Uuid, purpose: &str) -> Self {
        Self(Uuid::new_v5(&cause, purpose.as_bytes()))
    }
}

impl fmt::Display for CommandId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The first 24 bytes of a BLAKE3 hash: 96 bits of work to make two texts with the same one, 192 to
/// find another text for one that is there. No compression helps a hash, and every event brings one
/// to the disk.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Hash(pub [u8; Hash::BYTES]);

impl Hash {
    /// How many bytes it has.
    pub const BYTES: usize = 24;

    /// The hash of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hash = [0; Self::BYTES];
        hash.copy_from_slice(&blake3::hash(bytes).as_bytes()[..Self::BYTES]);
        Self(hash)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// An event's data: the text of one JSON value.
#[derive(Clone, PartialEq, Eq)]
pub struct Json(Arc<str>);

impl Json {
    /// Wraps text that is known to be JSON, such as what a store gives back.
    pub fn from_trusted(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Json {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &serde_json::value::RawValue =
            serde_json::from_str(&self.0).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

/// An event that is to be appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// UUID v7, made by the caller.
    pub id: Uuid,
    /// The event's type, such as `Published`.
    pub kind: Arc<str>,
    /// The schema version of `data`.
    pub version: u16,
    /// What happened.
    pub data: Json,
}

/// An event as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recorded {
    /// Where it stands in the whole log.
    pub position: Position,
    /// Whose it is.
    pub stream: StreamId,
    /// Where it stands in its stream: 1 for the first, without gaps.
    pub revision: u64,
    /// UUID v7.
    pub id: Uuid,
    /// The event's type, such as `Published`.
    #[serde(rename = "type")]
    pub kind: Arc<str>,
    /// The schema version of `data`.
    pub version: u16,
    /// When it was appended, by the clock that was handed to the caller.
    pub recorded_at: Timestamp,
    /// Who acted.
    pub actor: Arc<str>,
    /// For whom, where the actor acted for somebody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<Arc<str>>,
    /// The command that it answers.
    pub command: CommandId,
    /// What began the whole chain of causes.
    pub correlation: Uuid,
    /// The event that caused the command, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub causation: Option<Uuid>,
    /// The W3C trace context of the request, if it had one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace_parent: Option<Arc<str>>,
    /// What happened.
    pub data: Json,
    /// The hash of the event before it in its stream; zero for the first.
    pub previous: Hash,
    /// The hash of all the above but the position.
    pub hash: Hash,
}
