//! Nothing that was acknowledged is lost when power is cut; and without the sync it is.
//!
//! A process of writers runs on a disk that forgets what was not synced. It is killed in the middle,
//! the disk loses power, and the log is opened again: everything acknowledged must be there.
#![expect(clippy::print_stdout, reason = "it says what it did, or that it could not")]

#[path = "power_cut/content.rs"]
mod content;
#[path = "power_cut/disk.rs"]
#[expect(dead_code, reason = "what refusals need is not needed here")]
mod disk;
#[path = "power_cut/served.rs"]
mod served;
#[path = "power_cut/writers.rs"]
mod writers;

use std::time::Duration;

use content::{Chance, Cut};
use disk::Disk;
use event_store_sled::{EXIT_STORAGE, Sync};
use writers::{Acknowledged, Writers, missing, write_if_asked};

const CUTS: u64 = 30;

fn main() {
    write_if_asked();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.expect("threads can be started").block_on(run());
}

async fn run() {
    if let Err(error) = Disk::mount() {
        println!("test power_cut ... SKIPPED: FUSE cannot be mounted here ({error})");
        return;
    }
    for cut in [Cut::Drop, Cut::Tear, Cut::Scramble] {
        nothing_acknowledged_is_lost(cut).await;
    }
    without_the_sync_events_are_lost().await;
    a_full_disk_ends_the_process_with_one_line();
}

async fn nothing_acknowledged_is_lost(cut: Cut) {
    let disk = Disk::mount().expect("it could be mounted before");
    let dir = disk.path().join("log");
    let mut chance = Chance::new(cut as u64);
    let (mut acknowledged, mut lost) = (Acknowledged::new(), 0);
    for round in 0..CUTS {
        // At times in the middle of opening, before anything is acknowledged.
        let opening = round % 5 == 4;
        let count = if opening { 0 } else { usize::try_from(chance.below(120)).unwrap_or(0) };
        let delay = Duration::from_micros(chance.below(if opening { 50_000 } else { 3_000 }));
        let writers = Writers::start(&dir, round, Sync::Always);
        acknowledged.append(&mut writers.kill_after(count, delay));
        lost += disk.cut(cut, &mut chance);
        match missing(&dir, &acknowledged).await {
            Ok(missing) => {
                assert_eq!(missing, 0, "{cut:?}, cut {round}: acknowledged appends are gone");
            }
            Err(error) => panic!("{cut:?}, cut {round}: {error}"),
        }
    }
    println!(
        "test power_cut ({cut:?}) ... ok: {CUTS} cuts took {lost} unsynced bytes and none of {} acknowledged appends",
        acknowledged.len()
    );
    assert!(lost > 0, "the cuts took nothing, so nothing was tested");
}

/// The negative control: that the test would notice.
async fn without_the_sync_events_are_lost() {
    let disk = Disk::mount().expect("it could be mounted before");
    let mut chance = Chance::new(9);
    for round in 0..5 {
        let dir = disk.path().join(format!("log-{round}"));
        let acknowledged =
            Writers::start(&dir, round, Sync::Skipped).kill_after(100, Duration::ZERO);
        disk.cut(Cut::Drop, &mut chance);
        let outcome = missing(&dir, &acknowledged).await;
        if outcome != Ok(0) {
            println!(
                "test power_cut (control without sync) ... ok: of {} acknowledged appends are gone: {outcome:?}",
                acknowledged.len()
            );
            return;
        }
    }
    panic!("nothing was lost without the sync, so the test proves nothing");
}

fn a_full_disk_ends_the_process_with_one_line() {
    let disk = Disk::mount().expect("it could be mounted before");
    let mut writers = Writers::start(&disk.path().join("log"), 0, Sync::Always);
    writers.wait();
    disk.set_room(Some(200_000));
    let (code, errors) = writers.end();
    assert_eq!(code, Some(EXIT_STORAGE), "{errors}");
    assert_eq!(errors.lines().count(), 1, "{errors}");
    println!("test full_disk ... ok: exit code {EXIT_STORAGE}, {}", errors.trim());
}
