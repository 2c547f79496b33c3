//! Making an offer known: form and API.

use app::{
    Acting, Created, Html, Input, Page, Problem, Versioned,
    identity::Action,
    naming::begin,
    page::{Sheet, send},
    problem::Problems,
};
use axum::{Json, extract::State, response::Response};
use domain::{
    CapacityOffer, CapacityOfferId,
    capacity_offer::{Command, Error},
};
use event_store::{Caller, Position};

use crate::{
    desk::{Desk, publishing},
    form::Form,
    one::address,
    record::Offer,
    schema::NewOffer,
    terms::{id_for, read_new_terms},
};

async fn publish(
    desk: &Desk,
    acting: &Acting,
    input: &Input,
) -> Result<(CapacityOfferId, Position), Problem> {
    acting.may(publishing(&acting.person))?;
    let (given, terms) = read_new_terms(&input.raw, desk.app.clock.today())?;
    desk.offers.read().programmes().check(&terms)?;
    acting.may(Action::ChangeOffer(terms.provider))?;
    // A new offer has no version that anybody could have seen.
    let caller = Caller { expected: None, ..acting.caller(input) };
    let name = |number| given.clone().unwrap_or_else(|| id_for(&terms, number));
    let taken = |error: &Error| given.is_none() && *error == Error::AlreadyPublished;
    let command = Command::Publish(Box::new(terms.clone()));
    let begun = begin::<CapacityOffer>(&*desk.app.store, &caller, name, command, taken).await;
    let (id, done) = begun?;
    desk.settle(done.position).await;
    Ok((id, done.position))
}

pub(crate) async fn show(
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
) -> Result<Html<Form>, Problem> {
    acting.may(publishing(&acting.person))?;
    Ok(Html(Form::new(page, Sheet::blank(), desk.programmes())))
}

pub(crate) async fn submit(
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
    input: Input,
) -> Result<Response, Problem> {
    let form = |sheet| Form::new(page, sheet, desk.programmes());
    let alike = async |input: &Input| desk.alike(&acting, input).await;
    let act = async |input: &Input| publish(&desk, &acting, input).await;
    let sent = send(input, &acting, form, alike, act).await?;
    Ok(sent.or_on_to(|(id, _)| address(&id), "notice-offer-published"))
}

/// Publishes a capacity offer. Without an `id`, one is made from provider and title.
#[utoipa::path(
    post,
    path = "/api/v1/capacity-offers",
    tag = "Capacity offers",
    params(app::Wishing),
    request_body = NewOffer,
    responses(
        (status = 201, description = "The offer, published.", body = Offer, headers(
            ("Location" = String, description = "Its address."),
            ("ETag" = String, description = "Its version."),
            ("Link" = String, description = "Where there are any, the offers that say nearly the same, each with `rel=\"related\"`."),
        )),
        Problems,
    ),
)]
pub(crate) async fn api(
    State(desk): State<Desk>,
    acting: Acting,
    input: Input,
) -> Result<Created<Json<Offer>>, Problem> {
    let (id, done) = publish(&desk, &acting, &input).await?;
    let body = desk.show_as_of(Some(&acting.person), &id, done).await?;
    let Versioned(_, Json(made)) = &body;
    let offers = desk.offers.read();
    let alike = offers.alike(&made.terms).into_iter().filter(|other| other.id != id);
    let related = alike.map(|other| format!("/api/v1{}", address(&other.id))).collect();
    Ok(Created { address: format!("/api/v1{}", address(&id)), related, body })
}
