//! Whatever happened before, the lists are those of a fresh engine that was told the same.

use std::collections::{BTreeMap, BTreeSet};

use domain::{CostItem, OfferRole, Urgency, capacity_offer, cooperation_request};
use jiff::civil::date;
use proptest::{collection::vec, prelude::*, sample::select};

use super::*;
use crate::fixtures::{
    bank_terms, code, codes, need, offer_id, offer_terms, policy, policy_with, request_terms,
};

const AREAS: [&str; 7] = ["12240", "122", "12110", "13020", "14030", "43072", "16040"];
const LANGUAGES: [&str; 4] = ["es", "pt", "fr", "en"];
const MODALITIES: [&str; 4] = ["technical_assistance", "workshop", "training_course", "funding"];
const PROVIDERS: [&str; 6] = ["BR", "MA", "PE", "HU", "ISDB", "FAO"];
const RECIPIENTS: [&str; 3] = ["BO", "NE", "BR"];

/// One thing that can happen to an engine.
#[derive(Clone, Debug)]
enum Deed {
    PutOffer(usize, Box<capacity_offer::Terms>, u16),
    RemoveOffer(usize),
    PutRequest(usize, Box<cooperation_request::Terms>),
    RemoveRequest(usize),
    Partnership(usize, Cooperation),
    Programme(usize, Arc<programme::Terms>),
    EndProgramme(usize),
    Decline(usize, usize),
    Undecline(usize),
    Adopt(usize),
}

fn some(from: &'static [&'static str], most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(from, 1..=most).prop_shuffle()
}

fn parsed<T: std::str::FromStr>(texts: &[&str]) -> Vec<T> {
    codes(&texts.join(" "))
}

fn offers() -> impl Strategy<Value = capacity_offer::Terms> {
    let roles = select(vec![OfferRole::Expertise, OfferRole::Support, OfferRole::Both]);
    let lists = (some(&AREAS, 3), some(&LANGUAGES, 2), some(&MODALITIES, 3));
    let money = (select(vec![0, 20_000, 60_000]), any::<bool>());
    (select(&PROVIDERS[..]), roles, lists, money, 0..3_i8, any::<bool>()).prop_map(
        |(provider, role, (areas, languages, modalities), (brings, pays), month, in_programme)| {
            capacity_offer::Terms {
                provider: code(provider),
                role,
                thematic_areas: parsed(&areas),
                languages: parsed(&languages),
                modalities: parsed(&modalities),
                brings_usd: brings,
                pays_for: if pays { vec![CostItem::Travel, CostItem::ExpertTime] } else { vec![] },
                available_from: date(2027, 1 + 4 * month, 1),
                programme: in_programme.then(|| code("programme-0")),
                eligible: codes("all"),
                ..offer_terms()
            }
        },
    )
}

fn requests() -> impl Strategy<Value = cooperation_request::Terms> {
    let urgency = select(Urgency::ALL);
    let lists = (some(&AREAS, 3), some(&LANGUAGES, 2), some(&MODALITIES, 2));
    let own = select(vec![0, 50_000, 100_000]);
    (select(&RECIPIENTS[..]), urgency, lists, own, any::<bool>()).prop_map(
        |(recipient, urgency, (areas, languages, modalities), own, unwanted)| {
            let needs = modalities.iter().map(|modality| need(areas[0], modality)).collect();
            cooperation_request::Terms {
                recipient: code(recipient),
                urgency,
                thematic_areas: parsed(&areas),
                languages: parsed(&languages),
                needs,
                own_contribution_usd: own,
                partners_unwanted: if unwanted { codes("PE") } else { vec![] },
                ..request_terms()
            }
        },
    )
}

fn cooperation() -> impl Strategy<Value = Cooperation> {
    (select(&RECIPIENTS[..]), select(&PROVIDERS[1..]), select(&AREAS[..])).prop_map(
        |(recipient, provider, area)| Cooperation {
            recipient: code(recipient),
            first_provider: code(provider),
            second_provider: Some(code("ISDB")),
            thematic_areas: codes(area),
        },
    )
}

