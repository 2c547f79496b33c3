//! How alike two texts are: the squared weights of common words, by those of both texts.

use index::{Bounds, Criterion, Path, Points, Sketch, Tokens, Weights};

use super::PeerV1;
use crate::record::{Offer, Request};

const WEIGHT: Points = 120;

/// Bits of a sketch.
const BITS: usize = 256;

/// Languages that texts are in, and one more for texts with words of several.
pub const TONGUES: usize = 5;
const MIXED: u8 = 4;

/// For each tongue, so many sizes.
const SIZES: u8 = 26;

pub struct Text {
    pub(super) lexicon: Lexicon,
    /// By size.
    reaches: Vec<Reach>,
    /// How common words are found.
    pub(super) path: Path,
}

/// What the vocabulary says of each word.
#[derive(Clone)]
pub struct Lexicon {
    /// The square of its frozen weight.
    pub squares: Vec<u32>,
    /// The languages in whose texts it occurs, as bits.
    pub tongues: Vec<u8>,
}

/// The sum of the squares of those words of a text that occur in each language at all.
pub type ByTongue = [u32; TONGUES];

impl Lexicon {
    pub fn by_tongue(&self, bag: &Bag) -> ByTongue {
        let mut sums = [0; TONGUES];
        for &word in bag.words() {
            let (square, tongues) =
                (self.squares[usize::from(word)], self.tongues[usize::from(word)]);
            for (tongue, sum) in sums.iter_mut().enumerate() {
                *sum += square * u32::from((tongues | 1 << MIXED) >> tongue & 1);
            }
        }
        sums
    }
}

/// The words of a text.
#[derive(Clone, Debug, Default)]
pub struct Bag {
    words: Tokens,
    /// The sum of their squares.
    pub sum: u32,
    /// Language and size, as one value.
    class: u8,
}

impl Bag {
    pub fn new(lexicon: &Lexicon, words: &[u16], tongue: u8) -> Self {
        let (mut sum, mut common) = (0, u8::MAX);
        for &word in words {
            sum += lexicon.squares[usize::from(word)];
            common &= lexicon.tongues[usize::from(word)];
        }
        // A word that no text of its language had when the lexicon was frozen bounds nothing.
        let tongue = if common >> tongue & 1 == 1 { tongue } else { MIXED };
        Self { words: Tokens::new(words), sum, class: tongue * SIZES + size(sum) }
    }

    /// Each once.
    pub fn words(&self) -> &[u16] {
        self.words.all()
    }

    /// Its words will be read soon.
    pub fn prepare(&self) {
        self.words.prepare();
    }
}

/// Sizes are sums of squares in steps of a root of two, from 2^12 on.
fn size(sum: u32) -> u8 {
    (1..SIZES).rev().find(|size| smallest(*size) <= sum).unwrap_or(0)
}

/// What factors are a multiple of: one by the root of the largest sums is still precise.
const FINE: f64 = 4_194_304.0;

impl Bag {
    /// The marks of its words, and one by the root of the sum, rounded up.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "too much is most")]
    fn sketch(&self) -> Sketch {
        let factor = FINE / f64::from(self.sum.max(1)).sqrt() + 1.0;
        Sketch { marks: self.words.marks(), factor: factor as u16 }
    }
}

/// What shares need of each size.
#[derive(Clone, Copy)]
struct Reach {
    /// The root of the most, and one by the root of the least.
    root: f32,
    inverse: f32,
}

#[expect(clippy::cast_precision_loss, reason = "bounds leave room for it")]
fn reaches() -> Vec<Reach> {
    let reach = |size: u8| {
        let (least, most) = (smallest(size) as f32, smallest(size + 1) as f32);
        Reach { root: most.sqrt(), inverse: 1.0 / least.sqrt() }
    };
    (0..SIZES).map(reach).collect()
}

/// The smallest sum of a size.
fn smallest(size: u8) -> u32 {
    const ROOTS: [u64; 2] = [65_536, 92_682];
    let step = u32::from(size) + 23;
    u32::try_from((ROOTS[(step % 2) as usize] << (step / 2)) >> 16).unwrap_or(u32::MAX)
}

/// Correctly rounded on every machine, and therefore the same.
#[expect(clippy::cast_possible_truncation, reason = "at most 1,000")]
fn share(common: u32, one: u32, other: u32) -> Points {
    if one == 0 || other == 0 {
        return 0;
    }
    (1_000.0 * f64::from(common) / (f64::from(one) * f64::from(other)).sqrt()) as Points
}

