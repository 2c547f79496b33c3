//! What is known besides offers and requests: who worked together before, and which programmes run.

use std::{collections::BTreeMap, sync::Arc};

use domain::{Country, PartnershipId, ProgrammeId, Provider, ThematicArea, partnership, programme};

/// Cooperation that took place or was agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cooperation {
    /// Who learned.
    pub recipient: Country,
    /// Who gave the main knowledge.
    pub first_provider: Provider,
    /// Who closed a gap.
    pub second_provider: Option<Provider>,
    /// What it was about.
    pub thematic_areas: Vec<ThematicArea>,
}

impl From<&partnership::Past> for Cooperation {
    fn from(past: &partnership::Past) -> Self {
        Self {
            recipient: past.recipient,
            first_provider: past.first_provider,
            second_provider: past.second_provider,
            thematic_areas: past.thematic_areas.clone(),
        }
    }
}

impl From<&partnership::Agreement> for Cooperation {
    fn from(agreement: &partnership::Agreement) -> Self {
        let parties = &agreement.parties;
        Self {
            recipient: parties.recipient,
            first_provider: parties.first_provider.provider,
            second_provider: parties.second_provider.as_ref().map(|giver| giver.provider),
            thematic_areas: agreement.thematic_areas.clone(),
        }
    }
}

impl Cooperation {
    /// Who gave.
    pub(crate) fn providers(&self) -> impl Iterator<Item = Provider> {
        std::iter::once(self.first_provider).chain(self.second_provider)
    }
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context {
    pub programmes: BTreeMap<ProgrammeId, Arc<programme::Terms>>,
    partnerships: BTreeMap<PartnershipId, Arc<Cooperation>>,
    /// The same, by who gave.
    given: BTreeMap<Provider, BTreeMap<PartnershipId, Arc<Cooperation>>>,
}

impl Context {
    /// Takes in a partnership, or what has become of it. Hands back who gave in either.
    pub(crate) fn put_partnership(
        &mut self,
        id: &PartnershipId,
        cooperation: Cooperation,
    ) -> Vec<Provider> {
        let cooperation = Arc::new(cooperation);
        let before = self.partnerships.insert(id.clone(), cooperation.clone());
        let mut providers = Vec::new();
        for provider in before.iter().flat_map(|before| before.providers()) {
            if let Some(given) = self.given.get_mut(&provider) {
                given.remove(id);
            }
            providers.push(provider);
        }
        for provider in cooperation.providers() {
            self.given.entry(provider).or_default().insert(id.clone(), cooperation.clone());
            providers.push(provider);
        }
        providers
    }

    /// Every partnership, in the order of the ids.
    #[cfg(test)]
    pub(crate) fn partnerships(&self) -> &BTreeMap<PartnershipId, Arc<Cooperation>> {
        &self.partnerships
    }

    /// Cooperation in which `provider` gave, with whomever.
    pub(crate) fn given_by(&self, provider: Provider) -> impl Iterator<Item = &Cooperation> {
        self.given.get(&provider).into_iter().flat_map(BTreeMap::values).map(Arc::as_ref)
    }

    /// Cooperation in which `provider` gave and `recipient` learned.
    pub(crate) fn between(
        &self,
        provider: Provider,
        recipient: Country,
    ) -> impl Iterator<Item = &Cooperation> {
        self.given_by(provider).filter(move |it| it.recipient == recipient)
    }
}
