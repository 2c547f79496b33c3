//! Where a proposal stands, in words.

use app::i18n::{self, Locale};
use domain::review::Parties;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::who;
use crate::desk::Status;

/// What has been decided, as of now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct StatusTold {
    /// `pending`, `taken`, `unlisted`, `deferred`, `declined`, `endorsed`, `refused`, `agreed` or `lapsed`.
    #[schema(example = "endorsed")]
    pub code: &'static str,
    /// The same in the language of the answer.
    #[schema(example = "Endorsed: 1 of 2 parties has consented")]
    pub name: String,
    /// Who took it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Until when it is deferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date, example = "2027-01-15")]
    pub until: Option<Date>,
    /// Why it lapsed: `capacity_gone`, `offer_gone` or `request_ended`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "capacity_gone")]
    pub why: Option<&'static str>,
    #[serde(skip)]
    pub to_decide: bool,
}

impl StatusTold {
    pub fn of(locale: Locale, status: &Status, asked: Option<&Parties>) -> Self {
        let by = match status {
            Status::Taken { by } => Some(who(locale, by)),
            Status::Refused { party } => asked
                .and_then(|parties| parties.at(*party))
                .map(|party| party.name(locale).to_owned()),
            _ => None,
        };
        let until = match status {
            Status::Deferred { until } => Some(*until),
            _ => None,
        };
        let why = match status {
            Status::Lapsed { why } => Some(why.code()),
            _ => None,
        };
        let mut message = domain::Message::new("");
        message.id = format!("proposal-status-{status}").into();
        if let Some(by) = &by {
            message = message.with("by", by.as_str());
        }
        if let Some(until) = until {
            message = message.with("until", until);
        }
        if let Status::Endorsed { consents } = status {
            let of = asked.map_or(2, |parties| parties.seats().count());
            message = message.with("count", consents.len()).with("of", of);
        }
        if let Some(why) = why {
            message = message.with("why", i18n::code(locale, "lapsed", why));
        }
        Self {
            code: status.code(),
            name: i18n::say(locale, &message),
            by,
            until,
            why,
            to_decide: status.is_to_decide(),
        }
    }

    /// How the badge looks; its words say the same.
    pub fn tone(&self) -> &'static str {
        match self.code {
            "agreed" | "endorsed" => "good",
            "declined" | "refused" | "lapsed" => "warn",
            "deferred" | "unlisted" => "quiet",
            _ => "",
        }
    }
}
