//! The only binary, ayni: binds the services it is asked for.

mod answer;
mod api_docs;
mod card;
mod cli;
mod commands;
mod compose;
mod demo;
mod exit;
mod log_api;
mod logs;
mod progress;
mod records;
mod run;
mod serve;
mod serving;
mod settings;
mod store;
mod tabled;
mod terminal;

pub use run::main;
