//! What a coordinator does with a proposal: take it, endorse, decline or defer it, comment on it.

use app::{
    Acting, Input, Problem,
    fields::{FieldError, Fields, Raw, read},
    identity::Action as Right,
};
use domain::{
    Aggregate as _, Message, Review,
    review::{Action, DeclineReason},
    rules::TEXT_CHARS,
};
use event_store::{Caller, Done, EventStore, ExecuteError, Position, execute_unit};
use jiff::{ToSpan as _, civil::Date};

use crate::{
    bench::Bench,
    desk::Status,
    error::{Error, problem},
    seen::{Seen, told},
};

/// The kinds of decision, as forms and the API name them.
pub(crate) const DECISIONS: &[&str] = &["take", "endorse", "decline", "defer", "comment"];

/// What was sent.
#[derive(Debug)]
struct Wish {
    decision: &'static str,
    reason: Option<DeclineReason>,
    words: String,
    until: Option<Date>,
    shown: AsShown,
}

/// What the caller had before them, as far as they say so.
#[derive(Debug, Default)]
pub(crate) struct AsShown {
    /// The position of the list's last revision.
    pub as_of: Option<u64>,
    /// The positions of the terms.
    pub basis: Vec<u64>,
}

impl AsShown {
    /// Reads it beside other fields.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            as_of: fields.optional("shown_as_of", read::whole(0..=i64::MAX)),
            basis: fields.list("basis", 0..=3, read::whole(0..=i64::MAX)),
        }
    }

    /// Fails where something else is shown now.
    pub fn still_is(&self, seen: &Seen) -> Result<(), Problem> {
        let same_list = self.as_of.is_none_or(|as_of| as_of == seen.shown.as_of);
        let same_terms = self.basis.is_empty() || self.basis == seen.basis.0;
        if same_list && same_terms {
            Ok(())
        } else {
            Err(problem(ExecuteError::Rule(Error::Moved)))
        }
    }
}

fn read(raw: &Raw) -> Result<Wish, Vec<FieldError>> {
    let mut fields = Fields::of(raw);
    let decision = fields.required("decision", read::choice(DECISIONS));
    let shown = AsShown::read(&mut fields);
    let (mut reason, mut until, mut words) = (None, None, None);
    if matches!(decision, Some("decline")) {
        reason = fields.required("reason", read::choice(DeclineReason::ALL));
    }
    if matches!(decision, Some("defer")) {
        until = fields.required("until", read::date);
    }
    let other = reason == Some(DeclineReason::Other);
    if other || matches!(decision, Some("comment")) {
        words = fields.required("words", read::words(TEXT_CHARS));
    } else if !matches!(decision, Some("take")) {
        words = fields.optional("words", read::words(TEXT_CHARS));
    }
    if decision.is_none() {
        // What they would mean cannot be known, so nothing is said of them.
        fields.allow("reason");
        fields.allow("until");
    }
    fields.finish(|| {
        Some(Wish { decision: decision?, reason, words: words.unwrap_or_default(), until, shown })
    })
}

impl Wish {
    fn action(self, acting: &Acting, today: Date, seen: &Seen) -> Result<Action, Problem> {
        let missing =
            |field: &str| Problem::from(FieldError::new(field, "", Message::new("rule-required")));
        let (words, shown) = (self.words, seen.shown.clone());
        Ok(match self.decision {
            "take" => Action::Take { by: acting.person.to_string() },
            "endorse" => Action::Endorse { words, parties: seen.parties.clone(), shown },
            "decline" => Action::Decline {
                reason: self.reason.ok_or_else(|| missing("reason"))?,
                words,
                shown,
            },
            "defer" => Action::Defer {
                until: soon(self.until.ok_or_else(|| missing("until"))?, today)?,
                today,
                words,
                shown,
            },
            _ => Action::Comment { words },
        })
    }
}

/// The last day until which something can be put off on that day: what is put off for longer would
/// be forgotten.
pub(crate) fn last_deferral(today: Date) -> Date {
    today.checked_add(2.years()).unwrap_or(Date::MAX)
}

/// The day until which a proposal is deferred, where it comes soon enough.
fn soon(until: Date, today: Date) -> Result<Date, Problem> {
    let latest = last_deferral(today);
    if until <= latest {
        return Ok(until);
    }
    let earliest = today.checked_add(1.day()).unwrap_or(today);
    let message = Message::new("rule-days").with("earliest", earliest).with("latest", latest);
    Err(FieldError::new("until", &until.to_string(), message).into())
}

/// Carries out what a coordinator decided; where it stands in the log.
pub(crate) async fn decide(
    bench: &Bench,
    acting: &Acting,
    input: &Input,
    id: &str,
) -> Result<Position, Problem> {
    acting.may(Right::Decide)?;
    bench.current().await;
    let found = bench.find(id, Some(&acting.person)).await?;
    let wish = read(&input.raw)?;
    let caller = acting.caller(input);
    // The same wish again gets its first answer, though it has changed what is shown since.
    if let Some(appended) = bench.app.store.outcome(caller.command).await? {
        return Ok(appended.last);
    }
    let seen = bench.desk.read().seen(&found.proposal.id);
    let seen = seen.ok_or_else(Problem::not_found)?;
    if !matches!(wish.decision, "take" | "comment") {
        wish.shown.still_is(&seen)?;
    }
    let status = bench.desk.read().status_at(&found.proposal.id, found.standing);
    if wish.decision != "comment" && status == Status::Unlisted {
        return Err(problem(ExecuteError::Rule(Error::NotListed)));
    }
    let action = wish.action(acting, bench.app.clock.today(), &seen)?;
    let done = act(&*bench.app.store, &caller, &seen, action).await;
    let position = done.map_err(problem)?.position;
    bench.settle(position).await;
    Ok(position)
}

/// Decides on the review while what was shown still stands.
async fn act(
    store: &dyn EventStore,
    caller: &Caller,
    seen: &Seen,
    action: Action,
) -> Result<Done, ExecuteError<Error>> {
    let action = &action;
    execute_unit(store, caller, |unit| {
        Box::pin(async move {
            let review = seen.review(unit).await?;
            let command = seen.command(action.clone());
            // Whether the review allows it is said before anything else.
            review.decide(command.clone()).map_err(|error| told(&review, error))?;
            if !matches!(action, Action::Comment { .. } | Action::Take { .. }) {
                seen.terms_stand(unit).await?;
                seen.list_stands(unit).await?;
            }
            if matches!(action, Action::Endorse { .. })
                && let Some(why) = seen.gone(unit).await?
            {
                return Err(ExecuteError::Rule(Error::Gone(why)));
            }
            unit.decide::<Review>(&seen.proposal, command).await.map(drop)
        })
    })
    .await
}
