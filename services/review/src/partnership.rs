//! One partnership: who takes part, what was agreed, what is held, and how it came to that.

use app::{Html, Page, Partial, Problem, Versioned, i18n, problem::Problems};
use askama::Template;
use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain::{
    CapacityOfferId, Partnership, PartnershipId, ProposalId, Source,
    review::{Event, Party},
};
use event_store::Position;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    bench::Bench,
    desk::Desk,
    drawing::Drawing,
    partnerships::PartnershipBrief,
    sight,
    view::{Happened, ProviderBrief, RequestBrief, ShownTold},
};

/// A partnership with all that is known of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct PartnershipTold {
    /// The partnership in a few words.
    #[serde(flatten)]
    pub brief: PartnershipBrief,
    /// The request that it fulfils, where the reader may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestBrief>,
    /// The offers of which it is made.
    pub providers: Vec<ProviderBrief>,
    /// What it holds of each offer.
    pub holds: Vec<Held>,
    /// The proposal that became it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "bo-milk-banks~br-human-milk-banks")]
    pub proposal: Option<String>,
    /// What happened to that proposal, where the reader may see it.
    pub history: Vec<Happened>,
    /// The list that was shown to whoever endorsed it, where the reader may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<ShownTold>,
    /// What came of a documented partnership.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// What says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub source: Option<Source>,
}

/// What a partnership holds of one offer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Held {
    /// Of which offer.
    #[schema(example = "br-human-milk-banks")]
    pub offer: String,
    /// Partnerships in parallel.
    #[schema(example = 1)]
    pub places: u16,
    /// Weeks of experts in a year.
    #[schema(example = 4)]
    pub expert_weeks: u16,
}

impl PartnershipTold {
    fn of(desk: &Desk, page: &Page, id: &PartnershipId) -> Option<Self> {
        let mut told = Self {
            brief: PartnershipBrief::of(desk, page.locale, id)?,
            request: None,
            providers: vec![],
            holds: vec![],
            proposal: None,
            history: vec![],
            shown: None,
            result: None,
            source: None,
        };
        match &desk.partnerships.get(id)?.state {
            Partnership::Documented(past) => {
                told.result.clone_from(&past.result);
                told.source = Some(past.source.clone());
            }
            Partnership::Formed(agreement) => told.tell_origin(desk, page, id, agreement),
            Partnership::Unformed => return None,
        }
        Some(told)
    }

    /// What is known of the offer of which something is held.
    fn offer(&self, held: &Held) -> Option<&ProviderBrief> {
        self.providers.iter().find(|it| it.offer == held.offer)
    }

    fn tell_origin(
        &mut self,
        desk: &Desk,
        page: &Page,
        id: &PartnershipId,
        agreement: &domain::partnership::Agreement,
    ) {
        let (person, proposal) = (page.person.as_ref(), &agreement.proposal);
        self.providers = ProviderBrief::all(desk, page.locale, agreement.parties.givers());
        let mut holds: Vec<_> = desk.holds.get(id).into_iter().flatten().collect();
        // The first provider first, as everywhere.
        let seat = |offer: &CapacityOfferId| {
            agreement.parties.givers().position(|giver| giver.offer == *offer)
        };
        holds.sort_by_key(|(offer, _)| seat(offer));
        self.holds = holds
            .into_iter()
            .map(|(offer, hold)| Held {
                offer: offer.to_string(),
                places: hold.places,
                expert_weeks: hold.expert_weeks,
            })
            .collect();
        let request = &agreement.parties.request;
        if sight::request(desk, person, request) || sight::proposal(desk, person, proposal) {
            self.request = RequestBrief::of(desk, page.locale, page.today, request);
        }
        if sight::proposal(desk, person, proposal) {
            self.proposal = Some(proposal.to_string());
            if let Some(case) = desk.cases.get(proposal) {
                self.history = Happened::all(page.locale, proposal, case);
            }
            self.shown = shown(desk, proposal);
        }
    }
}

/// The list that was before whoever endorsed it.
fn shown(desk: &Desk, id: &ProposalId) -> Option<ShownTold> {
    let history = desk.cases.get(id)?.history.iter().rev();
    let mut endorsed = history.filter_map(|entry| match &entry.event {
        Event::Endorsed { shown, .. } => Some(shown),
        _ => None,
    });
    endorsed.next().map(|shown| ShownTold::of(shown, id))
}

#[derive(Template)]
#[template(path = "partnership.html")]
struct PartnershipPage {
    page: Page,
    css: &'static str,
    told: PartnershipTold,
    drawing: Drawing,
    /// The drawing in a sentence.
    caption: String,
}

/// The partnership, if the reader may see it.
fn read(bench: &Bench, page: &Page, id: &str) -> Result<(Position, PartnershipTold), Problem> {
    let id: PartnershipId = id.parse().map_err(|_| Problem::not_found())?;
    let desk = bench.desk.read();
    let record = desk.partnerships.get(&id).ok_or_else(Problem::not_found)?;
    if !sight::partnership(&desk, page.person.as_ref(), &id) {
        return Err(sight::hidden(page.person.as_ref()));
    }
    let told = PartnershipTold::of(&desk, page, &id).ok_or_else(Problem::not_found)?;
    Ok((record.at, told))
}

pub(crate) async fn page(
    page: Page,
    Path(id): Path<String>,
    State(bench): State<Bench>,
) -> Result<Response, Problem> {
    bench.current().await;
    let (_, told) = read(&bench, &page, &id)?;
    let drawing = drawing(&page, &told.brief);
    let caption = caption(&page, &told.brief);
    let css = crate::assets::address();
    Ok(Html(PartnershipPage { page, css, told, drawing, caption }).into_response())
}

/// Who gave what to whom, in a sentence.
fn caption(page: &Page, brief: &PartnershipBrief) -> String {
    let form = if brief.partners.len() > 2 {
        "proposal-caption-triangular"
    } else {
        "proposal-caption-bilateral"
    };
    let seats = ["recipient", "first", "second"].into_iter();
    let names = seats.zip(&brief.partners).map(|(seat, it)| (seat, it.name.as_str().into()));
    i18n::text_with(page.locale, form, names)
}

fn drawing(page: &Page, brief: &PartnershipBrief) -> Drawing {
    let seat = |index: usize, party: Party| {
        let partner = brief.partners.get(index)?;
        Some((page.code("party", &party), partner.name.as_str()))
    };
    let nobody = || (String::new(), "");
    Drawing::of(
        seat(0, Party::Recipient).unwrap_or_else(nobody),
        seat(1, Party::FirstProvider).unwrap_or_else(nobody),
        seat(2, Party::SecondProvider),
    )
}

/// One partnership.
#[utoipa::path(
    get,
    path = "/api/v1/partnerships/{id}",
    tag = "Partnerships",
    params(("id" = String, Path, example = "bo-milk-banks")),
    responses(
        (status = 200, description = "The partnership.", body = PartnershipTold,
            headers(("ETag" = String, description = "Its version."))),
        Problems,
    ),
)]
pub(crate) async fn api(
    page: Page,
    Path(id): Path<String>,
    State(bench): State<Bench>,
) -> Result<Partial<Json<PartnershipTold>>, Problem> {
    bench.current().await;
    let (at, told) = read(&bench, &page, &id)?;
    Ok(Partial(Versioned(at, Json(told))))
}
