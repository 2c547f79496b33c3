//! The rules of a programme, as a table of cases.

use jiff::civil::date;

use super::*;
use crate::given::{Given, given, pinned};

const TERMS: &str = r#"{"name":"Mesoamerica","summary":"Cooperation with nine countries.","written_in":"en","lead_bodies":["APC-Colombia"],"members":[{"country":"BZ"},{"country":"MX","until":"2020-12-31"}],"areas":[{"name":"security","thematic_areas":["15210"],"from":"2010-01-01"}],"modalities":["workshop"]}"#;

fn terms() -> Box<Terms> {
    serde_json::from_str(TERMS).unwrap()
}

fn established() -> Event {
    Event::Established(terms())
}

fn running() -> Given<Programme> {
    given([established()])
}

fn country(code: &str) -> Country {
    code.parse().unwrap()
}

#[test]
fn a_programme_is_established_once() {
    given::<Programme>([]).when(Command::Establish(terms())).then([established()]);
    running().when(Command::Establish(terms())).refused(Error::AlreadyEstablished);
    let end = Command::End { reason: String::new() };
    given::<Programme>([]).when(end).refused(Error::NotRunning);
}

#[test]
fn membership_is_dated() {
    let terms = terms();
    assert!(terms.has_member(country("BZ"), date(1990, 1, 1)));
    assert!(terms.has_member(country("MX"), date(2020, 12, 31)));
    assert!(!terms.has_member(country("MX"), date(2021, 1, 1)));
    assert!(!terms.has_member(country("CR"), date(2021, 1, 1)));
}

#[test]
fn a_country_joins_where_it_is_not_and_leaves_where_it_is() {
    let day = date(2026, 1, 1);
    let admit = |code| Command::Admit { country: country(code), from: day };
    let leave = |code| Command::Leave { country: country(code), until: day };
    running().when(admit("BZ")).refused(Error::AlreadyMember(country("BZ")));
    running().when(leave("CR")).refused(Error::NotMember(country("CR")));
    let joined = Event::MemberAdmitted { country: country("CR"), from: day };
    running().when(admit("CR")).then([joined.clone()]);
    let left = Event::MemberLeft { country: country("CR"), until: day };
    given::<Programme>([established(), joined.clone()]).when(leave("CR")).then([left.clone()]);
    let Programme::Running(terms) = given::<Programme>([established(), joined, left]).state()
    else {
        panic!("the programme does not run");
    };
    assert!(terms.has_member(country("CR"), day));
    assert!(!terms.has_member(country("CR"), date(2026, 1, 2)));
}

#[test]
fn a_country_that_joins_later_is_not_let_in_before() {
    let admit = |from| Command::Admit { country: country("CR"), from };
    let later = date(2026, 6, 1);
    let joined = Event::MemberAdmitted { country: country("CR"), from: later };
    let twice = given::<Programme>([established(), joined]);
    twice.when(admit(date(2026, 1, 1))).refused(Error::AlreadyMember(country("CR")));
    // One that has left may come back the day after.
    let back = |from| Command::Admit { country: country("MX"), from };
    running().when(back(date(2020, 12, 31))).refused(Error::AlreadyMember(country("MX")));
    let from = date(2021, 1, 1);
    running().when(back(from)).then([Event::MemberAdmitted { country: country("MX"), from }]);
}

#[test]
fn a_programme_ends_for_a_reason() {
    let end = |reason: &str| Command::End { reason: reason.into() };
    running().when(end("Done")).then([Event::Ended { reason: "Done".into() }]);
    assert!(matches!(running().when(end(" ")).error(), Error::Terms(_)));
}

#[test]
fn areas_come_and_go() {
    let until = date(2026, 6, 30);
    let end = |name: &str| Command::EndArea { name: name.into(), until };
    running().when(end("music")).refused(Error::NoSuchArea("music".into()));
    let ended = Event::AreaEnded { name: "security".into(), until };
    running().when(end("security")).then([ended.clone()]);
    let Programme::Running(terms) = given::<Programme>([established(), ended]).state() else {
        panic!("the programme does not run");
    };
    assert_eq!(terms.areas_on(until).count(), 1);
    assert_eq!(terms.areas_on(date(2026, 7, 1)).count(), 0);
    assert_eq!(terms.areas_on(date(2009, 12, 31)).count(), 0);
}

#[test]
fn every_broken_rule_of_the_terms_is_named() {
    let mut wrong = terms();
    wrong.name = String::new();
    wrong.lead_bodies.push("\u{200b}".into());
    wrong.members[1].from = Some(date(2021, 1, 1));
    let time = |from, until| Member { country: country("BZ"), from, until };
    wrong.members.push(time(Some(date(2020, 1, 1)), None));
    wrong.areas[0].thematic_areas = vec![];
    wrong.modalities.push(wrong.modalities[0]);
    let link = Some("javascript:alert(1)".into());
    wrong.source = Some(Source { note: " ".into(), link });
    let Error::Terms(BrokenTerms(broken)) =
        given::<Programme>([]).when(Command::Establish(wrong)).error()
    else {
        panic!("the terms were not what was refused");
    };
    let fields: Vec<&str> = broken.iter().map(|rule| rule.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "name",
            "lead_bodies[1]",
            "members[1].until",
            "members[2]",
            "areas[0].thematic_areas",
            "modalities[1]",
            "source.note",
            "source.link",
        ]
    );
    let mut again = terms();
    let (left, back) = (date(2020, 12, 31), date(2021, 1, 1));
    again.members[0].until = Some(left);
    again.members.push(time(Some(back), None));
    assert_eq!(again.check(), Ok(()), "a country may have left and come back");
}

#[test]
fn stored_events_keep_their_json() {
    let day = date(2026, 1, 1);
    pinned(&established(), &format!(r#"{{"type":"Established","data":{TERMS}}}"#));
    pinned(
        &Event::MemberAdmitted { country: country("CR"), from: day },
        r#"{"type":"MemberAdmitted","data":{"country":"CR","from":"2026-01-01"}}"#,
    );
    pinned(
        &Event::MemberLeft { country: country("CR"), until: day },
        r#"{"type":"MemberLeft","data":{"country":"CR","until":"2026-01-01"}}"#,
    );
    pinned(
        &Event::AreaAdded(terms().areas.remove(0)),
        r#"{"type":"AreaAdded","data":{"name":"security","thematic_areas":["15210"],"from":"2010-01-01"}}"#,
    );
    pinned(
        &Event::AreaEnded { name: "security".into(), until: day },
        r#"{"type":"AreaEnded","data":{"name":"security","until":"2026-01-01"}}"#,
    );
    pinned(&Event::Ended { reason: "r".into() }, r#"{"type":"Ended","data":{"reason":"r"}}"#);
}
