//! Something to be told to a person, kept as data: the words are put in where it is shown.

use std::{borrow::Cow, collections::BTreeMap};

use jiff::civil::Date;
use reference::{Bloc, Country, Language, Modality, SdgTarget, ThematicArea};
use serde::{Deserialize, Serialize};

/// The id of a text in four languages and what fills its places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The text's id in the `.ftl` files of `app`.
    pub id: Cow<'static, str>,
    /// What fills the places of the text, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<Cow<'static, str>, Arg>,
}

/// One value in a [`Message`]: codes stay codes until a reader's language is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// A plain number, formatted with the reader's separators.
    Number(i64),
    /// United States dollars.
    Usd(u64),
    /// Whole per cent.
    Percent(i64),
    /// What somebody wrote; it is never translated.
    Text(String),
    /// A country, shown by its name.
    Country(Country),
    /// A bloc, shown by its name.
    Bloc(Bloc),
    /// A thematic area, shown by its name.
    Theme(ThematicArea),
    /// A goal or target.
    Sdg(SdgTarget),
    /// A language, shown by its name.
    Language(Language),
    /// A modality, shown by its name.
    Modality(Modality),
    /// A day.
    Date(Date),
    /// Another message, shown in place: for words chosen among a few.
    Message(Box<Message>),
    /// Several, joined as the reader's language joins them.
    List(Vec<Arg>),
}

impl Message {
    /// The text `id`, with nothing to fill in yet.
    pub const fn new(id: &'static str) -> Self {
        Self { id: Cow::Borrowed(id), args: BTreeMap::new() }
    }

    /// The same with one more place filled.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.insert(Cow::Borrowed(name), arg.into());
        self
    }
}

macro_rules! arg_from {
    ($($from:ty => $variant:ident),+ $(,)?) => {$(
        impl From<$from> for Arg {
            fn from(value: $from) -> Self { Self::$variant(value) }
        }
    )+};
}

arg_from! {
    i64 => Number, String => Text, Country => Country, Bloc => Bloc, ThematicArea => Theme,
    SdgTarget => Sdg, Language => Language, Modality => Modality, Date => Date,
}

macro_rules! number_from {
    ($($from:ty),+) => {$(
        impl From<$from> for Arg {
            /// Numbers beyond what can be shown become the greatest that can.
            fn from(value: $from) -> Self {
                Self::Number(i64::try_from(value).unwrap_or(i64::MAX))
            }
        }
    )+};
}

number_from!(i16, i32, u16, u32, u64, usize);

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl<T: Into<Arg>> From<Vec<T>> for Arg {
    fn from(many: Vec<T>) -> Self {
        Self::List(many.into_iter().map(Into::into).collect())
    }
}
