//! The ranked proposals of one request: page and API.

use app::{Html, Page, Partial, Problem, Versioned, problem::Problems};
use askama::Template;
use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain::{
    CooperationRequest, CooperationRequestId, PartnershipId, cooperation_request::Ending,
};
use event_store::Position;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    bench::Bench,
    sight,
    view::{Line, RequestBrief},
};

/// A request with all that is proposed for it, the best first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Shortlist {
    /// The request.
    pub request: RequestBrief,
    /// The position of the list's last revision; 0 where there is no list yet.
    #[schema(example = 398)]
    pub as_of: u64,
    /// When that was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub changed: Option<Timestamp>,
    /// The version of the policy that scored it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-11")]
    pub policy_version: Option<String>,
    /// The BLAKE3 hash of that policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_hash: Option<String>,
    /// The proposals on the list, in its order.
    pub proposals: Vec<Line>,
    /// Proposals that were decided on and are not on the list.
    pub others: Vec<Line>,
}

impl Shortlist {
    fn of(bench: &Bench, page: &Page, id: &CooperationRequestId) -> Result<Self, Problem> {
        let desk = bench.desk.read();
        let request = RequestBrief::of(&desk, page.locale, page.today, id);
        let list = desk.lists.get(id);
        let lines = desk.proposals(id);
        let lines = lines.filter_map(|id| Line::of(&desk, page.locale, id));
        let (proposals, others) = lines.partition(|line| line.rank.is_some());
        let policy = list.and_then(|list| list.policy.clone());
        Ok(Self {
            request: request.ok_or_else(Problem::not_found)?,
            as_of: list.map_or(0, |list| list.at.0),
            changed: list.map(|list| list.changed),
            policy_version: policy.as_ref().map(|policy| policy.version.clone()),
            policy_hash: policy.map(|policy| policy.hash),
            proposals,
            others,
        })
    }
}

#[derive(Template)]
#[template(path = "shortlist.html")]
struct ShortlistPage {
    page: Page,
    css: &'static str,
    list: Shortlist,
    /// What became of a request that no longer waits, and the partnership that answers it.
    ended: Option<(&'static str, Option<PartnershipId>)>,
}

/// What became of the request, where it no longer waits; the partnership as far as the reader may
/// see it.
fn ended(
    bench: &Bench,
    page: &Page,
    id: &CooperationRequestId,
) -> Option<(&'static str, Option<PartnershipId>)> {
    let desk = bench.desk.read();
    let CooperationRequest::Ended(_, how) = &desk.requests.get(id)?.state else { return None };
    Some(match how {
        Ending::Withdrawn => ("shortlist-withdrawn", None),
        Ending::Closed => ("shortlist-closed", None),
        Ending::Fulfilled(partnership) => {
            let sees = sight::partnership(&desk, page.person.as_ref(), partnership);
            ("shortlist-fulfilled", sees.then(|| partnership.clone()))
        }
    })
}

pub(crate) async fn page(
    page: Page,
    Path(id): Path<String>,
    State(bench): State<Bench>,
) -> Result<Response, Problem> {
    bench.current().await;
    let id = bench.request(&id, page.person.as_ref())?;
    let list = Shortlist::of(&bench, &page, &id)?;
    let ended = ended(&bench, &page, &id);
    let css = crate::assets::address();
    Ok(Html(ShortlistPage { page, css, list, ended }).into_response())
}

/// The shortlist of one request: its proposals, the best first.
#[utoipa::path(
    get,
    path = "/api/v1/cooperation-requests/{id}/shortlist",
    tag = "Review",
    params(("id" = String, Path, description = "The request.", example = "bo-milk-banks")),
    responses(
        (status = 200, description = "The list.", body = Shortlist,
            headers(("ETag" = String, description = "The position of the list's last revision."))),
        Problems,
    ),
)]
pub(crate) async fn api(
    page: Page,
    Path(id): Path<String>,
    State(bench): State<Bench>,
) -> Result<Partial<Json<Shortlist>>, Problem> {
    bench.current().await;
    let id = bench.request(&id, page.person.as_ref())?;
    let list = Shortlist::of(&bench, &page, &id)?;
    // What was decided may change while the list stays as it is.
    Ok(Partial(Versioned(Position(list.as_of), Json(list))))
}
