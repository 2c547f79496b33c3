//! What makes a changed event show: each is hashed together with the one before it in its stream.

use std::collections::HashMap;

use crate::{CommandId, Hash, NewEvent, Origin, Position, ReadError, Recorded, StreamId};

/// The first byte of what is hashed: another encoding would have another.
const ENCODING: u8 = 2;

/// Where a stream ends. The default is the end of a stream that has no events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tail {
    /// How many events it has.
    pub revision: u64,
    /// The hash of the last.
    pub hash: Hash,
}

impl Tail {
    /// The end of the stream whose last event this is.
    pub fn of(event: &Recorded) -> Self {
        Self { revision: event.revision, hash: event.hash }
    }
}

/// The event as it will stand in the log, hashed and chained to the end of its stream.
pub fn record(
    tail: Tail,
    position: Position,
    stream: &StreamId,
    command: CommandId,
    origin: &Origin,
    event: NewEvent,
) -> Recorded {
    let mut recorded = Recorded {
        position,
        stream: stream.clone(),
        revision: tail.revision + 1,
        id: event.id,
        kind: event.kind,
        version: event.version,
        recorded_at: origin.at,
        actor: origin.actor.clone(),
        on_behalf_of: origin.on_behalf_of.clone(),
        command,
        correlation: origin.correlation,
        causation: origin.causation,
        trace_parent: origin.trace_parent.clone(),
        data: event.data,
        previous: tail.hash,
        hash: Hash::default(),
    };
    recorded.hash = hash_of(&recorded);
    recorded
}

/// The hash that the event should have: BLAKE3 over every field but `position` and `hash`.
///
/// The fields stand in the order of [`Recorded`], `previous` first; numbers are little-endian, the
/// time is in nanoseconds, texts are preceded by their length in eight bytes, and what may be
/// absent by one byte, 0 or 1. So no two events have the same encoding.
pub fn hash_of(event: &Recorded) -> Hash {
    // One call over one buffer: some thirty small ones take longer than the hashing itself.
    let mut bytes = Vec::with_capacity(FIXED_BYTES + texts_of(event));
    bytes.push(ENCODING);
    bytes.extend_from_slice(&event.previous.0);
    text(&mut bytes, event.stream.as_str());
    bytes.extend_from_slice(&event.revision.to_le_bytes());
    bytes.extend_from_slice(event.id.as_bytes());
    text(&mut bytes, &event.kind);
    bytes.extend_from_slice(&event.version.to_le_bytes());
    bytes.extend_from_slice(&event.recorded_at.as_nanosecond().to_le_bytes());
    text(&mut bytes, &event.actor);
    optional_text(&mut bytes, event.on_behalf_of.as_deref());
    bytes.extend_from_slice(event.command.0.as_bytes());
    bytes.extend_from_slice(event.correlation.as_bytes());
    match event.causation {
        Some(id) => {
            bytes.push(1);
            bytes.extend_from_slice(id.as_bytes());
        }
        None => bytes.push(0),
    }
    optional_text(&mut bytes, event.trace_parent.as_deref());
    text(&mut bytes, event.data.as_str());
    Hash::of(&bytes)
}

/// What every event takes at most beside its texts.
const FIXED_BYTES: usize = 256;

fn texts_of(event: &Recorded) -> usize {
    let optional = |text: &Option<_>| text.as_deref().map_or(0, str::len);
    event.stream.as_str().len()
        + event.kind.len()
        + event.actor.len()
        + optional(&event.on_behalf_of)
        + optional(&event.trace_parent)
        + event.data.as_str().len()
}

fn text(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend_from_slice(&(text.len() as u64).to_le_bytes());
    bytes.extend_from_slice(text.as_bytes());
}

fn optional_text(bytes: &mut Vec<u8>, value: Option<&str>) {
    match value {
        Some(value) => {
            bytes.push(1);
            text(bytes, value);
        }
        None => bytes.push(0),
    }
}

/// The end of the stream after `event`, if the event is unchanged and continues the stream that
/// ended at `tail`.
pub fn verify(tail: Tail, event: &Recorded) -> Result<Tail, ReadError> {
    let corrupt = |reason| Err(ReadError::Corrupt { position: event.position, reason });
    if hash_of(event) != event.hash {
        return corrupt("its hash does not fit its content".to_owned());
    }
    if event.revision != tail.revision + 1 {
        let (stream, found, wanted) = (&event.stream, event.revision, tail.revision + 1);
        return corrupt(format!(
            "revision {found} of stream {stream} stands where {wanted} should"
        ));
    }
    if event.previous != tail.hash {
        return corrupt(format!("it does not name the event before it in stream {}", event.stream));
    }
    Ok(Tail::of(event))
}

