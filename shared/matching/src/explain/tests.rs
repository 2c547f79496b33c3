//! Why an offer is not on a list, and what would bring it there.

use domain::{Arg, OfferRole, capacity_offer::Terms as Offers};
use jiff::civil::date;

use super::Why;
use crate::{
    Effect, Engine, Filter, Step,
    brute::Brute,
    fixtures::{
        bank_terms, code, codes, engine, offer, offer_id, offer_terms, policy_with, provider,
        request, request_id, request_terms,
    },
};

fn why(engine: &Brute, offer: &str) -> Why {
    engine.explain(&request_id(), &offer_id(offer)).unwrap()
}

/// An engine whose list has one place, taken by a sound offer.
fn full(rival: Offers, other: Offers) -> Brute {
    let mut engine = Brute::new(policy_with(&[("list_length = 10", "list_length = 1")]));
    engine.put_offer(offer("rival", rival));
    engine.put_offer(offer("other", other));
    engine.put_request(request("request", request_terms()));
    engine
}

#[test]
fn an_offer_on_the_list_is_told_with_its_rank_and_its_proposal() {
    let engine = engine(request_terms(), [("a", offer_terms()), ("b", offer_terms())]);
    assert!(
        matches!(why(&engine, "b"), Why::OnList { rank: 2, proposal } if proposal.first_provider.as_str() == "b")
    );
}

#[test]
fn a_second_provider_on_the_list_is_told_with_the_proposal_that_it_is_in() {
    let mut asked = request_terms();
    asked.own_contribution_usd = 0;
    let engine = engine(asked, [("br", offer_terms()), ("isdb", bank_terms())]);
    assert!(
        matches!(why(&engine, "isdb"), Why::OnList { rank: 1, proposal } if proposal.is_triangular())
    );
}

#[test]
fn what_is_not_known_is_not_explained() {
    let engine = engine(request_terms(), [("a", offer_terms())]);
    assert_eq!(engine.explain(&request_id(), &offer_id("b")), None);
    assert_eq!(engine.explain(&code("another"), &offer_id("a")), None);
}

#[test]
fn a_declined_offer_says_so() {
    let mut engine = engine(request_terms(), [("a", offer_terms())]);
    engine.decline(code("request~a"));
    assert!(
        matches!(why(&engine, "a"), Why::Declined { proposal } if proposal.id.as_str() == "request~a")
    );
}

#[test]
fn a_filter_is_told_with_what_would_open_it_and_doing_so_brings_it_onto_the_list() {
    type Change = fn(&mut Offers);
    let cases: [(Change, Filter, Step); 6] = [
        (|offer| offer.eligible = codes("ldc"), Filter::NotEligible, Step::Eligible(code("BO"))),
        (|offer| offer.excluded = codes("BO"), Filter::Excluded, Step::Include(code("BO"))),
        (
            |offer| offer.available_until = date(2026, 12, 31),
            Filter::Window,
            Step::Window(request_terms().window()),
        ),
        (
            |offer| offer.expert_weeks_per_year = 1,
            Filter::Capacity,
            Step::Capacity { places: 3, expert_weeks: 4 },
        ),
        (
            |offer| offer.thematic_areas = codes("14030"),
            Filter::Kinship,
            Step::Theme(code("12240")),
        ),
        (|offer| offer.role = OfferRole::Support, Filter::ClosesNothing, Step::Lead),
    ];
    for (change, filter, step) in cases {
        let mut terms = offer_terms();
        change(&mut terms);
        let mut engine = engine(request_terms(), [("br", terms.clone())]);
        let Why::Filtered { by, cheapest } = why(&engine, "br") else { panic!("{filter:?}") };
        assert_eq!(by.iter().map(|blocked| blocked.by).collect::<Vec<_>>(), [filter]);
        let cheapest = cheapest.unwrap();
        assert_eq!(cheapest.step, step);
        engine.put_offer(step.apply(&offer("br", terms)));
        let Why::OnList { proposal, .. } = why(&engine, "br") else { panic!("{filter:?}") };
        assert_eq!(cheapest.effect, Effect::OpensOnto { score: proposal.score });
    }
}

#[test]
fn what_several_filters_keep_out_no_single_change_lets_in() {
    let mut terms = offer_terms();
    terms.excluded = codes("BO");
    terms.thematic_areas = codes("14030");
    let engine = engine(request_terms(), [("br", terms)]);
    let Why::Filtered { by, cheapest } = why(&engine, "br") else { panic!("it passes") };
    assert_eq!((by.len(), cheapest), (2, None));
}

