//! What a person has typed so far: a refused form comes back filled in.

use axum::http::StatusCode;
use domain::{Locale, Message};
use jiff::civil::Date;
use serde::Serialize;

use crate::{
    Problem,
    fields::{FieldError, Raw, code_of, with_names},
    problem::Kind,
};

/// The values of a form and what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    raw: Raw,
    errors: Vec<FieldError>,
}

impl Draft {
    /// Nothing typed yet.
    pub fn blank() -> Self {
        Self::default()
    }

    /// What stands now, as the start of a revision.
    pub fn of(terms: &impl Serialize) -> Self {
        Self::typed(serde_json::to_value(terms).map_or(Raw::Absent, Raw::from))
    }

    /// The same, each code with its name where a form shows both.
    pub fn with_names(terms: &impl Serialize, locale: Locale) -> Self {
        Self::typed(with_names(Self::of(terms).raw, locale))
    }

    /// These values, nothing wrong with them.
    pub const fn typed(raw: Raw) -> Self {
        Self { raw, errors: Vec::new() }
    }

    /// These values, refused.
    pub const fn refused(raw: Raw, errors: Vec<FieldError>) -> Self {
        Self { raw, errors }
    }

    /// These values, where `problem` says what is wrong with them; any other problem as it is.
    pub fn of_refused(raw: Raw, problem: Problem) -> Result<Self, Problem> {
        if problem.kind() != Kind::Validation {
            return Err(problem);
        }
        Ok(Self::refused(raw, problem.errors().to_vec()))
    }

    /// The same, what is wrong in the order in which the page has the fields; what it does not have
    /// comes last.
    #[must_use]
    pub fn in_order(mut self, fields: &[&str]) -> Self {
        let place = |error: &FieldError| {
            let within = |field: &&str| {
                let rest = error.field.strip_prefix(*field);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
            };
            fields.iter().position(within).unwrap_or(fields.len())
        };
        self.errors.sort_by_key(place);
        self
    }

    /// The status of a page that gives it back.
    pub const fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    /// Whether what is wrong is no field, but that the form was sent like this at all.
    pub fn is_refused_whole(&self) -> bool {
        self.errors.iter().all(|error| error.field.is_empty())
    }

    /// The text in a field.
    pub fn value(&self, field: &str) -> &str {
        self.raw.at(field).text().unwrap_or_default()
    }

    /// The kind of input that can hold what is in a field which wants that kind: one for a day is
    /// emptied by browsers where it holds anything else.
    pub fn kind<'k>(&self, field: &str, kind: &'k str) -> &'k str {
        let text = self.value(field);
        let holds = kind != "date" || text.is_empty() || text.parse::<Date>().is_ok();
        if holds { kind } else { "text" }
    }

    /// The texts in a field, one a line: for a list in a text area.
    pub fn lines(&self, field: &str) -> String {
        let items = self.raw.at(field).items().iter().filter_map(Raw::text);
        items.collect::<Vec<_>>().join("\n")
    }

    /// Whether a field holds that code, alone or among others.
    pub fn has(&self, field: &str, code: &str) -> bool {
        self.raw.at(field).items().iter().any(|item| item.text() == Some(code))
    }

    /// Whether a field holds that code, alone or among others, with or without its name.
    pub fn holds(&self, field: &str, code: &str) -> bool {
        let mut items = self.raw.at(field).items().iter();
        items.any(|item| item.text().is_some_and(|text| code_of(text) == code))
    }

    /// The rows to show of a field that holds several: those with something in them and `spare`
    /// empty ones, at most `max`.
    pub fn rows(&self, field: &str, spare: usize, max: usize) -> std::ops::Range<usize> {
        0..(self.raw.at(field).items().len() + spare).min(max)
    }

    /// What is wrong with a field or with something in it.
    pub fn errors_in(&self, field: &str) -> Vec<&Message> {
        let errors = self.errors.iter().filter(|error| is_in(&error.field, field));
        errors.map(|error| &error.message).collect()
    }

    /// Whether anything is wrong with a field.
    pub fn is_wrong(&self, field: &str) -> bool {
        self.errors.iter().any(|error| is_in(&error.field, field))
    }

    /// Everything that is wrong, for the summary above the form.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }
}

/// Whether the path of an error leads to the field or into its items. Rows have fields of their own.
fn is_in(error: &str, field: &str) -> bool {
    error.strip_prefix(field).is_some_and(|rest| {
        rest.is_empty() || (rest.starts_with('[') && rest.ends_with(']') && !rest.contains('.'))
    })
}
