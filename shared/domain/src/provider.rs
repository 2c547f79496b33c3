//! Who shares: a country, or an institution of many countries.

use std::{fmt, str::FromStr};

use reference::{Country, Locale, Multilateral};
use serde::{Deserialize, Serialize};

/// Who makes an offer. Written as the country's alpha-2 code or the institution's code, which is
/// longer, so that the two cannot be confused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Provider {
    /// A country, through one of its institutions.
    Country(Country),
    /// An institution of many countries, such as a development bank.
    Multilateral(Multilateral),
}

/// A code of neither a country nor a multilateral institution.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is the code of no country and of no multilateral institution")]
pub struct UnknownProvider(pub String);

impl Provider {
    /// The country, where it is one.
    pub fn country(self) -> Option<Country> {
        match self {
            Self::Country(country) => Some(country),
            Self::Multilateral(_) => None,
        }
    }

    /// Its name in the reader's language.
    pub fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Country(country) => country.name(locale),
            Self::Multilateral(institution) => institution.name(locale),
        }
    }
}

impl fmt::Display for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Country(country) => country.fmt(f),
            Self::Multilateral(institution) => institution.fmt(f),
        }
    }
}

impl FromStr for Provider {
    type Err = UnknownProvider;
    fn from_str(code: &str) -> Result<Self, UnknownProvider> {
        let country = || code.parse().map(Self::Country).ok();
        let institution = || code.parse().map(Self::Multilateral).ok();
        let found = if code.len() == 2 { country() } else { institution().or_else(country) };
        found.ok_or_else(|| UnknownProvider(code.to_owned()))
    }
}

impl TryFrom<String> for Provider {
    type Error = UnknownProvider;
    fn try_from(code: String) -> Result<Self, UnknownProvider> {
        code.parse()
    }
}

impl From<Provider> for String {
    fn from(provider: Provider) -> Self {
        provider.to_string()
    }
}
