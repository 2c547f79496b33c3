//! The page and the API call that ask why.

use std::{sync::PoisonError, time::Duration};

use app::{App, Filter, Html, OpenApiRouter, Page, Problem, fields::{Fields, read}, identity::Action};
use askama::Template;
use axum::{Json, Router, extract::{FromRef, State}, routing::get};
use domain::{CapacityOfferId, CooperationRequest, CooperationRequestId};
use event_store::{Progress, load};
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use crate::{Answer, keep::Shared};

/// How long a reader waits for the matcher to have seen what is recorded.
const PATIENCE: Duration = Duration::from_secs(3);

#[derive(Clone, FromRef)]
struct Asked {
    app: App,
    #[from_ref(skip)]
    matcher: Shared,
    #[from_ref(skip)]
    progress: Progress,
}

/// The routes.
pub(crate) fn router(app: &App, matcher: Shared, progress: Progress) -> (Router, OpenApi) {
    let state = Asked { app: app.clone(), matcher, progress };
    let (api, openapi) = OpenApiRouter::new().routes(routes!(explanation)).split_for_parts();
    (api.route("/explain", get(show)).with_state(state), openapi)
}

#[derive(Template)]
#[template(path = "explain.html")]
struct Explained {
    page: Page,
    answer: Answer,
}

async fn show(
    State(asked): State<Asked>,
    page: Page,
    filter: Filter,
) -> Result<Html<Explained>, Problem> {
    let answer = asked.answer(&page, &filter).await?;
    Ok(Html(Explained { page, answer }))
}

/// Why an offer is or is not on a request's shortlist.
///
/// Names the place and every criterion's points; or each filter that keeps the offer out; or how
/// many points are missing; and the cheapest single change that would bring it onto the list.
#[utoipa::path(
    get,
    path = "/api/v1/explanations",
    tag = "proposals",
    params(
        ("request" = String, Query, description = "The cooperation request.", example = "ne-rural-electrification"),
        ("offer" = String, Query, description = "The capacity offer.", example = "ma-rural-electrification"),
    ),
    responses(
        (status = 200, body = Answer),
        (status = 404, description = "There is no such request or offer, or it is no longer open."),
    )
)]
async fn explanation(
    State(asked): State<Asked>,
    page: Page,
    filter: Filter,
) -> Result<Json<Answer>, Problem> {
    asked.answer(&page, &filter).await.map(Json)
}

impl Asked {
    async fn answer(&self, page: &Page, filter: &Filter) -> Result<Answer, Problem> {
        let (request, offer) = pair(filter)?;
        let known = load::<CooperationRequest>(&*self.app.store, &request).await;
        let known = known.map_err(|error| Problem::unavailable("reading a request", error))?;
        let terms = known.state.terms().ok_or_else(Problem::not_found)?;
        page.may(Action::SeeProposals(terms.recipient))?;
        let head = *self.app.store.head().borrow();
        self.progress.wait_for(head, PATIENCE).await;
        let mut matcher = self.matcher.write().unwrap_or_else(PoisonError::into_inner);
        matcher.catch_up();
        Answer::of(&matcher, &request, &offer, page.locale).ok_or_else(Problem::not_found)
    }
}

fn pair(filter: &Filter) -> Result<(CooperationRequestId, CapacityOfferId), Problem> {
    let mut fields = Fields::of(&filter.0);
    let request = fields.required("request", read::id);
    let offer = fields.required("offer", read::id);
    fields.finish(|| Some((request?, offer?))).map_err(Problem::validation)
}
