//! From one event to the shortlists that it changes, without clock, chance or store.

use domain::{
    CapacityOffer, CapacityOfferId, CooperationRequestId, Policy, Programme, Proposal, Shortlist,
    capacity_offer::Terms,
    shortlist::{self, Revision, WhyLeft},
};
use event_store::{Poison, Position, Recorded, decode_with_id};
use matching::{Changes, Engine, Indexed};

use crate::facts::{Change, Facts};

/// Follows the log and tells which shortlists each event changes.
///
/// It takes one event at a time, so the same log gives the same revisions, to the byte, however
/// often and however fast it is replayed.
#[derive(Default)]
pub struct Matcher {
    facts: Facts,
    /// Scores once a policy was adopted.
    engine: Option<Indexed>,
}

impl Matcher {
    /// A matcher that has seen nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in an event that a matcher has handled, whose revisions are on record: facts and lists,
    /// without scoring. Ends with [`Matcher::catch_up`].
    pub fn absorb(&mut self, event: &Recorded) -> Result<(), Poison> {
        self.facts.absorb(event).map(drop)
    }

    /// Takes in an event that stands after the absorbed ones, if it is a revision that takes no more
    /// than `position` into account: it was recorded late, while others wrote to the log.
    pub fn absorb_revision_of(
        &mut self,
        event: &Recorded,
        position: Position,
    ) -> Result<(), Poison> {
        if let Some((request, shortlist::Event::Revised(revision))) =
            decode_with_id::<Shortlist>(event)?
            && revision.as_of <= position.0
        {
            self.recorded(&request, revision);
            self.stands(&request, event.position);
        }
        Ok(())
    }

    /// Makes ready to score, from what was absorbed. Does nothing where it is ready.
    ///
    /// Lists are believed as they were recorded: a search would give the same, since the one who
    /// recorded them had handled every event that was absorbed. Where a list was last revised under
    /// another policy, or cannot be one of the offers that are open, it is searched for.
    pub fn catch_up(&mut self) {
        if self.engine.is_none() {
            self.engine = self.engine_of_facts(true);
        }
    }

    /// Takes in an event; the shortlists that change by it, in the order of their requests.
    pub fn apply(
        &mut self,
        event: &Recorded,
    ) -> Result<Vec<(CooperationRequestId, Revision)>, Poison> {
        let Some(change) = self.facts.absorb(event)? else { return Ok(vec![]) };
        let changed = self.rescore(&change, event)?;
        let Some(engine) = &self.engine else { return Ok(vec![]) };
        let stamp = engine.policy().stamp();
        let mut revisions = Vec::new();
        for (request, next) in changed {
            let list = self.facts.lists.entry(request.clone()).or_default();
            let (entered, left) = list.shortlist.difference(&next, |old| why_left(&change, old));
            if entered.is_empty() && left.is_empty() {
                continue;
            }
            let as_of = event.position.0;
            revisions.push((request, Revision { as_of, policy: stamp.clone(), entered, left }));
        }
        Ok(revisions)
    }

    /// Notes that a revision was recorded.
    pub fn recorded(&mut self, request: &CooperationRequestId, revision: Revision) {
        self.facts.lists.entry(request.clone()).or_default().revise(revision);
    }

    /// Notes where the last revision of a list stands in the log.
    pub(crate) fn stands(&mut self, request: &CooperationRequestId, at: Position) {
        self.facts.lists.entry(request.clone()).or_default().at = at;
    }

    /// A shortlist as it stands in the log, and where its last revision does.
    pub(crate) fn standing(&self, request: &CooperationRequestId) -> (Shortlist, Position) {
        let list = self.facts.lists.get(request);
        list.map(|list| (list.shortlist.clone(), list.at)).unwrap_or_default()
    }

    /// The proposals for a request as they stand in the log, the best first.
    pub fn list(&self, request: &CooperationRequestId) -> &[Proposal] {
        self.facts.lists.get(request).map_or(&[], |list| list.shortlist.proposals())
    }

    /// Whether a policy was adopted, by whatever release.
    pub fn has_policy(&self) -> bool {
        self.facts.policy != Policy::None
    }

    /// The engine, once a policy was adopted: to ask why a pair is or is not on a list.
    pub fn engine(&self) -> Option<&Indexed> {
        self.engine.as_ref()
    }

    /// Every open offer, with what it says.
    pub(crate) fn open_offers(&self) -> impl Iterator<Item = (&CapacityOfferId, &Terms)> {
        self.facts.offers.iter().filter_map(|(id, offer)| match offer {
            CapacityOffer::Open(offered) => Some((id, &offered.terms)),
            _ => None,
        })
    }

    fn rescore(&mut self, change: &Change, event: &Recorded) -> Result<Changes, Poison> {
        if *change == Change::Policy {
            return self.adopt(event);
        }
        let engine = self.engine.as_mut();
        Ok(engine.map_or_else(Changes::new, |engine| tell(engine, &self.facts, change)))
    }

