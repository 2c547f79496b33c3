//! What providers are scored by: one file for each criterion, one line for each in [`CRITERIA`].

mod alike_in_country;
mod alike_projects;
mod alike_titles;
mod country_record;
mod country_sector;
mod languages;
mod neighbour;
mod official_language;
mod partners;
mod region_focus;
mod region_record;
mod sector_focus;
mod sector_record;
mod sectors;
mod standing;
mod typical_phrases;
mod typical_words;
mod wording;

use std::fmt;

use crate::case::Case;

/// Every criterion, in the order in which contributions are told.
pub const CRITERIA: &[Criterion] = &[
    country_record::CRITERION,
    country_sector::CRITERION,
    region_record::CRITERION,
    region_focus::CRITERION,
    sector_record::CRITERION,
    sector_focus::CRITERION,
    official_language::CRITERION,
    neighbour::CRITERION,
    alike_projects::CRITERION,
    alike_in_country::CRITERION,
    alike_titles::CRITERION,
    typical_words::CRITERION,
    typical_phrases::CRITERION,
    standing::CRITERION,
    partners::CRITERION,
    sectors::CRITERION,
    languages::CRITERION,
    wording::CRITERION,
];

/// One way in which a provider can suit a request.
#[derive(Clone, Copy)]
pub struct Criterion {
    /// Its section in the policy.
    pub name: &'static str,
    /// What it looks at, in one sentence.
    pub about: &'static str,
    /// How it comes by its points.
    pub kind: Kind,
}

/// How a criterion comes by its points.
#[derive(Clone, Copy)]
pub enum Kind {
    /// It measures what the portfolio holds, the provider's place in the corpus given; the policy has
    /// the scale and the weight.
    Measure(fn(&Case<'_>, usize) -> i64),
    /// It reads the rows of a table in the policy whose keys the request has.
    Table {
        /// The keys of a request.
        keys: fn(&Case<'_>) -> Vec<String>,
        /// Whether a row says who works for that recipient: where the recipient's own register is
        /// kept from sight, such rows are too.
        of_recipient: bool,
    },
}

impl fmt::Debug for Criterion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Criterion").field("name", &self.name).finish_non_exhaustive()
    }
}
