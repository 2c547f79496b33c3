//! What providers are ranked by, on a handful of made-up projects.

use super::*;
use crate::{CRITERIA, Corpus, Kind, Portfolio, Project, Request};

fn project(id: &str, provider: &str, recipient: &str, title: &str, group: &str) -> Project {
    Project {
        id: id.to_owned(),
        providers: vec![provider.parse().unwrap()],
        source: format!("register of {recipient}"),
        language: Some("en".parse().unwrap()),
        recipients: vec![recipient.parse().unwrap()],
        title: title.to_owned(),
        description: String::new(),
        groups: vec![group.parse().unwrap()],
    }
}

fn projects() -> Vec<Project> {
    vec![
        project("1", "BRA", "AGO", "Human milk banks", "120"),
        project("2", "BRA", "MOZ", "Training of nurses in human milk banks", "120"),
        project("3", "JPN", "MOZ", "Construction of primary schools", "110"),
        project("4", "JPN", "KEN", "Construction of primary schools", "110"),
        project("5", "JPN", "NPL", "Rural roads and bridges", "210"),
        project("6", "ESP", "BOL", "Rural water and sanitation", "140"),
        project("7", "MOZ", "AGO", "Exchange of primary teachers", "110"),
    ]
}

fn request(recipient: &str, title: &str, group: &str) -> Request {
    Request {
        recipients: vec![recipient.parse().unwrap()],
        language: Some("en".parse().unwrap()),
        title: title.to_owned(),
        description: String::new(),
        groups: vec![group.parse().unwrap()],
    }
}

/// A policy under which one criterion counts, with rows that say who works for Mozambique.
fn policy(counts: &str) -> Policy {
    let sections = CRITERIA.iter().map(|criterion| {
        let (name, on) = (criterion.name, criterion.name == counts);
        match criterion.kind {
            Kind::Measure(_) => {
                let full_at =
                    if name.contains("official") || name == "neighbour" { 1 } else { 1_000 };
                let weight = if on { 100 } else { 0 };
                format!("[{name}]\nweight = {weight}\nfrom = 0\nfull_at = {full_at}\n")
            }
            Kind::Table { .. } => {
                let rows = "all = { ESP = 30 }\nMOZ = { ESP = 40, JPN = -20 }\n120 = { BRA = 9 }\n\
                            en = { JPN = 7 }\nmilk = { BRA = 50 }\nbanks = { BRA = 60 }\n";
                let rows = if on { rows } else { "" };
                format!("[{name}]\nmost = 80\n[{name}.rows]\n{rows}")
            }
        }
    });
    Policy::parse(&sections.collect::<String>()).unwrap()
}

/// The points that a criterion alone gives, by provider.
fn points(counts: &str, request: &Request, hidden: bool) -> Vec<(&'static str, Points)> {
    let corpus = Corpus::new(projects());
    let ranked = rank(&Portfolio::all(&corpus).case(request), &policy(counts), hidden);
    let mut all: Vec<_> = ranked.iter().map(|one| (one.provider.alpha3(), one.points)).collect();
    all.sort_unstable();
    all
}

