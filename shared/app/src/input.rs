//! The body of a request, whatever its form: JSON or a form become one [`Raw`].

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request, rejection::BytesRejection},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::IntoResponse,
};
use domain::Message;
use event_store::Position;

use crate::{
    fields::{Raw, from_form, from_json, shorten},
    identity::Role,
    problem::{Kind, Problem},
};

/// The hidden field of a form that names its wish, so that a double click is harmless.
pub(crate) const COMMAND_FIELD: &str = "_command";
/// The hidden field of a form that says which version it changes.
pub(crate) const EXPECTED_FIELD: &str = "_expected";

/// The hidden field of a form that says: although something like it is there already.
pub(crate) const ALL_THE_SAME_FIELD: &str = "_all_the_same";

/// The hidden field of a form that says in which role the reader acted for whom it was made.
pub(crate) const ROLE_FIELD: &str = "_as";
/// The button of a form that gives it back, such as in another language, and records nothing.
pub(crate) const UNSENT_FIELD: &str = "_unsent";

/// The most bytes that a body may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BodyLimit(pub usize);

/// What a request's body says. An empty body is an object without fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The fields, without those that the form hides.
    pub raw: Raw,
    /// The wish that the form names.
    pub(crate) command: Option<String>,
    /// The version that the form changes.
    pub(crate) expected: Option<Position>,
    /// Whether the form is sent although the reader was told what is like it.
    pub(crate) all_the_same: bool,
    /// The role for which the form was made.
    pub(crate) made_for: Option<Role>,
    /// Whether the form is only to be given back.
    pub(crate) unsent: bool,
}

impl Input {
    /// The fields, and nothing that a form hides.
    const fn plain(raw: Raw) -> Self {
        let (command, expected, made_for) = (None, None, None);
        Self { raw, command, expected, all_the_same: false, made_for, unsent: false }
    }

    /// Reads a body of that content type.
    pub(crate) fn read(headers: &HeaderMap, body: &[u8]) -> Result<Self, Problem> {
        let sent = headers
            .get(header::CONTENT_TYPE)
            .map(|value| String::from_utf8_lossy(value.as_bytes()));
        let media_type = sent.as_deref().unwrap_or_default().split(';').next().unwrap_or_default();
        match media_type.trim().to_ascii_lowercase().as_str() {
            "application/x-www-form-urlencoded" => {
                Self::from_form(from_form(body).map_err(Problem::malformed)?)
            }
            media_type if is_json(media_type) => {
                let raw = if body.is_empty() {
                    Raw::empty()
                } else {
                    from_json(body).map_err(Problem::malformed)?
                };
                Ok(Self::plain(raw))
            }
            "" if body.is_empty() => Ok(Self::plain(Raw::empty())),
            "" => {
                let message = Message::new("media-type-missing");
                Err(Problem::new(Kind::MediaType).because(message))
            }
            other => {
                let message = Message::new("media-type-not-read").with("value", shorten(other));
                Err(Problem::new(Kind::MediaType).because(message))
            }
        }
    }

    fn from_form(mut raw: Raw) -> Result<Self, Problem> {
        let mut hidden = |name| match &mut raw {
            Raw::Map(map) => map.remove(name).and_then(|value| value.text().map(ToOwned::to_owned)),
            _ => None,
        };
        let command = hidden(COMMAND_FIELD);
        let expected = hidden(EXPECTED_FIELD).map(|text| {
            let wrong = Message::new("malformed-version").with("value", shorten(&text));
            text.parse().map(Position).map_err(|_| Problem::malformed(wrong))
        });
        let all_the_same = hidden(ALL_THE_SAME_FIELD).is_some();
        // A role that cannot be read was written by no page of ours.
        let made_for = hidden(ROLE_FIELD).and_then(|role| role.parse().ok());
        let unsent = hidden(UNSENT_FIELD).is_some();
        Ok(Self { command, expected: expected.transpose()?, all_the_same, made_for, unsent, raw })
    }
}

fn is_json(media_type: &str) -> bool {
    media_type == "application/json"
        || (media_type.starts_with("application/") && media_type.ends_with("+json"))
}

impl<S: Send + Sync> FromRequest<S> for Input {
    type Rejection = Problem;
    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let headers = request.headers().clone();
        let limit = request.extensions().get::<BodyLimit>().map_or(usize::MAX, |limit| limit.0);
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|rejection: BytesRejection| {
            Problem::from(rejection.into_response().status())
        })?;
        if body.len() > limit {
            return Err(Problem::from(StatusCode::PAYLOAD_TOO_LARGE));
        }
        Self::read(&headers, &body)
    }
}

/// What the query says, but for what every page understands (`lang`, `cursor`, `limit`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter(pub Raw);

impl<S: Sync> FromRequestParts<S> for Filter {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        let mut raw = from_form(query.as_bytes()).map_err(Problem::malformed)?;
        if let Raw::Map(map) = &mut raw {
            map.retain(|name, _| !matches!(name.as_str(), "lang" | "cursor" | "limit"));
        }
        Ok(Self(raw))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_of_a_type_that_nobody_names_is_told_as_such() {
        let mut headers = HeaderMap::new();
        let id = |headers: &HeaderMap| {
            let problem = Input::read(headers, b"{}").unwrap_err();
            problem.detail().unwrap().id.clone()
        };
        assert_eq!(id(&headers), "media-type-missing");
        headers.insert(header::CONTENT_TYPE, "text/plain".parse().unwrap());
        assert_eq!(id(&headers), "media-type-not-read");
    }
}
