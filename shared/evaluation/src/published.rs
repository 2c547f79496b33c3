//! What the benchmark's own authors reached: for each kind of cases the baseline of its README that is
//! best on the half that developers do not have.
//! They hold for the benchmark's two halves and for no other files.

use serde::Serialize;

use crate::metrics::Rate;

/// The best published baseline for one kind of cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Published {
    /// The setting.
    pub setting: &'static str,
    /// Which cases.
    pub stratum: &'static str,
    /// What ranked them.
    pub method: &'static str,
    /// What it reaches on the half that developers have.
    pub dev: Reached,
    /// What it reaches on the half that they do not have.
    pub held_out: Reached,
}

/// What was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Reached {
    /// Mean reciprocal rank.
    pub mrr: Rate,
    /// Recall within ten, where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recall_10: Option<Rate>,
}

/// How much of the first twenty English projects a published baseline pulled up for a request in Spanish
/// or French was about the right theme, on the half that developers do not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PublishedThemes {
    /// What pulled them up.
    pub method: &'static str,
    /// The share.
    pub precision_20: Rate,
}

pub(crate) const THEMES: [PublishedThemes; 3] = [
    PublishedThemes { method: "sentence model", precision_20: Rate(334_000) },
    PublishedThemes { method: "TF-IDF", precision_20: Rate(178_000) },
    PublishedThemes { method: "at random", precision_20: Rate(121_000) },
];

type Line = (&'static str, &'static str, u64, Option<u64>, u64, u64);

const LOGIT: &str = "conditional logit";
const WITHHELD: &str = "logit, sector withheld";
const BM25: &str = "BM25, five best projects";
const TF_IDF: &str = "TF-IDF, five best projects";
const EVERYTHING: &str = "everything";
const HIDDEN: &str = "own register hidden";
const ENGLISH: &str = "only English";

/// Figures in thousandths: MRR and recall within ten of the one half, then of the other.
const LINES: &[(&str, Line)] = &[
    (EVERYTHING, ("all", LOGIT, 560, Some(851), 564, 852)),
    (EVERYTHING, ("track A", LOGIT, 500, Some(871), 500, 866)),
    (EVERYTHING, ("track B", BM25, 779, Some(779), 799, 800)),
    (EVERYTHING, ("A southern provider", BM25, 410, Some(683), 387, 713)),
    (EVERYTHING, ("A several providers", WITHHELD, 614, Some(804), 513, 634)),
    (EVERYTHING, ("A es", LOGIT, 511, Some(869), 518, 840)),
    (EVERYTHING, ("A fr", BM25, 537, Some(872), 520, 895)),
    (EVERYTHING, ("cold-start provider", LOGIT, 77, Some(83), 100, 120)),
    (HIDDEN, ("track A", TF_IDF, 333, None, 342, 742)),
    (HIDDEN, ("A en", TF_IDF, 318, None, 336, 687)),
    (HIDDEN, ("A es", BM25, 327, None, 327, 693)),
    (HIDDEN, ("A fr", BM25, 376, None, 374, 857)),
    (HIDDEN, ("A southern provider", BM25, 342, None, 307, 455)),
    (ENGLISH, ("lang es", "sentence model, five best", 182, None, 176, 381)),
    (ENGLISH, ("lang fr", TF_IDF, 173, None, 185, 423)),
];

pub(crate) fn rows() -> Vec<Published> {
    let rate = |thousandths: u64| Rate(thousandths * 1_000);
    let reached =
        |mrr, recall: Option<u64>| Reached { mrr: rate(mrr), recall_10: recall.map(rate) };
    let row = |(setting, line): &(&'static str, Line)| {
        let (stratum, method, mrr, recall, held_mrr, held_recall) = *line;
        let (dev, held_out) = (reached(mrr, recall), reached(held_mrr, Some(held_recall)));
        Published { setting, stratum, method, dev, held_out }
    };
    LINES.iter().map(row).collect()
}
