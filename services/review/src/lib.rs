//! Where coordinators and parties decide on proposals, and partnerships are formed.
//!
//! [`home`] tells what waits for the reader; [`queue`], [`shortlist`] and [`proposal`] show what is to be decided, from the [`desk`], which is
//! the fold of the log. A coordinator's decision takes the road of [`decide`], a party's answer that
//! of [`answer`]; what the last consent brings about is in [`consent`]. [`lapse`] notes what came to
//! nothing. Pages and API share all of it.

mod answer;
mod assets;
mod bench;
mod consent;
mod decide;
mod desk;
mod drawing;
mod error;
mod home;
mod lapse;
mod partnership;
mod partnerships;
mod past;
mod proposal;
mod queue;
mod schema;
mod seen;
mod shortlist;
mod sight;
mod view;

#[cfg(test)]
mod tests;

use app::{App, Follower, OpenApiRouter, Service};
use axum::routing::{get, post};
use event_store::{project, react};
use utoipa::OpenApi;
use utoipa_axum::routes;

use bench::Bench;
use desk::Desk;
use lapse::Lapses;

#[derive(OpenApi)]
#[openapi(tags(
    (name = "Review", description = "What is proposed, and what people decide on it."),
    (name = "Partnerships", description = "What has been agreed to."),
))]
struct Description;

/// Binds the pages, the API and the followers of this service.
pub fn bind(app: &App) -> Service {
    let (desk, following) = project(app.store.clone(), Desk::default());
    let lapses = Lapses { store: app.store.clone(), clock: app.clock.clone(), desk: desk.clone() };
    let (_, lapsing) = react(app.store.clone(), app.checkpoints.clone(), lapses);
    let (api, openapi) = OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(queue::api))
        .routes(routes!(shortlist::api))
        .routes(routes!(proposal::api))
        .routes(routes!(proposal::api_decide))
        .routes(routes!(proposal::api_consent))
        .routes(routes!(partnerships::api))
        .routes(routes!(partnership::api))
        .split_for_parts();
    let pages = axum::Router::new()
        .route("/", get(home::page))
        .route("/review", get(queue::page))
        .route("/review/{request}", get(shortlist::page))
        .route("/proposals/{id}", get(proposal::page))
        .route("/proposals/{id}/decisions", post(proposal::submit_decision))
        .route("/proposals/{id}/consents", post(proposal::submit_consent))
        .route("/partnerships", get(partnerships::page))
        .route("/partnerships/{id}", get(partnership::page))
        .route("/assets/review.css", get(assets::css));
    let view = desk.progress().clone();
    let bench = Bench { app: app.clone(), desk };
    Service::new("review", pages.merge(api).with_state(bench))
        .describe(openapi)
        .follow(Follower::new("review-desk", following))
        .follow(Follower::new("review-lapses", lapsing))
        .show(view)
}
