//! The queue: each open request with what is proposed for it, the most urgent and oldest first; and
//! for a party, what it is asked.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    Filter, Html, Page, Problem,
    fields::{FieldError, Fields, Raw, read},
    i18n::Locale,
    identity::{Action, Person, can},
    listing::{Paging, Part},
    page::{Choice, Draft, alphabetical},
    problem::Problems,
};
use askama::Template;
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{CooperationRequestId, Country, ProposalId, ThematicArea, Urgency, review};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    bench::{Bench, Reader},
    desk::{Case, Desk},
    sight,
    view::{Line, RequestBrief},
};

/// How many requests one page of the queue shows.
const A_PAGE: usize = 12;
/// How many proposals of a request the queue shows.
const BEST: usize = 3;
/// What the queue can be narrowed to.
pub(crate) const STATUSES: &[&str] =
    &["to_decide", "deferred", "endorsed", "declined", "refused", "lapsed", "none", "all"];

/// What a coordinator looks for.
#[derive(Debug)]
pub(crate) struct Search {
    country: Option<Country>,
    theme: Option<ThematicArea>,
    status: &'static str,
}

/// A request in the queue.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Queued {
    /// The request.
    pub request: RequestBrief,
    /// How many of its proposals wait for the coordination: for a decision, or for an endorsement to
    /// be taken back.
    #[schema(example = 4)]
    pub to_decide: usize,
    /// How many of these were endorsed on terms that hold no longer, so that no party can consent
    /// before the endorsement is taken back.
    #[schema(example = 1)]
    pub terms_moved: usize,
    /// How many came onto its list after the last decision on it.
    #[schema(example = 1)]
    pub new: usize,
    /// How many of its proposals are in each state.
    #[schema(value_type = Object, example = json!({"pending": 4, "declined": 1}))]
    pub counts: BTreeMap<&'static str, usize>,
    /// When its list was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub changed: Option<Timestamp>,
    /// The best proposals in the state that is asked for; at most three.
    pub proposals: Vec<Line>,
}

impl Search {
    pub fn read(raw: &Raw) -> Result<Self, Vec<FieldError>> {
        let mut fields = Fields::of(raw);
        let country = fields.optional("country", read::country);
        let theme = fields.optional("theme", read::thematic_area);
        let status = fields.optional("status", read::choice(STATUSES));
        fields.finish(|| Some(Self { country, theme, status: status.unwrap_or("to_decide") }))
    }

    /// Every request that is found and that the reader may see, in the order of the queue.
    pub fn find(&self, desk: &Desk, person: Option<&Person>) -> Vec<CooperationRequestId> {
        let found = order(desk, person).into_iter();
        found.filter(|id| self.wants(desk, id)).collect()
    }

    fn wants(&self, desk: &Desk, id: &CooperationRequestId) -> bool {
        let Some(terms) = desk.asked(id) else {
            return false;
        };
        let covered = |theme: ThematicArea| {
            let mut areas = terms.thematic_areas.iter();
            areas.any(|area| theme.covers(*area))
        };
        self.country.is_none_or(|it| it == terms.recipient)
            && self.theme.is_none_or(covered)
            && match self.status {
                "all" => true,
                "none" => desk.proposals(id).next().is_none(),
                _ => desk.proposals(id).any(|it| self.shows(desk, it)),
            }
    }

    fn shows(&self, desk: &Desk, id: &ProposalId) -> bool {
        match self.status {
            "to_decide" => desk.awaits_coordinator(id),
            "all" => true,
            wanted => desk.status(id).code() == wanted,
        }
    }
}

/// Every open request that the reader may see: the most urgent first, then the oldest.
pub(crate) fn order(desk: &Desk, person: Option<&Person>) -> Vec<CooperationRequestId> {
    let waiting = desk.requests.iter().filter_map(|(id, record)| {
        let terms = record.state.waiting()?;
        // They are declared from the least urgent on.
        let haste = Urgency::ALL.iter().position(|it| *it == terms.urgency);
        Some((std::cmp::Reverse(haste), record.since, id))
    });
    let mut waiting: Vec<_> =
        waiting.filter(|(.., id)| sight::proposals(desk, person, id)).collect();
    waiting.sort();
    waiting.into_iter().map(|(.., id)| id.clone()).collect()
}

