//! CSV as spreadsheets write it: commas, semicolons or tabs, with headings in any of our languages.

use csv::{ReaderBuilder, StringRecord, WriterBuilder};
use domain::{Locale, Message};
use serde_json::Value;

use super::{
    Column, Form, Kind, Row, Sheet, cell,
    days::{Order, is_day},
    decode::{Decoded, decode},
    fold, told, unknown_heading,
};
use crate::{
    fields::{FieldError, Raw, insert},
    i18n,
};

/// The separators that spreadsheets use.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// Excel recognises UTF-8 by this mark only.
const MARK: &str = "\u{feff}";

/// What a heading stands for.
#[derive(Clone, Copy)]
enum Place<'a> {
    Column(&'a Column),
    /// A column that we wrote when we refused the file.
    Problems,
}

/// Reads a file; a mistake in its headings is told here, those of its rows with each row.
pub fn from_csv(bytes: &[u8], columns: &[Column]) -> Result<Sheet, Vec<FieldError>> {
    let decoded = decode(bytes).map_err(|message| vec![FieldError::new("", "", message)])?;
    let Decoded { text, guessed } = decoded;
    let (text, skipped) = without_separator_line(&text);
    if text.trim().is_empty() {
        return Err(vec![FieldError::new("", "", Message::new("table-empty"))]);
    }
    let separator = separator(text, columns);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let headings = records.next().and_then(Result::ok).unwrap_or_default();
    let places = places(&headings, columns)?;
    let mut lines = Lines { text, at: 0, line: 1 + skipped };
    let records = records.map(|record| {
        record.map_err(|error| {
            let line = error.position().map_or(0, |position| lines.of(position));
            let message =
                Message::new("table-unreadable").with("line", i64::try_from(line).unwrap_or(0));
            vec![FieldError::new("", "", message)]
        })
    });
    let records: Vec<StringRecord> = records.collect::<Result<_, _>>()?;
    let days = || records.iter().flat_map(|record| days(record, &places));
    let order = Order::of(days(), separator);
    let mut lines = Lines { text, at: 0, line: 1 + skipped };
    let written = records.iter().filter(|record| record.iter().any(|it| !it.trim().is_empty()));
    let rows = written.map(|record| Row {
        line: record.position().map_or(0, |position| lines.of(position)),
        raw: row(record, &places, order),
        cells: record.iter().map(ToOwned::to_owned).collect(),
    });
    let rows = rows.collect();
    let order = order.filter(|_| days().any(is_day)).map(Order::told);
    let headings = headings.iter().map(ToOwned::to_owned).collect();
    let guessed = guessed.into_iter().chain(order).collect();
    Ok(Sheet { rows, guessed, form: Form::Csv { headings, separator } })
}

/// The text without its first line, where that only names the separator: `sep=;`. Spreadsheets that
/// save such a file again may quote the line or fill it up with empty cells; the line may end as on a
/// Mac. Which separator it is, the headings tell. Beside it how many lines were left out.
fn without_separator_line(text: &str) -> (&str, u64) {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    let named = first.trim().trim_start_matches('"');
    let is_sep = named.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep="))
        && named[4..].chars().all(|c| matches!(c, ',' | ';' | '\t' | '"' | ' '));
    if is_sep {
        let rest = rest.strip_prefix('\r').unwrap_or(rest);
        (rest.strip_prefix('\n').unwrap_or(rest), 1)
    } else {
        (text, 0)
    }
}

/// The cells of a record that hold days.
fn days<'a>(
    record: &'a StringRecord,
    places: &'a [Option<Place<'_>>],
) -> impl Iterator<Item = &'a str> {
    let is_day = |place: &Option<Place<'_>>| {
        matches!(place, Some(Place::Column(Column { kind: Kind::Day, .. })))
    };
    record.iter().zip(places).filter(move |(_, place)| is_day(place)).map(|(cell, _)| cell)
}

/// Counts lines as people do: the reader's own count passes over empty ones.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line on which the record at that position begins. Positions ascend.
    fn of(&mut self, position: &csv::Position) -> u64 {
        let bytes = self.text.as_bytes();
        let start = usize::try_from(position.byte()).unwrap_or(usize::MAX).min(bytes.len());
        let empty = bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.at..start + empty;
        // A line ends with a line feed, or with a carriage return alone.
        let ends = |at: &usize| match bytes[*at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        self.line += passed.filter(ends).map(|_| 1).sum::<u64>();
        self.at = self.at.max(start + empty);
        self.line
    }
}

