//! Whatever happens, this engine says what the oracle says.

use std::{fs, path::Path as File};

use domain::{capacity_offer::Hold, partnership};
use proptest::{collection::vec, prelude::*};
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
    fixtures::{code, offer, policy, request},
};

/// Every path that this processor can go, with much and with nothing to spare.
fn ways() -> Vec<Kept> {
    let paths = Path::ALL.into_iter().filter(|path| path.is_possible());
    paths.flat_map(|path| [0, SPARE].map(|spare| Kept { path, spare })).collect()
}

/// Holds an engine of each way to the oracle, after every deed.
fn hold(policy: &Policy, deeds: &[Deed]) -> Result<(), TestCaseError> {
    let mut brute = Brute::new(policy.clone());
    let engine = |kept| Indexed::with(policy.clone(), kept);
    let mut engines: Vec<Indexed> = ways().into_iter().map(engine).collect();
    let mut declined = BTreeSet::new();
    for deed in deeds {
        let proposal = deed.proposal(&brute, &mut declined);
        let expected = deed.act(&mut brute, proposal.as_ref());
        for engine in &mut engines {
            let found = deed.act(engine, proposal.as_ref());
            prop_assert_eq!(&found, &expected, "{:?}: {:?}", engine.kept, deed);
            for id in (0..3).map(request_id) {
                prop_assert_eq!(engine.list(&id), brute.list(&id), "{:?}: {:?}", engine.kept, deed);
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
        hold(&policies()[which], &deeds)?;
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

fn taken(id: &str, terms: Value) -> Offer {
    let terms: Arc<domain::capacity_offer::Terms> = serde_json::from_value(terms).unwrap();
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
