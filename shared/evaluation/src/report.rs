//! What was found, as a table for a terminal and as data.

use std::fmt;

use serde::Serialize;

use crate::{
    metrics::{Figures, Rate},
    published::{Published, PublishedThemes, Reached},
    read::Note,
};

/// How often the right providers were ranked how high.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// One for each setting.
    pub parts: Vec<Part>,
    /// How often what is pulled up across languages is about the right theme.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<ThemeRow>,
    /// The figures without a criterion, or with a tie on trial; the first row of each stratum is as
    /// it was learned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ablation: Vec<Part>,
    /// What the benchmark's authors reached.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub published: Vec<Published>,
    /// What they reached across languages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub published_themes: Vec<PublishedThemes>,
    /// What to mind in reading the figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caution: Option<&'static str>,
    /// What was left out in reading.
    pub notes: Vec<Note>,
}

/// The figures of one setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What the setting is.
    pub name: String,
    /// By stratum and method.
    pub rows: Vec<Row>,
}

/// The figures of one method for one kind of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Which cases.
    pub stratum: String,
    /// What ranked them.
    pub method: String,
    /// How well.
    pub figures: Figures,
}

/// How much of the first twenty English projects pulled up for a request in another language is in
/// a sector group of the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThemeRow {
    /// The requests' language, or `all`.
    pub language: String,
    /// What pulled them up.
    pub method: String,
    /// How many requests; only those whose sector group is known can be judged.
    pub requests: usize,
    /// The share.
    pub precision_20: Rate,
}

/// Where cases are not judged by weights that were learnt from other cases.
pub(crate) const CAUTION: &str = "The weights were learnt from the benchmark's dev half: on its cases \
                                  these figures flatter, and --cross-validate tells the honest ones.";

/// The widest a stratum or a method is shown.
const WIDTH: usize = 30;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in &self.parts {
            table(f, &part.name, &part.rows)?;
        }
        if !self.themes.is_empty() {
            writeln!(f, "Theme precision of the first 20 English projects")?;
            for row in &self.themes {
                let (language, method) = (&row.language, &row.method);
                let (requests, precision) = (row.requests, row.precision_20);
                writeln!(f, "{language:<WIDTH$}  {method:<WIDTH$}  {requests:>5}  {precision}")?;
            }
            for PublishedThemes { method, precision_20 } in &self.published_themes {
                let method = format!("published: {method}");
                writeln!(
                    f,
                    "{:<WIDTH$}  {method:<WIDTH$}  {:>5}  {precision_20}",
                    "all, held out", "-"
                )?;
            }
            writeln!(f)?;
        }
        for part in &self.ablation {
            table(f, &part.name, &part.rows)?;
        }
        published(f, &self.published)?;
        self.caution.iter().try_for_each(|caution| writeln!(f, "{caution}"))
    }
}

fn published(f: &mut fmt::Formatter<'_>, rows: &[Published]) -> fmt::Result {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(f, "Best published baselines of the benchmark, on its two halves")?;
    writeln!(
        f,
        "{:<WIDTH$}  {:<WIDTH$}  {:<19}  {:>7}  {:>8}  {:>8}  {:>9}",
        "cases", "method", "may be seen", "dev MRR", "dev R@10", "held MRR", "held R@10"
    )?;
    for Published { setting, stratum, method, dev, held_out } in rows {
        let recall =
            |reached: &Reached| reached.recall_10.map_or("-".to_owned(), |it| it.to_string());
        writeln!(
            f,
            "{stratum:<WIDTH$}  {method:<WIDTH$}  {setting:<19}  {:>7}  {:>8}  {:>8}  {:>9}",
            dev.mrr,
            recall(dev),
            held_out.mrr,
            recall(held_out)
        )?;
    }
    writeln!(f)
}

fn table(f: &mut fmt::Formatter<'_>, name: &str, rows: &[Row]) -> fmt::Result {
    writeln!(f, "{name}")?;
    writeln!(
        f,
        "{:<WIDTH$}  {:<WIDTH$}  {:>5}  {:>5}  {:>5}  {:>5}  {:>5}  {:>5}  {:>7}",
        "cases", "method", "n", "MRR", "R@1", "R@3", "R@5", "R@10", "nDCG@10"
    )?;
    for Row { stratum, method, figures } in rows {
        let Figures { cases, mrr, recall_1, recall_3, recall_5, recall_10, ndcg_10 } = figures;
        writeln!(
            f,
            "{stratum:<WIDTH$}  {method:<WIDTH$}  {cases:>5}  {mrr:>5}  {recall_1:>5}  \
             {recall_3:>5}  {recall_5:>5}  {recall_10:>5}  {ndcg_10:>7}"
        )?;
    }
    writeln!(f)
}
