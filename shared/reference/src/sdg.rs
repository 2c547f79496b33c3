//! The Sustainable Development Goals and their targets.

use std::sync::LazyLock;

use crate::{
    Locale,
    code::coded,
    table::{self, Entry, Row, Table},
};

/// A goal, known by its number (`3`), or a target, known by goal and letter or number (`3.2`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SdgTarget(u8);

impl SdgTarget {
    /// The goal that it is or belongs to.
    #[must_use]
    pub fn goal(self) -> Self {
        Self(self.row().goal)
    }

    /// Whether it is a whole goal.
    pub fn is_goal(self) -> bool {
        self.goal() == self
    }

    /// The wording that the General Assembly adopted. Its [`name`](Self::name) is the same for a
    /// target and a few words for a goal.
    pub fn text(self, locale: Locale) -> &'static str {
        self.row().texts[locale as usize]
    }

    fn row(self) -> &'static SdgRow {
        TABLE.row(self.index())
    }
}

struct SdgRow {
    entry: Entry,
    texts: [&'static str; 4],
    goal: u8,
}

impl Row for SdgRow {
    fn entry(&self) -> &Entry {
        &self.entry
    }
}

static TABLE: LazyLock<Table<SdgRow>> = LazyLock::new(|| {
    let heading = "code,goal,name_en,name_es,name_pt,name_fr,text_en,text_es,text_pt,text_fr";
    let lines = table::read(include_str!("../data/sdg.csv"), heading);
    let row = |&[code, goal, en, es, pt, fr, ref texts @ ..]: &[&'static str; 10]| {
        let entry = Entry::new(code, [en, es, pt, fr]);
        SdgRow {
            // A target has no name but its text, which the file does not repeat.
            texts: if *texts == [""; 4] { entry.names } else { texts.map(table::in_print) },
            entry,
            goal: table::place_of(goal, &lines).expect("each goal has a row"),
        }
    };
    Table::new(lines.iter().map(row).collect())
});

coded!(
    SdgTarget(u8),
    "goal or target",
    TABLE,
    |text| TABLE.index_of(&text.to_ascii_lowercase()),
    "../data/aliases/sdg.csv"
);
