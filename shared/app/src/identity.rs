//! Who acts. Real accounts will come in behind [`Identify`]; until then, people say who they are.

mod rights;
mod simple;

use std::{fmt, str::FromStr};

use async_trait::async_trait;
use axum::{
    Router,
    http::HeaderMap,
    response::{IntoResponse as _, Response},
};
use domain::{Country, Explain, Message, Multilateral, Provider};

use crate::{
    App,
    fields::read,
    i18n::{Locale, Shown},
    page::Page,
    problem::{Kind, Problem},
};

pub use crate::unsent::Unsent;
pub use rights::{Action, can};
pub use simple::SimpleSignIn;

/// Tells who sends a request.
#[async_trait]
pub trait Identify: Send + Sync + 'static {
    /// Who it is; `None` where nobody has signed in.
    async fn identify(&self, headers: &HeaderMap) -> Result<Option<Person>, Problem>;

    /// The pages for signing in and out; they hold `/sign-in` and `/sign-out`.
    fn pages(&self) -> Router<App>;

    /// The page that asks somebody to sign in who has sent a form, and keeps that form; its status is 401.
    fn ask(&self, page: Page, unsent: Unsent) -> Response {
        drop((page, unsent));
        Problem::new(Kind::SignIn).into_response()
    }

    /// Whether people prove who they are, so that it can be used where strangers reach the program.
    fn safe_on_open_networks(&self) -> bool;
}

/// Somebody who acts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// What they call themselves, where they said.
    pub name: Option<String>,
    /// In which role they act.
    pub role: Role,
}

/// What somebody acts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reviews what is proposed and decides.
    Coordinator,
    /// Speaks for a country.
    FocalPoint(Country),
    /// An agency of a country, which posts what it needs.
    Agency(Country),
    /// Speaks for an institution of many countries.
    Institution(Multilateral),
    /// Reads along.
    Observer,
}

impl Role {
    /// The country that it belongs to.
    pub fn country(self) -> Option<Country> {
        match self {
            Self::FocalPoint(country) | Self::Agency(country) => Some(country),
            Self::Coordinator | Self::Institution(_) | Self::Observer => None,
        }
    }

    /// For whose offers it speaks.
    pub fn provider(self) -> Option<Provider> {
        match self {
            Self::FocalPoint(country) => Some(Provider::Country(country)),
            Self::Institution(institution) => Some(Provider::Multilateral(institution)),
            Self::Coordinator | Self::Agency(_) | Self::Observer => None,
        }
    }
}

impl Shown for Role {
    fn shown(&self, locale: Locale) -> String {
        let text = |id| crate::i18n::text(locale, id);
        match self {
            Self::Coordinator => text("acts-as-coordinator"),
            Self::FocalPoint(country) => {
                format!("{}, {}", text("acts-as-country"), country.name(locale))
            }
            Self::Agency(country) => {
                format!("{}, {}", text("acts-as-agency"), country.name(locale))
            }
            Self::Institution(institution) => institution.name(locale).to_owned(),
            Self::Observer => text("acts-as-observer"),
        }
    }
}

/// As the log keeps it, and as the header `Ayni-Act-As` and the cookie say it: `country:BR;name=Ana`.
impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{};name={name}", self.role),
            None => self.role.fmt(f),
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Coordinator => f.write_str("coordinator"),
            Self::FocalPoint(country) => write!(f, "country:{country}"),
            Self::Agency(country) => write!(f, "agency:{country}"),
            Self::Institution(institution) => write!(f, "institution:{institution}"),
            Self::Observer => f.write_str("observer"),
        }
    }
}

/// A text that names no person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} does not say who acts")]
pub struct UnknownPerson(pub String);

impl Explain for UnknownPerson {
    fn explain(&self) -> Message {
        Message::new("identity-unknown").with("value", crate::fields::shorten(&self.0))
    }
}

/// The most characters of a name.
pub(crate) const NAME_CHARS: usize = 80;

impl FromStr for Person {
    type Err = UnknownPerson;
    fn from_str(text: &str) -> Result<Self, UnknownPerson> {
        let unknown = || UnknownPerson(text.to_owned());
        let (role, rest) =
            text.split_once(';').map_or((text, None), |(role, rest)| (role, Some(rest)));
        let role = role.parse().map_err(|_| unknown())?;
        let Some(rest) = rest else { return Ok(Self { name: None, role }) };
        let name = rest.trim().strip_prefix("name=").ok_or_else(unknown)?;
        let name = read::line(NAME_CHARS)(name).map_err(|_| unknown())?;
        Ok(Self { name: Some(name).filter(|name| !name.is_empty()), role })
    }
}

impl FromStr for Role {
    type Err = UnknownPerson;
    fn from_str(text: &str) -> Result<Self, UnknownPerson> {
        let text = text.trim();
        let role = match text.split_once(':') {
            None if text == "coordinator" => Some(Self::Coordinator),
            None if text == "observer" => Some(Self::Observer),
            Some(("country", code)) => code.parse().ok().map(Self::FocalPoint),
            Some(("agency", code)) => code.parse().ok().map(Self::Agency),
            Some(("institution", code)) => code.parse().ok().map(Self::Institution),
            _ => None,
        };
        role.ok_or_else(|| UnknownPerson(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_acts_reads_back_as_it_is_written() {
        let texts = [
            "coordinator",
            "observer",
            "country:BR",
            "agency:BO;name=Ana Pérez",
            "institution:ISDB;name=a;name=b",
        ];
        for text in texts {
            assert_eq!(text.parse::<Person>().unwrap().to_string(), text);
        }
        let spaced: Person = " country:BR ; name= Ana ".parse().unwrap();
        assert_eq!(spaced.to_string(), "country:BR;name=Ana");
    }

    #[test]
    fn who_cannot_be_understood_is_nobody() {
        let wrong = [
            "",
            "admin",
            "country",
            "country:",
            "country:XX",
            "institution:BR",
            "coordinator:BR",
            "coordinator;Ana",
            "coordinator;name=a\u{202e}b",
            "observer;name=a\nb",
        ];
        for text in wrong {
            assert_eq!(text.parse::<Person>(), Err(UnknownPerson(text.to_owned())), "{text:?}");
        }
        assert!(format!("observer;name={}", "x".repeat(81)).parse::<Person>().is_err());
    }
}
