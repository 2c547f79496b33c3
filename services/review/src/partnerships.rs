//! What has been agreed to, here or, as is known from publications, before.

use std::collections::BTreeSet;

use app::{
    Filter, Html, Page, Problem,
    fields::{FieldError, Fields, Raw, read},
    i18n::Locale,
    listing::{Paging, Part},
    page::{Choice, Draft, alphabetical},
    problem::Problems,
};
use askama::Template;
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{Country, Partnership, PartnershipId, Provider, ThematicArea};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{bench::Bench, desk::Desk, sight};

/// How many partnerships one page shows.
const A_PAGE: usize = 25;
/// Where a partnership is known from.
pub(crate) const KINDS: &[&str] = &["formed", "documented"];

/// Who takes part in a partnership.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Partner {
    /// `recipient`, `first_provider` or `second_provider`.
    #[schema(example = "recipient")]
    pub role: &'static str,
    /// The country or institution of many countries.
    #[schema(example = "BO")]
    pub code: String,
    /// Its name, in the language of the answer.
    #[schema(example = "Bolivia (Plurinational State of)")]
    pub name: String,
}

/// A partnership in a few words.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct PartnershipBrief {
    /// Its id; one that was formed has the id of the request that it fulfils.
    #[schema(example = "bo-milk-banks")]
    pub id: String,
    /// `formed` here, or `documented` elsewhere.
    #[schema(example = "formed")]
    pub kind: &'static str,
    /// What it is called.
    #[schema(example = "Bancos de leche humana")]
    pub title: String,
    /// Who takes part, the recipient first.
    pub partners: Vec<Partner>,
    /// What it is about.
    #[schema(example = json!(["13020"]))]
    pub thematic_areas: Vec<String>,
    /// The same in the language of the answer.
    pub thematic_area_names: Vec<String>,
    /// The day of the last consent, where it was formed here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date, example = "2026-11-21")]
    pub agreed_on: Option<Date>,
    /// The year in which a documented one began.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = json!(null))]
    pub year_from: Option<i16>,
    /// The year in which it ended, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = json!(null))]
    pub year_until: Option<i16>,
}

impl PartnershipBrief {
    pub fn of(desk: &Desk, locale: Locale, id: &PartnershipId) -> Option<Self> {
        let state = &desk.partnerships.get(id)?.state;
        let (recipient, first, second) = parties(state)?;
        let partner = |role, provider: Provider| Partner {
            role,
            code: provider.to_string(),
            name: provider.name(locale).to_owned(),
        };
        let mut partners = vec![
            partner("recipient", Provider::Country(recipient)),
            partner("first_provider", first),
        ];
        partners.extend(second.map(|second| partner("second_provider", second)));
        let (kind, title, agreed_on, year_from, year_until) = match state {
            Partnership::Formed(it) => ("formed", &it.title, Some(it.agreed_on), None, None),
            Partnership::Documented(it) => {
                ("documented", &it.title, None, Some(it.year_from), it.year_until)
            }
            Partnership::Unformed => return None,
        };
        let areas = areas(state);
        Some(Self {
            id: id.to_string(),
            kind,
            title: title.clone(),
            partners,
            thematic_areas: areas.iter().map(ToString::to_string).collect(),
            thematic_area_names: areas.iter().map(|it| it.name(locale).to_owned()).collect(),
            agreed_on,
            year_from,
            year_until,
        })
    }
}

fn parties(state: &Partnership) -> Option<(Country, Provider, Option<Provider>)> {
    match state {
        Partnership::Formed(it) => {
            let second = it.parties.second_provider.as_ref();
            Some((
                it.parties.recipient,
                it.parties.first_provider.provider,
                second.map(|giver| giver.provider),
            ))
        }
        Partnership::Documented(it) => Some((it.recipient, it.first_provider, it.second_provider)),
        Partnership::Unformed => None,
    }
}

fn areas(state: &Partnership) -> &[ThematicArea] {
    match state {
        Partnership::Formed(it) => &it.thematic_areas,
        Partnership::Documented(it) => &it.thematic_areas,
        Partnership::Unformed => &[],
    }
}

/// What somebody looks for.
#[derive(Debug)]
struct Search {
    country: Option<Provider>,
    theme: Option<ThematicArea>,
    kind: Option<&'static str>,
}

impl Search {
    fn read(raw: &Raw) -> Result<Self, Vec<FieldError>> {
        let mut fields = Fields::of(raw);
        let country = fields.optional("country", read::provider);
        let theme = fields.optional("theme", read::thematic_area);
        let kind = fields.optional("kind", read::choice(KINDS));
        fields.finish(|| Some(Self { country, theme, kind }))
    }

