//! Tables as people write them: records into CSV, and back from a file that was refused.

use serde_json::Value;

/// The parts of an item, where a column holds lists of objects.
const PARTS: &[(&str, &[&str])] = &[
    ("evidence", &["what", "country", "year", "result", "link"]),
    ("needs", &["theme", "skill", "modality", "quantity", "unit"]),
];

/// The columns that are needed for these records: `source` is spread over two.
pub fn columns(records: &[Value]) -> Vec<String> {
    let mut columns: Vec<String> = vec![];
    for record in records {
        for (field, value) in record.as_object().unwrap() {
            let own = match value {
                Value::Object(parts) => {
                    parts.keys().map(|part| format!("{field}.{part}")).collect()
                }
                _ => vec![field.clone()],
            };
            columns
                .extend(own.into_iter().filter(|own| !columns.contains(own)).collect::<Vec<_>>());
        }
    }
    columns
}

/// The records as CSV, headed by the names of their fields.
pub fn csv(records: &[Value], separator: u8) -> Vec<u8> {
    let columns = columns(records);
    let rows =
        records.iter().map(|record| columns.iter().map(|column| cell(record, column)).collect());
    rows_as_csv(std::iter::once(columns.clone()).chain(rows), separator)
}

/// Rows as CSV.
pub fn rows_as_csv(rows: impl IntoIterator<Item = Vec<String>>, separator: u8) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().flexible(true).delimiter(separator).from_writer(vec![]);
    rows.into_iter().for_each(|row| writer.write_record(row).unwrap());
    writer.into_inner().unwrap()
}

/// The rows of CSV, its headings first.
pub fn rows_of(bytes: &[u8], separator: u8) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(separator)
        .from_reader(bytes);
    reader.records().map(|row| row.unwrap().iter().map(ToOwned::to_owned).collect()).collect()
}

fn cell(record: &Value, column: &str) -> String {
    let value = column.split('.').fold(record, |value, step| &value[step]);
    let parts = PARTS.iter().find(|(field, _)| *field == column).map(|(_, parts)| *parts);
    let Value::Array(items) = value else { return text(value) };
    let items = items.iter().map(|item| match parts {
        Some(parts) => {
            let parts: Vec<String> =
                parts.iter().map(|part| protected(&text(&item[part]))).collect();
            parts.join("|")
        }
        None => protected(&text(item)),
    });
    items.collect::<Vec<_>>().join("; ")
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn protected(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace('|', "\\|")
}
