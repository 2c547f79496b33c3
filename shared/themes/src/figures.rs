//! How often suggestions were right, as a table.

use std::{collections::BTreeMap, fmt};

use crate::{
    classifier::Opinion, confidence::Confidence, evidence::Evidence, model::ranked,
    texts::CodedText,
};

/// Where a row of first suggestions that were about as sure begins, in per cent.
const SURE: [u8; 6] = [0, 25, 40, 55, 70, 85];

/// Figures about one task, over all and by language and source.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// What was measured.
    pub title: String,
    /// `all`, then each language, then each source.
    pub rows: Vec<Row>,
    /// The first suggestions by how sure they were said to be; none where nothing was said.
    pub sure: Vec<Sure>,
}

/// Figures about some of the texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Which: `all`, `language fr`, `source aims_HND`.
    pub name: String,
    /// How many there are.
    pub texts: usize,
    /// The share whose first suggestion is among the labels.
    pub hit_at_1: f64,
    /// The share of which one of the first three is.
    pub hit_at_3: f64,
    /// For each class the share of its texts where it came first, averaged over the classes.
    pub macro_recall_at_1: f64,
}

/// First suggestions that were about as sure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sure {
    /// How many there are.
    pub texts: usize,
    /// The share that was said to be right, in the mean.
    pub said: f64,
    /// The share that was right.
    pub right: f64,
}

/// What was suggested for one text.
pub(crate) struct Outcome<T> {
    pub(crate) source: String,
    pub(crate) language: String,
    /// The first three.
    pub(crate) suggested: Vec<T>,
    pub(crate) labels: Vec<T>,
    /// What each of them rests on, and whether it was right.
    pub(crate) answers: Vec<(Evidence, bool)>,
    /// How sure the first was said to be, in per cent.
    pub(crate) said: Option<u8>,
}

impl<T: Copy + PartialEq> Outcome<T> {
    pub(crate) fn of<L>(
        text: &CodedText<L>,
        classes: &[T],
        opinion: &Opinion,
        labels: Vec<T>,
    ) -> Self {
        let first: Vec<usize> = ranked(&opinion.shares).into_iter().take(3).collect();
        let answer = |&class: &usize| (opinion.evidence(class), labels.contains(&classes[class]));
        Self {
            source: text.source.clone(),
            language: text.language.clone(),
            suggested: first.iter().map(|&class| classes[class]).collect(),
            answers: first.iter().map(answer).collect(),
            labels,
            said: None,
        }
    }
}

impl<T> Outcome<T> {
    /// Says how sure the first suggestion is.
    pub(crate) fn say(&mut self, confidence: &Confidence) {
        self.said = self.answers.first().map(|(evidence, _)| confidence.per_cent(evidence));
    }
}

impl Figures {
    pub(crate) fn of<T: Copy + Ord>(title: &str, outcomes: &[Outcome<T>]) -> Self {
        let mut groups: BTreeMap<(u8, String), Vec<&Outcome<T>>> = BTreeMap::new();
        for outcome in outcomes {
            let language = format!("language {}", outcome.language);
            let source = format!("source {}", outcome.source);
            for key in [(0, "all".to_owned()), (1, language), (2, source)] {
                groups.entry(key).or_default().push(outcome);
            }
        }
        let rows = groups.into_iter().map(|((_, name), outcomes)| Row::of(name, &outcomes));
        let said = outcomes.iter().filter_map(|it| Some((it.said?, it.answers.first()?.1)));
        let sure = Sure::of(&said.collect::<Vec<_>>());
        Self { title: title.to_owned(), rows: rows.collect(), sure }
    }

    /// The row over all texts; none where there was no text.
    pub fn all(&self) -> Option<&Row> {
        self.rows.first()
    }
}

