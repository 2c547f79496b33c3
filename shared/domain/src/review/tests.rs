//! The rules of a review, as a table of cases.

use jiff::civil::date;

use super::*;
use crate::given::{Given, given, pinned};

fn basis(position: u64) -> Basis {
    Basis(vec![position, 2])
}

fn on(position: u64, action: Action) -> Command {
    Command { basis: basis(position), action }
}

fn parties(with_second: bool) -> Parties {
    let giver = |offer: &str, provider: &str| Giver {
        offer: offer.parse().unwrap(),
        provider: provider.parse().unwrap(),
    };
    Parties {
        request: "ne-power".parse().unwrap(),
        recipient: "NE".parse().unwrap(),
        first_provider: giver("ma-power", "MA"),
        second_provider: with_second.then(|| giver("isdb-loans", "ISDB")),
    }
}

fn shown() -> Shown {
    Shown { as_of: 9, list: vec![("ne-power~ma-power".parse().unwrap(), 700)] }
}

fn endorsed(with_second: bool) -> Event {
    Event::Endorsed {
        words: String::new(),
        parties: parties(with_second),
        basis: basis(1),
        shown: shown(),
    }
}

fn consent(party: Party) -> Action {
    Action::Consent { party, words: String::new() }
}

fn consented(party: Party, last: bool) -> Event {
    Event::PartyConsented { party, words: String::new(), last }
}

fn decline(reason: DeclineReason, words: &str) -> Action {
    Action::Decline { reason, words: words.into(), shown: shown() }
}

fn declined() -> Event {
    Event::Declined {
        reason: DeclineReason::Timing,
        words: String::new(),
        basis: basis(1),
        shown: shown(),
    }
}

fn unseen() -> Given<Review> {
    given([])
}

#[test]
fn a_coordinator_takes_and_endorses() {
    unseen()
        .when(on(1, Action::Take { by: "Ana".into() }))
        .then([Event::Taken { by: "Ana".into() }]);
    let endorse = Action::Endorse { words: String::new(), parties: parties(false), shown: shown() };
    unseen().when(on(1, endorse.clone())).then([endorsed(false)]);
    given::<Review>([endorsed(false)]).when(on(1, endorse)).refused(Error::AlreadyEndorsed);
}

#[test]
fn parties_are_not_asked_before_a_coordinator_said_yes() {
    unseen().when(on(1, consent(Party::Recipient))).refused(Error::NotEndorsed);
}

#[test]
fn the_last_consent_is_known_as_the_last() {
    given::<Review>([endorsed(false)])
        .when(on(1, consent(Party::FirstProvider)))
        .then([consented(Party::FirstProvider, false)]);
    given::<Review>([endorsed(false), consented(Party::FirstProvider, false)])
        .when(on(1, consent(Party::Recipient)))
        .then([consented(Party::Recipient, true)]);
    given::<Review>([endorsed(true), consented(Party::FirstProvider, false)])
        .when(on(1, consent(Party::Recipient)))
        .then([consented(Party::Recipient, false)]);
}

#[test]
fn a_party_consents_once_and_only_where_it_has_a_seat() {
    let one = given::<Review>([endorsed(false), consented(Party::Recipient, false)]);
    one.when(on(1, consent(Party::Recipient))).refused(Error::AlreadyConsented(Party::Recipient));
    one.when(on(1, consent(Party::SecondProvider)))
        .refused(Error::NoSuchParty(Party::SecondProvider));
}

#[test]
fn an_agreed_proposal_is_settled_for_good() {
    let agreed = given::<Review>([endorsed(false), consented(Party::Recipient, true)]);
    agreed.when(on(2, decline(DeclineReason::Timing, ""))).refused(Error::AlreadyAgreed);
}

