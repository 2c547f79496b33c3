//! A policy is read whole or not at all, and its hash stands for all that it says.

use std::str::FromStr;

use toml::{Table, Value};

use super::*;
use crate::fixtures::{POLICY, policy};

fn faults(text: &str) -> Vec<Fault> {
    match Policy::parse(text) {
        Err(PolicyError::Wrong(faults)) => faults,
        other => panic!("{other:?} tells no faults"),
    }
}

#[test]
fn what_is_wrong_is_named_with_its_value_and_what_is_allowed() {
    let cases = [
        (
            "version = \"2026-3\"",
            "version = 7",
            "version is 7; allowed: a text of 1 to 40 characters",
        ),
        ("rules = 4", "rules = 2", "rules is 2; allowed: 4"),
        (
            "list_length = 10",
            "list_length = 0",
            "list_length is 0; allowed: a whole number from 1 to 100",
        ),
        ("list_length = 10", "", "list_length is missing; allowed: a whole number from 1 to 100"),
        (
            "list_length = 10",
            "list_length = 1.5",
            "list_length is 1.5; allowed: a whole number from 1 to 100",
        ),
        (
            "timing = 40",
            "timing = -1",
            "weights.timing is -1; allowed: a whole number from 0 to 1000",
        ),
        (
            "timing = 40",
            "timing = 41",
            "weights is 1001 in all; allowed: a sum of 1000, costs apart",
        ),
        ("timing = 40", "", "weights.timing is missing; allowed: a whole number from 0 to 1000"),
        (
            "meaning_full = 700",
            "meaning_full = 300",
            "text.meaning_full is 300; allowed: more than meaning_from",
        ),
        (
            "timing = 40",
            "timing = 40\nluck = 3",
            "weights.luck is 3; allowed: only capacity, coordination, country_fit, funding, modality, text, thematic_area, timing, track_record, working_language",
        ),
        (
            "start = 300",
            "start = 1001",
            "timing.start is 1001; allowed: a whole number from 0 to 1000",
        ),
        (
            "caricom = 130",
            "caricum = 130",
            "country_fit.blocs.caricum is 130; allowed: code of a bloc = a whole number from 0 to 1000",
        ),
        (
            "ranks = [1000, 850, 700, 600]",
            "ranks = []",
            "working_language.ranks is []; allowed: 1 to 10 whole numbers from 0 to 1000, the first above 0",
        ),
        (
            "[\"workshop\", \"training_course\", 700]",
            "[\"workshop\", \"course\", 700]",
            "allowed: a list of [code, code, whole number from 0 to 1000]",
        ),
        (
            "[\"16010\", \"16015\"]",
            "[\"16010\"]",
            "filters.kin is [\"16010\"]; allowed: a list of pairs of codes",
        ),
        (
            "[\"16010\", \"16015\"]",
            "[\"16010\", \"99999\"]",
            "filters.kin is [\"16010\", \"99999\"]; allowed: a list of pairs of codes",
        ),
        (
            "catch_all = [\"160\", \"430\"]",
            "catch_all = [\"99\"]",
            "filters.catch_all is [\"99\"]; allowed: a list of codes",
        ),
        (
            "expert_time = 300",
            "expert_time = 900",
            "funding.items is 1560 in all; allowed: a sum of at most 1000",
        ),
        ("[coordination]", "[coordinations]", "coordinations is "),
    ];
    for (from, to, told) in cases {
        assert!(POLICY.contains(from), "{from}");
        let faults = faults(&POLICY.replacen(from, to, 1));
        let all: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert!(all.iter().any(|fault| fault.contains(told)), "{to}: {all:?}");
    }
}

#[test]
fn all_faults_are_told_at_once_and_what_is_no_toml_says_so() {
    let text = POLICY.replace("list_length = 10", "list_length = 0").replace("start = 300", "");
    assert_eq!(faults(&text).len(), 2);
    assert!(matches!(Policy::parse("version ="), Err(PolicyError::Syntax(_))));
    assert!(faults("").len() > 20);
}

#[test]
fn layout_and_comments_do_not_change_the_hash() {
    let table = Table::from_str(POLICY).unwrap();
    let bare = toml::to_string(&table).unwrap();
    assert_ne!(bare, POLICY);
    assert_eq!(Policy::parse(&bare).unwrap().stamp(), policy().stamp());
    let moved = POLICY.replacen("version = \"2026-3\"\n", "", 1);
    let moved = format!("version   =   \"2026-3\" # moved up\n\n{moved}");
    assert_eq!(Policy::parse(&moved).unwrap().stamp(), policy().stamp());
    assert_eq!(policy().stamp().hash.len(), 64);
}

#[test]
fn every_key_changes_the_hash() {
    let table = Table::from_str(POLICY).unwrap();
    let mut paths = Vec::new();
    walk(&table, &mut Vec::new(), &mut paths);
    assert!(paths.len() > 100, "{}", paths.len());
    let file = |table: &Table| PolicyFile::parse(&toml::to_string(table).unwrap()).unwrap();
    let before = file(&table);
    for path in paths {
        let mut changed = table.clone();
        change(&mut changed, &path);
        assert_ne!(file(&changed).canonical(), before.canonical(), "{path:?}");
        assert_ne!(hash(&file(&changed)), hash(&before), "{path:?}");
    }
}

/// The paths of all values that are no tables.
fn walk(table: &Table, at: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    for (key, value) in table {
        at.push(key.clone());
        match value {
            Value::Table(table) => walk(table, at, paths),
            _ => paths.push(at.clone()),
        }
        at.pop();
    }
}

fn change(table: &mut Table, path: &[String]) {
    let (key, rest) = path.split_first().unwrap();
    let value = table.get_mut(key).unwrap();
    match value {
        Value::Table(table) => change(table, rest),
        Value::Integer(number) => *number += 1,
        Value::String(text) => text.push('x'),
        Value::Array(items) => _ = items.pop(),
        other => panic!("{other} stands in no policy"),
    }
}

#[test]
fn another_version_is_another_stamp() {
    let other = Policy::parse(&POLICY.replace("2026-3", "2026-4")).unwrap().stamp();
    assert_eq!(other.version, "2026-4");
    assert_ne!(other.hash, policy().stamp().hash);
}

#[test]
fn the_weights_name_every_criterion_and_give_a_thousand_points() {
    let names: Vec<&str> = policy().weights().map(|(name, _)| name).collect();
    assert!(names.iter().eq(CRITERIA.iter().map(|criterion| &criterion.name)));
    let policy = policy();
    let gains = policy.rules.iter().filter(|rule| rule.kind == Kind::Gain);
    assert_eq!(gains.map(|rule| rule.weight).sum::<Points>(), 1_000);
}
