//! Requests and providers in a few words, with the way to the whole record.

use app::i18n::Locale;
use domain::{
    CapacityOfferId, CooperationRequestId, Source, Urgency,
    review::{Giver, Party},
};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use utoipa::ToSchema;

use crate::desk::Desk;

/// A request in a few words.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct RequestBrief {
    /// Its id.
    #[schema(example = "bo-milk-banks")]
    pub id: String,
    /// What it is called, in the words of its agency.
    #[schema(example = "Bancos de leche humana")]
    pub title: String,
    /// The language of its words.
    #[schema(example = "es")]
    pub written_in: String,
    /// The country that asks.
    #[schema(example = "BO")]
    pub recipient: String,
    /// Its name, in the language of the answer.
    #[schema(example = "Bolivia (Plurinational State of)")]
    pub recipient_name: String,
    /// The agency that asks.
    #[schema(example = "Ministerio de Salud")]
    pub agency: String,
    /// How soon it must be answered: `routine`, `soon` or `urgent`.
    #[schema(example = "soon")]
    pub urgency: String,
    /// Its thematic areas, the most important first.
    #[schema(example = json!(["13020"]))]
    pub thematic_areas: Vec<String>,
    /// Their names, in the language of the answer.
    #[schema(example = json!(["Reproductive health care"]))]
    pub thematic_area_names: Vec<String>,
    /// The day on which it was submitted, in Coordinated Universal Time.
    #[schema(value_type = String, format = Date, example = "2026-11-02")]
    pub submitted_on: Date,
    /// How many days ago that was.
    #[schema(example = 19)]
    pub age_days: i32,
    /// Whether it still waits for partners.
    pub waiting: bool,
    /// What is to be solved, in the words of its agency; where the whole proposal is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
    /// Where it comes from, if its agency did not write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub source: Option<Source>,
    #[serde(skip)]
    pub how_soon: Urgency,
}

impl RequestBrief {
    pub fn of(desk: &Desk, locale: Locale, today: Date, id: &CooperationRequestId) -> Option<Self> {
        let record = desk.requests.get(id)?;
        let terms = record.state.terms()?;
        let submitted_on = day(record.since);
        let areas = || terms.thematic_areas.iter();
        Some(Self {
            id: id.to_string(),
            title: terms.title.clone(),
            written_in: terms.written_in.to_string(),
            recipient: terms.recipient.to_string(),
            recipient_name: terms.recipient.name(locale).to_owned(),
            agency: terms.agency.clone(),
            urgency: terms.urgency.to_string(),
            thematic_areas: areas().map(ToString::to_string).collect(),
            thematic_area_names: areas().map(|area| area.name(locale).to_owned()).collect(),
            submitted_on,
            age_days: days_between(submitted_on, today),
            waiting: record.state.waiting().is_some(),
            problem: None,
            source: terms.source.clone(),
            how_soon: terms.urgency,
        })
    }
}

/// A provider in a proposal, with its offer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ProviderBrief {
    /// Its seat: `first_provider` or `second_provider`.
    #[schema(example = "first_provider")]
    pub role: &'static str,
    /// The offer by which it takes part.
    #[schema(example = "br-human-milk-banks")]
    pub offer: String,
    /// What the offer is called, in the words of its institution.
    #[schema(example = "Bancos de leite humano")]
    pub title: String,
    /// The language of its words.
    #[schema(example = "pt")]
    pub written_in: String,
    /// The country or institution of many countries.
    #[schema(example = "BR")]
    pub provider: String,
    /// Its name, in the language of the answer.
    #[schema(example = "Brazil")]
    pub provider_name: String,
    /// The institution through which it shares.
    #[schema(example = "Fiocruz")]
    pub institution: String,
    /// What is shared, in the words of its institution; where the whole proposal is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Where the offer comes from, if its institution did not write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub source: Option<Source>,
}

impl ProviderBrief {
    pub fn of(desk: &Desk, locale: Locale, seat: Party, offer: &CapacityOfferId) -> Option<Self> {
        let terms = desk.offered(offer)?;
        Some(Self {
            role: seat.code(),
            offer: offer.to_string(),
            title: terms.title.clone(),
            written_in: terms.written_in.to_string(),
            provider: terms.provider.to_string(),
            provider_name: terms.provider.name(locale).to_owned(),
            institution: terms.institution.clone(),
            summary: None,
            source: terms.source.clone(),
        })
    }

    /// Of each seat that is taken by a provider.
    pub fn all<'a>(
        desk: &'a Desk,
        locale: Locale,
        givers: impl Iterator<Item = &'a Giver> + 'a,
    ) -> Vec<Self> {
        let seats = [Party::FirstProvider, Party::SecondProvider];
        let briefs = givers.zip(seats);
        briefs.filter_map(|(giver, seat)| Self::of(desk, locale, seat, &giver.offer)).collect()
    }
}

/// The day of an instant, in Coordinated Universal Time.
pub(crate) fn day(at: Timestamp) -> Date {
    at.to_zoned(jiff::tz::TimeZone::UTC).date()
}

fn days_between(from: Date, until: Date) -> i32 {
    let days = from.until(until).map_or(0, |span| span.get_days());
    days.max(0)
}
