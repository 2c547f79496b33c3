//! What every test here drives the program with: its command line, a served folder, an API caller, a
//! browser without scripts.

mod browser;
mod caller;
mod html;
mod program;
mod records;
mod server;
mod skip;
mod wait;

pub use browser::Browser;
pub use caller::{Answer, Caller};
pub use html::{Form, words};
pub use program::{Ayni, Ran, ayni, program};
pub use records::{fund, next_year, offer, request, with, without};
pub use server::Server;
pub use skip::skipped;
pub use wait::{eventually, within};
