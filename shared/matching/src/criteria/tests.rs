//! Each criterion: what counts more, what counts less, and the sentence that says so.

mod sentences;

use std::sync::Arc;

use domain::{
    CostItem, ProgrammeId, Urgency, capacity_offer::Terms as Offers,
    cooperation_request::Terms as Requests, programme,
};
use jiff::civil::date;

use super::*;
use crate::{
    Cooperation,
    candidate::{Asked, Offered},
    context::Context,
    fixtures::{
        asked, bank_terms, code, codes, evidence, need, offer, offered, policy, provider, skill,
    },
    policy::Policy,
};

/// What a criterion makes of a pair: its share and the id of its sentence.
fn score(
    name: &str,
    change_offer: impl FnOnce(&mut Offers),
    change_request: impl FnOnce(&mut Requests),
) -> (Share, String) {
    let (request, first) = (asked(change_request), offered(change_offer));
    scored(name, &policy(), &Context::default(), &request, &first, None)
}

fn scored(
    name: &str,
    policy: &Policy,
    context: &Context,
    request: &Asked,
    first: &Offered,
    second: Option<&Offered>,
) -> (Share, String) {
    let candidate = Candidate { policy, context, request, first, second };
    let rule = policy.rules.iter().find(|rule| rule.name == name).unwrap();
    let scored = rule.score.score(&candidate);
    (scored.share, scored.evidence.id.into_owned())
}

fn nothing<T>(_: &mut T) {}

#[test]
fn an_area_counts_by_how_near_it_is() {
    let cases = [
        ("12240", "12240", 1_000, "same"),
        ("122", "12240", 800, "wider"),
        ("12240", "122", 800, "narrower"),
        ("12110", "12181", 500, "category"),
        ("12110", "12240", 250, "sector"),
        ("43072", "12240", 450, "kin"),
        ("14020", "12240", 0, "none"),
        ("16040", "16066", 0, "none"),
    ];
    for (named, wanted, share, case) in cases {
        let found = score(
            "thematic_area",
            |offer| offer.thematic_areas = codes(named),
            |request| {
                request.thematic_areas = codes(wanted);
                request.needs[0].theme = Some(code(wanted));
            },
        );
        assert_eq!(found, (share, format!("criterion-thematic-area-{case}")), "{named} {wanted}");
    }
}

#[test]
fn the_first_areas_count_most_on_both_sides() {
    let share = |named: &str, wanted: &str| {
        let asks = |request: &mut Requests| request.thematic_areas = codes(wanted);
        score("thematic_area", |offer| offer.thematic_areas = codes(named), asks).0
    };
    assert!(share("12240", "12240 14020") > share("14020", "12240 14020"));
    assert!(share("12240 14020", "12240") > share("14020 12240", "12240"));
    assert_eq!(share("12240 14020", "12240 14020"), 983);
}

#[test]
fn a_second_provider_adds_further_areas_but_never_the_first_and_never_by_money_alone() {
    let (policy, context) = (policy(), Context::default());
    let share = |named: &str, second: &str, modalities: &str| {
        let request = asked(|request| request.thematic_areas = codes("12240 14020"));
        let first = offered(|offer| offer.thematic_areas = codes(named));
        let second = offered(|offer| {
            offer.thematic_areas = codes(second);
            offer.modalities = codes(modalities);
        });
        scored("thematic_area", &policy, &context, &request, &first, Some(&second)).0
    };
    assert!(share("12240", "14020", "workshop") > share("12240", "23110", "workshop"));
    assert_eq!(share("12240", "14020", "funding"), share("12240", "23110", "funding"));
    assert_eq!(share("14020", "12240", "workshop"), share("14020", "23110", "workshop"));
}

#[test]
fn countries_fit_by_what_they_share() {
    let share =
        |code: &str| score("country_fit", |offer| offer.provider = provider(code), nothing).0;
    // For Bolivia: a neighbour, the same continent and tongue, another continent of the South,
    // and a country that shares nothing.
    let order = ["PE", "MX", "VN", "HU"].map(share);
    assert!(order.is_sorted_by(|one, other| one > other), "{order:?}");
    assert_eq!(share("FAO"), 450);
    let (_, none) = score("country_fit", |offer| offer.provider = provider("HU"), nothing);
    assert_eq!(none, "criterion-country-fit-little");
}

