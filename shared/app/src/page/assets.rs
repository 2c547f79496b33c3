//! The style sheet, the script and the icon, served with the program.

use std::sync::LazyLock;

use axum::{
    Router,
    http::{HeaderName, header},
    response::IntoResponse,
    routing::get,
};

/// The one style sheet.
const CSS: &str = include_str!("../../assets/app.css");
/// The one script: suggests themes while somebody writes. Every page works without it.
const SCRIPT: &str = include_str!("../../assets/suggest.js");

/// What stands for Ayni among a browser's tabs: what goes from one to the other comes back.
const ICON: &str = include_str!("../../assets/icon.svg");

/// The address of the style sheet; a new content has a new address, so it can be kept for ever.
pub(crate) fn css_address() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| address("app.css", CSS));
    &ADDRESS
}

/// The address of the script.
pub(crate) fn script_address() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| address("suggest.js", SCRIPT));
    &ADDRESS
}

/// The address of the icon.
pub(crate) fn icon_address() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| address("icon.svg", ICON));
    &ADDRESS
}

fn address(name: &str, content: &str) -> String {
    let hash = blake3::hash(content.as_bytes()).to_hex();
    format!("/assets/{name}?v={}", &hash.as_str()[..12])
}

/// Serves the assets.
pub(crate) fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/assets/app.css", get(css))
        .route("/assets/suggest.js", get(script))
        .route("/assets/icon.svg", get(icon))
}

async fn css() -> impl IntoResponse {
    (kept("text/css; charset=utf-8"), CSS)
}

async fn script() -> impl IntoResponse {
    (kept("text/javascript; charset=utf-8"), SCRIPT)
}

async fn icon() -> impl IntoResponse {
    (kept("image/svg+xml"), ICON)
}

fn kept(media_type: &'static str) -> [(HeaderName, &'static str); 2] {
    let for_ever = "public, max-age=31536000, immutable";
    [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, for_ever)]
}
