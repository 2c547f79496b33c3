//! The list of requests: search, page and API.

use app::{
    Filter, Html, Page, Problem,
    listing::{Paging, Part},
    page::{Choice, Draft, branches, choices, choices_of, only},
    problem::Problems,
};
use askama::Template;
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    CooperationRequestId, Country, Language, Modality, Urgency, Visibility,
    cooperation_request::Terms,
};

use crate::{
    catalogue::{Catalogue, Listed, themes},
    desk::{Desk, submitting},
    find::{ORDERS, STATUSES, Search},
    record::Request,
    stage::Stage,
};

/// How many requests one page of the list shows.
const A_PAGE: usize = 25;

#[derive(Template)]
#[template(path = "requests.html")]
struct List {
    page: Page,
    draft: Draft,
    may_submit: bool,
    /// How many were found in all.
    count: usize,
    found: Part<Row>,
    choices: Choices,
}

/// One request of the list.
struct Row {
    id: CooperationRequestId,
    terms: Terms,
    stage: Stage,
}

impl List {
    /// Whether anything is asked that stands among the further filters.
    fn is_narrowed(&self) -> bool {
        let usual = ["", STATUSES[0], ORDERS[0]];
        let further = ["language", "modality", "urgency", "status", "sort"];
        further
            .iter()
            .any(|field| self.draft.is_wrong(field) || !usual.contains(&self.draft.value(field)))
    }
}

/// What can be searched for.
struct Choices {
    themes: Vec<Choice>,
    recipients: Vec<Choice>,
    languages: Vec<Choice>,
    modalities: Vec<Choice>,
    urgencies: Vec<Choice>,
    statuses: Vec<Choice>,
    orders: Vec<Choice>,
}

pub(crate) async fn page(
    page: Page,
    Filter(raw): Filter,
    paging: Paging,
    State(desk): State<Desk>,
) -> Result<Response, Problem> {
    let requests = desk.requests.read();
    let choices = Choices::of(&page, &requests);
    let may_submit = page.person.as_ref().is_some_and(|person| page.can(submitting(person)));
    let search = match Search::read(&raw) {
        Ok(search) => search,
        Err(errors) => {
            let draft = Draft::refused(raw, errors);
            let found = Part { items: vec![], next: None };
            let list = List { page, draft, may_submit, count: 0, found, choices };
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(list)).into_response());
        }
    };
    let found = search.find(&requests, page.person.as_ref());
    let count = found.len();
    let found = paging.page(A_PAGE, found, |listed| listed.id.to_string()).filter_map(Row::of);
    let draft = Draft::typed(raw);
    Ok(Html(List { page, draft, may_submit, count, found, choices }).into_response())
}

impl Row {
    fn of(listed: &Listed) -> Option<Self> {
        let (terms, stage) = (listed.terms()?.clone(), Stage::of(&listed.request)?);
        Some(Self { id: listed.id.clone(), terms, stage })
    }
}

impl Choices {
    /// Of themes, countries and languages those that a request has which the reader may see, so that
    /// nobody searches in vain.
    fn of(page: &Page, requests: &Catalogue) -> Self {
        let locale = page.locale;
        let terms = || requests.seen_by(page.person.as_ref()).filter_map(Listed::terms);
        let asking = terms().map(|terms| terms.recipient);
        let spoken = terms().flat_map(|terms| terms.languages.iter().copied());
        Self {
            themes: branches(locale, terms().flat_map(themes)),
            recipients: only(choices_of::<Country>(locale), asking),
            languages: only(choices_of::<Language>(locale), spoken),
            modalities: choices_of::<Modality>(locale),
            urgencies: choices(locale, "urgency", Urgency::ALL),
            statuses: choices(locale, "request-stage", STATUSES),
            orders: choices(locale, "request-sort", ORDERS),
        }
    }
}

/// Cooperation requests that the reader may see, those that were submitted last first.
#[utoipa::path(
    get,
    path = "/api/v1/cooperation-requests",
    tag = "Cooperation requests",
    params(crate::schema::Searching),
    responses(
        (status = 200, description = "The requests that were found, and the cursor of the next part.", body = Part<Request>),
        Problems,
    ),
)]
pub(crate) async fn api(
    page: Page,
    Filter(raw): Filter,
    paging: Paging,
    State(desk): State<Desk>,
) -> Result<Json<Part<Request>>, Problem> {
    let search = Search::read(&raw)?;
    let requests = desk.requests.read();
    let found = search.find(&requests, page.person.as_ref());
    let found = paging.part(found, |listed| listed.id.to_string())?;
    Ok(Json(found.filter_map(Request::listed)))
}
