//! Who may see what of a request: the table of rights, applied to a request and to all that is
//! recorded about it.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Calendar, CapacityOffer, CooperationRequest, CooperationRequestId, Country, Partnership,
    PartnershipId, Policy, Programme, Provider, Review, Shortlist, Visibility, capacity_offer,
    cooperation_request, partnership, review,
};
use event_store::{Poison, Position, Projection, Recorded, decode, decode_with_id, id_of};

use crate::identity::{Action, Person, can};

/// Whose every request was and whom it was meant for, who was let in on it, and who takes part in
/// which partnership.
#[derive(Debug, Default)]
pub struct Sight {
    requests: BTreeMap<CooperationRequestId, Vec<Meant>>,
    /// The providers of proposals that a coordinator has endorsed, by request.
    asked: BTreeMap<CooperationRequestId, BTreeSet<Provider>>,
    partnerships: BTreeMap<PartnershipId, Option<Formed>>,
}

/// For whom a request was meant from a position on.
#[derive(Clone, Copy, Debug)]
struct Meant {
    from: Position,
    recipient: Country,
    visible_to: Visibility,
}

/// A partnership that came about here; a documented one is known from a publication.
#[derive(Debug)]
struct Formed {
    request: CooperationRequestId,
    givers: Vec<Provider>,
}

impl Sight {
    /// Whether the reader may see a request of that country which is meant for these readers:
    /// whoever has the right, and the providers that were let in on it.
    pub fn may_see_request(
        &self,
        reader: Option<&Person>,
        id: &CooperationRequestId,
        recipient: Country,
        visible_to: Visibility,
    ) -> bool {
        let provider = reader.and_then(|person| person.role.provider());
        let asked = self.asked.get(id);
        let is_party = || provider.zip(asked).is_some_and(|(one, asked)| asked.contains(&one));
        can(reader, Action::SeeRequest(recipient, visible_to))
            || (visible_to == Visibility::Parties && is_party())
    }

    /// Whether the reader may see with whom a partnership was formed and for what: a documented one
    /// everybody, a formed one whoever may see its request, and its parties.
    pub fn may_see_partnership(&self, reader: Option<&Person>, id: &PartnershipId) -> bool {
        let Some(formed) = self.partnerships.get(id) else { return false };
        let Some(Formed { request, givers }) = formed else { return true };
        let speaks = |giver: &Provider| can(reader, Action::ConsentAsProvider(*giver));
        self.sees_request(reader, request, Position(u64::MAX)) || givers.iter().any(speaks)
    }

    /// Whether the reader may see the event, also as things stood when it was recorded: a request
    /// that is open to everyone today may have been written when it was not. An event that this has
    /// not read yet shows nothing of a request, and one that it does not know is for nobody.
    pub fn may_see_event(&self, reader: Option<&Person>, event: &Recorded) -> Result<bool, Poison> {
        let at = event.position;
        let listed = |id: &CooperationRequestId| self.sees_list(reader, id, at);
        Ok(if let Some(id) = id_of::<CooperationRequest>(event)? {
            self.sees_request(reader, &id, at)
        } else if let Some(id) = id_of::<Shortlist>(event)? {
            listed(&id)
        } else if let Some(id) = id_of::<Review>(event)? {
            id.parties().is_some_and(|(request, ..)| listed(&request))
        } else if let Some(id) = id_of::<Partnership>(event)? {
            self.may_see_partnership(reader, &id)
        } else if let Some(said) = decode::<CapacityOffer>(event)? {
            holder(&said).is_none_or(|partnership| self.may_see_partnership(reader, partnership))
        } else {
            id_of::<Programme>(event)?.is_some()
                || id_of::<Calendar>(event)?.is_some()
                || id_of::<Policy>(event)?.is_some()
        })
    }

