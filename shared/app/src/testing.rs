//! A visitor for tests: sends requests to a router as browsers and programs do, without a network.
//!
//! ```
//! # tokio::runtime::Runtime::new().unwrap().block_on(async {
//! use app::testing::{Visitor, app};
//!
//! let app = app();
//! let visitor = Visitor::new(app::bind(&app).router, &app).speaking("fr");
//! let answer = visitor.get("/sign-in").await;
//! assert_eq!(answer.status, 200);
//! assert!(answer.text.contains("<html lang=\"fr\">"));
//! # });
//! ```

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, Response, header},
};
use event_store::{MemoryCheckpoints, MemoryStore};
use jiff::civil::date;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use tower::ServiceExt;

use crate::{App, clock::FixedClock, config::Limits, harden};

/// An app on an empty memory store, at noon of 21 November 2026.
pub fn app() -> App {
    App {
        clock: Arc::new(FixedClock::on(date(2026, 11, 21))),
        ..App::new(MemoryStore::default(), MemoryCheckpoints::default())
    }
}

/// Somebody who sends requests.
#[derive(Clone, Debug)]
pub struct Visitor {
    router: Router,
    headers: Vec<(String, String)>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub text: String,
}

impl Visitor {
    /// Visits the router as the network would.
    pub fn new(router: Router, app: &App) -> Self {
        Self { router: harden(router, app, &Limits::default()), headers: vec![] }
    }

    /// The same visitor, acting as `country:BR` or another.
    #[must_use]
    pub fn acting_as(self, who: &str) -> Self {
        self.with("ayni-act-as", who)
    }

    /// The same visitor, whose browser accepts that language.
    #[must_use]
    pub fn speaking(self, language: &str) -> Self {
        self.with("accept-language", language)
    }

    /// The same visitor, who sends one more header each time, in place of any of that name.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Asks for a page or an API answer.
    pub async fn get(&self, address: &str) -> Answer {
        self.send("GET", address, None, Body::empty()).await
    }

    /// Sends a form.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let pairs =
            fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        self.send("POST", address, Some("application/x-www-form-urlencoded"), body.into()).await
    }

    /// Sends JSON, by any method.
    pub async fn json(&self, method: &str, address: &str, body: &Value) -> Answer {
        self.send(method, address, Some("application/json"), body.to_string().into()).await
    }

    /// Sends anything.
    ///
    /// # Panics
    /// Where the request cannot be built, or the answer shows a text that does not exist.
    pub async fn send(
        &self,
        method: &str,
        address: &str,
        media_type: Option<&str>,
        body: Body,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in &self.headers {
            request = request.header(name.as_str(), value.as_bytes());
        }
        if let Some(media_type) = media_type {
            request = request.header(header::CONTENT_TYPE, media_type);
        }
        let request = request.body(body).expect("a test sends a well-formed request");
        let response: Response<Body> = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("an answer in memory can be read");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains('⟦'), "{method} {address} shows a text that does not exist: {text}");
        Answer { status: parts.status.as_u16(), headers: parts.headers, text }
    }
}

impl Answer {
    /// The body as JSON.
    ///
    /// # Panics
    /// Where it is none.
    pub fn value(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error} in {}", self.text))
    }

    /// A header, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The fields that a problem names.
    pub fn wrong_fields(&self) -> Vec<String> {
        let errors = self.value()["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().filter_map(|error| Some(error["field"].as_str()?.to_owned())).collect()
    }
}
