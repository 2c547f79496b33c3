//! Somebody who calls the API as programs do.

use std::{fmt, time::Duration};

use serde_json::Value;
use ureq::{
    Agent, Body,
    http::{HeaderMap, Request, Response},
};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// Somebody who sends requests to one address.
#[derive(Clone)]
pub struct Caller {
    agent: Agent,
    address: String,
    headers: Vec<(String, String)>,
}

/// What came back.
#[derive(Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
    /// What was asked, for messages.
    asked: String,
}

impl Caller {
    /// Calls that address, signed in as nobody.
    pub fn new(address: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .timeout_global(Some(PATIENCE))
            .build();
        Self { agent: config.into(), address: address.to_owned(), headers: vec![] }
    }

    /// The same, acting as `coordinator`, `country:BR` or another.
    #[must_use]
    pub fn acting_as(&self, who: &str) -> Self {
        self.with("Ayni-Act-As", who)
    }

    /// The same, reading that language.
    #[must_use]
    pub fn speaking(&self, language: &str) -> Self {
        self.with("Accept-Language", language)
    }

    /// The same, with one more header, in place of any of that name.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut caller = self.clone();
        caller.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        caller.headers.push((name.to_owned(), value.to_owned()));
        caller
    }

    /// Reads.
    #[track_caller]
    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None, b"")
    }

    /// Posts JSON.
    #[track_caller]
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.send("POST", path, Some("application/json"), body.to_string().as_bytes())
    }

    /// Puts JSON.
    #[track_caller]
    pub fn put(&self, path: &str, body: &Value) -> Answer {
        self.send("PUT", path, Some("application/json"), body.to_string().as_bytes())
    }

    /// Posts a form.
    #[track_caller]
    pub fn post_form(&self, path: &str, fields: &[(String, String)]) -> Answer {
        let body = form_body(fields);
        self.send("POST", path, Some("application/x-www-form-urlencoded"), body.as_bytes())
    }

    /// Sends anything.
    ///
    /// # Panics
    /// Where no answer comes.
    #[track_caller]
    pub fn send(&self, method: &str, path: &str, media_type: Option<&str>, body: &[u8]) -> Answer {
        match self.try_send(method, path, media_type, body) {
            Ok(answer) => answer,
            Err(error) => panic!("{method} {path}: {error}"),
        }
    }

    /// Sends anything, to a program that may be gone.
    pub fn try_send(
        &self,
        method: &str,
        path: &str,
        media_type: Option<&str>,
        body: &[u8],
    ) -> Result<Answer, ureq::Error> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.address));
        for (name, value) in &self.headers {
            request = request.header(name, value.as_bytes());
        }
        if let Some(media_type) = media_type {
            request = request.header("Content-Type", media_type);
        }
        let answered = if body.is_empty() && matches!(method, "GET" | "HEAD" | "DELETE") {
            self.agent.run(request.body(()).unwrap())?
        } else {
            self.agent.run(request.body(body).unwrap())?
        };
        Answer::read(answered, format!("{method} {path}"))
    }
}

/// The body of a form, as browsers encode it.
fn form_body(fields: &[(String, String)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn encoded(text: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => {
            char::from(byte).to_string()
        }
        b' ' => "+".to_owned(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(encode).collect()
}

impl Answer {
    fn read(response: Response<Body>, asked: String) -> Result<Self, ureq::Error> {
        let (parts, mut body) = response.into_parts();
        let body = body.with_config().limit(64 << 20).read_to_vec()?;
        Ok(Self { status: parts.status.as_u16(), headers: parts.headers, body, asked })
    }

    /// The same, if it has that status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    /// The body as text.
    #[track_caller]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    /// A header; empty where it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = String::from_utf8_lossy(&self.body);
        let shown: String = body.chars().take(4_000).collect();
        write!(f, "{} answered {}: {shown}", self.asked, self.status)
    }
}
