//! From what somebody sent to the terms of a request: one reader for form, API body and import row.

use app::{
    fields::{FieldError, Fields, Raw, any_language, any_words, read, read::coded, source},
    ids,
    table::Column,
};
use domain::{
    CooperationRequestId, Country, NeedUnit, Urgency, Visibility,
    capacity_offer::MOST_USD,
    cooperation_request::{Need, Terms},
    rules::{BrokenTerms, TEXT_CHARS, TITLE_CHARS},
};
use jiff::civil::Date;

/// The columns of a table of requests: the fields of their JSON.
pub const COLUMNS: &[Column] = &[
    Column::one("id"),
    Column::one("recipient"),
    Column::one("agency"),
    Column::one("title"),
    Column::one("problem"),
    Column::one("why_now"),
    Column::one("expected_change"),
    Column::one("written_in"),
    Column::many("thematic_areas"),
    Column::many("sdg_targets"),
    Column::rows("needs", &["theme", "skill", "modality", "quantity", "unit"]),
    Column::many("languages"),
    Column::day("needed_from"),
    Column::day("needed_until"),
    Column::one("urgency"),
    Column::one("total_cost_usd"),
    Column::one("own_contribution_usd"),
    Column::many("partners_wanted"),
    Column::many("partners_unwanted"),
    Column::one("already_exists"),
    Column::one("endorsement"),
    Column::one("visible_to"),
    Column::one("source.note"),
    Column::one("source.link"),
];

/// The id, where one was given, and the terms; or every mistake, rules between fields included.
pub fn read_terms(raw: &Raw) -> Result<(Option<CooperationRequestId>, Terms), Vec<FieldError>> {
    read_checked(raw, Terms::check)
}

/// The same of what is taken in anew on that day, and must not be over by then.
pub fn read_new_terms(
    raw: &Raw,
    today: Date,
) -> Result<(Option<CooperationRequestId>, Terms), Vec<FieldError>> {
    read_checked(raw, |terms| terms.check_anew(today))
}

fn read_checked(
    raw: &Raw,
    check: impl Fn(&Terms) -> Result<(), BrokenTerms>,
) -> Result<(Option<CooperationRequestId>, Terms), Vec<FieldError>> {
    let mut fields = Fields::of(raw);
    let id = fields.optional("id", read::new_id);
    let terms = terms(&mut fields);
    fields.finish_checked(check(&terms))?;
    Ok((id, terms))
}

/// The terms as far as they can be read. What cannot is noted in `fields`, and a value that breaks
/// no rule stands in for it, so that the rules between the other fields can still be held.
fn terms(fields: &mut Fields<'_>) -> Terms {
    Terms {
        recipient: fields.required("recipient", coded(read::country)).unwrap_or_else(nobody),
        agency: fields.required("agency", read::line(TITLE_CHARS)).unwrap_or_else(any_words),
        title: fields.required("title", read::line(TITLE_CHARS)).unwrap_or_else(any_words),
        problem: fields.required("problem", read::words(TEXT_CHARS)).unwrap_or_else(any_words),
        why_now: fields.optional("why_now", read::words(TEXT_CHARS)),
        expected_change: fields.optional("expected_change", read::words(TEXT_CHARS)),
        written_in: fields
            .required("written_in", coded(read::language))
            .unwrap_or_else(any_language),
        thematic_areas: fields.list("thematic_areas", 1..=8, coded(read::thematic_area)),
        sdg_targets: fields.list("sdg_targets", 0..=10, coded(read::sdg_target)),
        needs: fields.each("needs", 1..=20, |fields| Some(need(fields))),
        languages: fields.list("languages", 1..=10, coded(read::language)),
        needed_from: fields.required("needed_from", read::date).unwrap_or(Date::MIN),
        needed_until: fields.required("needed_until", read::date).unwrap_or(Date::MAX),
        urgency: fields.required("urgency", read::term(Urgency::ALL)).unwrap_or(Urgency::Routine),
        total_cost_usd: fields.optional("total_cost_usd", read::usd(MOST_USD)),
        own_contribution_usd: fields
            .optional("own_contribution_usd", read::usd(MOST_USD))
            .unwrap_or(0),
        partners_wanted: fields.list("partners_wanted", 0..=50, coded(read::country)),
        partners_unwanted: fields.list("partners_unwanted", 0..=200, coded(read::country)),
        already_exists: fields.optional("already_exists", read::words(TEXT_CHARS)),
        endorsement: fields.optional("endorsement", read::words(TEXT_CHARS)),
        visible_to: fields
            .required("visible_to", read::term(Visibility::ALL))
            .unwrap_or(Visibility::Coordinators),
        source: fields.object("source", |fields| Some(source(fields))),
    }
}

fn need(fields: &mut Fields<'_>) -> Need {
    Need {
        theme: fields.optional("theme", coded(read::thematic_area)),
        skill: fields.optional("skill", read::line(TITLE_CHARS)),
        modality: fields.optional("modality", read::modality),
        quantity: fields.required("quantity", read::whole(1..=10_000)).unwrap_or(1),
        unit: fields.required("unit", read::term(NeedUnit::ALL)).unwrap_or(NeedUnit::Events),
    }
}

/// A place that nobody asks to learn from, so that no wanted partner is taken for the recipient.
fn nobody() -> Country {
    "AQ".parse().expect("Antarctica is on the list of countries")
}

/// The id that comes to mind for a request: recipient and title, with a number from the second on.
pub(crate) fn id_for(terms: &Terms, number: usize) -> CooperationRequestId {
    let recipient = terms.recipient.to_string();
    let made = ids::numbered([recipient.as_str(), &terms.title], number, CooperationRequestId::MAX);
    made.parse().expect("a slug that begins with a code is an id")
}
