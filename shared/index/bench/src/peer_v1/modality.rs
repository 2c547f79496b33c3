//! Whether the offer comes in the forms that are wanted.

use index::{Bounds, Codebook, Criterion, Points};

use super::PeerV1;
use crate::record::{Offer, Request};

pub(super) const WEIGHT: Points = 90;

pub struct Modality {
    offered: Codebook<u16>,
    asked: Codebook<u16>,
    /// For each code of what is asked, what each code of what is offered loses.
    losses: Vec<Vec<Points>>,
}

impl Modality {
    pub fn new(offers: &[Offer], requests: &[Request]) -> Self {
        let offered = Codebook::of(offers.iter().map(|offer| offer.modalities));
        let asked = Codebook::of(requests.iter().map(|request| request.modalities));
        let losses = asked.values().iter().map(|asked| losses(&offered, *asked)).collect();
        Self { offered, asked, losses }
    }
}

fn losses(offered: &Codebook<u16>, asked: u16) -> Vec<Points> {
    let lost = |offered: &u16| WEIGHT * (1_000 - share(asked, *offered));
    offered.values().iter().map(lost).collect()
}

pub(super) fn share(asked: u16, offered: u16) -> Points {
    let count = |set: u16| set.count_ones().cast_signed();
    1_000 * count(asked & offered) / count(asked).max(1)
}

impl Criterion<PeerV1> for Modality {
    fn weight(&self) -> Points {
        WEIGHT * 1_000
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        WEIGHT * share(request.modalities, offer.modalities)
    }

    fn offer_columns(&self) -> usize {
        1
    }

    fn describe_offer(&self, offer: &Offer, columns: &mut [u8]) {
        columns[0] = self.offered.code(&offer.modalities);
    }

    fn bound_offers(&self, request: &Request, bounds: &mut Bounds<'_>) {
        let known = self.losses.get(usize::from(self.asked.code(&request.modalities)));
        let made = known.map_or_else(|| losses(&self.offered, request.modalities), |_| Vec::new());
        let losses = known.unwrap_or(&made);
        bounds.lose_each(0, losses.len(), losses.iter().copied());
    }

    fn request_columns(&self) -> usize {
        1
    }

    fn describe_request(&self, request: &Request, columns: &mut [u8]) {
        columns[0] = self.asked.code(&request.modalities);
    }

    fn bound_requests(&self, offer: &Offer, bounds: &mut Bounds<'_>) {
        bounds.lose(0, self.asked.len(), |code| {
            let asked = self.asked.value(code);
            asked.map_or(0, |asked| WEIGHT * (1_000 - share(*asked, offer.modalities)))
        });
    }
}
