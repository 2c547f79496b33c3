//! What cooperation is about: the OECD's DAC/CRS purpose codes, at each of their levels.

use std::{iter, sync::LazyLock};

use crate::{
    Locale,
    code::coded,
    table::{self, Entry, Row, Table},
};

/// A thematic area, known by its DAC/CRS code.
///
/// Where a sector group has a single category and both have the same code, such as `140` for water
/// and sanitation, they are one area, of the level [`Level::Sector`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThematicArea(u16);

/// How broad a thematic area is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A sector group: `110`, education.
    Sector,
    /// A category: `112`, basic education.
    Category,
    /// A purpose: `11220`, primary education.
    Purpose,
}

impl ThematicArea {
    /// How broad it is.
    pub fn level(self) -> Level {
        match (self.code().len(), self.parent()) {
            (5, _) => Level::Purpose,
            (_, Some(_)) => Level::Category,
            (_, None) => Level::Sector,
        }
    }

    /// The next broader area; none for a sector group.
    pub fn parent(self) -> Option<Self> {
        self.row().parent
    }

    /// The areas that it is part of, from the narrowest to the broadest, without itself.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        iter::successors(self.parent(), |area| area.parent())
    }

    /// The sector group that it is or belongs to.
    #[must_use]
    pub fn sector(self) -> Self {
        self.ancestors().last().unwrap_or(self)
    }

    /// The category that it is or belongs to; none for a sector group of several categories.
    pub fn category(self) -> Option<Self> {
        match self.level() {
            Level::Purpose => self.parent(),
            Level::Category => Some(self),
            Level::Sector => self.children().any(|it| it.level() == Level::Purpose).then_some(self),
        }
    }

    /// The areas right beneath it.
    pub fn children(self) -> impl Iterator<Item = Self> {
        Self::all().filter(move |area| area.parent() == Some(self))
    }

    /// Whether `other` is it or lies beneath it.
    pub fn covers(self, other: Self) -> bool {
        self == other || other.ancestors().any(|area| area == self)
    }

    /// Whether it is still in use; the OECD has withdrawn some codes.
    pub fn is_active(self) -> bool {
        self.row().active
    }

    /// What the OECD counts under it; the OECD says so in English and French only.
    pub fn description(self, locale: Locale) -> Option<&'static str> {
        static DESCRIPTIONS: LazyLock<Vec<[&'static str; 2]>> = LazyLock::new(read_descriptions);
        let [en, fr] = DESCRIPTIONS[self.index()];
        let text = match locale {
            Locale::En => en,
            Locale::Fr => fr,
            Locale::Es | Locale::Pt => "",
        };
        (!text.is_empty()).then_some(text)
    }

    fn row(self) -> &'static AreaRow {
        TABLE.row(self.index())
    }
}

fn read_descriptions() -> Vec<[&'static str; 2]> {
    let mut descriptions = vec![[""; 2]; TABLE.len()];
    let text = include_str!("../data/thematic_area_descriptions.csv");
    for [code, en, fr] in table::read(text, "code,description_en,description_fr") {
        descriptions[table::field::<ThematicArea>(code).index()] = [en, fr];
    }
    descriptions
}

struct AreaRow {
    entry: Entry,
    parent: Option<ThematicArea>,
    active: bool,
}

impl Row for AreaRow {
    fn entry(&self) -> &Entry {
        &self.entry
    }

    /// A code in use rather than a withdrawn one, and the broader of two, as it claims less.
    fn precedence(&self) -> u8 {
        u8::from(self.active) * 2 + u8::from(self.entry.code.len() == 3)
    }
}

static TABLE: LazyLock<Table<AreaRow>> = LazyLock::new(|| {
    let heading = "code,parent,status,name_en,name_es,name_pt,name_fr";
    let lines = table::read(include_str!("../data/thematic_areas.csv"), heading);
    let row = |&[code, parent, status, en, es, pt, fr]: &[&'static str; 7]| AreaRow {
        entry: Entry::new(code, [en, es, pt, fr]),
        parent: table::place_of(parent, &lines).map(ThematicArea),
        active: match status {
            "active" => true,
            "withdrawn" => false,
            _ => panic!("{status:?} is no status of a thematic area"),
        },
    };
    Table::new(lines.iter().map(row).collect())
});

coded!(
    ThematicArea(u16),
    "thematic area",
    TABLE,
    |text| TABLE.index_of(text),
    "../data/aliases/thematic_areas.csv"
);
