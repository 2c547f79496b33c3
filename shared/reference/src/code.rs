//! What every kind of code has in common: text in, a small value, text out.

use std::{fmt, marker::PhantomData, str::FromStr};

use serde::de::Visitor;

/// A text that is no code of the kind that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode {
    /// What was asked for: `country`, `bloc`, `thematic area` ...
    pub kind: &'static str,
    /// What came instead.
    pub value: String,
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not the code of a {}", self.value, self.kind)
    }
}

impl std::error::Error for UnknownCode {}

/// Gives a newtype over a row number everything that a code can do.
///
/// `$table` is the `LazyLock<Table<_>>` of its rows, `$read` turns a text into a row number, and
/// `$aliases` is a compiled-in CSV of further names.
macro_rules! coded {
    ($name:ident($index:ty), $kind:literal, $table:ident, $read:expr, $aliases:literal) => {
        impl $name {
            /// Every one there is, in the order of [`Ord`].
            pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
                (0..$table.len()).map(Self::from_row)
            }

            /// Its place among [`all`](Self::all), for tables kept by it.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }

            /// The one at a place among [`all`](Self::all).
            pub fn at(index: usize) -> Option<Self> {
                (index < $table.len()).then(|| Self::from_row(index))
            }

            /// Its code.
            pub fn code(self) -> &'static str {
                $crate::table::Row::entry(self.row()).code
            }

            /// Its name in the reader's language.
            pub fn name(self, locale: $crate::Locale) -> &'static str {
                $crate::table::Row::entry(self.row()).names[locale as usize]
            }

            /// Looks for the one that `text` names, by code, name or alias in any language.
            pub fn find(text: &str) -> $crate::Found<Self> {
                <Self as $crate::Named>::find(text)
            }

            fn from_row(index: usize) -> Self {
                Self(<$index>::try_from(index).expect("a table is no longer than its index type"))
            }
        }

        impl $crate::Named for $name {
            const KIND: &'static str = $kind;

            fn all() -> impl ExactSizeIterator<Item = Self> {
                Self::all()
            }

            fn code(self) -> &'static str {
                self.code()
            }

            fn name(self, locale: $crate::Locale) -> &'static str {
                self.name(locale)
            }
        }

        impl $crate::lookup::Searchable for $name {
            fn names() -> &'static $crate::lookup::Names<Self> {
                static NAMES: std::sync::LazyLock<$crate::lookup::Names<$name>> =
                    std::sync::LazyLock::new(|| $crate::lookup::Names::new(include_str!($aliases)));
                &NAMES
            }

            fn precedence(self) -> u8 {
                $crate::table::Row::precedence(self.row())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownCode;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let read: fn(&str) -> Option<usize> = $read;
                read(text)
                    .map(Self::from_row)
                    .ok_or_else(|| $crate::UnknownCode { kind: $kind, value: text.to_owned() })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.code())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.code())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::code::AsCode(std::marker::PhantomData))
            }
        }
    };
}

/// Reads a code without keeping its text.
pub(crate) struct AsCode<T>(pub(crate) PhantomData<T>);

impl<T: FromStr<Err = UnknownCode>> Visitor<'_> for AsCode<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a code")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

pub(crate) use coded;
