//! The adapter keeps the port, as every store must.
#![expect(clippy::unwrap_used, reason = "tests may")]

use std::path::Path;

use event_store::conformance;
use event_store_sled::{Options, SledCheckpoints, SledStore};

async fn check(options: Options) {
    let dir = tempfile::tempdir().unwrap();
    conformance::check(|| {
        let (dir, options) = (dir.path().to_owned(), options.clone());
        async move { SledStore::open(&dir, options).unwrap() }
    })
    .await;
    let store = SledStore::open(dir.path(), options).unwrap();
    let verified = store.verify(|_| {}).await.unwrap();
    assert_eq!(verified.events, store.stats().head.0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_store_keeps_the_port() {
    check(Options::default()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_store_keeps_the_port_while_its_indexes_are_written_often() {
    check(Options { checkpoint_events: 3, ..Options::default() }).await;
}

#[tokio::test]
async fn checkpoints_keep_their_port() {
    let dir = tempfile::tempdir().unwrap();
    let open = |dir: &Path| SledCheckpoints::open(dir).unwrap();
    conformance::check_checkpoints(|| {
        let opened = open(dir.path());
        async move { opened }
    })
    .await;
}
