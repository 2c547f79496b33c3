//! One cell: several values in one text, and back.

use std::collections::BTreeMap;

use domain::Message;
use serde_json::Value;

use super::{
    Column, Kind,
    days::{Order, is_day},
};
use crate::fields::{FieldError, Raw};

const ITEMS: char = ';';
const PARTS: char = '|';

/// What a cell of the column says; `days` is the order of days where the file tells it.
pub(super) fn read(column: &Column, cell: &str, days: Option<Order>) -> Result<Raw, FieldError> {
    let cell = unguarded(cell.trim());
    if cell.is_empty() {
        return Ok(Raw::Absent);
    }
    match column.kind {
        Kind::One => Ok(Raw::from(cell)),
        Kind::Day => match days {
            Some(order) => Ok(Raw::from(order.read(cell))),
            None if is_day(cell) => {
                Err(FieldError::new(column.field, cell, Message::new("table-day-unclear")))
            }
            None => Ok(Raw::from(cell)),
        },
        Kind::Many => {
            Ok(Raw::List(items(cell).iter().map(|item| Raw::from(plain(item))).collect()))
        }
        Kind::Rows(parts) => {
            let rows =
                items(cell).into_iter().enumerate().map(|(at, item)| row(column, parts, at, &item));
            rows.collect::<Result<_, _>>().map(Raw::List)
        }
    }
}

fn row(column: &Column, parts: &[&str], at: usize, item: &str) -> Result<Raw, FieldError> {
    let values = split(item, PARTS);
    if values.len() > parts.len() {
        let field = format!("{}[{at}]", column.field);
        let message = Message::new("table-parts").with("parts", parts.join("|"));
        return Err(FieldError::new(field, item, message));
    }
    let values = values.iter().map(|value| Raw::from(plain(value.trim())));
    let named = parts.iter().map(ToString::to_string).zip(values);
    Ok(Raw::Map(named.filter(|(_, value)| !value.is_absent()).collect::<BTreeMap<_, _>>()))
}

/// The items of a list, the empty ones left out: many programs end a list with its separator.
fn items(cell: &str) -> Vec<String> {
    let items = split(cell, ITEMS).into_iter().map(|item| item.trim().to_owned());
    items.filter(|item| !item.is_empty()).collect()
}

/// The pieces between separators that no backslash stands before. Backslashes are kept.
fn split(text: &str, separator: char) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut escaped = false;
    for c in text.chars() {
        let piece = pieces.last_mut();
        if c == separator && !escaped {
            pieces.push(String::new());
        } else if let Some(piece) = piece {
            piece.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    pieces
}

/// The text that is meant: without the backslashes that protect a separator.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let protects = c == '\\' && matches!(chars.peek(), Some(&(ITEMS | PARTS | '\\')));
        plain.push(if protects { chars.next().unwrap_or(c) } else { c });
    }
    plain
}

/// The cell of a column for a record.
pub(super) fn write(column: &Column, record: &Value) -> String {
    let value = column.field.split('.').try_fold(record, |value, step| value.get(step));
    let Some(value) = value else { return String::new() };
    let cell = match (column.kind, value) {
        (Kind::Many, Value::Array(items)) => {
            items.iter().map(|item| protected(&text(item))).collect::<Vec<_>>().join("; ")
        }
        (Kind::Rows(parts), Value::Array(items)) => {
            items.iter().map(|item| write_row(parts, item)).collect::<Vec<_>>().join("; ")
        }
        (_, single) => text(single),
    };
    guarded(cell)
}

fn write_row(parts: &[&str], item: &Value) -> String {
    let texts = parts.iter().map(|part| item.get(part).map(text).unwrap_or_default());
    let mut texts: Vec<String> = texts.map(|text| protected(&text)).collect();
    while texts.last().is_some_and(String::is_empty) {
        texts.pop();
    }
    texts.join("|")
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn protected(text: &str) -> String {
    text.replace('\\', "\\\\").replace(ITEMS, "\\;").replace(PARTS, "\\|")
}

/// Spreadsheets run a cell that begins like a formula; an apostrophe before it keeps it a text.
fn guarded(cell: String) -> String {
    if is_formula(&cell) { format!("'{cell}") } else { cell }
}

fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Apostrophes before it count too: a text that begins with one of its own gets another, to be taken
/// off again.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}
