//! Notes that offers have expired, on each day that begins.

use std::{collections::BTreeMap, sync::Arc};

use async_trait::async_trait;
use domain::{
    Calendar, CapacityOffer, CapacityOfferId, calendar,
    capacity_offer::{Command, Error, Event},
};
use event_store::{
    Caller, CommandId, EventStore, ExecuteError, Origin, Reactor, Recorded, Setback, decode,
    decode_with_id, execute,
};
use jiff::civil::Date;

/// Who acts, as the log names it.
const ACTOR: &str = "offer-expiry";

/// Knows the last valid day of each offer that has not ended, and expires those whose day has passed.
pub(crate) struct Expiry {
    store: Arc<dyn EventStore>,
    valid_until: BTreeMap<CapacityOfferId, Date>,
}

impl Expiry {
    pub(crate) fn new(store: Arc<dyn EventStore>) -> Self {
        Self { store, valid_until: BTreeMap::new() }
    }

    fn learn(&mut self, id: CapacityOfferId, event: &Event) {
        match event {
            Event::Published(terms) | Event::Revised(terms) => {
                self.valid_until.insert(id, terms.valid_until);
            }
            Event::Withdrawn { .. } | Event::Expired { .. } => {
                self.valid_until.remove(&id);
            }
            _ => {}
        }
    }

    async fn expire(&self, cause: &Recorded, today: Date) -> Result<(), Setback> {
        let passed = self.valid_until.iter().filter(|(_, until)| **until < today);
        for (id, _) in passed {
            let caller = caller(cause, id);
            let command = Command::Expire { on: today };
            match execute::<CapacityOffer>(&*self.store, &caller, id, command).await {
                // Where a rule says no, it was revised, or ended otherwise, after the day began.
                Ok(_) | Err(ExecuteError::Rule(Error::StillValid { .. } | Error::NotOpen)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

#[async_trait]
impl Reactor for Expiry {
    fn name(&self) -> &str {
        ACTOR
    }

    async fn react(&mut self, event: &Recorded, live: bool) -> Result<(), Setback> {
        if let Some((id, happened)) = decode_with_id::<CapacityOffer>(event)? {
            self.learn(id, &happened);
        } else if live && let Some(calendar::Event::DayBegan { day }) = decode::<Calendar>(event)? {
            self.expire(event, day).await?;
        }
        Ok(())
    }
}

/// Everything about the command comes from the day that began, so that doing it again, here or on a
/// second machine, changes nothing.
fn caller(cause: &Recorded, id: &CapacityOfferId) -> Caller {
    Caller {
        command: CommandId::derived(cause.id, &format!("expire-{id}")),
        origin: Origin {
            actor: ACTOR.into(),
            on_behalf_of: None,
            at: cause.recorded_at,
            correlation: cause.correlation,
            causation: Some(cause.id),
            trace_parent: cause.trace_parent.clone(),
        },
        expected: None,
    }
}
