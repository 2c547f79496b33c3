//! The steps that an offer takes after it was published: what each needs and does.

use app::{
    Acting, Input, Page, Problem, Versioned,
    fields::{Fields, said},
    page::see_other,
};
use axum::{
    Json,
    extract::{Path, State},
    response::Response,
};
use domain::{CapacityOfferId, capacity_offer::Command};
use event_store::Position;

use crate::{
    desk::Desk,
    one::{address, again},
    record::Offer,
};

/// A step of the provider; each has a form on the page and an operation of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Takes the offer back for good.
    Withdraw,
    /// Pauses it.
    Suspend,
    /// Ends the pause.
    Resume,
}

impl Step {
    fn command(self, input: &Input) -> Result<Command, Problem> {
        let reason = || said(&input.raw, "reason");
        Ok(match self {
            Self::Withdraw => Command::Withdraw { reason: reason()? },
            Self::Suspend => Command::Suspend { reason: reason()? },
            Self::Resume => Fields::of(&input.raw).finish(|| Some(Command::Resume))?,
        })
    }

    /// The address, below that of the offer, of its form, where that has anything to fill in.
    pub(crate) const fn way(self) -> Option<&'static str> {
        match self {
            Self::Withdraw => Some("withdraw"),
            Self::Suspend => Some("suspend"),
            Self::Resume => None,
        }
    }

    fn notice(self) -> &'static str {
        match self {
            Self::Withdraw => "notice-offer-withdrawn",
            Self::Suspend => "notice-offer-suspended",
            Self::Resume => "notice-offer-resumed",
        }
    }
}

async fn take(
    step: Step,
    desk: &Desk,
    acting: &Acting,
    input: &Input,
    id: &str,
) -> Result<(CapacityOfferId, Position), Problem> {
    let told = desk.tell_owner(acting, id).await?;
    let done = desk.change(acting, input, &told.id, step.command(input)?).await?;
    Ok((told.id, done))
}

/// Takes the step that a form on the offer's page asks for.
pub(crate) async fn submit(
    step: Step,
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Response, Problem> {
    let taken = match acting.takes(&input) {
        Ok(()) => take(step, &desk, &acting, &input, &id).await,
        Err(problem) => Err(problem),
    };
    match taken {
        Ok((id, _)) => Ok(see_other(&address(&id), step.notice())),
        Err(problem) => again(page, &desk, &id, input.raw, problem, step).await,
    }
}

/// Takes the step and answers with what the offer has become.
pub(crate) async fn answer(
    step: Step,
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Versioned<Json<Offer>>, Problem> {
    let (id, done) = take(step, &desk, &acting, &input, &id).await?;
    desk.show_as_of(Some(&acting.person), &id, done).await
}
