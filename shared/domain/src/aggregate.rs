//! What every aggregate is: a state that decides on commands and evolves by events.

use std::fmt::Display;

use serde::{Serialize, de::DeserializeOwned};

use crate::Message;

/// One consistency boundary: commands are decided against its state, which is the fold of its events.
///
/// Both functions are pure: time, new ids and facts about other aggregates come in with the command.
pub trait Aggregate: Clone + Default + Send + Sync + 'static {
    /// Names one instance; its text is the part of the stream name after [`Aggregate::STREAM`].
    type Id: Clone + Display + Send + Sync;
    /// What may be asked of it.
    type Command: Clone + Send + Sync;
    /// What may have happened to it. Serialised as `{"type": ..., "data": ...}`.
    type Event: Clone + Serialize + DeserializeOwned + Send + Sync;
    /// Why it says no; the user reads it.
    type Error: std::error::Error + Explain + Send + Sync + 'static;

    /// The first part of its streams' names: `offer` gives `offer-<id>`.
    const STREAM: &'static str;

    /// The schema version that its events are written in today.
    const VERSION: u16 = 1;

    /// The events that the command causes, or the rule that forbids it.
    fn decide(&self, command: Self::Command) -> Result<Vec<Self::Event>, Self::Error>;

    /// The state after the event. Cannot fail: it already happened.
    #[must_use]
    fn evolve(self, event: Self::Event) -> Self;
}

/// An error that can be told in the reader's language.
pub trait Explain {
    /// The message's id and its arguments; the words are put in where it is shown.
    fn explain(&self) -> Message;
}
