//! International institutions that take part beside countries.

use std::sync::LazyLock;

use crate::{
    code::coded,
    table::{self, Entry, Row, Table},
};

/// A multilateral institution, known by its English initials, such as `PAHO`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Multilateral(u8);

impl Multilateral {
    /// Whether it brings money of its own to the cooperation of others, as banks and funds do.
    pub fn is_financier(self) -> bool {
        self.row().financier
    }

    fn row(self) -> &'static MultilateralRow {
        TABLE.row(self.index())
    }
}

struct MultilateralRow {
    entry: Entry,
    financier: bool,
}

impl Row for MultilateralRow {
    fn entry(&self) -> &Entry {
        &self.entry
    }
}

static TABLE: LazyLock<Table<MultilateralRow>> = LazyLock::new(|| {
    let heading = "code,name_en,name_es,name_pt,name_fr,financier";
    let lines = table::read(include_str!("../data/multilaterals.csv"), heading);
    let row = |[code, en, es, pt, fr, financier]: [&'static str; 6]| MultilateralRow {
        entry: Entry::new(code, [en, es, pt, fr]),
        financier: table::flag(financier),
    };
    Table::new(lines.into_iter().map(row).collect())
});

coded!(
    Multilateral(u8),
    "multilateral institution",
    TABLE,
    |text| TABLE.index_of(&text.to_ascii_uppercase()),
    "../data/aliases/multilaterals.csv"
);
