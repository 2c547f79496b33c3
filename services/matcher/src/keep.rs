//! The follower that keeps the shortlists: it scores what each event changes and records the result.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{Aggregate, CooperationRequestId, Shortlist, shortlist};
use event_store::{
    Caller, CommandId, EventStore, ExecuteError, Origin, Pages, Poison, Position, Reactor,
    Recorded, Setback, execute,
};

use crate::{Matcher, shared::Shared};

/// Who acts, in the envelope of every revision, and under which name it is kept how far it came.
pub const NAME: &str = "matcher";

/// Records the revisions that a matcher tells.
pub(crate) struct Keeper {
    store: Arc<dyn EventStore>,
    matcher: Shared,
    /// What the event at this position changes and is not recorded yet, the first one last: after a
    /// setback the same event comes again, and must not be taken in twice.
    pending: (Position, Vec<(CooperationRequestId, shortlist::Revision)>),
    /// Whether everything is absorbed that an earlier run recorded.
    ready: bool,
}

impl Keeper {
    pub fn new(store: Arc<dyn EventStore>, matcher: Shared) -> Self {
        Self { store, matcher, pending: (Position::START, vec![]), ready: false }
    }

    /// Before the first event that is not on record as handled: finds the revisions of those that
    /// are, wherever in the log they stand, and makes ready to score.
    async fn make_ready(&mut self, event: &Recorded) -> Result<(), Setback> {
        let handled = Position(event.position.0.saturating_sub(1));
        let mut pages = Pages::of_log(&*self.store, handled);
        while let Some(page) = pages.next().await? {
            self.matcher.change_at_once(|matcher| {
                page.iter().try_for_each(|later| matcher.absorb_revision_of(later, handled))
            })?;
        }
        self.matcher.change(Matcher::catch_up).await;
        self.ready = true;
        Ok(())
    }

    async fn score(&mut self, event: &Recorded) -> Result<(), Poison> {
        let happened = event.clone();
        let mut revisions = self.matcher.change(move |matcher| matcher.apply(&happened)).await?;
        revisions.reverse();
        self.pending = (event.position, revisions);
        Ok(())
    }

    async fn record(
        &self,
        event: &Recorded,
        request: &CooperationRequestId,
        revision: shortlist::Revision,
    ) -> Result<(), Setback> {
        let caller = caller(event, request);
        let command = shortlist::Command::Revise(revision);
        match execute::<Shortlist>(&*self.store, &caller, request, command).await {
            Ok(_) => Ok(()),
            Err(ExecuteError::Rule(no)) => Err(Poison::new(event, no.to_string()).into()),
            Err(other) => Err(other.into()),
        }
    }
}

/// Everything about a revision comes from the event that caused it, so that doing it again, here or
/// on a second machine, is the same command.
fn caller(cause: &Recorded, request: &CooperationRequestId) -> Caller {
    Caller {
        command: CommandId::derived(cause.id, &format!("{}-{request}", Shortlist::STREAM)),
        origin: Origin {
            actor: NAME.into(),
            on_behalf_of: None,
            at: cause.recorded_at,
            correlation: cause.correlation,
            causation: Some(cause.id),
            trace_parent: cause.trace_parent.clone(),
        },
        expected: None,
    }
}

#[async_trait]
impl Reactor for Keeper {
    fn name(&self) -> &str {
        NAME
    }

    async fn react(&mut self, event: &Recorded, live: bool) -> Result<(), Setback> {
        if !live {
            return Ok(self.matcher.change_at_once(|matcher| matcher.absorb(event))?);
        }
        if !self.ready {
            self.make_ready(event).await?;
        }
        if self.pending.0 != event.position {
            self.score(event).await?;
        }
        while let Some((request, revision)) = self.pending.1.last() {
            self.record(event, request, revision.clone()).await?;
            if let Some((request, revision)) = self.pending.1.pop() {
                self.matcher.change(move |matcher| matcher.recorded(&request, revision)).await;
            }
        }
        Ok(())
    }
}
