//! The rules of an offer, as a table of cases.

use jiff::civil::date;

use super::*;
use crate::Scope;
use crate::given::{Given, given, pinned};

pub(crate) const TERMS: &str = r#"{"provider":"BR","institution":"Fiocruz","title":"Human milk banks","summary":"How to set up and run a bank.","written_in":"en","thematic_areas":["13020"],"sdg_targets":["3.2"],"skills":["pasteurisation"],"role":"expertise","modalities":["expert_exchange"],"languages":["pt","es"],"eligible":["all_developing"],"excluded":["VE"],"places":2,"expert_weeks_per_year":8,"available_from":"2026-01-01","available_until":"2027-12-31","valid_until":"2027-06-30","pays_for":["expert_time"],"asks_for":["travel"],"brings_usd":0,"evidence":[{"what":"Two banks","country":"BO","year":2012}]}"#;

fn terms() -> Box<Terms> {
    serde_json::from_str(TERMS).unwrap()
}

fn published() -> Event {
    Event::Published(terms())
}

fn partnership(name: &str) -> PartnershipId {
    name.parse().unwrap()
}

fn hold(places: u16, expert_weeks: u16) -> Hold {
    Hold { places, expert_weeks }
}

fn held(name: &str) -> Event {
    Event::CapacityHeld { partnership: partnership(name), hold: hold(1, 2) }
}

fn withdraw() -> Command {
    Command::Withdraw { reason: "The bank closes".into() }
}

fn open() -> Given<CapacityOffer> {
    given([published()])
}

fn ended() -> Given<CapacityOffer> {
    given([published(), Event::Withdrawn { reason: String::new() }])
}

#[test]
fn an_offer_is_published_once() {
    given::<CapacityOffer>([]).when(Command::Publish(terms())).then([published()]);
    open().when(Command::Publish(terms())).refused(Error::AlreadyPublished);
    ended().when(Command::Publish(terms())).refused(Error::AlreadyPublished);
}

#[test]
fn an_unpublished_offer_cannot_be_withdrawn() {
    given::<CapacityOffer>([]).when(withdraw()).refused(Error::NotPublished);
}

#[test]
fn an_open_offer_can_be_withdrawn_and_then_nothing_more_is_taken() {
    open().when(withdraw()).then([Event::Withdrawn { reason: "The bank closes".into() }]);
    for command in [
        withdraw(),
        Command::Revise(terms()),
        Command::Suspend { reason: String::new() },
        Command::Expire { on: date(2030, 1, 1) },
        Command::Hold { partnership: partnership("bo"), hold: hold(1, 1) },
    ] {
        ended().when(command).refused(Error::NotOpen);
    }
}

#[test]
fn revising_to_the_same_terms_changes_nothing() {
    open().when(Command::Revise(terms())).then([]);
    let mut other = terms();
    other.title = "Milk banks".into();
    open().when(Command::Revise(other.clone())).then([Event::Revised(other)]);
}

#[test]
fn the_same_set_in_another_order_is_the_same_terms() {
    let mut boxes = terms();
    boxes.modalities = ["training_course", "expert_exchange"].map(|it| it.parse().unwrap()).into();
    boxes.pays_for = vec![crate::CostItem::Venue, crate::CostItem::ExpertTime];
    let mut turned = boxes.clone();
    turned.modalities.reverse();
    turned.pays_for.reverse();
    turned.eligible.reverse();
    let taken = |terms| CapacityOffer::default().decide(Command::Publish(terms)).unwrap();
    assert_eq!(taken(boxes.clone()), taken(turned.clone()));
    // What was recorded in any order, too.
    for recorded in [&boxes, &turned] {
        for said in [&boxes, &turned] {
            let open = given::<CapacityOffer>([Event::Published(recorded.clone())]);
            open.when(Command::Revise(said.clone())).then([]);
        }
    }
    let mut ranked = boxes.clone();
    ranked.thematic_areas = ["12220", "13020"].map(|it| it.parse().unwrap()).into();
    let open = given::<CapacityOffer>([Event::Published(ranked.clone())]);
    ranked.thematic_areas.reverse();
    let revised = Event::Revised(Box::new(ranked.clone().in_order()));
    open.when(Command::Revise(ranked)).then([revised]);
}

