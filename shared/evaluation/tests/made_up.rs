//! The whole road on made-up partnerships: reading, ranking, figures, learning.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fmt::Write as _;

use evaluation::{Figures, Report, Trials, cross_validate, evaluate, fit};
use portfolio::Policy;
use serde_json::json;

const SHIPPED: &str = include_str!("../../../config/portfolio.toml");

/// Who does what, and the words for it.
const TRADES: [(&str, &str, &str, [&str; 4]); 4] = [
    ("BRA", "pt", "120", ["bancos", "de leite", "humano", "rede"]),
    ("JPN", "en", "110", ["primary", "school", "construction", "classrooms"]),
    ("ESP", "es", "140", ["agua", "saneamiento", "rural", "redes"]),
    ("IND", "en", "230", ["rural", "electrification", "grid", "lines"]),
];

const PLACES: [&str; 5] = ["MOZ", "NPL", "HND", "SEN", "COD"];

fn title(words: &[&str; 4], at: usize) -> String {
    let place = ["north", "south", "east", "west", "centre", "coast", "lake", "hills"][at % 8];
    format!("{} {} {} {place} {}", words[at % 4], words[(at + 1) % 4], words[(at + 2) % 4], at / 8)
}

fn offers() -> Vec<String> {
    let project = |at: usize| {
        let (provider, language, group, words) = TRADES[at % 4];
        let place = PLACES[(at / 4) % 5];
        json!({
            "id": format!("o{at:03}"), "providers": [provider], "source": format!("register {place}"),
            "lang": language, "recipients": [place], "title": title(&words, at / 4),
            "description": "", "dac_groups": [group]
        })
        .to_string()
    };
    (0..120).map(project).collect()
}

fn cases() -> Vec<String> {
    let case = |at: usize| {
        let (provider, language, group, words) = TRADES[at % 4];
        let place = PLACES[(at / 4 + 1) % 5];
        let southern = ["BRA", "IND"].contains(&provider);
        json!({
            "id": format!("c{at:03}"), "track": "A_register", "source": format!("register {place}"),
            "lang": language, "recipients": [place],
            "title": format!("{} phase {}", title(&words, at / 4 + 3), at), "description": "",
            "dac_groups": [group], "southern_provider": southern,
            "multi_provider": false, "cold_start_provider": false, "truth": [provider]
        })
        .to_string()
    };
    (0..60).map(case).collect()
}

fn lines(records: &[String]) -> Vec<u8> {
    let mut text = String::new();
    for record in records {
        writeln!(text, "{record}").unwrap();
    }
    text.into_bytes()
}

fn shipped() -> Policy {
    Policy::parse(SHIPPED).unwrap()
}

fn report(offers: &[String], cases: &[String], policy: &Policy) -> Report {
    evaluate(lines(offers).as_slice(), lines(cases).as_slice(), policy).unwrap()
}

fn figures(report: &Report, part: usize, stratum: &str, method: &str) -> Figures {
    let mut rows = report.parts[part].rows.iter();
    rows.find(|row| row.stratum == stratum && row.method == method).unwrap().figures
}

#[test]
fn the_shipped_weights_are_better_than_going_by_size_or_history() {
    let report = report(&offers(), &cases(), &shipped());
    let ours = figures(&report, 0, "all", "policy");
    for baseline in ["size of portfolio", "history in the country"] {
        let plain = figures(&report, 0, "all", baseline);
        assert!(ours.mrr > plain.mrr, "{baseline}: {plain:?}, ours: {ours:?}");
    }
    assert_eq!(ours.cases, 60);
}

#[test]
fn the_order_of_lines_makes_no_difference() {
    let (mut offers, mut cases) = (offers(), cases());
    let first = report(&offers, &cases, &shipped());
    offers.reverse();
    cases.rotate_left(17);
    assert_eq!(report(&offers, &cases, &shipped()), first);
}

#[test]
fn every_setting_tells_its_own_strata() {
    let report = report(&offers(), &cases(), &shipped());
    let strata = |part: usize| {
        let mut names: Vec<&str> =
            report.parts[part].rows.iter().map(|row| row.stratum.as_str()).collect();
        names.dedup();
        names
    };
    assert_eq!(
        strata(0),
        [
            "all",
            "A en",
            "A es",
            "A pt",
            "A southern provider",
            "lang en",
            "lang es",
            "lang pt",
            "track A"
        ]
    );
    assert_eq!(strata(1), ["A en", "A es", "A pt", "A southern provider", "track A"]);
    assert_eq!(strata(2), ["all", "lang es"]);
    let themes: Vec<&str> = report.themes.iter().map(|row| row.method.as_str()).take(4).collect();
    assert_eq!(themes, ["any of them", "BM25", "meaning", "meaning and themes"]);
    assert_eq!(report.themes[0].requests, 15);
}

