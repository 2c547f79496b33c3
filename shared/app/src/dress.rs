//! The last touch on every answer: problems put into words, the language named, versions compared.

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    App, cookie,
    i18n::{LANG_COOKIE, Locale, asked_for, negotiate},
    page::{NOTICE, Page, above},
    problem::{self, Kind, Problem},
    versioned,
};

/// The header that names a request in the logs.
pub(crate) const REQUEST_ID: &str = "x-request-id";
/// A reader's language is remembered for a year.
const YEAR: u32 = 365 * 24 * 60 * 60;

/// Lets every answer of the router pass through here. [`harden`](crate::harden) includes it; a test
/// of one service can do with this alone.
pub fn dress(router: Router, app: &App) -> Router {
    router.layer(from_fn_with_state(app.clone(), touch))
}

async fn touch(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let asked = Parts::clone(&parts);
    let response = next.run(Request::from_parts(parts, body)).await;
    let mut response = match problem_in(&response) {
        Some(problem) => told(&app, &asked, &problem, response.headers()).await,
        None => response,
    };
    if is_unchanged(&asked, &response) {
        *response.body_mut() = axum::body::Body::empty();
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response.headers_mut().remove(header::CONTENT_LENGTH);
    }
    speak(&asked, &mut response);
    response
}

/// The problem that the answer stands for: marked as one, or an error without words of its own.
fn problem_in(response: &Response) -> Option<Problem> {
    if let Some(problem) = response.extensions().get::<Problem>() {
        return Some(problem.clone());
    }
    let status = response.status();
    let media_type = response.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    let is_bare = media_type.is_none_or(|text| text.starts_with(b"text/plain"));
    (is_bare && (status.is_client_error() || status.is_server_error())).then(|| status.into())
}

async fn told(app: &App, asked: &Parts, problem: &Problem, kept: &HeaderMap) -> Response {
    let request_id = asked
        .headers
        .get(REQUEST_ID)
        .and_then(|id| id.to_str().ok())
        .filter(|id| id.len() <= 64)
        .unwrap_or("-");
    problem.log(&format!("{} {} {request_id}", asked.method, asked.uri.path()));
    let locale = negotiate(&asked.uri, &asked.headers);
    let instance = asked.uri.path();
    let mut response = if wants_json(asked) {
        problem::tell(problem, locale, instance, request_id)
    } else if takes_a_form(problem, asked) {
        // A form's own address, asked for again: in another language, or from the history.
        let query = asked.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        return Redirect::to(&format!("{}{query}", above(instance))).into_response();
    } else if problem.kind() == Kind::SignIn && asked.method == Method::GET {
        let next = asked.uri.path_and_query().map_or(instance, |whole| whole.as_str());
        let next = utf8_percent_encode(next, NON_ALPHANUMERIC);
        Redirect::to(&format!("/sign-in?next={next}")).into_response()
    } else {
        let page = Page::read(app, asked).await.unwrap_or_else(|_| Page::plain(app, asked));
        problem::page(problem, page, instance, request_id)
    };
    // Which methods are allowed, when to come back: said by whoever noticed the problem.
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = kept.get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    if problem.kind() == Kind::SignIn && wants_json(asked) {
        let how = HeaderValue::from_static("Ayni-Act-As");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, how);
    }
    response
}

/// Whether a page was asked for where there is none: beside the API, what is sent there is a form.
fn takes_a_form(problem: &Problem, asked: &Parts) -> bool {
    problem.kind() == Kind::Method && asked.method == Method::GET
}

pub(crate) fn wants_json(asked: &Parts) -> bool {
    let accepts = |what: &str| {
        let values = asked.headers.get_all(header::ACCEPT).iter();
        values.filter_map(|value| value.to_str().ok()).any(|value| value.contains(what))
    };
    asked.uri.path().starts_with("/api/") || (accepts("json") && !accepts("text/html"))
}

fn is_unchanged(asked: &Parts, response: &Response) -> bool {
    matches!(asked.method, Method::GET | Method::HEAD)
        && response.status() == StatusCode::OK
        && versioned::is_known(&asked.headers, response.headers())
}

/// Names the answer's language, remembers the reader's choice of it, and forgets a notice once shown.
fn speak(asked: &Parts, response: &mut Response) {
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|media_type| media_type.as_bytes().starts_with(b"text/html"));
    let status = response.status();
    let headers = response.headers_mut();
    let locale: Locale = negotiate(&asked.uri, &asked.headers);
    if headers.contains_key(header::CONTENT_TYPE) && !asked.uri.path().starts_with("/assets/") {
        headers.entry(header::CONTENT_LANGUAGE).or_insert(HeaderValue::from_static(locale.code()));
        headers
            .append(header::VARY, HeaderValue::from_static("Accept-Language, Cookie, Ayni-Act-As"));
        headers
            .entry(header::CACHE_CONTROL)
            .or_insert(HeaderValue::from_static("private, no-cache"));
    }
    if let Some(chosen) = asked_for(&asked.uri).filter(|_| is_page) {
        headers.append(header::SET_COOKIE, cookie::set(LANG_COOKIE, chosen.code(), YEAR));
    }
    let was_shown = is_page && status.is_success() && asked.method == Method::GET;
    if was_shown && cookie::get(&asked.headers, NOTICE).is_some() {
        headers.append(header::SET_COOKIE, cookie::set(NOTICE, "", 0));
    }
}
