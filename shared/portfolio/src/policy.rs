//! The weights, scales and tables that providers are scored by, as one value that is read strictly.

use std::collections::BTreeMap;

use reference::Country;

use crate::{
    case::Case,
    criteria::{CRITERIA, Criterion, Kind},
    numbers::{Points, rounded},
    score::Contribution,
};
pub use policy_file::{Fault, PolicyError};
use policy_file::{PolicyFile, Section};

/// The most points that a weight or an entry of a table may be.
const MOST_POINTS: i64 = 10_000;

/// The furthest that a scale may reach.
const MOST_SCALE: i64 = 100_000;

/// How providers are scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    rules: Vec<Rule>,
}

/// A criterion under this policy.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Rule {
    Measure(Scale),
    Table(Table),
}

/// How a measure becomes points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The points at the upper end.
    pub weight: Points,
    /// Up to here it counts nothing.
    pub from: i64,
    /// From here on it counts in full.
    pub full_at: i64,
}

/// Points by key and provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The most that all rows of a request together may give or take.
    pub most: Points,
    /// What is not there is 0.
    pub rows: BTreeMap<String, Row>,
}

/// Points by provider; who is not there has 0.
pub type Row = BTreeMap<Country, Points>;

impl Scale {
    /// How far along the scale a measure is, in thousandths.
    pub fn share(&self, measured: i64) -> i64 {
        let along = measured.clamp(self.from, self.full_at) - self.from;
        along * 1_000 / (self.full_at - self.from).max(1)
    }
}

impl Policy {
    /// Reads a policy file. Every key must be there, and no other; all faults are told at once.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        let rules = |root: &mut Section<'_>| CRITERIA.iter().map(|one| read(root, one)).collect();
        PolicyFile::parse(text)?.read(|root| Self { rules: rules(root) })
    }

    /// The scale of a criterion that measures; `None` for one that reads a table.
    pub fn scale(&self, criterion: usize) -> Option<Scale> {
        match self.rules.get(criterion)? {
            Rule::Measure(scale) => Some(*scale),
            Rule::Table(_) => None,
        }
    }

    /// The table of a criterion that reads one.
    pub fn table(&self, criterion: usize) -> Option<&Table> {
        match self.rules.get(criterion)? {
            Rule::Measure(_) => None,
            Rule::Table(table) => Some(table),
        }
    }

    /// The same policy with no points for one criterion.
    #[must_use]
    pub fn without(&self, criterion: usize) -> Self {
        let mut changed = self.clone();
        match changed.rules.get_mut(criterion) {
            Some(Rule::Measure(scale)) => scale.weight = 0,
            Some(Rule::Table(table)) => table.rows.clear(),
            None => {}
        }
        changed
    }

    /// The rows of each table that apply to a request.
    pub(crate) fn rows(&self, case: &Case<'_>, own_register_hidden: bool) -> Vec<Vec<&Row>> {
        CRITERIA
            .iter()
            .zip(&self.rules)
            .map(|(criterion, rule)| rows(criterion, rule, case, own_register_hidden))
            .collect()
    }

    /// What each criterion gives a provider, by its place in the corpus.
    pub(crate) fn contributions(
        &self,
        case: &Case<'_>,
        rows: &[Vec<&Row>],
        provider: usize,
    ) -> Vec<Contribution> {
        let country = case.providers[provider];
        let points = |at: usize, criterion: &Criterion| match (criterion.kind, &self.rules[at]) {
            (Kind::Measure(measure), Rule::Measure(scale)) => {
                let share = scale.share(measure(case, provider));
                Points::try_from(rounded(share * i64::from(scale.weight), 1_000)).unwrap_or(0)
            }
            (_, Rule::Table(table)) => {
                let sum: Points = rows[at].iter().filter_map(|row| row.get(&country)).sum();
                sum.clamp(-table.most, table.most)
            }
            (Kind::Table { .. }, Rule::Measure(_)) => 0,
        };
        CRITERIA
            .iter()
            .enumerate()
            .map(|(at, one)| Contribution { criterion: one.name, points: points(at, one) })
            .collect()
    }
}

fn rows<'a>(
    criterion: &Criterion,
    rule: &'a Rule,
    case: &Case<'_>,
    own_register_hidden: bool,
) -> Vec<&'a Row> {
    match (criterion.kind, rule) {
        (Kind::Table { keys, of_recipient }, Rule::Table(table))
            if !(of_recipient && own_register_hidden) =>
        {
            keys(case).iter().filter_map(|key| table.rows.get(key)).collect()
        }
        _ => Vec::new(),
    }
}

fn read(root: &mut Section<'_>, criterion: &Criterion) -> Rule {
    let mut section = root.section(criterion.name);
    let rule = match criterion.kind {
        Kind::Measure(_) => {
            let from: i64 = section.whole("from", -MOST_SCALE..=MOST_SCALE);
            Rule::Measure(Scale {
                weight: section.whole("weight", 0..=MOST_POINTS),
                from,
                full_at: section.whole("full_at", from + 1..=MOST_SCALE + 1),
            })
        }
        Kind::Table { .. } => Rule::Table(Table {
            most: section.whole("most", 0..=MOST_POINTS),
            rows: read_rows(&mut section),
        }),
    };
    root.finish_section(section);
    rule
}

fn read_rows(section: &mut Section<'_>) -> BTreeMap<String, Row> {
    let mut rows = section.section("rows");
    let mut read = BTreeMap::new();
    for key in rows.keys("a table of rows") {
        let row = rows.numbers_by_code(&key, "code of a country", -MOST_POINTS..=MOST_POINTS);
        read.insert(key, row.into_iter().collect());
    }
    section.finish_section(rows);
    read
}

#[cfg(test)]
mod tests;
