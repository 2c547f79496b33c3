//! The ways in which knowledge goes from one country to another.

use std::sync::LazyLock;

use crate::{
    code::coded,
    table::{Entry, Table},
};

/// How something is shared, known by a word in snake case such as `study_tour`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Modality(u8);

/// Names the rows of the table; a test holds each to the code it is named after.
impl Modality {
    /// Experts find out together with the asking country what is needed.
    pub const DIAGNOSTIC_MISSION: Self = Self(0);
    /// Practitioners of two countries work together for a while.
    pub const EXPERT_EXCHANGE: Self = Self(1);
    /// People go to see how it is done elsewhere.
    pub const STUDY_TOUR: Self = Self(2);
    /// Experts help to do it.
    pub const TECHNICAL_ASSISTANCE: Self = Self(3);
    /// A workshop or seminar.
    pub const WORKSHOP: Self = Self(4);
    /// A course with a curriculum.
    pub const TRAINING_COURSE: Self = Self(5);
    /// A stay at work in an institution elsewhere; a *pasantía*.
    pub const INTERNSHIP: Self = Self(6);
    /// A place at a university or school, paid for.
    pub const SCHOLARSHIP: Self = Self(7);
    /// A course for people of several countries, held in one and often paid for by a third.
    pub const THIRD_COUNTRY_TRAINING: Self = Self(8);
    /// Research done together.
    pub const JOINT_RESEARCH: Self = Self(9);
    /// Those who decide on policy compare theirs.
    pub const POLICY_DIALOGUE: Self = Self(10);
    /// Manuals, laws, data and other documents.
    pub const DOCUMENTS: Self = Self(11);
    /// Equipment given in kind.
    pub const EQUIPMENT: Self = Self(12);
    /// Advice from afar.
    pub const REMOTE_ADVICE: Self = Self(13);
    /// Money.
    pub const FUNDING: Self = Self(14);

    fn row(self) -> &'static Entry {
        TABLE.row(self.index())
    }
}

static TABLE: LazyLock<Table<Entry>> =
    LazyLock::new(|| Table::of_names(include_str!("../data/modalities.csv")));

coded!(
    Modality(u8),
    "modality",
    TABLE,
    |text| TABLE.index_of(text),
    "../data/aliases/modalities.csv"
);
