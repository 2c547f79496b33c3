//! Changing what a request says: form and API.

use app::{
    Acting, Html, Input, Page, Problem, Versioned,
    fields::FieldError,
    identity::Action,
    page::{Draft, Sheet, send_revision},
    problem::{Kind, Problems},
};
use axum::{
    Json,
    extract::{Path, State},
    response::Response,
};
use domain::{
    CooperationRequest, CooperationRequestId, Message,
    cooperation_request::{Command, Ending, Error},
};
use event_store::{Caller, ExecuteError, Position, execute};

use crate::{
    desk::{Desk, Told},
    form::Form,
    one::address,
    record::Request,
    schema::RequestTerms,
    terms::read_new_terms,
};

async fn revise(
    desk: &Desk,
    acting: &Acting,
    input: &Input,
    id: &str,
) -> Result<(CooperationRequestId, Position), Problem> {
    let told = desk.tell_owner(acting, id).await?;
    let expected = acting.must_expect(input)?;
    let (named, terms) = read_new_terms(&input.raw, desk.app.clock.today())?;
    if let Some(other) = named.filter(|named| *named != told.id) {
        let message = Message::new("rule-id-fixed").with("id", told.id.to_string());
        return Err(FieldError::new("id", other.as_str(), message).into());
    }
    acting.may(Action::ChangeRequest(terms.recipient))?;
    let caller = Caller { expected, ..acting.caller(input) };
    let command = Command::Revise(Box::new(terms));
    match execute::<CooperationRequest>(&*desk.app.store, &caller, &told.id, command).await {
        Ok(done) => {
            desk.settle(done.position).await;
            Ok((told.id, done.position))
        }
        // It has ended, perhaps while it was being revised.
        Err(ExecuteError::Rule(error @ Error::NotOpen)) => {
            let told = desk.tell_owner(acting, id).await?;
            Err(ended(&told).unwrap_or_else(|| Problem::rule(&error)))
        }
        Err(error) => Err(error.into()),
    }
}

/// The request, for its owner; one that has ended is no longer revised, which is told before anybody
/// types anything.
async fn still_open(desk: &Desk, acting: &Acting, id: &str) -> Result<Told, Problem> {
    let told = desk.tell_owner(acting, id).await?;
    ended(&told).map_or(Ok(told), Err)
}

/// That a request which has ended cannot be revised, and how it ended; none of others.
fn ended(told: &Told) -> Option<Problem> {
    let CooperationRequest::Ended(_, how) = &told.story.state else { return None };
    let why = Message::new(match how {
        Ending::Withdrawn => "request-is-withdrawn",
        Ending::Closed => "request-is-closed",
        Ending::Fulfilled(_) => "request-is-fulfilled",
    });
    Some(Problem::new(Kind::Rule).because(why).about(address(&told.id)))
}

pub(crate) async fn show(
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
) -> Result<Html<Form>, Problem> {
    let told = still_open(&desk, &acting, &id).await?;
    let draft = Draft::with_names(told.terms()?, page.locale);
    let sheet = Sheet::revising(draft, told.story.position);
    Ok(Html(Form::revising(page, sheet, &told.id)))
}

pub(crate) async fn submit(
    page: Page,
    State(desk): State<Desk>,
    acting: Acting,
    Path(id): Path<String>,
    input: Input,
) -> Result<Response, Problem> {
    let told = desk.tell_owner(&acting, &id).await?;
    let expected = acting.must_expect(&input)?.unwrap_or(told.story.position);
    let form = |sheet| Form::revising(page, sheet, &told.id);
    let act = async |input: &Input| {
        still_open(&desk, &acting, &id).await?;
        revise(&desk, &acting, input, &id).await
    };
    let current = async || {
        let told = desk.tell(Some(&acting.person), &id).await?;
        Ok((told.story.position, address(&told.id)))
    };
    let sent = send_revision(input, &acting, expected, form, act, current).await?;
    Ok(sent.or_on_to(|(id, _)| address(&id), "notice-request-revised"))
}

/// Replaces what a request says.
#[utoipa::path(
    put,
    path = "/api/v1/cooperation-requests/{id}",
    tag = "Cooperation requests",
    params(
        ("id" = String, Path, example = "bo-human-milk-bank"),
        ("If-Match" = String, Header, description = "The `ETag` of the version that is changed, or `*` for whichever it is; 428 without."),
        app::Wishing,
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
    let (id, done) = revise(&desk, &acting, &input, &id).await?;
    desk.show_as_of(&id, done).await
}
