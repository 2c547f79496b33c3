//! The log as programs read it: in pages, or as a stream of server-sent events that goes on.

use std::{convert::Infallible, time::Duration};

use app::{App, Page, Problem, Service, identity::Action};
use axum::{
    Json,
    extract::{Query, State},
    http::{HeaderMap, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use event_store::{EventStore, Position, Recorded, StreamId};
use futures_util::stream::{self, Stream};
use serde::{Deserialize, Serialize};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The most events of one page.
const PAGE: usize = 1_000;

/// Binds the log's part of the API.
pub fn bind(app: &App) -> Service {
    let (router, openapi) = OpenApiRouter::<App>::new().routes(routes!(events)).split_for_parts();
    Service::new("log", router.with_state(app.clone())).describe(openapi)
}

/// Which events are wanted.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
struct Wanted {
    /// Events after this position.
    #[serde(default)]
    after: u64,
    /// At most so many, up to 1,000; not for a stream.
    limit: Option<usize>,
    /// Only this stream, such as `offer-br-human-milk-banks`.
    stream: Option<String>,
}

/// A page of the log.
#[derive(Serialize)]
struct Events {
    /// The events, in order.
    items: Vec<Recorded>,
    /// Where the next page begins; none where nothing more is recorded yet.
    next_after: Option<Position>,
}

/// What is recorded.
///
/// With `Accept: text/event-stream` the answer goes on with what comes; the id of each message is
/// its position, so that `Last-Event-ID` resumes it.
#[utoipa::path(
    get,
    path = "/api/v1/events",
    tag = "events",
    params(Wanted),
    responses(
        (status = 200, description = "Events with their whole envelope: position, stream, revision, type, data, actor, causes, hashes."),
        (status = 403, description = "Only coordinators and observers read the log."),
    )
)]
async fn events(
    State(app): State<App>,
    page: Page,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    page.may(Action::ReadLog)?;
    let stream = wanted.stream.as_ref().map(StreamId::new).transpose();
    let stream = stream.map_err(|_| Problem::not_found())?;
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    if accepts.is_some_and(|types| types.contains("text/event-stream")) {
        let resumed = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
        let after = Position(resumed.unwrap_or(wanted.after));
        let alive = KeepAlive::new().interval(Duration::from_secs(15));
        return Ok(Sse::new(live(app, after, stream)).keep_alive(alive).into_response());
    }
    let limit = wanted.limit.unwrap_or(100).clamp(1, PAGE);
    let after = Position(wanted.after);
    let read = match &stream {
        Some(stream) => app.store.read_stream(stream, after, limit).await,
        None => app.store.read(after, limit).await,
    };
    let items = read.map_err(|error| Problem::unavailable("reading the log", error))?;
    let next_after =
        (items.len() == limit).then(|| items.last().map(|event| event.position)).flatten();
    Ok(Json(Events { items, next_after }).into_response())
}

/// What is recorded after `after`, and then what comes, until the reader goes away or the log
/// cannot be read.
fn live(
    app: App,
    after: Position,
    only: Option<StreamId>,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let head = app.store.head();
    let state = (app, head, after, Vec::<Recorded>::new().into_iter(), only);
    stream::unfold(state, |(app, mut head, mut after, mut ready, only)| async move {
        loop {
            if let Some(event) =
                ready.find(|event| only.as_ref().is_none_or(|it| *it == event.stream))
            {
                let message = Event::default()
                    .id(event.position.to_string())
                    .event(&*event.kind)
                    .json_data(&event)
                    .ok()?;
                return Some((Ok(message), (app, head, after, ready, only)));
            }
            while *head.borrow_and_update() <= after {
                head.changed().await.ok()?;
            }
            let page = app.store.read(after, PAGE).await.ok()?;
            after = page.last()?.position;
            ready = page.into_iter();
        }
    })
}
