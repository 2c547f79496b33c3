//! The reference data and the search in it, as the rest of the program meets them.

mod data;
mod memberships;
mod misspellings;
mod names;
mod slips;
