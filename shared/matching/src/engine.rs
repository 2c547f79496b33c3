//! What an engine does, so that a faster one can stand in for [`Brute`](crate::Brute).

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    CapacityOfferId, CooperationRequestId, PartnershipId, ProgrammeId, Proposal, ProposalId,
    programme,
};

use crate::{Cooperation, Offer, Policy, Request, Why};

/// Every request whose list is now another, with its whole new list, in the order of the ids.
pub type Changes = BTreeMap<CooperationRequestId, Vec<Proposal>>;

/// Keeps the list of every open request current, one change at a time.
///
/// However it got there, an engine that has been told the same offers, requests, partnerships,
/// programmes, declined proposals and policy has the same lists. A list changes when a proposal
/// comes or goes, or stands on it with other points or other evidence.
pub trait Engine {
    /// Takes in an open offer, or what has become of one: other terms, or other capacity left.
    fn put_offer(&mut self, offer: Offer) -> Changes;

    /// Forgets an offer that is suspended, withdrawn or expired.
    fn remove_offer(&mut self, id: &CapacityOfferId) -> Changes;

    /// Takes in an open request, or the new terms of one.
    fn put_request(&mut self, request: Request) -> Changes;

    /// Forgets a request that is withdrawn, closed or fulfilled: its list is empty then.
    fn remove_request(&mut self, id: &CooperationRequestId) -> Changes;

    /// Learns of cooperation that took place or was agreed.
    fn put_partnership(&mut self, id: PartnershipId, cooperation: Cooperation) -> Changes;

    /// Learns of a programme, or what has become of it.
    fn put_programme(&mut self, id: ProgrammeId, terms: Arc<programme::Terms>) -> Changes;

    /// Forgets a programme that has ended.
    fn remove_programme(&mut self, id: &ProgrammeId) -> Changes;

    /// Leaves a proposal out from now on.
    fn decline(&mut self, proposal: ProposalId) -> Changes;

    /// Lets a declined proposal back in.
    fn undecline(&mut self, proposal: &ProposalId) -> Changes;

    /// Scores by another policy from now on.
    fn adopt(&mut self, policy: Policy) -> Changes;

    /// The policy in force.
    fn policy(&self) -> &Policy;

    /// The proposals for a request, the best first, equal scores in the order of their ids; empty
    /// where the request is not known.
    fn list(&self, request: &CooperationRequestId) -> &[Proposal];

    /// Why the offer is or is not on the request's list; `None` where either is not known.
    fn explain(&self, request: &CooperationRequestId, offer: &CapacityOfferId) -> Option<Why>;
}
