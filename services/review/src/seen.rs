//! What somebody has before them when they decide, and that it must still be so when the decision is
//! appended: nobody decides blindly.

use domain::{
    CapacityOffer, CapacityOfferId, CooperationRequest, ProposalId, Review, Shortlist,
    capacity_offer::{self, Hold},
    cooperation_request,
    review::{self, Action, Basis, Command, Parties, Shown, WhyLapsed},
};
use event_store::{ExecuteError, Unit};

use crate::{
    desk::{Case, Desk},
    error::Error,
};

/// A proposal as the desk has it at one moment.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// Which one.
    pub proposal: ProposalId,
    /// Who would be joined by it.
    pub parties: Parties,
    /// The list as it is shown.
    pub shown: Shown,
    /// The terms that a decision would be taken on.
    pub basis: Basis,
    /// The same, and what came back since it had been gone.
    standing: Basis,
    /// The terms that were endorsed, where others hold now.
    endorsed: Option<Basis>,
    request: cooperation_request::Terms,
    offers: Vec<(CapacityOfferId, capacity_offer::Terms)>,
    list: Shortlist,
    promised: Vec<Hold>,
}

impl Desk {
    /// The proposal as it stands now; `None` where its request or an offer is not known.
    pub(crate) fn seen(&self, id: &ProposalId) -> Option<Seen> {
        let parties = self.parties(id)?;
        let offers = parties
            .givers()
            .map(|giver| Some((giver.offer.clone(), self.offered(&giver.offer)?.clone())));
        let list = self.lists.get(&parties.request);
        let (as_of, list) =
            list.map_or_else(Default::default, |list| (list.at.0, list.shortlist.clone()));
        let shown = list.proposals().iter().map(|it| (it.id.clone(), it.score));
        let case = self.cases.get(id);
        let endorsed = case.and_then(Case::endorsed_on);
        let waiting = case.filter(|_| self.endorsed.contains(id));
        let promised = waiting.map(|case| case.promised.clone());
        Some(Seen {
            proposal: id.clone(),
            shown: Shown { as_of, list: shown.collect() },
            basis: self.basis(id)?,
            standing: self.standing_basis(id)?,
            endorsed: endorsed.filter(|_| self.terms_moved(id)).cloned(),
            request: self.asked(&parties.request)?.clone(),
            offers: offers.collect::<Option<_>>()?,
            list,
            promised: promised.unwrap_or_else(|| self.promise(&parties)),
            parties,
        })
    }
}

impl Seen {
    /// Whether other terms hold now than those that were endorsed.
    pub fn terms_moved(&self) -> bool {
        self.endorsed.is_some()
    }

    /// What the request is called and what it is about; a partnership takes that over.
    pub fn request(&self) -> &cooperation_request::Terms {
        &self.request
    }

    /// The command, on the terms that it is said of.
    ///
    /// Taking back an endorsement of terms that hold no longer is said of those, so that the
    /// proposal can be decided on again as it is now.
    pub fn command(&self, action: Action) -> Command {
        let basis = match &action {
            Action::Lapse { .. } => &self.standing,
            Action::Decline { .. } => self.endorsed.as_ref().unwrap_or(&self.basis),
            _ => &self.basis,
        };
        Command { basis: basis.clone(), action }
    }

    /// What the partnership would hold of each offer, the first provider's first.
    pub fn holds(&self) -> impl Iterator<Item = (&CapacityOfferId, Hold)> {
        let offers = self.offers.iter().map(|(offer, _)| offer);
        offers.zip(self.promised.iter().copied())
    }

    /// Fails where the terms are others by now.
    pub(crate) async fn terms_stand(
        &self,
        unit: &mut Unit<'_, Error>,
    ) -> Result<(), ExecuteError<Error>> {
        let request: CooperationRequest = unit.load(&self.parties.request).await?;
        let mut stand = request.terms() == Some(&self.request);
        for (id, terms) in &self.offers {
            let offer: CapacityOffer = unit.load(id).await?;
            stand &= offer.offered().is_some_and(|it| it.terms == *terms);
        }
        if stand { Ok(()) } else { Err(moved()) }
    }

    /// Fails where the list is another by now.
    pub(crate) async fn list_stands(
        &self,
        unit: &mut Unit<'_, Error>,
    ) -> Result<(), ExecuteError<Error>> {
        let list: Shortlist = unit.load(&self.parties.request).await?;
        if list == self.list { Ok(()) } else { Err(moved()) }
    }

    /// What a partnership would need and cannot have any more.
    pub(crate) async fn gone(
        &self,
        unit: &mut Unit<'_, Error>,
    ) -> Result<Option<WhyLapsed>, ExecuteError<Error>> {
        let request: CooperationRequest = unit.load(&self.parties.request).await?;
        if request.waiting().is_none() {
            return Ok(Some(WhyLapsed::RequestEnded));
        }
        let mut gone = None;
        for (id, hold) in self.holds() {
            match unit.load::<CapacityOffer>(id).await? {
                CapacityOffer::Open(offered) => {
                    let left = offered.left();
                    let fits = hold.places <= left.places && hold.expert_weeks <= left.expert_weeks;
                    gone = gone.or((!fits).then_some(WhyLapsed::CapacityGone));
                }
                CapacityOffer::Unpublished
                | CapacityOffer::Suspended(_)
                | CapacityOffer::Ended(..) => gone = Some(WhyLapsed::OfferGone),
            }
        }
        Ok(gone)
    }

    /// The review, read before all else: an insistence on its version is held against it.
    pub(crate) async fn review(
        &self,
        unit: &mut Unit<'_, Error>,
    ) -> Result<Review, ExecuteError<Error>> {
        unit.load(&self.proposal).await
    }
}

/// A no of the review in better words: whoever meets a proposal that has lapsed is told why.
pub(crate) fn told(review: &Review, error: review::Error) -> ExecuteError<Error> {
    ExecuteError::Rule(match (review, error) {
        (Review::Lapsed { why, .. }, review::Error::Settled) => Error::Gone(*why),
        (_, error) => error.into(),
    })
}

fn moved() -> ExecuteError<Error> {
    ExecuteError::Rule(Error::Moved)
}
