//! The form in which an offer is written or revised.

use app::{
    Locale, Page,
    page::{Choice, Sheet, areas, choices, choices_of, goals, languages},
};
use askama::Template;
use domain::{
    Bloc, CapacityOfferId, CostItem, Country, Modality, Multilateral, OfferRole, Region, Scope,
};

/// The fields in the order of the page, for the list of what is wrong.
const ORDER: &[&str] = &[
    "provider",
    "institution",
    "role",
    "title",
    "summary",
    "written_in",
    "thematic_areas",
    "sdg_targets",
    "skills",
    "modalities",
    "languages",
    "eligible",
    "excluded",
    "places",
    "expert_weeks_per_year",
    "available_from",
    "available_until",
    "valid_until",
    "pays_for",
    "asks_for",
    "brings_usd",
    "evidence",
    "programme",
    "source",
];

#[derive(Template)]
#[template(path = "offer_form.html")]
pub(crate) struct Form {
    page: Page,
    sheet: Sheet,
    title: String,
    send: String,
    action: String,
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
    programmes: Vec<Choice>,
}

impl Form {
    /// The form of a new offer.
    pub(crate) fn new(page: Page, sheet: Sheet, programmes: Vec<Choice>) -> Self {
        let sheet = Sheet { draft: sheet.draft.in_order(ORDER), ..sheet };
        let locale = page.locale;
        let action = "/capacity-offers/new".to_owned();
        let page = page.filled(&action);
        let own = own(&page);
        Self {
            title: page.t("offers-publish"),
            send: page.t("offers-publish"),
            action,
            parties: parties(locale, own.is_none()),
            own,
            roles: choices(locale, "offer-role", OfferRole::ALL),
            modalities: choices_of::<Modality>(locale),
            costs: choices(locale, "cost", CostItem::ALL),
            areas: areas(locale),
            goals: goals(locale),
            languages: languages(locale),
            groups: groups(&page),
            programmes,
            page,
            sheet,
        }
    }

    /// The form that revises an offer.
    pub(crate) fn revising(
        page: Page,
        sheet: Sheet,
        programmes: Vec<Choice>,
        id: &CapacityOfferId,
    ) -> Self {
        let action = format!("/capacity-offers/{id}/revise");
        let new = Self::new(page, sheet, programmes);
        Self {
            title: new.page.t("offers-revise-title"),
            send: new.page.t("offers-send-revision"),
            page: new.page.filled(&action),
            action,
            ..new
        }
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
