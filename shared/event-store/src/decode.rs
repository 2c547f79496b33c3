//! Between an aggregate's events and the log's: which stream, which type, which data.

use std::{borrow::Cow, str::FromStr, sync::Arc};

use domain::Aggregate;
use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::{InvalidStreamId, Json, NewEvent, Position, ReadError, Recorded, StreamId};

/// An event that a follower cannot take. It is named and set aside, and the others go on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {position} ({kind} in {stream}): {reason}")]
pub struct Poison {
    /// Where it stands in the log.
    pub position: Position,
    /// Whose it is.
    pub stream: StreamId,
    /// Its type.
    pub kind: Arc<str>,
    /// What is wrong with it.
    pub reason: String,
}

impl Poison {
    /// Names the event and what is wrong with it.
    pub fn new(event: &Recorded, reason: impl Into<String>) -> Self {
        Self {
            position: event.position,
            stream: event.stream.clone(),
            kind: event.kind.clone(),
            reason: reason.into(),
        }
    }
}

/// To a reader who must not leave an event out, poison is damage.
impl From<Poison> for ReadError {
    fn from(poison: Poison) -> Self {
        Self::Corrupt { position: poison.position, reason: poison.to_string() }
    }
}

/// The stream of one instance of `A`.
pub fn stream_of<A: Aggregate>(id: &A::Id) -> Result<StreamId, InvalidStreamId> {
    StreamId::new(format!("{}-{id}", A::STREAM))
}

/// The event of `A` that was recorded; none if it stands in another aggregate's stream.
pub fn decode<A: Aggregate>(event: &Recorded) -> Result<Option<A::Event>, Poison> {
    if event.stream.id_in(A::STREAM).is_none() {
        return Ok(None);
    }
    if event.version > A::VERSION {
        let (found, known) = (event.version, A::VERSION);
        let reason =
            format!("its schema version {found} is newer than {known}, which is known here");
        return Err(Poison::new(event, reason));
    }
    let tagged = with_tag(&event.kind, event.data.as_str());
    let decoded = serde_json::from_slice(&tagged).map_err(|e| Poison::new(event, e.to_string()))?;
    Ok(Some(decoded))
}

/// Which instance of `A` the event belongs to; none if it stands in another aggregate's stream.
pub fn id_of<A>(event: &Recorded) -> Result<Option<A::Id>, Poison>
where
    A: Aggregate<Id: FromStr>,
{
    let Some(id) = event.stream.id_in(A::STREAM) else {
        return Ok(None);
    };
    let id =
        id.parse().map_err(|_| Poison::new(event, format!("its stream names no {}", A::STREAM)));
    id.map(Some)
}

/// An event and whose it is.
pub type Identified<A> = (<A as Aggregate>::Id, <A as Aggregate>::Event);

/// [`id_of`] and [`decode`] at once, for a follower of many instances.
pub fn decode_with_id<A>(event: &Recorded) -> Result<Option<Identified<A>>, Poison>
where
    A: Aggregate<Id: FromStr>,
{
    Ok(id_of::<A>(event)?.zip(decode::<A>(event)?))
}

/// An aggregate's event as serde writes it.
#[derive(Deserialize)]
struct Tagged<'a> {
    #[serde(rename = "type", borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    data: Option<&'a RawValue>,
}

/// The event of `A` as it is to be appended: type and data apart, so that the log can be searched
/// by type without reading data. An event without data has the data `null`.
pub fn encode<A: Aggregate>(id: Uuid, event: &A::Event) -> Result<NewEvent, serde_json::Error> {
    let text = serde_json::to_string(event)?;
    let tagged: Tagged = serde_json::from_str(&text)?;
    let data = tagged.data.map_or("null", RawValue::get);
    Ok(NewEvent {
        id,
        kind: tagged.kind.into(),
        version: A::VERSION,
        data: Json::from_trusted(data),
    })
}

/// Type and data together again, as serde reads them.
fn with_tag(kind: &str, data: &str) -> Vec<u8> {
    let mut text = Vec::with_capacity(kind.len() + data.len() + 20);
    text.extend_from_slice(br#"{"type":"#);
    text.extend_from_slice(serde_json::Value::from(kind).to_string().as_bytes());
    text.extend_from_slice(br#","data":"#);
    text.extend_from_slice(data.as_bytes());
    text.push(b'}');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Counter, Event, recorded};

    #[test]
    fn what_was_encoded_decodes_to_the_same() {
        for event in [
            Event::Added { by: 3, note: "“ñ”\n\"type\":\"Closed\"".into() },
            Event::Renamed("水".into()),
            Event::Closed,
        ] {
            let new = encode::<Counter>(Uuid::nil(), &event).unwrap();
            let recorded = recorded("counter-7", &new.kind, new.data.as_str());
            assert_eq!(decode::<Counter>(&recorded), Ok(Some(event)));
        }
    }

    #[test]
    fn type_and_data_stand_apart() {
        let event = Event::Added { by: 3, note: "x".into() };
        let new = encode::<Counter>(Uuid::nil(), &event).unwrap();
        assert_eq!((&*new.kind, new.version), ("Added", 2));
        assert_eq!(new.data.as_str(), r#"{"by":3,"note":"x"}"#);
        let new = encode::<Counter>(Uuid::nil(), &Event::Closed).unwrap();
        assert_eq!((&*new.kind, new.data.as_str()), ("Closed", "null"));
    }

    #[test]
    fn the_events_of_other_aggregates_are_none_of_ours() {
        for stream in ["counters-a", "count-a", "counter", "other"] {
            let event = recorded(stream, "Nonsense", "{}");
            assert_eq!(decode::<Counter>(&event), Ok(None), "stream {stream}");
            assert_eq!(id_of::<Counter>(&event), Ok(None), "stream {stream}");
        }
    }

    #[test]
    fn an_event_that_cannot_be_understood_is_named() {
        for (kind, data) in [
            ("Unheard", "{}"),
            ("Added", r#"{"by":-1,"note":""}"#),
            ("Added", "null"),
            ("Added", "{"),
            ("A\"dded", "{}"),
        ] {
            let poison = decode::<Counter>(&recorded("counter-7", kind, data)).unwrap_err();
            assert_eq!((poison.position, poison.stream.as_str()), (Position(1), "counter-7"));
            assert!(poison.to_string().starts_with(&format!("event 1 ({kind} in counter-7): ")));
        }
    }

    #[test]
    fn an_event_from_a_newer_programme_is_not_guessed_at() {
        let mut event = recorded("counter-7", "Closed", "null");
        event.version = 3;
        assert!(decode::<Counter>(&event).unwrap_err().reason.contains("newer than 2"));
        event.version = 1;
        assert_eq!(decode::<Counter>(&event), Ok(Some(Event::Closed)));
    }

    #[test]
    fn an_id_that_does_not_parse_is_poison() {
        let id = decode_with_id::<Counter>(&recorded("counter-12", "Closed", "null"));
        assert_eq!(id, Ok(Some((12, Event::Closed))));
        assert!(id_of::<Counter>(&recorded("counter-x", "Closed", "null")).is_err());
    }
}
