//! Turns offers and requests into ranked, explained proposals.
//!
//! Pure: no clock, no chance, no store. The same offers, requests, context and policy give the
//! same proposals in the same order, whatever happened in between. Filters say who can come into
//! question at all; criteria give whole points that sum exactly to a score, each with one sentence
//! of evidence.

mod brute;
mod candidate;
mod change;
mod context;
mod countries;
mod criteria;
#[cfg(test)]
mod deeds;
mod engine;
mod explain;
mod filters;
#[cfg(test)]
mod fixtures;
mod indexed;
mod lexicon;
mod policy;
mod propose;
mod stop_words;
mod tables;
mod text;

pub use brute::Brute;
pub use candidate::{Offer, Request};
pub use change::{Change, Effect, Step};
pub use context::Cooperation;
pub use criteria::{CRITERIA, Criterion, Kind};
pub use engine::{Changes, Engine};
pub use explain::Why;
pub use filters::{Blocked, Filter};
pub use indexed::Indexed;
pub use policy::{Fault, Policy, PolicyError};
