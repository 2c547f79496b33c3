//! What cannot be opened is refused with one clear line, and left as it was.
#![expect(clippy::unwrap_used, reason = "tests may")]

#[path = "power_cut/content.rs"]
#[expect(dead_code, reason = "no power is cut here")]
mod content;
#[path = "power_cut/disk.rs"]
#[expect(dead_code, reason = "no power is cut here")]
mod disk;
#[path = "power_cut/served.rs"]
mod served;

use std::{
    fs,
    path::Path,
    sync::{Arc, Mutex},
};

use content::Chance;
use disk::{Disk, files_in};
use event_store::{
    Append, AppendError, CommandId, EventStore, Json, NewEvent, Origin, Position, Recorded,
    StreamId, Write,
};
use event_store_sled::{OnFatal, OpenError, Options, SledStore};
use jiff::Timestamp;
use uuid::Uuid;

fn append(number: u64, bytes: usize) -> Append {
    let letter = |n: u64| char::from(b'a' + (n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 60) as u8);
    let text: String = (0..bytes as u64).map(|n| letter(n ^ (number << 20))).collect();
    let event = NewEvent {
        id: Uuid::from_u64_pair(1, number),
        kind: "Tested".into(),
        version: 1,
        data: Json::from_trusted(format!("\"{number} {text}\"")),
    };
    Append {
        command: CommandId(Uuid::from_u64_pair(2, number)),
        origin: Origin {
            actor: "tester".into(),
            on_behalf_of: None,
            at: Timestamp::UNIX_EPOCH,
            correlation: Uuid::from_u64_pair(3, number),
            causation: None,
            trace_parent: None,
        },
        writes: vec![Write {
            stream: StreamId::new(format!("stream-{number}")).unwrap(),
            expected: Position::START,
            events: vec![event],
        }],
    }
}

async fn fill(dir: &Path, options: Options, from: u64, count: u64) -> Vec<Recorded> {
    let store = SledStore::open(dir, options).unwrap();
    for number in from..from + count {
        store.append(append(number, if number % 50 == 0 { 9_000 } else { 300 })).await.unwrap();
    }
    all(&store).await.unwrap()
}

async fn all(store: &SledStore) -> Result<Vec<Recorded>, event_store::ReadError> {
    store.read(Position::START, usize::MAX).await
}

/// Options whose storage errors end nothing but are written down.
fn telling() -> (Options, Arc<Mutex<Vec<String>>>) {
    let told = Arc::new(Mutex::new(Vec::new()));
    let tell = told.clone();
    let on_fatal = OnFatal::call(move |fatal| tell.lock().unwrap().push(fatal.to_string()));
    (Options { on_fatal, ..Options::default() }, told)
}

/// Opening is refused in one line, and the directory is as it was but for the lock.
fn refused(dir: &Path) -> OpenError {
    let without_lock = |dir: &Path| {
        let mut files = files_in(dir);
        files.retain(|path, _| !path.ends_with("lock"));
        files
    };
    let before = without_lock(dir);
    let refusal = SledStore::open(dir, Options::default()).expect_err("it is refused");
    assert_eq!(refusal.to_string().lines().count(), 1, "{refusal}");
    let after = without_lock(dir);
    let names =
        |files: &std::collections::BTreeMap<_, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&before), names(&after), "{refusal}");
    for (path, content) in &before {
        assert!(after[path] == *content, "{} was changed: {refusal}", path.display());
    }
    refusal
}

#[tokio::test]
async fn a_directory_that_is_open_already_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let _store = SledStore::open(dir.path(), Options::default()).unwrap();
    let refusal = SledStore::open(dir.path(), Options::default()).unwrap_err();
    assert!(matches!(refusal, OpenError::InUse { .. }), "{refusal}");
}

#[tokio::test]
async fn a_truncated_database_is_refused_and_left_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    fill(dir.path(), Options { merge: false, ..Options::default() }, 0, 300).await;
    let database = dir.path().join("db");
    let whole = fs::read(&database).unwrap();
    let ends = [0, 1, 100, 4_096, 10_000, whole.len() / 3, whole.len() / 2, whole.len() - 20_000];
    for end in ends {
        fs::write(&database, &whole[..end]).unwrap();
        let refusal = refused(dir.path());
        assert!(matches!(refusal, OpenError::Damaged { .. }), "cut to {end}: {refusal}");
    }
    fs::remove_file(&database).unwrap();
    let refusal = refused(dir.path());
    assert!(matches!(refusal, OpenError::Damaged { .. }), "removed: {refusal}");
    fs::write(&database, &whole).unwrap();
    let store = SledStore::open(dir.path(), Options::default()).unwrap();
    assert_eq!(all(&store).await.unwrap().len(), 300);
}