fn given(points: &[(&'static str, Points)], provider: &str) -> Points {
    points.iter().find(|(code, _)| *code == provider).unwrap().1
}

#[test]
fn each_measure_favours_the_provider_that_it_is_about() {
    let milk = request("MOZ", "A network of human milk banks", "120");
    for (criterion, better, worse) in [
        ("country_record", "BRA", "ESP"),
        ("country_sector", "BRA", "JPN"),
        ("region_record", "JPN", "ESP"),
        ("region_focus", "JPN", "BRA"),
        ("sector_record", "BRA", "JPN"),
        ("sector_focus", "BRA", "JPN"),
        ("official_language", "BRA", "JPN"),
        ("alike_projects", "BRA", "JPN"),
        ("alike_in_country", "BRA", "JPN"),
        ("alike_titles", "BRA", "JPN"),
        ("typical_words", "BRA", "JPN"),
        ("typical_phrases", "BRA", "JPN"),
    ] {
        let points = points(criterion, &milk, false);
        assert!(given(&points, better) > given(&points, worse), "{criterion}: {points:?}");
    }
    let neighbours = points("neighbour", &request("KEN", "Teachers", "110"), false);
    assert!(given(&neighbours, "MOZ") > given(&neighbours, "BRA"), "{neighbours:?}");
}

#[test]
fn every_criterion_is_capped() {
    let milk = request("MOZ", "Human milk banks", "120");
    for criterion in CRITERIA {
        let points = points(criterion.name, &milk, false);
        assert!(points.iter().all(|(_, points)| (-100..=100).contains(points)), "{points:?}");
    }
}

#[test]
fn tables_give_and_take_what_their_rows_say_and_no_more_than_most() {
    let milk = request("MOZ", "Human milk banks", "120");
    assert_eq!(points("standing", &milk, false), [("BRA", 0), ("ESP", 30), ("JPN", 0)]);
    assert_eq!(points("partners", &milk, false), [("BRA", 0), ("ESP", 40), ("JPN", -20)]);
    assert_eq!(points("sectors", &milk, false), [("BRA", 9), ("ESP", 0), ("JPN", 0)]);
    assert_eq!(points("languages", &milk, false), [("BRA", 0), ("ESP", 0), ("JPN", 7)]);
    // 50 for one word and 60 for another.
    assert_eq!(points("wording", &milk, false), [("BRA", 80), ("ESP", 0), ("JPN", 0)]);
}

#[test]
fn nothing_learned_of_the_recipient_counts_where_its_register_is_hidden() {
    let milk = request("MOZ", "Human milk banks", "120");
    assert_eq!(points("partners", &milk, true), [("BRA", 0), ("ESP", 0), ("JPN", 0)]);
    assert_eq!(points("standing", &milk, true), points("standing", &milk, false));
}

#[test]
fn a_recipient_is_never_its_own_provider() {
    let school = request("MOZ", "Primary schools", "110");
    assert!(points("sector_record", &school, false).iter().all(|(code, _)| *code != "MOZ"));
    let elsewhere = request("KEN", "Primary schools", "110");
    assert!(points("sector_record", &elsewhere, false).iter().any(|(code, _)| *code == "MOZ"));
}

#[test]
fn contributions_sum_to_the_points_and_the_order_of_projects_makes_no_difference() {
    let text = include_str!("../../../../config/portfolio.toml");
    let policy = Policy::parse(text).unwrap();
    let milk = request("MOZ", "Human milk banks for primary schools", "120");
    let ranked = |projects: Vec<Project>| {
        let corpus = Corpus::new(projects);
        rank(&Portfolio::all(&corpus).case(&milk), &policy, false)
    };
    let first = ranked(projects());
    for one in &first {
        let sum: Points = one.contributions.iter().map(|contribution| contribution.points).sum();
        assert_eq!((one.points, one.contributions.len()), (sum, CRITERIA.len()));
    }
    let (mut turned, mut mixed) = (projects(), projects());
    turned.reverse();
    mixed.rotate_left(3);
    assert_eq!((ranked(turned), ranked(mixed)), (first.clone(), first));
}

#[test]
fn of_two_with_as_many_points_the_first_code_comes_first() {
    let corpus = Corpus::new(projects());
    let nothing = request("FJI", "Zzz", "530");
    let ranked = rank(&Portfolio::all(&corpus).case(&nothing), &policy("country_record"), false);
    let codes: Vec<&str> = ranked.iter().map(|one| one.provider.alpha3()).collect();
    assert_eq!(codes, ["BRA", "ESP", "JPN", "MOZ"]);
}

#[test]
fn what_may_not_be_seen_does_not_count() {
    let corpus = Corpus::new(projects());
    let milk = request("MOZ", "Human milk banks", "120");
    let without = Portfolio::of(&corpus, |project| project.source != "register of MOZ");
    let ranked = rank(&without.case(&milk), &policy("country_record"), true);
    assert_eq!(ranked.iter().map(|one| one.points).collect::<Vec<_>>(), [0, 0, 0]);
}

#[test]
fn a_criterion_that_is_left_out_gives_nothing() {
    let milk = request("MOZ", "Human milk banks", "120");
    let corpus = Corpus::new(projects());
    let portfolio = Portfolio::all(&corpus);
    for (at, criterion) in CRITERIA.iter().enumerate() {
        let ranked = rank(&portfolio.case(&milk), &policy(criterion.name).without(at), false);
        assert!(ranked.iter().all(|one| one.points == 0), "{}", criterion.name);
    }
}
