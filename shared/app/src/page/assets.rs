//! The style sheet, served with the program.

use std::sync::LazyLock;

use axum::{Router, http::header, response::IntoResponse, routing::get};

/// The one style sheet.
const CSS: &str = include_str!("../../assets/app.css");

/// The address of the style sheet; a new content has a new address, so it can be kept for ever.
pub(crate) fn css_address() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| {
        let hash = blake3::hash(CSS.as_bytes()).to_hex();
        format!("/assets/app.css?v={}", &hash.as_str()[..12])
    });
    &ADDRESS
}

/// Serves the assets.
pub(crate) fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/app.css", get(css))
}

async fn css() -> impl IntoResponse {
    let kept = "public, max-age=31536000, immutable";
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, kept)], CSS)
}