fn programmes() -> impl Strategy<Value = Arc<programme::Terms>> {
    select(&RECIPIENTS[..]).prop_map(|country| {
        Arc::new(programme::Terms {
            name: "Programme".into(),
            summary: "A programme".into(),
            written_in: code("en"),
            lead_bodies: vec!["Agency".into()],
            members: vec![programme::Member { country: code(country), from: None, until: None }],
            areas: vec![],
            modalities: vec![],
            source: None,
        })
    })
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let put_offer = (0..6_usize, offers(), 0..3_u16)
        .prop_map(|(id, terms, places)| Deed::PutOffer(id, Box::new(terms), places));
    let deed = prop_oneof![
        8 => put_offer,
        2 => (0..6_usize).prop_map(Deed::RemoveOffer),
        4 => (0..3_usize, requests()).prop_map(|(id, terms)| Deed::PutRequest(id, Box::new(terms))),
        1 => (0..3_usize).prop_map(Deed::RemoveRequest),
        2 => (0..4_usize, cooperation()).prop_map(|(id, past)| Deed::Partnership(id, past)),
        1 => (0..2_usize, programmes()).prop_map(|(id, terms)| Deed::Programme(id, terms)),
        1 => (0..2_usize).prop_map(Deed::EndProgramme),
        2 => (0..3_usize, 0..3_usize).prop_map(|(id, rank)| Deed::Decline(id, rank)),
        1 => (0..9_usize).prop_map(Deed::Undecline),
        1 => (0..3_usize).prop_map(Deed::Adopt),
    ];
    vec(deed, 1..30)
}

fn policies() -> [Policy; 3] {
    let short =
        [("list_length = 10", "list_length = 2"), ("least_score = 650", "least_score = 300")];
    let cheap =
        [("coordination = 40", "coordination = 0"), ("least_score = 650", "least_score = 0")];
    [policy_with(&short), policy_with(&cheap), policy()]
}

/// An engine with all that it was told and still holds.
struct Told {
    engine: Brute,
    lists: BTreeMap<CooperationRequestId, Vec<Proposal>>,
}

impl Told {
    fn act(&mut self, deed: Deed) -> Changes {
        let request = |id: usize| code::<CooperationRequestId>(&format!("request-{id}"));
        let engine = &mut self.engine;
        match deed {
            Deed::PutOffer(id, terms, places) => {
                let mut offer = crate::fixtures::offer(&format!("offer-{id}"), *terms);
                offer.left.places = places;
                engine.put_offer(offer)
            }
            Deed::RemoveOffer(id) => engine.remove_offer(&offer_id(&format!("offer-{id}"))),
            Deed::PutRequest(id, terms) => {
                engine.put_request(Request { id: request(id), terms: Arc::from(terms) })
            }
            Deed::RemoveRequest(id) => engine.remove_request(&request(id)),
            Deed::Partnership(id, past) => {
                engine.put_partnership(code(&format!("past-{id}")), past)
            }
            Deed::Programme(id, terms) => {
                engine.put_programme(code(&format!("programme-{id}")), terms)
            }
            Deed::EndProgramme(id) => engine.remove_programme(&code(&format!("programme-{id}"))),
            Deed::Decline(id, rank) => {
                let listed = engine.list(&request(id)).get(rank).map(|it| it.id.clone());
                listed.map(|id| engine.decline(id)).unwrap_or_default()
            }
            Deed::Undecline(which) => {
                let declined = engine.declined.iter().nth(which).cloned();
                declined.map(|id| engine.undecline(&id)).unwrap_or_default()
            }
            Deed::Adopt(which) => engine.adopt(policies()[which].clone()),
        }
    }

    /// The same told to a fresh engine, in another order.
    fn rebuilt(&self) -> Brute {
        let mut fresh = Brute::new(self.engine.policy.clone());
        for id in &self.engine.declined {
            fresh.decline(id.clone());
        }
        for standing in self.engine.requests.values().rev() {
            fresh.put_request(standing.request.request.clone());
        }
        for (id, terms) in &self.engine.context.programmes {
            fresh.put_programme(id.clone(), terms.clone());
        }
        for offered in self.engine.offers.values().rev() {
            fresh.put_offer(offered.offer.clone());
        }
        for (id, past) in self.engine.context.partnerships.iter().rev() {
            fresh.put_partnership(id.clone(), past.clone());
        }
        fresh
    }
}

