//! The form in which a request is written or revised.

use std::ops::Range;

use app::{
    Html, Page,
    page::{Choice, Draft, SPARE, areas, choices, choices_of, goals, languages},
};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{CooperationRequestId, Country, Modality, NeedUnit, Urgency, Visibility};
use event_store::Position;

#[derive(Template)]
#[template(path = "request_form.html")]
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
    pub(crate) fn new(page: Page, draft: Draft) -> Self {
        let locale = page.locale;
        Self {
            title: page.t("requests-submit"),
            send: page.t("requests-submit"),
            action: "/cooperation-requests/new".to_owned(),
            expected: None,
            changed: None,
            spare: SPARE,
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
            draft,
        }
    }

    /// The form that revises a request as it stands at a position.
    pub(crate) fn revising(
        page: Page,
        draft: Draft,
        id: &CooperationRequestId,
        expected: Position,
    ) -> Self {
        Self {
            title: page.t("requests-revise-title"),
            send: page.t("requests-send-revision"),
            action: format!("/cooperation-requests/{id}/revise"),
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

/// The country for which the reader speaks.
fn own(page: &Page) -> Option<Choice> {
    let own = page.person.as_ref()?.role.country()?;
    Some(Choice { code: own.to_string(), name: page.show(own) })
}
