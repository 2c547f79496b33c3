//! Offers and requests as they are scored: codes for everything, days as numbers.

use index::{Code, Gates};

use crate::peer_v1::{Bag, ByTongue};

/// In the place of a language that a request does not name.
pub const NO_LANGUAGE: u8 = u8::MAX;

/// Up to four thematic codes, in their order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Codes {
    codes: [Code; 4],
    count: u8,
}

impl Codes {
    pub fn new(codes: &[Code]) -> Self {
        let mut all = Self::default();
        for (place, code) in all.codes.iter_mut().zip(codes) {
            *place = *code;
            all.count += 1;
        }
        all
    }

    pub fn as_slice(&self) -> &[Code] {
        &self.codes[..usize::from(self.count.min(4))]
    }
}

/// An offer. What is read first lies together.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Where it stands in the file: of two with equal points the earlier comes first.
    pub place: u32,
    pub country: u8,
    pub codes: Codes,
    pub modalities: u16,
    /// A bit for each language.
    pub languages: u32,
    /// Days since 2020.
    pub start: i16,
    pub end: i16,
    pub remaining: u16,
    /// Thousands of dollars.
    pub funding: u32,
    pub eligible: Gates,
    pub bag: Bag,
}

/// A request.
#[derive(Clone, Debug)]
pub struct Request {
    pub country: u8,
    pub codes: Codes,
    pub modalities: u16,
    /// The first three, by preference.
    pub languages: [u8; 3],
    pub start: i16,
    pub end: i16,
    pub slots_needed: u16,
    pub funding_needed: u32,
    pub bag: Bag,
    /// What its words count in each language.
    pub by_tongue: ByTongue,
}

impl Request {
    pub fn days(&self) -> i32 {
        i32::from(self.end) - i32::from(self.start) + 1
    }
}
