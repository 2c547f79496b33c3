//! The page on a policy: what each criterion is worth, what country fit and language are made of, and
//! below which limits nothing is proposed.

use app::{
    App, Html, Page, Problem,
    i18n::{self, Shown, thousandths},
};
use askama::Template;
use axum::extract::{Path, State};
use domain::{Arg, Bloc, Points, ThematicArea};
use serde_json::Value;

use super::{
    LEAST_OF_HASH, named, story,
    told::{self, Adopted, PolicySummary, Scoring, Told, Weighed},
};

/// What country fit is made of, in the order in which it is told. The reader's words for `wanted` are
/// the text `policy-country-fit-wanted`.
pub(super) const COUNTRY_FIT: &[&str] = &[
    "wanted",
    "intermediate_region",
    "subregion",
    "region",
    "blocs_most",
    "programme",
    "hdi",
    "income_group",
    "peers",
    "development_most",
    "official_language",
    "near_language",
    "past_first",
    "past_further",
    "past_same_sector",
    "past_most",
    "institution",
    "second_provider",
];

/// The length of the longest bar, in pixels.
const LONGEST_BAR: Points = 320;

/// How two sides can talk that share no language.
pub(super) const WORKING_LANGUAGE: &[&str] = &["near", "bridge", "interpretation"];

#[derive(Template)]
#[template(path = "policy.html")]
pub(super) struct PolicyPage {
    page: Page,
    told: Told,
    terms: Option<Terms>,
    others: Vec<PolicySummary>,
}

/// What a policy says, in words.
struct Terms {
    scoring: Scoring,
    /// Below or beyond which nothing is proposed, in sentences.
    limits: Vec<String>,
    country_fit: Vec<Row>,
    blocs: Vec<Row>,
    working_language: Vec<Row>,
    /// Areas that count as kin, by name.
    kin: Vec<String>,
}

/// What something is worth.
struct Row {
    label: String,
    points: Points,
}

impl Terms {
    /// The points of a criterion.
    fn weight(&self, criterion: &str) -> Points {
        let of = self.scoring.criteria.iter().find(|one| one.criterion == criterion);
        of.map_or(0, |one| one.points)
    }

    /// How long the bar of a criterion is, such that the longest fits a telephone.
    fn bar(&self, of: &Weighed) -> Points {
        let all = self.scoring.criteria.iter().map(|one| one.points.abs());
        of.points.abs() * LONGEST_BAR / all.max().unwrap_or(1).max(1)
    }
}

/// The page on the policy in force.
pub(super) async fn in_force(
    State(app): State<App>,
    page: Page,
) -> Result<Html<PolicyPage>, Problem> {
    let mut all = told::all(&story(&app).await?, &page).into_iter();
    let told = all.next().ok_or_else(Problem::not_found)?;
    Ok(PolicyPage::of(page, told, all.map(|one| one.summary).collect()))
}

/// The page on the policy with that hash.
pub(super) async fn one(
    State(app): State<App>,
    page: Page,
    Path(hash): Path<String>,
) -> Result<Html<PolicyPage>, Problem> {
    let story = story(&app).await?;
    let told = named(told::all(&story, &page), &hash)?;
    let others = told::all(&story, &page).into_iter().map(|one| one.summary);
    let others = others.filter(|one| one.hash != told.summary.hash).collect();
    Ok(PolicyPage::of(page, told, others))
}

impl PolicyPage {
    fn of(page: Page, told: Told, others: Vec<PolicySummary>) -> Html<Self> {
        let scoring = Scoring::of(&told.summary.hash, &told.content, page.locale);
        let terms = scoring.map(|(scoring, policy)| terms(&page, scoring, &policy));
        Html(Self { page, told, terms, others })
    }

    /// Everybody who put it in force.
    fn adopted_by(&self) -> String {
        let mut names: Vec<&str> = vec![];
        for adopted in &self.told.summary.adopted {
            if !names.contains(&adopted.who.as_str()) {
                names.push(&adopted.who);
            }
        }
        self.page.show(names)
    }
}

impl PolicySummary {
    /// By its version and as much of its hash as people read.
    fn named(&self, page: &Page) -> String {
        let hash = self.hash.get(..LEAST_OF_HASH).unwrap_or(&self.hash);
        page.t2("policy-named", ("version", &self.version), ("hash", hash))
    }
}

impl Adopted {
    /// Since when, or from when to when.
    fn told(&self, page: &Page) -> String {
        match self.until {
            None => page.t1("policy-since", "from", self.at),
            Some(until) => page.t2("policy-from-until", ("from", self.at), ("until", until)),
        }
    }
}

fn terms(page: &Page, scoring: Scoring, policy: &matching::Policy) -> Terms {
    let tables = &scoring.tables;
    Terms {
        limits: limits(page, &scoring, policy),
        country_fit: country_fit(page, tables, policy),
        blocs: blocs(page, tables, policy),
        working_language: working_language(page, tables, policy),
        kin: kin(page, tables),
        scoring,
    }
}

