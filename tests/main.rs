//! The whole system, driven as people drive it, and its structure.

mod access;
mod harness;
mod journeys;
mod tidy;
mod wrong_input;