#[test]
fn a_report_is_shown_as_a_table_and_as_data() {
    let report = report(&offers(), &cases(), &shipped());
    let shown = report.to_string();
    assert!(shown.starts_with("everything may be seen\ncases "), "{shown}");
    let data = serde_json::to_value(&report).unwrap();
    assert_eq!(data["parts"][0]["rows"][0]["stratum"], "all");
    assert_eq!(data["parts"][0]["rows"][0]["figures"]["cases"], 60);
    assert!(data["parts"][0]["rows"][0]["figures"]["mrr"].as_f64().unwrap() <= 1.0);
}

#[test]
fn what_is_learned_is_a_policy_that_ranks_well_and_is_the_same_every_time() {
    let learn =
        || fit(lines(&offers()).as_slice(), lines(&cases()).as_slice(), &shipped()).unwrap();
    let text = learn();
    assert_eq!(text, learn());
    let learned = Policy::parse(&text).unwrap();
    let ours = figures(&report(&offers(), &cases(), &learned), 0, "all", "policy");
    assert_eq!(ours.recall_1.to_string(), "1.000");
}

fn tried(leave_out: &[&str], add: &[&str]) -> Report {
    let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let trials = Trials::read(&owned(leave_out), &owned(add)).unwrap();
    let (offers, cases) = (lines(&offers()), lines(&cases()));
    cross_validate(offers.as_slice(), cases.as_slice(), &shipped(), &trials, None).unwrap()
}

fn methods(report: &Report, part: usize) -> Vec<&str> {
    let rows = report.ablation[part].rows.iter().filter(|row| row.stratum == "all");
    rows.map(|row| row.method.as_str()).collect()
}

#[test]
fn cross_validation_tells_what_each_criterion_is_worth() {
    let report = tried(&["each"], &[]);
    let learned = figures(&report, 0, "all", "learned from other cases");
    assert!(learned.recall_3.to_string().as_str() > "0.900", "{learned:?}");
    let names = portfolio::CRITERIA.iter().map(|criterion| criterion.name);
    let expected: Vec<&str> = std::iter::once("nothing left out").chain(names).collect();
    assert_eq!(report.ablation.len(), 2, "with tables and without");
    assert_eq!(methods(&report, 0), expected);
    assert_eq!(methods(&report, 1), expected);
    let whole = report.ablation[0].rows.iter().find(|row| row.stratum == "all").unwrap();
    assert_eq!(whole.figures, learned);
}

#[test]
fn a_tie_on_trial_is_learned_with_and_told() {
    let report = tried(&[], &["peers", "near_language"]);
    assert_eq!(methods(&report, 0), ["nothing added", "peers", "near_language"]);
    let with = |method: &str| {
        let rows = report.ablation[1].rows.iter();
        rows.filter(|row| row.stratum == "all" && row.method == method)
            .map(|row| row.figures)
            .next()
            .unwrap()
    };
    // No two of these countries are both least developed, landlocked or islands.
    assert_eq!(with("peers"), with("nothing added"));
}

/// Texts that people coded, and the Spanish cases that they are to help with: schools.
fn coded(text: &str, group: &str) -> String {
    json!({"source": "x", "lang": "es", "text": text, "dac_groups": [group]}).to_string()
}

fn precision(texts: &[String]) -> Vec<String> {
    let texts = themes::read_sectors(&texts.join("\n")).unwrap();
    let case = |at: usize| {
        json!({
            "id": format!("s{at}"), "track": "A_register", "source": "register NPL", "lang": "es",
            "recipients": ["NPL"], "title": escuela(at), "description": "", "dac_groups": ["110"],
            "truth": ["JPN"]
        })
        .to_string()
    };
    let cases: Vec<String> = (0..8).map(case).collect();
    let (offers, cases, trials) = (lines(&offers()), lines(&cases), Trials::default());
    let report =
        cross_validate(offers.as_slice(), cases.as_slice(), &shipped(), &trials, Some(&texts));
    let rows = report.unwrap().themes;
    let ours = rows.iter().filter(|row| row.language == "es" && row.method.contains("apart"));
    ours.map(|row| row.precision_20.to_string()).collect()
}

