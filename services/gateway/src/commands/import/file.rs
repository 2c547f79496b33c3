//! A file to import: which kind of records it has, in which format.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use app::{
    fields::{FieldError, Raw},
    table::{Column, Sheet, from_csv, from_json_lines},
};
use domain::{CapacityOffer, CooperationRequest, Message};

use crate::tabled::Tabled;

/// What a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Capacity offers.
    Offers,
    /// Cooperation requests.
    Requests,
}

/// A file that is a table.
pub struct File {
    /// Where it lies.
    pub path: PathBuf,
    /// As it is.
    pub bytes: Vec<u8>,
    /// What its records are.
    pub kind: Kind,
    /// Its rows.
    pub sheet: Sheet,
}

impl File {
    /// Reads the file, if it is no larger than `limit` bytes and a table of offers or of requests.
    pub fn read(path: &Path, limit: usize) -> Result<Self, Vec<FieldError>> {
        let bytes = read(path, limit)?;
        let (kind, sheet) = if is_json(path, &bytes) { json_lines(&bytes)? } else { csv(&bytes)? };
        if sheet.rows.is_empty() {
            return Err(vec![FieldError::new("", "", Message::new("import-empty"))]);
        }
        Ok(Self { path: path.to_owned(), bytes, kind, sheet })
    }

    /// Where it is written back if it is refused: `offers.csv` as `offers.refused.csv`.
    pub fn refused_path(&self) -> PathBuf {
        let extension = self.path.extension().and_then(|it| it.to_str()).unwrap_or("csv");
        self.path.with_extension(format!("refused.{extension}"))
    }
}

fn read(path: &Path, limit: usize) -> Result<Vec<u8>, Vec<FieldError>> {
    let unreadable = |error: std::io::Error| {
        let message = Message::new("import-unreadable").with("reason", error.to_string());
        vec![FieldError::new("", "", message)]
    };
    let file = fs::File::open(path).map_err(unreadable)?;
    // What the file says of its size may not be so by the time that it is read.
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > limit {
        let message = Message::new("import-too-large").with("kib", limit / 1024);
        return Err(vec![FieldError::new("", "", message)]);
    }
    Ok(bytes)
}

/// By its name, else by how it begins.
fn is_json(path: &Path, bytes: &[u8]) -> bool {
    let extension = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "csv" | "tsv" | "txt" => false,
        "jsonl" | "ndjson" | "json" => true,
        _ => bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{'),
    }
}

fn json_lines(bytes: &[u8]) -> Result<(Kind, Sheet), Vec<FieldError>> {
    let sheet = from_json_lines(bytes)?;
    let has = |raw: &Raw, field: &str| !raw.at(field).is_absent();
    let told = sheet.rows.iter().filter_map(|row| row.raw.as_ref().ok()).find_map(|raw| {
        let offers = has(raw, CapacityOffer::TELLING).then_some(Kind::Offers);
        offers.or_else(|| has(raw, CooperationRequest::TELLING).then_some(Kind::Requests))
    });
    match told {
        Some(kind) => Ok((kind, sheet)),
        // What is wrong with its lines is told line by line.
        None if sheet.rows.iter().any(|row| row.raw.is_err()) => Ok((Kind::Offers, sheet)),
        None => Err(vec![FieldError::new("", "", Message::new("import-neither"))]),
    }
}

/// A table is of the kind whose columns its headings name; where they are wrong, of the kind that
/// they are nearer to.
fn csv(bytes: &[u8]) -> Result<(Kind, Sheet), Vec<FieldError>> {
    let read = |columns: &'static [Column]| from_csv(bytes, columns);
    match (read(CapacityOffer::COLUMNS), read(CooperationRequest::COLUMNS)) {
        (Ok(offers), Err(_)) => Ok((Kind::Offers, offers)),
        (Err(_), Ok(requests)) => Ok((Kind::Requests, requests)),
        (Ok(offers), Ok(requests)) => {
            let asks = requests.rows.first().and_then(|row| row.raw.as_ref().ok());
            let asks = asks.is_some_and(|raw| !raw.at(CooperationRequest::TELLING).is_absent());
            Ok(if asks { (Kind::Requests, requests) } else { (Kind::Offers, offers) })
        }
        (Err(as_offers), Err(as_requests)) => {
            Err(if as_offers.len() <= as_requests.len() { as_offers } else { as_requests })
        }
    }
}
