//! Any sequence of changes leaves the lists that scoring every pair would give.
#![expect(clippy::unwrap_used, reason = "a test may end where its own numbers do not fit")]

#[path = "upkeep/model.rs"]
mod model;

use index::{Index, Path, Points, Ranked, Settings};
use model::{Offer, Request, Small, Weights};
use proptest::prelude::*;

const SLOTS: u32 = 40;

#[derive(Clone, Debug)]
enum Change {
    PutOffer(u32, Offer),
    RemoveOffer(u32),
    PutRequest(u32, Request),
    /// Needs less, and speaks of more: any offer may have more points for it.
    RaiseRequest(u32, u16, u16),
    /// Takes another colour too: only by that colour has anybody more points for it.
    WidenRequest(u32, u8),
    RemoveRequest(u32),
    Refresh(u32),
    Deepen(u32),
    Adopt(Weights),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let slot = || 0..SLOTS;
    let change = prop_oneof![
        8 => (slot(), model::offer()).prop_map(|(slot, offer)| Change::PutOffer(slot, offer)),
        3 => slot().prop_map(Change::RemoveOffer),
        4 => (0..SLOTS / 4, model::request()).prop_map(|(slot, request)| Change::PutRequest(slot, request)),
        4 => (0..SLOTS / 4, 1..900_u16, any::<u16>()).prop_map(|(slot, size, words)| Change::RaiseRequest(slot, size, words)),
        4 => (0..SLOTS / 4, 0..4_u8).prop_map(|(slot, colour)| Change::WidenRequest(slot, colour)),
        1 => (0..SLOTS / 4).prop_map(Change::RemoveRequest),
        1 => (0..SLOTS / 4).prop_map(Change::Refresh),
        1 => (0..SLOTS / 4).prop_map(Change::Deepen),
        1 => model::weights().prop_map(Change::Adopt),
    ];
    prop::collection::vec(change, 1..120)
}

fn settings() -> impl Strategy<Value = Settings> {
    let path =
        prop::sample::select(Path::ALL.to_vec()).prop_filter("possible", |path| path.is_possible());
    (1..5_usize, 0..6_usize, prop_oneof![Just(0), 0..90_i32], path)
        .prop_map(|(shown, more, least, path)| Settings { shown, kept: shown + more, least, path })
}

/// The same, but no offer has fewer points for it.
fn raised(request: Request, size: u16, words: u16) -> Request {
    Request { size: request.size.min(size), words: request.words | words, ..request }
}

fn widened(request: Request, colour: u8) -> Request {
    Request { colours: request.colours | 1 << colour, ..request }
}

/// All that is known, without any index.
struct Known {
    model: Small,
    settings: Settings,
    offers: Vec<Option<Offer>>,
    requests: Vec<Option<Request>>,
    /// How often a request's list was made twice as long.
    doubled: Vec<u32>,
}

impl Known {
    fn new(
        model: Small,
        settings: Settings,
        offers: Vec<Option<Offer>>,
        requests: Vec<Option<Request>>,
    ) -> Self {
        let doubled = vec![0; requests.len()];
        Self { model, settings, offers, requests, doubled }
    }

    fn list(&self, request: u32) -> Vec<Ranked> {
        let slot = request as usize;
        let Some(request) = &self.requests[slot] else { return Vec::new() };
        let scored = (0..).zip(&self.offers).filter_map(|(slot, offer)| {
            let points = self.model.score_simply(request, offer.as_ref()?)?;
            (points >= self.settings.least).then_some(Ranked { points, offer: slot })
        });
        let mut list: Vec<Ranked> = scored.collect();
        let rank = |one: &Ranked| self.offers[one.offer as usize].as_ref().map(|offer| offer.rank);
        list.sort_by_key(|one| (-one.points, rank(one), one.offer));
        list.truncate(self.settings.shown << self.doubled[slot]);
        list
    }

    fn lists(&self) -> Vec<Vec<Ranked>> {
        (0..SLOTS).map(|request| self.list(request)).collect()
    }

