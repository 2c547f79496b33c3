//! Nothing that was acknowledged is lost when the process is killed, at any moment, fifty times.
#![expect(clippy::print_stdout, reason = "it says what it did")]

#[path = "power_cut/writers.rs"]
#[expect(dead_code, reason = "what a power cut needs is not needed here")]
mod writers;

use std::time::Duration;

use event_store_sled::{Options, SledStore, Sync};
use writers::{Acknowledged, Writers, missing, write_if_asked};

const KILLS: u64 = 50;

fn main() {
    write_if_asked();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.expect("threads can be started").block_on(run());
}

async fn run() {
    a_second_process_is_refused_and_told_who_holds_the_log();
    nothing_acknowledged_is_lost().await;
}

fn a_second_process_is_refused_and_told_who_holds_the_log() {
    let dir = tempfile::tempdir().expect("there is a place for temporary files");
    let mut writers = Writers::start(dir.path(), 0, Sync::Always);
    let process = writers.wait();
    let refusal = SledStore::open(dir.path(), Options::default()).expect_err("it is refused");
    assert!(refusal.to_string().ends_with(&format!("is in use by process {process}")), "{refusal}");
    writers.kill_after(0, Duration::ZERO);
    println!("test second_process ... ok: {refusal}");
}

async fn nothing_acknowledged_is_lost() {
    let dir = tempfile::tempdir().expect("there is a place for temporary files");
    let mut acknowledged = Acknowledged::new();
    for round in 0..KILLS {
        let writers = Writers::start(dir.path(), round, Sync::Always);
        let count = usize::try_from(round * 37 % 101).expect("it is small");
        let delay = Duration::from_micros(round * 7_919 % 20_000);
        acknowledged.append(&mut writers.kill_after(count, delay));
        assert_eq!(missing(dir.path(), &acknowledged).await, Ok(0), "kill {round}");
    }
    println!(
        "test kill ... ok: {KILLS} kills took none of {} acknowledged appends",
        acknowledged.len()
    );
}
