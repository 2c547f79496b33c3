//! Who is proposed, alone and with a second provider.

use domain::{CostItem, Gap, OfferRole, capacity_offer::Terms as Offers};
use jiff::civil::date;

use crate::{
    Engine,
    fixtures::{
        bank_terms, code, codes, engine, ids, list, need, offer, offer_terms, policy, provider,
        request_terms, skill,
    },
};

fn with(change: impl FnOnce(&mut Offers)) -> Offers {
    let mut terms = offer_terms();
    change(&mut terms);
    terms
}

#[test]
fn a_sound_pair_is_proposed_with_every_point_accounted_for() {
    let list = list(&engine(request_terms(), [("br", offer_terms())]));
    assert_eq!(ids(&list), ["request~br"]);
    let proposal = &list[0];
    assert_eq!(proposal.contributions.iter().map(|part| part.points).sum::<i32>(), proposal.score);
    assert_eq!(proposal.contributions.iter().map(|part| part.of).sum::<i32>(), 1_000);
    assert!(proposal.contributions.iter().all(|part| (0..=part.of).contains(&part.points)));
    assert_eq!((proposal.closes.len(), proposal.unmet.len()), (0, 0));
}

#[test]
fn equal_scores_stand_in_the_order_of_their_ids() {
    let offers = ["c", "a", "b"].map(|id| (id, offer_terms()));
    assert_eq!(
        ids(&list(&engine(request_terms(), offers))),
        ["request~a", "request~b", "request~c"]
    );
}

#[test]
fn a_list_ends_with_its_length_and_with_the_least_score() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    let engine = engine(request_terms(), names.map(|id| (id, offer_terms())));
    assert_eq!(list(&engine).len(), policy().list_length);
    let weak = with(|offer| {
        offer.thematic_areas = codes("12110");
        offer.languages = codes("hu");
        offer.provider = provider("HU");
    });
    assert!(list(&crate::fixtures::engine(request_terms(), [("hu", weak)])).is_empty());
}

#[test]
fn where_money_is_missing_a_bank_joins_and_says_how_much() {
    let mut request = request_terms();
    request.recipient = code("NE");
    request.languages = codes("fr");
    request.own_contribution_usd = 60_000;
    let morocco = with(|offer| {
        offer.provider = provider("MA");
        offer.languages = codes("fr ar");
    });
    let engine = engine(request, [("ma", morocco), ("isdb", bank_terms())]);
    let list = list(&engine);
    assert_eq!(ids(&list), ["request~ma~isdb"]);
    assert_eq!(list[0].closes, [Gap::Funding { usd: 40_000, percent: 40 }]);
    assert_eq!(list[0].unmet, []);
    let cost = list[0].contributions.iter().find(|part| part.criterion == "coordination").unwrap();
    assert!(cost.points < 0 && cost.of == 0);
    assert_eq!(list[0].contributions.iter().map(|part| part.points).sum::<i32>(), list[0].score);
}

#[test]
fn what_a_bank_leaves_open_stays_told() {
    let mut request = request_terms();
    request.own_contribution_usd = 20_000;
    let mut bank = bank_terms();
    bank.pays_for = vec![];
    let list = list(&engine(request, [("br", offer_terms()), ("isdb", bank)]));
    assert_eq!(ids(&list), ["request~br~isdb"]);
    assert_eq!(list[0].closes, [Gap::Funding { usd: 50_000, percent: 50 }]);
    assert_eq!(list[0].unmet, [Gap::Funding { usd: 30_000, percent: 30 }]);
}

#[test]
fn where_no_language_is_shared_one_who_speaks_both_joins() {
    let english = with(|offer| {
        offer.provider = provider("IN");
        offer.languages = codes("en");
    });
    let bridge = with(|offer| {
        offer.provider = provider("SEGIB");
        offer.role = OfferRole::Support;
        offer.languages = codes("en es");
        offer.modalities = codes("remote_advice");
    });
    let list = list(&engine(request_terms(), [("in", english), ("segib", bridge)]));
    assert_eq!(ids(&list), ["request~in~segib"]);
    assert_eq!(list[0].closes, [Gap::Language { language: code("es") }]);
}

#[test]
fn where_a_form_of_help_is_missing_one_who_has_it_joins() {
    let mut request = request_terms();
    request.needs.push(need("12240", "equipment"));
    let mut bank = bank_terms();
    bank.modalities = codes("equipment");
    let list = list(&engine(request, [("br", offer_terms()), ("isdb", bank)]));
    assert_eq!(ids(&list), ["request~br~isdb"]);
    assert_eq!(list[0].closes, [Gap::Modality { modality: code("equipment") }]);
}

#[test]
fn where_a_skill_is_missing_one_who_has_it_joins() {
    let mut request = request_terms();
    request.needs.push(skill("cadena de frío"));
    let cold = with(|offer| {
        offer.provider = provider("AR");
        offer.role = OfferRole::Support;
        offer.written_in = code("es");
        offer.skills = vec!["Cadena de frío en hospitales".into()];
    });
    let list = list(&engine(request, [("br", offer_terms()), ("ar", cold)]));
    assert_eq!(ids(&list), ["request~br~ar"]);
    assert_eq!(list[0].closes, [Gap::Skill { skill: "cadena de frío".into() }]);
}

