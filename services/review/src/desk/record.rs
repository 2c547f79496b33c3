//! An aggregate as the desk keeps it: its state, and where and when it came to be so.

use domain::Aggregate;
use event_store::{Position, Recorded};
use jiff::Timestamp;

/// One aggregate's state and the places in the log that decisions refer to.
#[derive(Debug)]
pub(crate) struct Record<A> {
    pub state: A,
    /// Its last event.
    pub at: Position,
    /// The last event that set its terms.
    pub terms_at: Position,
    /// The last event by which something came back that had been gone.
    pub back_at: Position,
    /// When its first event was recorded.
    pub since: Timestamp,
    /// When its terms were last set.
    pub terms_since: Timestamp,
}

impl<A: Default> Default for Record<A> {
    fn default() -> Self {
        Self {
            state: A::default(),
            at: Position::START,
            terms_at: Position::START,
            back_at: Position::START,
            since: Timestamp::UNIX_EPOCH,
            terms_since: Timestamp::UNIX_EPOCH,
        }
    }
}

impl<A: Aggregate> Record<A> {
    /// Takes one more event: whether it set the terms, and whether something came back by it.
    pub fn take(&mut self, event: &Recorded, said: A::Event, terms: bool, back: bool) {
        if self.at == Position::START {
            self.since = event.recorded_at;
        }
        self.at = event.position;
        if terms {
            self.terms_at = event.position;
            self.terms_since = event.recorded_at;
        }
        if back {
            self.back_at = event.position;
        }
        self.state = std::mem::take(&mut self.state).evolve(said);
    }
}
