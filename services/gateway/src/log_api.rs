//! The log as programs read it: in pages, or as a stream of server-sent events that goes on.

use std::{convert::Infallible, time::Duration};

use app::{
    App, Follower, Page, Problem, Service,
    fields::{FieldError, Fields, Raw, Wrong, from_form, read},
    identity::{Action, Person},
    problem::Problems,
    sight::Sight,
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, Uri, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use domain::Message;
use event_store::{EventStore, Poison, Position, ReadError, Recorded, StreamId, View, project};
use futures_util::stream::{self, Stream};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The most events of one page.
const PAGE: usize = 1_000;
/// The events of one page where nobody says.
const USUAL: usize = 100;
/// How long an answer waits until it is known who may see what was recorded last.
const PATIENCE: Duration = Duration::from_secs(5);

/// What the handlers work with.
#[derive(Clone)]
struct Log {
    app: App,
    sight: View<Sight>,
}

impl axum::extract::FromRef<Log> for App {
    fn from_ref(log: &Log) -> Self {
        log.app.clone()
    }
}

/// Binds the log's part of the API.
pub fn bind(app: &App) -> Service {
    let (sight, following) = project(app.store.clone(), Sight::default());
    let view = sight.progress().clone();
    let (router, openapi) = OpenApiRouter::<Log>::new().routes(routes!(events)).split_for_parts();
    Service::new("log", router.with_state(Log { app: app.clone(), sight }))
        .describe(openapi)
        .follow(Follower::new("log-sight", following))
        .show(view)
}

/// Which events are wanted.
#[derive(Debug)]
struct Wanted {
    after: Position,
    limit: usize,
    stream: Option<StreamId>,
}

/// The same, as the description of the API shows it.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it only describes")]
struct Asking {
    /// Events after this position; from the first where nothing is said.
    after: Option<u64>,
    /// How many at most; 100 where nothing is said. A stream goes on whatever is said.
    #[param(minimum = 1, maximum = 1_000)]
    limit: Option<u16>,
    /// Only this stream, such as `offer-br-human-milk-banks`.
    #[param(example = "offer-br-human-milk-banks")]
    stream: Option<String>,
}

impl Wanted {
    fn read(raw: &Raw) -> Result<Self, Vec<FieldError>> {
        let most = i64::try_from(PAGE).unwrap_or(i64::MAX);
        let mut fields = Fields::of(raw);
        fields.allow("lang");
        let after = fields.optional("after", read::whole(0..=i64::MAX)).unwrap_or(0);
        let limit = fields.optional("limit", read::whole(1..=most)).unwrap_or(USUAL);
        let stream = fields.optional("stream", stream_id);
        fields.finish(|| Some(Self { after: Position(after), limit, stream }))
    }
}

fn stream_id(text: &str) -> Result<StreamId, Wrong> {
    let wrong =
        || Message::new("rule-stream").with("value", text.chars().take(80).collect::<String>());
    StreamId::new(text.trim()).map_err(|_| wrong().into())
}

/// A page of the log.
#[derive(Serialize)]
struct Events {
    /// The events, in order.
    items: Vec<Recorded>,
    /// Where the next page begins; none where nothing more is recorded yet.
    next_after: Option<Position>,
}

/// A page of the log, as the description of the API shows it.
#[derive(utoipa::ToSchema)]
#[schema(as = Events)]
#[expect(dead_code, reason = "it only describes")]
struct EventsPage {
    /// The events that the reader may see, in order. There may be fewer than were asked for, also
    /// none, where others lie between them.
    items: Vec<EventRecord>,
    /// Where the next page begins; null where nothing more is recorded yet.
    next_after: Option<u64>,
}

/// An event as it stands in the log.
#[derive(utoipa::ToSchema)]
#[schema(as = Event)]
#[expect(dead_code, reason = "it only describes")]
struct EventRecord {
    /// Where it stands in the whole log.
    position: u64,
    /// Whose it is.
    #[schema(example = "offer-br-human-milk-banks")]
    stream: String,
    /// Where it stands in its stream: 1 for the first.
    revision: u64,
    /// UUID v7.
    id: String,
    /// The event's type.
    #[schema(example = "Published")]
    r#type: String,
    /// The schema version of `data`.
    version: u16,
    /// When it was appended.
    recorded_at: jiff::Timestamp,
    /// Who acted.
    #[schema(example = "country:BR")]
    actor: String,
    /// For whom, where the actor acted for somebody else.
    on_behalf_of: Option<String>,
    /// The command that it answers.
    command: String,
    /// What began the whole chain of causes.
    correlation: String,
    /// The event that caused the command, if one did.
    causation: Option<String>,
    /// The W3C trace context of the request, if it had one.
    trace_parent: Option<String>,
    /// What happened.
    #[schema(value_type = Object)]
    data: serde_json::Value,
    /// The hash of the event before it in its stream; zero for the first.
    previous: String,
    /// The hash of all the above but the position.
    hash: String,
}

/// What is recorded, as far as the reader may see it: positions may have gaps.
///
/// With `Accept: text/event-stream` the answer goes on with what comes; the id of each message is
/// its position, so that `Last-Event-ID` resumes it.
#[utoipa::path(
    get,
    path = "/api/v1/events",
    tag = "events",
    params(Asking),
    responses(
        (status = 200, description = "Events with their whole envelope: position, stream, revision, type, data, actor, causes, hashes. What is recorded of a request that the reader may not see is left out.", body = EventsPage),
        Problems,
    )
)]
async fn events(
    State(log): State<Log>,
    page: Page,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    page.may(Action::ReadLog)?;
    let query = uri.query().unwrap_or_default();
    let wanted = Wanted::read(&from_form(query.as_bytes()).map_err(Problem::malformed)?)?;
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    if accepts.is_some_and(|types| types.contains("text/event-stream")) {
        let resumed = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
        let after = resumed.map_or(wanted.after, Position);
        let alive = KeepAlive::new().interval(Duration::from_secs(15));
        let live = live(log, page.person, after, wanted.stream);
        return Ok(Sse::new(live).keep_alive(alive).into_response());
    }
    let unreadable = |error| Problem::unavailable("reading the log", error);
    let read = log.page(&wanted).await.map_err(unreadable)?;
    let last = read.last().map(|event| event.position);
    let next_after = last.filter(|_| read.len() == wanted.limit);
    let items = log.seen_by(page.person.as_ref(), read).await;
    let items = items.map_err(|error| Problem::unavailable("reading the log", error))?;
    Ok(Json(Events { items, next_after }).into_response())
}