/// Every flipped bit is noticed, when the log is opened or when it is verified, or it changes nothing.
#[tokio::test]
async fn a_flipped_bit_is_noticed_or_harmless_and_never_silent() {
    let dir = tempfile::tempdir().unwrap();
    fill(dir.path(), Options::default(), 0, 400).await;
    let events = fill(dir.path(), Options::default(), 400, 300).await;
    let whole = files_in(dir.path());
    let mut chance = Chance::new(4);
    let (mut refusals, mut noticed, mut harmless) = (0, 0, 0);
    for round in 0..60 {
        for entry in fs::read_dir(dir.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                fs::remove_dir_all(path).unwrap();
            } else {
                fs::remove_file(path).unwrap();
            }
        }
        fs::create_dir_all(dir.path().join("blobs")).unwrap();
        fs::create_dir_all(dir.path().join("index")).unwrap();
        for (path, content) in &whole {
            fs::write(path, content).unwrap();
        }
        // The database is most of it, but each file has its turn.
        let files: Vec<_> = whole.iter().filter(|(_, content)| !content.is_empty()).collect();
        let (path, content) = match round % 3 {
            0 => files[usize::try_from(chance.below(files.len() as u64)).unwrap()],
            _ => *files.iter().find(|(path, _)| path.ends_with("db")).unwrap(),
        };
        let mut flipped = content.clone();
        let used = content.iter().rposition(|byte| *byte != 0).unwrap_or(0) as u64 + 1;
        let at = usize::try_from(chance.below(used)).unwrap();
        flipped[at] ^= 1 << chance.below(8);
        fs::write(path, flipped).unwrap();

        let (options, told) = telling();
        let Ok(store) = SledStore::open(dir.path(), options) else {
            refused(dir.path());
            refusals += 1;
            continue;
        };
        let verified = store.verify(|_| {}).await;
        let read = all(&store).await;
        match (verified, read) {
            (Ok(_), Ok(read)) => {
                assert!(read == events, "byte {at} of {} changed the log silently", path.display());
                harmless += 1;
            }
            _ => noticed += 1,
        }
        drop(store);
        drop(told);
    }
    println!("{refusals} refused, {noticed} noticed later, {harmless} harmless");
}

#[tokio::test]
async fn damage_in_the_middle_is_named_and_nothing_is_cut_off() {
    let dir = tempfile::tempdir().unwrap();
    fill(dir.path(), Options { merge: false, ..Options::default() }, 0, 600).await;
    let database = dir.path().join("db");
    let mut content = fs::read(&database).unwrap();
    let middle = content.len() / 4;
    content[middle..middle + 600].fill(0x55);
    fs::write(&database, &content).unwrap();
    match SledStore::open(dir.path(), telling().0) {
        Err(refusal) => assert!(matches!(refusal, OpenError::Damaged { .. }), "{refusal}"),
        Ok(store) => {
            assert_eq!(store.stats().head, Position(600));
            let error = store.verify(|_| {}).await.unwrap_err();
            assert!(matches!(error, event_store::ReadError::Corrupt { .. }), "{error}");
        }
    }
}

#[tokio::test]
async fn another_format_and_another_database_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    fill(dir.path(), Options::default(), 0, 3).await;
    for format in ["ayni events 1", "ayni events 3"] {
        let db = sled::open(dir.path()).unwrap();
        db.insert("format", format).unwrap();
        drop(db);
        let refusal = refused(dir.path()).to_string();
        assert!(refusal.contains(format), "{refusal}");
    }

    let other = tempfile::tempdir().unwrap();
    let db = sled::open(other.path()).unwrap();
    db.open_tree("blocks").unwrap().insert([0, 0, 0, 0, 0, 0, 0, 1], "else").unwrap();
    drop(db);
    assert!(matches!(refused(other.path()), OpenError::Unknown { .. } | OpenError::Damaged { .. }));
}

