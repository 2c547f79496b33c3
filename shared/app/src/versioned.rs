//! Answers that name their version: the `ETag` is the position of the stream's last event.
//!
//! `If-None-Match` is answered for every such answer by [`dress`](crate::dress).

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use event_store::Position;

use crate::Problem;

/// An answer at a version.
#[derive(Clone, Copy, Debug)]
pub struct Versioned<T>(pub Position, pub T);

impl<T: IntoResponse> IntoResponse for Versioned<T> {
    fn into_response(self) -> Response {
        ([(header::ETAG, etag(self.0))], self.1).into_response()
    }
}

/// An answer at a version of which each reader is told their part: at the same version it may be
/// another for others, or once something else has happened. So nobody is to keep it, and it is sent
/// also to those who know the version.
#[derive(Clone, Copy, Debug)]
pub struct Partial<T>(pub Versioned<T>);

impl<T: IntoResponse> IntoResponse for Partial<T> {
    fn into_response(self) -> Response {
        ([(header::CACHE_CONTROL, NO_STORE)], self.0).into_response()
    }
}

const NO_STORE: &str = "no-store";

/// What was made, at an address of its own.
#[derive(Clone, Debug)]
pub struct Created<T> {
    /// Where it can be asked for again.
    pub address: String,
    /// Where things are that say nearly the same. They are told in a header, since the same wish has
    /// the same answer for ever.
    pub related: Vec<String>,
    /// What it is.
    pub body: Versioned<T>,
}

impl<T: IntoResponse> IntoResponse for Created<T> {
    fn into_response(self) -> Response {
        let links: Vec<_> =
            self.related.iter().map(|address| format!("<{address}>; rel=\"related\"")).collect();
        let headers = HeaderValue::try_from(self.address)
            .and_then(|location| Ok((location, HeaderValue::try_from(links.join(", "))?)));
        let (location, link) = match headers {
            Ok(headers) => headers,
            Err(error) => return Problem::internal("naming an address", error).into_response(),
        };
        let mut response =
            (StatusCode::CREATED, [(header::LOCATION, location)], self.body).into_response();
        if !link.is_empty() {
            response.headers_mut().insert(header::LINK, link);
        }
        response
    }
}

/// The version as a header: `"12"`.
pub fn etag(position: Position) -> HeaderValue {
    let text = format!("\"{position}\"");
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static("\"0\""))
}

/// The position that a tag names; weak ones count, as what lies between may weaken them.
pub(crate) fn position_of(tag: &str) -> Option<Position> {
    let tag = tag.trim();
    let tag = tag.strip_prefix("W/").unwrap_or(tag);
    let digits = tag.strip_prefix('"')?.strip_suffix('"')?;
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok().map(Position) } else { None }
}

/// Whether the caller has this version already, and all of it.
pub(crate) fn is_known(asked: &HeaderMap, answered: &HeaderMap) -> bool {
    if answered.get(header::CACHE_CONTROL).is_some_and(|said| said == NO_STORE) {
        return false;
    }
    let Some(tag) = answered.get(header::ETAG).and_then(|tag| tag.to_str().ok()) else {
        return false;
    };
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let known = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known
        .flat_map(|tags| tags.split(','))
        .any(|one| one.trim() == "*" || strong(one) == strong(tag))
}
