//! The rules of a partnership, as a table of cases.

use jiff::civil::date;

use super::*;
use crate::{
    given::{given, pinned},
    review::Giver,
};

fn agreement() -> Box<Agreement> {
    let first = Giver { offer: "br-milk".parse().unwrap(), provider: "BR".parse().unwrap() };
    Box::new(Agreement {
        proposal: "bo-milk~br-milk".parse().unwrap(),
        parties: Parties {
            request: "bo-milk".parse().unwrap(),
            recipient: "BO".parse().unwrap(),
            first_provider: first,
            second_provider: None,
        },
        title: "Bancos de leche".into(),
        thematic_areas: vec!["13020".parse().unwrap()],
        holds: Hold { places: 1, expert_weeks: 4 },
        agreed_on: date(2026, 11, 21),
    })
}

const PAST: &str = r#"{"recipient":"BO","first_provider":"BR","second_provider":"SEGIB","title":"Milk banks","thematic_areas":["13020"],"year_from":2007,"source":{"note":"Network page"}}"#;

fn past() -> Box<Past> {
    serde_json::from_str(PAST).unwrap()
}

#[test]
fn a_partnership_is_formed_once() {
    given::<Partnership>([]).when(Command::Form(agreement())).then([Event::Formed(agreement())]);
    given::<Partnership>([Event::Formed(agreement())])
        .when(Command::Form(agreement()))
        .refused(Error::AlreadyExists);
}

#[test]
fn a_past_partnership_is_documented_once_and_must_make_sense() {
    given::<Partnership>([]).when(Command::Document(past())).then([Event::Documented(past())]);
    given::<Partnership>([Event::Documented(past())])
        .when(Command::Document(past()))
        .refused(Error::AlreadyExists);
    let mut wrong = past();
    wrong.year_until = Some(2006);
    wrong.first_provider = "BO".parse().unwrap();
    let Error::Terms(BrokenTerms(broken)) =
        given::<Partnership>([]).when(Command::Document(wrong)).error()
    else {
        panic!("the terms were not what was refused");
    };
    let fields: Vec<&str> = broken.iter().map(|rule| rule.field.as_str()).collect();
    assert_eq!(fields, ["year_until", "first_provider"]);
}

#[test]
fn stored_events_keep_their_json() {
    pinned(
        &Event::Formed(agreement()),
        r#"{"type":"Formed","data":{"proposal":"bo-milk~br-milk","parties":{"request":"bo-milk","recipient":"BO","first_provider":{"offer":"br-milk","provider":"BR"}},"title":"Bancos de leche","thematic_areas":["13020"],"holds":{"places":1,"expert_weeks":4},"agreed_on":"2026-11-21"}}"#,
    );
    pinned(&Event::Documented(past()), &format!(r#"{{"type":"Documented","data":{PAST}}}"#));
}
