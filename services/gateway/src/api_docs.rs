//! The OpenAPI document, and a page to browse it that needs no script.

use std::sync::Arc;

use app::{App, Html, Page};
use askama::Template;
use axum::{
    Json, Router,
    extract::{FromRef, State},
    http::{HeaderMap, Uri, header, uri::Authority},
    response::IntoResponse,
    routing::get,
};
use serde_json::Value;
use utoipa::openapi::{Info, OpenApi, OpenApiBuilder};

mod operation;
mod prose;
mod tidied;

use operation::{Operation, operations};
use prose::Piece;
use tidied::tidied;

/// What the document says of the whole.
pub fn about() -> OpenApi {
    let mut info = Info::new("Ayni", env!("CARGO_PKG_VERSION"));
    info.description = Some(
        "Matchmaking for South-South and triangular cooperation: capacity offers, cooperation \
         requests, the proposals between them with every point explained, decisions, and the \
         partnerships that follow. Say who acts in the header `Ayni-Act-As`: `coordinator`, \
         `country:BR`, `agency:BO`, `institution:ISDB` or `observer`. A change that carries an \
         `Idempotency-Key` is made once, however often it is sent; the same key with another body is \
         refused. Problems are told as RFC 9457 problem details, in the language of `Accept-Language`."
            .to_owned(),
    );
    OpenApiBuilder::new().info(info).build()
}

#[derive(Clone, FromRef)]
struct Docs {
    app: App,
    #[from_ref(skip)]
    document: Arc<Value>,
}

/// The document and its page.
pub fn router(app: &App, openapi: &OpenApi) -> Router {
    let document = tidied(serde_json::to_value(openapi).unwrap_or(Value::Null));
    Router::new()
        .route("/api", get(browse))
        .route("/api/v1/openapi.json", get(document_as_json))
        .with_state(Docs { app: app.clone(), document: Arc::new(document) })
}

async fn document_as_json(State(docs): State<Docs>) -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-cache")], Json((*docs.document).clone()))
}

#[derive(Template)]
#[template(path = "api.html")]
struct Browsed {
    page: Page,
    groups: Vec<(String, Vec<Operation>)>,
    /// The host that the reader reached.
    host: String,
}

/// The page is English in its descriptions, as APIs are; what stands around them is not.
async fn browse(
    State(docs): State<Docs>,
    page: Page,
    uri: Uri,
    headers: HeaderMap,
) -> Html<Browsed> {
    let mut groups: Vec<(String, Vec<Operation>)> = vec![];
    for operation in operations(&docs.document) {
        match groups.iter_mut().find(|(tag, _)| *tag == operation.tag) {
            Some((_, group)) => group.push(operation),
            None => groups.push((operation.tag.clone(), vec![operation])),
        }
    }
    Html(Browsed { page, groups, host: host(&uri, &headers) })
}

/// `host:port` as the reader's browser names it, so that the calls shown can be tried as they are.
fn host(uri: &Uri, headers: &HeaderMap) -> String {
    let named = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let named = named.or_else(|| uri.authority().map(Authority::as_str));
    // It will stand in a shell.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ".:-[]".contains(c);
    let named = named.filter(|host| !host.is_empty() && host.chars().all(is_plain));
    named.unwrap_or("127.0.0.1:8642").to_owned()
}
