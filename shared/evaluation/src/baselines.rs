//! What a matcher must beat: rankings that need no learning, worked out anew from the same files.

use std::cmp::Reverse;

use portfolio::Case;

/// A plain way to rank providers: a score for each, and ties go to the larger portfolio.
#[derive(Clone, Copy)]
pub(crate) struct Baseline {
    pub name: &'static str,
    score: fn(&Case<'_>, usize) -> i64,
}

/// The plain ways.
pub(crate) const BASELINES: &[Baseline] = &[
    Baseline { name: "size of portfolio", score: |_, _| 0 },
    Baseline {
        name: "history in the country",
        score: |case, provider| whole(case.history_in_country()[provider]),
    },
    Baseline {
        name: "history near by",
        score: |case, provider| whole(case.history_near_by()[provider]),
    },
    Baseline {
        name: "same sector",
        score: |case, provider| whole(case.history_in_group()[provider]),
    },
    Baseline {
        name: "same sector near by",
        score: |case, provider| whole(case.history_in_group_near_by()[provider]),
    },
    Baseline {
        name: "BM25, five best projects",
        score: |case, provider| case.likeness_of_texts()[provider],
    },
];

impl Baseline {
    /// The candidates, best first, by their places in the corpus.
    pub fn rank(&self, case: &Case<'_>) -> Vec<usize> {
        let mut ranked: Vec<usize> =
            (0..case.sizes().len()).filter(|provider| case.is_candidate(*provider)).collect();
        let order = |seat: &usize| Reverse(((self.score)(case, *seat), case.sizes()[*seat]));
        // Stable: what is left of ties goes by the code of the country.
        ranked.sort_by_key(order);
        ranked
    }
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
