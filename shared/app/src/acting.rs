//! Somebody who has signed in and wants to change something.

use std::sync::Arc;

use axum::{
    extract::{FromRef, FromRequestParts},
    http::{HeaderMap, HeaderValue, header, request::Parts},
};
use domain::{Message, reference::Locale};
use event_store::{Caller, CommandId, Origin, Position};
use jiff::Timestamp;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{
    App,
    fields::{FieldError, shorten},
    i18n::{Shown as _, negotiate},
    identity::{Action, Person, Role, can},
    ids,
    input::Input,
    problem::{Kind, Problem},
};

/// The header that names one wish of an API caller.
pub(crate) const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// The header in which a coordinator says for whom they act.
const ON_BEHALF_OF: &str = "ayni-on-behalf-of";
/// The most characters of an idempotency key.
const KEY_CHARS: usize = 255;
/// The space of the command ids that are made from keys; itself made once, by chance.
const KEYS: Uuid = Uuid::from_u128(0x6f1c_52b4_9a5e_4d0b_8f62_3a4d_3e0c_71d9);

/// The headers of a change, as the description of the API shows them.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "it only describes")]
pub struct Wishing {
    /// Any text of your own: the same key again gets the answer of the first time, and with another
    /// body 422.
    #[param(rename = "Idempotency-Key", max_length = 255)]
    idempotency_key: Option<String>,
    /// For whom a coordinator acts, where not for themselves.
    #[param(rename = "Ayni-On-Behalf-Of", example = "agency:BO")]
    on_behalf_of: Option<String>,
}

/// Who acts and all that their request says about it. A handler that takes it answers 401 to
/// whoever has not signed in.
#[derive(Clone, Debug)]
pub struct Acting {
    /// Who acts.
    pub person: Person,
    /// For whom, where a coordinator acts for somebody else.
    pub on_behalf_of: Option<Role>,
    /// When, by the clock of the program.
    pub at: Timestamp,
    /// The language of the answer.
    pub locale: Locale,
    /// The version that `If-Match` names.
    pub expected: Option<Position>,
    /// Whether `If-Match` asks for any version, as long as there is one.
    any_version: bool,
    key: Option<String>,
    /// Where the wish is sent to: the same key means another wish elsewhere.
    target: String,
    fresh: Uuid,
    trace_parent: Option<Arc<str>>,
}

impl Acting {
    /// Stops whoever may not do it.
    pub fn may(&self, action: Action) -> Result<(), Problem> {
        if can(Some(&self.person), action) {
            Ok(())
        } else {
            let message = Message::new("forbidden-role");
            Err(Problem::forbidden().because(message))
        }
    }

    /// Stops a form that is not to be carried out as it was sent: one that is only to be given back, and
    /// one that was made for another role, since whoever sends it may not know in which role they now
    /// act. Both are told as [`Kind::Validation`], so that the form comes back as it was typed.
    pub fn takes(&self, input: &Input) -> Result<(), Problem> {
        if input.unsent {
            return Err(Problem::validation([]));
        }
        match input.made_for {
            Some(role) if role != self.person.role => {
                let shown = |role: Role| role.shown(self.locale);
                let message = Message::new("rule-other-role")
                    .with("then", shown(role))
                    .with("now", shown(self.person.role));
                Err(FieldError::new("", "", message).into())
            }
            _ => Ok(()),
        }
    }

    /// Who asks the store for what `input` says. The same wish sent twice has the same command id:
    /// the header `Idempotency-Key` names one wish, whatever it says (see [`once`](crate::once)); a
    /// form's hidden field names one together with what the form says, since a browser that goes back
    /// to a form that was sent shows it with the same hidden field, and then other things are typed.
    pub fn caller(&self, input: &Input) -> Caller {
        let actor = self.person.to_string();
        let named = |key: &String| {
            let wish = [actor.as_str(), &self.target, key].join("\n");
            Uuid::new_v5(&KEYS, wish.as_bytes())
        };
        let (command, correlation) = match (&self.key, &input.command) {
            // What follows from it carries what was said, so that another wish under the same name
            // can be told from it.
            (Some(key), _) => {
                let command = named(key);
                (command, self.said(command, input))
            }
            (None, Some(field)) => {
                let command = self.said(named(field), input);
                (command, command)
            }
            (None, None) => (self.fresh, self.fresh),
        };
        Caller {
            command: CommandId(command),
            origin: Origin {
                actor: actor.into(),
                on_behalf_of: self.on_behalf_of.map(|role| role.to_string().into()),
                at: self.at,
                correlation,
                causation: None,
                trace_parent: self.trace_parent.clone(),
            },
            expected: self.expected.or(input.expected),
        }
    }