#[tokio::test]
async fn a_spilled_page_is_refused_and_an_unfinished_snapshot_is_no_hindrance() {
    let dir = tempfile::tempdir().unwrap();
    let events = fill(dir.path(), Options::default(), 0, 30).await;
    fs::write(dir.path().join("snap.FFFF.generating"), "").unwrap();
    let store = SledStore::open(dir.path(), Options::default()).unwrap();
    assert_eq!(all(&store).await.unwrap(), events);
    drop(store);
    fs::write(dir.path().join("blobs/17"), "spilled").unwrap();
    assert!(refused(dir.path()).to_string().contains("blobs"));
}

#[tokio::test]
async fn lost_indexes_are_made_again_from_the_log() {
    let dir = tempfile::tempdir().unwrap();
    let options = Options { checkpoint_events: 10, ..Options::default() };
    let events = fill(dir.path(), options.clone(), 0, 200).await;
    for damage in 0..3 {
        let index = dir.path().join("index");
        match damage {
            0 => fs::remove_dir_all(&index).unwrap(),
            1 => fs::write(index.join("checkpoint"), "nonsense").unwrap(),
            _ => {
                let entries = fs::read_dir(&index).unwrap().flatten();
                let run =
                    entries.map(|entry| entry.path()).find(|path| !path.ends_with("checkpoint"));
                fs::write(run.unwrap(), "nonsense").unwrap();
            }
        }
        let store = SledStore::open(dir.path(), options.clone()).unwrap();
        assert_eq!(store.verify(|_| {}).await.unwrap().events, 200);
        for event in &events {
            let stream = store.read_stream(&event.stream, Position::START, 10).await.unwrap();
            assert_eq!(stream, std::slice::from_ref(event));
            let outcome = store.outcome(event.command).await.unwrap().unwrap();
            assert_eq!(outcome.first, event.position);
        }
    }
}

/// A disk for the faults; `None`, said aloud, where FUSE cannot be mounted.
fn faulty() -> Option<Disk> {
    Disk::mount()
        .inspect_err(|error| eprintln!("SKIPPED: FUSE cannot be mounted here ({error})"))
        .ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_once_and_nothing_acknowledged_is_lost() {
    let Some(disk) = faulty() else { return };
    let dir = disk.path().join("log");
    let (options, told) = telling();
    let store = SledStore::open(&dir, options).unwrap();
    disk.set_room(Some(300_000));
    let mut acknowledged = 0;
    let error = loop {
        match store.append(append(acknowledged, 300)).await {
            Ok(_) => acknowledged += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(error, AppendError::Unavailable { outcome_unknown: true, .. }), "{error}");
    let next = store.append(append(1_000_000, 300)).await.unwrap_err();
    assert!(matches!(next, AppendError::Unavailable { outcome_unknown: false, .. }), "{next}");
    drop(store);
    let told = told.lock().unwrap().clone();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].lines().count(), 1, "{told:?}");
    assert!(acknowledged > 0);

    disk.set_room(Some(0));
    assert!(matches!(refused(&dir), OpenError::Failed { .. }));
    disk.set_room(None);
    let store = SledStore::open(&dir, Options::default()).unwrap();
    store.verify(|_| {}).await.unwrap();
    let events = all(&store).await.unwrap();
    assert!(events.len() as u64 >= acknowledged, "{} of {acknowledged}", events.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_sync_is_not_tried_again_and_nothing_is_acknowledged_after_it() {
    let Some(disk) = faulty() else { return };
    let dir = disk.path().join("log");
    let (options, told) = telling();
    let store = SledStore::open(&dir, options).unwrap();
    store.append(append(1, 300)).await.unwrap();
    disk.set_sync_fails(true);
    store.append(append(2, 300)).await.unwrap_err();
    disk.set_sync_fails(false);
    store.append(append(3, 300)).await.unwrap_err();
    assert_eq!(
        store.read(Position::START, 10).await.unwrap().len(),
        1,
        "what was not synced is not shown"
    );
    drop(store);
    assert_eq!(told.lock().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_only_directory_is_refused() {
    let Some(disk) = faulty() else { return };
    let dir = disk.path().join("log");
    fill(&dir, Options::default(), 0, 5).await;
    disk.set_read_only(true);
    let refusal = refused(&dir);
    assert!(matches!(refusal, OpenError::Failed { .. }), "{refusal}");
    assert!(SledStore::open(&disk.path().join("new"), Options::default()).is_err());
    disk.set_read_only(false);
    let store = SledStore::open(&dir, Options::default()).unwrap();
    assert_eq!(all(&store).await.unwrap().len(), 5);
}
