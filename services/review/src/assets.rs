//! The styles of the match card and of the lists that lead to it.

use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
    sync::LazyLock,
};

use axum::{http::header, response::IntoResponse};

const CSS: &str = include_str!("../assets/review.css");

/// The address of the style sheet; another content has another address, so it can be kept for ever.
pub(crate) fn address() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| {
        let mut hasher = DefaultHasher::new();
        CSS.hash(&mut hasher);
        format!("/assets/review.css?v={:012x}", hasher.finish() >> 16)
    });
    &ADDRESS
}

/// Serves it.
pub(crate) async fn css() -> impl IntoResponse {
    let kept = "public, max-age=31536000, immutable";
    let headers =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, kept)];
    (headers, CSS)
}
