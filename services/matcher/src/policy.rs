//! By which policy proposals are scored, and were before: for people and for programs.

mod page;
mod terms;
mod told;

use app::{
    App, OpenApiRouter, Page, Problem,
    listing::{Paging, Part},
    problem::Problems,
    story::Story,
};
use axum::{
    Json, Router,
    extract::{Path, State},
    routing::get,
};
use domain::{Policy, SingletonId};
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use told::{PolicySummary, PolicyTold, Scoring, Told};

/// How much of a hash names a policy at least: as much as is shown where it has to be short.
const LEAST_OF_HASH: usize = 8;

/// The routes.
pub(crate) fn router(app: &App) -> (Router, OpenApi) {
    let (api, openapi) =
        OpenApiRouter::new().routes(routes!(policies)).routes(routes!(policy)).split_for_parts();
    let pages = api.route("/policy", get(page::in_force)).route("/policy/{hash}", get(page::one));
    (pages.with_state(app.clone()), openapi)
}

/// Every policy that was ever put in force, the last first.
#[utoipa::path(
    get,
    path = "/api/v1/policies",
    tag = "proposals",
    params(
        ("cursor" = Option<String>, Query, description = "The hash of the last policy seen."),
        ("limit" = Option<u8>, Query, description = "How many at most; 50 where nothing is said, 200 at most."),
    ),
    responses(
        (status = 200, description = "The policies; the one that was put in force last comes first.", body = Part<PolicySummary>),
        Problems,
    ),
)]
async fn policies(
    State(app): State<App>,
    page: Page,
    paging: Paging,
) -> Result<Json<Part<PolicySummary>>, Problem> {
    let summaries = told::all(&story(&app).await?, &page).into_iter().map(|one| one.summary);
    Ok(Json(paging.part(summaries.collect(), |one| one.hash.clone())?))
}

/// A policy: what each criterion is worth, every table, and its text.
///
/// Every shortlist names the policy that scored it by its hash.
#[utoipa::path(
    get,
    path = "/api/v1/policies/{hash}",
    tag = "proposals",
    params(("hash" = String, Path, description = "Its hash, or at least the first 8 characters of it.", example = "b1a1f0c2")),
    responses((status = 200, description = "The policy.", body = PolicyTold), Problems),
)]
async fn policy(
    State(app): State<App>,
    page: Page,
    Path(hash): Path<String>,
) -> Result<Json<PolicyTold>, Problem> {
    let Told { summary, content } = named(told::all(&story(&app).await?, &page), &hash)?;
    let scoring = Scoring::of(&summary.hash, &content, page.locale);
    Ok(Json(PolicyTold { summary, scoring: scoring.map(|(scoring, _)| scoring), content }))
}

/// What happened to the policy; it is not found where none was ever put in force.
async fn story(app: &App) -> Result<Story<Policy>, Problem> {
    let scoring: SingletonId =
        "scoring".parse().map_err(|error| Problem::internal("naming the policy", error))?;
    Story::read(&*app.store, &scoring).await
}

/// The one with that hash, which may be cut short.
fn named(all: Vec<Told>, hash: &str) -> Result<Told, Problem> {
    let is_long = hash.len() >= LEAST_OF_HASH;
    let mut found = all.into_iter().filter(|one| is_long && one.summary.hash.starts_with(hash));
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(Problem::not_found()),
    }
}

#[cfg(test)]
mod tests;
