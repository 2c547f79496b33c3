//! Measures how often suggestions are right on texts that the model has not seen.

use reference::SdgTarget;

use crate::{
    Group,
    figures::{Figures, Outcome},
    model::{GoalSorter, Model, Sorter, ranked},
    texts::{CodedText, Goals, Sectors},
    train::{learn_goals, learn_groups},
};

const FOLDS: u64 = 5;

/// A trained model on texts that were kept from it: sector groups, then goals.
pub fn evaluate(
    model: &Model,
    sectors: &[CodedText<Sectors>],
    goals: &[CodedText<Goals>],
) -> [Figures; 2] {
    let areas = sectors.iter().map(|text| group_outcome(&model.groups, text));
    let goals = goals.iter().map(|text| goal_outcome(&model.groups, &model.goals, text));
    [
        Figures::of("sector groups", &areas.collect::<Vec<_>>()),
        Figures::of("goals", &goals.collect::<Vec<_>>()),
    ]
}

/// Each fifth of the texts with a model that learned from the other four. Texts that begin alike are
/// not parted.
pub fn cross_validate(sectors: &[CodedText<Sectors>], goals: &[CodedText<Goals>]) -> [Figures; 2] {
    let (mut areas, mut aims) = (Vec::new(), Vec::new());
    for fold in 0..FOLDS {
        let (known, unseen) = parted(sectors, |text| text.kin % FOLDS != fold);
        let (known_goals, unseen_goals) = parted(goals, |text| text.kin % FOLDS != fold);
        if known.is_empty() {
            continue;
        }
        let groups = learn_groups(&known);
        areas.extend(unseen.into_iter().map(|text| group_outcome(&groups, text)));
        if !known_goals.is_empty() {
            let goals = learn_goals(&known_goals, &known, &groups);
            aims.extend(unseen_goals.into_iter().map(|text| goal_outcome(&groups, &goals, text)));
        }
    }
    [
        Figures::of("sector groups, cross-validated", &areas),
        Figures::of("goals, cross-validated", &aims),
    ]
}

/// The sector groups of the tested texts of one source, with a model that learned from all known
/// texts but those of that source. Known and tested texts may be the same.
pub fn leave_source_out(
    known: &[CodedText<Sectors>],
    tested: &[CodedText<Sectors>],
    source: &str,
) -> Figures {
    let (known, _) = parted(known, |text| text.source != source);
    let sorter = learn_groups(&known);
    let tested = tested.iter().filter(|text| text.source == source);
    let outcomes: Vec<_> = tested.map(|text| group_outcome(&sorter, text)).collect();
    Figures::of(&format!("sector groups, {source} left out"), &outcomes)
}

type Parted<'a, L> = (Vec<&'a CodedText<L>>, Vec<&'a CodedText<L>>);

fn parted<L>(texts: &[CodedText<L>], is_known: impl Fn(&CodedText<L>) -> bool) -> Parted<'_, L> {
    texts.iter().partition(|text| is_known(text))
}

fn group_outcome(sorter: &Sorter<Group>, text: &CodedText<Sectors>) -> Outcome<Group> {
    let shares = sorter.classifier.shares(&text.reading);
    outcome(&sorter.classes, &shares, text, text.labels.groups.clone())
}

fn goal_outcome(
    groups: &Sorter<Group>,
    goals: &GoalSorter,
    text: &CodedText<Goals>,
) -> Outcome<SdgTarget> {
    let shares = goals.shares(&text.reading, &groups.classifier.shares(&text.reading));
    outcome(&goals.sorter.classes, &shares, text, text.labels.clone())
}

fn outcome<T: Copy, L>(
    classes: &[T],
    shares: &[f32],
    text: &CodedText<L>,
    labels: Vec<T>,
) -> Outcome<T> {
    let first = ranked(shares).into_iter().take(3);
    Outcome {
        source: text.source.clone(),
        language: text.language.clone(),
        suggested: first.map(|class| classes[class]).collect(),
        labels,
    }
}
