//! What a caller is told who has not seen all of a stream.

use super::{
    Store, cases,
    fixtures::{all_of, append, conflicts, events, head, put, revisions, stands_at, stream, write},
};
use crate::Position;

cases! {
    a_position_expected_in_an_unknown_stream_is_a_conflict,
    a_position_behind_the_stream_is_a_conflict,
    a_position_ahead_of_the_stream_is_a_conflict,
    a_position_of_another_stream_is_a_conflict,
    no_event_expected_in_a_stream_with_events_is_a_conflict,
    one_stale_write_among_several_keeps_all_from_being_written,
    a_write_without_events_is_checked_all_the_same,
    a_write_without_events_leaves_its_stream_as_it_was,
    after_a_conflict_the_same_command_may_try_again,
}

async fn a_position_expected_in_an_unknown_stream_is_a_conflict(store: Store) {
    let unknown = stream("unknown");
    for expected in [Position(1), head(&store), Position(u64::MAX)] {
        let append = append(vec![write(&unknown, expected, events(1))]);
        conflicts(&store, append, &unknown, Position::START).await;
    }
    assert!(all_of(&store, &unknown).await.is_empty());
}

async fn a_position_behind_the_stream_is_a_conflict(store: Store) {
    let stream = stream("behind");
    let appended = put(&store, &stream, Position::START, 3).await;
    for expected in [appended.first, Position(appended.last.0 - 1)] {
        let append = append(vec![write(&stream, expected, events(1))]);
        conflicts(&store, append, &stream, appended.last).await;
    }
    assert_eq!(all_of(&store, &stream).await.len(), 3);
}

async fn a_position_ahead_of_the_stream_is_a_conflict(store: Store) {
    let stream = stream("ahead");
    let appended = put(&store, &stream, Position::START, 1).await;
    for expected in [appended.last.next(), Position(u64::MAX)] {
        let append = append(vec![write(&stream, expected, events(1))]);
        conflicts(&store, append, &stream, appended.last).await;
    }
}

async fn a_position_of_another_stream_is_a_conflict(store: Store) {
    let (stream, other) = (stream("mine"), stream("other"));
    let mine = put(&store, &stream, Position::START, 1).await;
    let others = put(&store, &other, Position::START, 1).await;
    let append = append(vec![write(&stream, others.last, events(1))]);
    conflicts(&store, append, &stream, mine.last).await;
}

async fn no_event_expected_in_a_stream_with_events_is_a_conflict(store: Store) {
    let stream = stream("taken");
    let appended = put(&store, &stream, Position::START, 1).await;
    let append = append(vec![write(&stream, Position::START, events(1))]);
    conflicts(&store, append, &stream, appended.last).await;
}

async fn one_stale_write_among_several_keeps_all_from_being_written(store: Store) {
    let streams = ["first", "second", "third"].map(stream);
    let mut ends = [Position::START; 3];
    for (stream, end) in streams.iter().zip(&mut ends) {
        *end = put(&store, stream, Position::START, 1).await.last;
    }
    for stale in 0..3 {
        let mut writes: Vec<_> = std::iter::zip(&streams, ends)
            .map(|(stream, end)| write(stream, end, events(2)))
            .collect();
        writes[stale].expected = Position::START;
        conflicts(&store, append(writes), &streams[stale], ends[stale]).await;
    }
    for (stream, end) in streams.iter().zip(ends) {
        assert_eq!(stands_at(&store, stream).await, end);
    }
    let writes = std::iter::zip(&streams, ends).map(|(s, end)| write(s, end, events(2))).collect();
    store.append(append(writes)).await.expect("the conflicts left nothing behind");
}

async fn a_write_without_events_is_checked_all_the_same(store: Store) {
    let (seen, written) = (stream("seen"), stream("written"));
    let old = put(&store, &seen, Position::START, 1).await.last;
    let now = put(&store, &seen, old, 1).await.last;
    for stale in [Position::START, old, now.next()] {
        let writes =
            vec![write(&written, Position::START, events(1)), write(&seen, stale, Vec::new())];
        conflicts(&store, append(writes), &seen, now).await;
    }
    let unknown = stream("unknown");
    let writes =
        vec![write(&unknown, now, Vec::new()), write(&written, Position::START, events(1))];
    conflicts(&store, append(writes), &unknown, Position::START).await;
    assert!(all_of(&store, &written).await.is_empty());
}

async fn a_write_without_events_leaves_its_stream_as_it_was(store: Store) {
    let (seen, unknown, written) = (stream("seen"), stream("unknown"), stream("written"));
    let end = put(&store, &seen, Position::START, 2).await.last;
    let writes = vec![
        write(&seen, end, Vec::new()),
        write(&written, Position::START, events(1)),
        write(&unknown, Position::START, Vec::new()),
    ];
    let appended = store.append(append(writes)).await.expect("all three were seen as they are");
    assert_eq!(appended.first, appended.last);
    assert_eq!(stands_at(&store, &seen).await, end);
    assert!(all_of(&store, &unknown).await.is_empty());
    put(&store, &unknown, Position::START, 1).await;
    put(&store, &seen, end, 1).await;
    assert_eq!(revisions(&all_of(&store, &seen).await), [1, 2, 3]);
}

async fn after_a_conflict_the_same_command_may_try_again(store: Store) {
    let stream = stream("again");
    let end = put(&store, &stream, Position::START, 1).await.last;
    let mut append = append(vec![write(&stream, Position::START, events(1))]);
    conflicts(&store, append.clone(), &stream, end).await;
    append.writes[0].expected = end;
    let appended = store.append(append.clone()).await.expect("the position is right now");
    assert_eq!(appended.first, end.next());
    assert_eq!(store.append(append).await, Ok(appended));
}
