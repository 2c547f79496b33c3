//! The page and the API call that ask why.

use std::time::Duration;

use app::{
    App, Filter, Html, OpenApiRouter, Page, Problem,
    fields::{Fields, read},
    identity::Action,
    page::{Choice, alphabetical},
    problem::Problems,
};
use askama::Template;
use axum::{
    Json, Router,
    extract::{FromRef, State},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    CapacityOffer, CapacityOfferId, CooperationRequest, CooperationRequestId, Message, ProposalId,
    capacity_offer, cooperation_request, review::Party,
};
use event_store::{Progress, load};
use utoipa::openapi::OpenApi;
use utoipa_axum::routes;

use crate::{Answer, Matcher, shared::Shared};

/// How long a reader waits for the matcher to have seen what is recorded.
const PATIENCE: Duration = Duration::from_secs(3);

/// How many offers are shown to choose from: more would make the page heavy. Others are named by id.
const SHOWN: usize = 300;

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
    request: cooperation_request::Terms,
    /// Whose points are told: of the proposal, or of the offer that was asked about.
    sides: Vec<Side>,
}

impl Explained {
    /// `812 of 1,000`, where there is a proposal.
    fn score(&self) -> Option<String> {
        let (score, most) = (self.answer.score?, self.answer.most());
        Some(self.page.t2("explain-score-of", ("score", score), ("of", most)))
    }

    /// Everybody who takes part, in a line.
    fn parties(&self) -> String {
        let names: Vec<_> = self.sides.iter().map(|side| side.terms.provider).collect();
        let recipient = self.page.show(self.request.recipient);
        self.page.t2("proposal-title", ("providers", names), ("recipient", recipient))
    }
}

/// A provider with the offer by which it takes part.
struct Side {
    /// Its seat, where there is a proposal.
    seat: Option<Party>,
    offer: CapacityOfferId,
    terms: capacity_offer::Terms,
}

/// The page that asks which offer is meant.
#[derive(Template)]
#[template(path = "ask.html")]
struct Ask {
    page: Page,
    id: CooperationRequestId,
    request: cooperation_request::Terms,
    offers: Vec<Choice>,
}

async fn show(State(asked): State<Asked>, page: Page, filter: Filter) -> Result<Response, Problem> {
    if filter.0.at("offer").is_absent() {
        return asked.which(page, &filter).await.map(|ask| Html(ask).into_response());
    }
    let (answer, request) = asked.answer(&page, &filter).await?;
    let mut sides = vec![];
    for (seat, offer) in seats(&answer) {
        let known = load::<CapacityOffer>(&*asked.app.store, &offer).await;
        let known = known.map_err(|error| Problem::unavailable("reading an offer", error))?.state;
        let terms = known.offered().ok_or_else(Problem::not_found)?.terms.clone();
        sides.push(Side { seat, offer, terms });
    }
    Ok(Html(Explained { page, answer, request, sides }).into_response())
}

/// The offers of the proposal that is explained; where there is none, the one that was asked about.
fn seats(answer: &Answer) -> Vec<(Option<Party>, CapacityOfferId)> {
    let Some((_, first, second)) = answer.proposal.as_ref().and_then(ProposalId::parties) else {
        return vec![(None, answer.offer.clone())];
    };
    let second = second.map(|offer| (Some(Party::SecondProvider), offer));
    [(Some(Party::FirstProvider), first)].into_iter().chain(second).collect()
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
        (status = 200, description = "Why it is or is not; 404 where either is not known, or no longer open.", body = Answer),
        Problems,
    )
)]
async fn explanation(
    State(asked): State<Asked>,
    page: Page,
    filter: Filter,
) -> Result<Json<Answer>, Problem> {
    asked.answer(&page, &filter).await.map(|(answer, _)| Json(answer))
}

