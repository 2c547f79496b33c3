//! Holds every list to brute force, at first and after every event, on every path and at any size.

use std::path::Path as Folder;

use anyhow::Result;
use index::{Index, Path, Settings};

use crate::{
    brute::{Brute, SHOWN},
    data::Data,
    oracle::{Oracle, kept_first},
    peer_v1::PeerV1,
    replay,
    run::{THREADS, some},
};

/// With `AYNI_BENCH_EXACT` this is all that a run does. A million offers take 4 GB of memory and
/// minutes of two cores; where `AYNI_BENCH_DIR` keeps the data, the first lists of brute force are
/// kept beside them.
pub fn is_wanted() -> bool {
    std::env::var_os("AYNI_BENCH_EXACT").is_some()
}

/// Brute force is asked once, and every path is held to what it says.
pub fn run(folder: &Folder, data: &Data) -> Result<()> {
    let model = || PeerV1::new(&data.reference, &data.offers, &data.requests);
    let known = model();
    let brute = Brute::new(&known, some(&data.offers));
    let first = kept_first(folder, data, &brute)?;
    println!("  {} lists by brute force, each from all {} offers", first.len(), data.offers.len());
    let oracle = Oracle::ask(data, brute, first);
    let mut paths = 0;
    for path in Path::ALL {
        if path.is_possible() {
            on_path(data, path, model().on(path), &oracle)?;
            paths += 1;
        } else {
            println!("  {path:?}: skipped, this processor cannot");
        }
    }
    println!("  {paths} of {} paths: identical to brute force", Path::ALL.len());
    Ok(())
}

fn on_path(data: &Data, path: Path, model: PeerV1, oracle: &Oracle) -> Result<()> {
    let settings = Settings { path, shown: SHOWN, ..Settings::default() };
    let (offers, requests) = (some(&data.offers), some(&data.requests));
    let mut index = Index::with(model, settings, offers, requests, THREADS);
    let took = replay::run(data, &mut index, Some(oracle))?;
    println!(
        "  {path:?}: {} events changed {} lists; all lists compared at first and after every event, \
         {} comparisons: identical",
        took.events, took.lists, took.compared
    );
    Ok(())
}
