//! Decides on appends one after the other, each as if those before it were stored already.

use std::collections::HashMap;

use event_store::{
    Append, AppendError, Appended, CommandId, Position, Recorded, StreamId, Write,
    chain::{Tail, record},
};

use crate::{fault::Fault, reader, store::Shared};

/// How many ends of streams each half of [`Ends`] holds.
const ENDS: usize = 16_384;

type End = (Position, Tail);

/// Where the streams end that were written lately, so that the log need not be asked.
#[derive(Debug, Default)]
pub(crate) struct Ends {
    young: HashMap<StreamId, End>,
    old: HashMap<StreamId, End>,
}

impl Ends {
    fn get(&self, stream: &StreamId) -> Option<End> {
        self.young.get(stream).or_else(|| self.old.get(stream)).copied()
    }

    fn set(&mut self, stream: &StreamId, end: End) {
        if self.young.len() >= ENDS {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(stream.clone(), end);
    }
}

/// Appends that are decided and not stored yet.
pub(crate) struct Stage<'a> {
    shared: &'a Shared,
    ends: &'a mut Ends,
    events: Vec<Recorded>,
    commands: HashMap<CommandId, Appended>,
    next: Position,
}

impl<'a> Stage<'a> {
    pub(crate) fn new(shared: &'a Shared, ends: &'a mut Ends) -> Self {
        let next = shared.position().next();
        Self { shared, ends, events: Vec::new(), commands: HashMap::new(), next }
    }

    /// The answer that is right once what was staged is stored.
    pub(crate) fn decide(
        &mut self,
        append: &Append,
        admitted: Result<(), AppendError>,
    ) -> Result<Result<Appended, AppendError>, Fault> {
        if let Some(first_answer) = self.answered(append.command)? {
            return Ok(Ok(first_answer));
        }
        if let Err(refused) = admitted {
            return Ok(Err(refused));
        }
        for write in &append.writes {
            if let Some(conflict) = self.conflict(write)? {
                return Ok(Err(conflict));
            }
        }
        let first = self.next;
        for write in &append.writes {
            self.take(append, write)?;
        }
        let appended = Appended { first, last: Position(self.next.0 - 1) };
        self.commands.insert(append.command, appended);
        Ok(Ok(appended))
    }

    /// What is to be stored.
    pub(crate) fn into_events(self) -> Vec<Recorded> {
        self.events
    }

    fn answered(&self, command: CommandId) -> Result<Option<Appended>, Fault> {
        match self.commands.get(&command) {
            Some(answer) => Ok(Some(*answer)),
            None => reader::outcome(&self.shared.disk, &self.shared.index, command),
        }
    }

    fn conflict(&mut self, write: &Write) -> Result<Option<AppendError>, Fault> {
        let (actual, _) = self.end_of(&write.stream)?;
        Ok((actual != write.expected).then(|| AppendError::Conflict {
            stream: write.stream.clone(),
            expected: write.expected,
            actual,
        }))
    }

    fn take(&mut self, append: &Append, write: &Write) -> Result<(), Fault> {
        let (mut position, mut tail) = self.end_of(&write.stream)?;
        for event in &write.events {
            position = self.next;
            self.next = position.next();
            let (command, origin) = (append.command, &append.origin);
            let recorded = record(tail, position, &write.stream, command, origin, event.clone());
            tail = Tail::of(&recorded);
            self.events.push(recorded);
        }
        self.ends.set(&write.stream, (position, tail));
        Ok(())
    }

    fn end_of(&mut self, stream: &StreamId) -> Result<End, Fault> {
        if let Some(end) = self.ends.get(stream) {
            return Ok(end);
        }
        let end = reader::end_of(&self.shared.disk, &self.shared.index, stream)?;
        self.ends.set(stream, end);
        Ok(end)
    }
}
