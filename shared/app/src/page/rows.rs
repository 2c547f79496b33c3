//! Rows of a form that holds several of a kind: more of them without scripts.

use crate::fields::Raw;

/// How many empty rows a list has for more.
pub(super) const SPARE: usize = 2;
/// The most empty rows that somebody gets by asking for more.
const MOST: usize = 30;
/// The field of the button that asks for more rows.
const FIELD: &str = "_spare";

/// How many empty rows are asked for, if the button was pressed that only asks for rows; and what
/// else was typed.
pub(super) fn asks_for_rows(raw: Raw) -> (Option<usize>, Raw) {
    let Raw::Map(mut map) = raw else { return (None, raw) };
    let asked = map.remove(FIELD);
    let spare = asked.map(|spare| spare.text().and_then(|text| text.parse().ok()).unwrap_or(SPARE));
    (spare.map(|spare: usize| spare.min(MOST)), Raw::Map(map))
}
