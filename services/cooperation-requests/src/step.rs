//! The steps that a request takes with a few words: what each needs, who may take it, what it does.

use app::{Acting, Input, Page, Problem, Versioned, fields::said, page::see_other};
use axum::{
    Json,
    extract::{Path, State},
    response::Response,
};
use domain::{CooperationRequestId, cooperation_request::Command};
use event_store::Position;

use crate::{
    desk::{Desk, Told},
    one::{address, again},
    record::Request,
};

/// A step; each has a form on the page and an operation of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The agency takes the request back.
    Withdraw,
    /// A coordinator ends it without a partnership.
    Close,
    /// A coordinator asks the agency something.
    Ask,
    /// The agency answers.
    Answer,
}

impl Step {
    async fn tell(self, desk: &Desk, acting: &Acting, id: &str) -> Result<Told, Problem> {
        match self {
            Self::Withdraw | Self::Answer => desk.tell_owner(acting, id).await,
            Self::Close | Self::Ask => desk.tell_coordinator(acting, id).await,
        }
    }

    /// The field in which the words stand.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::Withdraw | Self::Close => "reason",
            Self::Ask => "question",
            Self::Answer => "answer",
        }
    }

    /// Its form's address below that of the request.
    pub(crate) fn way(self) -> &'static str {
        match self {
            Self::Withdraw => "withdraw",
            Self::Close => "close",
            Self::Ask => "clarification-questions",
            Self::Answer => "clarification-answers",
        }
    }

    fn command(self, words: String) -> Command {
        match self {
            Self::Withdraw => Command::Withdraw { reason: words },
            Self::Close => Command::Close { reason: words },
            Self::Ask => Command::AskClarification { question: words },
            Self::Answer => Command::GiveClarification { answer: words },
        }
    }

    fn notice(self) -> &'static str {
        match self {
            Self::Withdraw => "notice-request-withdrawn",
            Self::Close => "notice-request-closed",
            Self::Ask => "notice-request-asked",
            Self::Answer => "notice-request-answered",
        }
    }
}

async fn take(
    step: Step,
    desk: &Desk,
    acting: &Acting,
    input: &Input,
    id: &str,
) -> Result<(CooperationRequestId, Position), Problem> {
    let told = step.tell(desk, acting, id).await?;
    let words = said(&input.raw, step.field())?;
    let done = desk.change(acting, input, &told.id, step.command(words)).await?;
    Ok((told.id, done))
}

/// Takes the step that a form on the request's page asks for.
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

/// Takes the step and answers with what the request has become.
pub(crate) async fn answer(
    step: Step,
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Versioned<Json<Request>>, Problem> {
    let (id, done) = take(step, &desk, &acting, &input, &id).await?;
    desk.show_as_of(&id, done).await
}
