//! Days that begin: the only way in which time reaches the rules.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Aggregate, Explain, Message, SingletonId};

/// The last day that has begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Calendar {
    /// None yet.
    #[default]
    Blank,
    /// This one.
    Today(Date),
}

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Note that a day has begun, in Coordinated Universal Time.
    Begin(Date),
}

/// What may have happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
pub enum Event {
    /// A day began, in Coordinated Universal Time.
    DayBegan {
        /// Which day.
        day: Date,
    },
}

/// A calendar never says no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {}

impl Explain for Error {
    fn explain(&self) -> Message {
        match *self {}
    }
}

impl Aggregate for Calendar {
    type Id = SingletonId;
    type Command = Command;
    type Event = Event;
    type Error = Error;

    const STREAM: &'static str = "calendar";

    /// A day that has begun before, or an earlier one, changes nothing.
    fn decide(&self, Command::Begin(day): Command) -> Result<Vec<Event>, Error> {
        match self {
            Self::Today(today) if day <= *today => Ok(vec![]),
            Self::Blank | Self::Today(_) => Ok(vec![Event::DayBegan { day }]),
        }
    }

    fn evolve(self, Event::DayBegan { day }: Event) -> Self {
        Self::Today(day)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::given::{given, pinned};

    #[test]
    fn a_day_begins_once_and_days_never_go_back() {
        let (first, second) = (date(2026, 11, 21), date(2026, 11, 22));
        given::<Calendar>([]).when(Command::Begin(first)).then([Event::DayBegan { day: first }]);
        let began = [Event::DayBegan { day: second }];
        given::<Calendar>(began.clone()).when(Command::Begin(second)).then([]);
        given::<Calendar>(began).when(Command::Begin(first)).then([]);
    }

    #[test]
    fn stored_events_keep_their_json() {
        let event = Event::DayBegan { day: date(2026, 11, 21) };
        pinned(&event, r#"{"type":"DayBegan","data":{"day":"2026-11-21"}}"#);
    }
}
