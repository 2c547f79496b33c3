//! Which requests somebody looks for, and in which order.

use std::cmp::Reverse;

use app::{
    fields::{FieldError, Fields, Raw, read, read::coded},
    identity::Person,
    words::{Words, fold},
};
use domain::{Country, Language, Modality, ThematicArea, Urgency};

use crate::{
    catalogue::{Catalogue, Listed, themes},
    stage::Stage,
};

/// What is looked for; an empty search finds what waits for partners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Search {
    words: Words,
    theme: Option<ThematicArea>,
    recipient: Option<Country>,
    language: Option<Language>,
    modality: Option<Modality>,
    urgency: Option<Urgency>,
    status: &'static str,
    order: Order,
}

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    #[default]
    Newest,
    Urgent,
    Starting,
    Title,
}

/// The words that say in which order.
pub(crate) const ORDERS: &[&str] = &["newest", "urgent", "starting", "title"];
/// The words that say in which state: `waiting` is open or clarifying.
pub(crate) const STATUSES: &[&str] =
    &["waiting", "open", "clarifying", "fulfilled", "withdrawn", "closed", "all"];

impl Search {
    /// Reads what a query says.
    pub(crate) fn read(raw: &Raw) -> Result<Self, Vec<FieldError>> {
        let mut fields = Fields::of(raw);
        let words = Words::read(&mut fields);
        let theme = fields.optional("theme", coded(read::thematic_area));
        let recipient = fields.optional("recipient", coded(read::country));
        let language = fields.optional("language", coded(read::language));
        let modality = fields.optional("modality", read::modality);
        let urgency = fields.optional("urgency", read::choice(Urgency::ALL));
        let status = fields.optional("status", read::choice(STATUSES)).unwrap_or("waiting");
        let order = match fields.optional("sort", read::choice(ORDERS)) {
            Some("urgent") => Order::Urgent,
            Some("starting") => Order::Starting,
            Some("title") => Order::Title,
            _ => Order::Newest,
        };
        fields.finish(|| {
            Some(Self { words, theme, recipient, language, modality, urgency, status, order })
        })
    }

    /// What of it the reader may see, in the wanted order.
    pub(crate) fn find<'c>(
        &self,
        catalogue: &'c Catalogue,
        reader: Option<&Person>,
    ) -> Vec<&'c Listed> {
        let mut found: Vec<&Listed> =
            catalogue.seen_by(reader).filter(|listed| self.wants(listed)).collect();
        // Sorting is stable, so what is equal stays in the order of the ids.
        match self.order {
            Order::Newest => found.sort_by_key(|listed| Reverse(listed.submitted_at)),
            Order::Urgent => {
                found.sort_by_key(|it| it.terms().map(|it| (Reverse(it.urgency), it.needed_from)));
            }
            Order::Starting => found.sort_by_key(|it| it.terms().map(|it| it.needed_from)),
            Order::Title => found.sort_by_cached_key(|it| it.terms().map(|it| fold(&it.title))),
        }
        found
    }

    fn wants(&self, listed: &Listed) -> bool {
        let (Some(terms), Some(stage)) = (listed.terms(), Stage::of(&listed.request)) else {
            return false;
        };
        self.is_in(stage)
            && self.recipient.is_none_or(|recipient| terms.recipient == recipient)
            && self.urgency.is_none_or(|urgency| terms.urgency == urgency)
            && self.theme.is_none_or(|theme| themes(terms).any(|area| theme.covers(area)))
            && self.language.is_none_or(|language| terms.languages.contains(&language))
            && self.modality.is_none_or(|modality| terms.modalities().contains(&modality))
            && self.words.are_in(&listed.words)
    }

    fn is_in(&self, stage: Stage) -> bool {
        match self.status {
            "all" => true,
            "waiting" => stage.waits(),
            status => stage.to_string() == status,
        }
    }
}
