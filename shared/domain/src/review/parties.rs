//! Who sits at the table of a proposal.

use reference::Country;
use serde::{Deserialize, Serialize};

use crate::{CapacityOfferId, CooperationRequestId, Provider, shared::codes};

codes! {
    /// A seat at the table of a proposal.
    Party {
        /// Who asks and learns.
        Recipient = "recipient",
        /// Who gives the main knowledge.
        FirstProvider = "first_provider",
        /// Who closes a gap.
        SecondProvider = "second_provider",
    }
}

/// Who is joined by a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parties {
    /// The request that it answers.
    pub request: CooperationRequestId,
    /// The country that asks.
    pub recipient: Country,
    /// Who gives the main knowledge.
    pub first_provider: Giver,
    /// Who closes a gap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_provider: Option<Giver>,
}

/// A provider, and the offer by which it takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Giver {
    /// The offer.
    pub offer: CapacityOfferId,
    /// Whose it is.
    pub provider: Provider,
}

impl Parties {
    /// Every seat that is taken.
    pub fn seats(&self) -> impl Iterator<Item = Party> {
        let second = self.second_provider.as_ref().map(|_| Party::SecondProvider);
        [Party::Recipient, Party::FirstProvider].into_iter().chain(second)
    }

    /// Who sits there.
    pub fn at(&self, party: Party) -> Option<Provider> {
        match party {
            Party::Recipient => Some(Provider::Country(self.recipient)),
            Party::FirstProvider => Some(self.first_provider.provider),
            Party::SecondProvider => self.second_provider.as_ref().map(|giver| giver.provider),
        }
    }

    /// The providers, the first one first.
    pub fn givers(&self) -> impl Iterator<Item = &Giver> {
        std::iter::once(&self.first_provider).chain(self.second_provider.as_ref())
    }
}
