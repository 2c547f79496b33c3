//! Posting a request: form and API.

use app::{
    Acting, Created, Html, Input, Page, Problem, Versioned,
    identity::Action,
    naming::begin,
    page::{Sheet, send},
    problem::Problems,
};
use axum::{Json, extract::State, response::Response};
use domain::{
    CooperationRequest, CooperationRequestId,
    cooperation_request::{Command, Error},
};
use event_store::{Caller, Position};

use crate::{
    desk::{Desk, submitting},
    form::Form,
    one::address,
    record::Request,
    schema::NewRequest,
    terms::{id_for, read_new_terms},
};

async fn submit_request(
    desk: &Desk,
    acting: &Acting,
    input: &Input,
) -> Result<(CooperationRequestId, Position), Problem> {
    acting.may(submitting(&acting.person))?;
    let (given, terms) = read_new_terms(&input.raw, desk.app.clock.today())?;
    acting.may(Action::ChangeRequest(terms.recipient))?;
    // A new request has no version that anybody could have seen.
    let caller = Caller { expected: None, ..acting.caller(input) };
    let name = |number| given.clone().unwrap_or_else(|| id_for(&terms, number));
    let taken = |error: &Error| given.is_none() && *error == Error::AlreadySubmitted;
    let command = Command::Submit(Box::new(terms.clone()));
    let begun = begin::<CooperationRequest>(&*desk.app.store, &caller, name, command, taken).await;
    let (id, done) = begun?;
    desk.settle(done.position).await;
    Ok((id, done.position))
}

pub(crate) async fn show(page: Page, acting: Acting) -> Result<Html<Form>, Problem> {
    acting.may(submitting(&acting.person))?;
    Ok(Html(Form::new(page, Sheet::blank())))
}

pub(crate) async fn submit(
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
    input: Input,
) -> Result<Response, Problem> {
    let form = |sheet| Form::new(page, sheet);
    let alike = async |input: &Input| desk.alike(&acting, input).await;
    let act = async |input: &Input| submit_request(&desk, &acting, input).await;
    let sent = send(input, &acting, form, alike, act).await?;
    Ok(sent.or_on_to(|(id, _)| address(&id), "notice-request-submitted"))
}

/// Submits a cooperation request. Without an `id`, one is made from recipient and title.
#[utoipa::path(
    post,
    path = "/api/v1/cooperation-requests",
    tag = "Cooperation requests",
    params(app::Wishing),
    request_body = NewRequest,
    responses(
        (status = 201, description = "The request, submitted.", body = Request, headers(
            ("Location" = String, description = "Its address."),
            ("ETag" = String, description = "Its version."),
            ("Link" = String, description = "Where there are any, the requests that say nearly the same, each with `rel=\"related\"`."),
        )),
        Problems,
    ),
)]
pub(crate) async fn api(
    State(desk): State<Desk>,
    acting: Acting,
    input: Input,
) -> Result<Created<Json<Request>>, Problem> {
    let (id, done) = submit_request(&desk, &acting, &input).await?;
    let body = desk.show_as_of(&id, done).await?;
    let Versioned(_, Json(made)) = &body;
    let requests = desk.requests.read();
    let alike =
        requests.alike(&acting.person, &made.terms).into_iter().filter(|other| other.id != id);
    let related = alike.map(|other| format!("/api/v1{}", address(&other.id))).collect();
    Ok(Created { address: format!("/api/v1{}", address(&id)), related, body })
}