#[test]
fn what_is_over_is_not_taken_in_anew() {
    let wrong = |change: fn(&mut Terms), today| {
        let mut terms = terms();
        change(&mut terms);
        assert_eq!(terms.check(), Ok(()), "it may stand in the log");
        let broken = terms.check_anew(today).err().map(|broken| broken.0).unwrap_or_default();
        broken.into_iter().map(|it| (it.field, it.value)).collect::<Vec<_>>()
    };
    let told = |field: &str, value: &str| vec![(field.to_owned(), value.to_owned())];
    let none: Vec<(String, String)> = vec![];
    assert_eq!(wrong(|_| (), date(2027, 6, 30)), none);
    assert_eq!(wrong(|_| (), date(2027, 7, 1)), told("valid_until", "2027-06-30"));
    let short: fn(&mut Terms) = |terms| terms.available_until = date(2026, 2, 1);
    assert_eq!(wrong(short, date(2026, 2, 1)), none);
    assert_eq!(wrong(short, date(2026, 2, 2)), told("available_until", "2026-02-01"));
    let next_year: fn(&mut Terms) = |terms| terms.evidence[0].year = 2027;
    assert_eq!(wrong(next_year, date(2026, 12, 31)), told("evidence[0].year", "2027"));
    assert_eq!(wrong(next_year, date(2027, 1, 1)), none);
}

#[test]
fn neither_places_nor_weeks_can_be_revised_below_what_is_held() {
    let two_held = given::<CapacityOffer>([published(), held("bo"), held("pe")]);
    let now = |places, weeks| {
        let mut terms = terms();
        (terms.places, terms.expert_weeks_per_year) = (places, weeks);
        terms
    };
    let refused = || Error::BelowHeld { places: 2, expert_weeks: 4 };
    for (places, weeks) in [(1, 8), (2, 3), (1, 1)] {
        two_held.when(Command::Revise(now(places, weeks))).refused(refused());
    }
    two_held.when(Command::Revise(now(2, 4))).then([Event::Revised(now(2, 4))]);
}

#[test]
fn a_reason_that_is_missing_or_too_long_is_refused() {
    for reason in [String::new(), " ".into(), "x".repeat(10_001)] {
        for command in [
            Command::Withdraw { reason: reason.clone() },
            Command::Suspend { reason: reason.clone() },
        ] {
            let Error::Terms(BrokenTerms(broken)) = open().when(command).error() else {
                panic!("the reason was not what was refused");
            };
            assert_eq!((broken.len(), broken[0].field.as_str()), (1, "reason"));
        }
    }
}

#[test]
fn a_pause_ends_only_where_there_is_one() {
    open().when(Command::Resume).refused(Error::NotSuspended);
    let suspended =
        || given::<CapacityOffer>([published(), Event::Suspended { reason: "Audit".into() }]);
    suspended().when(Command::Resume).then([Event::Resumed {}]);
    suspended()
        .when(Command::Hold { partnership: partnership("bo"), hold: hold(1, 1) })
        .refused(Error::NotOpen);
}

#[test]
fn an_offer_expires_the_day_after_its_last_valid_day() {
    let last = date(2027, 6, 30);
    open().when(Command::Expire { on: last }).refused(Error::StillValid { until: last });
    let after = date(2027, 7, 1);
    open().when(Command::Expire { on: after }).then([Event::Expired { on: after }]);
}

#[test]
fn capacity_is_held_until_none_is_left() {
    let ask = |name, hold| Command::Hold { partnership: partnership(name), hold };
    open().when(ask("bo", hold(1, 2))).then([held("bo")]);
    open().when(ask("bo", hold(1, 9))).refused(Error::Exhausted { places: 2, expert_weeks: 8 });
    let full = given::<CapacityOffer>([published(), held("bo"), held("pe")]);
    full.when(ask("ec", hold(1, 1))).refused(Error::Exhausted { places: 0, expert_weeks: 4 });
    full.when(ask("bo", hold(1, 1))).refused(Error::AlreadyHeld);
}