    fn apply(&mut self, change: Change) {
        match change {
            Change::PutOffer(slot, offer) => self.offers[slot as usize] = Some(offer),
            Change::RemoveOffer(slot) => self.offers[slot as usize] = None,
            Change::PutRequest(slot, request) => self.requests[slot as usize] = Some(request),
            Change::RaiseRequest(slot, size, words) => {
                let request = &mut self.requests[slot as usize];
                *request = request.take().map(|request| raised(request, size, words));
            }
            Change::WidenRequest(slot, colour) => {
                let request = &mut self.requests[slot as usize];
                *request = request.take().map(|request| widened(request, colour));
            }
            Change::RemoveRequest(slot) => {
                self.requests[slot as usize] = None;
                self.doubled[slot as usize] = 0;
            }
            Change::Refresh(_) => {}
            Change::Deepen(slot) => {
                let is_there = self.requests[slot as usize].is_some();
                self.doubled[slot as usize] += u32::from(is_there);
            }
            Change::Adopt(weights) => {
                self.model = Small::new(self.model.codes, weights);
                self.doubled.fill(0);
            }
        }
    }
}

/// Makes the change, and hands back whose list is told to be another.
fn apply(index: &mut Index<Small>, codes: u16, change: Change) -> Vec<u32> {
    let one = |slot, changed: bool| if changed { vec![slot] } else { Vec::new() };
    match change {
        Change::PutOffer(slot, offer) => index.put_offer(slot, offer),
        Change::RemoveOffer(slot) => index.remove_offer(slot),
        Change::PutRequest(slot, request) => one(slot, index.put_request(slot, request)),
        Change::RaiseRequest(slot, size, words) => {
            let Some(request) = index.request(slot).cloned() else { return Vec::new() };
            let raised = raised(request, size, words);
            one(slot, index.raise_request(slot, raised.clone(), &raised))
        }
        Change::WidenRequest(slot, colour) => {
            let Some(request) = index.request(slot).cloned() else { return Vec::new() };
            let beyond = Request { colours: 1 << colour, ..request.clone() };
            one(slot, index.raise_request(slot, widened(request, colour), &beyond))
        }
        Change::RemoveRequest(slot) => one(slot, index.remove_request(slot)),
        Change::Refresh(slot) => one(slot, index.refresh_request(slot)),
        Change::Deepen(slot) => {
            if index.request(slot).is_none() {
                return Vec::new();
            }
            let before = index.list(slot).to_vec();
            index.deepen(slot);
            one(slot, index.list(slot) != before)
        }
        Change::Adopt(weights) => index.adopt(Small::new(codes, weights), 2),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_changes_in_any_order_leave_the_lists_of_brute_force(
        changes in changes(),
        settings in settings(),
        weights in model::weights(),
        codes in prop_oneof![Just(9_u16), Just(300)],
    ) {
        let model = Small::new(codes, weights);
        let mut index = Index::new(model.clone(), settings);
        let none = |count| (0..count).map(|_| None).collect::<Vec<_>>();
        let requests = (0..SLOTS).map(|_| None).collect();
        let mut known = Known::new(model, settings, none(SLOTS), requests);
        let mut before = known.lists();
        for change in changes {
            known.apply(change.clone());
            let changed = apply(&mut index, codes, change.clone());
            let now = known.lists();
            for slot in 0..SLOTS {
                prop_assert_eq!(index.list(slot), &now[slot as usize][..], "{} after {:?}", slot, &change);
            }
            let differs = |slot: &u32| before[*slot as usize] != now[*slot as usize];
            prop_assert_eq!(changed, (0..SLOTS).filter(differs).collect::<Vec<_>>());
            before = now;
        }
        // And so does knowing all of it at once.
        let rebuilt = Index::with(known.model.clone(), settings, known.offers.clone(), known.requests.clone(), 3);
        known.doubled.fill(0);
        for slot in 0..SLOTS {
            prop_assert_eq!(rebuilt.list(slot), known.list(slot));
        }
    }

    #[test]
    fn long_lists_in_parts_give_the_lists_of_brute_force_on_every_path(
        kinds in prop::collection::vec(model::offer(), 40..120),
        later in prop::collection::vec(model::offer(), 0..40),
        requests in prop::collection::vec(model::request().prop_map(Some), 8),
        weights in model::weights(),
        times in 15..30_u32,
    ) {
        // Of each kind there are so many, each another size, and nearly all have one code.
        let vary = |offer: &Offer, time: u32| Offer {
            codes: vec![u16::from(offer.rank == 0)],
            size: u16::try_from((u32::from(offer.size) + 7 * time) % 900).unwrap(),
            words: offer.words.rotate_left(time),
            gates: (0..5).collect(),
            ..offer.clone()
        };
        let offers: Vec<Option<Offer>> =
            (0..times).flat_map(|time| kinds.iter().map(move |kind| Some(vary(kind, time)))).collect();
        for path in Path::ALL.into_iter().filter(|path| path.is_possible()) {
            let settings = Settings { shown: 4, kept: 7, least: 0, path };
            let model = Small::new(9, weights);
            let mut index = Index::with(model.clone(), settings, offers.clone(), requests.clone(), 2);
            let mut known = Known::new(model, settings, offers.clone(), requests.clone());
            // Those that come later lie out of order.
            for (slot, offer) in (0..).step_by(3).zip(&later) {
                index.put_offer(slot, vary(offer, slot));
                known.offers[slot as usize] = Some(vary(offer, slot));
            }
            for slot in 0..8 {
                index.refresh_request(slot);
                prop_assert_eq!(index.list(slot), known.list(slot), "{:?}", path);
            }
        }
    }

    #[test]
    fn many_offers_give_the_lists_of_brute_force_on_every_path(
        offers in prop::collection::vec(prop::option::weighted(0.9, model::offer()), 200..500),
        requests in prop::collection::vec(model::request().prop_map(Some), 8),
        weights in model::weights(),
        least in prop_oneof![Just(0_i32), 0..90],
    ) {
        for path in Path::ALL.into_iter().filter(|path| path.is_possible()) {
            let settings = Settings { shown: 4, kept: 7, least, path };
            let model = Small::new(300, weights);
            let index = Index::with(model.clone(), settings, offers.clone(), requests.clone(), 2);
            let known = Known::new(model, settings, offers.clone(), requests.clone());
            for slot in 0..8 {
                prop_assert_eq!(index.list(slot), known.list(slot), "{:?}", path);
            }
        }
    }
}

#[test]
fn what_was_never_there_is_forgotten_quietly() {
    let weights: Weights = [40, 20, 20, 10, 30, 20].map(Points::from);
    let mut index = Index::new(Small::new(9, weights), Settings::default());
    assert!(index.remove_offer(7).is_empty());
    assert!(!index.remove_request(7));
    assert!(!index.refresh_request(7));
    assert!(index.list(7).is_empty());
}

#[test]
fn an_offer_that_comes_after_the_best_have_gone_is_found() {
    let offer = |rank, colour| Offer {
        rank,
        colour,
        codes: vec![0],
        gates: [0].into_iter().collect(),
        size: 0,
        mood: 0,
        words: 0,
    };
    let request = Request { facets: vec![0], gate: 0, colours: 1, size: 1, mood: 0, words: 0 };
    for path in Path::ALL.into_iter().filter(|path| path.is_possible()) {
        let settings = Settings { shown: 1, kept: 2, least: 0, path };
        let mut index = Index::new(Small::new(9, [40, 60, 0, 0, 0, 0]), settings);
        for (slot, colour) in [(0, 0), (1, 1), (2, 3)] {
            index.put_offer(slot, offer(0, colour));
        }
        assert!(index.put_request(0, request.clone()));
        // What the last place is worth rises with the second that goes, and falls with the first.
        assert_eq!(index.remove_offer(1), []);
        assert_eq!(index.remove_offer(0), [0]);
        assert_eq!(index.list(0), [Ranked { points: 55, offer: 2 }]);
        assert_eq!(index.put_offer(3, offer(0, 2)), [0]);
        assert_eq!(index.list(0), [Ranked { points: 70, offer: 3 }]);
    }
}