    /// Every partnership that is found and that the reader may see, the latest first.
    fn find<'d>(&self, desk: &'d Desk, page: &Page) -> Vec<&'d PartnershipId> {
        let visible = visible(desk, page).filter(|id| self.wants(desk, id));
        let mut found: Vec<_> = visible.collect();
        found.sort_by_cached_key(|id| std::cmp::Reverse(when(desk, id)));
        found
    }

    fn wants(&self, desk: &Desk, id: &PartnershipId) -> bool {
        let Some(record) = desk.partnerships.get(id) else {
            return false;
        };
        let formed = matches!(record.state, Partnership::Formed(_));
        let kind = if formed { "formed" } else { "documented" };
        let takes_part = |wanted: Provider| {
            parties(&record.state).is_some_and(|(recipient, first, second)| {
                wanted == Provider::Country(recipient) || wanted == first || Some(wanted) == second
            })
        };
        let covered = |theme: ThematicArea| areas(&record.state).iter().any(|it| theme.covers(*it));
        self.kind.is_none_or(|it| it == kind)
            && self.country.is_none_or(takes_part)
            && self.theme.is_none_or(covered)
    }
}

/// Every partnership that the reader may see.
fn visible<'d>(desk: &'d Desk, page: &Page) -> impl Iterator<Item = &'d PartnershipId> {
    let all = desk.partnerships.keys();
    all.filter(|id| sight::partnership(desk, page.person.as_ref(), id))
}

/// By what partnerships are put in order: those that were formed here, then by day or year.
fn when(desk: &Desk, id: &PartnershipId) -> Option<(Option<Date>, i16)> {
    match &desk.partnerships.get(id)?.state {
        Partnership::Formed(it) => Some((Some(it.agreed_on), 0)),
        Partnership::Documented(it) => Some((None, it.year_until.unwrap_or(it.year_from))),
        Partnership::Unformed => None,
    }
}

#[derive(Template)]
#[template(path = "partnerships.html")]
struct Partnerships {
    page: Page,
    css: &'static str,
    draft: Draft,
    count: usize,
    found: Part<PartnershipBrief>,
    countries: Vec<Choice>,
    themes: Vec<Choice>,
    kinds: Vec<Choice>,
}

pub(crate) async fn page(
    page: Page,
    Filter(raw): Filter,
    paging: Paging,
    State(bench): State<Bench>,
) -> Result<Response, Problem> {
    bench.current().await;
    let desk = bench.desk.read();
    let (status, draft, ids) = match Search::read(&raw) {
        Ok(search) => (StatusCode::OK, Draft::typed(raw), search.find(&desk, &page)),
        Err(errors) => {
            let draft = Draft::refused(raw, errors);
            (StatusCode::UNPROCESSABLE_ENTITY, draft, vec![])
        }
    };
    let count = ids.len();
    let found = paging.page(A_PAGE, ids, ToString::to_string);
    let found = found.filter_map(|id| PartnershipBrief::of(&desk, page.locale, id));
    let (countries, themes) = choices(&desk, &page);
    drop(desk);
    let html = Html(Partnerships {
        css: crate::assets::address(),
        draft,
        count,
        found,
        countries,
        themes,
        kinds: app::page::choices(page.locale, "partnerships-kind", KINDS),
        page,
    });
    Ok((status, html).into_response())
}

/// Of countries and themes those that a partnership has.
fn choices(desk: &Desk, page: &Page) -> (Vec<Choice>, Vec<Choice>) {
    let states = || visible(desk, page).filter_map(|id| Some(&desk.partnerships.get(id)?.state));
    let providers: BTreeSet<Provider> = states()
        .filter_map(parties)
        .flat_map(|(recipient, first, second)| {
            [Provider::Country(recipient), first].into_iter().chain(second)
        })
        .collect();
    let all: BTreeSet<ThematicArea> = states()
        .flat_map(|state| areas(state).iter().copied())
        .flat_map(|area| area.ancestors().chain([area]).collect::<Vec<_>>())
        .collect();
    let mut countries: Vec<Choice> = providers
        .into_iter()
        .map(|it| Choice { code: it.to_string(), name: page.show(it) })
        .collect();
    alphabetical(&mut countries);
    let theme = |area: ThematicArea| Choice {
        code: area.to_string(),
        name: format!("{area} {}", page.show(area)),
    };
    (countries, all.into_iter().map(theme).collect())
}

/// Partnerships, formed and documented, the latest first.
#[utoipa::path(
    get,
    path = "/api/v1/partnerships",
    tag = "Partnerships",
    params(
        ("country" = Option<String>, Query, description = "Only those in which this country or institution takes part.", example = "BO"),
        ("theme" = Option<String>, Query, description = "Only those in this thematic area or under it.", example = "130"),
        ("kind" = Option<String>, Query, description = "`formed` or `documented`.", example = "formed"),
        ("cursor" = Option<String>, Query, description = "The id of the last partnership seen."),
        ("limit" = Option<u8>, Query, description = "How many at most; 50 where nothing is said, 200 at most."),
    ),
    responses(
        (status = 200, description = "The partnerships, and the cursor of the next part.", body = Part<PartnershipBrief>),
        Problems,
    ),
)]
pub(crate) async fn api(
    page: Page,
    Filter(raw): Filter,
    paging: Paging,
    State(bench): State<Bench>,
) -> Result<Json<Part<PartnershipBrief>>, Problem> {
    let search = Search::read(&raw)?;
    bench.current().await;
    let desk = bench.desk.read();
    let found = paging.part(search.find(&desk, &page), ToString::to_string)?;
    Ok(Json(found.filter_map(|id| PartnershipBrief::of(&desk, page.locale, id))))
}
