//! The form in which a request is written or revised.

use app::{
    Page,
    page::{Choice, Sheet, areas, choices, choices_of, goals, languages},
};
use askama::Template;
use domain::{CooperationRequestId, Country, Modality, NeedUnit, Urgency, Visibility};

/// The fields in the order of the page, for the list of what is wrong.
const ORDER: &[&str] = &[
    "recipient",
    "agency",
    "visible_to",
    "title",
    "problem",
    "why_now",
    "expected_change",
    "already_exists",
    "written_in",
    "thematic_areas",
    "sdg_targets",
    "needs",
    "languages",
    "needed_from",
    "needed_until",
    "urgency",
    "total_cost_usd",
    "own_contribution_usd",
    "partners_wanted",
    "partners_unwanted",
    "endorsement",
    "source",
];

#[derive(Template)]
#[template(path = "request_form.html")]
pub(crate) struct Form {
    page: Page,
    sheet: Sheet,
    title: String,
    send: String,
    action: String,
    /// The country for which the reader asks; none where they may ask for any.
    own: Option<Choice>,
    urgencies: Vec<Choice>,
    readers: Vec<Choice>,
    modalities: Vec<Choice>,
    units: Vec<Choice>,
    areas: Vec<Choice>,
    goals: Vec<Choice>,
    languages: Vec<Choice>,
    countries: Vec<Choice>,
}

impl Form {
    /// The form of a new request.
    pub(crate) fn new(page: Page, sheet: Sheet) -> Self {
        let sheet = Sheet { draft: sheet.draft.in_order(ORDER), ..sheet };
        let locale = page.locale;
        let action = "/cooperation-requests/new".to_owned();
        let page = page.filled(&action);
        Self {
            title: page.t("requests-submit"),
            send: page.t("requests-submit"),
            action,
            own: own(&page),
            urgencies: choices(locale, "urgency", Urgency::ALL),
            readers: choices(locale, "visible-to", Visibility::ALL),
            modalities: choices_of::<Modality>(locale),
            units: choices(locale, "unit", NeedUnit::ALL),
            areas: areas(locale),
            goals: goals(locale),
            languages: languages(locale),
            countries: choices_of::<Country>(locale),
            page,
            sheet,
        }
    }

    /// The form that revises a request.
    pub(crate) fn revising(page: Page, sheet: Sheet, id: &CooperationRequestId) -> Self {
        let action = format!("/cooperation-requests/{id}/revise");
        let new = Self::new(page, sheet);
        Self {
            title: new.page.t("requests-revise-title"),
            send: new.page.t("requests-send-revision"),
            page: new.page.filled(&action),
            action,
            ..new
        }
    }
}

/// The country for which the reader speaks.
fn own(page: &Page) -> Option<Choice> {
    let own = page.person.as_ref()?.role.country()?;
    Some(Choice { code: own.to_string(), name: page.show(own) })
}
