//! Many partnerships compete for the last place of one offer: whatever the store, one is formed, and
//! nothing is promised to the others.

use std::{error::Error, sync::Arc};

use domain::{
    CapacityOffer, CapacityOfferId, CooperationRequest, CooperationRequestId, ProposalId, Review,
    Shortlist, capacity_offer, cooperation_request,
    review::{Action, Parties, Party},
    shortlist,
};
use event_store::{
    Caller, CommandId, EventStore, ExecuteError, Origin, Pages, Position, Projection, execute, load,
};
use jiff::{Timestamp, civil::date};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    consent::{Consent, Given, consent},
    desk::Desk,
    seen::Seen,
};

/// What came of a race.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many were told that their partnership is formed.
    pub told_formed: usize,
    /// How many were told that the capacity went elsewhere.
    pub told_gone: usize,
    /// How many were told anything else.
    pub told_else: usize,
    /// How many reviews ended in agreement, by the log.
    pub agreed: usize,
    /// How many reviews lapsed, by the log.
    pub lapsed: usize,
    /// How many requests were fulfilled, by the log.
    pub fulfilled: usize,
    /// How many partnerships were formed, by the log.
    pub formed: usize,
    /// How many places of the offer are held, by the log.
    pub held: u16,
}

impl Tally {
    /// What must come of a race of so many for one place.
    pub const fn of(rivals: usize) -> Self {
        let others = rivals.saturating_sub(1);
        Self {
            told_formed: 1,
            told_gone: others,
            told_else: 0,
            agreed: 1,
            lapsed: others,
            fulfilled: 1,
            formed: 1,
            held: 1,
        }
    }
}

type Failure = Box<dyn Error + Send + Sync>;

/// Lets so many last consents meet at once on an empty store; what came of it.
pub async fn last_place(store: Arc<dyn EventStore>, rivals: usize) -> Result<Tally, Failure> {
    let offer: CapacityOfferId = "br-milk-banks".parse()?;
    publish(&*store, &offer).await?;
    let mut proposals = vec![];
    for rival in 0..rivals {
        let request = format!("bo-milk-{rival}").parse()?;
        proposals.push(ask(&*store, request, &offer).await?);
    }
    let desk = fold(&*store).await?;
    let mut racing = tokio::task::JoinSet::new();
    for seen in proposals.iter().filter_map(|id| desk.seen(id)) {
        let store = store.clone();
        racing.spawn(async move {
            let last = said(Party::FirstProvider);
            consent(&*store, &caller(&seen.proposal, "last"), &seen, &last).await
        });
    }
    let mut tally = Tally::default();
    while let Some(told) = racing.join_next().await {
        match told? {
            Ok(Given::Formed(..)) => tally.told_formed += 1,
            Ok(Given::Lapsed(..)) | Err(ExecuteError::Rule(crate::error::Error::Gone(_))) => {
                tally.told_gone += 1;
            }
            Ok(Given::Recorded(_)) | Err(_) => tally.told_else += 1,
        }
    }
    recount(&*store, &offer, tally).await
}

/// One proposal, endorsed and consented to by its recipient.
async fn ask(
    store: &dyn EventStore,
    request: CooperationRequestId,
    offer: &CapacityOfferId,
) -> Result<ProposalId, Failure> {
    let id = ProposalId::of(&request, offer, None);
    let submit = cooperation_request::Command::Submit(Box::new(request_terms()?));
    execute::<CooperationRequest>(store, &caller(&id, "submit"), &request, submit).await?;
    let revise =
        shortlist::Command::Revise(serde_json::from_value(revision(&id, &request, offer))?);
    execute::<Shortlist>(store, &caller(&id, "list"), &request, revise).await?;
    let mut desk = fold(store).await?;
    let seen = desk.seen(&id).ok_or("the proposal is not on the desk")?;
    let endorse = Action::Endorse {
        words: String::new(),
        parties: Parties::clone(&seen.parties),
        shown: seen.shown.clone(),
    };
    execute::<Review>(store, &caller(&id, "endorse"), &id, seen.command(endorse)).await?;
    desk = fold(store).await?;
    let seen: Seen = desk.seen(&id).ok_or("the proposal is not on the desk")?;
    let first = said(Party::Recipient);
    consent(store, &caller(&id, "first"), &seen, &first).await?;
    Ok(id)
}