    /// What is said under that name, and for whom.
    fn said(&self, name: Uuid, input: &Input) -> Uuid {
        let mut said = input.raw.bytes();
        said.extend(self.on_behalf_of.map(|role| role.to_string()).unwrap_or_default().bytes());
        Uuid::new_v5(&name, &said)
    }

    /// The version that the change is made to, for changes that must say so: by `If-Match`, or by
    /// the form's hidden field. None where `If-Match: *` says that any version will do.
    pub fn must_expect(&self, input: &Input) -> Result<Option<Position>, Problem> {
        let expected = self.expected.or(input.expected);
        if expected.is_none() && !self.any_version {
            return Err(Problem::new(Kind::Precondition));
        }
        Ok(expected)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Acting
where
    App: FromRef<S>,
{
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let app = App::from_ref(state);
        let headers = &parts.headers;
        let person = app.identity.identify(headers).await?;
        let person = person.ok_or_else(|| Problem::new(Kind::SignIn))?;
        let at = app.clock.now();
        let acting = Self {
            on_behalf_of: on_behalf_of(headers)?,
            at,
            locale: negotiate(&parts.uri, headers),
            expected: if_match(headers)?,
            any_version: headers.get(header::IF_MATCH).is_some_and(is_any),
            key: idempotency_key(headers)?,
            target: format!("{} {}", parts.method, parts.uri.path()),
            fresh: ids::fresh(at),
            trace_parent: trace_parent(headers),
            person,
        };
        if acting.on_behalf_of.is_some() {
            acting.may(Action::ActFor)?;
        }
        Ok(acting)
    }
}

fn on_behalf_of(headers: &HeaderMap) -> Result<Option<Role>, Problem> {
    let Some(sent) = headers.get(ON_BEHALF_OF) else { return Ok(None) };
    let text = String::from_utf8_lossy(sent.as_bytes());
    text.parse().map(Some).map_err(|_| {
        Problem::malformed(Message::new("identity-unknown").with("value", shorten(&text)))
    })
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(sent) = headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
    let key = String::from_utf8_lossy(sent.as_bytes()).into_owned();
    if (1..=KEY_CHARS).contains(&key.trim().chars().count()) {
        Ok(Some(key))
    } else {
        Err(Problem::malformed(Message::new("malformed-key").with("max", KEY_CHARS)))
    }
}

/// `If-Match: "12"`; `*` asks for any version.
fn if_match(headers: &HeaderMap) -> Result<Option<Position>, Problem> {
    let Some(sent) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let text = String::from_utf8_lossy(sent.as_bytes());
    if is_any(sent) {
        return Ok(None);
    }
    match crate::versioned::position_of(&text) {
        Some(position) => Ok(Some(position)),
        None => {
            Err(Problem::malformed(Message::new("malformed-version").with("value", shorten(&text))))
        }
    }
}

fn is_any(tag: &HeaderValue) -> bool {
    tag.as_bytes().trim_ascii() == b"*"
}

/// The W3C trace context, where it is well formed; otherwise it is as if it had not been sent.
fn trace_parent(headers: &HeaderMap) -> Option<Arc<str>> {
    let text = headers.get("traceparent")?.to_str().ok()?;
    let parts: Vec<&str> = text.split('-').collect();
    let hex = |part: &&str| part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    (lengths == [2, 32, 16, 2] && parts.iter().all(hex)).then(|| text.into())
}
