//! Reading from any place, in pages of any size, of the log and of one stream.

use super::{
    Store, cases,
    fixtures::{all_of, head, log_after, outcome, positions, put, span, stream, uuid},
};
use crate::{CommandId, EventStore, Position, Recorded, StreamId};

cases! {
    reading_after_the_head_finds_nothing,
    reading_gives_no_more_than_was_asked_for,
    reading_on_from_any_position_neither_skips_nor_repeats,
    an_unknown_stream_has_no_events,
    a_stream_can_be_read_from_any_position,
    a_stream_can_be_read_in_pages_of_any_size,
    reading_as_of_a_position_equals_the_fold_of_what_was_before,
    what_was_read_once_reads_the_same_for_ever,
}

/// Runs first, on a log that nobody has written to.
pub(super) async fn empty(store: Store) {
    assert_eq!(head(&store), Position::START);
    assert!(read(&store, Position::START, 10).await.is_empty());
    assert!(read(&store, Position(1), 10).await.is_empty());
    assert!(all_of(&store, &stream("unknown")).await.is_empty());
    assert_eq!(outcome(&store, CommandId(uuid())).await, None);
    let first = put(&store, &stream("first"), Position::START, 1).await;
    assert_eq!(first.first, Position(1), "the first event of a log has position 1");
}

async fn read(store: &dyn EventStore, after: Position, limit: usize) -> Vec<Recorded> {
    store.read(after, limit).await.expect("the log can be read")
}

async fn read_stream(store: &dyn EventStore, stream: &StreamId, after: Position) -> Vec<u64> {
    let events = store.read_stream(stream, after, 100).await.expect("the stream can be read");
    positions(&events)
}

/// Two streams whose events alternate; the positions of each.
async fn braid(store: &Store) -> [(StreamId, Vec<u64>); 2] {
    let mut braid = [(stream("one"), Vec::new()), (stream("two"), Vec::new())];
    for _ in 0..6 {
        for (stream, positions) in &mut braid {
            let expected = positions.last().map_or(Position::START, |&last| Position(last));
            positions.extend(span(put(store, stream, expected, 1).await));
        }
    }
    braid
}

async fn reading_after_the_head_finds_nothing(store: Store) {
    let head = head(&store);
    let known = &read(&store, Position(head.0 - 1), 1).await[0].stream;
    for after in [head, head.next(), Position(u64::MAX - 1), Position(u64::MAX)] {
        assert!(read(&store, after, 10).await.is_empty(), "after {after}");
        assert!(read_stream(&store, known, after).await.is_empty(), "after {after}");
    }
}

async fn reading_gives_no_more_than_was_asked_for(store: Store) {
    let stream = stream("limited");
    let before = head(&store);
    put(&store, &stream, Position::START, 10).await;
    for limit in [0, 1, 2, 9, 10, 11, usize::MAX] {
        let of_log = read(&store, before, limit).await;
        let of_stream = store.read_stream(&stream, Position::START, limit).await.expect("readable");
        for events in [of_log, of_stream] {
            assert!(events.len() <= limit, "{} events where {limit} were asked for", events.len());
            assert!(limit == 0 || !events.is_empty(), "an empty page is the end, and this is not");
            let wanted: Vec<_> = (before.0 + 1..).take(events.len()).collect();
            assert_eq!(positions(&events), wanted);
        }
    }
}

async fn reading_on_from_any_position_neither_skips_nor_repeats(store: Store) {
    let start = head(&store);
    put(&store, &stream("pages"), Position::START, 40).await;
    let wanted: Vec<_> = (start.0 + 1..=start.0 + 40).collect();
    for size in [1, 2, 7, 39, 40, 1_000] {
        let (mut after, mut seen) = (start, Vec::new());
        while after.0 < start.0 + 40 {
            let page = read(&store, after, size).await;
            after = page.last().expect("there is more").position;
            seen.extend(positions(&page));
        }
        assert_eq!(seen, wanted, "in pages of {size}");
    }
    for after in (start.0..start.0 + 40).map(Position) {
        assert_eq!(read(&store, after, 1).await[0].position, after.next());
    }
}

async fn an_unknown_stream_has_no_events(store: Store) {
    let unknown = stream("unknown");
    put(&store, &stream("known"), Position::START, 1).await;
    for after in [Position::START, Position(1), head(&store), Position(u64::MAX)] {
        assert!(read_stream(&store, &unknown, after).await.is_empty());
    }
}

async fn a_stream_can_be_read_from_any_position(store: Store) {
    for (stream, all) in braid(&store).await {
        // From the start, from before its first event, and from every position since: also from
        // those where the other stream's events stand.
        for after in [0, 1].into_iter().chain(all[0] - 1..=head(&store).0) {
            let wanted: Vec<_> = all.iter().copied().filter(|&p| p > after).collect();
            assert_eq!(read_stream(&store, &stream, Position(after)).await, wanted);
        }
    }
}

async fn a_stream_can_be_read_in_pages_of_any_size(store: Store) {
    for (stream, all) in braid(&store).await {
        for size in 1..=7 {
            let (mut after, mut seen) = (Position::START, Vec::new());
            while seen.len() < all.len() {
                let page = store.read_stream(&stream, after, size).await.expect("readable");
                assert!(page.len() <= size);
                after = page.last().expect("there is more").position;
                seen.extend(positions(&page));
            }
            assert_eq!(seen, all, "in pages of {size}");
        }
    }
}

async fn reading_as_of_a_position_equals_the_fold_of_what_was_before(store: Store) {
    let start = head(&store);
    let [(one, _), (two, _)] = braid(&store).await;
    let log = log_after(&store, start).await;
    for stream in [one, two] {
        let whole = all_of(&store, &stream).await;
        for as_of in (start.0..=head(&store).0).map(Position) {
            let from_log = log.iter().filter(|e| e.stream == stream && e.position <= as_of);
            let from_stream = whole.iter().filter(|event| event.position <= as_of);
            assert!(from_log.eq(from_stream), "as of {as_of}");
        }
    }
}

async fn what_was_read_once_reads_the_same_for_ever(store: Store) {
    let (stream, start) = (stream("lasting"), head(&store));
    let mut expected = Position::START;
    let mut before = Vec::new();
    for _ in 0..10 {
        expected = put(&store, &stream, expected, 3).await.last;
        put(&store, &self::stream("other"), Position::START, 2).await;
        let now = log_after(&store, start).await;
        assert_eq!(now[..before.len()], before);
        before = now;
    }
}
