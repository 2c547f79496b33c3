//! How good what is learned is on cases that it was not learned from, and what each criterion is
//! worth there.

use std::collections::BTreeMap;

use portfolio::{CRITERIA, Policy};

use crate::{
    bench::{Bench, Case, Held, Setting, Track, by_stratum, in_order},
    fit::{self, Tables},
    report::{Part, Report, Row},
};

/// Into how many parts the cases are divided.
const FOLDS: u64 = 5;

/// How much of a title decides into which: phases of one project stay together.
const LEADING_LETTERS: usize = 60;

/// Which policy ranks each case: one that was learned without it.
struct Apart {
    policies: Vec<Policy>,
    /// By case.
    of_case: Vec<usize>,
}

pub(crate) fn report(bench: &Bench, scales: &Policy) -> Report {
    let held = bench.hold();
    let of_title = |case: &Case| fold(&case.request.title);
    let folds = apart(&held, scales, Tables::Learned, of_title);
    let bare = apart(&held, scales, Tables::Empty, of_title);
    let mut parts: Vec<Part> = [Setting::All, Setting::Hidden]
        .into_iter()
        .map(|setting| {
            let mut rows = rows(&held, setting, "learned from other cases", &folds, None);
            rows.extend(self::rows(&held, setting, "the same without tables", &bare, None));
            Part { name: setting.name().to_owned(), rows: in_order(rows) }
        })
        .collect();
    let registers = registers(bench);
    let strict = |tables| {
        let policies = apart(&held, scales, tables, |case| registers[case.source.as_str()]);
        let name = match tables {
            Tables::Learned => "learned from other registers",
            Tables::Empty => "from others, without tables",
        };
        rows(&held, Setting::Hidden, name, &policies, None)
    };
    if let Some(hidden) = parts.last_mut() {
        hidden.rows.extend(strict(Tables::Learned));
        hidden.rows.extend(strict(Tables::Empty));
        hidden.rows = in_order(std::mem::take(&mut hidden.rows));
    }
    Report { parts, themes: Vec::new(), ablation: ablation(&held, &folds) }
}

fn apart(held: &Held<'_>, scales: &Policy, tables: Tables, part: impl Fn(&Case) -> u64) -> Apart {
    let parts: Vec<u64> = held.bench.cases.iter().map(part).collect();
    let mut policies = BTreeMap::new();
    for left_out in &parts {
        policies.entry(*left_out).or_insert_with(|| {
            let text = fit::learn(held, |at| parts[at] != *left_out, scales, tables);
            // What is written can be read; if it could not, the figures would show it.
            Policy::parse(&text).unwrap_or_else(|_| scales.clone())
        });
    }
    let order: BTreeMap<u64, usize> =
        policies.keys().enumerate().map(|(at, part)| (*part, at)).collect();
    Apart {
        of_case: parts.iter().map(|part| order[part]).collect(),
        policies: policies.into_values().collect(),
    }
}

fn rows(
    held: &Held<'_>,
    setting: Setting,
    method: &str,
    apart: &Apart,
    without: Option<usize>,
) -> Vec<Row> {
    let policies: Vec<Policy> = match without {
        Some(criterion) => apart.policies.iter().map(|one| one.without(criterion)).collect(),
        None => apart.policies.clone(),
    };
    by_stratum(held.bench, setting, method, |at| {
        held.score(setting, at, &policies[apart.of_case[at]])
    })
}

/// Each criterion left out, the others as they were learned.
fn ablation(held: &Held<'_>, folds: &Apart) -> Vec<Row> {
    let told = ["all", "track A", "A southern provider"];
    let mut all = Vec::new();
    let left_out = std::iter::once(None).chain((0..CRITERIA.len()).map(Some));
    for without in left_out {
        let method = without.map_or("nothing left out", |at| CRITERIA[at].name);
        for setting in [Setting::All, Setting::Hidden] {
            let rows = rows(held, setting, method, folds, without);
            let rows = rows.into_iter().filter(|row| told.contains(&row.stratum.as_str()));
            all.extend(rows.map(|row| match setting {
                Setting::Hidden => Row { stratum: format!("{}, hidden", row.stratum), ..row },
                _ => row,
            }));
        }
    }
    in_order(all)
}

/// The registers in a fixed order; cases of one list each are parts of their own.
fn registers(bench: &Bench) -> BTreeMap<&str, u64> {
    let mut names: Vec<&str> = bench.cases.iter().map(|case| case.source.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let of_recipients = |source: &str| {
        let mut cases = bench.cases.iter().filter(|case| case.source == source);
        cases.any(|case| case.track == Track::Register)
    };
    // Donors' lists are not asked about with a register hidden: one part will do for them all.
    let number = |(at, name)| (name, if of_recipients(name) { at as u64 + 1 } else { 0 });
    names.into_iter().enumerate().map(number).collect()
}

/// The part of a case, from the leading letters of its title (FNV-1a).
fn fold(title: &str) -> u64 {
    let letters =
        title.chars().flat_map(char::to_lowercase).filter(|letter| letter.is_alphabetic());
    let leading: String = letters.take(LEADING_LETTERS).collect();
    let hash = leading.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    // The low bits of this hash alone are poor.
    (hash >> 32) % FOLDS
}
