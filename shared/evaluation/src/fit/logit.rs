//! How unlikely what really happened is under given weights, and how that changes with them.

use super::{
    descent::Slope,
    design::{Design, Row},
    real::{exp, ln},
};

/// How strongly weights are held towards 0.
const PENALTY: f64 = 10.0;

/// The same for an entry of a table.
fn penalty(criterion: &str) -> f64 {
    match criterion {
        // It counts for every request, so that much would be asked of it otherwise.
        "standing" => 10.0,
        "sectors" | "wording" => 3.0,
        _ => 1.0,
    }
}

/// Where the search for a weight begins.
const START: f64 = 0.3;

/// What is sought: the root of each measure's weight, which keeps weights from being negative; and
/// every entry of every table, row by row.
pub(super) struct Logit<'a> {
    design: &'a Design,
    penalties: Vec<f64>,
    /// Which entries may differ from 0.
    free: Vec<bool>,
}

/// What was found.
pub(super) struct Parameters {
    /// Of each measure, for the whole of its scale.
    pub weights: Vec<f64>,
    /// Of each key, by provider.
    pub entries: Vec<Vec<f64>>,
}

impl<'a> Logit<'a> {
    pub fn new(design: &'a Design) -> Self {
        let providers = design.providers.len();
        let of = |key: &super::design::Key| penalty(portfolio::CRITERIA[key.criterion].name);
        let entries = design.keys.iter().flat_map(|key| vec![of(key); providers]);
        let penalties: Vec<f64> =
            vec![PENALTY; design.columns].into_iter().chain(entries).collect();
        Self { design, free: vec![true; penalties.len()], penalties }
    }

    /// Where the search begins.
    pub fn start(&self) -> Vec<f64> {
        let measures = self.design.columns;
        (0..self.penalties.len()).map(|at| if at < measures { START } else { 0.0 }).collect()
    }

    /// From now on all other entries are 0.
    pub fn keep_only(&mut self, kept: &[bool]) {
        self.free = kept.to_vec();
    }

    /// A place with the entries that are not free at 0.
    pub fn kept(&self, place: &[f64]) -> Vec<f64> {
        place.iter().zip(&self.free).map(|(part, free)| if *free { *part } else { 0.0 }).collect()
    }

    pub fn read(&self, place: &[f64]) -> Parameters {
        let measures = self.design.columns;
        let roots = place[..measures].iter().zip(&self.design.spread);
        let entries = self.kept(place)[measures..].to_vec();
        Parameters {
            weights: roots.map(|(root, spread)| root * root / spread).collect(),
            entries: entries.chunks(self.design.providers.len()).map(<[f64]>::to_vec).collect(),
        }
    }

    /// Every provider's score for a row.
    fn scores(&self, row: &Row, place: &[f64], weights: &[f64]) -> Vec<f64> {
        let providers = self.design.providers.len();
        let measured = row.measured.chunks(weights.len());
        let mut scores: Vec<f64> = measured
            .map(|values| values.iter().zip(weights).map(|(value, weight)| value * weight).sum())
            .collect();
        for key in &row.keys {
            let entries = &place[weights.len() + key * providers..][..providers];
            scores.iter_mut().zip(entries).for_each(|(score, entry)| *score += entry);
        }
        scores
    }

    /// How unlikely the row is, and by how much each provider was expected too much.
    fn row(row: &Row, scores: &[f64]) -> (f64, Vec<f64>) {
        let candidates = || scores.iter().zip(&row.candidate).filter(|(_, may)| **may);
        let most = candidates().map(|(score, _)| *score).fold(f64::MIN, f64::max);
        let chances: Vec<f64> = scores
            .iter()
            .zip(&row.candidate)
            .map(|(score, may)| if *may { exp(score - most) } else { 0.0 })
            .collect();
        let all: f64 = chances.iter().sum();
        let right: f64 =
            scores.iter().zip(&row.truth).map(|(score, truth)| (score - most) * truth).sum();
        let excess = chances
            .iter()
            .zip(&row.truth)
            .map(|(chance, truth)| (chance / all - truth) * row.counts)
            .collect();
        ((ln(all) - right) * row.counts, excess)
    }
}

impl Slope for Logit<'_> {
    fn at(&self, place: &[f64]) -> (f64, Vec<f64>) {
        let (measures, providers) = (self.design.columns, self.design.providers.len());
        let weights: Vec<f64> = place[..measures].iter().map(|root| root * root).collect();
        let (mut value, mut slope) = (0.0, vec![0.0; place.len()]);
        for row in &self.design.rows {
            let (unlikely, excess) = Self::row(row, &self.scores(row, place, &weights));
            value += unlikely;
            for (values, excess) in row.measured.chunks(measures).zip(&excess) {
                let parts = slope[..measures].iter_mut().zip(values);
                parts.for_each(|(slope, value)| *slope += value * excess);
            }
            for key in &row.keys {
                let entries = &mut slope[measures + key * providers..][..providers];
                entries.iter_mut().zip(&excess).for_each(|(slope, excess)| *slope += excess);
            }
        }
        for at in 0..place.len() {
            let part = if at < measures { weights[at] } else { place[at] };
            value += self.penalties[at] * part * part / 2.0;
            slope[at] += self.penalties[at] * part;
            if at < measures {
                slope[at] *= 2.0 * place[at];
            }
            if !self.free[at] {
                slope[at] = 0.0;
            }
        }
        (value, slope)
    }
}
