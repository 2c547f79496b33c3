//! Several aggregates that one command reads and changes together.

use std::{any::Any, collections::HashMap, marker::PhantomData};

use domain::Aggregate;
use uuid::{Builder, Uuid};

use super::{Caller, Done, ExecuteError, Loaded, load_stream};
use crate::{
    Append, AppendError, EventStore, NewEvent, Position, StreamId, Write,
    decode::{encode, stream_of},
};

/// What one command has read and decided so far; nothing of it is in the log yet.
pub struct Unit<'a, E> {
    store: &'a dyn EventStore,
    caller: &'a Caller,
    touched: Vec<Touched>,
    /// Where in `touched` the aggregate of a stream stands.
    known: HashMap<StreamId, usize>,
    error: PhantomData<fn() -> E>,
}

/// An aggregate that was read.
struct Touched {
    stream: StreamId,
    seen: Position,
    /// The aggregate, with what was decided on it here.
    state: Box<dyn Any + Send + Sync>,
    events: Vec<NewEvent>,
}

impl<'a, E> Unit<'a, E> {
    pub(super) fn new(store: &'a dyn EventStore, caller: &'a Caller) -> Self {
        Self { store, caller, touched: Vec::new(), known: HashMap::new(), error: PhantomData }
    }

    /// An aggregate as it will stand if all that was decided here so far comes to pass.
    pub async fn load<A: Aggregate>(&mut self, id: &A::Id) -> Result<A, ExecuteError<E>> {
        Ok(self.touch::<A>(id).await?.1.clone())
    }

    /// Takes an aggregate for known whose last event stands at `seen`, in place of reading it. If more has
    /// come to it since, nothing is appended.
    pub fn know<A: Aggregate>(
        &mut self,
        id: &A::Id,
        state: A,
        seen: Position,
    ) -> Result<(), ExecuteError<E>> {
        let stream = stream_of::<A>(id).map_err(|e| AppendError::Refused(e.to_string()))?;
        if !self.known.contains_key(&stream) {
            self.take(stream, Loaded { state, position: seen, revision: 0 })?;
        }
        Ok(())
    }

    /// Decides a command on an aggregate; hands back how it will stand then.
    pub async fn decide<A: Aggregate>(
        &mut self,
        id: &A::Id,
        command: A::Command,
    ) -> Result<A, ExecuteError<E>>
    where
        E: From<A::Error>,
    {
        let caller = self.caller;
        let (stream, state, events) = self.touch::<A>(id).await?;
        let decided = state.decide(command).map_err(|error| ExecuteError::Rule(error.into()))?;
        for event in decided {
            let id = event_id(caller, stream, events.len());
            let new = encode::<A>(id, &event)
                .map_err(|error| AppendError::Refused(format!("an event of {stream}: {error}")))?;
            events.push(new);
            *state = std::mem::take(state).evolve(event);
        }
        Ok(state.clone())
    }

    /// The aggregate's stream, state and new events; reads it if that was not done yet.
    async fn touch<A: Aggregate>(
        &mut self,
        id: &A::Id,
    ) -> Result<(&StreamId, &mut A, &mut Vec<NewEvent>), ExecuteError<E>> {
        let stream = stream_of::<A>(id).map_err(|e| AppendError::Refused(e.to_string()))?;
        let known = self.known.get(&stream).copied();
        let index = match known.filter(|&index| self.touched[index].state.is::<A>()) {
            Some(index) => index,
            None => self.read::<A>(stream).await?,
        };
        let Touched { stream, state, events, .. } = &mut self.touched[index];
        let state = state.downcast_mut().expect("it was found, or put there, as an A");
        Ok((stream, state, events))
    }

    async fn read<A: Aggregate>(&mut self, stream: StreamId) -> Result<usize, ExecuteError<E>> {
        let loaded = load_stream::<A>(self.store, &stream).await?;
        self.take(stream, loaded)
    }

    fn take<A: Aggregate>(
        &mut self,
        stream: StreamId,
        Loaded { state, position: seen, .. }: Loaded<A>,
    ) -> Result<usize, ExecuteError<E>> {
        let expected = self.caller.expected.filter(|_| self.touched.is_empty());
        if let Some(expected) = expected.filter(|&expected| expected != seen) {
            return Err(ExecuteError::Stale { expected, actual: seen });
        }
        self.known.insert(stream.clone(), self.touched.len());
        self.touched.push(Touched { stream, seen, state: Box::new(state), events: Vec::new() });
        Ok(self.touched.len() - 1)
    }

    pub(super) async fn commit(self) -> Result<Done, AppendError> {
        let position = self.touched.iter().map(|touched| touched.seen).max().unwrap_or_default();
        if self.touched.iter().all(|touched| touched.events.is_empty()) {
            return Ok(Done { position, appended: None });
        }
        let write = |Touched { stream, seen, events, .. }| Write { stream, expected: seen, events };
        let append = Append {
            command: self.caller.command,
            origin: self.caller.origin.clone(),
            writes: self.touched.into_iter().map(write).collect(),
        };
        let appended = self.store.append(append).await?;
        Ok(Done { position: appended.last, appended: Some(appended) })
    }
}

/// A UUID v7 made of when and why, without clock or chance: a command that is tried again makes
/// the same ids.
fn event_id(caller: &Caller, stream: &StreamId, index: usize) -> Uuid {
    let mut hasher = blake3::Hasher::new();
    hasher.update(caller.command.0.as_bytes());
    hasher.update(&(index as u64).to_le_bytes());
    hasher.update(stream.as_str().as_bytes());
    let mut bits = [0; 10];
    hasher.finalize_xof().fill(&mut bits);
    let millis = u64::try_from(caller.origin.at.as_millisecond()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, &bits).into_uuid()
}
