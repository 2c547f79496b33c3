//! The follower that keeps the shortlists: it scores what each event changes and records the result.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{Aggregate, CooperationRequestId, Shortlist, shortlist};
use event_store::{
    Appended, Caller, CommandId, Done, EventStore, ExecuteError, Origin, Pages, Poison, Position,
    Reactor, Recorded, Setback, execute_unit,
};

use crate::{Matcher, shared::Shared};

/// Who acts, in the envelope of every revision, and under which name it is kept how far it came.
pub const NAME: &str = "matcher";

/// How many revisions are recorded together. An offer seldom changes more lists, and so many fit one
/// append, however large they are.
const TOGETHER: usize = 30;

/// What is to become of a list.
struct Revising {
    request: CooperationRequestId,
    revision: shortlist::Revision,
    /// The list as it stands in the log, and where its last revision does.
    list: (Shortlist, Position),
}

/// Records the revisions that a matcher tells.
pub(crate) struct Keeper {
    store: Arc<dyn EventStore>,
    matcher: Shared,
    /// What the event at this position changes and is not recorded yet: after a setback the same event
    /// comes again, and must not be taken in twice.
    pending: (Position, Vec<Revising>),
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
        let score = move |matcher: &mut Matcher| {
            let revisions = matcher.apply(&happened)?.into_iter();
            let revising = revisions.map(|(request, revision)| {
                let list = matcher.standing(&request);
                Revising { request, revision, list }
            });
            Ok::<Vec<Revising>, Poison>(revising.collect())
        };
        self.pending = (event.position, self.matcher.change(score).await?);
        Ok(())
    }

    /// Records some revisions, all of them or none. Tells where they stand from then on: fewer where an
    /// earlier run, which ended before it noted that, recorded fewer together.
    async fn record(
        &self,
        event: &Recorded,
        revising: &[Revising],
    ) -> Result<Vec<Position>, Setback> {
        let Some(first) = revising.first() else { return Ok(vec![]) };
        let caller = caller(event, &first.request);
        let done = match self.append(&caller, revising, true).await {
            // Somebody else keeps lists, too.
            Err(ExecuteError::Contended { .. }) => self.append(&caller, revising, false).await,
            done => done,
        };
        match done {
            Ok(Done { appended: Some(Appended { first, last }), .. }) => {
                Ok((first.0..=last.0).map(Position).collect())
            }
            Ok(Done { appended: None, .. }) => Err(Poison::new(event, "it changes nothing").into()),
            Err(ExecuteError::Rule(no)) => Err(Poison::new(event, no.to_string()).into()),
            Err(other) => Err(other.into()),
        }
    }

    /// Lists are not read that are `known`: they grow with each revision.
    async fn append(
        &self,
        caller: &Caller,
        revising: &[Revising],
        known: bool,
    ) -> Result<Done, ExecuteError<shortlist::Error>> {
        execute_unit(&*self.store, caller, |unit| {
            Box::pin(async move {
                for Revising { request, revision, list: (list, at) } in revising {
                    if known {
                        unit.know(request, list.clone(), *at)?;
                    }
                    let revise = shortlist::Command::Revise(revision.clone());
                    unit.decide::<Shortlist>(request, revise).await?;
                }
                Ok(())
            })
        })
        .await
    }

    async fn note(&self, recorded: Vec<(Revising, Position)>) {
        let note = move |matcher: &mut Matcher| {
            for (Revising { request, revision, .. }, at) in recorded {
                matcher.recorded(&request, revision);
                matcher.stands(&request, at);
            }
        };
        self.matcher.change(note).await;
    }
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
            let places = self.record(event, &self.pending.1[..next]).await?;
            let recorded = places.len().min(next);
            let recorded = self.pending.1.drain(..recorded).zip(places).collect();
            self.note(recorded).await;
        }
        Ok(())
    }
}
