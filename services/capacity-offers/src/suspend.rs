//! Pausing an offer, with a reason, and ending the pause: forms and API.

use app::{Acting, Input, Problem, Versioned, problem::Problems};
use axum::{
    Json,
    extract::{Path, State},
};

use crate::{
    desk::Desk,
    record::Offer,
    schema::Reason,
    step::{Step, answer},
};

/// Pauses an offer: it is not proposed until it is resumed.
#[utoipa::path(
    post,
    path = "/api/v1/capacity-offers/{id}/suspend",
    tag = "Capacity offers",
    params(("id" = String, Path, example = "br-human-milk-banks"), app::Wishing),
    request_body = Reason,
    responses(
        (status = 200, description = "The offer, suspended.", body = Offer,
            headers(("ETag" = String, description = "Its new version."))),
        Problems,
    ),
)]
pub(crate) async fn api(
    desk: State<Desk>,
    acting: Acting,
    id: Path<String>,
    input: Input,
) -> Result<Versioned<Json<Offer>>, Problem> {
    answer(Step::Suspend, desk, acting, id, input).await
}

/// Ends the pause of an offer.
#[utoipa::path(
    post,
    path = "/api/v1/capacity-offers/{id}/resume",
    tag = "Capacity offers",
    params(("id" = String, Path, example = "br-human-milk-banks"), app::Wishing),
    responses(
        (status = 200, description = "The offer, open again.", body = Offer,
            headers(("ETag" = String, description = "Its new version."))),
        Problems,
    ),
)]
pub(crate) async fn api_resume(
    desk: State<Desk>,
    acting: Acting,
    id: Path<String>,
    input: Input,
) -> Result<Versioned<Json<Offer>>, Problem> {
    answer(Step::Resume, desk, acting, id, input).await
}