/// The separator by which most headings are ours.
fn separator(text: &str, columns: &[Column]) -> u8 {
    let known = |separator: &u8| {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(*separator)
            .from_reader(text.as_bytes());
        let headings = reader.records().next().and_then(Result::ok).unwrap_or_default();
        headings
            .iter()
            .filter(|heading| columns.iter().any(|column| column.is_headed(heading)))
            .count()
    };
    // The last of equals would win, so the usual one comes last.
    SEPARATORS.into_iter().rev().max_by_key(known).unwrap_or(b',')
}

fn places<'a>(
    headings: &StringRecord,
    columns: &'a [Column],
) -> Result<Vec<Option<Place<'a>>>, Vec<FieldError>> {
    let mut places: Vec<Option<Place<'_>>> = vec![];
    let mut errors = vec![];
    for heading in headings {
        let column = columns.iter().find(|column| column.is_headed(heading));
        let twice = column.is_some_and(|column| {
            places
                .iter()
                .flatten()
                .any(|place| matches!(place, Place::Column(known) if *known == column))
        });
        if twice {
            errors.push(FieldError::new(heading, "", Message::new("table-heading-twice")));
        } else if column.is_none() && !heading.trim().is_empty() && !is_problems(heading) {
            errors.push(FieldError::new(heading, "", unknown_heading(heading, columns)));
        }
        places.push(match column {
            Some(column) => Some(Place::Column(column)),
            None => is_problems(heading).then_some(Place::Problems),
        });
    }
    if !places.iter().flatten().any(|place| matches!(place, Place::Column(_))) {
        let fields: Vec<&str> = columns.iter().map(|column| column.field).collect();
        let message = Message::new("table-no-headings").with("fields", fields.join(", "));
        return Err(vec![FieldError::new(
            "",
            &headings.iter().collect::<Vec<_>>().join(", "),
            message,
        )]);
    }
    if errors.is_empty() { Ok(places) } else { Err(errors) }
}

fn is_problems(heading: &str) -> bool {
    Locale::ALL.iter().any(|locale| fold(&i18n::text(*locale, "table-problems")) == fold(heading))
}

fn row(
    record: &StringRecord,
    places: &[Option<Place<'_>>],
    days: Option<Order>,
) -> Result<Raw, Vec<FieldError>> {
    let mut raw = Raw::empty();
    let mut errors = vec![];
    for (at, text) in record.iter().enumerate() {
        match places.get(at).copied().flatten() {
            Some(Place::Column(column)) => match cell::read(column, text, days) {
                Ok(value) => {
                    let path: Vec<String> =
                        column.field.split('.').map(ToOwned::to_owned).collect();
                    insert(&mut raw, &path, value);
                }
                Err(error) => errors.push(error),
            },
            Some(Place::Problems) => {}
            None if text.trim().is_empty() => {}
            None => {
                let (cells, headings) = (record.len(), places.len());
                let message = Message::new("table-cells")
                    .with("cells", i64::try_from(cells).unwrap_or(i64::MAX))
                    .with("headings", i64::try_from(headings).unwrap_or(i64::MAX));
                errors.push(FieldError::new("", text, message));
                break;
            }
        }
    }
    if errors.is_empty() { Ok(raw) } else { Err(errors) }
}

/// Writes records as CSV with headings in that language.
pub fn to_csv<'a>(
    columns: &[Column],
    locale: Locale,
    records: impl IntoIterator<Item = &'a Value>,
) -> String {
    let headings = columns.iter().map(|column| column.heading(locale)).collect();
    let cells = records
        .into_iter()
        .map(|record| columns.iter().map(|column| cell::write(column, record)).collect());
    written(b',', std::iter::once(headings).chain(cells))
}

/// The file with one more column.
pub(super) fn refused<'a>(
    rows: &[Row],
    headings: &[String],
    separator: u8,
    locale: Locale,
    errors: impl Fn(usize) -> &'a [FieldError],
) -> String {
    let width = headings.len();
    // A column of problems from an earlier attempt makes way for the new one.
    let kept = |cells: &[String]| -> Vec<String> {
        let cells = cells.iter().enumerate();
        cells
            .filter(|(at, _)| headings.get(*at).is_none_or(|heading| !is_problems(heading)))
            .map(|(_, cell)| cell.clone())
            .collect()
    };
    let mut first = kept(headings);
    first.push(i18n::text(locale, "table-problems"));
    let rows = rows.iter().enumerate().map(|(at, row)| {
        let mut cells = row.cells.clone();
        cells.resize(cells.len().max(width), String::new());
        let mut cells = kept(&cells);
        cells.push(told(locale, errors(at)));
        cells
    });
    written(separator, std::iter::once(first).chain(rows))
}

fn written(separator: u8, rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .delimiter(separator)
        .from_writer(MARK.as_bytes().to_vec());
    for row in rows {
        // Writing into memory cannot fail.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