/// Why it cannot be said who may see an event.
#[derive(Debug, thiserror::Error)]
enum Unseen {
    #[error(transparent)]
    Poison(#[from] Poison),
    #[error("who may see what was recorded last is not known yet")]
    Late,
}

impl Log {
    /// As many events as are wanted, or all that there are.
    async fn page(&self, wanted: &Wanted) -> Result<Vec<Recorded>, ReadError> {
        let (mut read, mut after) = (Vec::new(), wanted.after);
        while read.len() < wanted.limit {
            let left = wanted.limit - read.len();
            let more = match &wanted.stream {
                Some(stream) => self.app.store.read_stream(stream, after, left).await?,
                None => self.app.store.read(after, left).await?,
            };
            let Some(last) = more.last() else { break };
            after = last.position;
            read.extend(more);
        }
        Ok(read)
    }

    /// Those of the events that the reader may see.
    async fn seen_by(
        &self,
        reader: Option<&Person>,
        mut events: Vec<Recorded>,
    ) -> Result<Vec<Recorded>, Unseen> {
        let last = events.last().map_or(Position::START, |event| event.position);
        if !self.sight.wait_for(last, PATIENCE).await {
            return Err(Unseen::Late);
        }
        let sight = self.sight.read();
        let mut poison = None;
        events.retain(|event| match sight.may_see_event(reader, event) {
            Ok(seen) => seen,
            Err(found) => {
                poison = Some(found);
                false
            }
        });
        poison.map_or(Ok(events), |poison| Err(poison.into()))
    }
}

/// What is recorded after `after`, and then what comes, as far as the reader may see it, until the
/// reader goes away or the log cannot be read.
fn live(
    log: Log,
    reader: Option<Person>,
    after: Position,
    only: Option<StreamId>,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let head = log.app.store.head();
    let state = (log, reader, head, after, Vec::<Recorded>::new().into_iter());
    stream::unfold(
        (state, only),
        |((log, reader, mut head, mut after, mut ready), only)| async move {
            loop {
                if let Some(event) =
                    ready.find(|event| only.as_ref().is_none_or(|it| *it == event.stream))
                {
                    let message = Event::default()
                        .id(event.position.to_string())
                        .event(&*event.kind)
                        .json_data(&event)
                        .ok()?;
                    return Some((Ok(message), ((log, reader, head, after, ready), only)));
                }
                while *head.borrow_and_update() <= after {
                    head.changed().await.ok()?;
                }
                let page = log.app.store.read(after, PAGE).await.ok()?;
                after = page.last()?.position;
                ready = log.seen_by(reader.as_ref(), page).await.ok()?.into_iter();
            }
        },
    )
}
