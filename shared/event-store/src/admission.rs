//! What every store refuses, so that what one takes another takes too.

use std::collections::HashSet;

use serde::de::IgnoredAny;

use crate::{Append, AppendError, MAX_EVENT_BYTES, MAX_EVENTS, NewEvent, Origin};

/// The most `data` that one append may hold over all its events, in bytes.
pub const MAX_APPEND_BYTES: usize = 32 << 20;

/// The longest event type, in bytes.
pub const MAX_KIND_BYTES: usize = 64;

/// The longest actor, principal or trace context, in bytes.
pub const MAX_NAME_BYTES: usize = 255;

/// Whether the append keeps the rules that do not depend on what the log holds.
///
/// It reads all of the data once, so a store calls it where the append comes in, not where appends
/// are put in order; and it minds the answer only after it has found the command id to be new.
pub fn check_append(append: &Append) -> Result<(), AppendError> {
    let refusal =
        refusal_of_origin(&append.origin).or_else(|| refusal_of_writes(append)).or_else(|| {
            append.writes.iter().flat_map(|write| &write.events).find_map(refusal_of_event)
        });
    refusal.map_or(Ok(()), |reason| Err(AppendError::Refused(reason)))
}

fn refusal_of_writes(append: &Append) -> Option<String> {
    let events = || append.writes.iter().flat_map(|write| &write.events);
    let count = events().count();
    if count == 0 {
        return Some("it holds no event".to_owned());
    }
    if count > MAX_EVENTS || append.writes.len() > MAX_EVENTS {
        return Some(format!("it holds more than {MAX_EVENTS} events or writes"));
    }
    let bytes: usize = events().map(|event| event.data.as_str().len()).sum();
    if bytes > MAX_APPEND_BYTES {
        return Some(format!("its data are {bytes} bytes; the most is {MAX_APPEND_BYTES}"));
    }
    if count == 1 && append.writes.len() == 1 {
        // Most are so, and there is nothing that could be there twice.
        return None;
    }
    let mut streams = HashSet::new();
    if let Some(twice) = append.writes.iter().find(|write| !streams.insert(&write.stream)) {
        return Some(format!("it names stream {} twice", twice.stream));
    }
    let mut ids = HashSet::new();
    let twice = events().find(|event| !ids.insert(event.id))?;
    Some(format!("two of its events have the id {}", twice.id))
}

fn refusal_of_event(event: &NewEvent) -> Option<String> {
    let NewEvent { id, kind, data, .. } = event;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if !(1..=MAX_KIND_BYTES).contains(&kind.len()) || !kind.bytes().all(plain) {
        return Some(format!(
            "the type of event {id} is not 1 to {MAX_KIND_BYTES} characters of A-Z a-z 0-9 - _ ."
        ));
    }
    let bytes = data.as_str().len();
    if bytes > MAX_EVENT_BYTES {
        return Some(format!(
            "the data of event {id} are {bytes} bytes; the most is {MAX_EVENT_BYTES}"
        ));
    }
    let not_json = serde_json::from_str::<IgnoredAny>(data.as_str()).err()?;
    Some(format!("the data of event {id} are not JSON: {not_json}"))
}

fn refusal_of_origin(origin: &Origin) -> Option<String> {
    if origin.actor.is_empty() {
        return Some("its actor is empty".to_owned());
    }
    let names = [
        ("actor", Some(&origin.actor)),
        ("principal", origin.on_behalf_of.as_ref()),
        ("trace context", origin.trace_parent.as_ref()),
    ];
    let unfit = |name: &str| name.len() > MAX_NAME_BYTES || name.chars().any(char::is_control);
    names.into_iter().find(|(_, name)| name.is_some_and(|name| unfit(name))).map(|(what, _)| {
        format!("its {what} is longer than {MAX_NAME_BYTES} bytes or holds control characters")
    })
}
