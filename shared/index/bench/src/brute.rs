//! Brute force: every offer passes the filters or not, and every one that does is scored in full.

mod words;

use index::{Affinity, Model, Ranked};

use crate::{
    brute::words::Words,
    peer_v1::{LEAST_OVERLAP, PeerV1},
    record::{Offer, Request},
};

/// How many offers a list has.
pub const SHOWN: usize = 10;

/// Offers, with what the filters look at in columns.
pub struct Brute<'a> {
    model: &'a PeerV1,
    pub offers: Vec<Option<Offer>>,
    /// For each offer, a bit for each code that it has, folded to the sectors.
    sectors: Vec<u32>,
    open: [Vec<u64>; 4],
    start: Vec<i16>,
    end: Vec<i16>,
    sector_of: Vec<u32>,
}

/// Codes that are kin to each other are a sector, and have a bit.
fn sectors(affinity: &Affinity, codes: u16) -> Vec<u32> {
    let (mut sectors, mut known) = (vec![0; usize::from(codes)], 0);
    for code in 0..codes {
        let kin = (0..code).find(|other| affinity.near(code, *other) >= affinity.least());
        sectors[usize::from(code)] = kin.map_or_else(
            || {
                known += 1;
                1 << (known - 1)
            },
            |kin| sectors[usize::from(kin)],
        );
    }
    sectors
}

impl<'a> Brute<'a> {
    pub fn new(model: &'a PeerV1, offers: Vec<Option<Offer>>) -> Self {
        let sector_of = sectors(model.affinity(), model.codes_in_all());
        let mut brute = Self {
            model,
            offers: Vec::new(),
            sectors: Vec::new(),
            open: Default::default(),
            start: Vec::new(),
            end: Vec::new(),
            sector_of,
        };
        for (slot, offer) in offers.into_iter().enumerate() {
            brute.put(slot, offer);
        }
        brute
    }

    /// Takes in an offer, or that there is none any more.
    pub fn put(&mut self, slot: usize, offer: Option<Offer>) {
        if self.offers.len() <= slot {
            self.offers.resize(slot + 1, None);
            self.sectors.resize(slot + 1, 0);
            self.start.resize(slot + 1, 0);
            self.end.resize(slot + 1, 0);
            self.open.iter_mut().for_each(|words| words.resize(slot + 1, 0));
        }
        let gates = offer.as_ref().map(|offer| self.model.gates(offer)).unwrap_or_default();
        for (word, words) in self.open.iter_mut().enumerate() {
            words[slot] = gates.words()[word];
        }
        if let Some(offer) = &offer {
            self.sectors[slot] = self.sectors_of(offer.codes.as_slice());
            (self.start[slot], self.end[slot]) = (offer.start, offer.end);
        }
        self.offers[slot] = offer;
    }

    fn sectors_of(&self, codes: &[u16]) -> u32 {
        codes.iter().fold(0, |all, code| all | self.sector_of[usize::from(*code)])
    }

    /// The points of a pair, or none where a filter keeps it apart. `words` are the offer's.
    pub fn score(&self, request: &Request, slot: usize, words: &[u64]) -> Option<Ranked> {
        let offer = self.offers[slot].as_ref()?;
        let kin = self.sectors[slot] & self.sectors_of(request.codes.as_slice()) != 0;
        if !kin || !self.may_pair(request, offer) {
            return None;
        }
        let points = self.model.points_by_offer_set(request, offer, words);
        Some(Ranked { points, offer: u32::try_from(slot).unwrap_or(u32::MAX) })
    }

    /// The words of an offer as a set, empty where there is no offer.
    pub fn words(&self, slot: usize) -> Vec<u64> {
        let offer = self.offers[slot].as_ref();
        offer.map(|offer| self.model.word_set(&offer.bag)).unwrap_or_default()
    }

    /// The best offers for a request. Slots are places in the file, so they break ties.
    pub fn list(&self, request: &Request) -> Vec<Ranked> {
        let words = self.model.word_set(&request.bag);
        let mut list: Vec<Ranked> = Vec::with_capacity(SHOWN + 1);
        let mut passed = Vec::with_capacity(PART);
        for first in (0..self.offers.len()).step_by(PART) {
            self.filter(request, first, &mut passed);
            for slot in &passed {
                if let Some(offer) = &self.offers[*slot as usize] {
                    let points = self.model.points_by_set(request, &words, offer);
                    enter(&mut list, Ranked { points, offer: *slot });
                }
            }
        }
        list
    }

