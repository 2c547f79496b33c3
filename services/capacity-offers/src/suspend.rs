//! Pausing an offer, with a reason, and ending the pause: forms and API.

use app::{
    Acting, Input, Page, Problem, Versioned,
    fields::{Fields, said},
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

async fn suspend(
    desk: &Desk,
    acting: &Acting,
    input: &Input,
    id: &str,
) -> Result<CapacityOfferId, Problem> {
    let told = desk.tell_owner(acting, id).await?;
    let reason = said(&input.raw, "reason")?;
    desk.change(acting, input, &told.id, Command::Suspend { reason }).await?;
    Ok(told.id)
}

async fn resume(
    desk: &Desk,
    acting: &Acting,
    input: &Input,
    id: &str,
) -> Result<CapacityOfferId, Problem> {
    let told = desk.tell_owner(acting, id).await?;
    Fields::of(&input.raw).finish(|| Some(()))?;
    desk.change(acting, input, &told.id, Command::Resume).await?;
    Ok(told.id)
}

pub(crate) async fn submit(
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Response, Problem> {
    match suspend(&desk, &acting, &input, &id).await {
        Ok(id) => Ok(see_other(&format!("/capacity-offers/{id}"), "notice-offer-suspended")),
        Err(problem) if problem.kind() == Kind::Validation => {
            let draft = Draft::refused(input.raw, problem.errors().to_vec());
            one::again(page, &desk, &id, draft, "suspend").await
        }
        Err(problem) => Err(problem),
    }
}

pub(crate) async fn submit_resume(
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Response, Problem> {
    let id = resume(&desk, &acting, &input, &id).await?;
    Ok(see_other(&format!("/capacity-offers/{id}"), "notice-offer-resumed"))
}

/// Pauses an offer: it is not proposed until it is resumed.
#[utoipa::path(
    post,
    path = "/api/v1/capacity-offers/{id}/suspend",
    tag = "Capacity offers",
    params(("id" = String, Path, example = "br-human-milk-banks"), crate::schema::Wishing),
    request_body = Reason,
    responses(
        (status = 200, description = "The offer, suspended.", body = Offer,
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
    let id = suspend(&desk, &acting, &input, &id).await?;
    desk.show(&id).await
}

/// Ends the pause of an offer.
#[utoipa::path(
    post,
    path = "/api/v1/capacity-offers/{id}/resume",
    tag = "Capacity offers",
    params(("id" = String, Path, example = "br-human-milk-banks"), crate::schema::Wishing),
    responses(
        (status = 200, description = "The offer, open again.", body = Offer,
            headers(("ETag" = String, description = "Its new version."))),
        Problems,
    ),
)]
pub(crate) async fn api_resume(
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Versioned<Json<Offer>>, Problem> {
    let id = resume(&desk, &acting, &input, &id).await?;
    desk.show(&id).await
}
