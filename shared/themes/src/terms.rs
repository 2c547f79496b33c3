//! Words that people put in titles, which the names of the codes do not use, in four languages.

use std::sync::LazyLock;

use reference::{SdgTarget, ThematicArea};

use crate::reading::Reading;

/// What is said in one language of one area.
pub(crate) struct Terms {
    pub(crate) area: ThematicArea,
    /// The goal that it serves before others.
    pub(crate) goal: SdgTarget,
    /// Each term, then all of them together.
    pub(crate) readings: Vec<Reading>,
}

/// The terms of `data/terms.csv`: the code of an area, that of a goal, and for each language terms with
/// semicolons between them.
pub(crate) fn terms() -> &'static [Terms] {
    static TERMS: LazyLock<Vec<Terms>> = LazyLock::new(|| {
        let lines = include_str!("../data/terms.csv").lines().skip(1);
        lines.flat_map(|line| read(line).expect("a test has read every line")).collect()
    });
    &TERMS
}

fn read(line: &str) -> Option<Vec<Terms>> {
    let mut cells = line.split(',');
    let (area, goal) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
    let terms = |cell: &str| {
        let each = cell.split("; ").map(|term| Reading::of(term, ""));
        Terms { area, goal, readings: each.chain([Reading::of(cell, "")]).collect() }
    };
    Some(cells.map(terms).collect())
}

#[test]
fn every_line_has_an_area_a_goal_and_terms_in_four_languages() {
    for line in include_str!("../data/terms.csv").lines().skip(1) {
        let terms = read(line).unwrap_or_default();
        assert_eq!(terms.len(), 4, "{line}");
        let mut together = terms.iter().filter_map(|it| it.readings.last());
        assert!(together.all(Reading::is_understood), "{line}");
    }
    assert!(read("11110,4.99,schools").is_none() && read("").is_none());
}