#[test]
fn a_provider_that_was_asked_for_fits_better() {
    let wanted = |request: &mut Requests| request.partners_wanted = codes("VN");
    let vietnam = |offer: &mut Offers| offer.provider = provider("VN");
    assert_eq!(
        score("country_fit", vietnam, wanted).0 - score("country_fit", vietnam, nothing).0,
        250
    );
}

#[test]
fn past_cooperation_between_the_two_counts_more_in_the_same_sector() {
    let (policy, request, first) =
        (policy(), asked(nothing), offered(|offer| offer.provider = provider("VN")));
    let share = |pasts: &[(&str, &str)]| {
        let mut context = Context::default();
        for (at, (recipient, area)) in pasts.iter().enumerate() {
            let past = Cooperation {
                recipient: code(recipient),
                first_provider: provider("VN"),
                second_provider: None,
                thematic_areas: codes(area),
            };
            context.put_partnership(&code(&format!("past-{at}")), past);
        }
        scored("country_fit", &policy, &context, &request, &first, None).0
    };
    let (none, once) = (share(&[]), share(&[("BO", "14020")]));
    assert_eq!(once - none, 140);
    assert_eq!(share(&[("BO", "14020"), ("BO", "14030")]) - none, 165);
    assert_eq!(share(&[("BO", "12110")]) - none, 200);
    assert_eq!(share(&[("BO", "12110"); 9]) - none, 240);
    assert_eq!(share(&[("PE", "12110")]), none);
}

#[test]
fn a_programme_counts_while_the_recipient_belongs_to_it() {
    let (policy, request) = (policy(), asked(nothing));
    let first = offered(|offer| {
        offer.provider = provider("VN");
        offer.programme = Some(code("programme"));
    });
    let share = |until| {
        let mut context = Context::default();
        let member = programme::Member { country: code("BO"), from: None, until };
        let terms = programme::Terms {
            name: "Programme".into(),
            summary: "A programme".into(),
            written_in: code("en"),
            lead_bodies: vec!["Agency".into()],
            members: vec![member],
            areas: vec![],
            modalities: vec![],
            source: None,
        };
        context.programmes.insert(code::<ProgrammeId>("programme"), Arc::new(terms));
        scored("country_fit", &policy, &context, &request, &first, None).0
    };
    assert_eq!(share(None) - share(Some(date(2026, 12, 31))), 160);
    assert_eq!(share(Some(date(2027, 1, 1))), share(None));
}

#[test]
fn a_second_provider_that_is_a_country_weighs_a_little_and_an_institution_nothing() {
    let (policy, context, request, first) =
        (policy(), Context::default(), asked(nothing), offered(nothing));
    let share = |second: Option<&str>| {
        let second = second.map(|code| offered(|offer| offer.provider = provider(code)));
        scored("country_fit", &policy, &context, &request, &first, second.as_ref()).0
    };
    assert_eq!(share(Some("ISDB")), share(None));
    assert!(share(Some("HU")) < share(None));
}

#[test]
fn a_language_counts_by_its_rank_and_near_ones_less() {
    let cases = [
        ("es", "es", 1_000, "preferred"),
        ("en", "es en", 850, "shared"),
        ("pt", "es", 600, "near"),
        ("en", "es", 0, "none"),
    ];
    for (spoken, wanted, share, case) in cases {
        let asks = |request: &mut Requests| request.languages = codes(wanted);
        let found = score("working_language", |offer| offer.languages = codes(spoken), asks);
        assert_eq!(found, (share, format!("criterion-working-language-{case}")));
    }
    let pays = |offer: &mut Offers| {
        offer.languages = codes("en");
        offer.pays_for = vec![CostItem::Interpretation];
    };
    let found = score("working_language", pays, nothing);
    assert_eq!(found, (400, "criterion-working-language-interpretation".into()));
}

