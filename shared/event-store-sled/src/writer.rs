//! The one thread that writes: it gathers what comes in together, decides, stores it as one, and
//! answers once it is durable.

use std::{
    sync::{
        Arc,
        atomic::Ordering,
        mpsc::{Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

use event_store::Position;

use crate::{
    block::{BLOCK_BYTES, Packer},
    dictionary::{SAMPLE, SAMPLE_EVERY, SAMPLES},
    disk::{BATCH_KEYS, Changes},
    fault::Fault,
    group::{Answers, Group, Packed, Request},
    merge::Merger,
    pending::{self, Pending},
    reader,
    stage::{Ends, Stage},
    store::Shared,
};

/// How long to wait in all for those who wrote together the last time.
const GATHER: Duration = Duration::from_millis(1);
/// How long nobody must have written before merging begins.
const IDLE: Duration = Duration::from_millis(50);
/// How long to listen for requests between two steps of merging.
const BETWEEN_STEPS: Duration = Duration::from_millis(1);

pub(crate) struct Writer {
    pub(crate) shared: Arc<Shared>,
    pub(crate) requests: Receiver<Request>,
    pub(crate) keeper: Sender<()>,
    pub(crate) packer: Packer,
    pub(crate) merger: Merger,
    pub(crate) ends: Ends,
}

impl Writer {
    /// Works until nobody can ask any more, or until storage fails.
    pub(crate) fn run(mut self) {
        let mut together = 1;
        loop {
            let first = match self.next_request() {
                Ok(Some(first)) => first,
                Ok(None) => return,
                Err(fault) => return self.stop(Answers::default(), &fault),
            };
            match self.serve(first, together) {
                Ok(served) => together = served,
                Err((answers, fault)) => return self.stop(answers, &fault),
            }
        }
    }

    /// Waits for a request, and merges while there is none.
    fn next_request(&mut self) -> Result<Option<Request>, Fault> {
        let mut wait = IDLE;
        loop {
            let unmerged = self.merger.has_work();
            self.shared.merged.store(!unmerged, Ordering::Relaxed);
            let next = if unmerged {
                self.requests.recv_timeout(wait)
            } else {
                self.requests.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match next {
                Ok(request) => return Ok(Some(request)),
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
                Err(RecvTimeoutError::Timeout) => self.merge()?,
            }
            wait = BETWEEN_STEPS;
        }
    }

    fn merge(&mut self) -> Result<(), Fault> {
        self.merger.step(&self.shared.disk, self.shared.position())?;
        self.shared.index.set_merged(self.merger.next());
        self.shared.disk.refresh()
    }

    /// Serves the first and what else is there already; and what those will ask who were answered
    /// together a moment ago. A lone writer waits for nobody. Says how many there were.
    fn serve(&mut self, first: Request, together: usize) -> Result<usize, (Answers, Fault)> {
        let mut answers = Answers::default();
        let mut packed = match self.gather(first, together, &mut answers) {
            Ok(packed) => packed,
            Err(fault) => return Err((answers, fault)),
        };
        if let Err(fault) = self.store(&mut packed) {
            return Err((answers, fault));
        }
        let count = answers.len();
        answers.send();
        // Letting go of that many events takes a while, too.
        drop(packed);
        self.keep_house().map_err(|fault| (Answers::default(), fault))?;
        Ok(count)
    }

    fn gather(
        &mut self,
        first: Request,
        together: usize,
        answers: &mut Answers,
    ) -> Result<Packed, Fault> {
        let mut patience = GATHER;
        let stage = Stage::new(&self.shared, &mut self.ends);
        let mut group = Group::new(stage, &mut self.packer, answers);
        group.take(first)?;
        while !group.is_full() {
            if let Ok(request) = self.requests.try_recv() {
                group.take(request)?;
                continue;
            }
            if group.len() >= together {
                break;
            }
            // Those who are late find the work done that need not wait for them.
            if group.pack_ahead()? {
                continue;
            }
            let waiting = Instant::now();
            let Ok(request) = self.requests.recv_timeout(patience) else { break };
            patience = patience.saturating_sub(waiting.elapsed());
            group.take(request)?;
        }
        group.finish()
    }

    /// Stores the events, makes them durable, and only then shows them.
    fn store(&mut self, packed: &mut Packed) -> Result<(), Fault> {
        let Packed { events, stored, entries } = packed;
        let stored = std::mem::take(stored);
        let (Some(first), Some(last)) = (events.first(), events.last()) else { return Ok(()) };
        self.merger.note(&stored);
        if stored.len() <= BATCH_KEYS {
            self.shared.disk.write(Changes { put: stored, ..Changes::default() })?;
        } else {
            let pending = Pending { first: first.position, last: last.position };
            pending::write(&self.shared.disk, &pending, stored)?;
        }
        self.shared.index.note(entries);
        self.shared.witness.note(last.position)?;
        self.shared.head.send_replace(last.position);
        Ok(())
    }

    /// What is due now and then, a bounded piece each time.
    fn keep_house(&mut self) -> Result<(), Fault> {
        if self.shared.index.recent() >= self.shared.options.checkpoint_events {
            let _ = self.keeper.send(());
        }
        if self.shared.disk.dictionaries().is_due(self.shared.position()) {
            self.make_dictionary()?;
        }
        if self.merger.is_behind() { self.merge() } else { self.shared.disk.refresh() }
    }

    /// Makes a dictionary of the last events, and uses it once it is durable.
    fn make_dictionary(&mut self) -> Result<(), Fault> {
        let (disk, head) = (&self.shared.disk, self.shared.position());
        let mut events = Vec::new();
        for back in (1..=SAMPLES).rev() {
            let after = Position(head.0.saturating_sub(back * SAMPLE_EVERY));
            events.extend(reader::read(disk, after, head, SAMPLE)?);
        }
        events.retain(|event| event.data.as_str().len() <= BLOCK_BYTES);
        let (text, put) = disk.dictionaries().make(&events)?;
        disk.write(Changes { put, ..Changes::default() })?;
        disk.dictionaries().push(text);
        self.use_dictionary()
    }

    /// Uses the youngest dictionary from now on.
    pub(crate) fn use_dictionary(&mut self) -> Result<(), Fault> {
        let current = self.shared.disk.dictionaries().current();
        self.packer.set_dictionary(current.clone())?;
        self.merger.set_dictionary(current)
    }

    /// Storage failed: nothing is accepted any more.
    fn stop(self, answers: Answers, fault: &Fault) {
        self.shared.fail(fault);
        answers.send_unknown(fault);
    }
}
