//! Wrong input of every kind, by every way in: the error names the field, the value and what is
//! allowed, in the reader's language, and nothing is stored.

mod files;
mod http;
mod kinds;
mod sheet;

pub use kinds::form_of;
