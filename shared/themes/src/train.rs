//! Learns a model from coded texts.

use std::collections::BTreeSet;

use reference::{Locale, SdgTarget, SegibSector, ThematicArea};

use crate::{
    Group,
    classifier::{Classifier, Shape},
    confidence::Confidence,
    habits::Habits,
    model::{GoalSorter, Model, Sorter, ranked},
    reading::Reading,
    texts::{CodedText, Goals, Sectors},
    ties::Ties,
};

const SECTORS: Shape = Shape { places: 1 << 18, nodes: 256, visits: 8 };
const CATEGORIES: Shape = Shape { places: 1 << 15, nodes: 128, visits: 10 };
const GOALS: Shape = Shape { places: 1 << 16, nodes: 128, visits: 30 };

/// Of the texts coded with sector groups only, one in so many of those whose goal is evident is learned
/// from for goals too. More would outweigh the texts that people coded: with one in three, four folds
/// were right at first in 0.811, with one in six in 0.820, and without any in 0.827. But then the net
/// knows a word such as "human" from the wording of one goal, and takes banks of human milk for cities.
const LENT: usize = 6;
/// One text in so many is kept back to see how sure the model may be.
const KEPT_BACK: u64 = 5;
/// How many of the first answers confidence is learned from.
const ANSWERS: usize = 3;

/// A text and the classes that belong to it.
struct Example<'a, T> {
    reading: &'a Reading,
    labels: Vec<T>,
    /// None for the name of a code.
    source: Option<&'a str>,
}

/// The name of a class, or of what belongs to it.
type Named<T> = (Reading, Vec<T>);

/// Learns from texts coded with sector groups and categories, and from texts coded with goals. The
/// same texts in the same order give the same model, to the byte.
pub fn train(sectors: &[CodedText<Sectors>], goals: &[CodedText<Goals>]) -> Model {
    let mut model = learn(&sectors.iter().collect::<Vec<_>>(), &goals.iter().collect::<Vec<_>>());
    let (known, unseen) = kept_back(sectors);
    let (known_goals, unseen_goals) = kept_back(goals);
    let tried = learn(&known, &known_goals);
    let (mut broad, mut narrow, mut aims) = (Vec::new(), Vec::new(), Vec::new());
    for text in unseen {
        let shares = tried.groups.classifier.shares(&text.reading);
        broad.extend(answers(&tried.groups.classes, &shares, &text.labels.groups));
        if !text.labels.categories.is_empty() {
            let shares = tried.category_shares(&text.reading);
            narrow.extend(answers(&tried.categories.classes, &shares, &text.labels.categories));
        }
    }
    for text in unseen_goals {
        let groups = tried.groups.classifier.shares(&text.reading);
        let shares = tried.goals.shares(&text.reading, &groups);
        aims.extend(answers(&tried.goals.sorter.classes, &shares, &text.labels));
    }
    model.groups.classifier.confidence = Confidence::learn(&broad);
    model.categories.classifier.confidence = Confidence::learn(&narrow);
    model.goals.sorter.classifier.confidence = Confidence::learn(&aims);
    model
}

/// Learns everything but how sure it may be.
fn learn(sectors: &[&CodedText<Sectors>], goals: &[&CodedText<Goals>]) -> Model {
    let groups = learn_groups(sectors);
    let goals = learn_goals(goals, sectors, &groups);
    Model { groups, categories: learn_categories(sectors), goals }
}

/// Beside coded texts it learns from the names of areas and what the OECD counts under them, and from
/// the sectors of the Ibero-American list.
pub(crate) fn learn_groups(texts: &[&CodedText<Sectors>]) -> Sorter<Group> {
    let examples = texts.iter().map(|it| example(it, it.labels.groups.clone())).collect();
    let areas = ThematicArea::all().flat_map(|area| named(area, Group::of(area)));
    let sectors = SegibSector::all().flat_map(|sector| {
        let groups: Vec<Group> = sector.areas().iter().map(|&area| Group::of(area)).collect();
        Locale::ALL.map(|locale| (Reading::of(sector.name(locale), ""), groups.clone()))
    });
    sorter(examples, &areas.chain(sectors).collect::<Vec<_>>(), SECTORS)
}

