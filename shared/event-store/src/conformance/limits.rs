//! What is just small enough is taken; what is just too large is refused, and leaves no trace.

use super::{
    Store, cases,
    fixtures::{
        all_of, append, event, events, outcome, positions, put, refused, span, stream, write,
    },
};
use crate::{
    AppendError, MAX_EVENT_BYTES, MAX_EVENTS, NewEvent, Position, Write,
    admission::{MAX_APPEND_BYTES, MAX_KIND_BYTES, MAX_NAME_BYTES},
};

cases! {
    the_largest_event_is_taken,
    an_event_one_byte_too_large_is_refused,
    one_event_too_large_among_others_refuses_all,
    the_longest_append_is_taken,
    an_append_of_one_event_too_many_is_refused,
    the_heaviest_append_is_taken,
    an_append_one_byte_too_heavy_is_refused,
    an_append_without_events_is_refused,
    an_append_that_names_a_stream_twice_is_refused,
    two_events_with_the_same_id_are_refused,
    data_that_are_not_json_are_refused,
    an_event_type_that_is_no_plain_word_is_refused,
    an_origin_without_an_actor_or_with_an_endless_one_is_refused,
    a_refused_command_may_try_again,
}

/// An event whose data have exactly so many bytes.
fn event_of(bytes: usize) -> NewEvent {
    event(format!("\"{}\"", "x".repeat(bytes - 2)))
}

/// One write to a new stream.
fn one(events: Vec<NewEvent>) -> Vec<Write> {
    vec![write(&stream("limits"), Position::START, events)]
}

async fn the_largest_event_is_taken(store: Store) {
    // Two-byte letters, so that a cut inside the data would also cut a letter.
    let largest = event(format!("\"x{}y\"", "ü".repeat(MAX_EVENT_BYTES / 2 - 2)));
    assert_eq!(largest.data.as_str().len(), MAX_EVENT_BYTES);
    let stream = stream("largest");
    let writes =
        vec![write(&stream, Position::START, vec![event("1"), largest.clone(), event("2")])];
    let appended = store.append(append(writes)).await.expect("exactly the largest");
    let read = all_of(&store, &stream).await;
    assert_eq!(positions(&read), span(appended));
    assert!(read[1].data == largest.data, "the largest event came back changed");
}

async fn an_event_one_byte_too_large_is_refused(store: Store) {
    let append = append(one(vec![event_of(MAX_EVENT_BYTES + 1)]));
    refused(&store, append, "one byte too large").await;
}

async fn one_event_too_large_among_others_refuses_all(store: Store) {
    let streams = ["before", "too-large", "after"].map(stream);
    let events = [events(2), vec![event("1"), event_of(MAX_EVENT_BYTES + 1)], events(1)];
    let writes = streams.iter().zip(events).map(|(s, e)| write(s, Position::START, e)).collect();
    refused(&store, append(writes), "one event too large").await;
    for stream in streams {
        assert!(all_of(&store, &stream).await.is_empty(), "stream {stream}");
    }
}

async fn the_longest_append_is_taken(store: Store) {
    let appended = store.append(append(one(events(MAX_EVENTS)))).await.expect("just short enough");
    assert_eq!(span(appended).len(), MAX_EVENTS);
    let writes = (0..MAX_EVENTS).flat_map(|_| one(events(1))).collect();
    let appended = store.append(append(writes)).await.expect("just short enough");
    assert_eq!(span(appended).len(), MAX_EVENTS);
}

async fn an_append_of_one_event_too_many_is_refused(store: Store) {
    refused(&store, append(one(events(MAX_EVENTS + 1))), "one event too many").await;
    let writes = (0..=MAX_EVENTS).flat_map(|_| one(events(1))).collect();
    refused(&store, append(writes), "one stream too many").await;
}

