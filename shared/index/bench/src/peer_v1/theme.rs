//! Whether the offer is about what the request is about. The index bounds it by itself.

use index::{Criterion, Points};

use super::{PeerV1, RANKS};
use crate::{
    record::{Offer, Request},
    reference::Reference,
};

pub const WEIGHT: Points = 340_000;

pub struct Theme {
    /// By the request's code, then by the offer's.
    near: Vec<u16>,
}

/// Codes in a row of the table.
const ROW: usize = 256;

impl Theme {
    pub fn new(reference: &Reference) -> Self {
        let codes = reference.codes.len();
        let mut near = vec![0; codes * ROW];
        for (asked, row) in (0..).zip(near.chunks_mut(ROW)) {
            for (offered, near) in (0..).zip(&mut row[..codes]) {
                *near = reference.near(asked, offered);
            }
        }
        Self { near }
    }
}

impl Criterion<PeerV1> for Theme {
    fn weight(&self) -> Points {
        WEIGHT
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        let (mut sum, mut ranks) = (0, 0);
        for (rank, asked) in RANKS.iter().zip(request.codes.as_slice()) {
            let row = &self.near[usize::from(*asked) * ROW..][..ROW];
            let near = offer.codes.as_slice().iter().map(|code| row[usize::from(*code & 255)]);
            sum += rank * Points::from(near.max().unwrap_or(0));
            ranks += rank;
        }
        WEIGHT / 1_000 * (sum / ranks)
    }
}
