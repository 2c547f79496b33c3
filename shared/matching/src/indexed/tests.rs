//! Whatever happens, this engine says what the oracle says.

use std::{fs, path::Path as File};

use domain::{
    OfferRole, Urgency,
    capacity_offer::{self, Hold},
    cooperation_request, partnership,
};
use jiff::civil::date;
use proptest::{
    collection::{btree_set, vec},
    prelude::*,
};
use serde_json::Value;

use super::{
    reach::{Alone, Reach},
    *,
};
use crate::{
    Brute,
    candidate::Candidate,
    criteria::Kind,
    deeds::{Deed, cooperation, deeds, offers, policies, programmes, request_id, requests},
    fixtures::{
        code, codes, need, offer, offer_id, offer_terms, policy, policy_with, request,
        request_terms,
    },
};

/// Every path that this processor can go, with much and with nothing to spare.
fn ways() -> Vec<Kept> {
    let paths = Path::ALL.into_iter().filter(|path| path.is_possible());
    paths.flat_map(|path| [0, SPARE].map(|spare| Kept { path, spare })).collect()
}

/// Holds an engine of each way to the oracle, after every deed. After the deeds at `stops` all that is
/// left of each is what a log has on record.
fn hold(policy: &Policy, deeds: &[Deed], stops: &BTreeSet<usize>) -> Result<(), TestCaseError> {
    let mut brute = Brute::new(policy.clone());
    let engine = |kept| Indexed::with(policy.clone(), kept);
    let mut engines: Vec<Indexed> = ways().into_iter().map(engine).collect();
    let mut declined = BTreeSet::new();
    for (at, deed) in deeds.iter().enumerate() {
        let proposal = deed.proposal(&brute, &mut declined);
        let expected = deed.act(&mut brute, proposal.as_ref());
        for engine in &mut engines {
            let found = deed.act(engine, proposal.as_ref());
            prop_assert_eq!(&found, &expected, "{:?}: {:?}", engine.kept, deed);
            for id in (0..3).map(request_id) {
                prop_assert_eq!(engine.list(&id), brute.list(&id), "{:?}: {:?}", engine.kept, deed);
            }
            if stops.contains(&at) {
                // One list is as if it had been lost.
                *engine = resumed(engine, |id, list| (*id != request_id(2)).then_some(list));
            }
        }
    }
    let Some(engine) = engines.first() else { return Ok(()) };
    for offer in engine.offers.keys() {
        for id in (0..3).map(request_id) {
            prop_assert_eq!(engine.explain(&id, offer), brute.explain(&id, offer));
        }
    }
    Ok(())
}

/// An engine that knows what the other does, and of its lists those that `recorded` hands back.
fn resumed(
    engine: &Indexed,
    recorded: impl Fn(&CooperationRequestId, Vec<Proposal>) -> Option<Vec<Proposal>>,
) -> Indexed {
    let mut next = Indexed::with(engine.policy().clone(), engine.kept);
    let context = engine.world.context();
    for (id, terms) in &context.programmes {
        next.put_programme(id.clone(), terms.clone());
    }
    for (id, past) in context.partnerships() {
        next.put_partnership(id.clone(), (**past).clone());
    }
    for proposal in &engine.declined {
        next.decline(proposal.clone());
    }
    let offers = engine.offers.values().map(|offered| offered.offer.clone());
    let requests = engine.standings.iter().flatten().map(|standing| {
        let request = standing.asked.request.clone();
        let list = recorded(&request.id, standing.list.clone());
        (request, list)
    });
    next.resume(offers, requests);
    next
}

/// How many requests are not searched for.
fn resting(engine: &Indexed) -> usize {
    engine.standings.iter().flatten().filter(|standing| standing.rest.is_some()).count()
}