async fn the_heaviest_append_is_taken(store: Store) {
    let stream = stream("heaviest");
    let count = MAX_APPEND_BYTES / MAX_EVENT_BYTES;
    let events = (0..count).map(|_| event_of(MAX_EVENT_BYTES)).collect();
    let writes = vec![write(&stream, Position::START, events)];
    store.append(append(writes)).await.expect("just light enough");
    let read = all_of(&store, &stream).await;
    assert_eq!(read.len(), count);
    assert!(read.iter().all(|event| event.data.as_str().len() == MAX_EVENT_BYTES));
}

async fn an_append_one_byte_too_heavy_is_refused(store: Store) {
    let mut events: Vec<_> =
        (0..MAX_APPEND_BYTES / MAX_EVENT_BYTES).map(|_| event_of(MAX_EVENT_BYTES)).collect();
    events.push(event("1"));
    refused(&store, append(one(events)), "one byte too heavy").await;
}

async fn an_append_without_events_is_refused(store: Store) {
    refused(&store, append(Vec::new()), "no write").await;
    refused(&store, append(one(Vec::new())), "no event").await;
    refused(&store, append([one(Vec::new()), one(Vec::new())].concat()), "no event").await;
}

async fn an_append_that_names_a_stream_twice_is_refused(store: Store) {
    let (stream, other) = (stream("twice"), stream("between"));
    let writes = || {
        vec![
            write(&stream, Position::START, events(1)),
            write(&other, Position::START, events(1)),
            write(&stream, Position::START, Vec::new()),
        ]
    };
    refused(&store, append(writes()), "a stream named twice").await;
    put(&store, &stream, Position::START, 1).await;
    refused(&store, append(writes()), "a stream named twice, and stale").await;
}

async fn two_events_with_the_same_id_are_refused(store: Store) {
    let event = event("1");
    let writes = [one(vec![event.clone()]), one(vec![event])].concat();
    refused(&store, append(writes), "an id twice").await;
}

async fn data_that_are_not_json_are_refused(store: Store) {
    for text in ["", " ", "{", "{}{}", "{'a':1}", "nul", "[1,]", "\"\n\"", "NaN", "\u{feff}{}"] {
        let append = append(one(vec![event("1"), event(text)]));
        refused(&store, append, &format!("{text:?} as data")).await;
    }
}

async fn an_event_type_that_is_no_plain_word_is_refused(store: Store) {
    let too_long = "K".repeat(MAX_KIND_BYTES + 1);
    for kind in ["", " ", "Two Words", "Line\nBreak", "Nul\0", "\"Quoted\"", "Añadido", &too_long]
    {
        let event = NewEvent { kind: kind.into(), ..event("1") };
        refused(&store, append(one(vec![event])), &format!("{kind:?} as type")).await;
    }
}

async fn an_origin_without_an_actor_or_with_an_endless_one_is_refused(store: Store) {
    let too_long = "ü".repeat(MAX_NAME_BYTES / 2 + 1);
    for actor in ["", "a\nb", "a\0", &too_long] {
        let mut append = append(one(events(1)));
        append.origin.actor = actor.into();
        refused(&store, append, &format!("{actor:?} as actor")).await;
    }
    for name in ["a\r\nb", &too_long] {
        let mut of_principal = append(one(events(1)));
        of_principal.origin.on_behalf_of = Some(name.into());
        refused(&store, of_principal, &format!("{name:?} as principal")).await;
        let mut of_trace = append(one(events(1)));
        of_trace.origin.trace_parent = Some(name.into());
        refused(&store, of_trace, &format!("{name:?} as trace context")).await;
    }
}

async fn a_refused_command_may_try_again(store: Store) {
    let mut append = append(one(vec![event_of(MAX_EVENT_BYTES + 1)]));
    assert!(matches!(store.append(append.clone()).await, Err(AppendError::Refused(_))));
    append.writes = one(events(1));
    let appended = store.append(append.clone()).await.expect("nothing is wrong with it now");
    assert_eq!(outcome(&store, append.command).await, Some(appended));
}
