//! A coordinator's question to the agency, and the agency's answer: forms and API.

use app::{
    Acting, Input, Page, Problem, Versioned,
    fields::{FieldError, Fields, Raw, read},
    page::see_other,
    problem::Problems,
};
use axum::{
    Json,
    extract::{Path, State},
    response::Response,
};
use domain::{CooperationRequestId, cooperation_request::Command, rules::TEXT_CHARS};

use crate::{
    desk::Desk,
    one::{self, Step},
    record::Request,
    schema::{Answer, Question},
};

async fn ask(
    desk: &Desk,
    acting: &Acting,
    input: &Input,
    id: &str,
) -> Result<CooperationRequestId, Problem> {
    let told = desk.tell_coordinator(acting, id).await?;
    let question = read_words(&input.raw, "question")?;
    desk.change(acting, input, &told.id, Command::AskClarification { question }).await?;
    Ok(told.id)
}

async fn answer(
    desk: &Desk,
    acting: &Acting,
    input: &Input,
    id: &str,
) -> Result<CooperationRequestId, Problem> {
    let told = desk.tell_owner(acting, id).await?;
    let answer = read_words(&input.raw, "answer")?;
    desk.change(acting, input, &told.id, Command::GiveClarification { answer }).await?;
    Ok(told.id)
}

fn read_words(raw: &Raw, field: &'static str) -> Result<String, Vec<FieldError>> {
    let mut fields = Fields::of(raw);
    let words = fields.required(field, read::words(TEXT_CHARS));
    fields.finish(|| words)
}

pub(crate) async fn submit_question(
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Response, Problem> {
    match ask(&desk, &acting, &input, &id).await {
        Ok(id) => Ok(see_other(&one::address(&id), "notice-request-asked")),
        Err(problem) => one::again(page, &desk, &id, input.raw, problem, Step::Ask).await,
    }
}

pub(crate) async fn submit_answer(
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Response, Problem> {
    match answer(&desk, &acting, &input, &id).await {
        Ok(id) => Ok(see_other(&one::address(&id), "notice-request-answered")),
        Err(problem) => one::again(page, &desk, &id, input.raw, problem, Step::Answer).await,
    }
}

/// Asks the agency of a request something; a coordinator does. One question at a time.
#[utoipa::path(
    post,
    path = "/api/v1/cooperation-requests/{id}/clarification-questions",
    tag = "Cooperation requests",
    params(("id" = String, Path, example = "bo-human-milk-bank"), crate::schema::Wishing),
    request_body = Question,
    responses(
        (status = 200, description = "The request, with the question that waits.", body = Request,
            headers(("ETag" = String, description = "Its new version."))),
        Problems,
    ),
)]
pub(crate) async fn api_question(
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Versioned<Json<Request>>, Problem> {
    let id = ask(&desk, &acting, &input, &id).await?;
    desk.show(&id).await
}

/// Answers the question that waits; the agency does.
#[utoipa::path(
    post,
    path = "/api/v1/cooperation-requests/{id}/clarification-answers",
    tag = "Cooperation requests",
    params(("id" = String, Path, example = "bo-human-milk-bank"), crate::schema::Wishing),
    request_body = Answer,
    responses(
        (status = 200, description = "The request, open again.", body = Request,
            headers(("ETag" = String, description = "Its new version."))),
        Problems,
    ),
)]
pub(crate) async fn api_answer(
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Versioned<Json<Request>>, Problem> {
    let id = answer(&desk, &acting, &input, &id).await?;
    desk.show(&id).await
}
