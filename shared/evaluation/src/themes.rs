//! How often what is pulled up for a request in another language is about the right theme.
//!
//! For each request in Spanish or French that has a sector group, twenty of the English projects are
//! pulled up by their words alone; counted is the share of them that names one of the request's
//! groups. A project without a group counts as wrong. The request's own group is never looked at to
//! pull them up. The themes that words suggest come from the model that ships with the program, or from
//! one that was trained without these texts: for texts that the shipped one was trained on, such as
//! the half of the benchmark that developers have, its figure is better than it can be for new ones.

use std::{cmp::Reverse, rc::Rc};

use meaning::Meaning;
use portfolio::Project;
use reference::Language;
use themes::{Apart, CodedText, Distribution, Model, Sectors};

use crate::{
    bench::{Bench, Case, Held},
    metrics::Rate,
    report::ThemeRow,
};

/// How many projects are pulled up.
const DEPTH: usize = 20;

/// How much agreeing on the theme counts, against lying near each other by meaning.
const THEMES_COUNT: i32 = 2;

/// Whether a case is in one of the languages that are asked about.
pub(crate) fn is_other_language(case: &Case) -> bool {
    matches!(code(case), "es" | "fr")
}

/// Whether a project is worded in English.
pub(crate) fn is_english(project: &Project) -> bool {
    project.language.is_some_and(|language| language.code() == "en")
}

/// The language of a request; nothing where it is not known.
fn code(case: &Case) -> &'static str {
    case.request.language.map_or("", Language::code)
}

/// One way to pull up projects.
struct Method<'a> {
    name: &'static str,
    /// The share of right ones among the first twenty, for a request.
    precision: Box<dyn Fn(usize) -> Rate + 'a>,
}

/// What words suggest, by a title and a description.
type Suggests<'a> = &'a dyn Fn(&str, &str) -> Distribution;

/// With the model that ships with the program.
pub(crate) fn rows(bench: &Bench, held: &Held<'_>) -> Vec<ThemeRow> {
    let shipped =
        |title: &str, description: &str| Model::shipped().distribution(title, description);
    rows_by(bench, held, "meaning and themes", &shipped)
}

/// With a model that learns from these coded texts, but for those of the cases and the projects.
pub(crate) fn rows_apart(
    bench: &Bench,
    held: &Held<'_>,
    texts: &[CodedText<Sectors>],
) -> Vec<ThemeRow> {
    let projects = bench.corpus.projects().iter().map(|one| (&one.title, &one.description));
    let cases = bench.cases.iter().map(|it| (&it.request.title, &it.request.description));
    let unseen: Vec<String> = projects
        .chain(cases)
        .map(|(title, description)| format!("{title} {description}"))
        .collect();
    let apart = Apart::learn(texts, unseen.iter().map(String::as_str));
    let suggests = |title: &str, description: &str| apart.distribution(title, description);
    rows_by(bench, held, "meaning and themes, apart", &suggests)
}

fn rows_by(
    bench: &Bench,
    held: &Held<'_>,
    name: &'static str,
    suggests: Suggests<'_>,
) -> Vec<ThemeRow> {
    let english: Vec<&Project> =
        bench.corpus.projects().iter().filter(|project| is_english(project)).collect();
    let asked: Vec<usize> = (0..bench.cases.len())
        .filter(|at| is_other_language(&bench.cases[*at]))
        .filter(|at| !bench.cases[*at].request.groups.is_empty())
        .collect();
    let mut rows = Vec::new();
    for method in methods(bench, held, &english, (name, suggests)) {
        let rates: Vec<(&str, Rate)> =
            asked.iter().map(|at| (code(&bench.cases[*at]), (method.precision)(*at))).collect();
        for language in ["all", "es", "fr"] {
            let of = || rates.iter().filter(|(code, _)| language == "all" || *code == language);
            rows.push(ThemeRow {
                language: language.to_owned(),
                method: method.name.to_owned(),
                requests: of().count(),
                precision_20: Rate::mean(of().map(|(_, rate)| *rate)),
            });
        }
    }
    rows.sort_by_key(|row| (row.language != "all", row.language.clone()));
    rows
}

/// What stands for a text: where it lies by its meaning, and what it is likely about.
struct Sense {
    meaning: Meaning,
    themes: Distribution,
}

impl Sense {
    fn of(title: &str, description: &str, suggests: Suggests<'_>) -> Self {
        Self {
            meaning: Meaning::of_titled(title, description),
            themes: suggests(title, description),
        }
    }
}

fn methods<'a>(
    bench: &'a Bench,
    held: &'a Held<'_>,
    english: &'a [&'a Project],
    (name, suggests): (&'static str, Suggests<'a>),
) -> Vec<Method<'a>> {
    let right = |at: usize, projects: &mut dyn Iterator<Item = &Project>| {
        let groups = &bench.cases[at].request.groups;
        projects.filter(|one| one.groups.iter().any(|group| groups.contains(group))).count()
    };
    let any = move |at: usize| Rate::of(right(at, &mut english.iter().copied()), english.len());
    let words = move |at: usize| {
        let nearest = held.other[at].iter().flat_map(portfolio::Case::nearest_projects);
        let mut nearest = nearest.map(|place| &bench.corpus.projects()[place]).take(DEPTH);
        Rate::of(right(at, &mut nearest), DEPTH)
    };
    let sense = |one: &&Project| Sense::of(&one.title, &one.description, suggests);
    let senses: Rc<Vec<Sense>> = Rc::new(english.iter().map(sense).collect());
    let by = move |score: fn(&Sense, &Sense) -> i32| {
        let senses = Rc::clone(&senses);
        move |at: usize| {
            let request = &bench.cases[at].request;
            let wanted = Sense::of(&request.title, &request.description, suggests);
            let points = senses.iter().map(|offered| score(&wanted, offered));
            let mut ranked: Vec<(Reverse<i32>, usize)> = points.map(Reverse).zip(0..).collect();
            if ranked.len() > DEPTH {
                ranked.select_nth_unstable(DEPTH);
            }
            let mut first = ranked.iter().take(DEPTH).map(|(_, place)| english[*place]);
            Rate::of(right(at, &mut first), DEPTH)
        }
    };
    let meaning = by(|one, other| one.meaning.likeness(&other.meaning));
    let both = by(|one, other| {
        one.meaning.likeness(&other.meaning) + THEMES_COUNT * one.themes.agreement(&other.themes)
    });
    vec![
        Method { name: "any of them", precision: Box::new(any) },
        Method { name: "BM25", precision: Box::new(words) },
        Method { name: "meaning", precision: Box::new(meaning) },
        Method { name, precision: Box::new(both) },
    ]
}