/// The proposal that comes after this one in the queue, and the one before it: of what waits for the
/// coordination, in the order of the requests.
pub(crate) fn neighbours(
    desk: &Desk,
    person: Option<&Person>,
    id: &ProposalId,
) -> (Option<ProposalId>, Option<ProposalId>) {
    let requests = order(desk, person);
    let waiting = |of: &CooperationRequestId| -> Vec<ProposalId> {
        desk.proposals(of).filter(|id| desk.awaits_coordinator(id)).cloned().collect()
    };
    let first_of =
        |some: &[CooperationRequestId]| some.iter().find_map(|of| waiting(of).into_iter().next());
    let own = id.parties().map(|(request, ..)| request);
    let place = requests.iter().position(|it| Some(it) == own.as_ref());
    let same = place.map(|at| waiting(&requests[at])).unwrap_or_default();
    let Some((place, at)) = place.zip(same.iter().position(|it| it == id)) else {
        // It is decided: what is left of its own request comes next, then the head of the queue.
        return (same.first().cloned().or_else(|| first_of(&requests)), None);
    };
    let next = same.get(at + 1).cloned().or_else(|| first_of(&requests[place + 1..]));
    let last_before = || requests[..place].iter().rev().find_map(|of| waiting(of).pop());
    let before = at.checked_sub(1).map(|at| same[at].clone()).or_else(last_before);
    (next, before)
}

impl Queued {
    fn of(
        desk: &Desk,
        locale: Locale,
        today: Date,
        search: &Search,
        id: &CooperationRequestId,
    ) -> Option<Self> {
        let mut counts = BTreeMap::new();
        let (mut to_decide, mut terms_moved, mut new) = (0, 0, 0);
        let list = desk.lists.get(id);
        for proposal in desk.proposals(id) {
            let status = desk.status(proposal);
            *counts.entry(status.code()).or_insert(0) += 1;
            if status.is_to_decide() {
                to_decide += 1;
                let since = list.and_then(|list| list.entered.get(proposal)).copied();
                new += usize::from(desk.is_new(proposal, since));
            } else if desk.terms_moved(proposal) {
                to_decide += 1;
                terms_moved += 1;
            }
        }
        // What nobody else can set going again comes before what is better.
        let mut shown: Vec<_> = desk.proposals(id).filter(|it| search.shows(desk, it)).collect();
        shown.sort_by_key(|it| !desk.terms_moved(it));
        let lines = shown.into_iter().take(BEST);
        Some(Self {
            request: RequestBrief::of(desk, locale, today, id)?,
            to_decide,
            terms_moved,
            new,
            counts,
            changed: list.map(|list| list.changed),
            proposals: lines.filter_map(|it| Line::of(desk, locale, it)).collect(),
        })
    }

    /// How many more proposals of the request there are than are shown.
    pub fn more(&self) -> usize {
        let all: usize = self.counts.values().sum();
        all.saturating_sub(self.proposals.len())
    }
}

#[derive(Template)]
#[template(path = "queue.html")]
struct Queue {
    page: Page,
    css: &'static str,
    draft: Draft,
    count: usize,
    found: Part<Queued>,
    countries: Vec<Choice>,
    themes: Vec<Choice>,
    statuses: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "asked.html")]
struct Asked {
    page: Page,
    css: &'static str,
    /// What waits for an answer, then the rest.
    waiting: Vec<Question>,
    /// What was endorsed on terms that hold no longer: the coordination comes first.
    held_up: Vec<Question>,
    /// What was answered on terms that hold no longer and is to be decided anew.
    reopened: Vec<Question>,
    answered: Vec<Question>,
}

/// A proposal, what it answers, and that a party refused it, in a sentence.
type Question = (Line, RequestBrief, Option<String>);

pub(crate) async fn page(
    page: Page,
    Filter(raw): Filter,
    paging: Paging,
    State(bench): State<Bench>,
) -> Result<Response, Problem> {
    bench.current().await;
    if page.person.is_some() && !page.can(Action::SeeReview) {
        return Ok(Html(asked(page, &bench)).into_response());
    }
    page.may(Action::SeeReview)?;
    let desk = bench.desk.read();
    let (status, draft, search) = match Search::read(&raw) {
        Ok(search) => {
            // The form says what is shown, also where nobody chose it.
            let raw = raw.with("status", search.status);
            (StatusCode::OK, Draft::typed(raw), Some(search))
        }
        Err(errors) => (StatusCode::UNPROCESSABLE_ENTITY, Draft::refused(raw, errors), None),
    };
    let requests = search.as_ref().map(|it| it.find(&desk, page.person.as_ref()));
    let requests = requests.unwrap_or_default();
    let count = requests.len();
    let found = paging
        .page(A_PAGE, requests, ToString::to_string)
        .filter_map(|id| Queued::of(&desk, page.locale, page.today, search.as_ref()?, &id));
    let choices = choices(&desk, &page);
    drop(desk);
    let (countries, themes, statuses) = choices;
    let html = Html(Queue {
        page,
        css: crate::assets::address(),
        draft,
        count,
        found,
        countries,
        themes,
        statuses,
    });
    Ok((status, html).into_response())
}

