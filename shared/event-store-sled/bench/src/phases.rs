//! What is measured, each phase by itself.
#![expect(clippy::cast_precision_loss, reason = "figures are rounded for people")]

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use event_store::{Append, EventStore, Position};
use event_store_sled::{Options, SledStore};

use crate::{
    engines::{Group, NaiveSled, PlainFile, Sqlite},
    work::{self, Chance},
};

/// How many events the load has.
pub fn events() -> u64 {
    setting("AYNI_BENCH_EVENTS", 200_000)
}

/// How long a timed phase runs.
pub fn seconds() -> u64 {
    setting("AYNI_BENCH_SECONDS", 4)
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

enum Subject {
    This(Box<SledStore>),
    Other(Group),
}

impl Subject {
    fn open(engine: &str, dir: &Path) -> Result<Self> {
        Ok(match engine {
            "this" => Self::This(Box::new(SledStore::open(dir, Options::default())?)),
            "plain" => Self::Other(Group::new(PlainFile::open(dir, 0)?)),
            "ahead" => Self::Other(Group::new(PlainFile::open(dir, 16 << 20)?)),
            "sqlite" => Self::Other(Group::new(Sqlite::open(dir)?)),
            "naive" => Self::Other(Group::new(NaiveSled::open(dir)?)),
            _ => bail!("there is no engine {engine}"),
        })
    }

    async fn append(&self, append: Append) -> Result<Position> {
        match self {
            Self::This(store) => Ok(store.append(append).await?.last),
            Self::Other(group) => group.append(append).await.map(|()| Position::START),
        }
    }

    fn close(self) -> Result<()> {
        match self {
            Self::This(store) => {
                drop(store);
                Ok(())
            }
            Self::Other(group) => group.close(),
        }
    }
}

/// Runs one phase and prints what it measured.
#[tokio::main(worker_threads = 2)]
pub async fn run(phase: &str, engine: &str, dir: &Path) -> Result<()> {
    match phase {
        "writers" => timed(engine, dir, 64).await,
        "lone" => timed(engine, dir, 1).await,
        "load" => load(engine, dir).await,
        "open" => open(dir),
        "kill" => kill(dir).await,
        "replay" => replay(dir).await,
        "verify" => verify(dir).await,
        "settle" => settle(dir).await,
        _ => bail!("there is no phase {phase}"),
    }
}

async fn timed(engine: &str, dir: &Path, writers: u64) -> Result<()> {
    let subject = Arc::new(Subject::open(engine, dir)?);
    let (done, end) =
        (Arc::new(AtomicU64::new(0)), Instant::now() + Duration::from_secs(seconds()));
    let begun = Instant::now();
    let mut tasks = Vec::new();
    for writer in 0..writers {
        let (subject, done) = (subject.clone(), done.clone());
        tasks.push(tokio::spawn(async move {
            let (mut chance, mut expected) = (Chance::new(writer + 1), Position::START);
            let mut number = 0;
            while Instant::now() < end {
                if number % work::EVENTS_A_STREAM == 0 {
                    expected = Position::START;
                }
                let stream = format!("offer-{writer}-{}", number / work::EVENTS_A_STREAM);
                let append = work::append(&mut chance, &stream, expected, 1, number);
                expected = subject.append(append).await?;
                number += 1;
                done.fetch_add(1, Ordering::Relaxed);
            }
            anyhow::Ok(())
        }));
    }
    for task in tasks {
        task.await??;
    }
    let seconds = begun.elapsed().as_secs_f64();
    close(subject)?;
    report(done.load(Ordering::Relaxed), seconds, dir);
    Ok(())
}

fn close(subject: Arc<Subject>) -> Result<()> {
    Arc::into_inner(subject).context("nobody else holds the engine")?.close()
}

async fn load(engine: &str, dir: &Path) -> Result<()> {
    let subject = Subject::open(engine, dir)?;
    let (mut chance, begun) = (Chance::new(1), Instant::now());
    for number in 0..events() / 1_000 {
        subject.append(work::bulk(&mut chance, number, 1_000)).await?;
    }
    let seconds = begun.elapsed().as_secs_f64();
    subject.close()?;
    report(events() / 1_000 * 1_000, seconds, dir);
    Ok(())
}

fn open(dir: &Path) -> Result<()> {
    let begun = Instant::now();
    let store = SledStore::open(dir, Options::default())?;
    say("seconds", begun.elapsed().as_secs_f64());
    say("memory", memory());
    drop(store);
    Ok(())
}

/// Appends a little and ends without closing.
async fn kill(dir: &Path) -> Result<()> {
    let store = SledStore::open(dir, Options::default())?;
    let (mut chance, head) = (Chance::new(3), *store.head().borrow());
    for number in 0..20 {
        store.append(work::bulk(&mut chance, head.0 + number, 1_000)).await?;
    }
    std::process::abort();
}

async fn replay(dir: &Path) -> Result<()> {
    let store = SledStore::open(dir, Options::default())?;
    let (begun, mut after, mut bytes) = (Instant::now(), Position::START, 0);
    loop {
        let events = store.read(after, event_store::PAGE).await?;
        let Some(last) = events.last() else { break };
        after = last.position;
        bytes += events.iter().map(|event| event.data.as_str().len()).sum::<usize>();
    }
    say("rate", after.0 as f64 / begun.elapsed().as_secs_f64());
    say("data", bytes as f64 / after.0 as f64);
    say("memory", memory());
    Ok(())
}

async fn verify(dir: &Path) -> Result<()> {
    let store = SledStore::open(dir, Options::default())?;
    let begun = Instant::now();
    let verified = store.verify(|_| {}).await?;
    say("rate", verified.events as f64 / begun.elapsed().as_secs_f64());
    say("memory", memory());
    Ok(())
}

/// Waits until what was written in small pieces is merged.
async fn settle(dir: &Path) -> Result<()> {
    let store = SledStore::open(dir, Options::default())?;
    let head = store.stats().head;
    while !store.is_merged() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    drop(store);
    let store = SledStore::open(dir, Options::default())?;
    say("bytes", store.stats().bytes_on_disk as f64 / head.0 as f64);
    Ok(())
}

fn report(events: u64, seconds: f64, dir: &Path) {
    say("rate", events as f64 / seconds);
    say("bytes", bytes_in(dir) as f64 / events as f64);
    say("memory", memory());
}

#[expect(clippy::print_stdout, reason = "the parent reads it")]
fn say(name: &str, value: f64) {
    println!("{name} {value}");
}

/// The most memory that this process had resident, in MB.
fn memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}

fn bytes_in(dir: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    let Ok(entries) = std::fs::read_dir(dir) else { return 0 };
    let sizes = entries.flatten().filter_map(|entry| {
        let metadata = entry.metadata().ok()?;
        Some(if metadata.is_dir() { bytes_in(&entry.path()) } else { metadata.blocks() * 512 })
    });
    sizes.sum()
}
