//! How much of the request's window the offer covers.

use index::{Bounds, Criterion, Points};

use super::{LEAST_OVERLAP, PeerV1, overlap};
use crate::record::{Offer, Request};

pub(super) const WEIGHT: Points = 70;

/// The first of the days that have a value of their own, in days since 2020, and days for a value.
const FROM: i32 = 2_000;
const STEP: i32 = 4;

pub struct Timing;

/// The value that a day is kept as: days too early or too late share the first or the last.
fn kept(day: i16) -> u8 {
    u8::try_from(((i32::from(day) - FROM) / STEP).clamp(0, 255)).unwrap_or(u8::MAX)
}

/// The earliest day with that value.
fn earliest(value: u8) -> i32 {
    if value == 0 { i32::from(i16::MIN) } else { FROM + i32::from(value) * STEP }
}

/// The latest day with that value.
fn latest(value: u8) -> i32 {
    if value == u8::MAX { i32::from(i16::MAX) } else { FROM + i32::from(value) * STEP + STEP - 1 }
}

/// What so many days in common count.
pub(super) fn share(request: &Request, days: i32) -> Points {
    (1_000 * days / request.days()).min(1_000)
}

impl Criterion<PeerV1> for Timing {
    fn weight(&self) -> Points {
        WEIGHT * 1_000
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        WEIGHT * share(request, overlap(request, offer))
    }

    fn offer_columns(&self) -> usize {
        2
    }

    fn describe_offer(&self, offer: &Offer, columns: &mut [u8]) {
        columns[0] = kept(offer.start);
        columns[1] = kept(offer.end);
    }

    /// Days that are lost at the start and at the end of the request add up.
    fn bound_offers(&self, request: &Request, bounds: &mut Bounds<'_>) {
        let (start, end) = (i32::from(request.start), i32::from(request.end));
        let days = request.days();
        // Points for a day in 2^8ths, rounded down.
        let day = ((WEIGHT * 1_000) << 8) / days;
        let lost = |lost: i32| {
            let lost = lost.max(0);
            if days - lost < LEAST_OVERLAP { Bounds::OUT } else { (lost * day) >> 8 }
        };
        bounds.lose(0, 256, |value| lost(earliest(value) - start));
        bounds.lose(1, 256, |value| lost(end - latest(value)));
    }

    fn request_columns(&self) -> usize {
        2
    }

    fn describe_request(&self, request: &Request, columns: &mut [u8]) {
        columns[0] = kept(request.start);
        columns[1] = kept(request.end);
    }

    /// How much is lost depends on both days, so only what has too few days in common is told.
    fn bound_requests(&self, offer: &Offer, bounds: &mut Bounds<'_>) {
        let out = |common: i32| if common < LEAST_OVERLAP { Bounds::OUT } else { 0 };
        bounds.lose(0, 256, |value| out(i32::from(offer.end) - earliest(value) + 1));
        bounds.lose(1, 256, |value| out(latest(value) - i32::from(offer.start) + 1));
    }
}
