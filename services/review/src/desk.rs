//! All that people look at when they decide: requests, offers, lists, reviews and partnerships, as
//! the log has them.

mod basis;
mod case;
mod list;
mod promise;
mod record;
mod status;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Calendar, CapacityOffer, CapacityOfferId, CooperationRequest, CooperationRequestId, Country,
    Partnership, PartnershipId, Proposal, ProposalId, Provider, Review, Shortlist, Visibility,
    calendar, capacity_offer,
    capacity_offer::Hold,
    cooperation_request, partnership, review,
    review::{Basis, Giver, Parties},
    shortlist::{self, WhyLeft},
};
use event_store::{Poison, Projection, Recorded, decode, decode_with_id};
use jiff::{Timestamp, civil::Date};

pub(crate) use case::{Case, Entry};
pub(crate) use list::{List, Standing};
pub(crate) use record::Record;
pub(crate) use status::Status;

/// The fold of the log that the pages and the API of reviewing read.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    /// The last day that has begun.
    pub today: Option<Date>,
    pub requests: BTreeMap<CooperationRequestId, Record<CooperationRequest>>,
    pub offers: BTreeMap<CapacityOfferId, Record<CapacityOffer>>,
    pub lists: BTreeMap<CooperationRequestId, List>,
    pub cases: BTreeMap<ProposalId, Case>,
    /// Why and by which event proposals that were decided on have left their lists.
    pub left: BTreeMap<ProposalId, Standing>,
    /// The proposals that wait for consents.
    pub endorsed: BTreeSet<ProposalId>,
    pub partnerships: BTreeMap<PartnershipId, Record<Partnership>>,
    /// What each partnership holds, by offer.
    pub holds: BTreeMap<PartnershipId, BTreeMap<CapacityOfferId, Hold>>,
}

impl Projection for Desk {
    fn name(&self) -> &'static str {
        "review-desk"
    }

    fn apply(&mut self, event: &Recorded) -> Result<(), Poison> {
        if let Some((id, said)) = decode_with_id::<CapacityOffer>(event)? {
            self.take_offer(id, event, said);
        } else if let Some((id, said)) = decode_with_id::<CooperationRequest>(event)? {
            let terms = matches!(
                said,
                cooperation_request::Event::Submitted(_) | cooperation_request::Event::Revised(_)
            );
            let record = self.requests.entry(id).or_default();
            record.take(event, said, terms, false);
        } else if let Some((id, said)) = decode_with_id::<Shortlist>(event)? {
            self.take_list(id, event, said);
        } else if let Some((id, said)) = decode_with_id::<Review>(event)? {
            self.take_review(id, event, said);
        } else if let Some((id, said)) = decode_with_id::<Partnership>(event)? {
            let record = self.partnerships.entry(id).or_default();
            record.take(event, said, true, false);
        } else if let Some(calendar::Event::DayBegan { day }) = decode::<Calendar>(event)? {
            self.today = Some(day);
        }
        Ok(())
    }
}

impl Desk {
    fn take_list(&mut self, id: CooperationRequestId, event: &Recorded, said: shortlist::Event) {
        let shortlist::Event::Revised(revision) = &said;
        for proposal in &revision.entered {
            self.left.remove(&proposal.id);
        }
        // Of the others nobody asks but by their names, and then the log tells.
        let known = revision.left.iter().filter(|left| self.cases.contains_key(&left.proposal));
        for left in known {
            let standing = Standing::Left { why: left.why, at: event.position };
            self.left.insert(left.proposal.clone(), standing);
        }
        self.lists.entry(id).or_default().take(event, said);
    }

    fn take_review(&mut self, id: ProposalId, event: &Recorded, said: review::Event) {
        let promised = match &said {
            review::Event::Endorsed { parties, .. } => Some(self.promise(parties)),
            _ => None,
        };
        let case = self.cases.entry(id.clone()).or_default();
        case.promised = promised.unwrap_or_else(|| std::mem::take(&mut case.promised));
        case.take(event, said);
        if matches!(case.review, Review::Endorsed { .. }) {
            self.endorsed.insert(id);
        } else {
            self.endorsed.remove(&id);
        }
    }

