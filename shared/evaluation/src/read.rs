//! Reads projects and cases from JSON Lines, and refuses a bad line by its number and field.

use std::{collections::BTreeSet, io::BufRead, str::FromStr};

use portfolio::{Project, Request};
use reference::Country;
use serde_json::{Map, Value};

use crate::bench::{Case, Track};

/// Longer lines than this are no record.
const LONGEST_LINE: usize = 1 << 20;

/// Why a file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It could not be read.
    #[error("line {line} cannot be read: {error}")]
    Input {
        /// From 1.
        line: usize,
        /// What the system says.
        error: std::io::Error,
    },
    /// A line is no JSON object.
    #[error("line {line} is no JSON object")]
    Line {
        /// From 1.
        line: usize,
    },
    /// A field is missing or wrong.
    #[error("line {line}, field {field}: {}; allowed: {allowed}", value.as_deref().unwrap_or("missing"))]
    Field {
        /// From 1.
        line: usize,
        /// Which field.
        field: &'static str,
        /// What stands there, shortened; `None` where nothing does.
        value: Option<String>,
        /// What may stand there.
        allowed: &'static str,
    },
    /// There is nothing in it.
    #[error("there is no record in the file of {what}")]
    Empty {
        /// Which file.
        what: &'static str,
    },
}

/// What providers have done, one project a line.
pub(crate) fn projects(reader: impl BufRead) -> Result<Vec<Project>, ReadError> {
    records(reader, "offers", |fields| {
        Ok(Project {
            id: fields.id()?,
            providers: fields.countries("providers", 1)?,
            source: fields.text("source", 1)?,
            language: fields.code("lang", "code of a language")?,
            recipients: fields.countries("recipients", 0)?,
            title: fields.text("title", 0)?,
            description: fields.text("description", 0)?,
            groups: fields.codes("dac_groups", 0, "list of codes of three digits")?,
        })
    })
}

/// What was looked for and who delivered it, one case a line.
pub(crate) fn cases(reader: impl BufRead) -> Result<Vec<Case>, ReadError> {
    records(reader, "cases", |fields| {
        Ok(Case {
            id: fields.id()?,
            track: fields.track()?,
            source: fields.text("source", 1)?,
            southern_provider: fields.flag("southern_provider")?,
            several_providers: fields.flag("multi_provider")?,
            cold_start: fields.flag("cold_start_provider")?,
            truth: fields.countries("truth", 1)?,
            request: Request {
                recipients: fields.countries("recipients", 1)?,
                language: fields.code("lang", "code of a language")?,
                title: fields.text("title", 1)?,
                description: fields.text("description", 0)?,
                groups: fields.codes("dac_groups", 0, "list of codes of three digits")?,
            },
        })
    })
}

fn records<T>(
    reader: impl BufRead,
    what: &'static str,
    read: impl Fn(&Fields) -> Result<T, ReadError>,
) -> Result<Vec<T>, ReadError> {
    let (mut records, mut ids) = (Vec::new(), BTreeSet::new());
    for (at, text) in reader.lines().enumerate() {
        let line = at + 1;
        let text = text.map_err(|error| ReadError::Input { line, error })?;
        if text.trim().is_empty() {
            continue;
        }
        let object = Some(&text).filter(|text| text.len() <= LONGEST_LINE);
        let object = object.and_then(|text| serde_json::from_str(text).ok());
        let fields = Fields { line, object: object.ok_or(ReadError::Line { line })? };
        if !ids.insert(fields.id()?) {
            return Err(fields.wrong("id", "an id that stands in no line before"));
        }
        records.push(read(&fields)?);
    }
    if records.is_empty() { Err(ReadError::Empty { what }) } else { Ok(records) }
}

/// The fields of one line. Fields that nobody asks for may be there.
struct Fields {
    line: usize,
    object: Map<String, Value>,
}

impl Fields {
    fn id(&self) -> Result<String, ReadError> {
        self.text("id", 1)
    }

    fn text(&self, field: &'static str, least: usize) -> Result<String, ReadError> {
        let text = self.object.get(field).and_then(Value::as_str);
        let text = text.filter(|text| text.trim().len() >= least);
        let allowed = if least == 0 { "a text" } else { "a text that is not empty" };
        text.map(str::to_owned).ok_or_else(|| self.wrong(field, allowed))
    }

    fn flag(&self, field: &'static str) -> Result<bool, ReadError> {
        let flag = self.object.get(field).and_then(Value::as_bool);
        flag.ok_or_else(|| self.wrong(field, "true or false"))
    }

    fn track(&self) -> Result<Track, ReadError> {
        match self.object.get("track").and_then(Value::as_str) {
            Some("A_register") => Ok(Track::Register),
            Some("B_donor_side") => Ok(Track::DonorSide),
            _ => Err(self.wrong("track", "A_register or B_donor_side")),
        }
    }

    fn code<T: FromStr>(&self, field: &'static str, allowed: &'static str) -> Result<T, ReadError> {
        let code = self.object.get(field).and_then(Value::as_str);
        code.and_then(|code| code.parse().ok()).ok_or_else(|| self.wrong(field, allowed))
    }

    fn countries(&self, field: &'static str, least: usize) -> Result<Vec<Country>, ReadError> {
        let allowed = if least == 0 {
            "list of codes of countries"
        } else {
            "list of codes of countries that is not empty"
        };
        self.codes(field, least, allowed)
    }

    fn codes<T: FromStr>(
        &self,
        field: &'static str,
        least: usize,
        allowed: &'static str,
    ) -> Result<Vec<T>, ReadError> {
        let list = self.object.get(field).and_then(Value::as_array);
        let codes: Option<Vec<T>> =
            list.and_then(|list| list.iter().map(|code| code.as_str()?.parse().ok()).collect());
        codes.filter(|codes| codes.len() >= least).ok_or_else(|| self.wrong(field, allowed))
    }

    fn wrong(&self, field: &'static str, allowed: &'static str) -> ReadError {
        let shown = |value: &Value| value.to_string().chars().take(80).collect();
        ReadError::Field {
            line: self.line,
            field,
            value: self.object.get(field).map(shown),
            allowed,
        }
    }
}

#[cfg(test)]
mod tests;