/// Of countries and themes those that a request has, so that nobody searches in vain.
fn choices(desk: &Desk, page: &Page) -> (Vec<Choice>, Vec<Choice>, Vec<Choice>) {
    let visible = order(desk, page.person.as_ref());
    let terms = || visible.iter().filter_map(|id| desk.asked(id));
    let countries: BTreeSet<Country> = terms().map(|it| it.recipient).collect();
    let areas: BTreeSet<ThematicArea> = terms()
        .flat_map(|it| it.thematic_areas.iter().copied())
        .flat_map(|area| area.ancestors().chain([area]).collect::<Vec<_>>())
        .collect();
    let mut countries: Vec<Choice> = countries
        .into_iter()
        .map(|country| Choice { code: country.to_string(), name: page.show(country) })
        .collect();
    alphabetical(&mut countries);
    let area = |area: ThematicArea| Choice {
        code: area.to_string(),
        name: format!("{area} {}", page.show(area)),
    };
    let themes = areas.into_iter().map(area).collect();
    let statuses = app::page::choices(page.locale, "review-filter", STATUSES);
    (countries, themes, statuses)
}

/// What a party is asked: every proposal in which it has a seat and that was endorsed.
fn asked(page: Page, bench: &Bench) -> Asked {
    let desk = bench.desk.read();
    let (mut waiting, mut held_up) = (vec![], vec![]);
    let (mut reopened, mut answered) = (vec![], vec![]);
    for (id, case) in &desk.cases {
        let seats = sight::seats(case, page.person.as_ref());
        if seats.is_empty() {
            continue;
        }
        let request = id
            .parties()
            .and_then(|(request, ..)| RequestBrief::of(&desk, page.locale, page.today, &request));
        let Some((line, request)) = Line::of(&desk, page.locale, id).zip(request) else {
            continue;
        };
        let question = (line, request, refusal(&page, case));
        let part = if question.0.terms_moved {
            &mut held_up
        } else if waits_for(&desk, page.person.as_ref(), id, case) {
            &mut waiting
        } else if desk.status(id).is_undecided() {
            &mut reopened
        } else {
            &mut answered
        };
        part.push(question);
    }
    drop(desk);
    Asked { page, css: crate::assets::address(), waiting, held_up, reopened, answered }
}

/// Whether the proposal waits for an answer of the reader, on terms that still hold.
pub(crate) fn waits_for(
    desk: &Desk,
    reader: Option<&Person>,
    id: &ProposalId,
    case: &Case,
) -> bool {
    let unanswered = || sight::seats(case, reader).iter().any(|it| case.answer(*it).is_none());
    desk.endorsed.contains(id) && !desk.terms_moved(id) && unanswered()
}

/// Which party refused what the last endorsement asked, and when.
fn refusal(page: &Page, case: &Case) -> Option<String> {
    let asked = case.asked()?;
    let refused = |seat| {
        let entry = case.answer(seat)?;
        let party = asked.at(seat)?;
        matches!(entry.event, review::Event::PartyRefused { .. })
            .then(|| page.t2("asked-refused", ("party", party), ("when", entry.at)))
    };
    asked.seats().find_map(refused)
}

/// Every open request with its best proposals: the most urgent first, then the oldest.
#[utoipa::path(
    get,
    path = "/api/v1/review",
    tag = "Review",
    params(
        ("country" = Option<String>, Query, description = "Only requests of this country.", example = "BO"),
        ("theme" = Option<String>, Query, description = "Only requests in this thematic area or under it.", example = "122"),
        ("status" = Option<String>, Query, description = "Which proposals: `to_decide` (where nothing is said; with those whose endorsement has to be taken back, since their terms have changed), `deferred`, `endorsed`, `declined`, `refused`, `lapsed`, `none` (requests without any) or `all`.", example = "to_decide"),
        ("cursor" = Option<String>, Query, description = "The id of the last request seen."),
        ("limit" = Option<u8>, Query, description = "How many at most; 50 where nothing is said, 200 at most."),
    ),
    responses(
        (status = 200, description = "The requests, and the cursor of the next part.", body = Part<Queued>),
        Problems,
    ),
)]
pub(crate) async fn api(
    page: Page,
    Filter(raw): Filter,
    paging: Paging,
    State(bench): State<Bench>,
) -> Result<Json<Part<Queued>>, Problem> {
    page.may(Action::SeeReview)?;
    let search = Search::read(&raw)?;
    bench.current().await;
    let desk = bench.desk.read();
    let requests = search.find(&desk, page.person.as_ref());
    let found = paging.part(requests, ToString::to_string)?;
    let of = |id| Queued::of(&desk, page.locale, page.today, &search, &id);
    Ok(Json(found.filter_map(of)))
}

/// Who reads a page.
pub(crate) fn reader(page: &Page) -> Reader<'_> {
    Reader { person: page.person.as_ref(), locale: page.locale, today: page.today }
}

/// Whether the reader decides.
pub(crate) fn decides(page: &Page) -> bool {
    can(page.person.as_ref(), Action::Decide)
}
