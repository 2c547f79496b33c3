//! Whether those who meet can talk to each other.

use index::{Bounds, Codebook, Criterion, Points};

use super::PeerV1;
use crate::{
    record::{NO_LANGUAGE, Offer, Request},
    reference::Reference,
};

pub(super) const WEIGHT: Points = 110;

/// What a language counts, by its rank among those of the request.
const RANKS: [Points; 3] = [1_000, 800, 600];

/// What a language counts whose speakers follow the other.
const NEAR: Points = 450;

pub struct Language {
    /// For each language, those that are near to it.
    near: Vec<u32>,
    offered: Codebook<u32>,
    asked: Codebook<[u8; 3]>,
}

impl Language {
    pub fn new(reference: &Reference, offers: &[Offer], requests: &[Request]) -> Self {
        Self {
            near: reference.near_languages.clone(),
            offered: Codebook::of(offers.iter().map(|offer| offer.languages)),
            asked: Codebook::of(requests.iter().map(|request| request.languages)),
        }
    }

    /// The languages that count so much, as bits, the best first.
    fn levels(&self, asked: [u8; 3]) -> [(u32, Points); 4] {
        let bit = |language: u8| if language == NO_LANGUAGE { 0 } else { 1 << language };
        let known = asked.into_iter().filter(|language| *language != NO_LANGUAGE);
        let near = known.fold(0, |near, language| near | self.near[usize::from(language)]);
        let [first, second, third] = asked.map(bit);
        [(first, RANKS[0]), (second, RANKS[1]), (third, RANKS[2]), (near, NEAR)]
    }

    pub(super) fn share(&self, asked: [u8; 3], offered: u32) -> Points {
        best(self.levels(asked), offered)
    }

    /// What counts of languages that the request names itself.
    pub(super) fn share_in_common(&self, asked: [u8; 3], offered: u32) -> Points {
        let [first, second, third, _] = self.levels(asked);
        best([first, second, third, (0, 0)], offered)
    }
}

fn best(levels: [(u32, Points); 4], offered: u32) -> Points {
    levels.into_iter().rev().fold(
        0,
        |best, (languages, share)| {
            if languages & offered == 0 { best } else { share }
        },
    )
}

impl Criterion<PeerV1> for Language {
    fn weight(&self) -> Points {
        WEIGHT * 1_000
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        WEIGHT * self.share(request.languages, offer.languages)
    }

    fn offer_columns(&self) -> usize {
        1
    }

    fn describe_offer(&self, offer: &Offer, columns: &mut [u8]) {
        columns[0] = self.offered.code(&offer.languages);
    }

    fn bound_offers(&self, request: &Request, bounds: &mut Bounds<'_>) {
        let levels = self.levels(request.languages);
        let lost = |offered: &u32| WEIGHT * (1_000 - best(levels, *offered));
        bounds.lose_each(0, self.offered.len(), self.offered.values().iter().map(lost));
    }

    fn request_columns(&self) -> usize {
        1
    }

    fn describe_request(&self, request: &Request, columns: &mut [u8]) {
        columns[0] = self.asked.code(&request.languages);
    }

    fn bound_requests(&self, offer: &Offer, bounds: &mut Bounds<'_>) {
        bounds.lose(0, self.asked.len(), |code| {
            let asked = self.asked.value(code);
            asked.map_or(0, |asked| WEIGHT * (1_000 - self.share(*asked, offer.languages)))
        });
    }
}
