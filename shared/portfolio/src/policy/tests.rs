//! What a policy file may and may not say.

use std::str::FromStr;

use super::*;

fn text(change: impl Fn(&mut toml::Table)) -> String {
    let mut table = toml::Table::new();
    for criterion in CRITERIA {
        let section = match criterion.kind {
            Kind::Measure(_) => "weight = 10\nfrom = 0\nfull_at = 1000",
            Kind::Table { .. } => "most = 50\nrows = { all = { JPN = 12, BRA = -3 } }",
        };
        table.insert(criterion.name.to_owned(), toml::Table::from_str(section).unwrap().into());
    }
    change(&mut table);
    table.to_string()
}

fn faults(change: impl Fn(&mut toml::Table)) -> Vec<String> {
    match Policy::parse(&text(change)) {
        Err(PolicyError::Wrong(faults)) => faults.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}

fn section<'a>(table: &'a mut toml::Table, name: &str) -> &'a mut toml::Table {
    table[name].as_table_mut().unwrap()
}

#[test]
fn a_whole_policy_is_read() {
    let policy = Policy::parse(&text(|_| {})).unwrap();
    assert_eq!(policy.scale(0), Some(Scale { weight: 10, from: 0, full_at: 1_000 }));
    let last = CRITERIA.len() - 1;
    let points: Vec<Points> = policy.table(last).unwrap().rows["all"].values().copied().collect();
    assert_eq!((policy.scale(last), points.len()), (None, 2));
}

#[test]
fn a_missing_or_unknown_or_wrong_key_is_named() {
    assert_eq!(
        faults(|table| _ = section(table, "neighbour").remove("weight")),
        ["neighbour.weight is missing; allowed: a whole number from 0 to 10000"]
    );
    assert_eq!(
        faults(|table| _ = section(table, "neighbour").insert("wait".to_owned(), 3.into())),
        ["neighbour.wait is 3; allowed: only from, full_at, weight"]
    );
    assert_eq!(
        faults(|table| _ = section(table, "neighbour").insert("weight".to_owned(), 10_001.into())),
        ["neighbour.weight is 10001; allowed: a whole number from 0 to 10000"]
    );
    assert_eq!(
        faults(|table| _ = section(table, "neighbour").insert("full_at".to_owned(), 0.into())),
        ["neighbour.full_at is 0; allowed: a whole number from 1 to 100001"]
    );
    assert_eq!(
        faults(|table| _ = section(table, "standing").remove("rows")),
        ["standing.rows is missing; allowed: a table of rows"]
    );
    let unknown = faults(|table| _ = table.insert("luck".to_owned(), 1.into()));
    assert!(unknown[0].starts_with("luck is 1; allowed: only alike_in_country, "), "{unknown:?}");
}

#[test]
fn a_row_names_countries_only() {
    let wrong = |code: &str, points: toml::Value| {
        faults(|table| {
            let rows = section(table, "partners")["rows"].as_table_mut().unwrap();
            rows["all"].as_table_mut().unwrap().insert(code.to_owned(), points.clone());
        })
    };
    let allowed = "code of a country = a whole number from -10000 to 10000";
    assert_eq!(wrong("XYZ", 4.into()), [format!("partners.rows.all.XYZ is 4; allowed: {allowed}")]);
    assert_eq!(
        wrong("CHN", (-10_001).into()),
        [format!("partners.rows.all.CHN is -10001; allowed: {allowed}")]
    );
}

#[test]
fn what_is_no_toml_is_refused_as_such() {
    assert!(matches!(Policy::parse("= 1"), Err(PolicyError::Syntax(_))));
}

#[test]
fn a_scale_counts_nothing_below_and_all_above() {
    let scale = Scale { weight: 7, from: -100, full_at: 300 };
    assert_eq!([-500, -100, 100, 300, 999].map(|at| scale.share(at)), [0, 0, 500, 1_000, 1_000]);
}
