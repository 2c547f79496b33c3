//! Records what agencies ask for: cooperation requests, as pages and as an API.
//!
//! One file per action: [`submit`], [`revise`], [`clarify`], [`withdraw`], [`close`]; reading is in
//! [`list`] and [`one`], and who may see what is in [`sight`]. Every action parses and executes once,
//! for page and API alike.

mod catalogue;
mod clarify;
mod close;
mod desk;
mod find;
mod form;
mod list;
mod one;
mod record;
mod revise;
mod schema;
mod sight;
mod stage;
mod step;
mod submit;
mod terms;
mod withdraw;

#[cfg(test)]
mod tests;

use app::{App, Follower, OpenApiRouter, Service};
use axum::{
    Router,
    routing::{MethodRouter, get, post},
};
use event_store::project;
use utoipa::OpenApi;
use utoipa_axum::routes;

pub use catalogue::{PostedRequest, posted};
pub use terms::{COLUMNS, read_new_terms, read_terms};

use catalogue::Catalogue;
use desk::Desk;
use step::Step;

#[derive(OpenApi)]
#[openapi(tags((name = "Cooperation requests", description = "What agencies ask for.")))]
struct Description;

/// Binds the pages, the API and the follower of this service.
pub fn bind(app: &App) -> Service {
    bind_with_desk(app).0
}

fn bind_with_desk(app: &App) -> (Service, Desk) {
    let (requests, following) = project(app.store.clone(), Catalogue::default());
    let (api, openapi) = OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(list::api, submit::api))
        .routes(routes!(one::api, revise::api))
        .routes(routes!(one::history))
        .routes(routes!(withdraw::api))
        .routes(routes!(close::api))
        .routes(routes!(clarify::api_question))
        .routes(routes!(clarify::api_answer))
        .split_for_parts();
    let pages = Router::new()
        .route("/cooperation-requests", get(list::page))
        .route("/cooperation-requests/new", get(submit::show).post(submit::submit))
        .route("/cooperation-requests/{id}", get(one::page))
        .route("/cooperation-requests/{id}/revise", get(revise::show).post(revise::submit))
        .route("/cooperation-requests/{id}/withdraw", take(Step::Withdraw))
        .route("/cooperation-requests/{id}/close", take(Step::Close))
        .route("/cooperation-requests/{id}/clarification-questions", take(Step::Ask))
        .route("/cooperation-requests/{id}/clarification-answers", take(Step::Answer));
    let desk = Desk { app: app.clone(), requests };
    let service = Service::new("cooperation-requests", pages.merge(api).with_state(desk.clone()))
        .describe(openapi)
        .follow(Follower::new("cooperation-requests", following))
        .show(desk.requests.progress().clone());
    (service, desk)
}

/// The form that takes a step.
fn take(step: Step) -> MethodRouter<Desk> {
    post(move |page, desk, acting, id, input| step::submit(step, page, desk, acting, id, input))
}
