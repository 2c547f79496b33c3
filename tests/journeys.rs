//! What people do with the program, from beginning to end.

mod command_line;
mod competition;
mod curl;
mod folder;
mod forms;
mod importing;
mod kill;
mod partnership;
mod refusals;
mod replay;
pub mod steps;
mod stopping;
