//! How much of the money that is needed the offer brings.

use index::{Bounds, Criterion, Points};

use super::PeerV1;
use crate::record::{Offer, Request};

pub(super) const WEIGHT: Points = 50;

pub struct Funding {
    /// One by the least money with each value, in 2^32ths, rounded up.
    inverse: Vec<u64>,
}

impl Funding {
    pub fn new() -> Self {
        let inverse = |value| (1_u64 << 32).div_ceil(least(value).max(1).into());
        Self { inverse: (0..=u8::MAX).map(inverse).collect() }
    }
}

pub(super) fn share(brought: u32, needed: u32) -> Points {
    Points::try_from((1_000 * u64::from(brought) / u64::from(needed)).min(1_000)).unwrap_or(1_000)
}

/// The value that money is kept as: thousands up to 64, then sixteen steps for each doubling.
fn kept(money: u32) -> u8 {
    let doublings = money.checked_ilog2().unwrap_or(0);
    let value = if doublings < 6 {
        money
    } else {
        64 + 16 * (doublings - 6) + (money >> (doublings - 4)) - 16
    };
    u8::try_from(value).unwrap_or(u8::MAX)
}

/// The least money with that value.
fn least(value: u8) -> u32 {
    let value = u32::from(value);
    if value < 64 { value } else { (value % 16 + 16) << (value / 16 - 2) }
}

/// The most money with that value.
fn most(value: u8) -> u32 {
    if value == u8::MAX { u32::MAX } else { least(value + 1) - 1 }
}

impl Criterion<PeerV1> for Funding {
    fn weight(&self) -> Points {
        WEIGHT * 1_000
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        WEIGHT * share(offer.funding, request.funding_needed)
    }

    fn offer_columns(&self) -> usize {
        1
    }

    fn describe_offer(&self, offer: &Offer, columns: &mut [u8]) {
        columns[0] = kept(offer.funding);
    }

    fn bound_offers(&self, request: &Request, bounds: &mut Bounds<'_>) {
        // What each thousand is worth in 2^32ths, rounded up. Up to what is needed, nothing overflows.
        let worth = (1_000_u64 << 32).div_ceil(request.funding_needed.into());
        let enough = kept(request.funding_needed);
        bounds.lose(0, enough.into(), |value| {
            let share = (u64::from(most(value)) * worth) >> 32;
            WEIGHT * (1_000 - Points::try_from(share).unwrap_or(1_000).min(1_000))
        });
    }

    fn request_columns(&self) -> usize {
        1
    }

    fn describe_request(&self, request: &Request, columns: &mut [u8]) {
        columns[0] = kept(request.funding_needed);
    }

    fn bound_requests(&self, offer: &Offer, bounds: &mut Bounds<'_>) {
        // So many thousands are more than any value stands for, and their product still fits.
        let brought = 1_000 * u64::from(offer.funding.min(4_000_000));
        bounds.lose(0, 256, |value| {
            let share = (brought * self.inverse[usize::from(value)]) >> 32;
            WEIGHT * (1_000 - Points::try_from(share).unwrap_or(1_000).min(1_000))
        });
    }
}
