//! The United Nations' M49 regions of the world.

use std::sync::LazyLock;

use crate::{
    Country,
    code::coded,
    table::{self, Entry, Row, Table},
};

/// The world, a continent, a sub-region or an intermediate region, known by its M49 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(u8);

impl Region {
    /// The region that it is part of; none for the world.
    pub fn parent(self) -> Option<Self> {
        self.row().parent
    }

    /// Whether `country` lies in it.
    pub fn contains(self, country: Country) -> bool {
        let mut region = Some(country.nearest_region());
        while let Some(within) = region {
            if within == self {
                return true;
            }
            region = within.parent();
        }
        false
    }

    /// The countries that lie in it.
    pub fn countries(self) -> impl Iterator<Item = Country> {
        Country::all().filter(move |&country| self.contains(country))
    }

    fn row(self) -> &'static RegionRow {
        TABLE.row(self.index())
    }
}

struct RegionRow {
    entry: Entry,
    parent: Option<Region>,
}

impl Row for RegionRow {
    fn entry(&self) -> &Entry {
        &self.entry
    }
}

static TABLE: LazyLock<Table<RegionRow>> = LazyLock::new(|| {
    let heading = "code,parent,name_en,name_es,name_pt,name_fr";
    let lines = table::read(include_str!("../data/regions.csv"), heading);
    let row = |&[code, parent, en, es, pt, fr]: &[&'static str; 6]| RegionRow {
        entry: Entry::new(code, [en, es, pt, fr]),
        parent: table::place_of(parent, &lines).map(Region),
    };
    Table::new(lines.iter().map(row).collect())
});

coded!(Region(u8), "region", TABLE, |text| TABLE.index_of(text), "../data/aliases/regions.csv");
