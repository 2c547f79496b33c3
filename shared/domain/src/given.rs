//! How the aggregates are tested: given these events, when this command, then these events or this no.

use std::fmt::Debug;

use serde::{Serialize, de::DeserializeOwned};

use crate::Aggregate;

/// An aggregate that has seen these events.
pub(crate) fn given<A: Aggregate>(events: impl IntoIterator<Item = A::Event>) -> Given<A> {
    Given(events.into_iter().fold(A::default(), A::evolve))
}

pub(crate) struct Given<A>(A);

pub(crate) struct When<A: Aggregate>(Result<Vec<A::Event>, A::Error>);

impl<A: Aggregate> Given<A> {
    pub(crate) fn when(&self, command: A::Command) -> When<A> {
        When(self.0.decide(command))
    }

    pub(crate) fn state(self) -> A {
        self.0
    }
}

impl<A: Aggregate> When<A>
where
    A::Event: Debug + PartialEq,
    A::Error: Debug + PartialEq,
{
    #[track_caller]
    pub(crate) fn then(self, events: impl IntoIterator<Item = A::Event>) {
        assert_eq!(self.0, Ok(events.into_iter().collect()));
    }

    #[track_caller]
    pub(crate) fn refused(self, error: A::Error) {
        assert_eq!(self.0, Err(error));
    }

    /// Why the command was refused, where a test looks into it.
    #[track_caller]
    pub(crate) fn error(self) -> A::Error {
        self.0.expect_err("the command was taken")
    }
}

/// Holds a stored event to the JSON that it was first written as, and that JSON to the event.
#[track_caller]
pub(crate) fn pinned<E: Serialize + DeserializeOwned + Debug + PartialEq>(event: &E, json: &str) {
    assert_eq!(serde_json::to_string(event).unwrap(), json);
    assert_eq!(serde_json::from_str::<E>(json).unwrap(), *event);
}
