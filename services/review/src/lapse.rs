//! Notes that an endorsed proposal came to nothing because what it needs is gone, so that no party
//! is asked in vain.

use std::{sync::Arc, time::Duration};

use app::Clock;
use async_trait::async_trait;
use domain::{
    CapacityOffer, CooperationRequest, ProposalId, Review, capacity_offer, cooperation_request,
    review::Action,
};
use event_store::{
    Caller, CommandId, EventStore, ExecuteError, Origin, Reactor, Recorded, Setback, View,
    decode_with_id, execute_unit,
};

use crate::{desk::Desk, error::Error, seen::Seen};

/// How long the desk may take to come to the event.
const PATIENCE: Duration = Duration::from_secs(10);

/// Follows the log and lets proposals lapse.
pub(crate) struct Lapses {
    pub store: Arc<dyn EventStore>,
    pub clock: Arc<dyn Clock>,
    pub desk: View<Desk>,
}

#[async_trait]
impl Reactor for Lapses {
    fn name(&self) -> &'static str {
        "review-lapses"
    }

    /// The desk remembers for it.
    fn remembers(&self) -> bool {
        false
    }

    async fn react(&mut self, event: &Recorded, live: bool) -> Result<(), Setback> {
        let Some(concerns) = concern(event)? else {
            return Ok(());
        };
        if !live {
            return Ok(());
        }
        if !self.desk.wait_for(event.position, PATIENCE).await {
            return Err(Setback::Later("the desk has not come to the event".into()));
        }
        for seen in endorsed(&self.desk, &*concerns) {
            self.lapse(event, &seen).await?;
        }
        Ok(())
    }
}

impl Lapses {
    /// Lets the proposal lapse if it still waits for consents and something is still gone.
    async fn lapse(&self, event: &Recorded, seen: &Seen) -> Result<(), Setback> {
        let purpose = format!("lapse {}", seen.proposal);
        let caller = Caller {
            command: CommandId::derived(event.id, &purpose),
            origin: Origin {
                actor: "review".into(),
                on_behalf_of: None,
                at: self.clock.now(),
                correlation: event.correlation,
                causation: Some(event.id),
                trace_parent: event.trace_parent.clone(),
            },
            expected: None,
        };
        let lapsed = execute_unit(&*self.store, &caller, |unit| {
            Box::pin(async move {
                if !matches!(seen.review(unit).await?, Review::Endorsed { .. }) {
                    return Ok(());
                }
                let Some(why) = seen.gone(unit).await? else {
                    return Ok(());
                };
                let lapse = seen.command(Action::Lapse { why });
                unit.decide::<Review>(&seen.proposal, lapse).await.map(drop)
            })
        });
        match lapsed.await {
            Err(ExecuteError::Rule(Error::Review(_))) | Ok(_) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// Every proposal that waits for consents and concerns.
fn endorsed(desk: &View<Desk>, concerns: &dyn Fn(&ProposalId) -> bool) -> Vec<Seen> {
    let desk = desk.read();
    let waiting = desk.endorsed.iter().filter(|id| concerns(id));
    waiting.filter_map(|id| desk.seen(id)).collect()
}

type Concerns = Box<dyn Fn(&ProposalId) -> bool + Send>;

/// Which proposals may have lost something by the event; `None` where it takes nothing away.
fn concern(event: &Recorded) -> Result<Option<Concerns>, Setback> {
    if let Some((id, said)) = decode_with_id::<CapacityOffer>(event)? {
        use capacity_offer::Event;
        let takes = matches!(
            said,
            Event::Suspended { .. }
                | Event::Withdrawn { .. }
                | Event::Expired { .. }
                | Event::CapacityHeld { .. }
                | Event::Revised(_)
        );
        return Ok(takes.then(|| -> Concerns {
            Box::new(move |proposal| {
                let parties = proposal.parties();
                parties
                    .is_some_and(|(_, first, second)| first == id || second.as_ref() == Some(&id))
            })
        }));
    }
    if let Some((id, said)) = decode_with_id::<CooperationRequest>(event)? {
        use cooperation_request::Event;
        let ends = matches!(
            said,
            Event::Withdrawn { .. } | Event::Closed { .. } | Event::Fulfilled { .. }
        );
        return Ok(ends.then(|| -> Concerns {
            Box::new(move |proposal| proposal.parties().is_some_and(|(request, ..)| request == id))
        }));
    }
    Ok(None)
}
