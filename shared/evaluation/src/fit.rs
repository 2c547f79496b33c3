//! Learns the weights and tables of a policy from cases: a conditional logit, whose odds become
//! points.
//!
//! The chance that a provider is the one grows with the exponential of its score; the weights are
//! those under which what really happened is likeliest, held towards 0 by a penalty. Weights of
//! measures are never negative: more of a good thing is no worse. Every case of a recipient's
//! register is looked at twice, the second time with that register hidden and nothing known of the
//! recipient, so that the score does not lean on it alone; and cases with a southern provider count
//! twice, since they are few and the program is for them.
//!
//! Sums and products of floating-point numbers in a fixed order, and no function of the system's
//! library: every machine learns the same.

mod descent;
mod design;
mod logit;
mod real;
mod write;

use portfolio::{CRITERIA, Points, Policy, PolicyError};

use self::{
    design::Design,
    logit::{Logit, Parameters},
};
use crate::{bench::Held, ties::Shares};

/// Points for a doubling of the odds, in points for each unit of the logit: 100 / ln 2.
const POINTS: f64 = 144.269_504_088_896_34;

/// How many steps are made downhill, first with every entry of every table.
const STEPS: usize = 150;

/// How many words' entries are kept: those that matter most.
const WORDS_KEPT: usize = 1_000;

/// Whether tables are learned too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tables {
    Learned,
    /// They stay empty: nothing counts but what the portfolio holds.
    Empty,
}

/// What the chosen cases teach.
pub(crate) struct Learned {
    /// The text of the policy.
    pub text: String,
    /// The policy that is read from it.
    pub policy: Policy,
    /// The points of the whole of the tie that was on trial; 0 where none was.
    pub tie: Points,
}

/// What the chosen cases teach, by their places, with a tie on trial or none.
pub(crate) fn learn(
    held: &Held<'_>,
    chosen: impl Fn(usize) -> bool,
    scales: &Policy,
    tables: Tables,
    tie: Option<&Shares>,
) -> Result<Learned, PolicyError> {
    let design = Design::new(held, chosen, scales, tables, tie);
    let mut logit = Logit::new(&design);
    let first = descent::down(&logit, logit.start(), STEPS);
    logit.keep_only(&kept(&design, &first));
    let last = descent::down(&logit, logit.kept(&first), STEPS);
    let found = logit.read(&last);
    let on_trial = found.weights.get(design.measures.len()).copied();
    let text = write::policy(&design, &found, scales);
    let policy = Policy::parse(&text)?;
    Ok(Learned { text, policy, tie: on_trial.map_or(0, write::points) })
}

/// Which entries are kept: all but those of words that change little, which is judged by the size of
/// the entry and the root of the number of cases that have the word.
fn kept(design: &Design, parameters: &[f64]) -> Vec<bool> {
    let providers = design.providers.len();
    let matters = |at: usize| -> f64 {
        let key = &design.keys[(at - design.columns) / providers];
        parameters[at] * parameters[at] * f64::from(key.cases)
    };
    let of_words = |at: &usize| {
        *at >= design.columns
            && CRITERIA[design.keys[(at - design.columns) / providers].criterion].name == "wording"
    };
    let mut words: Vec<usize> = (0..parameters.len()).filter(of_words).collect();
    words.sort_by(|one, other| matters(*other).total_cmp(&matters(*one)).then(one.cmp(other)));
    let mut kept = vec![true; parameters.len()];
    for at in words.into_iter().skip(WORDS_KEPT) {
        kept[at] = false;
    }
    kept
}