#[test]
fn capacity_can_be_given_back_even_after_the_end() {
    let release = || Command::Release { partnership: partnership("bo") };
    let released = Event::CapacityReleased { partnership: partnership("bo") };
    open().when(release()).refused(Error::NotHeld);
    let over = [published(), held("bo"), Event::Withdrawn { reason: String::new() }];
    given::<CapacityOffer>(over).when(release()).then([released.clone()]);
    let back = given::<CapacityOffer>([published(), held("bo"), released]).state();
    assert_eq!(back.offered().unwrap().left(), hold(2, 8));
}

#[test]
fn evidence_is_added_to_the_terms() {
    let evidence = Evidence {
        what: "A bank in La Paz".into(),
        country: "BO".parse().unwrap(),
        year: 2014,
        result: None,
        link: None,
    };
    open()
        .when(Command::AddEvidence(evidence.clone()))
        .then([Event::EvidenceAdded(evidence.clone())]);
    let state = given::<CapacityOffer>([published(), Event::EvidenceAdded(evidence)]).state();
    assert_eq!(state.offered().unwrap().terms.evidence.len(), 2);
}

#[test]
fn every_broken_rule_of_the_terms_is_named() {
    let mut wrong = terms();
    wrong.title = " ".into();
    wrong.summary = "x".repeat(10_001);
    wrong.thematic_areas = vec![];
    wrong.languages = vec!["es".parse().unwrap(), "es".parse().unwrap()];
    wrong.places = 0;
    wrong.available_until = date(2025, 1, 1);
    wrong.valid_until = date(2025, 1, 1);
    wrong.evidence[0].year = 1492;
    wrong.evidence[0].link = Some("javascript:alert(1)".into());
    wrong.eligible = vec![Scope::Country("BR".parse().unwrap())];
    wrong.asks_for = vec![crate::CostItem::Travel, crate::CostItem::ExpertTime];
    let Error::Terms(BrokenTerms(broken)) =
        given::<CapacityOffer>([]).when(Command::Publish(wrong)).error()
    else {
        panic!("the terms were not what was refused");
    };
    let fields: Vec<&str> = broken.iter().map(|rule| rule.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "title",
            "summary",
            "thematic_areas",
            "languages[1]",
            "asks_for[1]",
            "evidence[0].year",
            "evidence[0].link",
            "places",
            "available_until",
            "valid_until",
            "eligible",
        ]
    );
}

#[test]
fn an_offer_is_meant_for_the_eligible_but_never_for_its_own_country() {
    let (terms, day) = (terms(), date(2026, 11, 21));
    let meant_for = |code: &str| terms.admits(code.parse().unwrap(), day);
    assert!(meant_for("BO") && meant_for("NE"));
    assert!(!meant_for("DE"), "not a developing country");
    assert!(!meant_for("VE"), "excluded");
    assert!(!meant_for("BR"), "its own");
}

#[test]
fn stored_events_keep_their_json() {
    pinned(&published(), &format!(r#"{{"type":"Published","data":{TERMS}}}"#));
    pinned(&Event::Revised(terms()), &format!(r#"{{"type":"Revised","data":{TERMS}}}"#));
    let reason = || "r".to_owned();
    pinned(&Event::Suspended { reason: reason() }, r#"{"type":"Suspended","data":{"reason":"r"}}"#);
    pinned(&Event::Resumed {}, r#"{"type":"Resumed","data":{}}"#);
    pinned(&Event::Withdrawn { reason: reason() }, r#"{"type":"Withdrawn","data":{"reason":"r"}}"#);
    pinned(
        &Event::Expired { on: date(2027, 7, 1) },
        r#"{"type":"Expired","data":{"on":"2027-07-01"}}"#,
    );
    pinned(
        &Event::EvidenceAdded(terms().evidence.remove(0)),
        r#"{"type":"EvidenceAdded","data":{"what":"Two banks","country":"BO","year":2012}}"#,
    );
    pinned(
        &held("bo"),
        r#"{"type":"CapacityHeld","data":{"partnership":"bo","places":1,"expert_weeks":2}}"#,
    );
    pinned(
        &Event::CapacityReleased { partnership: partnership("bo") },
        r#"{"type":"CapacityReleased","data":{"partnership":"bo"}}"#,
    );
}
