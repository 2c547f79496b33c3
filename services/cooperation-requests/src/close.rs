//! Ending a request without a partnership, with a reason: form and API.

use app::{
    Acting, Input, Page, Problem, Versioned, fields::said, page::see_other, problem::Problems,
};
use axum::{
    Json,
    extract::{Path, State},
    response::Response,
};
use domain::{CooperationRequestId, cooperation_request::Command};

use crate::{
    desk::Desk,
    one::{self, Step},
    record::Request,
    schema::Reason,
};

async fn close(
    desk: &Desk,
    acting: &Acting,
    input: &Input,
    id: &str,
) -> Result<CooperationRequestId, Problem> {
    let told = desk.tell_coordinator(acting, id).await?;
    let reason = said(&input.raw, "reason")?;
    desk.change(acting, input, &told.id, Command::Close { reason }).await?;
    Ok(told.id)
}

pub(crate) async fn submit(
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Response, Problem> {
    match close(&desk, &acting, &input, &id).await {
        Ok(id) => Ok(see_other(&one::address(&id), "notice-request-closed")),
        Err(problem) => one::again(page, &desk, &id, input.raw, problem, Step::Close).await,
    }
}

/// Ends a request without a partnership; a coordinator does.
#[utoipa::path(
    post,
    path = "/api/v1/cooperation-requests/{id}/close",
    tag = "Cooperation requests",
    params(("id" = String, Path, example = "bo-human-milk-bank"), crate::schema::Wishing),
    request_body = Reason,
    responses(
        (status = 200, description = "The request, closed.", body = Request,
            headers(("ETag" = String, description = "Its new version."))),
        Problems,
    ),
)]
pub(crate) async fn api(
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Versioned<Json<Request>>, Problem> {
    let id = close(&desk, &acting, &input, &id).await?;
    desk.show(&id).await
}
