//! Days as spreadsheets write them: whatever stood in the cell, Excel saves a day in the order of
//! its own language.

use domain::Message;

/// In which order the numbers of a day stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// `01/06/2027` is the first of June.
    DayFirst,
    /// `06/01/2027` is the first of June.
    MonthFirst,
}

impl Order {
    /// The order of all days of a file, from those that can be read in one way only. Where there is
    /// none, a file with semicolons comes from a language that puts the day first.
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a str>, separator: u8) -> Option<Self> {
        let (mut day_first, mut month_first) = (false, false);
        for (first, second, _) in cells.filter_map(numbers) {
            day_first |= first > 12;
            month_first |= second > 12;
        }
        match (day_first, month_first) {
            (true, false) => Some(Self::DayFirst),
            (false, true) => Some(Self::MonthFirst),
            (false, false) if separator == b';' => Some(Self::DayFirst),
            _ => None,
        }
    }

    /// The day as `2027-06-01`; as it was where it is no such day.
    pub(super) fn read(self, cell: &str) -> String {
        numbers(cell).map_or_else(
            || cell.to_owned(),
            |(first, second, year)| {
                let (day, month) = match self {
                    Self::DayFirst => (first, second),
                    Self::MonthFirst => (second, first),
                };
                format!("{year:04}-{month:02}-{day:02}")
            },
        )
    }

    /// How days were read, to be told.
    pub(super) fn told(self) -> Message {
        Message::new(match self {
            Self::DayFirst => "table-day-first",
            Self::MonthFirst => "table-month-first",
        })
    }
}

/// Whether a spreadsheet wrote it as a day.
pub(super) fn is_day(cell: &str) -> bool {
    numbers(cell).is_some()
}

/// One or two digits, again, and a year of four, between slashes, dots or hyphens.
fn numbers(cell: &str) -> Option<(u16, u16, u16)> {
    let cell = cell.trim();
    let mark = cell.chars().find(|it| matches!(it, '/' | '.' | '-'))?;
    let parts: Vec<&str> = cell.split(mark).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let number = |text: &str, digits: std::ops::RangeInclusive<usize>| {
        let plain = digits.contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten()
    };
    Some((number(first, 1..=2)?, number(second, 1..=2)?, number(year, 4..=4)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(cells: &[&str], separator: u8) -> Option<Order> {
        Order::of(cells.iter().copied(), separator)
    }

    #[test]
    fn one_day_that_can_be_read_in_one_way_tells_for_all() {
        assert_eq!(order(&["01/06/2027", "31/12/2027"], b','), Some(Order::DayFirst));
        assert_eq!(order(&["6/1/2027", "12/31/2027"], b','), Some(Order::MonthFirst));
        assert_eq!(order(&["01.06.2027", "x", ""], b';'), Some(Order::DayFirst));
        assert_eq!(order(&["01/06/2027"], b','), None);
        assert_eq!(order(&["13/06/2027", "06/13/2027"], b';'), None);
    }

    #[test]
    fn days_are_put_in_our_order_and_all_else_is_left() {
        assert_eq!(Order::DayFirst.read("1/6/2027"), "2027-06-01");
        assert_eq!(Order::MonthFirst.read(" 6-1-2027 "), "2027-06-01");
        // What is no day is told as such, with what was written.
        for other in ["2027-06-01", "1/6/27", "1/6", "June 2027", "1/6.2027", "a/6/2027", "1//2027"]
        {
            assert_eq!(Order::DayFirst.read(other), other);
        }
        assert_eq!(Order::DayFirst.read("31/02/2027"), "2027-02-31");
    }
}
