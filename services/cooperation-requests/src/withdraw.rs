//! Taking a request back, with a reason: form and API.

use app::{Acting, Input, Problem, Versioned, problem::Problems};
use axum::{
    Json,
    extract::{Path, State},
};

use crate::{
    desk::Desk,
    record::Request,
    schema::Reason,
    step::{Step, answer},
};

/// Takes a request back.
#[utoipa::path(
    post,
    path = "/api/v1/cooperation-requests/{id}/withdraw",
    tag = "Cooperation requests",
    params(("id" = String, Path, example = "bo-human-milk-bank"), app::Wishing),
    request_body = Reason,
    responses(
        (status = 200, description = "The request, withdrawn.", body = Request,
            headers(("ETag" = String, description = "Its new version."))),
        Problems,
    ),
)]
pub(crate) async fn api(
    desk: State<Desk>,
    acting: Acting,
    id: Path<String>,
    input: Input,
) -> Result<Versioned<Json<Request>>, Problem> {
    answer(Step::Withdraw, desk, acting, id, input).await
}
