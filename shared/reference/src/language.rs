//! Languages in which people can work together.

use std::sync::LazyLock;

use crate::{
    Locale,
    code::coded,
    table::{self, Entry, Table},
};

/// A language, known by its ISO 639-1 code or, where it has none, by its ISO 639-3 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(u8);

/// Pairs whose speakers follow each other well enough to work together.
static NEAR: LazyLock<Vec<[Language; 2]>> = LazyLock::new(|| {
    table::read(include_str!("../data/near_languages.csv"), "language,near")
        .into_iter()
        .map(|pair| pair.map(table::field))
        .collect()
});

impl Language {
    /// Whether speakers of one follow the other well enough to work together, as Spanish and
    /// Portuguese speakers do. A language is not near itself.
    pub fn near(self, other: Self) -> bool {
        NEAR.contains(&[self, other]) || NEAR.contains(&[other, self])
    }

    /// The language of a locale.
    #[must_use]
    pub fn of(locale: Locale) -> Self {
        table::field(locale.code())
    }

    fn row(self) -> &'static Entry {
        TABLE.row(self.index())
    }
}

static TABLE: LazyLock<Table<Entry>> =
    LazyLock::new(|| Table::of_names(include_str!("../data/languages.csv")));

coded!(
    Language(u8),
    "language",
    TABLE,
    |text| TABLE.index_of(text),
    "../data/aliases/languages.csv"
);
