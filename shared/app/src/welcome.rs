//! This crate's own pages: the first page, signing in and out, what each problem means, the styles.

use askama::Template;
use axum::{Router, extract::Path, response::IntoResponse, routing::get};

use crate::{
    App, Page, Problem, Service,
    page::{Html, assets},
    problem::{Kind, explain},
};

/// Binds them.
pub fn bind(app: &App) -> Service {
    let router = Router::new()
        .route("/", get(first))
        .route("/problems/{kind}", get(kind))
        .merge(assets())
        .merge(app.identity.pages())
        .with_state(app.clone());
    Service::new("app", router)
}

#[derive(Template)]
#[template(path = "welcome.html")]
struct Welcome {
    page: Page,
}

async fn first(page: Page) -> Html<Welcome> {
    Html(Welcome { page })
}

async fn kind(page: Page, Path(slug): Path<String>) -> Result<impl IntoResponse, Problem> {
    let kind = Kind::named(&slug).ok_or_else(Problem::not_found)?;
    Ok(explain(kind, page))
}