#[test]
fn where_a_further_theme_is_missing_one_who_knows_it_joins() {
    let mut request = request_terms();
    request.thematic_areas = codes("12240 14030");
    request.needs.push(need("14030", "workshop"));
    let water = with(|offer| {
        offer.provider = provider("AR");
        offer.role = OfferRole::Support;
        offer.thematic_areas = codes("14030");
    });
    let list = list(&engine(request, [("br", offer_terms()), ("ar", water)]));
    assert_eq!(ids(&list), ["request~br~ar"]);
    assert_eq!(list[0].closes, [Gap::Theme { area: code("14030") }]);
}

#[test]
fn nobody_joins_where_nothing_is_missing() {
    let list = list(&engine(request_terms(), [("br", offer_terms()), ("isdb", bank_terms())]));
    assert_eq!(ids(&list), ["request~br"]);
}

#[test]
fn nobody_joins_for_less_than_coordination_costs() {
    let mut request = request_terms();
    // A gap that counts, but whose filling gives fewer points than a third side costs.
    request.own_contribution_usd = 88_000;
    let mut paying = offer_terms();
    paying.brings_usd = 1_900;
    let mut bank = bank_terms();
    bank.brings_usd = 4_000;
    bank.pays_for = vec![];
    bank.thematic_areas = codes("12110");
    let list = list(&engine(request, [("br", paying), ("isdb", bank)]));
    assert_eq!(ids(&list), ["request~br"]);
    assert_eq!(list[0].unmet, [Gap::Funding { usd: 10_100, percent: 10 }]);
}

#[test]
fn a_provider_does_not_join_itself_and_the_recipient_joins_nobody() {
    let mut request = request_terms();
    request.own_contribution_usd = 0;
    let mut same = bank_terms();
    same.provider = provider("BR");
    let mut own = bank_terms();
    own.provider = provider("BO");
    let engine = engine(request, [("br", offer_terms()), ("same", same), ("own", own)]);
    assert_eq!(ids(&list(&engine)), ["request~br"]);
}

#[test]
fn all_three_need_time_together() {
    let mut request = request_terms();
    request.own_contribution_usd = 0;
    let early = with(|offer| offer.available_until = date(2027, 5, 31));
    let mut late = bank_terms();
    late.available_from = date(2027, 6, 1);
    let apart = engine(request.clone(), [("br", early.clone()), ("isdb", late.clone())]);
    assert_eq!(ids(&list(&apart)), ["request~br"]);
    late.available_from = date(2027, 4, 1);
    assert_eq!(ids(&list(&engine(request, [("br", early), ("isdb", late)]))), ["request~br~isdb"]);
}

#[test]
fn each_first_provider_has_one_proposal_its_best() {
    let mut request = request_terms();
    request.own_contribution_usd = 0;
    let mut poor = bank_terms();
    poor.brings_usd = 30_000;
    let offers = [("br", offer_terms()), ("poor", poor), ("rich", bank_terms())];
    assert_eq!(ids(&list(&engine(request, offers))), ["request~br~rich"]);
}

#[test]
fn what_was_declined_is_left_out_and_the_next_best_takes_its_place() {
    let mut request = request_terms();
    request.own_contribution_usd = 0;
    let mut poor = bank_terms();
    poor.brings_usd = 45_000;
    let offers = [("br", offer_terms()), ("poor", poor), ("rich", bank_terms())];
    let mut engine = engine(request, offers);
    for (declined, next) in [
        ("request~br~rich", vec!["request~br~poor"]),
        ("request~br~poor", vec!["request~br"]),
        ("request~br", vec![]),
    ] {
        engine.decline(code(declined));
        assert_eq!(ids(&list(&engine)), next);
    }
    engine.undecline(&code("request~br~rich"));
    assert_eq!(ids(&list(&engine)), ["request~br~rich"]);
}

#[test]
fn what_a_provider_pays_for_fills_a_gap_too() {
    let mut request = request_terms();
    request.own_contribution_usd = 50_000;
    let paying = with(|offer| offer.pays_for = vec![CostItem::ExpertTime, CostItem::Travel]);
    let list = list(&engine(request, [("br", paying), ("isdb", bank_terms())]));
    assert_eq!(ids(&list), ["request~br"]);
    assert_eq!(list[0].unmet, []);
}

#[test]
fn an_offer_with_nothing_left_is_not_proposed() {
    let mut engine = engine(request_terms(), [("br", offer_terms())]);
    let mut exhausted = offer("br", offer_terms());
    exhausted.left.places = 0;
    let changes = engine.put_offer(exhausted);
    assert_eq!(changes.values().map(Vec::len).collect::<Vec<_>>(), [0]);
}
