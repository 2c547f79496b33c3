//! Many partnerships compete for the last place of one offer: one is formed, and nothing is promised
//! to the others.

use std::sync::Arc;

use domain::{
    CapacityOffer, CapacityOfferId, CooperationRequest, CooperationRequestId, ProposalId, Review,
    Shortlist, capacity_offer, cooperation_request,
    review::{Action, Parties, Party},
    shortlist,
};
use event_store::{
    Caller, CommandId, EventStore, ExecuteError, MemoryStore, Origin, Pages, Position, Projection,
    execute, load,
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
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    /// How many were told that their partnership is formed.
    told_formed: usize,
    /// How many were told that the capacity went elsewhere.
    told_gone: usize,
    /// How many were told anything else.
    told_else: usize,
    /// How many reviews ended in agreement, by the log.
    agreed: usize,
    /// How many reviews lapsed, by the log.
    lapsed: usize,
    /// How many requests were fulfilled, by the log.
    fulfilled: usize,
    /// How many partnerships were formed, by the log.
    formed: usize,
    /// How many places of the offer are held, by the log.
    held: u16,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_64_who_compete_for_the_last_place_one_gets_it_and_63_are_told() {
    let wanted = Tally {
        told_formed: 1,
        told_gone: 63,
        told_else: 0,
        agreed: 1,
        lapsed: 63,
        fulfilled: 1,
        formed: 1,
        held: 1,
    };
    assert_eq!(last_place(Arc::new(MemoryStore::new()), 64).await, wanted);
}

/// Lets so many last consents meet at once on an empty store; what came of it.
async fn last_place(store: Arc<MemoryStore>, rivals: usize) -> Tally {
    let offer: CapacityOfferId = "br-milk-banks".parse().unwrap();
    publish(&*store, &offer).await;
    let mut proposals = vec![];
    for rival in 0..rivals {
        let request = format!("bo-milk-{rival}").parse().unwrap();
        proposals.push(ask(&*store, request, &offer).await);
    }
    let desk = fold(&*store).await;
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
        match told.unwrap() {
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
) -> ProposalId {
    let id = ProposalId::of(&request, offer, None);
    let submit = cooperation_request::Command::Submit(Box::new(request_terms()));
    execute::<CooperationRequest>(store, &caller(&id, "submit"), &request, submit).await.unwrap();
    let revise =
        shortlist::Command::Revise(serde_json::from_value(revision(&id, &request, offer)).unwrap());
    execute::<Shortlist>(store, &caller(&id, "list"), &request, revise).await.unwrap();
    let mut desk = fold(store).await;
    let seen = desk.seen(&id).unwrap();
    let endorse = Action::Endorse {
        words: String::new(),
        parties: Parties::clone(&seen.parties),
        shown: seen.shown.clone(),
    };
    execute::<Review>(store, &caller(&id, "endorse"), &id, seen.command(endorse)).await.unwrap();
    desk = fold(store).await;
    let seen: Seen = desk.seen(&id).unwrap();
    let first = said(Party::Recipient);
    consent(store, &caller(&id, "first"), &seen, &first).await.unwrap();
    id
}

async fn publish(store: &dyn EventStore, offer: &CapacityOfferId) {
    let terms: capacity_offer::Terms = serde_json::from_value(json!({
        "provider": "BR", "institution": "Fiocruz", "title": "Bancos de leite humano",
        "summary": "Rede de bancos de leite humano.", "written_in": "pt",
        "thematic_areas": ["13020"], "role": "expertise", "modalities": ["expert_exchange"],
        "languages": ["pt", "es"], "eligible": ["all_developing"], "places": 1,
        "expert_weeks_per_year": 52, "available_from": "2026-01-01",
        "available_until": "2028-12-31", "valid_until": "2028-12-31",
    }))
    .unwrap();
    let publish = capacity_offer::Command::Publish(Box::new(terms));
    let caller = caller(&offer.as_str().parse().unwrap(), "publish");
    execute::<CapacityOffer>(store, &caller, offer, publish).await.unwrap();
}

fn request_terms() -> cooperation_request::Terms {
    serde_json::from_value(json!({
        "recipient": "BO", "agency": "Ministerio de Salud", "title": "Bancos de leche",
        "problem": "Mueren recién nacidos.", "written_in": "es", "thematic_areas": ["13020"],
        "needs": [{"theme": "13020", "quantity": 4, "unit": "expert_weeks"}],
        "languages": ["es"], "needed_from": "2027-01-01", "needed_until": "2027-12-31",
        "urgency": "soon", "visible_to": "everyone",
    }))
    .unwrap()
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
async fn fold(store: &dyn EventStore) -> Desk {
    let mut desk = Desk::default();
    let mut pages = Pages::of_log(store, Position::START);
    while let Some(page) = pages.next().await.unwrap() {
        page.iter().try_for_each(|event| desk.apply(event)).unwrap();
    }
    desk
}

/// Adds to what people were told what the log says.
async fn recount(store: &dyn EventStore, offer: &CapacityOfferId, mut tally: Tally) -> Tally {
    let desk = fold(store).await;
    for case in desk.cases.values() {
        tally.agreed += usize::from(case.review == Review::Agreed);
        tally.lapsed += usize::from(matches!(case.review, Review::Lapsed { .. }));
    }
    let fulfilled = desk.requests.values().filter(|it| {
        matches!(it.state, CooperationRequest::Ended(_, cooperation_request::Ending::Fulfilled(_)))
    });
    tally.fulfilled = fulfilled.count();
    tally.formed = desk.partnerships.len();
    let offer = load::<CapacityOffer>(store, offer).await.unwrap().state;
    tally.held = offer.offered().map_or(0, |offered| offered.held().places);
    tally
}
