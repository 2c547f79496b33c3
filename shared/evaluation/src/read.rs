//! Reads projects and cases from JSON Lines: what nothing can be judged without is asked for by line
//! and field, what is merely unusual is left out and told.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    io::{self, BufRead, ErrorKind, Read as _},
    str::FromStr,
};

use portfolio::{PolicyError, Project, Request};
use reference::Country;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::bench::{Case, Track};

/// Longer lines than this, in bytes, are no record.
const LONGEST_LINE: usize = 1 << 20;

/// Why a file cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{file}{}: {fault}", line.map(|line| format!(", line {line}")).unwrap_or_default())]
pub struct ReadError {
    /// Which file: `offers` or `cases`.
    pub file: &'static str,
    /// From 1; `None` where it is the file as a whole.
    pub line: Option<usize>,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It could not be read.
    #[error("cannot be read: {0}")]
    Input(io::Error),
    /// A line is no JSON object.
    #[error("is no JSON object")]
    NoObject,
    /// A field that must be there is missing or wrong.
    #[error("field {field}: {}; allowed: {allowed}", value.as_deref().unwrap_or("missing"))]
    Field {
        /// Which field.
        field: &'static str,
        /// What stands there, shortened; `None` where nothing does.
        value: Option<String>,
        /// What may stand there.
        allowed: &'static str,
    },
    /// There is nothing in it.
    #[error("there is no record in it")]
    Empty,
    /// What was learned from it is no policy.
    #[error("teaches what cannot be used: {0}")]
    Lesson(PolicyError),
    /// There is nobody to rank.
    #[error("no line names a provider by a known code")]
    NoProvider,
}

/// Something that was left out in reading, and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Which file: `offers` or `cases`.
    pub file: &'static str,
    /// Which field.
    pub field: &'static str,
    /// What was done about it.
    pub what: &'static str,
    /// In how many lines.
    pub lines: usize,
    /// The first of them, from 1.
    pub first_line: usize,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, field, what, lines, first_line } = self;
        write!(f, "{file}, field {field}, {what} (lines: {lines}, the first is {first_line})")
    }
}

const ABSENT: &str = "missing or no text: taken as empty";
const NO_LIST: &str = "missing or no list: taken as empty";
const UNKNOWN_CODE: &str = "unknown code: left out";
const STRANGER: &str = "unknown code: counted as a provider that nobody can rank";
const NO_FLAG: &str = "neither true nor false: taken as false";
const NO_LANGUAGE: &str = "missing or unknown code: language not known";
const NO_TRACK: &str = "neither A_register nor B_donor_side: in neither track";

/// What each provider has done, one project a line.
pub(crate) fn projects(
    reader: impl BufRead,
    notes: &mut Vec<Note>,
) -> Result<Vec<Project>, ReadError> {
    records(reader, "offers", notes, |fields| {
        Ok(Project {
            id: fields.id()?,
            providers: fields.needed_countries("providers", UNKNOWN_CODE)?.0,
            source: fields.text("source"),
            language: fields.code("lang", NO_LANGUAGE),
            recipients: fields.codes("recipients"),
            title: fields.text("title"),
            description: fields.text("description"),
            groups: fields.codes("dac_groups"),
        })
    })
}

/// What was looked for and who delivered it, one case a line.
pub(crate) fn cases(reader: impl BufRead, notes: &mut Vec<Note>) -> Result<Vec<Case>, ReadError> {
    records(reader, "cases", notes, |fields| {
        let (truth, strangers) = fields.needed_countries("truth", STRANGER)?;
        Ok(Case {
            id: fields.id()?,
            track: fields.track(),
            source: fields.text("source"),
            southern_provider: fields.flag("southern_provider"),
            several_providers: fields.flag("multi_provider"),
            cold_start: fields.flag("cold_start_provider"),
            truth,
            strangers,
            request: Request {
                recipients: fields.codes("recipients"),
                language: fields.code("lang", NO_LANGUAGE),
                title: fields.text("title"),
                description: fields.text("description"),
                groups: fields.codes("dac_groups"),
            },
        })
    })
}

