//! What holds of the whole log at any time, whatever was done to it.

use std::collections::HashMap;

use super::{
    Store, cases,
    fixtures::{all_of, head, log_after, outcome, positions, span},
};
use crate::{Position, Recorded, StreamId, chain::Chain};

cases! {
    every_event_is_chained_to_the_one_before_it_in_its_stream,
    every_stream_reads_as_its_events_in_the_log,
    every_command_names_its_events_in_the_log,
}

async fn every_event_is_chained_to_the_one_before_it_in_its_stream(store: Store) {
    let mut chain = Chain::default();
    for event in log_after(&store, Position::START).await {
        chain.check(&event).expect("the chain holds");
    }
    assert_eq!(chain.position(), head(&store));
}

async fn every_stream_reads_as_its_events_in_the_log(store: Store) {
    let mut streams: HashMap<StreamId, Vec<Recorded>> = HashMap::new();
    for event in log_after(&store, Position::START).await {
        streams.entry(event.stream.clone()).or_default().push(event);
    }
    for (stream, events) in streams {
        assert!(all_of(&store, &stream).await == events, "stream {stream} reads otherwise");
    }
}

async fn every_command_names_its_events_in_the_log(store: Store) {
    let log = log_after(&store, Position::START).await;
    for events in log.chunk_by(|a, b| a.command == b.command) {
        let command = events[0].command;
        let appended = outcome(&store, command).await.expect("its command is known");
        assert_eq!(positions(events), span(appended), "command {command}");
    }
}
