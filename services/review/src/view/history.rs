//! What happened to a proposal, the first first.

use app::{
    i18n::{self, Locale, Shown as _},
    identity::Person,
};
use domain::{
    Message, Points, ProposalId,
    review::{Event, Party, Shown},
};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    desk::{Case, Entry},
    error::gone,
};

/// One thing that somebody did.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Happened {
    /// Its position in the log.
    #[schema(example = 412)]
    pub position: u64,
    /// When.
    #[schema(value_type = String, format = DateTime, example = "2026-11-21T12:00:00Z")]
    pub at: Timestamp,
    /// Who, as the log has it.
    #[schema(example = "coordinator;name=Ana")]
    pub actor: String,
    /// Who, in the language of the answer.
    #[schema(example = "Ana (Coordinator)")]
    pub who: String,
    /// For whom, where not for themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Agency, Bolivia (Plurinational State of)")]
    pub on_behalf_of: Option<String>,
    /// The event's type.
    #[serde(rename = "type")]
    #[schema(example = "Endorsed")]
    pub kind: &'static str,
    /// What was done, in the language of the answer.
    #[schema(example = "endorsed the proposal")]
    pub what: String,
    /// What was said with it, in the language in which it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The list that was shown to whoever decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<ShownTold>,
}

/// A list as it was shown.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ShownTold {
    /// The position of its last revision.
    #[schema(example = 398)]
    pub as_of: u64,
    /// Its proposals, in order.
    pub list: Vec<ShownLine>,
}

/// One proposal on such a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ShownLine {
    /// Which one.
    #[schema(example = "bo-milk-banks~br-human-milk-banks")]
    pub proposal: String,
    /// Its score.
    #[schema(example = 812)]
    pub score: Points,
    /// Whether it is the one that was decided on.
    pub this: bool,
}

impl ShownTold {
    pub fn of(shown: &Shown, id: &ProposalId) -> Self {
        let line = |(proposal, score): &(ProposalId, Points)| ShownLine {
            proposal: proposal.to_string(),
            score: *score,
            this: proposal == id,
        };
        Self { as_of: shown.as_of, list: shown.list.iter().map(line).collect() }
    }
}

impl Happened {
    pub fn all(locale: Locale, id: &ProposalId, case: &Case) -> Vec<Self> {
        let happened = case.history.iter();
        happened.map(|entry| Self::of(locale, id, case, entry)).collect()
    }

    fn of(locale: Locale, id: &ProposalId, case: &Case, entry: &Entry) -> Self {
        let (kind, what, words, shown) = told(locale, case, &entry.event);
        Self {
            position: entry.position.0,
            at: entry.at,
            actor: entry.actor.to_string(),
            who: who(locale, &entry.actor),
            on_behalf_of: entry.on_behalf_of.as_deref().map(|it| who(locale, it)),
            kind,
            what: i18n::say(locale, &what),
            words: words.filter(|it| !it.trim().is_empty()).cloned(),
            shown: shown.map(|shown| ShownTold::of(shown, id)),
        }
    }
}

type Told<'a> = (&'static str, Message, Option<&'a String>, Option<&'a Shown>);

fn told<'a>(locale: Locale, case: &Case, event: &'a Event) -> Told<'a> {
    let seat = |message: &'static str, party: Party| {
        let provider = case.asked().and_then(|parties| parties.at(party));
        let name = provider.map_or_else(|| party.to_string(), |it| it.name(locale).to_owned());
        Message::new(message).with("party", name)
    };
    match event {
        Event::Taken { .. } => ("Taken", Message::new("happened-taken"), None, None),
        Event::Commented { words } => {
            let message = Message::new("happened-commented");
            ("Commented", message, Some(words), None)
        }
        Event::Declined { reason, words, shown, .. } => {
            let reason = i18n::code(locale, "decline", reason.code());
            let message = Message::new("happened-declined").with("reason", reason);
            ("Declined", message, Some(words), Some(shown))
        }
        Event::Deferred { until, words, shown } => {
            let message = Message::new("happened-deferred").with("until", *until);
            ("Deferred", message, Some(words), Some(shown))
        }
        Event::Endorsed { words, shown, .. } => {
            let message = Message::new("happened-endorsed");
            ("Endorsed", message, Some(words), Some(shown))
        }
        Event::PartyConsented { party, words, last } => {
            let id = if *last { "happened-consented-last" } else { "happened-consented" };
            ("PartyConsented", seat(id, *party), Some(words), None)
        }
        Event::PartyRefused { party, words, .. } => {
            let message = seat("happened-refused", *party);
            ("PartyRefused", message, Some(words), None)
        }
        Event::Lapsed { why, .. } => ("Lapsed", gone(*why), None, None),
    }
}

/// The actor in words: `Ana (Coordinator)`. Whoever is no person is the program itself.
pub(crate) fn who(locale: Locale, actor: &str) -> String {
    let Ok(person) = actor.parse::<Person>() else {
        return i18n::text(locale, "review-by-program");
    };
    let role = person.role.shown(locale);
    match person.name {
        Some(name) => format!("{name} ({role})"),
        None => role,
    }
}
