//! The whole system, driven as people drive it, and its structure.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod access;
mod harness;
mod journeys;
mod tidy;
mod wrong_input;
