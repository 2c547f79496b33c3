//! Taking an offer back, with a reason: form and API.

use app::{
    Acting, Input, Page, Problem, Versioned,
    fields::said,
    page::{Draft, see_other},
    problem::{Kind, Problems},
};
use axum::{
    Json,
    extract::{Path, State},
    response::Response,
};
use domain::{CapacityOfferId, capacity_offer::Command};

use crate::{desk::Desk, one, record::Offer, schema::Reason};

async fn withdraw(
    desk: &Desk,
    acting: &Acting,
    input: &Input,
    id: &str,
) -> Result<CapacityOfferId, Problem> {
    let told = desk.tell_owner(acting, id).await?;
    let reason = said(&input.raw, "reason")?;
    desk.change(acting, input, &told.id, Command::Withdraw { reason }).await?;
    Ok(told.id)
}

pub(crate) async fn submit(
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Response, Problem> {
    match withdraw(&desk, &acting, &input, &id).await {
        Ok(id) => Ok(see_other(&format!("/capacity-offers/{id}"), "notice-offer-withdrawn")),
        Err(problem) if problem.kind() == Kind::Validation => {
            let draft = Draft::refused(input.raw, problem.errors().to_vec());
            one::again(page, &desk, &id, draft, "withdraw").await
        }
        Err(problem) => Err(problem),
    }
}

/// Takes an offer back for good. What partnerships hold of it stays theirs.
#[utoipa::path(
    post,
    path = "/api/v1/capacity-offers/{id}/withdraw",
    tag = "Capacity offers",
    params(("id" = String, Path, example = "br-human-milk-banks"), crate::schema::Wishing),
    request_body = Reason,
    responses(
        (status = 200, description = "The offer, withdrawn.", body = Offer,
            headers(("ETag" = String, description = "Its new version."))),
        Problems,
    ),
)]
pub(crate) async fn api(
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Versioned<Json<Offer>>, Problem> {
    let id = withdraw(&desk, &acting, &input, &id).await?;
    desk.show(&id).await
}
