//! Making an offer known: form and API.

use app::{
    Acting, Html, Input, Page, Problem, Versioned,
    identity::Action,
    naming::begin,
    page::{Draft, asks_for_rows, see_other},
    problem::{Kind, Problems},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    CapacityOffer, CapacityOfferId,
    capacity_offer::{Command, Error},
};
use event_store::Caller;

use crate::{
    desk::{Desk, publishing},
    form::Form,
    record::Offer,
    schema::NewOffer,
    terms::{id_for, read_terms},
};

async fn publish(desk: &Desk, acting: &Acting, input: &Input) -> Result<CapacityOfferId, Problem> {
    acting.may(publishing(&acting.person))?;
    let (given, terms) = read_terms(&input.raw)?;
    acting.may(Action::ChangeOffer(terms.provider))?;
    // A new offer has no version that anybody could have seen.
    let caller = Caller { expected: None, ..acting.caller(input) };
    let name = |number| given.clone().unwrap_or_else(|| id_for(&terms, number));
    let taken = |error: &Error| given.is_none() && *error == Error::AlreadyPublished;
    let command = Command::Publish(Box::new(terms.clone()));
    let begun = begin::<CapacityOffer>(&*desk.app.store, &caller, name, command, taken).await;
    let (id, done) = begun?;
    desk.settle(done.position).await;
    Ok(id)
}

pub(crate) async fn show(page: Page, acting: Acting) -> Result<Html<Form>, Problem> {
    acting.may(publishing(&acting.person))?;
    Ok(Html(Form::new(page, Draft::blank())))
}

pub(crate) async fn submit(
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
    mut input: Input,
) -> Result<Response, Problem> {
    let rows;
    (rows, input.raw) = asks_for_rows(input.raw);
    if let Some(spare) = rows {
        return Ok(Form::new(page, Draft::typed(input.raw)).with_rows(spare));
    }
    match publish(&desk, &acting, &input).await {
        Ok(id) => Ok(see_other(&format!("/capacity-offers/{id}"), "notice-offer-published")),
        Err(problem) if problem.kind() == Kind::Validation => {
            let draft = Draft::refused(input.raw, problem.errors().to_vec());
            Ok(Form::new(page, draft).refused(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(problem) => Err(problem),
    }
}

/// Publishes a capacity offer. Without an `id`, one is made from provider and title.
#[utoipa::path(
    post,
    path = "/api/v1/capacity-offers",
    tag = "Capacity offers",
    params(crate::schema::Wishing),
    request_body = NewOffer,
    responses(
        (status = 201, description = "The offer, published.", body = Offer, headers(
            ("Location" = String, description = "Its address."),
            ("ETag" = String, description = "Its version."),
        )),
        Problems,
    ),
)]
pub(crate) async fn api(
    State(desk): State<Desk>,
    acting: Acting,
    input: Input,
) -> Result<Response, Problem> {
    let id = publish(&desk, &acting, &input).await?;
    created(&id, desk.show(&id).await?)
}

fn created(id: &CapacityOfferId, offer: Versioned<Json<Offer>>) -> Result<Response, Problem> {
    let location = HeaderValue::try_from(format!("/api/v1/capacity-offers/{id}"))
        .map_err(|error| Problem::internal("naming an address", error))?;
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], offer).into_response())
}