#[test]
fn a_declined_proposal_stays_declined_until_its_terms_change() {
    let take = || Action::Take { by: "Ana".into() };
    given::<Review>([declined()]).when(on(1, take())).refused(Error::Settled);
    given::<Review>([declined()]).when(on(5, take())).then([Event::Taken { by: "Ana".into() }]);
}

#[test]
fn another_reason_needs_words() {
    unseen().when(on(1, decline(DeclineReason::Timing, ""))).then([declined()]);
    assert!(matches!(
        unseen().when(on(1, decline(DeclineReason::Other, " "))).error(),
        Error::Words(_)
    ));
}

#[test]
fn a_proposal_is_put_off_only_to_a_later_day() {
    let (today, later) = (date(2026, 11, 21), date(2026, 12, 1));
    let defer = |until| on(1, Action::Defer { until, today, words: String::new(), shown: shown() });
    unseen().when(defer(today)).refused(Error::NotLater { until: today, today });
    unseen().when(defer(later)).then([Event::Deferred {
        until: later,
        words: String::new(),
        shown: shown(),
    }]);
}

#[test]
fn a_party_may_refuse_and_a_coordinator_may_change_their_mind_before_the_last_consent() {
    let refuse = Action::Refuse { party: Party::FirstProvider, words: "No experts".into() };
    given::<Review>([endorsed(false)]).when(on(1, refuse)).then([Event::PartyRefused {
        party: Party::FirstProvider,
        words: "No experts".into(),
        basis: basis(1),
    }]);
    given::<Review>([endorsed(false)])
        .when(on(1, decline(DeclineReason::Timing, "")))
        .then([declined()]);
}

#[test]
fn anybody_may_comment_at_any_stage_but_must_say_something() {
    let comment = |words: &str| on(1, Action::Comment { words: words.into() });
    for events in [vec![], vec![declined()], vec![endorsed(true)]] {
        let review = given::<Review>(events);
        review.when(comment("Ask again")).then([Event::Commented { words: "Ask again".into() }]);
        assert!(matches!(review.when(comment("")).error(), Error::Words(_)));
    }
}

#[test]
fn stored_events_keep_their_json() {
    let shown_json = r#""shown":{"as_of":9,"list":[["ne-power~ma-power",700]]}"#;
    pinned(&Event::Taken { by: "Ana".into() }, r#"{"type":"Taken","data":{"by":"Ana"}}"#);
    pinned(&Event::Commented { words: "w".into() }, r#"{"type":"Commented","data":{"words":"w"}}"#);
    pinned(
        &declined(),
        &format!(
            r#"{{"type":"Declined","data":{{"reason":"timing","words":"","basis":[1,2],{shown_json}}}}}"#
        ),
    );
    pinned(
        &Event::Deferred { until: date(2026, 12, 1), words: "w".into(), shown: shown() },
        &format!(
            r#"{{"type":"Deferred","data":{{"until":"2026-12-01","words":"w",{shown_json}}}}}"#
        ),
    );
    pinned(
        &endorsed(true),
        &format!(
            r#"{{"type":"Endorsed","data":{{"words":"","parties":{{"request":"ne-power","recipient":"NE","first_provider":{{"offer":"ma-power","provider":"MA"}},"second_provider":{{"offer":"isdb-loans","provider":"ISDB"}}}},"basis":[1,2],{shown_json}}}}}"#
        ),
    );
    pinned(
        &consented(Party::SecondProvider, true),
        r#"{"type":"PartyConsented","data":{"party":"second_provider","words":"","last":true}}"#,
    );
    pinned(
        &Event::PartyRefused { party: Party::Recipient, words: "w".into(), basis: basis(1) },
        r#"{"type":"PartyRefused","data":{"party":"recipient","words":"w","basis":[1,2]}}"#,
    );
    pinned(
        &Event::Lapsed { why: WhyLapsed::CapacityGone, basis: basis(1) },
        r#"{"type":"Lapsed","data":{"why":"capacity_gone","basis":[1,2]}}"#,
    );
}
