//! Holds the matching against partnerships that really came about, and learns its weights from them.
//!
//! [`evaluate`] ranks the candidate providers of every case and tells how often it was right, beside
//! plain baselines and in two harder settings; [`fit`] learns the weights and tables of
//! `config/portfolio.toml`; [`cross_validate`] says how good what is learned is on cases that it was
//! not learned from, and what each criterion is worth.

mod baselines;
mod bench;
mod cross_validation;
mod fit;
mod metrics;
mod published;
mod read;
mod report;
mod strata;
mod themes;
mod ties;
mod trials;

use std::io::BufRead;

use ::themes::{CodedText, Sectors};
use portfolio::{Policy, PolicyError};

pub use bench::{Bench, Case, Track};
pub use metrics::{Figures, Rate};
pub use published::{Published, PublishedThemes, Reached};
pub use read::{Fault, Note, ReadError};
pub use report::{Part, Report, Row, ThemeRow};
pub use trials::{NoTrial, Trials};

impl ReadError {
    /// What the cases teach cannot be used.
    fn lesson(error: PolicyError) -> Self {
        Self { file: "cases", line: None, fault: Fault::Lesson(error) }
    }
}

/// Ranks the providers of `offers` for each of `cases` (both JSON Lines) and tells how often the one
/// that really delivered it was ranked how high. Nothing is learned from `cases`.
pub fn evaluate(
    offers: impl BufRead,
    cases: impl BufRead,
    policy: &Policy,
) -> Result<Report, ReadError> {
    Ok(bench::evaluate(&Bench::read(offers, cases)?, policy))
}

/// Learns weights and tables from all of `cases`, and gives the text of a policy. The scales stay
/// those of `policy`; its weights and tables are not looked at.
pub fn fit(
    offers: impl BufRead,
    cases: impl BufRead,
    policy: &Policy,
) -> Result<String, ReadError> {
    let bench = Bench::read(offers, cases)?;
    let learned = fit::learn(&bench.hold(), |_| true, policy, fit::Tables::Learned, None);
    learned.map(|learned| learned.text).map_err(ReadError::lesson)
}

/// Learns from four fifths of `cases` and ranks the last fifth, five times over; tells the figures of
/// all that was ranked so, and what they would be in each of the `trials`. Where there are none, the
/// registers are left out one by one too. Of `policy` only the scales are used. With `coded` texts it
/// also tells the precision of themes that were learned from them, but for those of the offers and
/// the cases.
pub fn cross_validate(
    offers: impl BufRead,
    cases: impl BufRead,
    policy: &Policy,
    trials: &Trials,
    coded: Option<&[CodedText<Sectors>]>,
) -> Result<Report, ReadError> {
    let bench = Bench::read(offers, cases)?;
    cross_validation::report(&bench, policy, trials, coded).map_err(ReadError::lesson)
}
