//! A small model with a criterion of every kind, and many ties.

#[path = "tags.rs"]
mod tags;

use std::cmp::Ordering;

use index::{Affinity, Bounds, Code, Criterion, Gates, Model, Points};
use proptest::prelude::*;
use tags::Tags;

/// Of theme, colour, size, mood, words and tags.
pub type Weights = [Points; 6];

#[derive(Clone, Debug)]
pub struct Offer {
    pub rank: u8,
    pub codes: Vec<Code>,
    pub gates: Gates,
    pub colour: u8,
    pub size: u16,
    pub mood: u8,
    pub words: u16,
}

#[derive(Clone, Debug)]
pub struct Request {
    pub facets: Vec<Code>,
    pub gate: u8,
    /// Any of them is as good as another: a bit for each.
    pub colours: u8,
    pub size: u16,
    pub mood: u8,
    pub words: u16,
}

/// Whether that colour is one of those that are asked for.
pub fn is_wanted(colours: u8, colour: u8) -> bool {
    colours >> colour & 1 == 1
}

#[derive(Clone, Debug)]
pub struct Small {
    pub codes: u16,
    affinity: Affinity,
    /// By the number of codes that a request has, less one.
    shares: Vec<Vec<Points>>,
    criteria: (Theme, Colour, Size, Mood, Words, Tags),
}

const RANKS: [Points; 6] = [4, 2, 2, 1, 1, 1];
const LEAST: u16 = 350;

/// Codes that share a class where there are many.
fn code() -> impl Strategy<Value = Code> {
    prop_oneof![0..9_u16, Just(254), Just(255), Just(256), 290..300_u16]
}

fn codes(most: usize) -> impl Strategy<Value = Vec<Code>> {
    prop::collection::btree_set(code(), 1..=most).prop_map(|codes| codes.into_iter().collect())
}

prop_compose! {
    pub fn offer()(
        codes in prop_oneof![codes(6), Just(Vec::new())],
        rank in 0..9_u8, gates in prop_oneof![4 => any::<u8>(), 1 => Just(0)], colour in 0..4_u8, size in 0..900_u16,
        mood in 0..3_u8, words in any::<u16>(),
    ) -> Offer {
        let gates = (0..5).filter(|gate| gates >> gate & 1 == 1).collect();
        Offer { rank, codes, gates, colour, size, mood, words }
    }
}

prop_compose! {
    pub fn request()(
        facets in codes(6), gate in 0..5_u8, colours in prop_oneof![3 => (0..4_u8).prop_map(|colour| 1 << colour), 1 => 1..16_u8],
        size in 1..900_u16, mood in 0..3_u8,
        words in any::<u16>(),
    ) -> Request {
        Request { facets, gate, colours, size, mood, words }
    }
}

pub fn weights() -> impl Strategy<Value = Weights> {
    prop_oneof![
        Just([40, 20, 20, 10, 30, 20]),
        Just([340_000, 180_000, 120_000, 90_000, 120_000, 90_000]),
        // Where only what is bounded counts, a bound that is a little too low is found.
        Just([40, 60, 0, 0, 0, 0]),
        Just([340_000, 180_000, 0, 0, 0, 0]),
        Just([900_000, 0, 0, 0, 0, 0]),
        Just([0, 0, 0, 0, 0, 900_000]),
        Just([40, 0, 0, 0, 0, 7]),
        prop::array::uniform6(0..60_i32),
    ]
}

fn near(asked: Code, offered: Code) -> u16 {
    match (asked, offered) {
        (one, other) if one == other => 1_000,
        (one, other) if one / 2 == other / 2 => 600,
        (one, other) if one / 4 == other / 4 => LEAST,
        (one, other) if one % 7 == other % 7 => 100,
        _ => 0,
    }
}

/// Only codes that there are.
fn known(count: u16, codes: &[Code]) -> &[Code] {
    &codes[..codes.iter().take_while(|code| **code < count).count()]
}

impl Small {
    pub fn new(codes: u16, weights: Weights) -> Self {
        let affinity = Affinity::new(codes, LEAST, near);
        let shares = (1..=RANKS.len()).map(|count| {
            let ranks = &RANKS[..count];
            let sum: Points = ranks.iter().sum();
            ranks.iter().map(|rank| (weights[0] * rank + sum - 1) / sum).collect()
        });
        let [theme, colour, size, mood, words, tags] = weights;
        let criteria =
            (Theme(theme, codes), Colour(colour), Size(size), Mood(mood), Words(words), Tags(tags));
        Self { codes, affinity, shares: shares.collect(), criteria }
    }

    fn known<'a>(&self, codes: &'a [Code]) -> &'a [Code] {
        known(self.codes, codes)
    }

    /// Whether gates and codes join a pair.
    pub fn joins(&self, request: &Request, offer: &Offer) -> bool {
        let (facets, codes) = (self.known(&request.facets), self.known(&offer.codes));
        let mut pairs = facets.iter().flat_map(|one| codes.iter().map(|other| near(*one, *other)));
        offer.gates.contains(request.gate) && pairs.any(|near| near >= LEAST)
    }

    /// The points of a pair, without any help of the index.
    pub fn score_simply(&self, request: &Request, offer: &Offer) -> Option<Points> {
        let (facets, codes) = (self.known(&request.facets), self.known(&offer.codes));
        let (theme, colour, size, mood, words, tags) = &self.criteria;
        let thematic = Theme::of(theme.0, facets, codes);
        let others = colour.points(request, offer)
            + size.points(request, offer)
            + mood.points(request, offer)
            + words.points(request, offer)
            + tags.points(request, offer);
        (self.joins(request, offer) && self.admits(request, offer)).then_some(thematic + others)
    }
}