/// How many random histories are tried.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn after_anything_that_happens_the_lists_are_those_of_a_rebuild(deeds in deeds()) {
        let mut told = Told {
            engine: Brute::new(policies()[0].clone()),
            lists: BTreeMap::new(),
        };
        for deed in deeds {
            let before = told.lists.clone();
            for (id, list) in told.act(deed) {
                prop_assert_ne!(before.get(&id).cloned().unwrap_or_default(), list.clone());
                told.lists.insert(id, list);
            }
        }
        let fresh = told.rebuilt();
        for id in (0..3).map(|id| code::<CooperationRequestId>(&format!("request-{id}"))) {
            let list = told.engine.list(&id);
            prop_assert_eq!(list, fresh.list(&id));
            // Whoever only listened to the changes knows the same.
            prop_assert_eq!(list, told.lists.get(&id).map_or(&[][..], Vec::as_slice));
        }
    }

    #[test]
    fn every_point_is_accounted_for_in_order_and_within_its_bounds(
        terms in requests(), offers in vec(offers(), 1..7),
    ) {
        let mut engine = Brute::new(policies()[1].clone());
        engine.put_request(crate::fixtures::request("request", terms));
        for (at, terms) in offers.into_iter().enumerate() {
            engine.put_offer(crate::fixtures::offer(&format!("offer-{at}"), terms));
        }
        let list = engine.list(&code("request"));
        let in_order = |one: &Proposal, other: &Proposal| {
            (one.score, &other.id) > (other.score, &one.id)
        };
        prop_assert!(list.is_sorted_by(in_order));
        let firsts: BTreeSet<_> = list.iter().map(|proposal| &proposal.first_provider).collect();
        prop_assert_eq!(firsts.len(), list.len());
        for proposal in list {
            let sum: i32 = proposal.contributions.iter().map(|part| part.points).sum();
            prop_assert_eq!(sum, proposal.score);
            prop_assert!(proposal.score <= 1_000);
            prop_assert_eq!(proposal.is_triangular(), !proposal.closes.is_empty());
            for part in &proposal.contributions {
                let cost = part.criterion == "coordination";
                let bounds = if cost { -40..=0 } else { 0..=part.of };
                prop_assert!(bounds.contains(&part.points));
            }
        }
    }

    #[test]
    fn the_cheapest_change_really_brings_an_offer_onto_the_list(
        terms in requests(), offers in vec(offers(), 2..7),
    ) {
        let mut engine = Brute::new(policies()[0].clone());
        let id = code("request");
        engine.put_request(crate::fixtures::request("request", terms));
        let offers: Vec<Offer> = offers.into_iter().enumerate()
            .map(|(at, terms)| crate::fixtures::offer(&format!("offer-{at}"), terms)).collect();
        for offer in &offers {
            engine.put_offer(offer.clone());
        }
        for offer in &offers {
            let why = engine.explain(&id, &offer.id).unwrap();
            let listed = engine.list(&id).iter().any(|it| it.offers().any(|one| *one == offer.id));
            prop_assert_eq!(listed, matches!(why, Why::OnList { .. }));
            let change = match &why {
                Why::Short { points_short, cheapest, .. } => {
                    prop_assert!(*points_short > 0, "{:?}", why);
                    cheapest.clone()
                }
                Why::Filtered { by, cheapest } => {
                    prop_assert!(!by.is_empty());
                    cheapest.clone().filter(|change| change.effect != crate::Effect::Opens)
                }
                Why::OnList { .. } | Why::Declined { .. } => None,
            };
            if let Some(change) = change {
                let mut other = engine.clone();
                other.put_offer(change.step.apply(offer));
                let why = other.explain(&id, &offer.id).unwrap();
                let entered = matches!(why, Why::OnList { .. });
                prop_assert!(entered, "{:?}: {:?}", change, why);
            }
        }
    }
}

#[test]
fn a_change_that_changes_no_list_is_told_as_none() {
    let mut engine = Brute::new(policy());
    engine.put_request(crate::fixtures::request("request", request_terms()));
    let offer = crate::fixtures::offer("br", offer_terms());
    assert_eq!(engine.put_offer(offer.clone()).len(), 1);
    assert!(engine.put_offer(offer).is_empty());
    assert!(engine.put_offer(crate::fixtures::offer("bank", bank_terms())).is_empty());
    assert!(engine.remove_offer(&offer_id("nobody")).is_empty());
    assert!(engine.adopt(policy()).is_empty());
    assert_eq!(engine.remove_offer(&offer_id("br")).values().map(Vec::len).sum::<usize>(), 0);
}

#[test]
fn a_request_that_ends_has_an_empty_list() {
    let mut engine = Brute::new(policy());
    engine.put_offer(crate::fixtures::offer("br", offer_terms()));
    engine.put_request(crate::fixtures::request("request", request_terms()));
    let id = code("request");
    assert_eq!(engine.remove_request(&id), Changes::from([(id.clone(), vec![])]));
    assert!(engine.list(&id).is_empty());
    assert!(engine.remove_request(&id).is_empty());
}
