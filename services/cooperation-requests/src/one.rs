//! One request: all that it says, and its history; page and API.

use app::{
    Html, Page, Partial, Problem, Versioned,
    fields::Raw,
    identity::Action,
    listing::{Paging, Part},
    page::Draft,
    problem::Problems,
    story::{Happening, Line, Link, Telling},
};
use askama::Template;
use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain::{
    CooperationRequestId, PartnershipId,
    cooperation_request::{Event, Terms},
};

use crate::{
    desk::{Desk, Told},
    record::{Request, partnership, question},
    sight::Past,
    stage::Stage,
    step::Step,
};

/// The address of a request's page.
pub(crate) fn address(id: &CooperationRequestId) -> String {
    format!("/cooperation-requests/{id}")
}

#[derive(Template)]
#[template(path = "one_request.html")]
struct One {
    page: Page,
    id: CooperationRequestId,
    terms: Terms,
    stage: Stage,
    question: Option<String>,
    partnership: Option<PartnershipId>,
    history: Vec<Line>,
    /// Whether the reader may change it and it can be changed.
    may_change: bool,
    /// Whether the reader coordinates and it waits for partners.
    may_decide: bool,
    /// Whether the reader may see what is proposed for it.
    may_review: bool,
    draft: Draft,
    /// The step whose form was refused.
    step: Option<Step>,
}

impl One {
    fn new(
        page: Page,
        desk: &Desk,
        told: &Told,
        draft: Draft,
        step: Option<Step>,
    ) -> Result<Self, Problem> {
        let (terms, request) = (told.terms()?.clone(), &told.story.state);
        let stage = Stage::of(request).ok_or_else(Problem::not_found)?;
        let requests = desk.requests.read();
        let mut past = Past::new(page.person.as_ref(), &told.id, requests.sight());
        let tell = |event: &Event| {
            if past.may_see(event) { tell(event, &terms) } else { Telling::default() }
        };
        let history = told.story.lines(&page, "request-happened", tell);
        Ok(Self {
            id: told.id.clone(),
            stage,
            question: question(request).map(ToOwned::to_owned),
            partnership: partnership(request).cloned(),
            history,
            may_change: stage.waits() && page.can(Action::ChangeRequest(terms.recipient)),
            may_decide: stage.waits() && page.can(Action::Decide),
            may_review: page.can(Action::SeeProposals(terms.recipient)),
            terms,
            page,
            draft,
            step,
        })
    }

    /// The field of what was sent by a form that is not on the page any more.
    fn lost(&self) -> Option<&'static str> {
        self.step.filter(|step| !self.has_form(*step)).map(Step::field)
    }

    /// Whether the form of that step is on the page.
    fn has_form(&self, step: Step) -> bool {
        match step {
            Step::Withdraw => self.may_change,
            Step::Close => self.may_decide,
            Step::Ask => self.may_decide && self.stage == Stage::Open,
            Step::Answer => self.may_change && self.question.is_some(),
        }
    }
}

/// What an event has to tell.
fn tell(event: &Event, now: &Terms) -> Telling {
    match event {
        Event::Submitted(terms) | Event::Revised(terms) => Telling::became(terms),
        Event::ClarificationAsked { question: words }
        | Event::ClarificationGiven { answer: words }
        | Event::Withdrawn { reason: words }
        | Event::Closed { reason: words } => Telling::said(words),
        // A partnership has taken over what its request is called.
        Event::Fulfilled { partnership } => Telling::about(Some(Link {
            address: format!("/partnerships/{partnership}"),
            title: now.title.clone(),
            written_in: now.written_in,
        })),
    }
}

pub(crate) async fn page(
    page: Page,
    Path(id): Path<String>,
    State(desk): State<Desk>,
) -> Result<Response, Problem> {
    let told = desk.tell(page.person.as_ref(), &id).await?;
    let one = One::new(page, &desk, &told, Draft::blank(), None)?;
    Ok(Html(one).into_response())
}

/// The page again, after what was sent by one of its forms cannot be taken; any other problem as it is.
pub(crate) async fn again(
    page: Page,
    desk: &Desk,
    id: &str,
    sent: Raw,
    problem: Problem,
    step: Step,
) -> Result<Response, Problem> {
    let draft = Draft::of_refused(sent, problem)?;
    let told = desk.tell(page.person.as_ref(), id).await?;
    let page = page.at(&address(&told.id));
    let mut one = One::new(page, desk, &told, draft, Some(step))?;
    if one.has_form(step) {
        one.page = one.page.filled(&format!("{}/{}", address(&told.id), step.way()));
    }
    Ok((one.draft.status(), Html(one)).into_response())
}

/// One cooperation request, for readers whom it is meant for.
#[utoipa::path(
    get,
    path = "/api/v1/cooperation-requests/{id}",
    tag = "Cooperation requests",
    params(("id" = String, Path, example = "bo-human-milk-bank")),
    responses(
        (status = 200, description = "The request.", body = Request,
            headers(("ETag" = String, description = "The version, for `If-Match` and `If-None-Match`."))),
        (status = 304, description = "`If-None-Match` names the version that it still has."),
        Problems,
    ),
)]
pub(crate) async fn api(
    page: Page,
    Path(id): Path<String>,
    State(desk): State<Desk>,
) -> Result<Versioned<Json<Request>>, Problem> {
    let told = desk.tell(page.person.as_ref(), &id).await?;
    let request = Request::told(&told.id, &told.story).ok_or_else(Problem::not_found)?;
    Ok(Versioned(told.story.position, Json(request)))
}

/// What happened to one cooperation request, the first first. What was written when the request was
/// meant for fewer readers is left out for the others.
#[utoipa::path(
    get,
    path = "/api/v1/cooperation-requests/{id}/history",
    tag = "Cooperation requests",
    params(
        ("id" = String, Path, example = "bo-human-milk-bank"),
        ("cursor" = Option<String>, Query, description = "The position of the last event seen."),
        ("limit" = Option<u8>, Query, description = "How many at most; 50 where nothing is said, 200 at most."),
    ),
    responses(
        (status = 200, description = "The events, and the cursor of the next part.", body = Part<Happening>),
        Problems,
    ),
)]
pub(crate) async fn history(
    page: Page,
    Path(id): Path<String>,
    paging: Paging,
    State(desk): State<Desk>,
) -> Result<Partial<Json<Part<Happening>>>, Problem> {
    let reader = page.person.as_ref();
    let Told { id, story } = desk.tell(reader, &id).await?;
    let happened = {
        let requests = desk.requests.read();
        let mut past = Past::new(reader, &id, requests.sight());
        story.chronicle(reader, |event| past.may_see(event))
    };
    let part = paging.part(happened, |event| event.position.to_string())?;
    Ok(Partial(Versioned(story.position, Json(part))))
}
