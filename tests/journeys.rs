//! What people do with the program, from beginning to end.

mod competition;
mod curl;
mod forms;
mod kill;
mod partnership;
mod replay;
mod steps;
