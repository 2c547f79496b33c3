//! Learns a model from coded texts.

use reference::{Locale, SdgTarget, ThematicArea};

use crate::{
    Group,
    classifier::{Classifier, Shape},
    confidence::Confidence,
    model::{Model, Sorter, ranked},
    reading::Reading,
    texts::{CodedText, Goals, Sectors},
};

const SECTORS: Shape = Shape { places: 1 << 17, visits: 10 };
const CATEGORIES: Shape = Shape { places: 1 << 15, visits: 10 };
const GOALS: Shape = Shape { places: 1 << 15, visits: 30 };

/// One text in so many is kept back to see how sure the model may be.
const KEPT_BACK: u64 = 5;
/// How many of the first answers confidence is learned from.
const ANSWERS: usize = 3;

/// A text and the classes that people gave it.
pub(crate) type Example<'a, T> = (&'a Reading, Vec<T>);

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
        let shares = tried.goals.classifier.shares(&text.reading);
        aims.extend(answers(&tried.goals.classes, &shares, &text.labels));
    }
    model.groups.classifier.confidence = Confidence::learn(&broad);
    model.categories.classifier.confidence = Confidence::learn(&narrow);
    model.goals.classifier.confidence = Confidence::learn(&aims);
    model
}

/// Learns everything but how sure it may be.
fn learn(sectors: &[&CodedText<Sectors>], goals: &[&CodedText<Goals>]) -> Model {
    Model {
        groups: learn_groups(sectors),
        categories: learn_categories(sectors),
        goals: learn_goals(goals),
    }
}

pub(crate) fn learn_groups(texts: &[&CodedText<Sectors>]) -> Sorter<Group> {
    sorter(texts.iter().map(|it| (&it.reading, it.labels.groups.clone())).collect(), SECTORS)
}

/// Beside coded texts it learns from the wording of the goals and their targets, in four languages.
pub(crate) fn learn_goals(texts: &[&CodedText<Goals>]) -> Sorter<SdgTarget> {
    let named: Vec<(Reading, SdgTarget)> = SdgTarget::all()
        .flat_map(|target| {
            Locale::ALL.map(|locale| (Reading::of(target.text(locale), ""), target.goal()))
        })
        .collect();
    let mut examples: Vec<Example<SdgTarget>> =
        texts.iter().map(|it| (&it.reading, it.labels.clone())).collect();
    examples.extend(named.iter().map(|(reading, goal)| (reading, vec![*goal])));
    sorter(examples, GOALS)
}

/// Texts with categories are few, so that the names of the categories and of the purposes beneath
/// them, in four languages, are learned from too.
fn learn_categories(texts: &[&CodedText<Sectors>]) -> Sorter<ThematicArea> {
    let mut examples: Vec<Example<ThematicArea>> = texts
        .iter()
        .filter(|it| !it.labels.categories.is_empty())
        .map(|it| (&it.reading, it.labels.categories.clone()))
        .collect();
    let known: Vec<ThematicArea> = examples.iter().flat_map(|(_, labels)| labels.clone()).collect();
    let named: Vec<(Reading, ThematicArea)> = ThematicArea::all()
        .filter_map(|area| Some((area, area.category().filter(|it| known.contains(it))?)))
        .flat_map(|(area, category)| {
            Locale::ALL.map(|it| (Reading::of(area.name(it), ""), category))
        })
        .collect();
    examples.extend(named.iter().map(|(reading, category)| (reading, vec![*category])));
    sorter(examples, CATEGORIES)
}

fn sorter<T: Copy + Ord>(examples: Vec<Example<T>>, shape: Shape) -> Sorter<T> {
    let mut classes: Vec<T> =
        examples.iter().flat_map(|(_, labels)| labels.iter().copied()).collect();
    classes.sort_unstable();
    classes.dedup();
    let numbers = |labels: &Vec<T>| -> Vec<usize> {
        labels.iter().filter_map(|it| classes.binary_search(it).ok()).collect()
    };
    let numbered: Vec<Vec<usize>> = examples.iter().map(|(_, labels)| numbers(labels)).collect();
    let labels: Vec<&[usize]> = numbered.iter().map(Vec::as_slice).collect();
    let readings: Vec<&Reading> = examples.into_iter().map(|(reading, _)| reading).collect();
    let classifier = Classifier::train(&readings, &labels, classes.len(), shape);
    Sorter { classes, classifier }
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