impl Asked {
    async fn answer(
        &self,
        page: &Page,
        filter: &Filter,
    ) -> Result<(Answer, cooperation_request::Terms), Problem> {
        let (request, offer) = pair(filter)?;
        let terms = self.request(page, &request).await?;
        let head = *self.app.store.head().borrow();
        let is_current = self.progress.wait_for(head, PATIENCE).await;
        if !self.matcher.ask(|matcher| matcher.engine().is_some()).await {
            if !is_current {
                let why = "it is still reading the log";
                return Err(Problem::unavailable("waiting for the matcher", why));
            }
            self.matcher.change(Matcher::catch_up).await;
        }
        let (locale, about) = (page.locale, (request.clone(), offer.clone()));
        let ask = move |matcher: &Matcher| Answer::of(matcher, &about.0, &about.1, locale);
        match self.matcher.ask(ask).await {
            Some(answer) => Ok((answer, terms)),
            None => Err(self.unanswered(&request, &offer).await?),
        }
    }

    /// Why there is no answer about a request that the reader may see: it waits no longer, or the
    /// offer is not open, or there is no such offer.
    async fn unanswered(
        &self,
        request: &CooperationRequestId,
        offer: &CapacityOfferId,
    ) -> Result<Problem, Problem> {
        let store = &*self.app.store;
        let known = load::<CapacityOffer>(store, offer).await;
        let offered = known.map_err(|error| Problem::unavailable("reading an offer", error))?.state;
        let known = load::<CooperationRequest>(store, request).await;
        let asked = known.map_err(|error| Problem::unavailable("reading a request", error))?.state;
        let (why, record) = match (&offered, asked.waiting()) {
            (CapacityOffer::Unpublished, _) | (CapacityOffer::Open(_), Some(_)) => {
                return Ok(Problem::not_found());
            }
            (_, None) => ("explain-request-ended", format!("/cooperation-requests/{request}")),
            (CapacityOffer::Suspended(_), _) => {
                ("explain-offer-suspended", format!("/capacity-offers/{offer}"))
            }
            (CapacityOffer::Ended(..), _) => {
                ("explain-offer-ended", format!("/capacity-offers/{offer}"))
            }
        };
        Ok(Problem::not_found().because(Message::new(why)).about(record))
    }

    /// What the request says, for who may see what is proposed for it.
    async fn request(
        &self,
        page: &Page,
        id: &CooperationRequestId,
    ) -> Result<cooperation_request::Terms, Problem> {
        let known = load::<CooperationRequest>(&*self.app.store, id).await;
        let known = known.map_err(|error| Problem::unavailable("reading a request", error))?;
        let terms = known.state.terms().ok_or_else(Problem::not_found)?;
        // What somebody may not see is for them as if it did not exist.
        let sees = page.can(Action::SeeRequest(terms.recipient, terms.visible_to));
        if page.person.is_some() && !sees {
            return Err(Problem::not_found());
        }
        page.may(Action::SeeProposals(terms.recipient))?;
        Ok(terms.clone())
    }

    /// The open offers that can be asked about.
    async fn which(&self, page: Page, filter: &Filter) -> Result<Ask, Problem> {
        let mut fields = Fields::of(&filter.0);
        let id = fields.required("request", read::id::<CooperationRequestId>);
        fields.allow("offer");
        let id = fields.finish(|| id).map_err(Problem::validation)?;
        let request = self.request(&page, &id).await?;
        let (colon, locale) = (page.t("colon"), page.locale);
        let choices = move |matcher: &Matcher| {
            let told = |(id, terms): (&CapacityOfferId, &capacity_offer::Terms)| Choice {
                code: id.to_string(),
                name: format!("{}{colon} {}", terms.provider.name(locale), terms.title),
            };
            matcher.open_offers().map(told).collect()
        };
        let mut offers: Vec<Choice> = self.matcher.ask(choices).await;
        alphabetical(&mut offers);
        offers.truncate(SHOWN);
        Ok(Ask { page, id, request, offers })
    }
}

fn pair(filter: &Filter) -> Result<(CooperationRequestId, CapacityOfferId), Problem> {
    let mut fields = Fields::of(&filter.0);
    let request = fields.required("request", read::id);
    let offer = fields.required("offer", read::id);
    fields.finish(|| Some((request?, offer?))).map_err(Problem::validation)
}
