//! Finds the best offers for every request exactly, without looking at most of them, and keeps every
//! list current as offers and requests come, change and go.
//!
//! What is scored is a [`Model`]: offers and requests of any type, thematic codes that join them,
//! gates (countries) that let them through, and [`Criterion`]s whose whole points add up. Nothing
//! here knows a domain, reads a clock or draws a number: the same changes in any order give the same
//! lists, which are those that scoring every pair would give.
//!
//! A criterion may say for a byte that stands for an offer how many points such offers lose at least.
//! The sum over all criteria is a *bound*: 64 offers are bounded at once, and only those are scored
//! whose bound reaches the last place of the list. A criterion that says nothing counts in full, so
//! that it is right at once and can be made fast later.

mod affinity;
mod best;
mod bound;
mod codebook;
mod forward;
mod gates;
mod gather;
mod index;
mod kernel;
mod model;
mod plan;
mod reverse;
mod shelf;
mod sketch;
mod span;
mod tokens;
mod tops;
mod triangle;

pub use affinity::{Affinity, Code};
pub use best::Ranked;
pub use bound::{Bounds, Scale};
pub use codebook::Codebook;
pub use forward::{Found, Scratch};
pub use gates::Gates;
pub use index::{Index, Settings};
pub use kernel::{Path, prefetch};
pub use model::{Criteria, Criterion, Model, Points, Rough};
pub use sketch::{Sketch, Weights};
pub use tokens::Tokens;
pub use triangle::{Lead, Triangles, best_leads};
