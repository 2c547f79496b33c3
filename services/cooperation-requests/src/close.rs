//! Ending a request without a partnership, with a reason: form and API.

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

/// Ends a request without a partnership; a coordinator does.
#[utoipa::path(
    post,
    path = "/api/v1/cooperation-requests/{id}/close",
    tag = "Cooperation requests",
    params(("id" = String, Path, example = "bo-human-milk-bank"), app::Wishing),
    request_body = Reason,
    responses(
        (status = 200, description = "The request, closed.", body = Request,
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
    answer(Step::Close, desk, acting, id, input).await
}
