//! The thirty sectors of the Ibero-American report on South-South and triangular cooperation.

use std::sync::LazyLock;

use crate::{
    ThematicArea,
    code::coded,
    table::{self, Entry, Row, Table},
};

/// A sector of the Ibero-American General Secretariat's list, known by a word in snake case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SegibSector(u8);

impl SegibSector {
    /// The thematic areas that it covers, each with everything beneath it.
    pub fn areas(self) -> &'static [ThematicArea] {
        &self.row().areas
    }

    /// The sector that covers the whole of an area, if any does.
    #[must_use]
    pub fn of(area: ThematicArea) -> Option<Self> {
        Self::all().find(|sector| sector.areas().iter().any(|it| it.covers(area)))
    }

    fn row(self) -> &'static SectorRow {
        TABLE.row(self.index())
    }
}

struct SectorRow {
    entry: Entry,
    areas: Vec<ThematicArea>,
}

impl Row for SectorRow {
    fn entry(&self) -> &Entry {
        &self.entry
    }
}

static TABLE: LazyLock<Table<SectorRow>> = LazyLock::new(|| {
    let heading = "code,name_en,name_es,name_pt,name_fr,areas";
    let lines = table::read(include_str!("../data/segib_sectors.csv"), heading);
    let row = |[code, en, es, pt, fr, areas]: [&'static str; 6]| SectorRow {
        entry: Entry::new(code, [en, es, pt, fr]),
        areas: table::list(areas),
    };
    Table::new(lines.into_iter().map(row).collect())
});

coded!(
    SegibSector(u8),
    "SEGIB sector",
    TABLE,
    |text| TABLE.index_of(text),
    "../data/aliases/segib_sectors.csv"
);
