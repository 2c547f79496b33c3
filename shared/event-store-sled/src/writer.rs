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

use event_store::{Append, AppendError, Appended, Position, Recorded};
use tokio::sync::oneshot;

use crate::{
    block::{BLOCK_BYTES, Packer},
    dictionary::{SAMPLE, SAMPLE_EVERY, SAMPLES},
    disk::{BATCH_KEYS, Changes},
    fault::Fault,
    merge::Merger,
    pending::{self, Pending},
    reader,
    stage::{Ends, Stage},
    store::Shared,
};

/// The most requests that are stored together.
const REQUESTS: usize = 512;
/// The most bytes of data that are stored together, unless one append has more.
const BYTES: usize = 1 << 20;
/// How long to wait for those who wrote together the last time.
const GATHER: Duration = Duration::from_millis(1);
/// How long nobody must have written before merging begins.
const IDLE: Duration = Duration::from_millis(50);
/// How long to listen for requests between two steps of merging.
const BETWEEN_STEPS: Duration = Duration::from_millis(1);

/// An append, and where its answer goes.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) append: Append,
    pub(crate) admitted: Result<(), AppendError>,
    pub(crate) answer: oneshot::Sender<Result<Appended, AppendError>>,
}

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
                Err(fault) => return self.stop(Vec::new(), &fault),
            };
            let requests = self.gather(first, together);
            together = requests.len();
            if let Err((requests, fault)) = self.serve(requests) {
                return self.stop(requests, &fault);
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

    /// What else is there already; and what those will ask who were answered together a moment ago.
    /// A lone writer waits for nobody.
    fn gather(&self, first: Request, together: usize) -> Vec<Request> {
        let mut bytes = size_of(&first);
        let mut requests = vec![first];
        let deadline = Instant::now() + GATHER;
        while requests.len() < REQUESTS && bytes < BYTES {
            let next = self.requests.try_recv().ok().or_else(|| {
                let wait = deadline.saturating_duration_since(Instant::now());
                let expected = requests.len() < together && !wait.is_zero();
                expected.then(|| self.requests.recv_timeout(wait).ok()).flatten()
            });
            let Some(request) = next else { break };
            bytes += size_of(&request);
            requests.push(request);
        }
        requests
    }

    fn serve(&mut self, requests: Vec<Request>) -> Result<(), (Vec<Request>, Fault)> {
        let mut stage = Stage::new(&self.shared, &mut self.ends);
        let mut answers = Vec::with_capacity(requests.len());
        for request in &requests {
            match stage.decide(&request.append, request.admitted.clone()) {
                Ok(answer) => answers.push(answer),
                Err(fault) => return Err((requests, fault)),
            }
        }
        let events = stage.into_events();
        if let Err(fault) = self.store(&events) {
            return Err((requests, fault));
        }
        for (request, answer) in requests.into_iter().zip(answers) {
            // Whoever does not wait any more can ask again with the same command.
            let _ = request.answer.send(answer);
        }
        self.keep_house().map_err(|fault| (Vec::new(), fault))
    }

    /// Stores the events, makes them durable, and only then shows them.
    fn store(&mut self, events: &[Recorded]) -> Result<(), Fault> {
        let (Some(first), Some(last)) = (events.first(), events.last()) else { return Ok(()) };
        let stored = self.packer.pack(events)?;
        self.merger.note(&stored);
        if stored.len() <= BATCH_KEYS {
            self.shared.disk.write(Changes { put: stored, ..Changes::default() })?;
        } else {
            let pending = Pending { first: first.position, last: last.position };
            pending::write(&self.shared.disk, &pending, stored)?;
        }
        self.shared.index.note(events);
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

    /// Storage failed: whether what was asked is stored cannot be known any more.
    fn stop(self, requests: Vec<Request>, fault: &Fault) {
        self.shared.fail(fault);
        for request in requests {
            let _ = request.answer.send(Err(AppendError::Unavailable {
                reason: fault.to_string(),
                outcome_unknown: true,
            }));
        }
    }
}

fn size_of(request: &Request) -> usize {
    let events = request.append.writes.iter().flat_map(|write| &write.events);
    events.map(|event| event.data.as_str().len()).sum()
}
