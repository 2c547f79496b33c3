//! Taking an offer back, with a reason: form and API.

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

/// Takes an offer back for good. What partnerships hold of it stays theirs.
#[utoipa::path(
    post,
    path = "/api/v1/capacity-offers/{id}/withdraw",
    tag = "Capacity offers",
    params(("id" = String, Path, example = "br-human-milk-banks"), app::Wishing),
    request_body = Reason,
    responses(
        (status = 200, description = "The offer, withdrawn.", body = Offer,
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
    answer(Step::Withdraw, desk, acting, id, input).await
}
