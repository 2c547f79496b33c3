//! Decides on appends one after the other, each as if those before it were stored already.

use std::collections::HashMap;

use event_store::{
    Append, AppendError, Appended, CommandId, Origin, Position, Recorded, StreamId, Write,
    chain::{Tail, record},
};

use crate::{fault::Fault, index::Entries, reader, store::Shared};

/// How many ends of streams the younger half of [`Ends`] holds before it becomes the older.
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
        match self.young.get_mut(stream) {
            Some(known) => *known = end,
            None => drop(self.young.insert(stream.clone(), end)),
        }
    }

    /// Forgets the older half where the younger is full. What is staged is known from here alone,
    /// so nothing may be.
    fn forget(&mut self) {
        if self.young.len() >= ENDS {
            self.old = std::mem::take(&mut self.young);
        }
    }
}

/// Appends that are decided and not stored yet.
pub(crate) struct Stage<'a> {
    shared: &'a Shared,
    ends: &'a mut Ends,
    events: Vec<Recorded>,
    entries: Entries,
    commands: HashMap<CommandId, Appended>,
    next: Position,
}

impl<'a> Stage<'a> {
    pub(crate) fn new(shared: &'a Shared, ends: &'a mut Ends) -> Self {
        ends.forget();
        let next = shared.position().next();
        let (events, entries) = (Vec::new(), Entries::default());
        Self { shared, ends, events, entries, commands: HashMap::new(), next }
    }

    /// The answer that is right once what was staged is stored.
    pub(crate) fn decide(
        &mut self,
        append: Append,
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
        let (first, staged) = (self.next, self.events.len());
        let Append { command, origin, writes } = append;
        for write in writes {
            self.take(command, &origin, write)?;
        }
        self.entries.add(&self.events[staged..]);
        let appended = Appended { first, last: Position(self.next.0 - 1) };
        self.commands.insert(command, appended);
        Ok(Ok(appended))
    }

    /// What was staged.
    pub(crate) fn events(&self) -> &[Recorded] {
        &self.events
    }

    /// What is to be stored, and then to be noted.
    pub(crate) fn finish(self) -> (Vec<Recorded>, Entries) {
        (self.events, self.entries)
    }

    fn answered(&self, command: CommandId) -> Result<Option<Appended>, Fault> {
        if let Some(answer) = self.commands.get(&command) {
            return Ok(Some(*answer));
        }
        let Shared { disk, index, .. } = self.shared;
        reader::outcome(disk, index, command, self.shared.position())
    }

    fn conflict(&mut self, write: &Write) -> Result<Option<AppendError>, Fault> {
        let (actual, _) = self.end_of(&write.stream)?;
        Ok((actual != write.expected).then(|| AppendError::Conflict {
            stream: write.stream.clone(),
            expected: write.expected,
            actual,
        }))
    }

    fn take(&mut self, command: CommandId, origin: &Origin, write: Write) -> Result<(), Fault> {
        let (mut position, mut tail) = self.end_of(&write.stream)?;
        for event in write.events {
            position = self.next;
            self.next = position.next();
            let recorded = record(tail, position, &write.stream, command, origin, event);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_end_is_forgotten_while_its_group_is_staged() {
        let stream = |n| StreamId::new(format!("s-{n}")).unwrap();
        let end = |n| (Position(n), Tail::default());
        let many = 3 * ENDS as u64;
        let mut ends = Ends::default();
        ends.forget();
        (1..=many).for_each(|n| ends.set(&stream(n), end(n)));
        assert!((1..=many).all(|n| ends.get(&stream(n)).is_some_and(|(at, _)| at == Position(n))));
        ends.forget();
        ends.set(&stream(1), end(many + 1));
        assert_eq!(ends.get(&stream(1)).map(|(at, _)| at), Some(Position(many + 1)));
        (1..=many).for_each(|n| ends.set(&stream(many + n), end(n)));
        ends.forget();
        assert_eq!(ends.get(&stream(2)), None);
    }
}