#[test]
fn forms_count_by_how_many_of_those_wanted_are_there() {
    let cases = [
        ("technical_assistance training_course", 1_000, "all"),
        ("technical_assistance", 500, "some"),
        ("technical_assistance workshop", 850, "some"),
        ("workshop", 350, "near"),
        ("equipment", 0, "none"),
    ];
    for (offered, share, case) in cases {
        let asks = |request: &mut Requests| {
            request.needs.push(need("12240", "training_course"));
        };
        let found = score("modality", |offer| offer.modalities = codes(offered), asks);
        assert_eq!(found, (share, format!("criterion-modality-{case}")), "{offered}");
    }
    let open = score("modality", nothing, |request| request.needs[0].modality = None);
    assert_eq!(open, (1_000, "criterion-modality-open".into()));
}

#[test]
fn time_counts_by_the_days_covered_and_by_an_early_start() {
    let share = |from, until, urgency| {
        let offer =
            |offer: &mut Offers| (offer.available_from, offer.available_until) = (from, until);
        score("timing", offer, |request| request.urgency = urgency).0
    };
    let (first, last) = (date(2027, 1, 1), date(2027, 12, 31));
    assert_eq!(share(first, last, Urgency::Urgent), 1_000);
    let half = date(2027, 7, 2);
    assert!(share(first, half, Urgency::Urgent) > share(half, last, Urgency::Urgent));
    assert!(share(half, last, Urgency::Routine) > share(half, last, Urgency::Urgent));
}

#[test]
fn capacity_counts_by_what_is_left() {
    let share = |places, weeks| {
        let offer =
            |offer: &mut Offers| (offer.places, offer.expert_weeks_per_year) = (places, weeks);
        score("capacity", offer, nothing)
    };
    assert_eq!(share(2, 4), (1_000, "criterion-capacity-enough".into()));
    assert_eq!(share(1, 4), (850, "criterion-capacity-enough".into()));
    assert_eq!(share(2, 2), (650, "criterion-capacity-short".into()));
}

#[test]
fn weeks_are_counted_by_the_year() {
    let terms = |until| {
        asked(|request| {
            request.needs[0].quantity = 20;
            request.needed_until = until;
        })
    };
    assert_eq!(terms(date(2027, 3, 1)).terms().weeks_a_year(), 20);
    assert_eq!(terms(date(2028, 12, 31)).terms().weeks_a_year(), 10);
}

#[test]
fn money_counts_by_how_much_of_the_gap_is_filled() {
    let cases = [
        (0, 100_000, 1_000, "own"),
        (0, 50_000, 0, "open"),
        (50_000, 50_000, 1_000, "covered"),
        (10_000, 50_000, 200, "part"),
    ];
    for (brings, own, share, case) in cases {
        let asks = |request: &mut Requests| request.own_contribution_usd = own;
        let found = score("funding", |offer| offer.brings_usd = brings, asks);
        assert_eq!(found, (share, format!("criterion-funding-{case}")));
    }
    let unknown = |request: &mut Requests| {
        request.total_cost_usd = None;
        request.own_contribution_usd = 0;
    };
    assert_eq!(score("funding", nothing, unknown), (400, "criterion-funding-unknown".into()));
    let pays = |offer: &mut Offers| offer.pays_for = vec![CostItem::Travel];
    assert_eq!(score("funding", pays, unknown), (520, "criterion-funding-unknown-items".into()));
}

#[test]
fn what_two_providers_both_pay_for_counts_once() {
    let (policy, context) = (policy(), Context::default());
    let request = asked(|request| request.own_contribution_usd = 0);
    let travel = |brings| {
        offered(|offer| {
            offer.pays_for = vec![CostItem::Travel];
            offer.brings_usd = brings;
        })
    };
    let share = |second: Option<&Offered>| {
        scored("funding", &policy, &context, &request, &travel(0), second).0
    };
    assert_eq!(share(None), 200);
    assert_eq!(share(Some(&travel(0))), 200);
    assert_eq!(share(Some(&travel(30_000))), 500);
}