/// What stands in a table of the policy, as a number; every key was there when it was read.
fn number(tables: &Value, section: &str, key: &str) -> i32 {
    let number = tables[section][key].as_i64();
    number.and_then(|number| number.try_into().ok()).unwrap_or_default()
}

fn limits(page: &Page, scoring: &Scoring, policy: &matching::Policy) -> Vec<String> {
    let tables = &scoring.tables;
    let percent = |section, key| Arg::Percent(i64::from(number(tables, section, key)) / 10);
    let taken = |key| {
        Arg::Number((-policy.points("coordination", number(tables, "coordination", key))).into())
    };
    let say = |id: &str, args: Vec<(&str, Arg)>| i18n::text_with(page.locale, id, args);
    let length = i64::try_from(scoring.list_length).unwrap_or(i64::MAX);
    vec![
        say("policy-list-length", vec![("count", length.into())]),
        say(
            "policy-least-score",
            vec![
                ("least", Arg::Number(scoring.least_score.into())),
                ("of", Arg::Number(scoring.most.into())),
            ],
        ),
        say(
            "policy-least-overlap",
            vec![("days", Arg::Number(number(tables, "filters", "least_overlap_days").into()))],
        ),
        say("policy-least-weeks", vec![("share", percent("filters", "least_weeks"))]),
        say(
            "policy-triangle",
            vec![
                ("gap", percent("triangle", "least_gap")),
                ("closed", percent("triangle", "least_closed")),
            ],
        ),
        say(
            "policy-triangle-cost",
            vec![
                ("points", Arg::Number((-policy.points("coordination", 1_000)).into())),
                ("same", taken("same_area")),
                ("near", taken("same_category")),
            ],
        ),
    ]
}

fn country_fit(page: &Page, tables: &Value, policy: &matching::Policy) -> Vec<Row> {
    let reach = number(tables, "country_fit", "hdi_reach").unsigned_abs();
    let row = |key: &&str| {
        let id = format!("policy-country-fit-{}", key.replace('_', "-"));
        let reach = Arg::Text(thousandths(page.locale, reach));
        Row {
            label: i18n::text_with(page.locale, &id, [("reach", reach)]),
            points: policy.points("country_fit", number(tables, "country_fit", key)),
        }
    };
    COUNTRY_FIT.iter().map(row).collect()
}

/// The closest first.
fn blocs(page: &Page, tables: &Value, policy: &matching::Policy) -> Vec<Row> {
    let named = tables["country_fit"]["blocs"].as_object().into_iter().flatten();
    let row = |(code, share): (&String, &Value)| {
        let bloc: Bloc = code.parse().ok()?;
        let share = share.as_i64()?.try_into().ok()?;
        let points = policy.points("country_fit", share);
        Some(Row { label: bloc.shown(page.locale), points })
    };
    let mut rows: Vec<Row> = named.filter_map(row).collect();
    rows.sort_by_cached_key(|row| (-row.points, i18n::alphabetical(&row.label)));
    rows
}

fn working_language(page: &Page, tables: &Value, policy: &matching::Policy) -> Vec<Row> {
    let points = |share: i64| policy.points("working_language", share.try_into().unwrap_or(0));
    let ranks = tables["working_language"]["ranks"].as_array().map_or(&[][..], Vec::as_slice);
    let ranked = ranks.iter().enumerate().map(|(at, share)| {
        let is_last = at + 1 == ranks.len();
        let rank = i64::try_from(at + 1).unwrap_or(i64::MAX);
        let last = Arg::Text(if is_last { "yes" } else { "no" }.to_owned());
        let args = [("rank", rank.into()), ("last", last)];
        Row {
            label: i18n::text_with(page.locale, "policy-working-language-rank", args),
            points: points(share.as_i64().unwrap_or(0)),
        }
    });
    let others = WORKING_LANGUAGE.iter().map(|key| Row {
        label: page.t(&format!("policy-working-language-{key}")),
        points: points(number(tables, "working_language", key).into()),
    });
    ranked.chain(others).collect()
}

/// In the order of the reader's alphabet.
fn kin(page: &Page, tables: &Value) -> Vec<String> {
    let pairs = tables["filters"]["kin"].as_array().into_iter().flatten();
    let area = |code: &Value| code.as_str()?.parse::<ThematicArea>().ok();
    let pair = |pair: &Value| {
        let names = [area(&pair[0])?, area(&pair[1])?].map(|area| area.shown(page.locale));
        Some(names.join(" – "))
    };
    let mut kin: Vec<String> = pairs.filter_map(pair).collect();
    kin.sort_by_cached_key(|pair| i18n::alphabetical(pair));
    kin
}