/// How many random histories are tried.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn after_every_change_lists_and_changes_are_those_of_the_oracle(
        deeds in deeds(), which in 0..3_usize,
    ) {
        hold(&policies()[which], &deeds, &BTreeSet::new())?;
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn whenever_an_engine_starts_again_from_its_lists_it_goes_on_as_if_it_had_not(
        deeds in deeds(), which in prop_oneof![2 => Just(0), 1 => 1..3_usize],
        stops in btree_set(0..30_usize, 1..4),
    ) {
        hold(&policies()[which], &deeds, &stops)?;
    }
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn criteria_say_the_same_with_and_without_words_and_no_bound_is_too_low(
        terms in requests(), pair in (offers(), offers()), past in vec(cooperation(), 0..4),
        programme in programmes(),
    ) {
        let mut context = Context::default();
        context.programmes.insert(code("programme-0"), programme);
        for (at, past) in past.into_iter().enumerate() {
            context.put_partnership(&code(&format!("past-{at}")), past);
        }
        let policy = policy();
        let asked = Asked::new(request("request", terms));
        let (first, second) = (Offered::new(offer("a", pair.0)), Offered::new(offer("b", pair.1)));
        let alone = Candidate {
            policy: &policy, context: &context, request: &asked, first: &first, second: None,
        };
        let three = Candidate { second: Some(&second), ..alone };
        let reach = Reach::of(&alone.side(&second));
        let (mut sum, mut parts) = (0, Alone::default());
        for (place, rule) in policy.rules.iter().enumerate() {
            for candidate in [&alone, &three] {
                let share = rule.score.share(candidate);
                prop_assert_eq!(share, rule.score.score(candidate).share, "{}", rule.name);
                prop_assert!(share <= rule.score.ceiling(candidate), "{}", rule.name);
            }
            if rule.kind == Kind::Gain {
                let share = rule.score.share(&alone);
                parts.note(place, share, rule.points(share));
            }
            sum += rule.points(rule.score.share(&three));
        }
        parts.look(&alone);
        let closed = policy.closed(&alone.gaps(), &three.gaps());
        if three.can_meet() && !closed.is_empty() {
            let most = parts.sum() + reach.on_top_of(&policy, &parts).unwrap_or(i32::MIN / 2);
            prop_assert!(sum <= most, "{} above {}", sum, most);
            let each = reach.each(&policy, &parts).unwrap_or_default();
            for (place, rule) in policy.rules.iter().enumerate() {
                let most = parts.points[place] + each[place];
                let now = rule.points(rule.score.share(&three));
                prop_assert!(now <= most, "{}: {} above {}", rule.name, now, most);
            }
        }
    }
}

#[test]
fn the_demo_has_the_lists_of_the_oracle_after_each_of_its_records() {
    let (mut brute, mut engine) = (Brute::new(policy()), Indexed::new(policy()));
    let mut both = |act: &dyn Fn(&mut dyn Engine) -> Changes| {
        assert_eq!(act(&mut engine), act(&mut brute));
    };
    for (id, terms) in lines("programmes") {
        let terms: Arc<programme::Terms> = serde_json::from_value(terms).unwrap();
        both(&|engine| engine.put_programme(code(&id), terms.clone()));
    }
    // Half of the offers come before the requests and half after them.
    let offers: Vec<Offer> = lines("offers").map(|(id, terms)| taken(&id, terms)).collect();
    let (early, late) = offers.split_at(offers.len() / 2);
    for offer in early {
        both(&|engine| engine.put_offer(offer.clone()));
    }
    for (id, terms) in lines("requests") {
        let terms: Arc<_> = serde_json::from_value(terms).unwrap();
        both(&|engine| engine.put_request(Request { id: code(&id), terms: Arc::clone(&terms) }));
    }
    for (id, terms) in lines("partnerships").step_by(8) {
        let past: partnership::Past = serde_json::from_value(terms).unwrap();
        both(&|engine| engine.put_partnership(code(&id), Cooperation::from(&past)));
    }
    for offer in late {
        both(&|engine| engine.put_offer(offer.clone()));
    }
    for offer in offers.iter().step_by(5) {
        both(&|engine| engine.remove_offer(&offer.id));
    }
    let mut at_once = Indexed::new(policy());
    for (id, terms) in lines("programmes") {
        at_once.put_programme(code(&id), serde_json::from_value(terms).unwrap());
    }
    for (id, terms) in lines("partnerships").step_by(8) {
        let past: partnership::Past = serde_json::from_value(terms).unwrap();
        at_once.put_partnership(code(&id), Cooperation::from(&past));
    }
    let left = (0..).zip(&offers).filter(|(at, _)| at % 5 != 0);
    let requests = lines("requests").map(|(id, terms)| {
        let terms = serde_json::from_value(terms).unwrap();
        Request { id: code(&id), terms: Arc::new(terms) }
    });
    at_once.put_all(left.map(|(_, offer)| offer.clone()), requests);
    for (id, _) in lines("requests") {
        assert_eq!(at_once.list(&code(&id)), brute.list(&code(&id)), "{id}");
    }
    let shown = lines("requests").filter(|(id, _)| !brute.list(&code(id)).is_empty());
    assert!(shown.count() > 30);
}

/// A Moroccan offer on hospitals, from a month of 2027 on.
fn moroccan(areas: &str, modality: &str, month: i8, brings_usd: u64) -> Box<capacity_offer::Terms> {
    Box::new(capacity_offer::Terms {
        provider: code("MA"),
        summary: "Hospitais".into(),
        thematic_areas: codes(areas),
        role: OfferRole::Both,
        modalities: codes(modality),
        languages: codes("fr"),
        eligible: codes("all"),
        available_from: date(2027, month, 1),
        brings_usd,
        ..offer_terms()
    })
}

