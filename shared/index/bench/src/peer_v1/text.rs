//! How alike two texts are: the squared weights of common words, by those of both texts.

use index::{Bounds, Criterion, Points};

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
    /// By word.
    squares: Vec<u32>,
    tongues: Vec<u8>,
    /// By size.
    reaches: Vec<Reach>,
}

/// What the vocabulary says of each word.
#[derive(Clone)]
pub struct Lexicon {
    /// The square of its frozen weight.
    pub squares: Vec<u32>,
    /// The languages in whose texts it occurs, as bits.
    pub tongues: Vec<u8>,
}

/// The words of a text.
#[derive(Clone, Debug, Default)]
pub struct Bag {
    /// One for each bit of the sketch, in the order of the bits, and then those that share a bit.
    pub words: Box<[u16]>,
    /// Which bits of the sketch they set.
    sketch: [u64; BITS / 64],
    /// How many bits are set before each of those.
    before: [u8; BITS / 64],
    /// How many of the words share a bit with one before.
    further: u8,
    /// The sum of their squares, and one by the root of it.
    pub sum: u32,
    inverse: f32,
    /// Language and size, as one value.
    class: u8,
}

/// What a request knows of its words beside.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The sum of the squares of the words of each bit, in sixteenths, rounded up.
    bits: Box<[u16]>,
    /// Its words in the order of their bits, and where those of each bit begin.
    words: Box<[u16]>,
    first: Box<[u8]>,
}

/// Words as a bag has them.
fn by_bit(words: &[u16]) -> Vec<u16> {
    let mut sorted = words.to_vec();
    sorted.sort_unstable_by_key(|word| (bit(*word), *word));
    let (mut first, mut further) = (Vec::with_capacity(words.len()), Vec::new());
    for word in sorted {
        let shares = first.last().is_some_and(|last| bit(*last) == bit(word));
        if shares { further.push(word) } else { first.push(word) }
    }
    first.extend(further);
    first
}

fn bit(word: u16) -> usize {
    usize::from(word.wrapping_mul(0x9E37) >> 8)
}

impl Bag {
    /// Its words will be read soon.
    pub fn prepare(&self) {
        index::prefetch(&*self.words);
    }

    pub fn new(lexicon: &Lexicon, words: &[u16], tongue: u8) -> Self {
        let mut bag = Self { words: by_bit(words).into(), ..Self::default() };
        let mut common = u8::MAX;
        for &word in words {
            let (square, tongues) =
                (lexicon.squares[usize::from(word)], lexicon.tongues[usize::from(word)]);
            bag.sketch[bit(word) / 64] |= 1 << (bit(word) % 64);
            bag.sum += square;
            common &= tongues;
        }
        let mut before = 0;
        for (place, word) in bag.before.iter_mut().zip(bag.sketch) {
            *place = before;
            before = before.saturating_add(u8::try_from(word.count_ones()).unwrap_or(u8::MAX));
        }
        bag.further = u8::try_from(bag.words.len() - usize::from(before)).unwrap_or(u8::MAX);
        // A word that no text of its language had when the lexicon was frozen bounds nothing.
        let tongue = if common >> tongue & 1 == 1 { tongue } else { MIXED };
        bag.class = tongue * SIZES + size(bag.sum);
        #[expect(clippy::cast_precision_loss, reason = "bounds leave room for it")]
        let root = (bag.sum.max(1) as f32).sqrt();
        bag.inverse = 1.0 / root;
        bag
    }
}

/// Sizes are sums of squares in steps of a root of two, from 2^12 on.
fn size(sum: u32) -> u8 {
    (1..SIZES).rev().find(|size| smallest(*size) <= sum).unwrap_or(0)
}

/// What shares need of each size.
#[derive(Clone, Copy)]
struct Reach {
    least: f64,
    most: f64,
    /// The root of `most`, and of one by `least`.
    root: f64,
    inverse: f64,
}

fn reaches() -> Vec<Reach> {
    let reach = |size: u8| {
        let (least, most) = (f64::from(smallest(size)), f64::from(smallest(size + 1)));
        Reach { least, most, root: most.sqrt(), inverse: 1.0 / least.sqrt() }
    };
    (0..SIZES).map(reach).collect()
}

/// The smallest sum of a size.
fn smallest(size: u8) -> u32 {
    const ROOTS: [u64; 2] = [65_536, 92_682];
    let step = u32::from(size) + 23;
    u32::try_from((ROOTS[(step % 2) as usize] << (step / 2)) >> 16).unwrap_or(u32::MAX)
}

impl Query {
    pub fn new(lexicon: &Lexicon, bag: &Bag) -> Self {
        let mut words = bag.words.to_vec();
        words.sort_unstable_by_key(|word| (bit(*word), *word));
        let mut bits = vec![0_u16; BITS];
        let mut first = vec![0_u8; BITS + 1];
        for &word in &words {
            let square = lexicon.squares[usize::from(word)].div_ceil(16);
            let sum = &mut bits[bit(word)];
            *sum = sum.saturating_add(u16::try_from(square).unwrap_or(u16::MAX));
            first[bit(word) + 1] += 1;
        }
        for bit in 0..BITS {
            first[bit + 1] += first[bit];
        }
        Self { bits: bits.into(), words: words.into(), first: first.into() }
    }

