//! What a party answers when it is asked for its consent.

use app::{
    Acting, Input, Problem,
    fields::{FieldError, Fields, Raw, read},
    identity::{Action as Right, Person, Role, can},
};
use domain::{
    Message, PartnershipId, Provider, Review,
    review::{Action, Party},
    rules::TEXT_CHARS,
};
use event_store::{Caller, ExecuteError, Position, execute_unit};

use crate::{
    bench::Bench,
    consent::{Consent, Given, consent},
    decide::AsShown,
    error::{Error, gone, problem},
    seen::Seen,
    sight,
};

/// What was sent.
#[derive(Debug)]
struct Answer {
    party: Party,
    consents: bool,
    words: String,
    on_behalf_of: Option<Role>,
    shown: AsShown,
}

/// What came of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The consent is recorded; others have still to answer.
    Consented,
    /// It was the last one.
    Formed(PartnershipId),
    /// The refusal is recorded.
    Refused,
}

fn read(raw: &Raw) -> Result<Answer, Vec<FieldError>> {
    let mut fields = Fields::of(raw);
    let party = fields.required("party", read::choice(Party::ALL));
    let consents = fields.required("consents", read::flag);
    let words = fields.optional("words", read::words(TEXT_CHARS));
    let on_behalf_of = fields.optional("on_behalf_of", read::id::<Role>);
    let shown = AsShown::read(&mut fields);
    fields.finish(|| {
        Some(Answer {
            party: party?,
            consents: consents?,
            words: words.unwrap_or_default(),
            on_behalf_of,
            shown,
        })
    })
}

/// Records what a party answers, and all that the last consent brings about.
pub(crate) async fn answer(
    bench: &Bench,
    mut acting: Acting,
    input: &Input,
    id: &str,
) -> Result<Outcome, Problem> {
    bench.current().await;
    let found = bench.find(id, Some(&acting.person)).await?;
    let answer = read(&input.raw)?;
    let seen = bench.desk.read().seen(&found.proposal.id);
    let seen = seen.ok_or_else(Problem::not_found)?;
    let provider = seen.parties.at(answer.party).ok_or_else(|| {
        let error = domain::review::Error::NoSuchParty(answer.party);
        problem(ExecuteError::Rule(error.into()))
    })?;
    authorise(&mut acting, answer.party, provider, answer.on_behalf_of)?;
    let caller = acting.caller(input);
    // The same wish again gets its first answer.
    if bench.app.store.outcome(caller.command).await?.is_none() {
        answer.shown.still_is(&seen)?;
    }
    let (position, outcome) = record(bench, &caller, &seen, answer).await?;
    bench.settle(position).await;
    outcome
}

/// A party answers for itself; a coordinator may write down its answer and says for whom.
fn authorise(
    acting: &mut Acting,
    party: Party,
    provider: Provider,
    named: Option<Role>,
) -> Result<(), Problem> {
    let right = sight::answering(party, provider);
    let Some(role) = named.or(acting.on_behalf_of) else {
        if can(Some(&acting.person), Right::ActFor) {
            return Err(Problem::forbidden().because(Message::new("review-name-whom")));
        }
        return acting.may(right);
    };
    acting.may(Right::ActFor)?;
    let party = Person { name: None, role };
    if !can(Some(&party), right) {
        return Err(Problem::forbidden().because(Message::new("review-not-that-party")));
    }
    acting.on_behalf_of = Some(role);
    Ok(())
}

async fn record(
    bench: &Bench,
    caller: &Caller,
    seen: &Seen,
    answer: Answer,
) -> Result<(Position, Result<Outcome, Problem>), Problem> {
    if !answer.consents {
        let action = Action::Refuse { party: answer.party, words: answer.words };
        let position = refuse(bench, caller, seen, action).await.map_err(problem)?;
        return Ok((position, Ok(Outcome::Refused)));
    }
    let yes = Consent { party: answer.party, words: answer.words, on: bench.app.clock.today() };
    let given = consent(&*bench.app.store, caller, seen, &yes).await;
    let given = given.map_err(problem)?;
    let outcome = match &given {
        Given::Recorded(_) => Ok(Outcome::Consented),
        Given::Formed(_, partnership) => Ok(Outcome::Formed(partnership.clone())),
        Given::Lapsed(_, why) => Err(Problem::new(app::problem::Kind::Rule).because(gone(*why))),
    };
    Ok((given.position(), outcome))
}

async fn refuse(
    bench: &Bench,
    caller: &Caller,
    seen: &Seen,
    action: Action,
) -> Result<Position, ExecuteError<Error>> {
    let command = &seen.command(action);
    let done = execute_unit(&*bench.app.store, caller, |unit| {
        Box::pin(async move {
            seen.review(unit).await?;
            seen.terms_stand(unit).await?;
            let review = unit.decide::<Review>(&seen.proposal, command.clone());
            review.await.map(drop)
        })
    });
    Ok(done.await?.position)
}
