//! One offer: all that it says, what is left of it, and its history; page and API.

use std::{
    borrow::Borrow,
    collections::{BTreeMap, BTreeSet},
};

use app::{
    Html, Page, Partial, Problem, Versioned,
    fields::Raw,
    identity::{Action, Person},
    listing::{Paging, Part},
    page::Draft,
    problem::Problems,
    sight::holder,
    story::{Happening, Line, Link, Story, Telling},
};
use askama::Template;
use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain::{
    CapacityOffer, CapacityOfferId, CooperationRequest, CooperationRequestId, PartnershipId,
    capacity_offer::{Event, Hold, Terms},
};
use event_store::load;

use crate::{
    desk::{Desk, Told},
    record::{Offer, Seeing},
    stage::Stage,
    step::Step,
};

/// The address of an offer's page.
pub(crate) fn address(id: &CapacityOfferId) -> String {
    format!("/capacity-offers/{id}")
}

#[derive(Template)]
#[template(path = "one_offer.html")]
struct One {
    page: Page,
    id: CapacityOfferId,
    terms: Terms,
    /// What the programme calls itself that the offer is part of.
    programme: Option<String>,
    stage: Stage,
    left: Hold,
    /// Which partnerships hold some of it; none where the reader may not know which.
    held: Vec<(Option<Link>, Hold)>,
    history: Vec<Line>,
    may_change: bool,
    draft: Draft,
    /// The step whose form was refused.
    asked: Option<Step>,
}

impl One {
    async fn new(
        page: Page,
        desk: &Desk,
        told: &Told,
        draft: Draft,
        asked: Option<Step>,
    ) -> Result<Self, Problem> {
        let story = &told.story;
        desk.know_holders(story).await;
        let holders = Holders::of(desk, page.person.as_ref(), story).await?;
        let tell = |event: &Event| tell(event, &holders);
        let history = story.lines(&page, "offer-happened", tell);
        let (Some(offered), Some(stage)) = (story.state.offered(), Stage::of(&story.state)) else {
            return Err(Problem::not_found());
        };
        let terms = offered.terms.clone();
        let programme = terms.programme.as_ref().map(|id| desk.name_of_programme(id));
        Ok(Self {
            id: told.id.clone(),
            terms,
            programme,
            stage,
            left: offered.left(),
            held: offered.held.iter().map(|(id, hold)| (holders.link(id), *hold)).collect(),
            history,
            may_change: stage.is_live() && page.can(Action::ChangeOffer(offered.terms.provider)),
            page,
            draft,
            asked,
        })
    }

    /// `2 of 3`.
    fn left_of(&self, left: impl Borrow<u16>, all: impl Borrow<u16>) -> String {
        self.page.t2("offers-left-of", ("left", *left.borrow()), ("all", *all.borrow()))
    }
}

/// The partnerships that hold or have held some of an offer, as far as the reader may know which.
struct Holders(BTreeMap<PartnershipId, Link>);

impl Holders {
    async fn of(
        desk: &Desk,
        reader: Option<&Person>,
        story: &Story<CapacityOffer>,
    ) -> Result<Self, Problem> {
        let known: BTreeSet<PartnershipId> = {
            let offers = desk.offers.read();
            let seeing = Seeing { reader, sight: offers.sight() };
            let all = story.steps.iter().filter_map(|step| holder(&step.event));
            all.filter(|it| seeing.names(it)).cloned().collect()
        };
        let mut links = BTreeMap::new();
        for id in known {
            // A partnership has its request's id and has taken over what that is called.
            let Ok(request) = id.as_str().parse::<CooperationRequestId>() else { continue };
            let request = load::<CooperationRequest>(&*desk.app.store, &request).await?.state;
            let Some(terms) = request.terms() else { continue };
            let (address, title) = (format!("/partnerships/{id}"), terms.title.clone());
            links.insert(id, Link { address, title, written_in: terms.written_in });
        }
        Ok(Self(links))
    }

    fn link(&self, id: &PartnershipId) -> Option<Link> {
        self.0.get(id).cloned()
    }
}

/// What an event has to tell.
fn tell(event: &Event, holders: &Holders) -> Telling {
    match event {
        Event::Published(terms) | Event::Revised(terms) => Telling::became(terms),
        Event::Suspended { reason } | Event::Withdrawn { reason } => Telling::said(reason),
        Event::CapacityHeld { partnership, .. } | Event::CapacityReleased { partnership } => {
            Telling::about(holders.link(partnership))
        }
        Event::EvidenceAdded(evidence) => Telling::said(&evidence.what),
        Event::Resumed {} | Event::Expired { .. } => Telling::default(),
    }
}

pub(crate) async fn page(
    page: Page,
    Path(id): Path<String>,
    State(desk): State<Desk>,
) -> Result<Response, Problem> {
    let told = desk.tell(&id).await?;
    Ok(Html(One::new(page, &desk, &told, Draft::blank(), None).await?).into_response())
}

/// The page again, after what was sent by one of its forms cannot be taken; any other problem as it is.
pub(crate) async fn again(
    page: Page,
    desk: &Desk,
    id: &str,
    sent: Raw,
    problem: Problem,
    asked: Step,
) -> Result<Response, Problem> {
    let draft = Draft::of_refused(sent, problem)?;
    let told = desk.tell(id).await?;
    let page = page.at(&address(&told.id));
    let mut one = One::new(page, desk, &told, draft, Some(asked)).await?;
    if let (true, Some(way)) = (one.may_change, asked.way()) {
        one.page = one.page.filled(&format!("{}/{way}", address(&told.id)));
    }
    Ok((one.draft.status(), Html(one)).into_response())
}

/// One capacity offer.
#[utoipa::path(
    get,
    path = "/api/v1/capacity-offers/{id}",
    tag = "Capacity offers",
    params(("id" = String, Path, example = "br-human-milk-banks")),
    responses(
        (status = 200, description = "The offer.", body = Offer,
            headers(("ETag" = String, description = "The version, for `If-Match` and `If-None-Match`."))),
        (status = 304, description = "`If-None-Match` names the version that it still has."),
        Problems,
    ),
)]
pub(crate) async fn api(
    page: Page,
    Path(id): Path<String>,
    State(desk): State<Desk>,
) -> Result<Response, Problem> {
    let id = id.parse().map_err(|_| Problem::not_found())?;
    let offer = desk.show(page.person.as_ref(), &id).await?;
    let Versioned(_, Json(shown)) = &offer;
    // Not everybody may see by which partnerships it is held.
    let is_partial = !shown.held.is_empty();
    Ok(if is_partial { Partial(offer).into_response() } else { offer.into_response() })
}

/// What happened to one capacity offer, the first first. By which partnership something is held is
/// left out for those who may not see it.
#[utoipa::path(
    get,
    path = "/api/v1/capacity-offers/{id}/history",
    tag = "Capacity offers",
    params(
        ("id" = String, Path, example = "br-human-milk-banks"),
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
    let story = desk.tell(&id).await?.story;
    desk.know_holders(&story).await;
    let happened = {
        let (reader, offers) = (page.person.as_ref(), desk.offers.read());
        let seeing = Seeing { reader, sight: offers.sight() };
        story.chronicle(reader, |event| holder(event).is_none_or(|held| seeing.names(held)))
    };
    let part = paging.part(happened, |event| event.position.to_string())?;
    Ok(Partial(Versioned(story.position, Json(part))))
}
