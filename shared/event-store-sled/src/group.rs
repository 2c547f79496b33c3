//! Appends that are stored together: decided as they come, packed while others are still to come,
//! and answered once all of them are durable.

use event_store::{Append, AppendError, Appended, Recorded};
use tokio::sync::{OwnedSemaphorePermit, oneshot};

use crate::{
    block::{Packer, Stored},
    fault::Fault,
    index::Entries,
    stage::Stage,
};

/// The most requests that are stored together.
const REQUESTS: usize = 512;
/// The most bytes of data that are stored together, unless one append has more.
const BYTES: usize = 1 << 20;

/// An append, and where its answer goes.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) append: Append,
    pub(crate) admitted: Result<(), AppendError>,
    pub(crate) answer: oneshot::Sender<Answer>,
    /// Its place in the queue, which it has until it is taken out.
    pub(crate) place: OwnedSemaphorePermit,
}

pub(crate) type Answer = Result<Appended, AppendError>;

/// Who asked, and what is right once the group is stored.
#[derive(Default)]
pub(crate) struct Answers(Vec<(oneshot::Sender<Answer>, Answer)>);

impl Answers {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The group is durable.
    pub(crate) fn send(self) {
        for (waiting, answer) in self.0 {
            // Whoever does not wait any more can ask again with the same command.
            let _ = waiting.send(answer);
        }
    }

    /// Storage failed: whether what was asked is stored cannot be known any more.
    pub(crate) fn send_unknown(self, fault: &Fault) {
        for (waiting, _) in self.0 {
            let _ = waiting.send(Err(unknown(fault)));
        }
    }
}

fn unknown(fault: &Fault) -> AppendError {
    AppendError::Unavailable { reason: fault.to_string(), outcome_unknown: true }
}

/// A group that others may still join.
pub(crate) struct Group<'a> {
    stage: Stage<'a>,
    packer: &'a mut Packer,
    answers: &'a mut Answers,
    stored: Vec<Stored>,
    /// How many of the events staged are packed.
    packed: usize,
    bytes: usize,
}

/// What is to be stored as one, and then noted.
pub(crate) struct Packed {
    pub(crate) events: Vec<Recorded>,
    pub(crate) stored: Vec<Stored>,
    pub(crate) entries: Entries,
}

impl<'a> Group<'a> {
    pub(crate) fn new(stage: Stage<'a>, packer: &'a mut Packer, answers: &'a mut Answers) -> Self {
        Self { stage, packer, answers, stored: Vec::new(), packed: 0, bytes: 0 }
    }

    /// Decides on one more, after those before it.
    pub(crate) fn take(&mut self, request: Request) -> Result<(), Fault> {
        let Request { append, admitted, answer, place } = request;
        drop(place);
        let events = append.writes.iter().flat_map(|write| &write.events);
        self.bytes += events.map(|event| event.data.as_str().len()).sum::<usize>();
        match self.stage.decide(append, admitted) {
            Ok(decided) => {
                self.answers.0.push((answer, decided));
                Ok(())
            }
            Err(fault) => {
                self.answers.0.push((answer, Err(unknown(&fault))));
                Err(fault)
            }
        }
    }

    /// How many joined.
    pub(crate) fn len(&self) -> usize {
        self.answers.len()
    }

    /// Whether no more fit.
    pub(crate) fn is_full(&self) -> bool {
        self.len() >= REQUESTS || self.bytes >= BYTES
    }

    /// Packs what fills a block already, if anything does.
    pub(crate) fn pack_ahead(&mut self) -> Result<bool, Fault> {
        let count = self.packer.guess();
        let full = self.stage.events().len() - self.packed >= count;
        if full {
            self.pack(count)?;
        }
        Ok(full)
    }

    /// Packs the rest: nobody joins any more.
    pub(crate) fn finish(mut self) -> Result<Packed, Fault> {
        self.pack(self.stage.events().len() - self.packed)?;
        let (events, entries) = self.stage.finish();
        Ok(Packed { events, stored: self.stored, entries })
    }

    fn pack(&mut self, count: usize) -> Result<(), Fault> {
        let up_to = self.packed + count;
        self.stored.extend(self.packer.pack(&self.stage.events()[self.packed..up_to])?);
        self.packed = up_to;
        Ok(())
    }
}