/// Walks a whole log from its first event and holds every event to its position and its stream.
#[derive(Debug, Default)]
pub struct Chain {
    position: Position,
    tails: HashMap<StreamId, Tail>,
}

impl Chain {
    /// Takes the next event of the log, if nothing is missing before it and nothing in it changed.
    pub fn check(&mut self, event: &Recorded) -> Result<(), ReadError> {
        let position = self.position.next();
        if event.position != position {
            let reason =
                format!("it is missing: the next in the log has position {}", event.position);
            return Err(ReadError::Corrupt { position, reason });
        }
        let tail = self.tails.get(&event.stream).copied().unwrap_or_default();
        self.tails.insert(event.stream.clone(), verify(tail, event)?);
        self.position = position;
        Ok(())
    }

    /// The position of the last event taken.
    pub fn position(&self) -> Position {
        self.position
    }

    /// How many streams were met.
    pub fn streams(&self) -> usize {
        self.tails.len()
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::Json;

    fn origin() -> Origin {
        Origin {
            actor: "coordinator".into(),
            on_behalf_of: Some("country:BR".into()),
            at: Timestamp::new(1_700_000_000, 123_456_789).unwrap(),
            correlation: Uuid::from_u128(4),
            causation: Some(Uuid::from_u128(5)),
            trace_parent: None,
        }
    }

    fn recorded(tail: Tail, position: u64) -> Recorded {
        let event = NewEvent {
            id: Uuid::from_u128(1),
            kind: "Published".into(),
            version: 2,
            data: Json::from_trusted(r#"{"title":"Água"}"#),
        };
        let stream = StreamId::new("offer-a").unwrap();
        let command = CommandId(Uuid::from_u128(3));
        record(tail, Position(position), &stream, command, &origin(), event)
    }

    /// Every stored event carries such a hash: if this one changes, every log on disk is refused.
    #[test]
    fn the_hash_of_a_known_event_never_changes() {
        let first = recorded(Tail::default(), 1);
        assert_eq!(first.hash.to_string(), "8746ad5d4357287098ef21652fc90e5a22312118b553579e");
    }

    #[test]
    fn the_position_is_not_hashed() {
        assert_eq!(recorded(Tail::default(), 1).hash, recorded(Tail::default(), 2).hash);
    }

    #[test]
    fn a_change_to_any_field_shows() {
        let changes: [fn(&mut Recorded); 15] = [
            |e| e.stream = StreamId::new("offer-b").unwrap(),
            |e| e.revision = 2,
            |e| e.id = Uuid::from_u128(2),
            |e| e.kind = "Revised".into(),
            |e| e.version = 3,
            |e| e.recorded_at = Timestamp::UNIX_EPOCH,
            |e| e.actor = "somebody".into(),
            |e| e.on_behalf_of = None,
            |e| e.command = CommandId(Uuid::from_u128(9)),
            |e| e.correlation = Uuid::from_u128(9),
            |e| e.causation = None,
            |e| e.trace_parent = Some("".into()),
            |e| e.data = Json::from_trusted("{}"),
            |e| e.previous = Hash([1; Hash::BYTES]),
            |e| e.hash = Hash([1; Hash::BYTES]),
        ];
        for (index, change) in changes.iter().enumerate() {
            let mut event = recorded(Tail::default(), 1);
            change(&mut event);
            assert!(verify(Tail::default(), &event).is_err(), "change {index} went unnoticed");
        }
    }

    #[test]
    fn text_that_moves_from_one_field_to_the_next_changes_the_hash() {
        let mut one = recorded(Tail::default(), 1);
        let mut other = one.clone();
        (one.actor, one.on_behalf_of) = ("ab".into(), Some("c".into()));
        (other.actor, other.on_behalf_of) = ("a".into(), Some("bc".into()));
        assert_ne!(hash_of(&one), hash_of(&other));
    }

    #[test]
    fn a_walk_notices_what_is_missing_and_what_is_out_of_order() {
        let first = recorded(Tail::default(), 1);
        let second = recorded(Tail::of(&first), 2);
        let mut chain = Chain::default();
        assert!(matches!(
            chain.check(&second),
            Err(ReadError::Corrupt { position: Position(1), .. })
        ));
        chain.check(&first).unwrap();
        assert!(chain.check(&first).is_err());
        let unchained = recorded(Tail { revision: 1, hash: Hash::default() }, 2);
        assert!(chain.check(&unchained).is_err());
        chain.check(&second).unwrap();
        assert_eq!((chain.position(), chain.streams()), (Position(2), 1));
    }
}
