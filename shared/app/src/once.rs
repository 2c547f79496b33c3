//! A key names one wish: the same key with another body is a mistake, and told as one.

use axum::{
    body::{Body, to_bytes},
    extract::{FromRequestParts, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use event_store::{Caller, Position};

use crate::{
    Acting, App, Input, Problem, acting::IDEMPOTENCY_KEY, harden::READ_ON, input::BodyLimit,
    problem::Kind,
};

/// Lets a request with a key pass if its wish is new, or the same as before.
pub(crate) async fn one_wish_a_key(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Response {
    if !request.headers().contains_key(IDEMPOTENCY_KEY) {
        return next.run(request).await;
    }
    match checked(&app, request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

async fn checked(app: &App, request: Request) -> Result<Request, Problem> {
    let limit = request.extensions().get::<BodyLimit>().map_or(usize::MAX, |limit| limit.0);
    let (mut parts, body) = request.into_parts();
    let body = to_bytes(body, limit.saturating_mul(READ_ON)).await;
    let body = body.map_err(|_| Problem::new(Kind::TooLarge))?;
    let acting = Acting::from_request_parts(&mut parts, app).await;
    // Who it is and what they say may be wrong: whoever takes the request says so.
    if let (Ok(acting), Ok(input)) = (acting, Input::read(&parts.headers, &body))
        && is_another(app, &acting.caller(&input)).await?
    {
        return Err(Problem::new(Kind::KeyReused));
    }
    Ok(Request::from_parts(parts, Body::from(body)))
}

/// Whether what was recorded under the name of this wish followed from another one.
async fn is_another(app: &App, caller: &Caller) -> Result<bool, Problem> {
    let Some(appended) = app.store.outcome(caller.command).await? else { return Ok(false) };
    let before = Position(appended.first.0.saturating_sub(1));
    let first = app.store.read(before, 1).await?;
    // What was recorded before bodies counted carries the name alone.
    let same = [caller.origin.correlation, caller.command.0];
    Ok(first.first().is_some_and(|event| !same.contains(&event.correlation)))
}