impl Sure {
    /// From how sure suggestions were, in per cent, and whether they were right.
    fn of(said: &[(u8, bool)]) -> Vec<Self> {
        let ends = SURE.into_iter().skip(1).chain([u8::MAX]);
        let rows = SURE.into_iter().zip(ends).map(|(from, end)| {
            let within = || said.iter().filter(|(it, _)| (from..end).contains(it));
            let texts = within().count();
            let sum: usize = within().map(|(it, _)| usize::from(*it)).sum();
            let right = within().filter(|(_, right)| *right).count();
            Self { texts, said: share(sum, 100 * texts), right: share(right, texts) }
        });
        rows.filter(|it| it.texts > 0).collect()
    }
}

impl Row {
    fn of<T: Copy + Ord>(name: String, outcomes: &[&Outcome<T>]) -> Self {
        let hit = |outcome: &Outcome<T>, within: usize| {
            outcome.suggested.iter().take(within).any(|it| outcome.labels.contains(it))
        };
        let hits = |within| outcomes.iter().filter(|it| hit(it, within)).count();
        let mut recalls: BTreeMap<T, (usize, usize)> = BTreeMap::new();
        for outcome in outcomes {
            for label in &outcome.labels {
                let (first, of) = recalls.entry(*label).or_default();
                *first += usize::from(outcome.suggested.first() == Some(label));
                *of += 1;
            }
        }
        let sum: f64 = recalls.values().map(|&(first, of)| share(first, of)).sum();
        Self {
            name,
            texts: outcomes.len(),
            hit_at_1: share(hits(1), outcomes.len()),
            hit_at_3: share(hits(3), outcomes.len()),
            macro_recall_at_1: sum / f64::from(u32::try_from(recalls.len()).unwrap_or(1)).max(1.0),
        }
    }
}

fn share(part: usize, of: usize) -> f64 {
    let float = |count| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    float(part) / float(of).max(1.0)
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { title, rows, sure } = self;
        writeln!(f, "{title:<36}{:>7}{:>8}{:>8}{:>8}", "texts", "hit@1", "hit@3", "macro")?;
        for Row { name, texts, hit_at_1, hit_at_3, macro_recall_at_1 } in rows {
            writeln!(
                f,
                "  {name:<34}{texts:>7}{hit_at_1:>8.3}{hit_at_3:>8.3}{macro_recall_at_1:>8.3}"
            )?;
        }
        if !sure.is_empty() {
            writeln!(f, "  {:<34}{:>7}{:>8}{:>8}", "how sure", "texts", "said", "right")?;
        }
        for Sure { texts, said, right } in sure {
            writeln!(f, "  {:<34}{texts:>7}{said:>8.3}{right:>8.3}", "")?;
        }
        Ok(())
    }
}

#[test]
fn figures_count_hits_by_language_and_source() {
    let outcome = |language: &str, suggested: [u8; 3], labels: &[u8]| Outcome {
        source: "x".to_owned(),
        language: language.to_owned(),
        suggested: suggested.to_vec(),
        labels: labels.to_vec(),
        answers: Vec::new(),
        said: None,
    };
    let outcomes = [
        outcome("en", [1, 2, 3], &[1, 4]),
        outcome("en", [1, 2, 3], &[3]),
        outcome("pt", [2, 1, 3], &[4]),
        outcome("en", [2, 1, 3], &[2]),
    ];
    let figures = Figures::of("areas", &outcomes);
    let names: Vec<&str> = figures.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["all", "language en", "language pt", "source x"]);
    let all = figures.all().unwrap();
    assert_eq!((all.texts, all.hit_at_1, all.hit_at_3), (4, 0.5, 0.75));
    // 1: 1 of 1, 2: 1 of 1, 3: 0 of 1, 4: 0 of 2.
    assert!((all.macro_recall_at_1 - 0.5).abs() < 1e-9);
    assert!(figures.to_string().contains("language pt"));
}

#[test]
fn what_was_said_is_held_against_what_was_right() {
    let said = [(90, true), (95, true), (88, false), (30, true), (26, false), (100, true)];
    let [low, high] = Sure::of(&said)[..] else { panic!("two rows of six have texts") };
    assert_eq!((low.texts, low.right), (2, 0.5));
    assert!((low.said - 0.28).abs() < 1e-9);
    assert_eq!((high.texts, high.right), (4, 0.75));
    assert_eq!(Sure::of(&[]), []);
}
