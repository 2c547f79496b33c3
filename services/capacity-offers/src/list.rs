//! The list of offers: search, page and API.

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
    CapacityOfferId, Country, Language, Modality, Multilateral, OfferRole,
    capacity_offer::{Hold, Terms},
};

use crate::{
    catalogue::{Catalogue, Listed},
    desk::{Desk, publishing},
    find::{ORDERS, STATUSES, Search},
    record::{Offer, Seeing},
    stage::Stage,
};

/// How many offers one page of the list shows.
const A_PAGE: usize = 25;

#[derive(Template)]
#[template(path = "offers.html")]
struct List {
    page: Page,
    draft: Draft,
    may_publish: bool,
    /// How many were found in all.
    count: usize,
    found: Part<Row>,
    choices: Choices,
}

/// One offer of the list.
struct Row {
    id: CapacityOfferId,
    terms: Terms,
    stage: Stage,
    left: Hold,
}

impl List {
    /// Whether anything is asked that stands among the further filters.
    fn is_narrowed(&self) -> bool {
        let usual = ["", STATUSES[0], ORDERS[0]];
        let further = ["provider", "language", "modality", "role", "status", "sort"];
        further
            .iter()
            .any(|field| self.draft.is_wrong(field) || !usual.contains(&self.draft.value(field)))
    }
}

/// What can be searched for.
struct Choices {
    themes: Vec<Choice>,
    providers: Vec<Choice>,
    countries: Vec<Choice>,
    languages: Vec<Choice>,
    modalities: Vec<Choice>,
    roles: Vec<Choice>,
    statuses: Vec<Choice>,
    orders: Vec<Choice>,
}

pub(crate) async fn page(
    page: Page,
    Filter(raw): Filter,
    paging: Paging,
    State(desk): State<Desk>,
) -> Result<Response, Problem> {
    let offers = desk.offers.read();
    let choices = Choices::of(&page, &offers);
    let may_publish = page.person.as_ref().is_some_and(|person| page.can(publishing(person)));
    let search = match Search::read(&raw) {
        Ok(search) => search,
        Err(errors) => {
            let draft = Draft::refused(raw, errors);
            let found = Part { items: vec![], next: None };
            let list = List { page, draft, may_publish, count: 0, found, choices };
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(list)).into_response());
        }
    };
    let found = search.find(&offers, page.today);
    let count = found.len();
    let found = paging.page(A_PAGE, found, |listed| listed.id.to_string()).filter_map(Row::of);
    let draft = Draft::typed(raw);
    Ok(Html(List { page, draft, may_publish, count, found, choices }).into_response())
}

impl Row {
    fn of(listed: &Listed) -> Option<Self> {
        let offered = listed.offer.offered()?;
        Some(Self {
            id: listed.id.clone(),
            terms: offered.terms.clone(),
            stage: Stage::of(&listed.offer)?,
            left: offered.left(),
        })
    }
}

impl Choices {
    /// Of themes, providers and languages those that an offer has, so that nobody searches in vain.
    fn of(page: &Page, offers: &Catalogue) -> Self {
        let locale = page.locale;
        let terms = || offers.all().filter_map(Listed::terms);
        let own = terms().flat_map(|terms| terms.thematic_areas.iter().copied());
        let spoken = terms().flat_map(|terms| terms.languages.iter().copied());
        let mut providers = choices_of::<Country>(locale);
        providers.extend(choices_of::<Multilateral>(locale));
        Self {
            themes: branches(locale, own),
            providers: only(providers, terms().map(|terms| terms.provider)),
            countries: choices_of::<Country>(locale),
            languages: only(choices_of::<Language>(locale), spoken),
            modalities: choices_of::<Modality>(locale),
            roles: choices(locale, "offer-role", OfferRole::ALL),
            statuses: choices(locale, "offer-stage", STATUSES),
            orders: choices(locale, "offer-sort", ORDERS),
        }
    }
}

/// Capacity offers, those that were published last first.
#[utoipa::path(
    get,
    path = "/api/v1/capacity-offers",
    tag = "Capacity offers",
    params(crate::schema::Searching),
    responses(
        (status = 200, description = "The offers that were found, and the cursor of the next part.", body = Part<Offer>),
        Problems,
    ),
)]
pub(crate) async fn api(
    page: Page,
    Filter(raw): Filter,
    paging: Paging,
    State(desk): State<Desk>,
) -> Result<Json<Part<Offer>>, Problem> {
    let search = Search::read(&raw)?;
    let offers = desk.offers.read();
    let found = paging.part(search.find(&offers, page.today), |listed| listed.id.to_string())?;
    let seeing = Seeing { reader: page.person.as_ref(), sight: offers.sight() };
    Ok(Json(found.filter_map(|listed| Offer::listed(listed, seeing))))
}
