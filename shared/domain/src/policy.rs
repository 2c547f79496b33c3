//! Which scoring policy is in force: adopting one is an event, so that a replay scores as it was scored.

use serde::{Deserialize, Serialize};

use crate::{Aggregate, Explain, Message, PolicyStamp, SingletonId};

/// The policy in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// None was adopted.
    #[default]
    None,
    /// This one.
    Adopted(Adoption),
}

/// A policy and its whole content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adoption {
    /// Its version and hash.
    pub stamp: PolicyStamp,
    /// Its content, as it stands in the policy file.
    pub content: String,
}

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Score by this one from now on.
    Adopt(Adoption),
}

/// What may have happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
pub enum Event {
    /// A policy was put in force.
    Adopted(Adoption),
}

/// A policy never says no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {}

impl Explain for Error {
    fn explain(&self) -> Message {
        match *self {}
    }
}

impl Aggregate for Policy {
    type Id = SingletonId;
    type Command = Command;
    type Event = Event;
    type Error = Error;

    const STREAM: &'static str = "policy";

    /// Adopting the one in force changes nothing.
    fn decide(&self, Command::Adopt(adoption): Command) -> Result<Vec<Event>, Error> {
        match self {
            Self::Adopted(current) if current.stamp == adoption.stamp => Ok(vec![]),
            Self::None | Self::Adopted(_) => Ok(vec![Event::Adopted(adoption)]),
        }
    }

    fn evolve(self, Event::Adopted(adoption): Event) -> Self {
        Self::Adopted(adoption)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::{given, pinned};

    fn adoption(version: &str) -> Adoption {
        let stamp = PolicyStamp { version: version.into(), hash: format!("hash of {version}") };
        Adoption { stamp, content: format!("version = \"{version}\"") }
    }

    #[test]
    fn adopting_the_policy_in_force_changes_nothing() {
        given::<Policy>([])
            .when(Command::Adopt(adoption("1")))
            .then([Event::Adopted(adoption("1"))]);
        let adopted = [Event::Adopted(adoption("1"))];
        given::<Policy>(adopted.clone()).when(Command::Adopt(adoption("1"))).then([]);
        given::<Policy>(adopted)
            .when(Command::Adopt(adoption("2")))
            .then([Event::Adopted(adoption("2"))]);
    }

    #[test]
    fn stored_events_keep_their_json() {
        pinned(
            &Event::Adopted(adoption("1")),
            r#"{"type":"Adopted","data":{"stamp":{"version":"1","hash":"hash of 1"},"content":"version = \"1\""}}"#,
        );
    }
}
