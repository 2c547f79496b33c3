//! Writes what was learned as a policy that a person can read.

use std::{collections::BTreeMap, fmt::Write as _};

use portfolio::{CRITERIA, Policy};
use reference::Country;

use super::{POINTS, Parameters, design::Design};

const HEAD: &str = "\
# How providers are scored by what they have done before. Written by `ayni policy fit`: the scales are
# set by hand, the weights and tables are learned. A hundred points double the odds that a provider is
# the one. Every key is read; a key that is missing, unknown or out of range stops the start with a
# line that names it.
#
# A measure gives its `weight` at `full_at` and above, nothing at `from` and below, and in between in
# proportion. A table gives or takes the points of the rows that a request has, together no more than
# `most`; a provider that a row does not name has 0 there.
";

/// Entries nearer to 0 say nothing that a person would go by.
fn least_points(criterion: &str) -> i32 {
    match criterion {
        "standing" => 1,
        _ => 10,
    }
}

/// The most that a table may give or take.
fn most(criterion: &str) -> i32 {
    match criterion {
        "standing" | "partners" | "wording" => 800,
        _ => 400,
    }
}

pub(super) fn policy(design: &Design, found: &Parameters, scales: &Policy) -> String {
    let mut text = HEAD.to_owned();
    for (at, criterion) in CRITERIA.iter().enumerate() {
        _ = writeln!(text, "\n# {}\n[{}]", criterion.about, criterion.name);
        let measure = design.measures.iter().position(|measure| *measure == at);
        if let Some((scale, measure)) = scales.scale(at).zip(measure) {
            let weight = points(found.weights[measure]);
            _ = writeln!(text, "weight = {weight}\nfrom = {}", scale.from);
            _ = writeln!(text, "full_at = {}", scale.full_at);
        } else {
            _ = writeln!(text, "most = {}\n\n[{}.rows]", most(criterion.name), criterion.name);
            rows(&mut text, design, found, at);
        }
    }
    text
}

fn rows(text: &mut String, design: &Design, found: &Parameters, criterion: usize) {
    let least = least_points(CRITERIA[criterion].name);
    let keys = design.keys.iter().zip(&found.entries);
    for (key, entries) in keys.filter(|(key, _)| key.criterion == criterion) {
        let entries = design.providers.iter().zip(entries.iter().map(|entry| points(*entry)));
        let told: BTreeMap<&str, i32> = entries
            .filter(|(_, points)| points.abs() >= least)
            .map(|(provider, points): (&Country, i32)| (provider.alpha3(), points))
            .collect();
        if !told.is_empty() {
            let told: Vec<String> =
                told.iter().map(|(provider, points)| format!("{provider} = {points}")).collect();
            _ = writeln!(text, "{} = {{ {} }}", key.name, told.join(", "));
        }
    }
}

/// A unit of the logit in whole points.
#[expect(clippy::cast_possible_truncation, reason = "far within bounds, and clamped")]
pub(super) fn points(unit: f64) -> i32 {
    (unit * POINTS).round().clamp(-10_000.0, 10_000.0) as i32
}