fn records<T>(
    mut reader: impl BufRead,
    file: &'static str,
    notes: &mut Vec<Note>,
    read: impl Fn(&mut Fields<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, ReadError> {
    let (mut records, mut ids) = (Vec::new(), BTreeSet::new());
    let mut left_out = LeftOut::new();
    for line in 1.. {
        let wrong = |fault| ReadError { file, line: Some(line), fault };
        let Some(text) = next_line(&mut reader).map_err(wrong)? else { break };
        // Some programs begin a file with this mark.
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            continue;
        }
        let object = serde_json::from_str(text).map_err(|_| wrong(Fault::NoObject))?;
        let mut fields = Fields { line, object, left_out: &mut left_out };
        if !ids.insert(fields.id().map_err(wrong)?) {
            return Err(wrong(fields.wrong("id", "an id that stands in no line before")));
        }
        records.push(read(&mut fields).map_err(wrong)?);
    }
    notes.extend(left_out.into_iter().map(|((field, what), lines)| Note {
        file,
        field,
        what,
        lines: lines.len(),
        first_line: lines.first().copied().unwrap_or(0),
    }));
    let empty = ReadError { file, line: None, fault: Fault::Empty };
    if records.is_empty() { Err(empty) } else { Ok(records) }
}

/// The next line with its end, `None` after the last. Of a line that is too long no more is read than
/// tells so.
fn next_line(reader: &mut impl BufRead) -> Result<Option<String>, Fault> {
    let mut line = Vec::new();
    reader.take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line).map_err(Fault::Input)?;
    if line.len() > LONGEST_LINE {
        return Err(Fault::NoObject);
    }
    let text = String::from_utf8(line);
    let text = text.map_err(|error| Fault::Input(io::Error::new(ErrorKind::InvalidData, error)))?;
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// In which lines what was done about which field.
type LeftOut = BTreeMap<(&'static str, &'static str), BTreeSet<usize>>;

/// The fields of one line. Fields that nobody asks for may be there.
struct Fields<'a> {
    line: usize,
    object: Map<String, Value>,
    left_out: &'a mut LeftOut,
}

impl Fields<'_> {
    fn id(&self) -> Result<String, Fault> {
        let id = self.object.get("id").and_then(Value::as_str).filter(|id| !id.trim().is_empty());
        id.map(str::to_owned).ok_or_else(|| self.wrong("id", "a text that is not empty"))
    }

    fn text(&mut self, field: &'static str) -> String {
        let text = self.object.get(field).and_then(Value::as_str).map(str::to_owned);
        self.or_noted(text, field, ABSENT)
    }

    fn flag(&mut self, field: &'static str) -> bool {
        let flag = self.object.get(field).and_then(Value::as_bool);
        self.or_noted(flag, field, NO_FLAG)
    }

    fn track(&mut self) -> Option<Track> {
        let track = match self.object.get("track").and_then(Value::as_str) {
            Some("A_register") => Some(Track::Register),
            Some("B_donor_side") => Some(Track::DonorSide),
            _ => None,
        };
        self.or_noted(track.map(Some), "track", NO_TRACK)
    }

    fn code<T: FromStr>(&mut self, field: &'static str, unknown: &'static str) -> Option<T> {
        let code = self.object.get(field).and_then(Value::as_str);
        let code = code.and_then(|code| code.parse().ok());
        self.or_noted(code.map(Some), field, unknown)
    }

    /// The codes of a list that are known.
    fn codes<T: FromStr>(&mut self, field: &'static str) -> Vec<T> {
        let Some(list) = self.object.get(field).and_then(Value::as_array) else {
            self.note(field, NO_LIST);
            return Vec::new();
        };
        let known: Vec<T> = list.iter().filter_map(known).collect();
        if known.len() < list.len() {
            self.note(field, UNKNOWN_CODE);
        }
        known
    }

    /// Different countries of a list that must not be empty, and how many of its codes are unknown.
    fn needed_countries(
        &mut self,
        field: &'static str,
        unknown: &'static str,
    ) -> Result<(Vec<Country>, usize), Fault> {
        let list = self.object.get(field).and_then(Value::as_array).filter(|list| !list.is_empty());
        let Some(list) = list else {
            return Err(self.wrong(field, "a list of codes of countries that is not empty"));
        };
        let mut countries: Vec<Country> = Vec::new();
        let mut strangers = 0;
        for code in list {
            match known(code) {
                Some(country) if !countries.contains(&country) => countries.push(country),
                Some(_) => {}
                None => strangers += 1,
            }
        }
        if strangers > 0 {
            self.note(field, unknown);
        }
        Ok((countries, strangers))
    }

    fn or_noted<T: Default>(
        &mut self,
        value: Option<T>,
        field: &'static str,
        what: &'static str,
    ) -> T {
        value.unwrap_or_else(|| {
            self.note(field, what);
            T::default()
        })
    }

    fn note(&mut self, field: &'static str, what: &'static str) {
        self.left_out.entry((field, what)).or_default().insert(self.line);
    }

    fn wrong(&self, field: &'static str, allowed: &'static str) -> Fault {
        let shown = |value: &Value| value.to_string().chars().take(80).collect();
        Fault::Field { field, value: self.object.get(field).map(shown), allowed }
    }
}

/// A code, written as text or, as some write sectors, as a number.
fn known<T: FromStr>(code: &Value) -> Option<T> {
    match code {
        Value::String(code) => code.parse().ok(),
        Value::Number(code) => code.to_string().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