/// Beside coded texts it learns from the wording of the goals and their targets, in four languages,
/// and, since coded texts are few and speak of few matters, from what sector groups tell of goals.
pub(crate) fn learn_goals(
    texts: &[&CodedText<Goals>],
    sectors: &[&CodedText<Sectors>],
    groups: &Sorter<Group>,
) -> GoalSorter {
    let classes = distinct(texts.iter().flat_map(|it| it.labels.iter().copied()));
    let place = |goal: &SdgTarget| classes.binary_search(goal).ok();
    let told = texts.iter().map(|it| {
        let goals = it.labels.iter().filter_map(place).collect();
        (groups.classifier.shares(&it.reading), goals)
    });
    let ties = Ties::learn(&told.collect::<Vec<_>>(), groups.classes.len(), classes.len());
    let known: BTreeSet<u64> = texts.iter().map(|it| it.kin).collect();
    let evident = sectors.iter().filter(|it| !known.contains(&it.kin)).filter_map(|it| {
        let [group] = it.labels.groups.as_slice() else { return None };
        let goal = ties.evident(groups.classes.binary_search(group).ok()?)?;
        Some(example(it, vec![classes[goal]]))
    });
    let coded = texts.iter().map(|it| example(it, it.labels.clone()));
    let examples = coded.chain(evident.step_by(LENT)).collect();
    let named = SdgTarget::all().flat_map(|target| {
        Locale::ALL.map(|it| (Reading::of(target.text(it), ""), vec![target.goal()]))
    });
    let sorter = sorter(examples, &named.collect::<Vec<_>>(), GOALS);
    GoalSorter { sorter, ties }
}

/// Texts with categories are few, so that the names of the categories and of the purposes beneath
/// them are learned from too.
fn learn_categories(texts: &[&CodedText<Sectors>]) -> Sorter<ThematicArea> {
    let coded = texts.iter().filter(|it| !it.labels.categories.is_empty());
    let examples = coded.map(|it| example(it, it.labels.categories.clone())).collect();
    let named =
        ThematicArea::all().filter_map(|area| Some(named(area, area.category()?))).flatten();
    sorter(examples, &named.collect::<Vec<_>>(), CATEGORIES)
}

fn example<L, T>(text: &CodedText<L>, labels: Vec<T>) -> Example<'_, T> {
    Example { reading: &text.reading, labels, source: Some(&text.source) }
}

/// An area's name in four languages, and its name with what is counted under it.
fn named<T: Copy>(area: ThematicArea, class: T) -> Vec<Named<T>> {
    let names = Locale::ALL.map(|it| Reading::of(area.name(it), ""));
    let described = Locale::ALL
        .into_iter()
        .filter_map(|it| Some(Reading::of(area.name(it), area.description(it)?)));
    names.into_iter().chain(described).map(|reading| (reading, vec![class])).collect()
}

/// The classes are those that people gave; names of others are left out.
fn sorter<'a, T: Copy + Ord>(
    mut examples: Vec<Example<'a, T>>,
    named: &'a [Named<T>],
    shape: Shape,
) -> Sorter<T> {
    let classes = distinct(examples.iter().flat_map(|it| it.labels.iter().copied()));
    let is_known = |labels: &[T]| labels.iter().any(|it| classes.binary_search(it).is_ok());
    examples.extend(
        named.iter().filter(|(_, labels)| is_known(labels)).map(|(reading, labels)| Example {
            reading,
            labels: labels.clone(),
            source: None,
        }),
    );
    let numbers = |labels: &Vec<T>| -> Vec<usize> {
        labels.iter().filter_map(|it| classes.binary_search(it).ok()).collect()
    };
    let numbered: Vec<Vec<usize>> = examples.iter().map(|it| numbers(&it.labels)).collect();
    let labels: Vec<&[usize]> = numbered.iter().map(Vec::as_slice).collect();
    let sources: Vec<Option<&str>> = examples.iter().map(|it| it.source).collect();
    let readings: Vec<&Reading> = examples.iter().map(|it| it.reading).collect();
    let habits = Habits::of(&sources);
    let classifier = Classifier::train(&readings, &labels, &habits, classes.len(), shape);
    Sorter { classes, classifier }
}

fn distinct<T: Ord>(labels: impl Iterator<Item = T>) -> Vec<T> {
    labels.collect::<BTreeSet<T>>().into_iter().collect()
}

type Parted<'a, L> = (Vec<&'a CodedText<L>>, Vec<&'a CodedText<L>>);

fn kept_back<L>(texts: &[CodedText<L>]) -> Parted<'_, L> {
    texts.iter().partition(|it| it.kin % KEPT_BACK != 0)
}

/// The first answers with their shares, and whether each is among the labels.
fn answers<T: PartialEq>(classes: &[T], shares: &[f32], labels: &[T]) -> Vec<(f32, bool)> {
    let first = ranked(shares).into_iter().take(ANSWERS);
    first.map(|class| (shares[class], labels.contains(&classes[class]))).collect()
}
