//! The policy that every engine here scores by: eight criteria, whole points, ties by the order of
//! the file.

mod capacity;
mod country;
mod funding;
mod language;
mod modality;
mod text;
mod theme;
mod timing;
mod triangles;

use std::cmp::Ordering;

use index::{Affinity, Code, Criterion, Gates, Model, Path, Points};

use crate::{
    record::{Offer, Request},
    reference::Reference,
};

pub use text::{Bag, ByTongue, Lexicon};
pub use triangles::ByGaps;

/// Days that both windows must have in common.
pub const LEAST_OVERLAP: i32 = 14;

/// How near a code must be to join a pair: the same sector.
const KIN: u16 = 350;

/// What a request's codes count, by rank.
const RANKS: [Points; 4] = [4, 2, 2, 1];

/// Every criterion: one line each. What is costly comes last.
pub type Criteria = (
    theme::Theme,
    country::Country,
    language::Language,
    modality::Modality,
    timing::Timing,
    capacity::Capacity,
    funding::Funding,
    text::Text,
);

/// The policy, with its tables frozen.
pub struct PeerV1 {
    affinity: Affinity,
    /// By the number of codes that a request has, less one.
    shares: Vec<Vec<Points>>,
    codes: u16,
    countries: usize,
    criteria: Criteria,
}

impl PeerV1 {
    /// The policy, with codebooks for what these offers and requests look like.
    pub fn new(reference: &Reference, offers: &[Offer], requests: &[Request]) -> Self {
        let near = |asked: Code, offered: Code| reference.near(asked, offered);
        let codes = u16::try_from(reference.codes.len()).unwrap_or(u16::MAX);
        let shares = (1..=RANKS.len()).map(|count| {
            let sum: Points = RANKS[..count].iter().sum();
            RANKS[..count].iter().map(|rank| (theme::WEIGHT * rank + sum - 1) / sum).collect()
        });
        Self {
            affinity: Affinity::new(codes, KIN, near),
            shares: shares.collect(),
            codes,
            countries: reference.countries.len(),
            criteria: (
                theme::Theme::new(reference),
                country::Country::new(reference),
                language::Language::new(reference, offers, requests),
                modality::Modality::new(offers, requests),
                timing::Timing,
                capacity::Capacity::new(),
                funding::Funding::new(),
                text::Text::new(&reference.lexicon),
            ),
        }
    }
}

impl PeerV1 {
    /// The same, with words compared on that path.
    pub fn on(mut self, path: Path) -> Self {
        self.criteria.7.path = path;
        self
    }

    /// All criteria in full, and nothing that could end early.
    pub fn points(&self, request: &Request, offer: &Offer) -> Points {
        self.certain(request, offer) + self.criteria.7.points(request, offer)
    }

    /// The same, with the request's words as a set.
    pub fn points_by_set(&self, request: &Request, words: &[u64], offer: &Offer) -> Points {
        self.certain(request, offer)
            + self.criteria.7.points_by_set(&request.bag, words, &offer.bag)
    }

    /// The same, with the offer's words as a set.
    pub fn points_by_offer_set(&self, request: &Request, offer: &Offer, words: &[u64]) -> Points {
        self.certain(request, offer)
            + self.criteria.7.points_by_set(&offer.bag, words, &request.bag)
    }

    /// The same, with the sum of the squares of the words that both have.
    pub fn points_by_common(&self, request: &Request, offer: &Offer, common: u32) -> Points {
        self.certain(request, offer) + text::points(common, &request.bag, &offer.bag)
    }

    /// The square of each word's frozen weight.
    pub fn squares(&self) -> &[u32] {
        &self.criteria.7.lexicon.squares
    }

    /// A bit for each word of the vocabulary.
    pub fn word_set(&self, bag: &Bag) -> Vec<u64> {
        self.criteria.7.set(bag)
    }

    fn certain(&self, request: &Request, offer: &Offer) -> Points {
        let (theme, country, language, modality, timing, capacity, funding, _) = &self.criteria;
        theme.points(request, offer)
            + country.points(request, offer)
            + language.points(request, offer)
            + modality.points(request, offer)
            + timing.points(request, offer)
            + capacity.points(request, offer)
            + funding.points(request, offer)
    }

    /// How many codes there are.
    pub fn codes_in_all(&self) -> u16 {
        self.codes
    }
}

impl Model for PeerV1 {
    type Offer = Offer;
    type Request = Request;
    type Criteria = Criteria;

    fn criteria(&self) -> &Criteria {
        &self.criteria
    }

    fn affinity(&self) -> &Affinity {
        &self.affinity
    }

    fn codes<'a>(&self, offer: &'a Offer) -> &'a [Code] {
        offer.codes.as_slice()
    }

    fn facets<'a>(&self, request: &'a Request) -> &'a [Code] {
        request.codes.as_slice()
    }

    fn shape(&self, request: &Request) -> usize {
        request.codes.as_slice().len() - 1
    }

    fn shapes(&self) -> usize {
        self.shares.len()
    }

    fn shares(&self, shape: usize) -> &[Points] {
        &self.shares[shape]
    }

    fn thematic_weight(&self) -> Points {
        Criterion::<Self>::weight(&self.criteria.0)
    }

    fn gate(&self, request: &Request) -> u8 {
        request.country
    }

    fn gates(&self, offer: &Offer) -> Gates {
        if offer.remaining > 0 { offer.eligible } else { Gates::NONE }
    }

    fn gate_count(&self) -> usize {
        self.countries
    }

    fn admits(&self, request: &Request, offer: &Offer) -> bool {
        overlap(request, offer) >= LEAST_OVERLAP
    }

    fn tie(&self, one: &Offer, other: &Offer) -> Ordering {
        one.place.cmp(&other.place)
    }

    fn prepare(&self, offer: &Offer) {
        offer.bag.prepare();
    }

    fn prepare_request(&self, request: &Request) {
        request.bag.prepare();
    }

    fn neighbourhood(&self, offer: &Offer) -> u64 {
        u64::from(offer.country)
    }
}

/// The days that both windows have in common; none or fewer where there are none.
pub fn overlap(request: &Request, offer: &Offer) -> i32 {
    i32::from(request.end.min(offer.end)) - i32::from(request.start.max(offer.start)) + 1
}
