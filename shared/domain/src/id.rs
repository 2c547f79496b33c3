//! Names of aggregates: short texts that can stand in an address and in a stream's name.

use std::{fmt, str::FromStr, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{Explain, Message};

/// A text that cannot be an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} is not 1 to {max} characters of a-z, 0-9 and -")]
pub struct InvalidId {
    /// What was given.
    pub value: String,
    /// The most characters that such an id has.
    pub max: usize,
}

impl Explain for InvalidId {
    fn explain(&self) -> Message {
        Message::new("rule-id").with("max", self.max)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $max:literal, $extra:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The most characters that such an id has.
            pub const MAX: usize = $max;

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                let fits = (1..=$max).contains(&text.len())
                    && text.bytes().all(|b| {
                        b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'
                            || $extra.as_bytes().contains(&b)
                    });
                if fits {
                    Ok(Self(text.into()))
                } else {
                    Err(InvalidId { value: text.to_owned(), max: $max })
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.as_ref().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    )+};
}

ids! {
    /// Names a capacity offer.
    CapacityOfferId, 64, "";
    /// Names a cooperation request.
    CooperationRequestId, 64, "";
    /// Names a programme.
    ProgrammeId, 64, "";
    /// Names a partnership. One that was formed has the id of the request that it fulfils.
    PartnershipId, 64, "";
    /// Names a proposal, made from its parties: `<request>~<first offer>[~<second offer>]`, so that
    /// proposing twice is the same proposal.
    ProposalId, 194, "~";
    /// The one instance of an aggregate of which there is only one, such as `calendar-utc`.
    SingletonId, 64, "";
}

impl ProposalId {
    /// The id of the proposal that joins these.
    pub fn of(
        request: &CooperationRequestId,
        first: &CapacityOfferId,
        second: Option<&CapacityOfferId>,
    ) -> Self {
        let text = match second {
            None => format!("{request}~{first}"),
            Some(second) => format!("{request}~{first}~{second}"),
        };
        Self(text.into())
    }

    /// The parties that the id was made from; `None` where it was not made so.
    pub fn parties(
        &self,
    ) -> Option<(CooperationRequestId, CapacityOfferId, Option<CapacityOfferId>)> {
        let mut parts = self.0.split('~');
        let request = parts.next()?.parse().ok()?;
        let first = parts.next()?.parse().ok()?;
        let second = parts.next().map(str::parse).transpose().ok()?;
        parts.next().is_none().then_some((request, first, second))
    }
}

impl From<&CooperationRequestId> for PartnershipId {
    fn from(request: &CooperationRequestId) -> Self {
        Self(request.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_short_text_that_fits_an_address() {
        assert!("br-human-milk-banks".parse::<CapacityOfferId>().is_ok());
        for wrong in ["", "Ä", "BR", "a b", "a~b", &"x".repeat(65)] {
            assert!(wrong.parse::<CapacityOfferId>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_proposal_id_tells_its_parties() {
        let (request, first, second) =
            ("bo-milk".parse().unwrap(), "br-milk".parse().unwrap(), "segib".parse().unwrap());
        let id = ProposalId::of(&request, &first, Some(&second));
        assert_eq!(id.as_str(), "bo-milk~br-milk~segib");
        assert_eq!(id.parties(), Some((request, first, Some(second))));
        assert_eq!("a~b~c~d".parse::<ProposalId>().unwrap().parties(), None);
        assert_eq!("a~".parse::<ProposalId>().unwrap().parties(), None);
    }

    #[test]
    fn the_longest_parties_make_an_id_that_can_be_read_back() {
        let long = "x".repeat(64);
        let id = ProposalId::of(
            &long.parse().unwrap(),
            &long.parse().unwrap(),
            Some(&long.parse().unwrap()),
        );
        assert_eq!(id.as_str().parse(), Ok(id));
    }
}
