//! A problem in words: for programs and for people.

use askama::Template;
use axum::{
    Json,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::{IntoResponses, ToSchema};

use super::{Kind, Problem};
use crate::{
    fields::ToldError,
    i18n::{self, Locale},
    page::{Html, Page},
};

/// A problem as programs read it, by RFC 9457.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemDetails {
    /// What kind it is; the address has a page that explains it.
    #[serde(rename = "type")]
    #[schema(example = "/problems/validation")]
    pub kind: String,
    /// The kind in words.
    pub title: String,
    /// The status of the answer.
    #[schema(example = 422)]
    pub status: u16,
    /// What happened this time, and what to do, in the language of the answer.
    pub detail: String,
    /// The address that was asked.
    #[schema(example = "/api/v1/capacity-offers")]
    pub instance: String,
    /// Each field that is wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ToldError>,
    /// What to name when reporting a failure of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// The answers that any address may give beside its own, for `#[utoipa::path(responses(..., Problems))]`.
#[derive(Debug, IntoResponses)]
pub enum Problems {
    /// The body, a header or the query cannot be read.
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(ProblemDetails),
    /// Nobody has signed in.
    #[response(status = 401, content_type = "application/problem+json")]
    SignIn(ProblemDetails),
    /// The role that is signed in may not do this.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(ProblemDetails),
    /// There is nothing here.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(ProblemDetails),
    /// The body did not arrive in time.
    #[response(status = 408, content_type = "application/problem+json")]
    Slow(ProblemDetails),
    /// A rule says no, or others changed the same thing at the same moment.
    #[response(status = 409, content_type = "application/problem+json")]
    Rule(ProblemDetails),
    /// It has changed since the version that `If-Match` names.
    #[response(status = 412, content_type = "application/problem+json")]
    Stale(ProblemDetails),
    /// The body is larger than is taken here.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(ProblemDetails),
    /// The body is of a type that is not read here.
    #[response(status = 415, content_type = "application/problem+json")]
    MediaType(ProblemDetails),
    /// Fields cannot be taken as they are; `errors` names each. Or the `Idempotency-Key` was used
    /// with another body.
    #[response(status = 422, content_type = "application/problem+json")]
    Validation(ProblemDetails),
    /// We failed.
    #[response(status = 500, content_type = "application/problem+json")]
    Internal(ProblemDetails),
    /// The store cannot be reached now, or answers too slowly: ask again.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(ProblemDetails),
}

impl Problem {
    fn told(&self, locale: Locale, instance: &str, request_id: &str) -> ProblemDetails {
        let about = || i18n::text(locale, &self.kind.about());
        ProblemDetails {
            kind: format!("/problems/{}", self.kind.slug()),
            title: i18n::text(locale, &self.kind.title()),
            status: self.kind.status().as_u16(),
            detail: self.detail.as_ref().map_or_else(about, |detail| i18n::say(locale, detail)),
            instance: instance.to_owned(),
            errors: self.errors.iter().map(|error| error.told(locale)).collect(),
            request_id: self.kind.is_ours().then(|| request_id.to_owned()),
        }
    }
}

/// The answer of RFC 9457.
pub(crate) fn tell(
    problem: &Problem,
    locale: Locale,
    instance: &str,
    request_id: &str,
) -> Response {
    let told = Json(problem.told(locale, instance, request_id));
    let mut response = (problem.kind.status(), told).into_response();
    let media_type = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, media_type);
    response
}

/// The page for people.
pub(crate) fn page(problem: &Problem, page: Page, instance: &str, request_id: &str) -> Response {
    let mut told = problem.told(page.locale, instance, request_id);
    let mut about = i18n::text(page.locale, &problem.kind.about());
    let signs_in = problem.kind == Kind::SignIn;
    if signs_in {
        // The other words are for whoever writes programs.
        about = page.t("problem-sign-in-here");
        told.detail.clone_from(&about);
    }
    // Who knows why it is not found is not told that the address may be mistyped.
    let general = problem.kind != Kind::NotFound || problem.detail.is_none();
    let about = (general && about != told.detail).then_some(about);
    let record = problem.record.clone();
    let html = Html(ProblemPage { page, told, about, record, signs_in });
    (problem.kind.status(), html).into_response()
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    page: Page,
    told: ProblemDetails,
    /// What such problems have in common, where there is more to say than `told` says.
    about: Option<String>,
    /// The page of the record that it is about.
    record: Option<String>,
    /// Whether the reader is to sign in.
    signs_in: bool,
}

/// The page that explains a kind, at the address that every problem of it names.
pub(crate) fn explain(kind: Kind, page: Page) -> impl IntoResponse {
    let about = i18n::text(page.locale, &kind.about());
    let title = i18n::text(page.locale, &kind.title());
    Html(KindPage { page, title, about, status: kind.status().as_u16() })
}

#[derive(Template)]
#[template(path = "problem_kind.html")]
struct KindPage {
    page: Page,
    title: String,
    about: String,
    status: u16,
}
