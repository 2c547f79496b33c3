//! Prints how fast and how large the log in sled is, beside a plain file, `SQLite` and naive sled.
//!
//! Each measurement runs in a process of its own, so that memory is that of one engine.
#![expect(clippy::print_stdout, reason = "it prints what it measured")]

mod engines;
mod phases;
mod work;

use std::{
    collections::BTreeMap,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};

/// What a phase measured, by name.
type Figures = BTreeMap<String, f64>;

/// `ahead` is a plain file that is filled with zeroes ahead, so that a sync need not grow it.
const ENGINES: [&str; 5] = ["this", "plain", "ahead", "sqlite", "naive"];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [phase, engine, dir] = arguments.as_slice() {
        return phases::run(phase, engine, Path::new(dir));
    }
    let place = std::env::var_os("AYNI_BENCH_DIR");
    let root = place.map_or_else(tempfile::tempdir, tempfile::tempdir_in)?;
    println!(
        "{} events loaded, {} s a timed phase; events with 360 bytes of data, envelope not counted\n",
        phases::events(),
        phases::seconds()
    );
    compare(root.path(), "writers", "64 writers, one durable event each at a time, events/s")?;
    compare(root.path(), "lone", "one writer, one durable event at a time, events/s")?;
    compare(root.path(), "load", "loaded by 1,000 events, events/s")?;
    this_alone(root.path())
}

/// One phase for all engines, as events a second and as a ratio to the plain file.
fn compare(root: &Path, phase: &str, title: &str) -> Result<()> {
    println!("{title}");
    let mut measured = Vec::new();
    for engine in ENGINES {
        measured.push((engine, child(phase, engine, &root.join(format!("{phase}-{engine}")))?));
    }
    let plain = measured[1].1["rate"];
    for (engine, figures) in measured {
        let rate = figures["rate"];
        println!(
            "  {engine:8} {rate:>10.0}   {:>5.2} of a plain file   {:>6.0} bytes on disk an event   {:>5.0} MB at most",
            rate / plain,
            figures["bytes"],
            figures["memory"],
        );
    }
    println!();
    Ok(())
}

fn this_alone(root: &Path) -> Result<()> {
    let loaded = root.join("load-this");
    let opened = child("open", "this", &loaded)?;
    println!("opened after a clean end: {:.3} s, {:.0} MB", opened["seconds"], opened["memory"]);
    child("kill", "this", &loaded)?;
    let opened = child("open", "this", &loaded)?;
    println!("opened after a kill:      {:.3} s, {:.0} MB", opened["seconds"], opened["memory"]);
    let replayed = child("replay", "this", &loaded)?;
    println!("replayed: {:.0} events/s, {:.0} MB at most", replayed["rate"], replayed["memory"]);
    let verified = child("verify", "this", &loaded)?;
    println!("verified: {:.0} events/s, {:.0} MB at most", verified["rate"], verified["memory"]);
    for phase in ["writers", "lone"] {
        let merged = child("settle", "this", &root.join(format!("{phase}-this")))?;
        println!(
            "one by one ({phase}), then merged: {:.0} bytes on disk an event",
            merged["bytes"]
        );
    }
    Ok(())
}

fn child(phase: &str, engine: &str, dir: &Path) -> Result<Figures> {
    std::fs::create_dir_all(dir)?;
    let mut command = Command::new(std::env::current_exe()?);
    let output = command.args([phase, engine]).arg(dir).stderr(Stdio::inherit()).output()?;
    // The phase that ends by killing itself prints nothing.
    ensure!(output.status.success() || phase == "kill", "{phase} of {engine} failed");
    let text = String::from_utf8(output.stdout)?;
    let figure = |line: &str| {
        let (name, value) = line.split_once(' ').context("a name and a value")?;
        Ok((name.to_owned(), value.parse()?))
    };
    text.lines().map(figure).collect()
}