/// The points for so much in common.
pub(super) fn points(common: u32, one: &Bag, other: &Bag) -> Points {
    WEIGHT * share(common, one.sum, other.sum)
}

impl Text {
    pub fn new(lexicon: &Lexicon) -> Self {
        Self { lexicon: lexicon.clone(), reaches: reaches(), path: Path::best() }
    }

    /// A bit for each word of the vocabulary that a text has.
    pub(super) fn set(&self, bag: &Bag) -> Vec<u64> {
        let mut set = vec![0; self.lexicon.squares.len().div_ceil(64)];
        for word in bag.words() {
            set[usize::from(word / 64)] |= 1 << (word % 64);
        }
        set
    }

    /// The points by looking at every word of one text, beside the set of the other's: what brute
    /// force does.
    pub(super) fn points_by_set(&self, one: &Bag, set: &[u64], other: &Bag) -> Points {
        let squares = other.words().iter().map(|word| {
            let has = (set[usize::from(word / 64)] >> (word % 64) & 1) as u32;
            has.wrapping_neg() & self.lexicon.squares[usize::from(*word)]
        });
        points(squares.sum(), one, other)
    }

    /// What a text brings beside this one for each of its bits: the squares of all words here that
    /// have the bit, by both roots.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 2^28")]
    fn weigh(&self, bag: &Bag, weights: &mut Weights) {
        let mut squares = [0; BITS];
        for &word in bag.words() {
            squares[Tokens::mark(word)] += self.lexicon.squares[usize::from(word)];
        }
        let root = f64::from(bag.sum.max(1)).sqrt();
        let worth = f64::from(WEIGHT * 1_000) / (root * FINE) * f64::from(u32::MAX);
        weights.set(&squares, worth as u64 + 2);
    }

    /// What texts of each class lose at least, beside this one.
    ///
    /// With `c` the most that they can have in common, `s` the one sum and `o` the other, the share is
    /// at most `min(c, o) / sqrt(s * o)`, which rises with `o` up to `c` and falls from there.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "at most 1,001, and one more than it can be"
    )]
    fn lose(&self, bag: &Bag, by_tongue: ByTongue, bounds: &mut Bounds<'_>) {
        let scale = 1_000.0 / (bag.sum.max(1) as f32).sqrt();
        let mut losses = [0; TONGUES * SIZES as usize];
        for (losses, common) in losses.chunks_mut(SIZES.into()).zip(by_tongue) {
            let common = common as f32;
            let root = common.sqrt();
            for (lost, reach) in losses.iter_mut().zip(&self.reaches) {
                // In each of the three cases that one is the least which is meant.
                let root = root.min(reach.root).min(common * reach.inverse);
                let share = (scale * root) as Points + 1;
                *lost = WEIGHT * (1_000 - share.min(1_000));
            }
            // Sums beyond the sizes have no bound.
            (losses[0], losses[usize::from(SIZES) - 1]) = (0, 0);
        }
        bounds.lose_each(0, losses.len(), losses.into_iter());
    }
}

impl Criterion<PeerV1> for Text {
    fn weight(&self) -> Points {
        WEIGHT * 1_000
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        if request.bag.words().is_empty() {
            return 0;
        }
        points(
            request.bag.words.common(&offer.bag.words, &self.lexicon.squares, self.path),
            &request.bag,
            &offer.bag,
        )
    }

    fn is_costly(&self) -> bool {
        true
    }

    fn offer_columns(&self) -> usize {
        1
    }

    fn describe_offer(&self, offer: &Offer, columns: &mut [u8]) {
        columns[0] = offer.bag.class;
    }

    fn bound_offers(&self, request: &Request, bounds: &mut Bounds<'_>) {
        self.lose(&request.bag, request.by_tongue, bounds);
    }

    fn request_columns(&self) -> usize {
        1
    }

    fn describe_request(&self, request: &Request, columns: &mut [u8]) {
        columns[0] = request.bag.class;
    }

    fn bound_requests(&self, offer: &Offer, bounds: &mut Bounds<'_>) {
        self.lose(&offer.bag, self.lexicon.by_tongue(&offer.bag), bounds);
    }
    fn is_sketched(&self) -> bool {
        true
    }

    fn sketch_offer(&self, offer: &Offer) -> Sketch {
        offer.bag.sketch()
    }

    fn weigh_offers(&self, request: &Request, weights: &mut Weights) {
        self.weigh(&request.bag, weights);
    }

    fn sketch_request(&self, request: &Request) -> Sketch {
        request.bag.sketch()
    }

    fn weigh_requests(&self, offer: &Offer, weights: &mut Weights) {
        self.weigh(&offer.bag, weights);
    }
}