#[test]
fn evidence_counts_by_where_it_was_and_what_came_of_it() {
    let share = |country: &str, year, result: bool| {
        let mut piece = evidence(country, year);
        piece.result = result.then(|| "It works".into());
        score("track_record", |offer| offer.evidence = vec![piece], nothing)
    };
    assert_eq!(share("BO", 2020, false), (700, "criterion-track-record-recipient".into()));
    assert_eq!(share("PE", 2020, false), (400, "criterion-track-record-near".into()));
    assert_eq!(share("ML", 2020, false), (250, "criterion-track-record-elsewhere".into()));
    assert_eq!(share("ML", 2020, true).0, 400);
    assert_eq!(share("ML", 2000, false).0, 175);
    assert_eq!(score("track_record", nothing, nothing), (0, "criterion-track-record-none".into()));
    let many = |offer: &mut Offers| offer.evidence = vec![evidence("BO", 2020); 9];
    assert_eq!(score("track_record", many, nothing).0, 1_000);
}

#[test]
fn words_count_across_languages() {
    let found = score("text", nothing, nothing);
    assert!(found.0 > 800, "{found:?}");
    let other = |offer: &mut Offers| {
        offer.title = "Road safety".into();
        offer.summary = "Traffic lights and helmets".into();
        offer.written_in = code("en");
    };
    assert_eq!(score("text", other, nothing), (0, "criterion-text-none".into()));
}

#[test]
fn the_same_in_other_words_is_told_by_the_two_nearest_sentences() {
    let asks = |request: &mut Requests| {
        request.title = "Profesores rurales".into();
        request.problem = "Faltan docentes de matemáticas en las escuelas de las islas.".into();
        request.expected_change = None;
        request.written_in = code("es");
    };
    let has = |offer: &mut Offers| {
        offer.title = "Learning with numbers".into();
        offer.summary =
            "The courses began in 2015. Training of mathematics teachers for schools on small islands."
                .into();
        offer.written_in = code("en");
    };
    let (policy, context, request) = (policy(), Context::default(), asked(asks));
    let told = |change: &dyn Fn(&mut Offers)| {
        let (policy, context, request) = (&policy, &context, &request);
        let first = &offered(change);
        let rule = policy.rules.iter().find(|rule| rule.name == "text").unwrap();
        rule.score.score(&Candidate { policy, context, request, first, second: None })
    };
    let near = told(&has);
    let sentences = Message::new("criterion-text-meaning")
        .with("asked", "Faltan docentes de matemáticas en las escuelas de las islas.")
        .with("offered", "Training of mathematics teachers for schools on small islands.");
    assert_eq!(near.evidence, sentences);
    let far = told(&|offer| {
        has(offer);
        offer.title = "Paving of roads".into();
        offer.summary =
            "The courses began in 2015. Bridges and asphalt for national highways.".into();
    });
    assert!(near.share > 300 && near.share > 4 * far.share, "{near:?} {far:?}");
}

#[test]
fn a_skill_that_is_found_counts() {
    let asks = |request: &mut Requests| request.needs.push(skill("pasteurización"));
    let has = |offer: &mut Offers| offer.skills = vec!["pasteurização do leite".into()];
    assert_eq!(score("text", has, asks).1, "criterion-text-skills");
    assert!(score("text", has, asks).0 > score("text", nothing, asks).0);
}

#[test]
fn a_second_provider_costs_less_the_nearer_it_is_to_the_area() {
    let (policy, context, request, first) =
        (policy(), Context::default(), asked(nothing), offered(nothing));
    let share = |areas: &str| {
        let mut terms = bank_terms();
        terms.thematic_areas = codes(areas);
        let second = Offered::new(offer("bank", terms));
        scored("coordination", &policy, &context, &request, &first, Some(&second)).0
    };
    assert_eq!(["12240", "122", "12262", "12110"].map(share), [500, 500, 750, 1_000]);
}
