//! Records what countries are ready to share: capacity offers, as pages and as an API.
//!
//! One file per action: [`publish`], [`revise`], [`suspend`], [`withdraw`], [`expire`]; reading is in
//! [`list`] and [`one`]. Every action parses and executes once, for page and API alike.

mod catalogue;
mod desk;
mod expire;
mod find;
mod form;
mod list;
mod one;
mod programmes;
mod publish;
mod record;
mod revise;
mod schema;
mod stage;
mod step;
mod suspend;
mod terms;
mod withdraw;

#[cfg(test)]
mod tests;

use app::{App, Follower, OpenApiRouter, Service};
use axum::routing::{MethodRouter, get, post};
use event_store::{Progress, project, react};
use utoipa::OpenApi;
use utoipa_axum::routes;

pub use catalogue::{PostedOffer, posted};
pub use programmes::Programmes;
pub use terms::{COLUMNS, read_new_terms, read_terms};

use catalogue::Catalogue;
use desk::Desk;
use expire::Expiry;
use step::Step;

#[derive(OpenApi)]
#[openapi(tags((name = "Capacity offers", description = "What countries are ready to share.")))]
struct Description;

/// Binds the pages, the API and the followers of this service.
pub fn bind(app: &App) -> Service {
    bind_with_expiry(app).0
}

fn bind_with_expiry(app: &App) -> (Service, Progress) {
    let (offers, following) = project(app.store.clone(), Catalogue::default());
    let expiry = Expiry::new(app.store.clone());
    let (progress, expiring) = react(app.store.clone(), app.checkpoints.clone(), expiry);
    let (api, openapi) = OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(list::api, publish::api))
        .routes(routes!(one::api, revise::api))
        .routes(routes!(one::history))
        .routes(routes!(withdraw::api))
        .routes(routes!(suspend::api))
        .routes(routes!(suspend::api_resume))
        .split_for_parts();
    let pages = axum::Router::new()
        .route("/capacity-offers", get(list::page))
        .route("/capacity-offers/new", get(publish::show).post(publish::submit))
        .route("/capacity-offers/{id}", get(one::page))
        .route("/capacity-offers/{id}/revise", get(revise::show).post(revise::submit))
        .route("/capacity-offers/{id}/withdraw", take(Step::Withdraw))
        .route("/capacity-offers/{id}/suspend", take(Step::Suspend))
        .route("/capacity-offers/{id}/resume", take(Step::Resume));
    let view = offers.progress().clone();
    let router = pages.merge(api).with_state(Desk { app: app.clone(), offers });
    let service = Service::new("capacity-offers", router)
        .describe(openapi)
        .follow(Follower::new("capacity-offers", following))
        .follow(Follower::new("offer-expiry", expiring))
        .show(view);
    (service, progress)
}

/// The form that takes a step.
fn take(step: Step) -> MethodRouter<Desk> {
    post(move |page, desk, acting, id, input| step::submit(step, page, desk, acting, id, input))
}
