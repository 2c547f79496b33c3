//! What a policy says, in the reader's words: what country fit and language are made of, and below or
//! beyond which limits nothing is proposed.

use app::{
    Page,
    i18n::{self, Shown, thousandths},
};
use domain::{Arg, Bloc, Points, ThematicArea};
use serde_json::Value;

use super::told::{Scoring, Weighed};

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

/// How two sides can talk that share no language.
pub(super) const WORKING_LANGUAGE: &[&str] = &["near", "bridge", "interpretation"];

/// The length of the longest bar, in pixels: it fits a telephone.
const LONGEST_BAR: Points = 320;

/// What a policy says, in words.
pub(super) struct Terms {
    pub scoring: Scoring,
    /// Below or beyond which nothing is proposed, in sentences.
    pub limits: Vec<String>,
    pub country_fit: Vec<Row>,
    pub blocs: Vec<Row>,
    pub working_language: Vec<Row>,
    /// Areas that count as kin, by code and name.
    pub kin: Vec<String>,
}

/// What something is worth.
pub(super) struct Row {
    pub label: String,
    pub points: Points,
}

/// A policy that is being put into words.
struct Reading<'a> {
    page: &'a Page,
    policy: &'a matching::Policy,
    tables: &'a Value,
}

impl Terms {
    pub fn of(page: &Page, scoring: Scoring, policy: &matching::Policy) -> Self {
        let reading = Reading { page, policy, tables: &scoring.tables };
        Self {
            limits: reading.limits(&scoring),
            country_fit: reading.country_fit(),
            blocs: reading.blocs(),
            working_language: reading.working_language(),
            kin: reading.kin(),
            scoring,
        }
    }

    /// The points of a criterion.
    pub fn weight(&self, criterion: &str) -> Points {
        let of = self.scoring.criteria.iter().find(|one| one.criterion == criterion);
        of.map_or(0, |one| one.points)
    }

    /// How long the bar of a criterion is.
    pub fn bar(&self, of: &Weighed) -> Points {
        let all = self.scoring.criteria.iter().map(|one| one.points.abs());
        of.points.abs() * LONGEST_BAR / all.max().unwrap_or(1).max(1)
    }
}

impl Reading<'_> {
    /// What stands in a table; every key was there when the policy was read.
    fn number(&self, section: &str, key: &str) -> i32 {
        let number = self.tables[section][key].as_i64();
        number.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }

    fn percent(&self, section: &str, key: &str) -> Arg {
        Arg::Percent(i64::from(self.number(section, key)) / 10)
    }

    /// What of the cost of a triangle a share of it is.
    fn cost(&self, share: i32) -> Arg {
        Arg::Number((-self.policy.points("coordination", share)).into())
    }

    fn say<const N: usize>(&self, id: &str, args: [(&str, Arg); N]) -> String {
        i18n::text_with(self.page.locale, id, args)
    }

    fn limits(&self, scoring: &Scoring) -> Vec<String> {
        let [length, days] = [
            i64::try_from(scoring.list_length).unwrap_or(i64::MAX),
            self.number("filters", "least_overlap_days").into(),
        ];
        let [least, of] = [scoring.least_score, scoring.most].map(|it| Arg::Number(it.into()));
        let [gap, closed] = ["least_gap", "least_closed"].map(|key| self.percent("triangle", key));
        let [same, near] =
            ["same_area", "same_category"].map(|key| self.cost(self.number("coordination", key)));
        let points = self.cost(1_000);
        vec![
            self.say("policy-list-length", [("count", length.into())]),
            self.say("policy-least-score", [("least", least), ("of", of)]),
            self.say("policy-least-overlap", [("days", days.into())]),
            self.say("policy-least-weeks", [("share", self.percent("filters", "least_weeks"))]),
            self.say("policy-triangle", [("gap", gap), ("closed", closed)]),
            self.say("policy-triangle-cost", [("points", points), ("same", same), ("near", near)]),
        ]
    }

    fn country_fit(&self) -> Vec<Row> {
        let reach = self.number("country_fit", "hdi_reach").unsigned_abs();
        let row = |key: &&str| {
            let id = format!("policy-country-fit-{}", key.replace('_', "-"));
            let reach = Arg::Text(thousandths(self.page.locale, reach));
            Row {
                label: self.say(&id, [("reach", reach)]),
                points: self.policy.points("country_fit", self.number("country_fit", key)),
            }
        };
        COUNTRY_FIT.iter().map(row).collect()
    }

    /// The closest first.
    fn blocs(&self) -> Vec<Row> {
        let named = self.tables["country_fit"]["blocs"].as_object().into_iter().flatten();
        let row = |(code, share): (&String, &Value)| {
            let bloc: Bloc = code.parse().ok()?;
            let points = self.policy.points("country_fit", share.as_i64()?.try_into().ok()?);
            Some(Row { label: bloc.shown(self.page.locale), points })
        };
        let mut rows: Vec<Row> = named.filter_map(row).collect();
        rows.sort_by_cached_key(|row| (-row.points, i18n::alphabetical(&row.label)));
        rows
    }

    fn working_language(&self) -> Vec<Row> {
        let ranks = self.tables["working_language"]["ranks"].as_array();
        let ranks = ranks.map_or(&[][..], Vec::as_slice);
        let ranked = ranks.iter().enumerate().map(|(at, share)| {
            let rank = i64::try_from(at + 1).unwrap_or(i64::MAX);
            let last = if at + 1 == ranks.len() { "yes" } else { "no" };
            let args = [("rank", rank.into()), ("last", last.into())];
            let share = share.as_i64().and_then(|share| share.try_into().ok()).unwrap_or(0);
            Row {
                label: self.say("policy-working-language-rank", args),
                points: self.policy.points("working_language", share),
            }
        });
        let others = WORKING_LANGUAGE.iter().map(|key| Row {
            label: self.page.t(&format!("policy-working-language-{key}")),
            points: self.policy.points("working_language", self.number("working_language", key)),
        });
        ranked.chain(others).collect()
    }

    /// In the order of the codes, since some names differ by these alone.
    fn kin(&self) -> Vec<String> {
        let pairs = self.tables["filters"]["kin"].as_array().into_iter().flatten();
        let area = |code: &Value| code.as_str()?.parse::<ThematicArea>().ok();
        let pair = |pair: &Value| {
            let named = |area: ThematicArea| format!("{area} {}", area.shown(self.page.locale));
            Some([area(&pair[0])?, area(&pair[1])?].map(named).join(" – "))
        };
        let mut kin: Vec<String> = pairs.filter_map(pair).collect();
        kin.sort();
        kin
    }
}