    /// Whether the reader may see the request now, and might have when `at` was the last event.
    fn sees_request(
        &self,
        reader: Option<&Person>,
        id: &CooperationRequestId,
        at: Position,
    ) -> bool {
        let sees =
            |meant: &Meant| self.may_see_request(reader, id, meant.recipient, meant.visible_to);
        self.meant(id, at).is_some_and(|[then, now]| sees(then) && sees(now))
    }

    /// The same for what is proposed for it.
    fn sees_list(&self, reader: Option<&Person>, id: &CooperationRequestId, at: Position) -> bool {
        let now = self.requests.get(id).and_then(|all| all.last());
        now.is_some_and(|now| can(reader, Action::SeeProposals(now.recipient)))
            && self.sees_request(reader, id, at)
    }

    /// For whom a request was meant when `at` was the last event, and for whom it is meant now.
    fn meant(&self, id: &CooperationRequestId, at: Position) -> Option<[&Meant; 2]> {
        let all = self.requests.get(id)?;
        let then = all.iter().rev().find(|meant| meant.from <= at)?;
        Some([then, all.last()?])
    }
}

/// The partnership for which something of an offer is set aside or given back.
pub fn holder(event: &capacity_offer::Event) -> Option<&PartnershipId> {
    use capacity_offer::Event;
    match event {
        Event::CapacityHeld { partnership, .. } | Event::CapacityReleased { partnership } => {
            Some(partnership)
        }
        _ => None,
    }
}

impl Projection for Sight {
    fn name(&self) -> &'static str {
        "sight"
    }

    fn apply(&mut self, event: &Recorded) -> Result<(), Poison> {
        if let Some((id, said)) = decode_with_id::<CooperationRequest>(event)? {
            use cooperation_request::Event;
            if let Event::Submitted(terms) | Event::Revised(terms) = said {
                let (recipient, visible_to) = (terms.recipient, terms.visible_to);
                let meant = Meant { from: event.position, recipient, visible_to };
                self.requests.entry(id).or_default().push(meant);
            }
        } else if let Some(review::Event::Endorsed { parties, .. }) = decode::<Review>(event)? {
            // Whoever has seen something cannot unsee it, so nobody is taken off again.
            let providers = parties.givers().map(|giver| giver.provider);
            self.asked.entry(parties.request.clone()).or_default().extend(providers);
        } else if let Some((id, said)) = decode_with_id::<Partnership>(event)? {
            let formed = match said {
                partnership::Event::Formed(agreement) => Some(Formed {
                    request: agreement.parties.request.clone(),
                    givers: agreement.parties.givers().map(|giver| giver.provider).collect(),
                }),
                partnership::Event::Documented(_) => None,
            };
            self.partnerships.insert(id, formed);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use event_store::{CommandId, Hash, Json, StreamId};
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;

    fn event(stream: &str) -> Recorded {
        Recorded {
            position: Position(1),
            stream: StreamId::new(stream).unwrap(),
            revision: 1,
            id: Uuid::nil(),
            kind: "Happened".into(),
            version: 1,
            recorded_at: Timestamp::UNIX_EPOCH,
            actor: "coordinator".into(),
            on_behalf_of: None,
            command: CommandId(Uuid::nil()),
            correlation: Uuid::nil(),
            causation: None,
            trace_parent: None,
            data: Json::from_trusted("{}".to_owned()),
            previous: Hash::default(),
            hash: Hash::default(),
        }
    }

    #[test]
    fn what_is_not_known_is_shown_to_nobody() {
        let coordinator: Person = "coordinator".parse().unwrap();
        let sees = |stream: &str| {
            Sight::default().may_see_event(Some(&coordinator), &event(stream)).unwrap()
        };
        for public in ["programme-co-caribbean-basin", "calendar-utc", "policy-scoring"] {
            assert!(sees(public), "{public}");
        }
        for unknown in ["milestone-bo-milk", "request-bo-milk"] {
            assert!(!sees(unknown), "{unknown}");
        }
    }
}
