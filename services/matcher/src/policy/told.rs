//! A policy as programs read it.

use app::{
    Page,
    i18n::{self, Locale},
    story::{Story, Telling},
};
use domain::{Points, Policy, policy};
use jiff::Timestamp;
use matching::{CRITERIA, Kind};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A policy that was put in force.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct PolicySummary {
    /// Its version, as people name it.
    #[schema(example = "2026-3")]
    pub version: String,
    /// The BLAKE3 hash of all that decides a score under it.
    pub hash: String,
    /// Whether proposals are scored by it now.
    pub in_force: bool,
    /// When it was put in force, the last time first.
    pub adopted: Vec<Adopted>,
}

/// A time for which a policy was in force.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Adopted {
    /// The event that put it in force.
    #[schema(example = 1)]
    pub position: u64,
    /// From when on.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// When another took its place; absent where it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    /// Who put it in force: `ayni` where the program did when it started. The personal name only for
    /// readers who have signed in.
    #[schema(example = "ayni")]
    pub by: String,
    /// The same in words.
    #[serde(skip)]
    pub who: String,
}

/// A policy with all that it says.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct PolicyTold {
    /// Which one, and when it was in force.
    #[serde(flatten)]
    pub summary: PolicySummary,
    /// What it says; absent where it was written for another edition of the program's rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scoring: Option<Scoring>,
    /// Its text, as it was put in force: TOML.
    pub content: String,
}

/// How proposals are scored.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Scoring {
    /// How many proposals a list holds at most.
    #[schema(example = 10)]
    pub list_length: usize,
    /// The points below which nothing is proposed.
    #[schema(example = 650)]
    pub least_score: Points,
    /// The points that all criteria can give together.
    #[schema(example = 1000)]
    pub most: Points,
    /// Each criterion, in the order in which a proposal's points are told.
    pub criteria: Vec<Weighed>,
    /// Every table of the policy, by section and key. Shares are in thousandths: those of a criterion's
    /// own section mostly of its points.
    #[schema(value_type = Object)]
    pub tables: Value,
}

/// What one criterion is worth.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Weighed {
    /// Its name in the policy.
    #[schema(example = "thematic_area")]
    pub criterion: &'static str,
    /// Its name in the language of the answer.
    #[schema(example = "Thematic area")]
    pub name: String,
    /// What it looks at, in the language of the answer.
    pub about: String,
    /// The most points that it gives; where it is a cost, the most that it takes, below zero.
    #[schema(example = 320)]
    pub points: Points,
}

/// A policy that was put in force, and its text.
pub(super) struct Told {
    pub summary: PolicySummary,
    pub content: String,
}

/// Every policy, the one that was put in force last first.
pub(super) fn all(story: &Story<Policy>, page: &Page) -> Vec<Told> {
    let people = story.lines(page, "policy", |_| Telling::default()).into_iter().rev();
    let programs = story.chronicle(page.person.as_ref(), |_| false).into_iter().rev();
    let (mut all, mut until): (Vec<Told>, _) = (vec![], None);
    for ((step, line), said) in story.steps.iter().rev().zip(people).zip(programs) {
        let policy::Event::Adopted(adoption) = &step.event;
        let adopted = Adopted {
            position: said.position,
            at: line.at,
            until: until.replace(line.at),
            by: said.actor,
            who: line.who,
        };
        match all.iter_mut().find(|one| one.summary.hash == adoption.stamp.hash) {
            Some(again) => again.summary.adopted.push(adopted),
            None => all.push(Told {
                summary: PolicySummary {
                    version: adoption.stamp.version.clone(),
                    hash: adoption.stamp.hash.clone(),
                    in_force: all.is_empty(),
                    adopted: vec![adopted],
                },
                content: adoption.content.clone(),
            }),
        }
    }
    all
}

impl Scoring {
    /// What the policy with that hash says, with the policy itself, where this program scores by such
    /// a text as its hash says.
    pub fn of(hash: &str, content: &str, locale: Locale) -> Option<(Self, matching::Policy)> {
        let policy = matching::Policy::parse(content).ok()?;
        if policy.stamp().hash != hash {
            return None;
        }
        let criteria = CRITERIA.iter().zip(policy.weights());
        let criteria: Vec<Weighed> = criteria
            .map(|(criterion, (name, weight))| {
                let id = format!("criterion-{}", name.replace('_', "-"));
                Weighed {
                    criterion: name,
                    name: i18n::text(locale, &id),
                    about: i18n::text(locale, &format!("{id}-about")),
                    points: if criterion.kind == Kind::Gain { weight } else { -weight },
                }
            })
            .collect();
        let scoring = Self {
            list_length: policy.list_length,
            least_score: policy.least_score,
            most: criteria.iter().map(|one| one.points.max(0)).sum(),
            criteria,
            tables: serde_json::to_value(policy.tables()).ok()?,
        };
        Some((scoring, policy))
    }
}
