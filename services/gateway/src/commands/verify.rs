//! `ayni verify`: walks the whole log, and makes everything again that is made from it.

use std::collections::BTreeMap;

use domain::{
    Aggregate, Calendar, CapacityOffer, CooperationRequest, Partnership, Policy, Programme, Review,
    Shortlist, shortlist,
};
use event_store::{EventStore, Pages, Poison, Position, Recorded, StreamId, decode};
use matcher::Matcher;
use serde_json::json;

use crate::{
    exit::{Code, exit},
    progress::bar_if_long,
    run::Run,
    store,
    terminal::json_line,
};

/// Verifies the data folder.
pub async fn verify(run: &Run) -> anyhow::Result<()> {
    let opened = store::open_existing(&run.settings.serve.data)?;
    let head = opened.store.head().borrow().0;
    let reading = bar_if_long(run, head, "cli-verifying");
    let watched = reading.clone();
    let stored = opened.store.verify(move |position| watched.set_position(position.0)).await;
    reading.finish_and_clear();
    let stored = stored.map_err(damaged)?;
    let replaying = bar_if_long(run, head, "cli-replaying");
    let mut checks = Checks::default();
    let mut pages = Pages::of_log(&*opened.store, Position::START);
    while let Some(page) = pages.next().await.map_err(damaged)? {
        for event in &page {
            checks.walk(event).map_err(damaged)?;
            replaying.inc(1);
        }
    }
    replaying.finish_and_clear();
    checks.finish().map_err(damaged)?;
    if run.json {
        json_line(&json!({
            "events": stored.events, "streams": stored.streams, "appends": stored.appends,
            "shortlist_revisions": checks.revisions,
        }))?;
        return Ok(());
    }
    let count = |number: u64| domain::Arg::Number(i64::try_from(number).unwrap_or(i64::MAX));
    for (id, number) in [
        ("cli-verified-events", stored.events),
        ("cli-verified-streams", stored.streams),
        ("cli-verified-shortlists", checks.revisions),
    ] {
        let words = run.with(id, [("count", count(number))]);
        run.terminal.line(format!("{} {words}", run.terminal.good("✓")));
    }
    Ok(())
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn damaged(error: impl ToString) -> anyhow::Error {
    exit(Code::Data, error.to_string())
}

/// What is made again from the log while it is walked.
#[derive(Default)]
struct Checks {
    states: States,
    matcher: Matcher,
    /// What the matcher says that should be on record and has not been met yet.
    due: BTreeMap<(domain::CooperationRequestId, u64), shortlist::Revision>,
    revisions: u64,
    /// Up to which position the recorded shortlists take everything into account.
    as_of: u64,
}

impl Checks {
    fn walk(&mut self, event: &Recorded) -> Result<(), Poison> {
        self.states.walk(event)?;
        if let Some((request, shortlist::Event::Revised(recorded))) =
            event_store::decode_with_id::<Shortlist>(event)?
        {
            self.as_of = self.as_of.max(recorded.as_of);
            let key = (request, recorded.as_of);
            if self.due.remove(&key) != Some(recorded) {
                return Err(Poison::new(
                    event,
                    "a replay gives another shortlist than was recorded",
                ));
            }
            self.revisions += 1;
            return Ok(());
        }
        for (request, revision) in self.matcher.apply(event)? {
            self.matcher.recorded(&request, revision.clone());
            self.due.insert((request, revision.as_of), revision);
        }
        Ok(())
    }

    /// Shortlists that the program was stopped before it wrote are written when it starts again; an
    /// older one must not be missing.
    fn finish(&self) -> Result<(), String> {
        match self.due.keys().find(|(_, as_of)| *as_of < self.as_of) {
            Some((request, as_of)) => Err(format!(
                "the shortlist of {request} was not revised after position {as_of}, as a replay does"
            )),
            None => Ok(()),
        }
    }
}

/// The state of every aggregate, folded as the rules would.
#[derive(Default)]
struct States {
    offers: BTreeMap<StreamId, CapacityOffer>,
    requests: BTreeMap<StreamId, CooperationRequest>,
    shortlists: BTreeMap<StreamId, Shortlist>,
    reviews: BTreeMap<StreamId, Review>,
    partnerships: BTreeMap<StreamId, Partnership>,
    programmes: BTreeMap<StreamId, Programme>,
    policies: BTreeMap<StreamId, Policy>,
    calendars: BTreeMap<StreamId, Calendar>,
}

impl States {
    fn walk(&mut self, event: &Recorded) -> Result<(), Poison> {
        let known = evolve(&mut self.offers, event)?
            || evolve(&mut self.requests, event)?
            || evolve(&mut self.shortlists, event)?
            || evolve(&mut self.reviews, event)?
            || evolve(&mut self.partnerships, event)?
            || evolve(&mut self.programmes, event)?
            || evolve(&mut self.policies, event)?
            || evolve(&mut self.calendars, event)?;
        if known { Ok(()) } else { Err(Poison::new(event, "its stream belongs to no aggregate")) }
    }
}

fn evolve<A: Aggregate>(all: &mut BTreeMap<StreamId, A>, event: &Recorded) -> Result<bool, Poison> {
    let Some(happened) = decode::<A>(event)? else { return Ok(false) };
    let state = all.entry(event.stream.clone()).or_default();
    *state = std::mem::take(state).evolve(happened);
    Ok(true)
}
