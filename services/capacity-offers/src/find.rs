//! Which offers somebody looks for, and in which order.

use std::cmp::Reverse;

use app::{
    fields::{FieldError, Fields, Raw, read, read::coded},
    words::{Words, fold},
};
use domain::{Country, Language, Modality, OfferRole, Provider, ThematicArea};
use jiff::civil::Date;

use crate::{
    catalogue::{Catalogue, Listed},
    stage::Stage,
};

/// What is looked for; an empty search finds what is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Search {
    words: Words,
    theme: Option<ThematicArea>,
    provider: Option<Provider>,
    country: Option<Country>,
    language: Option<Language>,
    modality: Option<Modality>,
    role: Option<OfferRole>,
    /// None: in whatever stage.
    stage: Option<Stage>,
    order: Order,
}

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    #[default]
    Newest,
    Ending,
    Title,
}

/// The words that say in which order.
pub(crate) const ORDERS: &[&str] = &["newest", "ending", "title"];
/// The words that say in which stage.
pub(crate) const STATUSES: &[&str] = &["open", "suspended", "withdrawn", "expired", "all"];

impl Search {
    /// Reads what a query says.
    pub(crate) fn read(raw: &Raw) -> Result<Self, Vec<FieldError>> {
        let mut fields = Fields::of(raw);
        let words = Words::read(&mut fields);
        let theme = fields.optional("theme", coded(read::thematic_area));
        let provider = fields.optional("provider", coded(read::provider));
        let country = fields.optional("country", coded(read::country));
        let language = fields.optional("language", coded(read::language));
        let modality = fields.optional("modality", read::modality);
        let role = fields.optional("role", read::choice(OfferRole::ALL));
        let status = fields.optional("status", read::choice(STATUSES)).unwrap_or("open");
        let order = match fields.optional("sort", read::choice(ORDERS)) {
            Some("ending") => Order::Ending,
            Some("title") => Order::Title,
            _ => Order::Newest,
        };
        fields.finish(|| {
            Some(Self {
                words,
                theme,
                provider,
                country,
                language,
                modality,
                role,
                stage: Stage::ALL.iter().copied().find(|stage| stage.to_string() == status),
                order,
            })
        })
    }

    /// What is found, in the wanted order; `today` says who belongs to which bloc.
    pub(crate) fn find<'c>(&self, catalogue: &'c Catalogue, today: Date) -> Vec<&'c Listed> {
        let mut found: Vec<&Listed> =
            catalogue.all().filter(|listed| self.wants(listed, today)).collect();
        // Sorting is stable, so what is equal stays in the order of the ids.
        match self.order {
            Order::Newest => found.sort_by_key(|listed| Reverse(listed.published_at)),
            Order::Ending => found.sort_by_key(|listed| listed.terms().map(|it| it.valid_until)),
            Order::Title => {
                found.sort_by_cached_key(|listed| listed.terms().map(|it| fold(&it.title)));
            }
        }
        found
    }

    fn wants(&self, listed: &Listed, today: Date) -> bool {
        let Some(terms) = listed.terms() else { return false };
        self.stage.is_none_or(|stage| Stage::of(&listed.offer) == Some(stage))
            && self.provider.is_none_or(|provider| terms.provider == provider)
            && self.role.is_none_or(|role| serves(terms.role, role))
            && self
                .theme
                .is_none_or(|theme| terms.thematic_areas.iter().any(|it| theme.covers(*it)))
            && self.language.is_none_or(|language| terms.languages.contains(&language))
            && self.modality.is_none_or(|modality| terms.modalities.contains(&modality))
            && self.country.is_none_or(|country| terms.admits(country, today))
            && self.words.are_in(&listed.words)
    }
}

/// An offer of both roles serves whoever looks for either.
fn serves(offered: OfferRole, wanted: OfferRole) -> bool {
    match wanted {
        OfferRole::Expertise => offered.can_lead(),
        OfferRole::Support => offered.can_support(),
        OfferRole::Both => offered == OfferRole::Both,
    }
}
