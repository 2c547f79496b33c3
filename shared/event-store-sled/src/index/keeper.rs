//! The thread that writes what is indexed to files, so that the writer need not wait for it.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread::JoinHandle,
};

use super::{
    Checkpoint, Index, Kind, merging,
    run::{Run, name},
};
use crate::fault::{Fault, io_fault};

/// The folder of the files.
pub(crate) const FOLDER: &str = "index";

/// Writes the files of an index.
#[derive(Debug)]
pub(crate) struct Keeper {
    dir: PathBuf,
    index: Arc<Index>,
    checkpoint: Checkpoint,
}

impl Keeper {
    /// Loads the indexes that were written in `dir`; empty ones, if there are none that can be used.
    pub(crate) fn load(dir: &Path) -> Result<Self, Fault> {
        let dir = dir.join(FOLDER);
        fs::create_dir_all(&dir).map_err(io_fault("creating", &dir))?;
        let found = Checkpoint::load(&dir);
        let loaded = found.and_then(|checkpoint| {
            let runs = |kind, numbers: &[u64]| -> Result<Vec<_>, Fault> {
                numbers.iter().map(|&n| Run::open(&dir.join(name(kind, n))).map(Arc::new)).collect()
            };
            let streams = runs(Kind::Streams, &checkpoint.streams);
            let commands = runs(Kind::Commands, &checkpoint.commands);
            match (streams, commands) {
                (Ok(streams), Ok(commands)) => Some((checkpoint, streams, commands)),
                (Err(fault), _) | (_, Err(fault)) => {
                    tracing::warn!("the indexes are made again from the log: {fault}");
                    None
                }
            }
        });
        let (checkpoint, streams, commands) = loaded.unwrap_or_default();
        let index = Arc::new(Index::new(&checkpoint, streams, commands));
        Ok(Self { dir, index, checkpoint })
    }

    pub(crate) fn index(&self) -> &Arc<Index> {
        &self.index
    }

    /// Writes what is in memory to files, if there is anything.
    pub(crate) fn save(&mut self) -> Result<(), Fault> {
        let Some(frozen) = self.index.freeze() else { return Ok(()) };
        let mut streams = self.index.runs(Kind::Streams).to_vec();
        let mut commands = self.index.runs(Kind::Commands).to_vec();
        let mut next = self.checkpoint.clone();
        for (kind, pairs, runs) in [
            (Kind::Streams, &frozen.streams, &mut streams),
            (Kind::Commands, &frozen.commands, &mut commands),
        ] {
            let number = next.next_number();
            let path = self.dir.join(name(kind, number));
            let count = pairs.len() as u64;
            let pairs = pairs.sorted().into_iter().map(Ok);
            runs.push(Arc::new(Run::write(&path, count, pairs)?));
            let numbers = match kind {
                Kind::Streams => &mut next.streams,
                Kind::Commands => &mut next.commands,
            };
            numbers.push(number);
            while let Some(count) = merging::due(runs) {
                let parts = runs.split_off(runs.len() - count);
                let number = next_after(numbers);
                let path = self.dir.join(name(kind, number));
                runs.push(Arc::new(merging::merge(&path, &parts)?));
                numbers.truncate(numbers.len() - count);
                numbers.push(number);
            }
        }
        (next.covered, next.merged) = (frozen.covered, self.index.merged());
        next.save(&self.dir)?;
        self.checkpoint = next;
        self.index.install(streams, commands);
        self.tidy()
    }

    /// Removes files that the checkpoint does not name.
    pub(crate) fn tidy(&self) -> Result<(), Fault> {
        let entries = fs::read_dir(&self.dir).map_err(io_fault("reading", &self.dir))?;
        for entry in entries.flatten() {
            if !self.checkpoint.names(&entry.file_name().to_string_lossy()) {
                fs::remove_file(entry.path()).map_err(io_fault("removing", &entry.path()))?;
            }
        }
        Ok(())
    }

    /// Starts the thread. Each message makes it save; when the sender is gone it saves a last time
    /// and ends.
    pub(crate) fn start(
        mut self,
        fail: impl Fn(&Fault) + Send + 'static,
    ) -> Result<(Sender<()>, JoinHandle<()>), Fault> {
        let (wake, woken): (_, Receiver<()>) = channel();
        let run = move || {
            let mut open = true;
            while open {
                open = woken.recv().is_ok();
                while woken.try_recv().is_ok() {}
                if let Err(fault) = self.save() {
                    return fail(&fault);
                }
            }
            // Only a hint where to go on, so a failure to note it costs nothing.
            self.checkpoint.merged = self.index.merged();
            let _ = self.checkpoint.save(&self.dir);
        };
        let thread = std::thread::Builder::new().name("event-index".to_owned()).spawn(run);
        let thread = thread.map_err(|error| Fault::failed("starting a thread", &error))?;
        Ok((wake, thread))
    }
}

fn next_after(numbers: &[u64]) -> u64 {
    numbers.iter().max().map_or(1, |largest| largest + 1)
}
