//! Whatever happened before, the lists are those of a fresh engine that was told the same.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::vec, prelude::*};

use super::*;
use crate::{
    deeds::{deeds, offers, policies, requests},
    fixtures::{bank_terms, code, offer_id, offer_terms, policy, request_terms},
};

/// An engine with all that it was told and still holds.
struct Told {
    engine: Brute,
    lists: BTreeMap<CooperationRequestId, Vec<Proposal>>,
    declined: BTreeSet<ProposalId>,
}

impl Told {
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
        for (id, past) in self.engine.context.partnerships().iter().rev() {
            fresh.put_partnership(id.clone(), (**past).clone());
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
            declined: BTreeSet::new(),
        };
        for deed in deeds {
            let before = told.lists.clone();
            let proposal = deed.proposal(&told.engine, &mut told.declined);
            for (id, list) in deed.act(&mut told.engine, proposal.as_ref()) {
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
            for part in &*proposal.contributions {
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
