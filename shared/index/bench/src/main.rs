//! Prints how fast the index is, beside brute force and the engines that could stand in its place.
//!
//! Everything runs on the same data in one run, since figures of different runs tell little on a
//! machine that does other work too: read the ratios, and CPU time rather than wall time.
#![expect(clippy::print_stdout, reason = "it prints what it measured")]

mod brute;
mod data;
mod exact;
mod measure;
mod oracle;
mod peer_v1;
mod peers;
mod record;
mod reference;
mod replay;
mod run;
mod tantivy;
mod workload;

use anyhow::Result;

/// Sizes are `AYNI_BENCH_OFFERS`, a list of numbers of offers: 10000 by default. With
/// `AYNI_BENCH_EXACT` nothing is measured: every list is held to brute force after every event, at
/// these sizes and on every path.
fn main() -> Result<()> {
    let sizes = std::env::var("AYNI_BENCH_OFFERS").unwrap_or_else(|_| "10000".to_owned());
    let home = workload::Home::open()?;
    for size in sizes.split(',') {
        let offers: usize = size.trim().parse()?;
        if offers > 500_000 {
            println!("{offers} offers: needs about 4 GB of memory and 2 GB of disk");
        }
        run::size(&home.folder(offers, offers.min(100_000))?)?;
    }
    Ok(())
}