/// The index shows the two with the best outlook, and says nothing of a third. But the outlook of the
/// second is more than it comes to.
#[test]
fn who_comes_behind_those_that_are_shown_is_looked_at_where_everybody_had_been() {
    let request = cooperation_request::Terms {
        recipient: code("BR"),
        thematic_areas: codes("12110"),
        needs: vec![need("12110", "workshop")],
        languages: codes("fr"),
        urgency: Urgency::Routine,
        own_contribution_usd: 50_000,
        ..request_terms()
    };
    let deeds = [
        Deed::PutRequest(1, Box::new(request)),
        Deed::PutOffer(2, moroccan("12240", "workshop", 1, 60_000), 1),
        Deed::PutOffer(1, moroccan("122", "funding", 1, 0), 1),
        Deed::PutOffer(0, moroccan("12240", "training_course", 5, 0), 1),
    ];
    hold(&policies()[0], &deeds, &BTreeSet::new()).unwrap();
}

/// An engine with one request and four offers of which the list shows two, each worse than the one
/// before.
fn short() -> Indexed {
    let mut engine = Indexed::new(policy_with(&[("list_length = 10", "list_length = 2")]));
    let offers = (0..4).map(|at| graded(&format!("offer-{at}"), 2 * at));
    engine.put_all(offers, [request("request", request_terms())]);
    engine
}

/// An offer that starts so many months later than it might.
fn graded(id: &str, months: i32) -> Offer {
    let mut terms = offer_terms();
    let late = jiff::ToSpan::months(i64::from(months));
    terms.available_from = request_terms().needed_from.saturating_add(late);
    offer(id, terms)
}

#[test]
fn what_is_on_record_is_not_searched_for_before_a_full_list_loses_a_place() {
    let id = code("request");
    let mut engine = resumed(&short(), |_, list| Some(list));
    let listed = |engine: &Indexed| -> Vec<String> {
        engine.list(&id).iter().map(|one| one.first_provider.to_string()).collect()
    };
    assert_eq!((listed(&engine), resting(&engine)), (vec!["offer-0".into(), "offer-1".into()], 1));
    assert!(engine.put_offer(graded("worse", 5)).is_empty());
    assert!(engine.remove_offer(&offer_id("offer-2")).is_empty());
    assert_eq!(engine.put_offer(graded("between", 1)).len(), 1);
    assert_eq!((listed(&engine), resting(&engine)), (vec!["offer-0".into(), "between".into()], 1));
    engine.remove_offer(&offer_id("between"));
    assert_eq!((listed(&engine), resting(&engine)), (vec!["offer-0".into(), "offer-1".into()], 0));
}

#[test]
fn a_record_that_cannot_be_right_is_searched_for() {
    let engine = short();
    let whole = engine.list(&code("request")).to_vec();
    let changed = |change: &dyn Fn(&mut Vec<Proposal>)| {
        let mut list = whole.clone();
        change(&mut list);
        list
    };
    let wrong = [
        changed(&|list| list.reverse()),
        changed(&|list| list[1] = list[0].clone()),
        changed(&|list| list[0].first_provider = code("offer-9")),
        changed(&|list| list[0].first_provider = code("offer-3")),
        changed(&|list| list[1].score = 1),
        changed(&|list| list.extend(list.clone())),
    ];
    for list in wrong {
        let found = resumed(&engine, |_, _| Some(list.clone()));
        assert_eq!((found.list(&code("request")), resting(&found)), (&whole[..], 0));
    }
    let found = resumed(&engine, |_, _| None);
    assert_eq!((found.list(&code("request")), resting(&found)), (&whole[..], 0));
}

fn taken(id: &str, terms: Value) -> Offer {
    let terms: Arc<capacity_offer::Terms> = serde_json::from_value(terms).unwrap();
    let left = Hold { places: terms.places, expert_weeks: terms.expert_weeks_per_year };
    Offer { id: code(id), terms, left }
}

/// The records of one file of the demo.
fn lines(name: &str) -> impl Iterator<Item = (String, Value)> {
    let folder = File::new(env!("CARGO_MANIFEST_DIR")).join("../../config/demo");
    let text = fs::read_to_string(folder.join(name).with_extension("jsonl")).unwrap();
    let values: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    values.into_iter().map(|mut value| {
        let id = value.as_object_mut().unwrap().remove("id").unwrap();
        (id.as_str().unwrap().to_owned(), value)
    })
}
