//! Whether enough places are left.

use index::{Bounds, Criterion, Points};

use super::PeerV1;
use crate::record::{Offer, Request};

const WEIGHT: Points = 40;

pub struct Capacity {
    /// One by each number, in 2^32ths, rounded up.
    inverse: Vec<u64>,
}

impl Capacity {
    pub fn new() -> Self {
        Self {
            inverse: (0..256).map(|number: u64| (1_u64 << 32).div_ceil(number.max(1))).collect(),
        }
    }
}

fn share(remaining: u16, needed: u16) -> Points {
    (1_000 * Points::from(remaining) / Points::from(needed)).min(1_000)
}

fn kept(places: u16) -> u8 {
    u8::try_from(places).unwrap_or(u8::MAX)
}

impl Criterion<PeerV1> for Capacity {
    fn weight(&self) -> Points {
        WEIGHT * 1_000
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        WEIGHT * share(offer.remaining, request.slots_needed)
    }

    fn offer_columns(&self) -> usize {
        1
    }

    fn describe_offer(&self, offer: &Offer, columns: &mut [u8]) {
        columns[0] = kept(offer.remaining);
    }

    fn bound_offers(&self, request: &Request, bounds: &mut Bounds<'_>) {
        // From the last value on, and where enough is left, nothing is lost.
        let enough = usize::from(request.slots_needed).min(255);
        bounds.lose(0, enough, |left| WEIGHT * (1_000 - share(left.into(), request.slots_needed)));
    }

    fn request_columns(&self) -> usize {
        1
    }

    fn describe_request(&self, request: &Request, columns: &mut [u8]) {
        columns[0] = kept(request.slots_needed);
    }

    fn bound_requests(&self, offer: &Offer, bounds: &mut Bounds<'_>) {
        bounds.lose(0, 256, |needed| {
            let share =
                (1_000 * u64::from(offer.remaining) * self.inverse[usize::from(needed)]) >> 32;
            WEIGHT * (1_000 - Points::try_from(share).unwrap_or(1_000).min(1_000))
        });
    }
}
