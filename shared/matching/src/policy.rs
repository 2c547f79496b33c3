//! The scoring policy: every weight and every table, as one versioned value with a hash of its content.

use std::{fmt, sync::Arc};

use domain::{Points, PolicyStamp, ThematicArea};
use policy_file::PolicyFile;
use serde::Serialize;

pub use policy_file::{Fault, PolicyError};
pub(crate) use policy_file::{Ranks, Section, Share, WHOLE};

use crate::{
    criteria::{CRITERIA, Kind, Score},
    tables,
};

/// The edition of the rules that this program scores by. It goes up whenever the same tables would
/// give other points, and a policy that was written for another edition is refused.
const RULES: i64 = 4;

/// What the weights of all criteria that give points sum to.
const MOST_POINTS: i64 = 1_000;

/// How proposals are filtered, scored and listed.
#[derive(Clone, Debug)]
pub struct Policy {
    stamp: PolicyStamp,
    file: PolicyFile,
    /// How many proposals a list holds at most.
    pub list_length: usize,
    /// Below this score nothing is proposed.
    pub least_score: Points,
    pub(crate) filters: Filters,
    pub(crate) triangle: Triangle,
    pub(crate) rules: Vec<Rule>,
}

/// What decides who comes into question at all.
#[derive(Clone, Debug)]
pub(crate) struct Filters {
    /// The days that the windows must have in common.
    pub least_overlap_days: u32,
    /// The share of the expert weeks that an offer must have left.
    pub least_weeks: Share,
    /// Areas that are kin although their sector groups do not say so.
    pub kin: Kin,
    /// Sector groups of all that fits nowhere else: their areas have nothing to do with each other.
    pub catch_all: Vec<ThematicArea>,
}

/// Pairs of areas, either way, each with all that lies beneath it.
#[derive(Clone)]
pub(crate) struct Kin {
    /// For each area, whether each other is joined with it.
    joined: Vec<bool>,
    areas: usize,
}

impl Kin {
    fn new(pairs: &[[ThematicArea; 2]]) -> Self {
        let areas = ThematicArea::all().count();
        let mut joined = vec![false; areas * areas];
        let beneath =
            |area: ThematicArea| ThematicArea::all().filter(move |other| area.covers(*other));
        for &[one, other] in pairs {
            for a in beneath(one) {
                for b in beneath(other) {
                    joined[a.index() * areas + b.index()] = true;
                    joined[b.index() * areas + a.index()] = true;
                }
            }
        }
        Self { joined, areas }
    }

    pub fn joins(&self, one: ThematicArea, other: ThematicArea) -> bool {
        self.joined[one.index() * self.areas + other.index()]
    }
}

impl fmt::Debug for Kin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kin").field("areas", &self.areas).finish_non_exhaustive()
    }
}

/// When a second provider is proposed.
#[derive(Clone, Debug)]
pub(crate) struct Triangle {
    /// The share of the whole cost from which on missing money is a gap.
    pub least_gap: Share,
    /// The share of a gap in money that a second provider must close.
    pub least_closed: Share,
}

/// A criterion under this policy.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub name: &'static str,
    pub kind: Kind,
    pub weight: Points,
    pub score: Arc<dyn Score>,
}

impl Rule {
    /// The points for a share of the weight; below zero for a cost.
    pub(crate) fn points(&self, share: Share) -> Points {
        // Half a point and more is a point.
        let points = (self.weight * share.clamp(0, WHOLE) + WHOLE / 2) / WHOLE;
        if self.kind == Kind::Gain { points } else { -points }
    }
}

impl Policy {
    /// Reads a policy file. Every key must be there, and no other; all faults are told at once.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        let file = PolicyFile::parse(text)?;
        file.read(|root| read(root, &file))
    }

    /// Its version and the hash of all that decides a score under it: the file's content, whatever
    /// its layout, and the tables that are compiled in.
    pub fn stamp(&self) -> PolicyStamp {
        self.stamp.clone()
    }

    /// Each criterion's name and weight, in the order in which contributions are told.
    pub fn weights(&self) -> impl Iterator<Item = (&'static str, Points)> {
        self.rules.iter().map(|rule| (rule.name, rule.weight))
    }

    /// All that its file says, by section and key, for whoever tells people of it. Shares are in
    /// thousandths.
    pub fn tables(&self) -> impl Serialize {
        self.file.tables()
    }

    /// What a share, in thousandths, of a criterion comes to in points; below zero for a cost.
    pub fn points(&self, criterion: &str, share: i32) -> Points {
        let rule = self.rules.iter().find(|rule| rule.name == criterion);
        rule.map_or(0, |rule| rule.points(share))
    }
}

fn read(root: &mut Section<'_>, file: &PolicyFile) -> Policy {
    let version = root.text("version", 40);
    root.whole::<i64>("rules", RULES..=RULES);
    let list_length = root.whole("list_length", 1..=100);
    let least_score = root.whole("least_score", 0..=MOST_POINTS);
    let mut section = root.section("filters");
    let filters = Filters {
        least_overlap_days: section.whole("least_overlap_days", 1..=3_650),
        least_weeks: section.share("least_weeks"),
        kin: Kin::new(&section.pairs("kin")),
        catch_all: section.list("catch_all"),
    };
    root.finish_section(section);
    let mut section = root.section("triangle");
    let triangle = Triangle {
        least_gap: section.share("least_gap"),
        least_closed: section.share("least_closed"),
    };
    root.finish_section(section);
    let rules = read_rules(root);
    Policy {
        stamp: PolicyStamp { version, hash: hash(file) },
        file: file.clone(),
        list_length,
        least_score,
        filters,
        triangle,
        rules,
    }
}

fn read_rules(root: &mut Section<'_>) -> Vec<Rule> {
    let mut weights = root.section("weights");
    let mut rules = Vec::new();
    for criterion in CRITERIA {
        let weight = weights.whole(criterion.name, 0..=MOST_POINTS);
        let mut section = root.section(criterion.name);
        let score = (criterion.read)(&mut section);
        root.finish_section(section);
        rules.push(Rule { name: criterion.name, kind: criterion.kind, weight, score });
    }
    let gains = rules.iter().filter(|rule| rule.kind == Kind::Gain);
    let sum: Points = gains.map(|rule| rule.weight).sum();
    if i64::from(sum) != MOST_POINTS && weights.is_sound() {
        weights.fault("", Some(format!("{sum} in all")), "a sum of 1000, costs apart");
    }
    root.finish_section(weights);
    rules
}

/// The hash of what the file says and of the tables that are compiled in.
fn hash(file: &PolicyFile) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(file.canonical().as_bytes());
    hasher.update(tables::digest().as_bytes());
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests;