    /// The same for many: a part of the offers is read from memory once for all of them, and what
    /// texts have in common is added up word by word. Offers that filters keep apart from the same
    /// requests lie together.
    pub fn lists(&self, requests: &[&Request]) -> Vec<Vec<Ranked>> {
        let mut offers: Vec<(u32, &Offer)> =
            (0..).zip(&self.offers).filter_map(|(slot, one)| Some((slot, one.as_ref()?))).collect();
        offers.sort_unstable_by_key(|(slot, _)| (self.sectors[*slot as usize], *slot));
        let mut lists = vec![Vec::with_capacity(SHOWN + 1); requests.len()];
        for (requests, lists) in requests.chunks(TOGETHER).zip(lists.chunks_mut(TOGETHER)) {
            for part in offers.chunks(PART) {
                self.enter_part(requests, part, lists);
            }
        }
        lists
    }

    /// Scores a part of the offers in full, for many requests.
    fn enter_part(&self, requests: &[&Request], part: &[(u32, &Offer)], lists: &mut [Vec<Ranked>]) {
        let sectors = |slot: u32| self.sectors[slot as usize];
        let in_part = part.iter().fold(0, |all, (slot, _)| all | sectors(*slot));
        let bags = part.iter().map(|(_, offer)| &offer.bag);
        let words = Words::of(self.model.squares().len(), bags);
        let mut common = [0; PART];
        for (request, list) in requests.iter().zip(lists) {
            let asked = self.sectors_of(request.codes.as_slice());
            if asked & in_part == 0 {
                continue;
            }
            words.common(&request.bag, self.model.squares(), &mut common);
            for ((slot, offer), common) in part.iter().zip(&common) {
                if asked & sectors(*slot) != 0 && self.may_pair(request, offer) {
                    let points = self.model.points_by_common(request, offer, *common);
                    enter(list, Ranked { points, offer: *slot });
                }
            }
        }
    }

    /// Whether filters let a pair through, but for what it is about.
    fn may_pair(&self, request: &Request, offer: &Offer) -> bool {
        self.model.gates(offer).contains(request.country) && self.model.admits(request, offer)
    }

    /// The offers of a part that pass all filters.
    fn filter(&self, request: &Request, first: usize, passed: &mut Vec<u32>) {
        let all = first..(first + PART).min(self.offers.len());
        let (word, bit) = (usize::from(request.country / 64), request.country % 64);
        let sectors = self.sectors_of(request.codes.as_slice());
        let mut marks = [0_u8; PART];
        let columns = self.sectors[all.clone()].iter().zip(&self.open[word][all.clone()]);
        let windows = self.start[all.clone()].iter().zip(&self.end[all]);
        for (mark, ((theirs, open), (from, until))) in marks.iter_mut().zip(columns.zip(windows)) {
            let days = request.end.min(*until) - request.start.max(*from) + 1;
            let common = i32::from(days) >= LEAST_OVERLAP;
            let open = u8::from(open >> bit & 1 == 1);
            *mark = u8::from(theirs & sectors != 0) & open & u8::from(common);
        }
        passed.clear();
        let slots = (0..).zip(marks).filter(|(_, mark)| *mark == 1);
        passed.extend(slots.map(|(slot, _): (u32, u8)| u32::try_from(first).unwrap_or(0) + slot));
    }
}

/// Offers that are filtered at once.
const PART: usize = 2_048;

/// Requests that go through a part of the offers one after the other.
const TOGETHER: usize = 1_024;

/// Puts a pair where it belongs; tells whether it is on the list.
pub fn enter(list: &mut Vec<Ranked>, pair: Ranked) -> bool {
    let before = |known: &Ranked| {
        known.points > pair.points || (known.points == pair.points && known.offer < pair.offer)
    };
    let place = list.iter().rposition(before).map_or(0, |last| last + 1);
    if place < SHOWN {
        list.insert(place, pair);
        list.truncate(SHOWN);
    }
    place < SHOWN
}
