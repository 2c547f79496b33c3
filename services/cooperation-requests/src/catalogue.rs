//! Every request as it stands now, kept current from the log, and who was let in on it.

use std::{cmp::Reverse, collections::BTreeMap};

use app::{Locale, identity::Person, sight::Sight, words::fold};
use domain::{
    Aggregate, CooperationRequest, CooperationRequestId, Country, Language, ThematicArea,
    cooperation_request::{Event, Terms},
};
use event_store::{Poison, Position, Projection, Recorded, decode_with_id};
use jiff::Timestamp;
use likeness::Posted;

use crate::stage::Stage;

/// A request as it is held against others of its country.
pub type PostedRequest = Posted<Country, ThematicArea, Language>;

/// Every request by its id.
#[derive(Debug, Default)]
pub struct Catalogue {
    requests: BTreeMap<CooperationRequestId, Listed>,
    sight: Sight,
}

/// One request as it stands.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its name.
    pub id: CooperationRequestId,
    /// The request itself.
    pub request: CooperationRequest,
    /// The position of its last event.
    pub position: Position,
    /// When it was submitted.
    pub submitted_at: Timestamp,
    /// When something last happened to it.
    pub changed_at: Timestamp,
    /// All that it can be found by, folded.
    pub(crate) words: String,
    posted: Option<PostedRequest>,
}

impl Catalogue {
    /// Every request that the reader may see, in the order of their ids.
    pub fn seen_by(&self, reader: Option<&Person>) -> impl Iterator<Item = &Listed> {
        self.requests.values().filter(move |listed| {
            listed.terms().is_some_and(|terms| self.may_see(reader, &listed.id, terms))
        })
    }

    /// The requests of the same country that wait and say nearly the same, as far as the reader may
    /// see them, the most alike first.
    pub(crate) fn alike(&self, reader: &Person, terms: &Terms) -> Vec<&Listed> {
        let wanted = posted(terms);
        let mut alike: Vec<_> = self
            .seen_by(Some(reader))
            .filter(|listed| Stage::of(&listed.request).is_some_and(Stage::waits))
            .filter_map(|listed| Some((listed.posted.as_ref()?.near(&wanted)?, listed)))
            .collect();
        alike.sort_by_key(|(likeness, _)| Reverse(*likeness));
        alike.into_iter().map(|(_, listed)| listed).collect()
    }

    /// Whether the reader may see a request that says this.
    pub(crate) fn may_see(
        &self,
        reader: Option<&Person>,
        id: &CooperationRequestId,
        terms: &Terms,
    ) -> bool {
        self.sight.may_see_request(reader, id, terms.recipient, terms.visible_to)
    }

    /// Who may see what.
    pub(crate) const fn sight(&self) -> &Sight {
        &self.sight
    }
}

impl Listed {
    /// What it says; every request in the catalogue was submitted.
    pub fn terms(&self) -> Option<&Terms> {
        self.request.terms()
    }
}

impl Projection for Catalogue {
    fn name(&self) -> &'static str {
        "cooperation-requests"
    }

    fn apply(&mut self, event: &Recorded) -> Result<(), Poison> {
        if let Some((id, happened)) = decode_with_id::<CooperationRequest>(event)? {
            self.take(id, event, happened);
        }
        self.sight.apply(event)
    }
}

impl Catalogue {
    fn take(&mut self, id: CooperationRequestId, event: &Recorded, happened: Event) {
        let listed = self.requests.entry(id.clone()).or_insert_with(|| Listed {
            id,
            request: CooperationRequest::default(),
            position: event.position,
            submitted_at: event.recorded_at,
            changed_at: event.recorded_at,
            words: String::new(),
            posted: None,
        });
        let says_more = matches!(happened, Event::Submitted(_) | Event::Revised(_));
        listed.request = std::mem::take(&mut listed.request).evolve(happened);
        listed.position = event.position;
        listed.changed_at = event.recorded_at;
        if says_more {
            listed.words = listed.terms().map(words).unwrap_or_default();
            listed.posted = listed.terms().map(posted);
        }
    }
}

/// What a request can be found by: what its agency wrote, and the names of its country and its
/// thematic areas in every language, so that "agua" finds a request written in English.
fn words(terms: &Terms) -> String {
    let mut words = vec![terms.title.as_str(), &terms.problem, &terms.agency];
    words
        .extend([&terms.why_now, &terms.expected_change].into_iter().flatten().map(String::as_str));
    words.extend(terms.needs.iter().filter_map(|need| need.skill.as_deref()));
    for locale in Locale::ALL {
        words.push(terms.recipient.name(locale));
        words.extend(themes(terms).map(|area| area.name(locale)));
    }
    fold(&words.join("\n"))
}

/// What tells whether a request was posted before.
pub fn posted(terms: &Terms) -> PostedRequest {
    let skills = terms.needs.iter().filter_map(|need| need.skill.as_ref());
    let texts = [&terms.problem].into_iter().chain(&terms.expected_change).chain(skills);
    let (areas, texts) = (themes(terms).collect(), texts.map(String::as_str));
    Posted::new(terms.recipient, areas, terms.written_in, &terms.title, texts)
}

/// The areas of a request and of its needs.
pub(crate) fn themes(terms: &Terms) -> impl Iterator<Item = ThematicArea> {
    let needed = terms.needs.iter().filter_map(|need| need.theme);
    terms.thematic_areas.iter().copied().chain(needed)
}
