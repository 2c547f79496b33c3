//! A criterion with a sketch of both sides.

use index::{Criterion, Points, Sketch, Weights};

use super::{Offer, Request, Small};

/// Costly, with a sketch: what is in common, the later bits for more, by how much the offer has.
#[derive(Clone, Debug)]
pub struct Tags(pub Points);

/// What a bit counts, and all of them together.
const BITS: [u32; 16] =
    [1, 3, 9, 27, 80, 200, 255, 256, 257, 511, 700, 1_500, 2_999, 7_000, 9_000, 90_001];
const ALL_BITS: i64 = 112_799;

/// What factors are a part of.
const WHOLE: u32 = 60_000;

impl Tags {
    fn bits(words: u16) -> impl Iterator<Item = usize> {
        (0..16).filter(move |bit| words >> bit & 1 == 1)
    }

    /// Marks lie in every word of a sketch, and two bits share one.
    fn mark(bit: usize) -> usize {
        if bit == 3 { 0 } else { bit * 17 }
    }

    fn sketch(words: u16, factor: u32) -> Sketch {
        let mut sketch = Sketch { factor: u16::try_from(factor).unwrap(), ..Sketch::default() };
        for mark in Self::bits(words).map(Self::mark) {
            sketch.marks[mark / 64] |= 1 << (mark % 64);
        }
        sketch
    }

    fn weigh(&self, words: u16, parts: u32, weights: &mut Weights) {
        let mut each = [0; 256];
        for bit in Self::bits(words) {
            each[Self::mark(bit)] += BITS[bit];
        }
        let whole = ALL_BITS * i64::from(WHOLE) * i64::from(parts);
        let worth = (i64::from(self.0) << 32) / whole + 1;
        weights.set(&each, u64::try_from(worth).unwrap());
    }
}

fn count(words: u16) -> u32 {
    words.count_ones().max(1)
}

impl Criterion<Small> for Tags {
    fn weight(&self) -> Points {
        self.0
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        let sum: u32 = Self::bits(request.words & offer.words).map(|bit| BITS[bit]).sum();
        let parts = ALL_BITS * i64::from(count(offer.words));
        Points::try_from(i64::from(self.0) * i64::from(sum) / parts).unwrap()
    }

    fn is_costly(&self) -> bool {
        true
    }

    fn is_sketched(&self) -> bool {
        true
    }

    fn sketch_offer(&self, offer: &Offer) -> Sketch {
        Self::sketch(offer.words, WHOLE.div_ceil(count(offer.words)))
    }

    fn weigh_offers(&self, request: &Request, weights: &mut Weights) {
        self.weigh(request.words, 1, weights);
    }

    fn sketch_request(&self, request: &Request) -> Sketch {
        // Where nothing is known of a request, nothing is lost.
        Self::sketch(request.words, if request.mood == 1 { u32::from(u16::MAX) } else { WHOLE })
    }

    fn weigh_requests(&self, offer: &Offer, weights: &mut Weights) {
        self.weigh(offer.words, count(offer.words), weights);
    }
}
