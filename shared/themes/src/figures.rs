//! How often suggestions were right, as a table.

use std::{collections::BTreeMap, fmt};

/// Figures about one task, over all and by language and source.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// What was measured.
    pub title: String,
    /// `all`, then each language, then each source.
    pub rows: Vec<Row>,
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

/// What was suggested for one text.
pub(crate) struct Outcome<T> {
    pub(crate) source: String,
    pub(crate) language: String,
    /// The first three.
    pub(crate) suggested: Vec<T>,
    pub(crate) labels: Vec<T>,
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
        Self { title: title.to_owned(), rows: rows.collect() }
    }

    /// The row over all texts; none where there was no text.
    pub fn all(&self) -> Option<&Row> {
        self.rows.first()
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
        let Self { title, rows } = self;
        writeln!(f, "{title:<36}{:>7}{:>8}{:>8}{:>8}", "texts", "hit@1", "hit@3", "macro")?;
        for Row { name, texts, hit_at_1, hit_at_3, macro_recall_at_1 } in rows {
            writeln!(
                f,
                "  {name:<34}{texts:>7}{hit_at_1:>8.3}{hit_at_3:>8.3}{macro_recall_at_1:>8.3}"
            )?;
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
