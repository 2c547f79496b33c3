//! This crate's own pages: signing in and out, what each problem means, the assets; and of the API,
//! what a text seems to be about.

use axum::{Router, extract::Path, response::IntoResponse, routing::get};

use crate::{
    App, Page, Problem, Service,
    page::assets,
    problem::{Kind, explain},
    suggest,
};

/// Binds them.
pub fn bind(app: &App) -> Service {
    let (api, openapi) = suggest::router().split_for_parts();
    let router = Router::new()
        .route("/problems/{kind}", get(kind))
        .merge(assets())
        .merge(app.identity.pages())
        .merge(api)
        .with_state(app.clone());
    Service::new("app", router).describe(openapi)
}

async fn kind(page: Page, Path(slug): Path<String>) -> Result<impl IntoResponse, Problem> {
    let kind = Kind::named(&slug).ok_or_else(Problem::not_found)?;
    Ok(explain(kind, page))
}
