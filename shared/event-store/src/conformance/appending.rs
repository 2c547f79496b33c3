//! What an append in good order leaves in the log.

use jiff::Timestamp;
use uuid::Uuid;

use super::{
    Store, cases,
    fixtures::{
        all_of, append, data, event, events, head, log_after, origin, outcome, positions, put,
        revisions, span, stands_at, stream, uuid, write,
    },
};
use crate::{Hash, Json, NewEvent, Origin, Position, StreamId};

cases! {
    an_append_to_a_new_stream_begins_at_revision_one,
    an_append_at_the_position_last_seen_continues_the_stream,
    one_append_writes_several_streams_in_the_order_of_its_writes,
    an_append_to_old_and_new_streams_continues_each,
    what_is_acknowledged_can_be_read_at_once,
    every_field_of_an_event_comes_back,
    unicode_and_odd_data_come_back_byte_for_byte,
    the_strangest_stream_names_are_kept_apart,
}

async fn an_append_to_a_new_stream_begins_at_revision_one(store: Store) {
    let (stream, before) = (stream("new"), head(&store));
    let appended = put(&store, &stream, Position::START, 3).await;
    assert_eq!((appended.first, appended.last.0), (before.next(), before.0 + 3));
    let events = all_of(&store, &stream).await;
    assert_eq!(revisions(&events), [1, 2, 3]);
    assert_eq!(data(&events), ["1", "2", "3"]);
    assert_eq!(positions(&events), span(appended));
    assert_eq!(events[0].previous, Hash::default());
}

async fn an_append_at_the_position_last_seen_continues_the_stream(store: Store) {
    let stream = stream("continued");
    let mut expected = Position::START;
    for _ in 0..5 {
        put(&store, &self::stream("between"), Position::START, 1).await;
        expected = put(&store, &stream, expected, 2).await.last;
    }
    let events = all_of(&store, &stream).await;
    assert_eq!(revisions(&events), (1..=10).collect::<Vec<_>>());
    assert!(events.windows(2).all(|pair| pair[1].previous == pair[0].hash));
}

async fn one_append_writes_several_streams_in_the_order_of_its_writes(store: Store) {
    // Named so that neither the alphabet nor its reverse gives the order of the writes.
    let streams = ["mmm", "aaa", "zzz", "kkk"].map(stream);
    let writes = streams.iter().zip([2, 1, 3, 1]);
    let writes = writes.map(|(stream, count)| write(stream, Position::START, events(count)));
    let append = append(writes.collect());
    let ids: Vec<_> = append.writes.iter().flat_map(|w| &w.events).map(|e| e.id).collect();
    let before = head(&store);
    let appended = store.append(append).await.expect("four new streams");
    assert_eq!(appended.last.0 - before.0, 7);
    let events = log_after(&store, before).await;
    assert_eq!(positions(&events), span(appended));
    assert_eq!(events.iter().map(|event| event.id).collect::<Vec<_>>(), ids);
    assert_eq!(revisions(&events), [1, 2, 1, 1, 2, 3, 1]);
}

async fn an_append_to_old_and_new_streams_continues_each(store: Store) {
    let (old, new) = (stream("old"), stream("new"));
    let first = put(&store, &old, Position::START, 2).await;
    let writes = vec![write(&old, first.last, events(1)), write(&new, Position::START, events(2))];
    let appended = store.append(append(writes)).await.expect("both writes are in order");
    assert_eq!(revisions(&all_of(&store, &old).await), [1, 2, 3]);
    assert_eq!(revisions(&all_of(&store, &new).await), [1, 2]);
    assert_eq!(stands_at(&store, &new).await, appended.last);
}

async fn what_is_acknowledged_can_be_read_at_once(store: Store) {
    let stream = stream("own");
    let mut expected = Position::START;
    for _ in 0..20 {
        let append = append(vec![write(&stream, expected, events(1))]);
        let command = append.command;
        let appended = store.append(append).await.expect("in order");
        assert!(head(&store) >= appended.last, "the head is behind an acknowledged append");
        let read = store.read(expected.max(Position(appended.last.0 - 1)), 1).await;
        assert_eq!(read.expect("readable")[0].position, appended.last);
        let read = store.read_stream(&stream, expected, 9).await.expect("readable");
        assert_eq!(positions(&read), span(appended));
        assert_eq!(outcome(&store, command).await, Some(appended));
        expected = appended.last;
    }
}

