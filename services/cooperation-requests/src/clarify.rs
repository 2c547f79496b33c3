//! A coordinator's question to the agency, and the agency's answer: forms and API.

use app::{Acting, Input, Problem, Versioned, problem::Problems};
use axum::{
    Json,
    extract::{Path, State},
};

use crate::{
    desk::Desk,
    record::Request,
    schema::{Answer, Question},
    step::{Step, answer},
};

/// Asks the agency of a request something; a coordinator does. One question at a time.
#[utoipa::path(
    post,
    path = "/api/v1/cooperation-requests/{id}/clarification-questions",
    tag = "Cooperation requests",
    params(("id" = String, Path, example = "bo-human-milk-bank"), app::Wishing),
    request_body = Question,
    responses(
        (status = 200, description = "The request, with the question that waits.", body = Request,
            headers(("ETag" = String, description = "Its new version."))),
        Problems,
    ),
)]
pub(crate) async fn api_question(
    desk: State<Desk>,
    acting: Acting,
    id: Path<String>,
    input: Input,
) -> Result<Versioned<Json<Request>>, Problem> {
    answer(Step::Ask, desk, acting, id, input).await
}

/// Answers the question that waits; the agency does.
#[utoipa::path(
    post,
    path = "/api/v1/cooperation-requests/{id}/clarification-answers",
    tag = "Cooperation requests",
    params(("id" = String, Path, example = "bo-human-milk-bank"), app::Wishing),
    request_body = Answer,
    responses(
        (status = 200, description = "The request, open again.", body = Request,
            headers(("ETag" = String, description = "Its new version."))),
        Problems,
    ),
)]
pub(crate) async fn api_answer(
    desk: State<Desk>,
    acting: Acting,
    id: Path<String>,
    input: Input,
) -> Result<Versioned<Json<Request>>, Problem> {
    answer(Step::Answer, desk, acting, id, input).await
}
