//! Changing what a request says: form and API.

use app::{
    Acting, Html, Input, Page, Problem, Versioned,
    fields::FieldError,
    identity::Action,
    page::{Draft, asks_for_rows, see_other},
    problem::{Kind, Problems},
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{CooperationRequest, CooperationRequestId, Message, cooperation_request::Command};
use event_store::{Caller, execute};

use crate::{desk::Desk, form::Form, record::Request, schema::RequestTerms, terms::read_terms};

async fn revise(
    desk: &Desk,
    acting: &Acting,
    input: &Input,
    id: &str,
) -> Result<CooperationRequestId, Problem> {
    let told = desk.tell_owner(acting, id).await?;
    let expected = acting.must_expect(input)?;
    let (named, terms) = read_terms(&input.raw)?;
    if let Some(other) = named.filter(|named| *named != told.id) {
        let message = Message::new("rule-id-fixed").with("id", told.id.to_string());
        return Err(FieldError::new("id", other.as_str(), message).into());
    }
    acting.may(Action::ChangeRequest(terms.recipient))?;
    let caller = Caller { expected: Some(expected), ..acting.caller(input) };
    let command = Command::Revise(Box::new(terms));
    let done = execute::<CooperationRequest>(&*desk.app.store, &caller, &told.id, command).await?;
    desk.settle(done.position).await;
    Ok(told.id)
}

pub(crate) async fn show(
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
) -> Result<Html<Form>, Problem> {
    let told = desk.tell_owner(&acting, &id).await?;
    let draft = Draft::with_names(told.terms()?, page.locale);
    Ok(Html(Form::revising(page, draft, &told.id, told.story.position)))
}

pub(crate) async fn submit(
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    mut input: Input,
) -> Result<Response, Problem> {
    let rows;
    (rows, input.raw) = asks_for_rows(input.raw);
    if let Some(spare) = rows {
        let told = desk.tell_owner(&acting, &id).await?;
        let expected = acting.must_expect(&input)?;
        let draft = Draft::typed(input.raw);
        return Ok(Form::revising(page, draft, &told.id, expected).with_rows(spare));
    }
    let problem = match revise(&desk, &acting, &input, &id).await {
        Ok(id) => {
            return Ok(see_other(&format!("/cooperation-requests/{id}"), "notice-request-revised"));
        }
        Err(problem) => problem,
    };
    let told = desk.tell(Some(&acting.person), &id).await?;
    let draft = Draft::refused(input.raw.clone(), problem.errors().to_vec());
    match problem.kind() {
        Kind::Validation => {
            let expected = acting.must_expect(&input)?;
            let form = Form::revising(page, draft, &told.id, expected);
            Ok(form.refused(StatusCode::UNPROCESSABLE_ENTITY))
        }
        // Sent once more, the form would change the version that the reader is now told of.
        Kind::Stale => {
            let form = Form::revising(page, draft, &told.id, told.story.position);
            let address = format!("/cooperation-requests/{}", told.id);
            Ok(form.changed_meanwhile(address).refused(StatusCode::PRECONDITION_FAILED))
        }
        _ => Err(problem),
    }
}

/// Replaces what a request says.
#[utoipa::path(
    put,
    path = "/api/v1/cooperation-requests/{id}",
    tag = "Cooperation requests",
    params(
        ("id" = String, Path, example = "bo-human-milk-bank"),
        ("If-Match" = String, Header, description = "The `ETag` of the version that is changed; 428 without."),
        crate::schema::Wishing,
    ),
    request_body = RequestTerms,
    responses(
        (status = 200, description = "The request, revised.", body = Request,
            headers(("ETag" = String, description = "Its new version."))),
        Problems,
        (status = 428, description = "`If-Match` is missing.", body = app::problem::ProblemDetails,
            content_type = "application/problem+json"),
    ),
)]
pub(crate) async fn api(
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Versioned<Json<Request>>, Problem> {
    let id = revise(&desk, &acting, &input, &id).await?;
    desk.show(&id).await
}
