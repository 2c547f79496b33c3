//! What is learned from: for every case, each measure of every provider and the rows that apply.

use std::collections::BTreeMap;

use portfolio::{CRITERIA, Kind, Policy};
use reference::Country;

use super::Tables;
use crate::{
    bench::{Held, Setting},
    ties::Shares,
};

/// How much a case counts whose provider is a southern one.
const SOUTHERN: f64 = 2.0;

/// How much a case counts as it is seen with the recipient's register hidden.
const HIDDEN: f64 = 0.3;

/// All that is learned from.
pub(super) struct Design {
    /// The criteria that measure, by their places.
    pub measures: Vec<usize>,
    /// How many numbers there are for each provider: the measures, and a tie where one is on trial.
    pub columns: usize,
    /// How much each measure varies: the root of its mean square, so that all are penalised alike.
    pub spread: Vec<f64>,
    /// The rows of tables that are learned.
    pub keys: Vec<Key>,
    pub providers: Vec<Country>,
    pub rows: Vec<Row>,
}

/// A row of a table.
pub(super) struct Key {
    pub criterion: usize,
    pub name: String,
    /// How many cases have it.
    pub cases: u32,
}

/// A case in one setting.
pub(super) struct Row {
    /// By provider and measure, in spreads.
    pub measured: Vec<f64>,
    /// Which keys it has.
    pub keys: Vec<usize>,
    /// Who comes into question.
    pub candidate: Vec<bool>,
    /// The share of each provider in having delivered it.
    pub truth: Vec<f64>,
    pub counts: f64,
}

/// The fewest cases that must have a key for its row to be learned.
fn least_cases(criterion: &str) -> u32 {
    match criterion {
        "standing" => 1,
        "wording" => 8,
        _ => 5,
    }
}

impl Design {
    pub fn new(
        held: &Held<'_>,
        chosen: impl Fn(usize) -> bool,
        scales: &Policy,
        tables: Tables,
        tie: Option<&Shares>,
    ) -> Self {
        let providers = held.bench.corpus.providers().to_vec();
        let measures: Vec<usize> =
            (0..CRITERIA.len()).filter(|at| scales.scale(*at).is_some()).collect();
        let cases: Vec<usize> = (0..held.all.len()).filter(|at| chosen(*at)).collect();
        let (keys, numbers) = match tables {
            Tables::Learned => keys(held, &cases),
            Tables::Empty => (Vec::new(), Numbers::new()),
        };
        let columns = measures.len() + usize::from(tie.is_some());
        let (spread, rows) = (Vec::new(), Vec::new());
        let mut design = Self { measures, columns, spread, keys, providers, rows };
        for setting in [Setting::All, Setting::Hidden] {
            for at in &cases {
                design.rows.extend(design.row(held, *at, setting, scales, &numbers, tie));
            }
        }
        design.even_out();
        design
    }

    fn row(
        &self,
        held: &Held<'_>,
        at: usize,
        setting: Setting,
        scales: &Policy,
        numbers: &Numbers,
        tie: Option<&Shares>,
    ) -> Option<Row> {
        let (case, told) = (held.case(setting, at)?, &held.bench.cases[at]);
        let seats = 0..self.providers.len();
        let candidate: Vec<bool> = seats.clone().map(|seat| case.is_candidate(seat)).collect();
        let right: Vec<usize> = seats
            .clone()
            .filter(|seat| candidate[*seat] && told.truth.contains(&self.providers[*seat]))
            .collect();
        if right.is_empty() {
            return None;
        }
        let mut truth = vec![0.0; candidate.len()];
        for seat in &right {
            truth[*seat] = 1.0 / real(right.len());
        }
        let measured = seats.flat_map(|seat| {
            let measures = self.measures.iter().filter_map(move |measure| {
                let Kind::Measure(read) = CRITERIA[*measure].kind else { return None };
                Some(scales.scale(*measure)?.share(read(case, seat)))
            });
            measures.chain(tie.map(|tie| tie.share(at, seat))).map(thousandths)
        });
        let southern = if told.southern_provider { SOUTHERN } else { 1.0 };
        let hidden = setting == Setting::Hidden;
        Some(Row {
            measured: measured.collect(),
            keys: keys_of(case, hidden).filter_map(|key| numbers.get(&key).copied()).collect(),
            candidate,
            truth,
            counts: if hidden { HIDDEN * southern } else { southern },
        })
    }

    fn even_out(&mut self) {
        let number = self.columns;
        let mut squares = vec![0.0; number];
        let mut counted = 0.0;
        for row in &self.rows {
            for (at, value) in row.measured.iter().enumerate() {
                squares[at % number] += value * value;
            }
            counted += real(self.providers.len());
        }
        self.spread = squares
            .iter()
            .map(|sum: &f64| (sum / f64::max(counted, 1.0)).sqrt().max(1e-3))
            .collect();
        for row in &mut self.rows {
            for (at, value) in row.measured.iter_mut().enumerate() {
                *value /= self.spread[at % number];
            }
        }
    }
}

/// Keys of tables, numbered.
type Numbers = BTreeMap<(usize, String), usize>;

/// The keys that enough cases have.
fn keys(held: &Held<'_>, cases: &[usize]) -> (Vec<Key>, Numbers) {
    let mut counts: BTreeMap<(usize, String), u32> = BTreeMap::new();
    for key in cases.iter().flat_map(|at| keys_of(&held.all[*at], false)) {
        *counts.entry(key).or_insert(0) += 1;
    }
    let enough = counts
        .into_iter()
        .filter(|((criterion, _), cases)| *cases >= least_cases(CRITERIA[*criterion].name));
    let keys: Vec<Key> =
        enough.map(|((criterion, name), cases)| Key { criterion, name, cases }).collect();
    let number = |(at, key): (usize, &Key)| ((key.criterion, key.name.clone()), at);
    let numbers = keys.iter().enumerate().map(number).collect();
    (keys, numbers)
}

/// The keys of a case; none that says who works for the recipient where its register is hidden.
fn keys_of(case: &portfolio::Case<'_>, hidden: bool) -> impl Iterator<Item = (usize, String)> {
    CRITERIA.iter().enumerate().flat_map(move |(at, criterion)| match criterion.kind {
        Kind::Table { keys, of_recipient } if !(hidden && of_recipient) => {
            keys(case).into_iter().map(|key| (at, key)).collect()
        }
        _ => Vec::new(),
    })
}

fn thousandths(share: i64) -> f64 {
    real(usize::try_from(share).unwrap_or(0)) / 1_000.0
}

/// A small whole number as a real one.
pub(super) fn real(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