    fn take_offer(&mut self, id: CapacityOfferId, event: &Recorded, said: capacity_offer::Event) {
        use capacity_offer::Event;
        match &said {
            Event::CapacityHeld { partnership, hold } => {
                let holds = self.holds.entry(partnership.clone()).or_default();
                holds.insert(id.clone(), *hold);
            }
            Event::CapacityReleased { partnership } => {
                if let Some(holds) = self.holds.get_mut(partnership) {
                    holds.remove(&id);
                }
            }
            _ => {}
        }
        let terms = matches!(said, Event::Published(_) | Event::Revised(_));
        let back = matches!(said, Event::Resumed {} | Event::CapacityReleased { .. });
        self.offers.entry(id).or_default().take(event, said, terms, back);
    }

    /// The proposal as it stands on its request's list.
    pub fn listed(&self, id: &ProposalId) -> Option<(usize, &Proposal)> {
        let (request, ..) = id.parties()?;
        self.lists.get(&request)?.shortlist.find(id)
    }

    /// What has been decided on the proposal, as of the terms and the day that hold now.
    pub fn status(&self, id: &ProposalId) -> Status {
        let standing = self.listed(id).map(|(rank, _)| Standing::On(rank));
        let standing = standing.or_else(|| self.left.get(id).copied());
        standing.map_or(Status::Unlisted, |standing| self.status_at(id, standing))
    }

    /// The same, where its standing is known.
    pub fn status_at(&self, id: &ProposalId, standing: Standing) -> Status {
        let review = self.cases.get(id).map(|case| &case.review);
        let review = review.unwrap_or(&Review::Unseen);
        let status = Status::of(review, self.basis(id).as_ref(), self.today);
        if status.is_undecided() && !self.is_open(id, standing) {
            return Status::Unlisted;
        }
        status
    }

    /// Whether what is known of the proposal still holds: it is on its list, or has left it for
    /// others' sake only, and no terms have changed since. If they had and it still fitted, the list
    /// would have it again.
    fn is_open(&self, id: &ProposalId, standing: Standing) -> bool {
        let Standing::Left { why, at } = standing else {
            return true;
        };
        let fitted = matches!(why, WhyLeft::Outranked | WhyLeft::Declined | WhyLeft::PolicyChanged);
        fitted && self.terms_basis(id).is_some_and(|basis| basis.0.iter().all(|it| *it < at.0))
    }

    /// What a request says, whatever its stage.
    pub fn asked(&self, id: &CooperationRequestId) -> Option<&cooperation_request::Terms> {
        self.requests.get(id)?.state.terms()
    }

    /// What an offer says, whatever its stage.
    pub fn offered(&self, id: &CapacityOfferId) -> Option<&capacity_offer::Terms> {
        self.offers.get(id)?.state.offered().map(|offered| &offered.terms)
    }

    /// Whose the request is and who may see it.
    pub fn owner(&self, id: &CooperationRequestId) -> Option<(Country, Visibility)> {
        self.asked(id).map(|terms| (terms.recipient, terms.visible_to))
    }

    /// Who would be joined by a proposal; `None` where one of them is not known.
    pub fn parties(&self, id: &ProposalId) -> Option<Parties> {
        let (request, first, second) = id.parties()?;
        let giver = |offer: CapacityOfferId| {
            let provider = self.offered(&offer)?.provider;
            Some(Giver { offer, provider })
        };
        let recipient = self.asked(&request)?.recipient;
        let second_provider = match second {
            Some(second) => Some(giver(second)?),
            None => None,
        };
        Some(Parties { request, recipient, first_provider: giver(first)?, second_provider })
    }

    /// Which terms a decision on the proposal would be taken on; see [`basis`].
    pub fn basis(&self, id: &ProposalId) -> Option<Basis> {
        let lapsed =
            self.cases.get(id).is_some_and(|case| matches!(case.review, Review::Lapsed { .. }));
        if lapsed { self.standing_basis(id) } else { self.terms_basis(id) }
    }