impl Model for Small {
    type Offer = Offer;
    type Request = Request;
    type Criteria = (Theme, Colour, Size, Mood, Words, Tags);

    fn criteria(&self) -> &Self::Criteria {
        &self.criteria
    }

    fn affinity(&self) -> &Affinity {
        &self.affinity
    }

    fn codes<'a>(&self, offer: &'a Offer) -> &'a [Code] {
        self.known(&offer.codes)
    }

    fn facets<'a>(&self, request: &'a Request) -> &'a [Code] {
        self.known(&request.facets)
    }

    fn shape(&self, request: &Request) -> usize {
        self.facets(request).len().saturating_sub(1)
    }

    fn shapes(&self) -> usize {
        self.shares.len()
    }

    fn shares(&self, shape: usize) -> &[Points] {
        &self.shares[shape]
    }

    fn thematic_weight(&self) -> Points {
        self.criteria.0.0
    }

    fn gate(&self, request: &Request) -> u8 {
        request.gate
    }

    fn gates(&self, offer: &Offer) -> Gates {
        offer.gates
    }

    fn gate_count(&self) -> usize {
        5
    }

    fn admits(&self, request: &Request, offer: &Offer) -> bool {
        // Those in the worst of moods do not go together.
        request.mood != 2 || offer.mood != 2
    }

    fn tie(&self, one: &Offer, other: &Offer) -> Ordering {
        one.rank.cmp(&other.rank)
    }

    fn neighbourhood(&self, offer: &Offer) -> u64 {
        offer.colour.into()
    }
}

/// What codes bring. Bounded by the index itself.
#[derive(Clone, Debug)]
pub struct Theme(Points, u16);

impl Theme {
    fn of(weight: Points, facets: &[Code], codes: &[Code]) -> Points {
        let best = |asked: &Code| codes.iter().map(|code| near(*asked, *code)).max().unwrap_or(0);
        let ranked = || facets.iter().zip(RANKS);
        let sum: Points = ranked().map(|(asked, rank)| rank * Points::from(best(asked))).sum();
        let share = sum / ranked().map(|(_, rank)| rank).sum::<Points>().max(1);
        weight * share / 1_000
    }
}

impl Criterion<Small> for Theme {
    fn weight(&self) -> Points {
        self.0
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        Self::of(self.0, known(self.1, &request.facets), known(self.1, &offer.codes))
    }
}

/// How near the nearest colour is; bounded both ways.
#[derive(Clone, Debug)]
pub struct Colour(Points);

impl Colour {
    fn of(&self, wanted: u8, offered: u8) -> Points {
        let wanted = (0..4_u8).filter(|colour| is_wanted(wanted, *colour));
        let away = wanted.map(|colour| colour.abs_diff(offered)).min().unwrap_or(0);
        self.0 * Points::from(4 - away) / 4
    }
}

impl Criterion<Small> for Colour {
    fn weight(&self) -> Points {
        self.0
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        self.of(request.colours, offer.colour)
    }

    fn offer_columns(&self) -> usize {
        1
    }

    fn describe_offer(&self, offer: &Offer, columns: &mut [u8]) {
        columns[0] = offer.colour;
    }

    fn bound_offers(&self, request: &Request, bounds: &mut Bounds<'_>) {
        bounds.lose(0, 4, |colour| self.0 - self.of(request.colours, colour));
    }

    fn is_spanned(&self) -> bool {
        true
    }

    fn request_columns(&self) -> usize {
        1
    }

    fn describe_request(&self, request: &Request, columns: &mut [u8]) {
        columns[0] = request.colours;
    }

    fn bound_requests(&self, offer: &Offer, bounds: &mut Bounds<'_>) {
        bounds.lose(0, 16, |colours| self.0 - self.of(colours, offer.colour));
    }
}

/// Large enough; bounded by a coarse size, and in one column too many.
#[derive(Clone, Debug)]
pub struct Size(Points);

impl Criterion<Small> for Size {
    fn weight(&self) -> Points {
        self.0
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        let (had, needed) = (i64::from(offer.size), i64::from(request.size));
        Points::try_from(i64::from(self.0) * had.min(needed) / needed).unwrap()
    }

    fn offer_columns(&self) -> usize {
        2
    }

    fn describe_offer(&self, offer: &Offer, columns: &mut [u8]) {
        columns[1] = (offer.size / 100).try_into().unwrap();
    }

    fn bound_offers(&self, request: &Request, bounds: &mut Bounds<'_>) {
        bounds.lose(1, 9, |size| {
            let most = i64::from(size) * 100 + 99;
            let needed = i64::from(request.size);
            Points::try_from(i64::from(self.0) - i64::from(self.0) * most.min(needed) / needed)
                .unwrap()
        });
    }
}

/// Not bounded at all.
#[derive(Clone, Debug)]
pub struct Mood(Points);

impl Criterion<Small> for Mood {
    fn weight(&self) -> Points {
        self.0
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        if request.mood == offer.mood { self.0 } else { 0 }
    }
}

/// Costly, with a ceiling.
#[derive(Clone, Debug)]
pub struct Words(Points);

impl Criterion<Small> for Words {
    fn weight(&self) -> Points {
        self.0
    }

    fn points(&self, request: &Request, offer: &Offer) -> Points {
        let common = (request.words & offer.words).count_ones();
        self.0 * Points::try_from(common).unwrap() / 16
    }

    fn is_costly(&self) -> bool {
        true
    }

    fn ceiling(&self, request: &Request, offer: &Offer) -> Points {
        let fewer = request.words.count_ones().min(offer.words.count_ones());
        self.0 * Points::try_from(fewer).unwrap() / 16
    }
}