    fn adopt(&mut self, event: &Recorded) -> Result<Changes, Poison> {
        let policy = policy_of(&self.facts.policy).map_err(|reason| Poison::new(event, reason))?;
        let Some(policy) = policy else { return Ok(Changes::new()) };
        if let Some(engine) = &mut self.engine {
            return Ok(engine.adopt(policy));
        }
        self.engine = self.engine_of_facts(false);
        let Some(engine) = &self.engine else { return Ok(Changes::new()) };
        let waiting = self.facts.requests.keys();
        Ok(waiting.map(|id| (id.clone(), engine.list(id).to_vec())).collect())
    }

    /// An engine that has been told everything, and the lists too where they `are_recorded`; the others
    /// are searched for.
    fn engine_of_facts(&self, are_recorded: bool) -> Option<Indexed> {
        let facts = &self.facts;
        let mut engine = Indexed::new(policy_of(&facts.policy).ok()??);
        let stamp = engine.policy().stamp();
        for (id, programme) in &facts.programmes {
            if let Programme::Running(terms) = programme {
                engine.put_programme(id.clone(), terms.clone().into());
            }
        }
        for (id, partnership) in &facts.partnerships {
            let cooperation = match partnership {
                domain::Partnership::Formed(agreement) => agreement.into(),
                domain::Partnership::Documented(past) => past.into(),
                domain::Partnership::Unformed => continue,
            };
            engine.put_partnership(id.clone(), cooperation);
        }
        for proposal in facts.settled.keys() {
            engine.decline(proposal.clone());
        }
        let offers = facts.offers.keys().filter_map(|id| facts.open_offer(id));
        let recorded = |id| facts.recorded_list(id, &stamp).filter(|_| are_recorded);
        let requests = facts.requests.keys();
        engine.resume(
            offers,
            requests.filter_map(|id| Some((facts.waiting_request(id)?, recorded(id)))),
        );
        Some(engine)
    }
}

/// Tells the engine of a change that the facts took in; the lists that are another by it. What
/// policy it scores by is not its affair.
pub(crate) fn tell(engine: &mut impl Engine, facts: &Facts, change: &Change) -> Changes {
    let mut changes = Changes::new();
    match change {
        Change::Offer(id, offer, back) => {
            for proposal in back {
                changes.extend(engine.undecline(proposal));
            }
            changes.extend(match offer.clone() {
                Some(offer) => engine.put_offer(offer),
                None => engine.remove_offer(id),
            });
        }
        Change::Request(id, request, back) => {
            for proposal in back {
                changes.extend(engine.undecline(proposal));
            }
            changes.extend(match request.clone() {
                Some(request) => engine.put_request(request),
                None => engine.remove_request(id),
            });
        }
        Change::Partnership(id, cooperation) => {
            changes.extend(engine.put_partnership(id.clone(), cooperation.clone()));
        }
        Change::Programme(id) => match facts.programmes.get(id) {
            Some(Programme::Running(terms)) => {
                changes.extend(engine.put_programme(id.clone(), terms.clone().into()));
            }
            _ => changes.extend(engine.remove_programme(id)),
        },
        Change::Declined(proposal) => changes.extend(engine.decline(proposal.clone())),
        Change::Policy => {}
    }
    changes
}

/// The policy that was adopted, read from its content.
fn policy_of(adopted: &Policy) -> Result<Option<matching::Policy>, String> {
    match adopted {
        Policy::None => Ok(None),
        Policy::Adopted(adoption) => {
            let policy = matching::Policy::parse(&adoption.content).map_err(|e| e.to_string())?;
            if policy.stamp() == adoption.stamp {
                Ok(Some(policy))
            } else {
                let (found, said) = (policy.stamp().hash, &adoption.stamp.hash);
                Err(format!("the policy's content has the hash {found}, not {said}"))
            }
        }
    }
}

/// Why a proposal is no longer on a list, by what changed.
fn why_left(change: &Change, proposal: &Proposal) -> WhyLeft {
    let concerns = |id: &CapacityOfferId| proposal.offers().any(|offer| offer == id);
    match change {
        Change::Offer(id, None, _) if concerns(id) => WhyLeft::OfferGone,
        Change::Offer(id, Some(offer), _) if concerns(id) => {
            if offer.left.places == 0 {
                WhyLeft::OfferGone
            } else {
                WhyLeft::OfferChanged
            }
        }
        Change::Request(id, None, _) if *id == proposal.request => WhyLeft::RequestEnded,
        Change::Request(id, Some(_), _) if *id == proposal.request => WhyLeft::RequestChanged,
        Change::Declined(declined) if *declined == proposal.id => WhyLeft::Declined,
        Change::Policy => WhyLeft::PolicyChanged,
        _ => WhyLeft::Outranked,
    }
}
