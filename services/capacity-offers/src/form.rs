//! The form in which an offer is written or revised.

use std::ops::Range;

use app::{
    Html, Locale, Page,
    page::{Choice, Draft, SPARE, areas, choices, choices_of, goals, languages},
};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    Bloc, CapacityOfferId, CostItem, Country, Modality, Multilateral, OfferRole, Region, Scope,
};
use event_store::Position;

#[derive(Template)]
#[template(path = "offer_form.html")]
pub(crate) struct Form {
    page: Page,
    draft: Draft,
    title: String,
    send: String,
    action: String,
    /// The version that is revised.
    expected: Option<Position>,
    /// Where the current version is, if somebody else changed it meanwhile.
    changed: Option<String>,
    spare: usize,
    /// In whose name the reader writes; none where they may write in anybody's.
    own: Option<Choice>,
    roles: Vec<Choice>,
    modalities: Vec<Choice>,
    costs: Vec<Choice>,
    areas: Vec<Choice>,
    goals: Vec<Choice>,
    languages: Vec<Choice>,
    groups: Vec<Choice>,
    /// Countries, and for those who may write in anybody's name the other providers too.
    parties: Vec<Choice>,
}

impl Form {
    /// The form of a new offer.
    pub(crate) fn new(page: Page, draft: Draft) -> Self {
        let locale = page.locale;
        let own = own(&page);
        Self {
            title: page.t("offers-publish"),
            send: page.t("offers-publish"),
            action: "/capacity-offers/new".to_owned(),
            expected: None,
            changed: None,
            spare: SPARE,
            parties: parties(locale, own.is_none()),
            own,
            roles: choices(locale, "offer-role", OfferRole::ALL),
            modalities: choices_of::<Modality>(locale),
            costs: choices(locale, "cost", CostItem::ALL),
            areas: areas(locale),
            goals: goals(locale),
            languages: languages(locale),
            groups: groups(&page),
            page,
            draft,
        }
    }

    /// The form that revises an offer as it stands at a position.
    pub(crate) fn revising(
        page: Page,
        draft: Draft,
        id: &CapacityOfferId,
        expected: Position,
    ) -> Self {
        Self {
            title: page.t("offers-revise-title"),
            send: page.t("offers-send-revision"),
            action: format!("/capacity-offers/{id}/revise"),
            expected: Some(expected),
            ..Self::new(page, draft)
        }
    }

    /// The same, telling that somebody else changed what stands at `address`.
    pub(crate) fn changed_meanwhile(mut self, address: String) -> Self {
        self.changed = Some(address);
        self
    }

    /// The rows to show of a field that holds several.
    fn rows(&self, field: &str, max: usize) -> Range<usize> {
        self.draft.rows(field, self.spare, max)
    }

    /// The form back again, refused.
    pub(crate) fn refused(self, status: StatusCode) -> Response {
        (status, Html(self)).into_response()
    }

    /// The form back again with more empty rows.
    pub(crate) fn with_rows(self, spare: usize) -> Response {
        Html(Self { spare, ..self }).into_response()
    }
}

/// The provider for whom the reader speaks.
fn own(page: &Page) -> Option<Choice> {
    let own = page.person.as_ref()?.role.provider()?;
    Some(Choice { code: own.to_string(), name: page.show(own) })
}

fn parties(locale: Locale, all: bool) -> Vec<Choice> {
    let mut parties = choices_of::<Country>(locale);
    if all {
        parties.extend(choices_of::<Multilateral>(locale));
    }
    parties
}

/// The groups that an offer can be meant for. Single countries can be written too.
fn groups(page: &Page) -> Vec<Choice> {
    let single = [
        Scope::AllDeveloping,
        Scope::LeastDeveloped,
        Scope::Landlocked,
        Scope::SmallIslands,
        Scope::All,
    ];
    let regions = Region::all().map(Scope::Region);
    let blocs = Bloc::all().map(Scope::Bloc);
    let all = single.into_iter().chain(regions).chain(blocs);
    all.map(|scope| Choice { code: scope.to_string(), name: page.show(scope) }).collect()
}