async fn publish(store: &dyn EventStore, offer: &CapacityOfferId) -> Result<(), Failure> {
    let terms: capacity_offer::Terms = serde_json::from_value(json!({
        "provider": "BR", "institution": "Fiocruz", "title": "Bancos de leite humano",
        "summary": "Rede de bancos de leite humano.", "written_in": "pt",
        "thematic_areas": ["13020"], "role": "expertise", "modalities": ["expert_exchange"],
        "languages": ["pt", "es"], "eligible": ["all_developing"], "places": 1,
        "expert_weeks_per_year": 52, "available_from": "2026-01-01",
        "available_until": "2028-12-31", "valid_until": "2028-12-31",
    }))?;
    let publish = capacity_offer::Command::Publish(Box::new(terms));
    let caller = caller(&offer.as_str().parse()?, "publish");
    execute::<CapacityOffer>(store, &caller, offer, publish).await?;
    Ok(())
}

fn request_terms() -> Result<cooperation_request::Terms, serde_json::Error> {
    serde_json::from_value(json!({
        "recipient": "BO", "agency": "Ministerio de Salud", "title": "Bancos de leche",
        "problem": "Mueren recién nacidos.", "written_in": "es", "thematic_areas": ["13020"],
        "needs": [{"theme": "13020", "quantity": 4, "unit": "expert_weeks"}],
        "languages": ["es"], "needed_from": "2027-01-01", "needed_until": "2027-12-31",
        "urgency": "soon", "visible_to": "everyone",
    }))
}

fn revision(id: &ProposalId, request: &CooperationRequestId, offer: &CapacityOfferId) -> Value {
    json!({
        "as_of": 1, "policy": {"version": "1", "hash": "00"}, "left": [],
        "entered": [{
            "id": id, "request": request, "first_provider": offer, "score": 1,
            "contributions": [{
                "criterion": "thematic-area", "points": 1, "of": 1,
                "evidence": {"id": "criterion-thematic-area"},
            }],
        }],
    })
}

fn said(party: Party) -> Consent {
    Consent { party, words: String::new(), on: date(2026, 11, 21) }
}

fn caller(id: &ProposalId, wish: &str) -> Caller {
    let command = Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("{wish} {id}").as_bytes());
    Caller {
        command: CommandId(command),
        origin: Origin {
            actor: "coordinator".into(),
            on_behalf_of: None,
            at: Timestamp::UNIX_EPOCH,
            correlation: command,
            causation: None,
            trace_parent: None,
        },
        expected: None,
    }
}

/// The desk as the log has it now.
async fn fold(store: &dyn EventStore) -> Result<Desk, Failure> {
    let mut desk = Desk::default();
    let mut pages = Pages::of_log(store, Position::START);
    while let Some(page) = pages.next().await? {
        page.iter().try_for_each(|event| desk.apply(event))?;
    }
    Ok(desk)
}

/// Adds to what people were told what the log says.
async fn recount(
    store: &dyn EventStore,
    offer: &CapacityOfferId,
    mut tally: Tally,
) -> Result<Tally, Failure> {
    let desk = fold(store).await?;
    for case in desk.cases.values() {
        tally.agreed += usize::from(case.review == Review::Agreed);
        tally.lapsed += usize::from(matches!(case.review, Review::Lapsed { .. }));
    }
    let fulfilled = desk.requests.values().filter(|it| {
        matches!(it.state, CooperationRequest::Ended(_, cooperation_request::Ending::Fulfilled(_)))
    });
    tally.fulfilled = fulfilled.count();
    tally.formed = desk.partnerships.len();
    let offer = load::<CapacityOffer>(store, offer).await?.state;
    tally.held = offer.offered().map_or(0, |offered| offered.held().places);
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use event_store::MemoryStore;

    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn of_64_who_compete_for_the_last_place_one_gets_it_and_63_are_told() {
        let tally = last_place(Arc::new(MemoryStore::new()), 64).await.unwrap();
        assert_eq!(tally, Tally::of(64));
    }
}
