//! Every offer as it stands now, kept current from the log.

use std::{cmp::Reverse, collections::BTreeMap};

use app::{Locale, sight::Sight, words::fold};
use domain::{
    Aggregate, CapacityOffer, CapacityOfferId, Language, Provider, ThematicArea,
    capacity_offer::{Event, Terms},
};
use event_store::{Poison, Position, Projection, Recorded, decode_with_id};
use jiff::Timestamp;
use likeness::Posted;

use crate::{programmes::Programmes, stage::Stage};

/// An offer as it is held against others of its provider.
pub type PostedOffer = Posted<Provider, ThematicArea, Language>;

/// Every offer by its id.
#[derive(Debug, Default)]
pub struct Catalogue {
    offers: BTreeMap<CapacityOfferId, Listed>,
    programmes: Programmes,
    sight: Sight,
}

/// One offer as it stands.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its name.
    pub id: CapacityOfferId,
    /// The offer itself.
    pub offer: CapacityOffer,
    /// The position of its last event.
    pub position: Position,
    /// When it was made known.
    pub published_at: Timestamp,
    /// When something last happened to it.
    pub changed_at: Timestamp,
    /// All that it can be found by, folded.
    pub(crate) words: String,
    posted: Option<PostedOffer>,
}

impl Catalogue {
    /// Who may see what.
    pub(crate) const fn sight(&self) -> &Sight {
        &self.sight
    }

    /// What an offer can be part of.
    pub(crate) const fn programmes(&self) -> &Programmes {
        &self.programmes
    }

    /// Every offer, in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Listed> {
        self.offers.values()
    }

    /// The open or suspended offers of the same provider that say nearly the same, the most alike
    /// first.
    pub(crate) fn alike(&self, terms: &Terms) -> Vec<&Listed> {
        let wanted = posted(terms);
        let mut alike: Vec<_> = self
            .all()
            .filter(|listed| Stage::of(&listed.offer).is_some_and(Stage::is_live))
            .filter_map(|listed| Some((listed.posted.as_ref()?.near(&wanted)?, listed)))
            .collect();
        alike.sort_by_key(|(likeness, _)| Reverse(*likeness));
        alike.into_iter().map(|(_, listed)| listed).collect()
    }
}

impl Listed {
    /// What it says; every offer in the catalogue was published.
    pub fn terms(&self) -> Option<&Terms> {
        self.offer.offered().map(|offered| &offered.terms)
    }
}

impl Projection for Catalogue {
    fn name(&self) -> &'static str {
        "capacity-offers"
    }

    fn apply(&mut self, event: &Recorded) -> Result<(), Poison> {
        let Some((id, happened)) = decode_with_id::<CapacityOffer>(event)? else {
            self.programmes.apply(event)?;
            return self.sight.apply(event);
        };
        let listed = self.offers.entry(id.clone()).or_insert_with(|| Listed {
            id,
            offer: CapacityOffer::default(),
            position: event.position,
            published_at: event.recorded_at,
            changed_at: event.recorded_at,
            words: String::new(),
            posted: None,
        });
        let says_more = matches!(happened, Event::Published(_) | Event::Revised(_));
        listed.offer = std::mem::take(&mut listed.offer).evolve(happened);
        listed.position = event.position;
        listed.changed_at = event.recorded_at;
        if says_more {
            listed.words = listed.terms().map(words).unwrap_or_default();
            listed.posted = listed.terms().map(posted);
        }
        Ok(())
    }
}

/// What an offer can be found by: what its provider wrote, and the names of its provider and its
/// thematic areas in every language, so that "agua" finds an offer written in English.
fn words(terms: &Terms) -> String {
    let mut words = vec![terms.title.as_str(), &terms.summary, &terms.institution];
    words.extend(terms.skills.iter().map(String::as_str));
    for locale in Locale::ALL {
        words.push(terms.provider.name(locale));
        words.extend(terms.thematic_areas.iter().map(|area| area.name(locale)));
    }
    fold(&words.join("\n"))
}

/// What tells whether an offer was posted before.
pub fn posted(terms: &Terms) -> PostedOffer {
    let texts = [&terms.summary].into_iter().chain(&terms.skills).map(String::as_str);
    let areas = terms.thematic_areas.clone();
    Posted::new(terms.provider, areas, terms.written_in, &terms.title, texts)
}