    /// The squares of the words that the other text has too.
    fn common(&self, mine: &Bag, other: &Bag, squares: &[u32]) -> u32 {
        let (of_bits, further) =
            other.words.split_at(other.words.len() - usize::from(other.further));
        let mut sum = 0;
        for (word, before) in other.before.into_iter().enumerate() {
            let theirs = other.sketch[word];
            for bit in bits(mine.sketch[word] & theirs) {
                let place = usize::from(before) + (theirs & ((1 << bit) - 1)).count_ones() as usize;
                let bit = word * 64 + bit;
                for &word in &self.words[self.first[bit].into()..self.first[bit + 1].into()] {
                    if of_bits.get(place) == Some(&word) || further.contains(&word) {
                        sum += squares[usize::from(word)];
                    }
                }
            }
        }
        sum
    }

    /// No less than that, without looking at the words. A sum that does not fit is as much as fits.
    fn common_at_most(&self, mine: &Bag, other: &Bag) -> u32 {
        let mut sum = 0;
        for (word, (one, theirs)) in mine.sketch.into_iter().zip(other.sketch).enumerate() {
            for bit in bits(one & theirs) {
                sum += u32::from(self.bits[word * 64 + bit]);
            }
        }
        16 * sum
    }
}

/// The bits of a word, ascending.
fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = word.trailing_zeros() as usize;
        word &= word.wrapping_sub(1);
        (bit < 64).then_some(bit)
    })
}

/// Correctly rounded on every machine, and therefore the same.
#[expect(clippy::cast_possible_truncation, reason = "at most 1,000")]
fn share(common: u32, one: u32, other: u32) -> Points {
    if one == 0 || other == 0 {
        return 0;
    }
    (1_000.0 * f64::from(common) / (f64::from(one) * f64::from(other)).sqrt()) as Points
}

impl Text {
    pub fn new(lexicon: &Lexicon) -> Self {
        let Lexicon { squares, tongues } = lexicon.clone();
        Self { squares, tongues, reaches: reaches() }
    }

    /// A bit for each word of the vocabulary that the request has.
    pub(super) fn set(&self, request: &Request) -> Vec<u64> {
        let mut set = vec![0; self.squares.len().div_ceil(64)];
        for word in &request.bag.words {
            set[usize::from(word / 64)] |= 1 << (word % 64);
        }
        set
    }

    /// The points by looking at every word: what brute force does.
    pub(super) fn points_by_set(&self, request: &Request, set: &[u64], offer: &Offer) -> Points {
        let squares = offer.bag.words.iter().map(|word| {
            let has = (set[usize::from(word / 64)] >> (word % 64) & 1) as u32;
            has.wrapping_neg() & self.squares[usize::from(*word)]
        });
        WEIGHT * share(squares.sum(), request.bag.sum, offer.bag.sum)
    }

    /// The sum for the words that occur in each language at all.
    fn by_tongue(&self, bag: &Bag) -> [u32; TONGUES] {
        let mut sums = [0; TONGUES];
        for &word in &bag.words {
            let (square, tongues) =
                (self.squares[usize::from(word)], self.tongues[usize::from(word)]);
            for (tongue, sum) in sums.iter_mut().enumerate() {
                *sum += square * u32::from((tongues | 1 << MIXED) >> tongue & 1);
            }
        }
        sums
    }

    /// What texts of each class lose at least, beside this one.
    ///
    /// With `c` the most that they can have in common, `s` the one sum and `o` the other, the share is
    /// at most `min(c, o) / sqrt(s * o)`, which rises with `o` up to `c` and falls from there.
    #[expect(clippy::cast_possible_truncation, reason = "at most 1,001")]
    fn lose(&self, bag: &Bag, bounds: &mut Bounds<'_>) {
        let scale = 1_000.0 / f64::from(bag.sum.max(1)).sqrt();
        let common = self.by_tongue(bag).map(f64::from);
        let roots = common.map(f64::sqrt);
        bounds.lose(0, TONGUES * self.reaches.len(), |class| {
            let (tongue, size) = (usize::from(class / SIZES), usize::from(class % SIZES));
            if size == 0 || size + 1 == self.reaches.len() {
                return 0;
            }
            let (reach, common) = (self.reaches[size], common[tongue]);
            let root = if common >= reach.most {
                reach.root
            } else if common <= reach.least {
                common * reach.inverse
            } else {
                roots[tongue]
            };
            // One more than it can be, for what roots are rounded by.
            let share = (scale * root) as Points + 1;
            WEIGHT * (1_000 - share.min(1_000))
        });
    }
}

impl Criterion<PeerV1> for Text {
    fn weight(&self) -> Points {
        WEIGHT * 1_000
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        if request.bag.words.is_empty() {
            return 0;
        }
        WEIGHT
            * share(
                request.query.common(&request.bag, &offer.bag, &self.squares),
                request.bag.sum,
                offer.bag.sum,
            )
    }

    fn is_costly(&self) -> bool {
        true
    }

    fn ceiling(&self, request: &Request, offer: &Offer) -> Points {
        let common = request.query.common_at_most(&request.bag, &offer.bag);
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            reason = "one more than needed"
        )]
        let share =
            (1_000.1 * common as f32 * request.bag.inverse * offer.bag.inverse) as Points + 1;
        WEIGHT * share.min(1_000)
    }

    fn offer_columns(&self) -> usize {
        1
    }

    fn describe_offer(&self, offer: &Offer, columns: &mut [u8]) {
        columns[0] = offer.bag.class;
    }

    fn bound_offers(&self, request: &Request, bounds: &mut Bounds<'_>) {
        self.lose(&request.bag, bounds);
    }

    fn request_columns(&self) -> usize {
        1
    }

    fn describe_request(&self, request: &Request, columns: &mut [u8]) {
        columns[0] = request.bag.class;
    }

    fn bound_requests(&self, offer: &Offer, bounds: &mut Bounds<'_>) {
        self.lose(&offer.bag, bounds);
    }
}