    /// Whether a coordinator has something to do: to decide, or to take back an endorsement of terms
    /// that hold no longer.
    pub fn awaits_coordinator(&self, id: &ProposalId) -> bool {
        self.status(id).is_to_decide() || self.terms_moved(id)
    }

    /// How many proposals of a request wait for a coordinator. Of what is on its list and was never
    /// decided on that is known without a look at each.
    pub fn to_decide(&self, request: &CooperationRequestId) -> usize {
        let listed = self.lists.get(request).map_or(0, |list| list.shortlist.proposals().len());
        let decided = || self.decided(request);
        let on_list = decided().filter(|id| self.listed(id).is_some()).count();
        listed - on_list + decided().filter(|id| self.awaits_coordinator(id)).count()
    }

    /// Whether a party that is asked for its consent would consent to other terms than those that
    /// were endorsed.
    pub fn terms_moved(&self, id: &ProposalId) -> bool {
        let Some(case) = self.cases.get(id) else {
            return false;
        };
        let endorsed = matches!(case.review, Review::Endorsed { .. });
        let (then, now) = (case.endorsed_on(), self.terms_basis(id));
        endorsed && then.zip(now).is_some_and(|(then, now)| now.is_younger_than(then))
    }

    /// The proposals of a request on which there is anything to tell: first those on its list, in
    /// its order, then those that were decided on and are not on it.
    pub fn proposals<'a>(
        &'a self,
        request: &'a CooperationRequestId,
    ) -> impl Iterator<Item = &'a ProposalId> {
        let listed = self.lists.get(request);
        let on = listed
            .into_iter()
            .flat_map(|list| list.shortlist.proposals())
            .map(|proposal| &proposal.id);
        on.chain(self.decided(request).filter(|id| self.listed(id).is_none()))
    }

    /// The proposals of a request that have a history.
    pub fn decided<'a>(
        &'a self,
        request: &'a CooperationRequestId,
    ) -> impl Iterator<Item = &'a ProposalId> {
        let start = ProposalId::of(request, &first_offer(), None);
        let ids = self.cases.range(start..).map(|(id, _)| id);
        ids.take_while(|id| id.parties().is_some_and(|(of, ..)| of == *request))
    }

    /// When somebody last decided on any proposal of the request.
    pub fn last_decided(&self, request: &CooperationRequestId) -> Option<Timestamp> {
        let cases = self.decided(request).filter_map(|id| self.cases.get(id));
        cases.filter_map(|case| Some(case.decision()?.at)).max()
    }

    /// Whether the proposal came onto its list after the last decision on its request.
    pub fn is_new(&self, id: &ProposalId, since: Option<Timestamp>) -> bool {
        let decided = id.parties().and_then(|(request, ..)| self.last_decided(&request));
        since.zip(decided).is_some_and(|(since, decided)| since > decided)
    }

    /// The providers that take part in a proposal.
    pub fn providers(&self, id: &ProposalId) -> Vec<Provider> {
        let Some((_, first, second)) = id.parties() else {
            return vec![];
        };
        let offers = std::iter::once(first).chain(second);
        offers.filter_map(|offer| Some(self.offered(&offer)?.provider)).collect()
    }

    /// What a partnership agreed to, if it was formed here.
    pub fn agreement(&self, id: &PartnershipId) -> Option<&partnership::Agreement> {
        match &self.partnerships.get(id)?.state {
            Partnership::Formed(agreement) => Some(agreement),
            Partnership::Documented(_) | Partnership::Unformed => None,
        }
    }
}

/// The id that stands before every other.
fn first_offer() -> CapacityOfferId {
    "-".parse().expect("a hyphen is an id")
}

/// Whether somebody was ever asked for consent to it.
pub(crate) fn was_endorsed(case: &Case) -> bool {
    case.history.iter().any(|entry| matches!(entry.event, review::Event::Endorsed { .. }))
}
