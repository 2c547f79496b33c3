//! Waits until a body has arrived whole, and tells whoever sends it too slowly.

use std::time::Duration;

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tokio::time::timeout;

use crate::problem::{Kind, Problem};

/// How long a body may take, and how many bytes of it are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    pub(crate) within: Duration,
    pub(crate) bytes: usize,
}

/// Hands the request on once all of it is here: what is slow then is we.
pub(crate) async fn arrived_whole(
    State(patience): State<Patience>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    match timeout(patience.within, to_bytes(body, patience.bytes)).await {
        Ok(Ok(body)) => next.run(Request::from_parts(parts, Body::from(body))).await,
        Ok(Err(_)) => Problem::new(Kind::TooLarge).into_response(),
        Err(_) => Problem::new(Kind::Slow).into_response(),
    }
}
