//! A span of days.

use std::fmt;

use jiff::civil::Date;

/// The days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub from: Date,
    /// The last day; never before the first where terms have been checked.
    pub until: Date,
}

impl Window {
    /// How many days it spans; 0 where it ends before it starts.
    pub fn days(self) -> u32 {
        let days = self.until.duration_since(self.from).as_hours() / 24 + 1;
        u32::try_from(days).unwrap_or(0)
    }

    /// The days that both have in common.
    pub fn overlap(self, other: Self) -> Option<Self> {
        let common = Self { from: self.from.max(other.from), until: self.until.min(other.until) };
        (common.from <= common.until).then_some(common)
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.from, self.until)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn windows_overlap_in_the_days_that_both_have() {
        let first = Window { from: date(2026, 1, 1), until: date(2026, 1, 31) };
        let second = Window { from: date(2026, 1, 31), until: date(2026, 3, 1) };
        assert_eq!(first.days(), 31);
        assert_eq!(first.overlap(second).map(Window::days), Some(1));
        let later = Window { from: date(2026, 2, 1), until: date(2026, 2, 2) };
        assert_eq!(first.overlap(later), None);
    }
}
