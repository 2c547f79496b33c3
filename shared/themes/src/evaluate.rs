//! Measures how often suggestions are right on texts that the model has not seen.

use reference::SdgTarget;

use crate::{
    Group,
    confidence::Confidence,
    figures::{Figures, Outcome},
    model::{GoalSorter, Model, Sorter},
    reading::Reading,
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
    let areas = sectors.iter().map(|it| group_outcome(&model.groups, it, &it.reading));
    let goals = goals.iter().map(|it| goal_outcome(&model.groups, &model.goals, it, &it.reading));
    [
        Figures::of("sector groups", &areas.collect::<Vec<_>>()),
        Figures::of("goals", &goals.collect::<Vec<_>>()),
    ]
}

/// Each fifth of the texts with a model that learned from the other four: sector groups and goals, then
/// both of titles only. Texts that begin alike are not parted. How sure the answers to one fifth are is
/// learned from those to the others.
pub fn cross_validate(sectors: &[CodedText<Sectors>], goals: &[CodedText<Goals>]) -> [Figures; 4] {
    let (mut areas, mut aims) = (Crossed::default(), Crossed::default());
    for fold in 0..FOLDS {
        let (known, unseen) = parted(sectors, |text| text.kin % FOLDS != fold);
        let (known_goals, unseen_goals) = parted(goals, |text| text.kin % FOLDS != fold);
        if known.is_empty() {
            continue;
        }
        let groups = learn_groups(&known);
        areas.add(&unseen, |text, reading| group_outcome(&groups, text, reading));
        if !known_goals.is_empty() {
            let goals = learn_goals(&known_goals, &known, &groups);
            aims.add(&unseen_goals, |text, reading| goal_outcome(&groups, &goals, text, reading));
        }
    }
    let [areas, titled_areas] = areas.sure();
    let [aims, titled_aims] = aims.sure();
    [
        Figures::of("sector groups, cross-validated", &areas),
        Figures::of("goals, cross-validated", &aims),
        Figures::of("sector groups, of titles only", &titled_areas),
        Figures::of("goals, of titles only", &titled_aims),
    ]
}

/// For each fold the outcomes of whole texts, then of their titles.
struct Crossed<T>(Vec<[Vec<Outcome<T>>; 2]>);

impl<T> Default for Crossed<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Crossed<T> {
    fn add<L>(
        &mut self,
        unseen: &[&CodedText<L>],
        outcome: impl Fn(&CodedText<L>, &Reading) -> Outcome<T>,
    ) {
        let whole = unseen.iter().map(|text| outcome(text, &text.reading)).collect();
        let titles = unseen.iter().map(|text| outcome(text, text.title())).collect();
        self.0.push([whole, titles]);
    }

    /// All folds together.
    fn sure(mut self) -> [Vec<Outcome<T>>; 2] {
        let sure = |at: usize| {
            let others = self.0.iter().enumerate().filter(|(it, _)| *it != at);
            let outcomes = others.flat_map(|(_, fold)| fold.iter().flatten());
            Confidence::learn(&outcomes.flat_map(|it| it.answers.clone()).collect::<Vec<_>>())
        };
        let sure: Vec<Confidence> = (0..self.0.len()).map(sure).collect();
        for (fold, confidence) in self.0.iter_mut().zip(&sure) {
            fold.iter_mut().flatten().for_each(|it| it.say(confidence));
        }
        let [mut whole, mut titles] = [Vec::new(), Vec::new()];
        for [more, more_titles] in self.0 {
            whole.extend(more);
            titles.extend(more_titles);
        }
        [whole, titles]
    }
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
    let outcomes: Vec<_> = tested.map(|it| group_outcome(&sorter, it, &it.reading)).collect();
    Figures::of(&format!("sector groups, {source} left out"), &outcomes)
}

type Parted<'a, L> = (Vec<&'a CodedText<L>>, Vec<&'a CodedText<L>>);

fn parted<L>(texts: &[CodedText<L>], is_known: impl Fn(&CodedText<L>) -> bool) -> Parted<'_, L> {
    texts.iter().partition(|text| is_known(text))
}

fn group_outcome(
    sorter: &Sorter<Group>,
    text: &CodedText<Sectors>,
    reading: &Reading,
) -> Outcome<Group> {
    let opinion = sorter.classifier.opinion(reading);
    Outcome::of(text, &sorter.classes, &opinion, text.labels.groups.clone())
}

fn goal_outcome(
    groups: &Sorter<Group>,
    goals: &GoalSorter,
    text: &CodedText<Goals>,
    reading: &Reading,
) -> Outcome<SdgTarget> {
    let opinion = goals.opinion(reading, &groups.classifier.shares(reading));
    Outcome::of(text, &goals.sorter.classes, &opinion, text.labels.clone())
}
