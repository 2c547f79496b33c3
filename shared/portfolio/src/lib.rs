//! Scores providers for a request by what they have done before: a sum of named, capped criteria,
//! whole points, with every weight and table in a policy.
//!
//! A [`Corpus`] is what all providers have done; a [`Portfolio`] is the part of it that may be looked
//! at; [`Portfolio::case`] holds one request against it; [`rank`] gives the providers in order.
//!
//! A hundred points double the odds that the provider is the one: that is the unit in which
//! weights are learned and written down. How rare a word is comes from the corpus itself, since
//! here the corpus is what is offered; the same corpus gives the same points on every machine.

mod case;
mod corpus;
mod criteria;
mod group;
mod likeness;
mod numbers;
mod policy;
mod score;
mod visible;
mod wording;
mod words;

pub use case::Case;
pub use corpus::{Corpus, Project, Request};
pub use criteria::{CRITERIA, Criterion, Kind};
pub use group::{NoGroup, SectorGroup};
pub use numbers::{Points, Share};
pub use policy::{Fault, Policy, PolicyError, Row, Scale, Table};
pub use score::{Contribution, Ranked, rank};
pub use visible::Portfolio;
pub use words::{Word, words};
