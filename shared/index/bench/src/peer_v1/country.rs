//! How well two countries go together, by the policy's table.

use index::{Bounds, Criterion, Points};

use super::PeerV1;
use crate::{
    record::{Offer, Request},
    reference::Reference,
};

const WEIGHT: Points = 180;

pub struct Country {
    countries: usize,
    /// By the request's country, then by the offer's.
    fit: Vec<u16>,
    /// By the offer's country, then by the request's.
    turned: Vec<u16>,
}

impl Country {
    pub fn new(reference: &Reference) -> Self {
        let countries = reference.countries.len();
        let cells = (0..countries).flat_map(|offer| (0..countries).map(move |one| (one, offer)));
        let turned = cells.map(|(one, offer)| reference.fit[one * countries + offer]).collect();
        Self { countries, fit: reference.fit.clone(), turned }
    }

    fn fit(&self, request: u8, offer: u8) -> Points {
        Points::from(self.fit[usize::from(request) * self.countries + usize::from(offer)])
    }
}

impl Criterion<PeerV1> for Country {
    fn weight(&self) -> Points {
        WEIGHT * 1_000
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        WEIGHT * self.fit(request.country, offer.country)
    }

    fn offer_columns(&self) -> usize {
        1
    }

    fn describe_offer(&self, offer: &Offer, columns: &mut [u8]) {
        columns[0] = offer.country;
    }

    fn bound_offers(&self, request: &Request, bounds: &mut Bounds<'_>) {
        let row = &self.fit[usize::from(request.country) * self.countries..][..self.countries];
        let losses = row.iter().map(|fit| WEIGHT * (1_000 - Points::from(*fit)));
        bounds.lose_each(0, row.len(), losses);
    }

    fn is_spanned(&self) -> bool {
        true
    }

    fn request_columns(&self) -> usize {
        1
    }

    fn describe_request(&self, request: &Request, columns: &mut [u8]) {
        columns[0] = request.country;
    }

    fn bound_requests(&self, offer: &Offer, bounds: &mut Bounds<'_>) {
        let row = &self.turned[usize::from(offer.country) * self.countries..][..self.countries];
        let losses = row.iter().map(|fit| WEIGHT * (1_000 - Points::from(*fit)));
        bounds.lose_each(0, row.len(), losses);
    }
}
