//! What time it is: handed in, so that tests and replays choose it.

use std::sync::Mutex;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// Tells the time.
pub trait Clock: Send + Sync + 'static {
    /// This instant.
    fn now(&self) -> Timestamp;

    /// Today, counted in UTC: one calendar for all countries, so that a deadline is the same day for everybody.
    fn today(&self) -> Date {
        self.now().to_zoned(TimeZone::UTC).date()
    }
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A clock that stands still until it is told to move.
#[derive(Debug)]
pub struct FixedClock(Mutex<Timestamp>);

impl FixedClock {
    /// Stands at that instant.
    pub const fn at(instant: Timestamp) -> Self {
        Self(Mutex::new(instant))
    }

    /// Stands at noon, UTC, of that day.
    pub fn on(day: Date) -> Self {
        let noon = day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
        Self::at(noon.map_or(Timestamp::UNIX_EPOCH, |noon| noon.timestamp()))
    }

    /// Moves to that instant.
    pub fn set(&self, instant: Timestamp) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = instant;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_fixed_clock_stands_still_until_it_is_moved() {
        let clock = FixedClock::on(date(2026, 11, 21));
        assert_eq!(clock.today(), date(2026, 11, 21));
        assert_eq!(clock.now(), clock.now());
        clock.set("2026-11-21T23:59:59Z".parse().unwrap());
        assert_eq!(clock.today(), date(2026, 11, 21));
        clock.set("2026-11-22T00:00:00Z".parse().unwrap());
        assert_eq!(clock.today(), date(2026, 11, 22));
    }
}
