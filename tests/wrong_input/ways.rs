//! The same record as a form and as a row of a table.

use serde_json::Value;

/// The pairs that a browser sends: repeated names for lists, `needs[0].theme` for rows.
pub fn as_form(record: &Value) -> Vec<(String, String)> {
    let mut pairs = vec![];
    for (name, value) in record.as_object().unwrap() {
        add(&mut pairs, name, value);
    }
    pairs
}

fn add(pairs: &mut Vec<(String, String)>, name: &str, value: &Value) {
    match value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let name = if item.is_object() { format!("{name}[{at}]") } else { name.to_owned() };
                add(pairs, &name, item);
            }
        }
        Value::Object(fields) => {
            for (field, value) in fields {
                add(pairs, &format!("{name}.{field}"), value);
            }
        }
        other => pairs.push((name.to_owned(), text(other))),
    }
}

/// The rows' columns that hold several fields of one thing, and their order.
const PARTS: &[(&str, &[&str])] = &[
    ("needs", &["theme", "skill", "modality", "quantity", "unit"]),
    ("evidence", &["what", "country", "year", "result", "link"]),
];

/// The records as CSV, with the fields as headings.
pub fn as_csv<'a>(records: impl Iterator<Item = &'a Value> + Clone) -> String {
    let mut columns: Vec<&str> = vec![];
    for record in records.clone() {
        for name in record.as_object().unwrap().keys() {
            if !columns.contains(&name.as_str()) {
                columns.push(name);
            }
        }
    }
    let mut lines = vec![columns.join(",")];
    for record in records {
        let cells = columns.iter().map(|column| quoted(&cell(column, &record[*column])));
        lines.push(cells.collect::<Vec<_>>().join(","));
    }
    lines.join("\n")
}

fn cell(column: &str, value: &Value) -> String {
    let parts = PARTS.iter().find(|(name, _)| *name == column).map(|(_, parts)| *parts);
    match (value, parts) {
        (Value::Array(items), Some(parts)) => {
            let item = |item: &Value| {
                parts.iter().map(|part| text(&item[*part])).collect::<Vec<_>>().join("|")
            };
            items.iter().map(item).collect::<Vec<_>>().join("; ")
        }
        (Value::Array(items), None) => items.iter().map(text).collect::<Vec<_>>().join("; "),
        (other, _) => text(other),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}
