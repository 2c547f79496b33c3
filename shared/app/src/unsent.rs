//! A form that is sent when nobody is signed in any more is kept until somebody is, so that nothing that
//! was typed is lost.

use axum::{
    body::{Body, HttpBody as _, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{
    App, Page, Problem, dress::wants_json, fields::pairs, input::ROLE_FIELD, page::local,
    problem::Kind,
};

/// The most bytes of a form that are kept: what any form of ours may hold, and still far below what a
/// body may have once it lies encoded in the field of another.
const MOST: u64 = 384 * 1024;

/// A form that could not be taken, as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    /// Where it was sent to.
    pub to: String,
    /// Its body, of type `application/x-www-form-urlencoded`.
    pub body: String,
}

impl Unsent {
    /// What is kept in the fields of a sign-in; none where they do not lead to a page of this site.
    pub fn kept(to: Option<&str>, body: Option<&str>) -> Option<Self> {
        let (to, body) = (to?, body?);
        (to != "/" && local(Some(to)) == to).then(|| Self { to: to.to_owned(), body: body.into() })
    }

    /// Its names and values, in the order in which they were sent; none where they cannot be read. The
    /// role for which it was made is not among them: whoever sends it again is told the new one.
    pub fn fields(&self) -> Vec<(String, String)> {
        let mut fields = pairs(self.body.as_bytes()).unwrap_or_default();
        fields.retain(|(name, _)| name != ROLE_FIELD);
        fields
    }
}

/// Asks whoever sends a form without being signed in to sign in, and keeps the form meanwhile.
pub(crate) async fn keep_unsent(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let is_small = body.size_hint().upper().is_some_and(|bytes| bytes <= MOST);
    if !is_small
        || !is_form(&parts)
        || !matches!(app.identity.identify(&parts.headers).await, Ok(None))
    {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return Problem::new(Kind::Malformed).into_response();
    };
    let asked = Parts::clone(&parts);
    let response = next.run(Request::from_parts(parts, Body::from(body.clone()))).await;
    let problem = response.extensions().get::<Problem>();
    if problem.is_none_or(|problem| problem.kind() != Kind::SignIn) {
        return response;
    }
    match (Page::read(&app, &asked).await, String::from_utf8(body.into())) {
        (Ok(page), Ok(body)) => {
            let unsent = Unsent { to: asked.uri.path().to_owned(), body };
            app.identity.ask(page, unsent)
        }
        _ => response,
    }
}

/// Whether a page sends a form.
fn is_form(asked: &Parts) -> bool {
    let media_type = asked.headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    asked.method == Method::POST
        && !wants_json(asked)
        && media_type.is_some_and(|it| it.starts_with(b"application/x-www-form-urlencoded"))
}
