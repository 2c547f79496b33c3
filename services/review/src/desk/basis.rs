//! Which terms a decision stands on.
//!
//! A [`Basis`] names, by their positions in the log, the last event that set the terms of the
//! request (`Submitted`, `Revised`) and of each offer (`Published`, `Revised`), first provider
//! first. Questions and answers, evidence, pauses and what partnerships hold leave the terms as
//! they were, so a no stays a no.
//!
//! A proposal that *lapsed* got nobody's no: what it needed was gone. Its basis counts, for each
//! offer, also the event by which that came back (`Resumed`, `CapacityReleased`), so it can be
//! decided on again then. What is decided then stands on what came back as well, which later terms
//! alone can outdo: bases are compared by which is younger, never by whether they are the same.

use domain::{ProposalId, review::Basis};

use super::{Desk, Record};

impl Desk {
    /// By the terms alone.
    pub(super) fn terms_basis(&self, id: &ProposalId) -> Option<Basis> {
        self.basis_by(id, |_| 0)
    }

    /// By the terms and by what came back.
    pub(crate) fn standing_basis(&self, id: &ProposalId) -> Option<Basis> {
        self.basis_by(id, |record| record.back_at.0)
    }

    fn basis_by(
        &self,
        id: &ProposalId,
        back: impl Fn(&Record<domain::CapacityOffer>) -> u64,
    ) -> Option<Basis> {
        let (request, first, second) = id.parties()?;
        let mut positions = vec![self.requests.get(&request)?.terms_at.0];
        for offer in std::iter::once(first).chain(second) {
            let record = self.offers.get(&offer)?;
            positions.push(record.terms_at.0.max(back(record)));
        }
        Some(Basis(positions))
    }
}