async fn every_field_of_an_event_comes_back(store: Store) {
    let full = Origin {
        actor: "país:CO / Ñandú 👩🏽‍🌾".into(),
        on_behalf_of: Some("institution:ISDB".into()),
        at: Timestamp::new(1_764_000_000, 987_654_321).expect("a time in range"),
        correlation: Uuid::max(),
        causation: Some(Uuid::from_u128(1 << 127)),
        trace_parent: Some("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".into()),
    };
    let longest = Origin { actor: "x".repeat(255).into(), at: Timestamp::MAX, ..full.clone() };
    let least = Origin { actor: "-".into(), at: Timestamp::MIN, ..origin() };
    for (origin, version) in [(full, 1), (longest, u16::MAX), (least, 0)] {
        let stream = stream("fields");
        let kind = "K".repeat(64).into();
        let event = NewEvent { id: uuid(), kind, version, data: Json::from_trusted("{}") };
        let mut append = append(vec![write(&stream, Position::START, vec![event.clone()])]);
        append.origin = origin.clone();
        let command = append.command;
        let appended = store.append(append).await.expect("within every limit");
        let read = &all_of(&store, &stream).await[0];
        assert_eq!(read.position, appended.first);
        assert_eq!((&read.stream, read.revision), (&stream, 1));
        assert_eq!((read.id, &read.kind, read.version), (event.id, &event.kind, event.version));
        assert_eq!((read.recorded_at, &read.actor), (origin.at, &origin.actor));
        assert_eq!((read.command, read.correlation), (command, origin.correlation));
        assert_eq!((read.causation, &read.on_behalf_of), (origin.causation, &origin.on_behalf_of));
        assert_eq!((&read.trace_parent, &read.data), (&origin.trace_parent, &event.data));
    }
}

async fn unicode_and_odd_data_come_back_byte_for_byte(store: Store) {
    let stream = stream("odd");
    let odd = [
        "null".to_owned(),
        "\"\"".to_owned(),
        " { \"spaced\" :\t[ 1 ,\r\n 2 ] } ".to_owned(),
        "{\"twice\":1,\"twice\":2}".to_owned(),
        "[1.0, 1.00, -0, 1e400, 123456789012345678901234567890]".to_owned(),
        r#""\u00e9 é \ud83d\ude00 \/ \u0000""#.to_owned(),
        "\"Côte d’Ivoire, Türkiye, Việt Nam, 中国, مصر, भारत, \u{10ffff}\"".to_owned(),
        "\"e\u{301} is not é; \u{feff}\u{200b}\u{202e}\u{2028}\u{7f}\"".to_owned(),
        "\"👩🏽‍🌾🇧🇷\"".to_owned(),
        format!("{}{}", "[".repeat(100), "]".repeat(100)),
        format!("\"{}\"", "\\\\".repeat(4_000)),
        format!("\"{}\"", "x".repeat(4_094)),
        format!("\"{}\"", "x".repeat(4_095)),
        format!("\"{}\"", "ü".repeat(50_000)),
    ];
    let events = odd.iter().map(event).collect();
    store.append(append(vec![write(&stream, Position::START, events)])).await.expect("valid JSON");
    let read = all_of(&store, &stream).await;
    assert_eq!(read.len(), odd.len());
    for (read, written) in read.iter().zip(&odd) {
        assert_eq!(read.data.as_str(), written);
    }
}

async fn the_strangest_stream_names_are_kept_apart(store: Store) {
    let longest = "z".repeat(254);
    let names = [
        "a",
        "a-",
        "a-1",
        "a-10",
        "a-1.",
        "a.1",
        "a_1",
        "a~1",
        "~",
        ".",
        "..",
        "-",
        "_",
        "0",
        &format!("{longest}0"),
        &format!("{longest}1"),
    ];
    let streams = names.map(|name| StreamId::new(name).expect("a valid name"));
    for (stream, count) in streams.iter().zip(1..) {
        put(&store, stream, Position::START, count).await;
    }
    for (stream, count) in streams.iter().zip(1..) {
        let events = all_of(&store, stream).await;
        assert_eq!(events.len(), count, "stream {stream}");
        assert!(events.iter().all(|event| event.stream == *stream), "stream {stream}");
    }
}
