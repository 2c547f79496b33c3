//! Reads the compiled-in tables.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

use crate::Locale;

/// The rows of one compiled-in file, found by place or by code.
pub(crate) struct Table<R> {
    rows: Vec<R>,
    by_code: HashMap<&'static str, usize>,
}

/// A row of whatever kind begins with its code and names.
pub(crate) trait Row {
    fn entry(&self) -> &Entry;

    /// A name that several rows have means the one of the highest precedence.
    fn precedence(&self) -> u8 {
        0
    }
}

impl<R: Row> Table<R> {
    pub(crate) fn new(rows: Vec<R>) -> Self {
        let by_code =
            rows.iter().enumerate().map(|(index, row)| (row.entry().code, index)).collect();
        Self { rows, by_code }
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Panics beyond the end: an index is only ever made from a row of its table.
    pub(crate) fn row(&self, index: usize) -> &R {
        &self.rows[index]
    }

    pub(crate) fn index_of(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }
}

/// A code and a name for each locale, in the order of [`Locale::ALL`].
pub(crate) struct Entry {
    pub(crate) code: &'static str,
    pub(crate) names: [&'static str; Locale::ALL.len()],
}

impl Entry {
    pub(crate) fn new(code: &'static str, names: [&'static str; Locale::ALL.len()]) -> Self {
        Self { code, names: names.map(in_print) }
    }
}

/// `Côte d'Ivoire`, as the sources write it, as readers are used to seeing it in print: `Côte d’Ivoire`.
/// Whoever looks for a name may write either.
pub(crate) fn in_print(text: &'static str) -> &'static str {
    if text.contains('\'') { text.replace('\'', "’").leak() } else { text }
}

impl Row for Entry {
    fn entry(&self) -> &Entry {
        self
    }
}

impl Table<Entry> {
    /// The table of a file with nothing but codes and names.
    pub(crate) fn of_names(text: &'static str) -> Self {
        let lines = read(text, "code,name_en,name_es,name_pt,name_fr");
        let entry = |[code, en, es, pt, fr]: [_; 5]| Entry::new(code, [en, es, pt, fr]);
        Self::new(lines.into_iter().map(entry).collect())
    }
}

/// The fields of a compiled-in CSV file whose heading is exactly `heading`.
///
/// Panics on anything else. The files are part of the program and the tests read every one of
/// them, so a file that is wrong cannot be shipped.
pub(crate) fn read<const N: usize>(text: &'static str, heading: &str) -> Vec<[&'static str; N]> {
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let records: Vec<StringRecord> =
        reader.records().collect::<Result<_, _>>().expect("a compiled-in table is CSV");
    // Kept for as long as the program runs, as the text it came from is.
    let mut lines = records.leak().iter();
    let first = lines.next().expect("a compiled-in table has a heading");
    assert!(first.iter().eq(heading.split(',')), "the heading is {first:?}, not {heading}");
    let fields = |line: &'static StringRecord| -> [&'static str; N] {
        let fields: Vec<_> = line.iter().collect();
        fields.try_into().expect("a heading names as many columns as the caller takes")
    };
    lines.map(fields).collect()
}

/// The place of the line that begins with `code`; none for no code.
pub(crate) fn place_of<const N: usize, I>(code: &str, lines: &[[&str; N]]) -> Option<I>
where
    I: TryFrom<usize, Error: std::fmt::Debug>,
{
    let place = || lines.iter().position(|line| line[0] == code);
    let place = (!code.is_empty()).then(|| place().expect("a code that is referred to exists"));
    place.map(|place| place.try_into().expect("a table is no longer than its index type"))
}

/// Reads `text` as a number, a flag or anything else that a compiled-in field holds.
pub(crate) fn field<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("a compiled-in field holds {text:?}"))
}

/// The same where the field may be empty.
pub(crate) fn optional<T: std::str::FromStr>(text: &str) -> Option<T> {
    (!text.is_empty()).then(|| field(text))
}

/// Reads `0` or `1`.
pub(crate) fn flag(text: &str) -> bool {
    field::<u8>(text) == 1
}

/// Reads codes separated by spaces.
pub(crate) fn list<T: std::str::FromStr>(text: &str) -> Vec<T> {
    text.split_whitespace().map(field).collect()
}
