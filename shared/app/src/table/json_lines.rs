//! JSON Lines: one record a line, with the fields of the API.

use domain::Locale;
use serde_json::{Value, json};

use super::{
    Form, Row, Sheet,
    decode::{Decoded, decode},
    told,
};
use crate::fields::{FieldError, Raw, from_json};

/// The field that we add when we refuse a file, and pass over when it comes back.
const PROBLEMS: &str = "problems";

/// Reads a file; what is wrong with a line is told with its row.
pub fn from_json_lines(bytes: &[u8]) -> Result<Sheet, Vec<FieldError>> {
    let decoded = decode(bytes).map_err(|message| vec![FieldError::new("", "", message)])?;
    let Decoded { text, guessed } = decoded;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let rows = lines.map(|(line, number)| {
        let raw = from_json(line.as_bytes()).map(|mut raw| {
            if let Raw::Map(map) = &mut raw {
                map.remove(PROBLEMS);
            }
            raw
        });
        Row {
            line: number,
            raw: raw.map_err(|message| vec![FieldError::new("", line, message)]),
            cells: vec![line.to_owned()],
        }
    });
    let rows = rows.collect();
    Ok(Sheet { rows, guessed: guessed.into_iter().collect(), form: Form::JsonLines })
}

/// Writes records, one a line.
pub fn to_json_lines<'a>(records: impl IntoIterator<Item = &'a Value>) -> String {
    let lines = records.into_iter().flat_map(|record| [record.to_string(), "\n".to_owned()]);
    lines.collect()
}

pub(super) fn refused<'a>(
    rows: &[Row],
    locale: Locale,
    errors: impl Fn(usize) -> &'a [FieldError],
) -> String {
    let lines = rows.iter().enumerate().map(|(at, row)| {
        let line = row.cells.first().map(String::as_str).unwrap_or_default();
        let problems = told(locale, errors(at));
        match serde_json::from_str(line) {
            Ok(Value::Object(mut record)) => {
                record.insert(PROBLEMS.to_owned(), problems.into());
                format!("{}\n", Value::Object(record))
            }
            // A line that is no object cannot be given a field: it is quoted.
            _ => format!("{}\n", json!({ "line": line, PROBLEMS: problems })),
        }
    });
    lines.collect()
}
