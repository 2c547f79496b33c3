//! The engines that could stand in the index's place, on the same data in the same run.

use std::{fs, io::Write, path::Path, process::Stdio};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::{
    brute::SHOWN,
    data::Data,
    run::Truth,
    workload::{python, script},
};

/// Requests that the slower peers are asked.
const ASKED: &str = "300";

/// A line that a script prints.
#[derive(Deserialize)]
struct Said {
    engine: String,
    mode: Option<String>,
    cpu_ms_per_request: Option<f64>,
    extrapolated_cpu_s_all: Option<f64>,
    recall10: Option<f64>,
    cpu_p50_ms: Option<f64>,
    single_wall_p50_ms: Option<f64>,
    cpu_ms_mean: Option<f64>,
    rss_mb: Option<f64>,
}

/// Runs every peer that is installed. `single` is the index's CPU time for one request, in
/// microseconds.
pub fn run(folder: &Path, data: &Data, truth: &Truth, single: f64) -> Result<()> {
    if truth.iter().any(Option::is_none) {
        println!(
            "peers: skipped, they are held against the whole truth, which is not known at this size"
        );
        return Ok(());
    }
    let file = folder.join("truth.tsv");
    write(&file, data, truth)?;
    for (peer, name, rest) in [
        ("numpy, pandas", "py_bench.py", ["--batch", ASKED]),
        ("PostgreSQL", "pg_bench.py", ["--batch", ASKED]),
    ] {
        let mut command = python();
        command.arg(script(name)).arg(folder).arg(&file).args(rest).stderr(Stdio::piped());
        let output = command.output().context("python3")?;
        if !output.status.success() {
            let told = String::from_utf8_lossy(&output.stderr);
            println!("{peer}: skipped: {}", told.lines().last().unwrap_or("it did not run"));
            continue;
        }
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            if let Ok(said) = serde_json::from_str::<Said>(line) {
                print(&said, single);
            }
        }
    }
    Ok(())
}

fn print(said: &Said, single: f64) {
    let name = format!("{} {}", said.engine, said.mode.as_deref().unwrap_or(""));
    if let (Some(each), Some(all), Some(recall)) =
        (said.cpu_ms_per_request, said.extrapolated_cpu_s_all, said.recall10)
    {
        let middle =
            said.cpu_p50_ms.map_or(String::new(), |cpu| format!("  cpu p50 {:>9.1} us", cpu * 1e3));
        let wall = said
            .single_wall_p50_ms
            .map_or(String::new(), |wall| format!("  wall p50 {:>9.1} us", wall * 1e3));
        let memory = said.rss_mb.map_or(String::new(), |memory| format!("  {memory:.0} MB"));
        println!(
            "  {name:34} cpu mean {:>9.1} us{middle}{wall}   all {all:>8.1} s (from a sample)   recall@10 {recall}{memory}   {:.0} times the index",
            each * 1e3,
            each * 1e3 / single.max(0.001)
        );
    } else if let Some(mean) = said.cpu_ms_mean {
        println!("  {name:34} cpu mean {:>9.1} us", mean * 1e3);
    }
}

/// The truth in the form that the scripts read.
fn write(file: &Path, data: &Data, truth: &Truth) -> Result<()> {
    let mut out = std::io::BufWriter::new(fs::File::create(file)?);
    for (id, list) in data.request_ids.iter().zip(truth) {
        write!(out, "{id}")?;
        for pair in list.iter().flatten().take(SHOWN) {
            write!(out, "\t{}:{}", data.offer_ids[pair.offer as usize], pair.points)?;
        }
        writeln!(out)?;
    }
    Ok(out.flush()?)
}
