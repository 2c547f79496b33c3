//! Everything that goes wrong with a request, told alike to programs (RFC 9457) and to people.
//!
//! A handler answers with a [`Problem`]; [`dress`](crate::dress) puts it into words, as
//! `application/problem+json` under `/api` and as a page elsewhere.

mod kind;
mod told;

use std::{error::Error, sync::Arc};

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{Explain, Message, rules::BrokenTerms};

use event_store::{AppendError, ExecuteError, ReadError};

use crate::{BoxError, fields::FieldError};

pub use kind::Kind;
pub use told::{ProblemDetails, Problems};
pub(crate) use told::{explain, page, tell};

/// Why a request was not answered as asked.
#[derive(Clone, Debug)]
pub struct Problem {
    kind: Kind,
    detail: Option<Message>,
    errors: Vec<FieldError>,
    /// The page of the record that it is about.
    record: Option<String>,
    failure: Option<Arc<Failure>>,
}

/// A failure of ours: logged with its whole chain, never shown.
#[derive(Debug)]
struct Failure {
    doing: &'static str,
    cause: BoxError,
}

impl Problem {
    /// A problem of that kind, without more to say.
    pub const fn new(kind: Kind) -> Self {
        Self { kind, detail: None, errors: Vec::new(), record: None, failure: None }
    }

    /// There is nothing at this address, or nothing that the reader may see.
    pub const fn not_found() -> Self {
        Self::new(Kind::NotFound)
    }

    /// Fields cannot be taken as they are.
    pub fn validation(errors: impl IntoIterator<Item = FieldError>) -> Self {
        Self { errors: errors.into_iter().collect(), ..Self::new(Kind::Validation) }
    }

    /// A rule of the domain says no, for this reason.
    pub fn rule(error: &impl Explain) -> Self {
        Self::new(Kind::Rule).because(error.explain())
    }

    /// The reader may not do this.
    pub const fn forbidden() -> Self {
        Self::new(Kind::Forbidden)
    }

    /// The body or a header cannot be read, for this reason.
    pub fn malformed(why: Message) -> Self {
        Self::new(Kind::Malformed).because(why)
    }

    /// We failed while `doing` something ("reading offer x"): it is logged and apologised for.
    pub fn internal(doing: &'static str, cause: impl Into<BoxError>) -> Self {
        Self::failed(Kind::Internal, doing, cause)
    }

    /// The store cannot be reached now; trying again later may help.
    pub fn unavailable(doing: &'static str, cause: impl Into<BoxError>) -> Self {
        Self::failed(Kind::Unavailable, doing, cause)
    }

    fn failed(kind: Kind, doing: &'static str, cause: impl Into<BoxError>) -> Self {
        let failure = Failure { doing, cause: cause.into() };
        Self { failure: Some(Arc::new(failure)), ..Self::new(kind) }
    }

    /// The same, with the reason in words.
    #[must_use]
    pub fn because(mut self, detail: Message) -> Self {
        self.detail = Some(detail);
        self
    }

    /// The same, with the address of the record that it is about, to which its page leads back.
    #[must_use]
    pub fn about(mut self, address: String) -> Self {
        self.record = Some(address);
        self
    }

    /// Why a record takes no more changes, and where it can be read; none where that is not it.
    pub(crate) fn ended(&self) -> Option<(Message, String)> {
        let detail = self.detail.clone().filter(|_| self.kind == Kind::Rule);
        detail.zip(self.record.clone())
    }

    /// What kind it is.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The fields that are wrong; empty for every other kind than [`Kind::Validation`].
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// The reason, where there is more to say than the kind says.
    pub const fn detail(&self) -> Option<&Message> {
        self.detail.as_ref()
    }

    /// Logs a failure of ours with its whole chain; says nothing of other problems.
    pub(crate) fn log(&self, request: &str) {
        let Some(failure) = &self.failure else { return };
        let mut chain = failure.cause.to_string();
        let mut cause: Option<&(dyn Error + 'static)> = failure.cause.source();
        while let Some(next) = cause {
            chain = format!("{chain}: {next}");
            cause = next.source();
        }
        tracing::error!(request, doing = failure.doing, cause = chain, "a request failed");
    }
}

impl From<Vec<FieldError>> for Problem {
    fn from(errors: Vec<FieldError>) -> Self {
        Self::validation(errors)
    }
}

impl From<FieldError> for Problem {
    fn from(error: FieldError) -> Self {
        Self::validation([error])
    }
}

impl From<BrokenTerms> for Problem {
    fn from(broken: BrokenTerms) -> Self {
        Self::validation(broken.0.into_iter().map(FieldError::from))
    }
}

/// Only marks the answer: the words are put in by [`dress`](crate::dress), which knows the reader's language.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StatusCode> for Problem {
    fn from(status: StatusCode) -> Self {
        Self::new(Kind::of(status))
    }
}

/// A rule that said no is told as such; a service that knows better matches on the rule first.
impl<E: Explain> From<ExecuteError<E>> for Problem {
    fn from(error: ExecuteError<E>) -> Self {
        match error {
            ExecuteError::Rule(rule) => Self::rule(&rule),
            ExecuteError::Stale { expected, actual } => {
                let message = Message::new("stale")
                    .with("expected", expected.to_string())
                    .with("actual", actual.to_string());
                Self::new(Kind::Stale).because(message)
            }
            ExecuteError::Contended { .. } => Self::new(Kind::Contended),
            ExecuteError::Append(error) => error.into(),
            ExecuteError::Read(error) => error.into(),
        }
    }
}

impl From<AppendError> for Problem {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::Conflict { .. } => Self::new(Kind::Contended),
            AppendError::Refused(_) => Self::internal("appending events", error),
            AppendError::Unavailable { .. } => Self::unavailable("appending events", error),
        }
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Corrupt { .. } => Self::internal("reading the log", error),
            ReadError::Unavailable(_) => Self::unavailable("reading the log", error),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::capacity_offer::Error;
    use event_store::{Position, StreamId};

    use super::*;

    #[test]
    fn whatever_stops_a_command_is_a_problem_of_its_kind() {
        let stream = StreamId::new("offer-a").unwrap();
        let (expected, actual) = (Position(3), Position(5));
        let away = || AppendError::Unavailable { reason: "away".into(), outcome_unknown: true };
        let table: Vec<(ExecuteError<Error>, Kind)> = vec![
            (ExecuteError::Rule(Error::NotOpen), Kind::Rule),
            (ExecuteError::Stale { expected, actual }, Kind::Stale),
            (ExecuteError::Contended { stream: stream.clone() }, Kind::Contended),
            (AppendError::Conflict { stream, expected, actual }.into(), Kind::Contended),
            (AppendError::Refused("too large".into()).into(), Kind::Internal),
            (away().into(), Kind::Unavailable),
            (ReadError::Unavailable("away".into()).into(), Kind::Unavailable),
            (ReadError::Corrupt { position: actual, reason: "torn".into() }.into(), Kind::Internal),
        ];
        for (error, kind) in table {
            let shown = error.to_string();
            assert_eq!(Problem::from(error).kind(), kind, "{shown}");
        }
    }

    #[test]
    fn every_kind_has_an_address_and_is_known_by_its_status() {
        for kind in Kind::ALL.iter().copied() {
            assert_eq!(Kind::named(kind.slug()), Some(kind));
            assert_eq!(Kind::of(kind.status()).status(), kind.status());
        }
        assert_eq!(Kind::of(StatusCode::IM_A_TEAPOT), Kind::Malformed);
        assert_eq!(Kind::of(StatusCode::BAD_GATEWAY), Kind::Internal);
    }
}
