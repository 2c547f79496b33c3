//! What cooperation is: its aggregates, their events and rules.
//!
//! Everything here is pure: no clock, no chance, no input or output. An aggregate is one file that
//! reads top to bottom: state, commands, events, errors, `decide`, `evolve`.

pub mod calendar;
pub mod capacity_offer;
pub mod cooperation_request;
pub mod partnership;
pub mod policy;
pub mod programme;
pub mod review;
pub mod shortlist;

mod aggregate;
mod eligibility;
#[cfg(test)]
mod given;
mod id;
mod message;
mod proposal;
mod provider;
pub mod rules;
mod shared;
mod window;

pub use reference;
pub use reference::{
    Bloc, Country, Language, Locale, Modality, Multilateral, Region, SdgTarget, ThematicArea,
};

pub use aggregate::{Aggregate, Explain};
pub use calendar::Calendar;
pub use capacity_offer::CapacityOffer;
pub use cooperation_request::CooperationRequest;
pub use eligibility::{Scope, UnknownScope, admits};
pub use id::{
    CapacityOfferId, CooperationRequestId, InvalidId, PartnershipId, ProgrammeId, ProposalId,
    SingletonId,
};
pub use message::{Arg, Message};
pub use partnership::Partnership;
pub use policy::Policy;
pub use programme::Programme;
pub use proposal::{Contribution, Gap, Points, Proposal};
pub use provider::{Provider, UnknownProvider};
pub use review::Review;
pub use shared::{
    CostItem, Evidence, NeedUnit, OfferRole, Source, UnknownChoice, Urgency, Visibility,
};
pub use shortlist::{PolicyStamp, Shortlist};
pub use window::Window;
