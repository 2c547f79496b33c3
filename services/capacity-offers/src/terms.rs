//! From what somebody sent to the terms of an offer: one reader for form, API body and import row.

use app::{
    fields::{FieldError, Fields, Raw, any_language, any_words, read, read::coded, source},
    ids,
    table::Column,
};
use domain::{
    CapacityOfferId, CostItem, Country, Evidence, Modality, Multilateral, OfferRole, Provider,
    capacity_offer::{FIRST_YEAR, LAST_YEAR, MOST_USD, Terms},
    rules::{BrokenTerms, TEXT_CHARS, TITLE_CHARS},
};
use jiff::civil::Date;

/// The columns of a table of offers: the fields of their JSON.
pub const COLUMNS: &[Column] = &[
    Column::one("id"),
    Column::one("provider"),
    Column::one("institution"),
    Column::one("title"),
    Column::one("summary"),
    Column::one("written_in"),
    Column::many("thematic_areas"),
    Column::many("sdg_targets"),
    Column::many("skills"),
    Column::one("role"),
    Column::many("modalities"),
    Column::many("languages"),
    Column::many("eligible"),
    Column::many("excluded"),
    Column::one("places"),
    Column::one("expert_weeks_per_year"),
    Column::day("available_from"),
    Column::day("available_until"),
    Column::day("valid_until"),
    Column::many("pays_for"),
    Column::many("asks_for"),
    Column::one("brings_usd"),
    Column::rows("evidence", &["what", "country", "year", "result", "link"]),
    Column::one("programme"),
    Column::one("source.note"),
    Column::one("source.link"),
];

/// The id, where one was given, and the terms; or every mistake, rules between fields included.
pub fn read_terms(raw: &Raw) -> Result<(Option<CapacityOfferId>, Terms), Vec<FieldError>> {
    read_checked(raw, LAST_YEAR, Terms::check)
}

/// The same of what is taken in anew on that day, and must not be over by then.
pub fn read_new_terms(
    raw: &Raw,
    today: Date,
) -> Result<(Option<CapacityOfferId>, Terms), Vec<FieldError>> {
    read_checked(raw, today.year(), |terms| terms.check_anew(today))
}

fn read_checked(
    raw: &Raw,
    latest: i16,
    check: impl Fn(&Terms) -> Result<(), BrokenTerms>,
) -> Result<(Option<CapacityOfferId>, Terms), Vec<FieldError>> {
    let mut fields = Fields::of(raw);
    let id = fields.optional("id", read::new_id);
    let terms = terms(&mut fields, latest);
    fields.finish_checked(check(&terms))?;
    Ok((id, terms))
}

/// The terms as far as they can be read. What cannot is noted in `fields`, and a value that breaks
/// no rule stands in for it, so that the rules between the other fields can still be held. `latest` is
/// the last year in which something can have been done.
fn terms(fields: &mut Fields<'_>, latest: i16) -> Terms {
    Terms {
        provider: fields.required("provider", coded(read::provider)).unwrap_or_else(anybody),
        institution: fields
            .required("institution", read::line(TITLE_CHARS))
            .unwrap_or_else(any_words),
        title: fields.required("title", read::line(TITLE_CHARS)).unwrap_or_else(any_words),
        summary: fields.required("summary", read::words(TEXT_CHARS)).unwrap_or_else(any_words),
        written_in: fields
            .required("written_in", coded(read::language))
            .unwrap_or_else(any_language),
        thematic_areas: fields.list("thematic_areas", 1..=8, coded(read::thematic_area)),
        sdg_targets: fields.list("sdg_targets", 0..=10, coded(read::sdg_target)),
        skills: fields.list("skills", 0..=20, read::line(TITLE_CHARS)),
        role: fields.required("role", read::term(OfferRole::ALL)).unwrap_or(OfferRole::Both),
        modalities: fields.list("modalities", 1..=Modality::all().len(), read::modality),
        languages: fields.list("languages", 1..=10, coded(read::language)),
        eligible: fields.list("eligible", 1..=60, coded(read::scope)),
        excluded: fields.list("excluded", 0..=200, coded(read::country)),
        places: fields.required("places", read::whole(1..=1_000)).unwrap_or(1),
        expert_weeks_per_year: fields
            .required("expert_weeks_per_year", read::whole(1..=5_200))
            .unwrap_or(1),
        available_from: fields.required("available_from", read::date).unwrap_or(Date::MIN),
        available_until: fields.required("available_until", read::date).unwrap_or(Date::MAX),
        valid_until: fields.required("valid_until", read::date).unwrap_or(Date::MAX),
        pays_for: fields.list("pays_for", 0..=CostItem::ALL.len(), read::term(CostItem::ALL)),
        asks_for: fields.list("asks_for", 0..=CostItem::ALL.len(), read::term(CostItem::ALL)),
        brings_usd: fields.optional("brings_usd", read::usd(MOST_USD)).unwrap_or(0),
        evidence: fields.each("evidence", 0..=30, |fields| Some(evidence(fields, latest))),
        programme: fields.optional("programme", read::id),
        source: fields.object("source", |fields| Some(source(fields))),
    }
}

fn evidence(fields: &mut Fields<'_>, latest: i16) -> Evidence {
    Evidence {
        what: fields.required("what", read::words(TEXT_CHARS)).unwrap_or_else(any_words),
        country: fields.required("country", coded(read::country)).unwrap_or_else(any_country),
        year: fields.required("year", read::year(FIRST_YEAR..=latest)).unwrap_or(2_000),
        result: fields.optional("result", read::words(TEXT_CHARS)),
        link: fields.optional("link", read::url),
    }
}

fn any_country() -> Country {
    Country::at(0).expect("there are countries")
}

fn anybody() -> Provider {
    Provider::Multilateral(Multilateral::at(0).expect("there are multilateral institutions"))
}

/// The id that comes to mind for an offer: provider and title, with a number from the second on.
pub(crate) fn id_for(terms: &Terms, number: usize) -> CapacityOfferId {
    let provider = terms.provider.to_string();
    let made = ids::numbered([provider.as_str(), &terms.title], number, CapacityOfferId::MAX);
    made.parse().expect("a slug that begins with a code is an id")
}
