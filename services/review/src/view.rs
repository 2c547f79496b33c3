//! What the pages and the API tell of a proposal, in the reader's language.

mod brief;
mod card;
mod history;
mod line;
mod points;
mod status;

pub(crate) use brief::{ProviderBrief, RequestBrief};
pub(crate) use card::{Card, PartyTold};
pub(crate) use history::{Happened, ShownTold, who};
pub(crate) use line::Line;
pub(crate) use points::{CriterionPoints, GapTold};
pub(crate) use status::StatusTold;
