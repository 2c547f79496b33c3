//! The follower that keeps the shortlists: it scores what each event changes and records the result.

use std::{collections::BTreeSet, sync::Arc};

use async_trait::async_trait;
use domain::{Aggregate, CooperationRequestId, Shortlist, shortlist};
use event_store::{
    Caller, CommandId, EventStore, ExecuteError, Origin, Pages, Poison, Position, Reactor,
    Recorded, Setback, decode_with_id, execute_unit,
};

use crate::{Matcher, shared::Shared};

/// Who acts, in the envelope of every revision, and under which name it is kept how far it came.
pub const NAME: &str = "matcher";

/// How many revisions are recorded together. An offer seldom changes more lists, and so many fit one
/// append, however large they are.
const TOGETHER: usize = 30;

/// A list and what has become of it.
type Revised = (CooperationRequestId, shortlist::Revision);

/// Records the revisions that a matcher tells.
pub(crate) struct Keeper {
    store: Arc<dyn EventStore>,
    matcher: Shared,
    /// What the event at this position changes and is not recorded yet: after a setback the same event
    /// comes again, and must not be taken in twice.
    pending: (Position, Vec<Revised>),
    /// The revisions for events that are not on record as handled, but are recorded nevertheless, by the
    /// positions of these events: an earlier run ended before it noted that, perhaps among them.
    done: BTreeSet<(Position, CooperationRequestId)>,
    /// Whether everything is absorbed that an earlier run recorded.
    ready: bool,
}

impl Keeper {
    pub fn new(store: Arc<dyn EventStore>, matcher: Shared) -> Self {
        let pending = (Position::START, vec![]);
        Self { store, matcher, pending, done: BTreeSet::new(), ready: false }
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
            for later in &page {
                self.done.extend(revised(later)?.filter(|(for_event, _)| *for_event > handled));
            }
        }
        self.matcher.change(Matcher::catch_up).await;
        self.ready = true;
        Ok(())
    }

    async fn score(&mut self, event: &Recorded) -> Result<(), Poison> {
        let happened = event.clone();
        let revisions = self.matcher.change(move |matcher| matcher.apply(&happened)).await?;
        let mut is_done =
            |request: &CooperationRequestId| self.done.remove(&(event.position, request.clone()));
        let (recorded, pending) = revisions.into_iter().partition(|(request, _)| is_done(request));
        self.note(recorded).await;
        self.pending = (event.position, pending);
        Ok(())
    }

    /// Records some revisions, all of them or none.
    async fn record(&self, event: &Recorded, revised: &[Revised]) -> Result<(), Setback> {
        let Some((first, _)) = revised.first() else { return Ok(()) };
        let caller = caller(event, first);
        let recorded = execute_unit::<shortlist::Error, _>(&*self.store, &caller, |unit| {
            Box::pin(async move {
                for (request, revision) in revised {
                    let revise = shortlist::Command::Revise(revision.clone());
                    unit.decide::<Shortlist>(request, revise).await?;
                }
                Ok(())
            })
        });
        match recorded.await {
            Ok(_) => Ok(()),
            Err(ExecuteError::Rule(no)) => Err(Poison::new(event, no.to_string()).into()),
            Err(other) => Err(other.into()),
        }
    }

    async fn note(&self, recorded: Vec<Revised>) {
        let note = move |matcher: &mut Matcher| {
            for (request, revision) in recorded {
                matcher.recorded(&request, revision);
            }
        };
        self.matcher.change(note).await;
    }
}

/// The list that was revised, and for which event.
fn revised(later: &Recorded) -> Result<Option<(Position, CooperationRequestId)>, Poison> {
    let revised = decode_with_id::<Shortlist>(later)?;
    Ok(revised
        .map(|(request, shortlist::Event::Revised(revision))| (Position(revision.as_of), request)))
}

/// Everything about revisions comes from the event that caused them, so that recording those from the
/// list of `first` on again, here or on a second machine, is the same command.
pub(crate) fn caller(cause: &Recorded, first: &CooperationRequestId) -> Caller {
    Caller {
        command: CommandId::derived(cause.id, &format!("{}-{first}", Shortlist::STREAM)),
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
        while !self.pending.1.is_empty() {
            let next = TOGETHER.min(self.pending.1.len());
            self.record(event, &self.pending.1[..next]).await?;
            let recorded = self.pending.1.drain(..next).collect();
            self.note(recorded).await;
        }
        Ok(())
    }
}