#[test]
fn an_offer_that_is_short_is_told_by_how_much_and_what_would_bring_it_in() {
    let mut other = offer_terms();
    other.languages = codes("en");
    let mut engine = full(offer_terms(), other.clone());
    let Why::Short { proposal, points_short, behind, cheapest } = why(&engine, "other") else {
        panic!("it is on the list")
    };
    let language = proposal.contributions.iter().find(|part| part.criterion == "working_language");
    assert_eq!(language.unwrap().points, 0);
    // Of equal scores the smaller id comes first, and "other" is smaller than "rival".
    assert_eq!(points_short, 90);
    assert_eq!(behind.unwrap().as_str(), "request~rival");
    let cheapest = cheapest.unwrap();
    assert_eq!(cheapest.step, Step::Language(code("es")));
    assert_eq!(cheapest.effect, Effect::Enters { gain: 90, needs: 90 });
    engine.put_offer(cheapest.step.apply(&offer("other", other)));
    assert!(matches!(why(&engine, "other"), Why::OnList { .. }));
}

#[test]
fn a_change_is_told_in_one_sentence_with_what_it_gives() {
    let mut other = offer_terms();
    other.languages = codes("en");
    let engine = full(offer_terms(), other);
    let Why::Short { cheapest: Some(change), .. } = why(&engine, "other") else { panic!() };
    let told = change.explain();
    assert_eq!(told.id, "change-enters");
    assert_eq!(told.args["gain"], Arg::Number(90));
    assert_eq!(told.args["needs"], Arg::Number(90));
    assert!(matches!(&told.args["step"], Arg::Message(step) if step.id == "change-language"));
}

#[test]
fn a_second_provider_behind_a_better_one_is_told_behind_whom() {
    let mut asked = request_terms();
    asked.own_contribution_usd = 0;
    let mut poor = bank_terms();
    poor.brings_usd = 30_000;
    let offers = [("br", offer_terms()), ("poor", poor), ("rich", bank_terms())];
    let mut engine = engine(asked, offers);
    let Why::Short { proposal, points_short, behind, cheapest } = why(&engine, "poor") else {
        panic!("it is on the list")
    };
    assert_eq!(proposal.id.as_str(), "request~br~poor");
    assert_eq!(behind.unwrap().as_str(), "request~br~rich");
    assert!(points_short > 0);
    let mut again = bank_terms();
    again.brings_usd = 30_000;
    engine.put_offer(cheapest.unwrap().step.apply(&offer("poor", again)));
    assert!(matches!(why(&engine, "poor"), Why::OnList { .. }));
}

#[test]
fn below_the_least_score_nobody_is_in_the_way() {
    let mut weak = offer_terms();
    weak.thematic_areas = codes("12110");
    weak.languages = codes("hu");
    weak.provider = provider("HU");
    let engine = engine(request_terms(), [("hu", weak)]);
    let Why::Short { behind, proposal, points_short, .. } = why(&engine, "hu") else { panic!() };
    assert_eq!(behind, None);
    assert_eq!(proposal.score + points_short, engine.policy().least_score);
}

#[test]
fn a_fund_that_closes_nothing_is_not_told_to_lead() {
    let engine = engine(request_terms(), [("br", offer_terms()), ("isdb", bank_terms())]);
    let Why::Filtered { by, cheapest } = why(&engine, "isdb") else { panic!() };
    assert_eq!((by[0].by, cheapest), (Filter::ClosesNothing, None));
}

#[test]
fn a_triangle_has_to_beat_the_pair_alone_even_where_that_was_declined() {
    let mut asked = request_terms();
    asked.own_contribution_usd = 0;
    let mut poor = bank_terms();
    poor.brings_usd = 11_000;
    let mut engine = Brute::new(policy_with(&[("same_area = 500", "same_area = 1000")]));
    engine.put_offer(offer("br", offer_terms()));
    engine.put_offer(offer("poor", poor));
    engine.put_request(request("request", asked));
    engine.decline(code("request~br"));
    let Why::Short { proposal, points_short, behind, .. } = why(&engine, "poor") else {
        panic!("{:?}", why(&engine, "poor"))
    };
    assert_eq!(proposal.id.as_str(), "request~br~poor");
    assert_eq!(behind.unwrap().as_str(), "request~br");
    assert!(points_short > 0);
}

#[test]
fn no_change_is_promised_that_the_terms_do_not_allow() {
    let mut far = offer_terms();
    far.thematic_areas = codes("11110 11120 11130 14010 14020 21010 23110 24010");
    assert!(far.check().is_ok());
    let engine = engine(request_terms(), [("far", far)]);
    let Why::Filtered { by, cheapest } = why(&engine, "far") else { panic!() };
    assert_eq!((by[0].by, cheapest), (Filter::Kinship, None));
}

#[test]
fn a_fund_that_would_close_nothing_is_promised_nothing() {
    let mut away = bank_terms();
    away.eligible = codes("country:NE");
    let closed = engine(request_terms(), [("br", offer_terms()), ("isdb", away.clone())]);
    let Why::Filtered { by, cheapest } = why(&closed, "isdb") else { panic!() };
    assert_eq!((by[0].by, cheapest), (Filter::NotEligible, None));
    let mut asked = request_terms();
    asked.own_contribution_usd = 0;
    let open = engine(asked, [("br", offer_terms()), ("isdb", away)]);
    let Why::Filtered { cheapest, .. } = why(&open, "isdb") else { panic!() };
    assert_eq!(cheapest.unwrap().step, Step::Eligible(code("BO")));
}
