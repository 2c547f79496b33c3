//! The rules of a request, as a table of cases.

use jiff::civil::date;

use super::*;
use crate::given::{Given, given, pinned};

const TERMS: &str = r#"{"recipient":"BO","agency":"Ministerio de Salud","title":"Bancos de leche","problem":"Mueren recién nacidos.","why_now":"Se redacta la norma.","written_in":"es","thematic_areas":["13020"],"sdg_targets":["3.2"],"needs":[{"theme":"13020","modality":"expert_exchange","quantity":4,"unit":"expert_weeks"},{"skill":"pasteurización","modality":"training_course","quantity":20,"unit":"people"}],"languages":["es"],"needed_from":"2027-01-01","needed_until":"2027-12-31","urgency":"soon","total_cost_usd":100000,"own_contribution_usd":40000,"partners_wanted":["BR"],"partners_unwanted":[],"visible_to":"everyone"}"#;

fn terms() -> Box<Terms> {
    serde_json::from_str(TERMS).unwrap()
}

fn submitted() -> Event {
    Event::Submitted(terms())
}

fn asked() -> Event {
    Event::ClarificationAsked { question: "How many nurses?".into() }
}

fn answered() -> Event {
    Event::ClarificationGiven { answer: "Twenty.".into() }
}

fn fulfilled() -> Event {
    Event::Fulfilled { partnership: "bo-milk".parse().unwrap() }
}

fn open() -> Given<CooperationRequest> {
    given([submitted()])
}

#[test]
fn a_request_is_submitted_once() {
    given::<CooperationRequest>([]).when(Command::Submit(terms())).then([submitted()]);
    open().when(Command::Submit(terms())).refused(Error::AlreadySubmitted);
}

#[test]
fn partners_in_another_order_are_the_same_and_languages_are_not() {
    let mut asked = terms();
    asked.partners_wanted = ["MX", "BR"].map(|it| it.parse().unwrap()).into();
    asked.languages = ["es", "pt"].map(|it| it.parse().unwrap()).into();
    let open = || given::<CooperationRequest>([Event::Submitted(asked.clone())]);
    let mut turned = asked.clone();
    turned.partners_wanted.reverse();
    open().when(Command::Revise(turned.clone())).then([]);
    turned.languages.reverse();
    let revised = Event::Revised(Box::new(turned.clone().in_order()));
    open().when(Command::Revise(turned)).then([revised]);
}

#[test]
fn a_request_whose_days_have_passed_is_not_taken_in_anew() {
    let last = date(2027, 12, 31);
    assert_eq!(terms().check_anew(last), Ok(()));
    let broken = terms().check_anew(date(2028, 1, 1)).unwrap_err();
    let fields: Vec<&str> = broken.0.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["needed_until"]);
}

#[test]
fn a_request_that_nobody_submitted_cannot_be_closed() {
    let close = Command::Close { reason: "Duplicate".into() };
    given::<CooperationRequest>([]).when(close).refused(Error::NotSubmitted);
}

#[test]
fn one_question_at_a_time_is_asked_and_answered() {
    let ask = || Command::AskClarification { question: "How many nurses?".into() };
    let answer = || Command::GiveClarification { answer: "Twenty.".into() };
    open().when(ask()).then([asked()]);
    open().when(answer()).refused(Error::NothingAsked);
    let clarifying = given::<CooperationRequest>([submitted(), asked()]);
    clarifying.when(ask()).refused(Error::AlreadyAsked);
    clarifying.when(answer()).then([answered()]);
    let again = given::<CooperationRequest>([submitted(), asked(), answered()]);
    again.when(ask()).then([asked()]);
}

#[test]
fn a_request_with_an_open_question_still_waits_for_partners() {
    let clarifying = given::<CooperationRequest>([submitted(), asked()]).state();
    assert!(clarifying.waiting().is_some());
}

#[test]
fn an_empty_question_is_refused() {
    let empty = Command::AskClarification { question: " ".into() };
    assert!(matches!(open().when(empty).error(), Error::Terms(_)));
}

#[test]
fn a_reason_that_is_missing_or_too_long_is_refused() {
    for reason in [String::new(), "x".repeat(10_001)] {
        for command in [
            Command::Withdraw { reason: reason.clone() },
            Command::Close { reason: reason.clone() },
        ] {
            assert!(matches!(open().when(command).error(), Error::Terms(_)));
        }
    }
}

#[test]
fn a_fulfilled_request_takes_nothing_more() {
    let fulfil = || Command::Fulfil { partnership: "bo-milk".parse().unwrap() };
    open().when(fulfil()).then([fulfilled()]);
    let over = given::<CooperationRequest>([submitted(), fulfilled()]);
    over.when(fulfil()).refused(Error::NotOpen);
    over.when(Command::Revise(terms())).refused(Error::NotOpen);
    over.when(Command::Withdraw { reason: String::new() }).refused(Error::NotOpen);
}

#[test]
fn revising_to_the_same_terms_changes_nothing() {
    open().when(Command::Revise(terms())).then([]);
}

#[test]
fn the_gap_is_what_nobody_pays_yet() {
    assert_eq!(terms().gap_usd(), 60_000);
    let mut unknown = terms();
    unknown.total_cost_usd = None;
    assert_eq!(unknown.gap_usd(), 0);
}

#[test]
fn the_needs_tell_weeks_and_modalities() {
    assert_eq!(terms().expert_weeks(), 4);
    let modalities: Vec<String> =
        terms().modalities().into_iter().map(|modality| modality.to_string()).collect();
    assert_eq!(modalities, ["expert_exchange", "training_course"]);
}

#[test]
fn every_broken_rule_of_the_terms_is_named() {
    let mut wrong = terms();
    wrong.agency = String::new();
    wrong.needs = vec![Need {
        theme: None,
        skill: None,
        modality: None,
        quantity: 0,
        unit: crate::NeedUnit::Events,
    }];
    wrong.partners_wanted = vec!["BO".parse().unwrap(), "BR".parse().unwrap()];
    wrong.partners_unwanted = vec!["BR".parse().unwrap()];
    wrong.own_contribution_usd = 100_001;
    wrong.needed_until = date(2026, 12, 31);
    let Error::Terms(BrokenTerms(broken)) =
        given::<CooperationRequest>([]).when(Command::Submit(wrong)).error()
    else {
        panic!("the terms were not what was refused");
    };
    let fields: Vec<&str> = broken.iter().map(|rule| rule.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "agency",
            "partners_wanted[0]",
            "partners_wanted[1]",
            "needs[0]",
            "needs[0].quantity",
            "own_contribution_usd",
            "needed_until",
        ]
    );
}

#[test]
fn stored_events_keep_their_json() {
    pinned(&submitted(), &format!(r#"{{"type":"Submitted","data":{TERMS}}}"#));
    pinned(&Event::Revised(terms()), &format!(r#"{{"type":"Revised","data":{TERMS}}}"#));
    pinned(&asked(), r#"{"type":"ClarificationAsked","data":{"question":"How many nurses?"}}"#);
    pinned(&answered(), r#"{"type":"ClarificationGiven","data":{"answer":"Twenty."}}"#);
    let reason = || "r".to_owned();
    pinned(&Event::Withdrawn { reason: reason() }, r#"{"type":"Withdrawn","data":{"reason":"r"}}"#);
    pinned(&Event::Closed { reason: reason() }, r#"{"type":"Closed","data":{"reason":"r"}}"#);
    pinned(&fulfilled(), r#"{"type":"Fulfilled","data":{"partnership":"bo-milk"}}"#);
}