fn escuela(at: usize) -> String {
    format!("Mejora {at} de los patios en barrios apartados")
}

#[test]
fn themes_are_not_learned_from_the_texts_that_they_are_tried_on() {
    let names = ["aulas", "maestros", "alumnos", "lectura", "patios", "barrios"];
    let mut honest: Vec<String> = names
        .iter()
        .flat_map(|it| [coded(&format!("Los {it} de primaria"), "110"), coded(it, "110")])
        .collect();
    honest.extend(["redes", "turbinas", "cables"].map(|it| coded(it, "230")));
    let of_the_cases = (0..8).map(|at| coded(&escuela(at), "230"));
    let told: Vec<String> = honest.iter().cloned().chain(of_the_cases).collect();
    let without = precision(&honest);
    assert_eq!(without.len(), 1);
    assert_eq!(precision(&told), without);
    let elsewhere = (0..8).map(|at| coded(&format!("Nueva {}", escuela(at)), "230"));
    let misled: Vec<String> = honest.into_iter().chain(elsewhere).collect();
    assert_ne!(precision(&misled), without);
}

#[test]
fn no_case_has_a_say_in_how_another_is_ranked() {
    let together = figures(&report(&offers(), &cases(), &shipped()), 0, "all", "policy");
    let alone = cases().into_iter().map(|case| {
        let report = report(&offers(), &[case], &shipped());
        figures(&report, 0, "all", "policy").mrr.0
    });
    assert_eq!(alone.sum::<u64>() / 60, together.mrr.0);
}

#[test]
fn who_really_delivered_it_has_no_say_in_the_order() {
    // Asked about every provider in turn, the ranks are those of one and the same list.
    let ranks = TRADES.iter().map(|(provider, ..)| {
        let mut case: serde_json::Value = serde_json::from_str(&cases()[0]).unwrap();
        case["truth"] = json!([provider]);
        let report = report(&offers(), &[case.to_string()], &shipped());
        1_000_000 / figures(&report, 0, "all", "policy").mrr.0
    });
    let mut ranks: Vec<u64> = ranks.collect();
    ranks.sort_unstable();
    assert_eq!(ranks, [1, 2, 3, 4]);
}

#[test]
fn unusual_cases_are_ranked_all_the_same_and_told() {
    let mut unusual: serde_json::Value = serde_json::from_str(&cases()[0]).unwrap();
    unusual["id"] = json!("stranger");
    unusual["truth"] = json!(["NOR", "XKX"]);
    unusual["lang"] = json!("?");
    unusual["source"] = json!("nobody's register");
    let mut all = cases();
    all.push(unusual.to_string());
    let report = report(&offers(), &all, &shipped());
    let alone = figures(&report, 0, "lang unknown", "policy");
    assert_eq!((alone.cases, alone.mrr.0), (1, 0), "nobody who delivered it can be ranked");
    let told: Vec<&str> = report.notes.iter().map(|note| note.field).collect();
    assert_eq!(told, ["lang", "truth"]);
}

#[test]
fn figures_of_nobody_are_refused() {
    let nobody = offers().into_iter().map(|offer| {
        let mut offer: serde_json::Value = serde_json::from_str(&offer).unwrap();
        offer["providers"] = json!(["XKX"]);
        offer.to_string()
    });
    let nobody: Vec<String> = nobody.collect();
    let error = evaluate(lines(&nobody).as_slice(), lines(&cases()).as_slice(), &shipped());
    assert_eq!(error.unwrap_err().to_string(), "offers: no line names a provider by a known code");
}

#[test]
fn the_shipped_file_says_what_a_fit_with_its_scales_would_write_about() {
    // Every criterion has its section and its sentence, in their order.
    let sections: Vec<&str> = SHIPPED
        .lines()
        .filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'))
        .filter(|name| !name.contains('.'))
        .collect();
    let names: Vec<&str> = portfolio::CRITERIA.iter().map(|criterion| criterion.name).collect();
    assert_eq!(sections, names);
    assert!(portfolio::CRITERIA.iter().all(|criterion| SHIPPED.contains(criterion.about)));
}
