//! For whom an offer is meant.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use reference::{Bloc, Country, Region};
use serde::{Deserialize, Serialize};

/// One group of countries that an offer is meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Scope {
    /// Every country.
    All,
    /// Every developing country.
    AllDeveloping,
    /// The least developed countries.
    LeastDeveloped,
    /// The landlocked developing countries.
    Landlocked,
    /// The small island developing states.
    SmallIslands,
    /// The countries of an M49 region, sub-region or intermediate region.
    Region(Region),
    /// The members of a bloc on the day that is asked about.
    Bloc(Bloc),
    /// One country.
    Country(Country),
}

/// A text that names no group of countries.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is none of all, all_developing, ldc, lldc, sids, region:…, bloc:…, country:…")]
pub struct UnknownScope(pub String);

impl Scope {
    /// Whether the country belongs to it on that day.
    pub fn contains(self, country: Country, on: Date) -> bool {
        match self {
            Self::All => true,
            Self::AllDeveloping => country.is_developing(),
            Self::LeastDeveloped => country.is_ldc(),
            Self::Landlocked => country.is_lldc(),
            Self::SmallIslands => country.is_sids(),
            Self::Region(region) => region.contains(country),
            Self::Bloc(bloc) => bloc.contains(country, on),
            Self::Country(one) => one == country,
        }
    }
}

/// Whether `country` is among `eligible` and not among `excluded`, on that day.
pub fn admits(eligible: &[Scope], excluded: &[Country], country: Country, on: Date) -> bool {
    !excluded.contains(&country) && eligible.iter().any(|scope| scope.contains(country, on))
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::AllDeveloping => f.write_str("all_developing"),
            Self::LeastDeveloped => f.write_str("ldc"),
            Self::Landlocked => f.write_str("lldc"),
            Self::SmallIslands => f.write_str("sids"),
            Self::Region(region) => write!(f, "region:{region}"),
            Self::Bloc(bloc) => write!(f, "bloc:{bloc}"),
            Self::Country(country) => write!(f, "country:{country}"),
        }
    }
}

impl FromStr for Scope {
    type Err = UnknownScope;
    fn from_str(text: &str) -> Result<Self, UnknownScope> {
        let found = match text.split_once(':') {
            None => match text {
                "all" => Some(Self::All),
                "all_developing" => Some(Self::AllDeveloping),
                "ldc" => Some(Self::LeastDeveloped),
                "lldc" => Some(Self::Landlocked),
                "sids" => Some(Self::SmallIslands),
                _ => None,
            },
            Some(("region", code)) => code.parse().ok().map(Self::Region),
            Some(("bloc", code)) => code.parse().ok().map(Self::Bloc),
            Some(("country", code)) => code.parse().ok().map(Self::Country),
            Some(_) => None,
        };
        found.ok_or_else(|| UnknownScope(text.to_owned()))
    }
}

impl TryFrom<String> for Scope {
    type Error = UnknownScope;
    fn try_from(text: String) -> Result<Self, UnknownScope> {
        text.parse()
    }
}

impl From<Scope> for String {
    fn from(scope: Scope) -> Self {
        scope.to_string()
    }
}
