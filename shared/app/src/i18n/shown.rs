//! How values look to a reader: one word for all of them, so that templates need not know the kinds.

use domain::{
    Arg, Bloc, CostItem, Country, Language, Locale, Message, Modality, Multilateral, NeedUnit,
    OfferRole, Provider, Region, Scope, SdgTarget, ThematicArea, Urgency, Visibility, Window,
    review::{DeclineReason, Party, WhyLapsed},
};
use jiff::{Timestamp, civil::Date};

use super::{
    format,
    say::{code, say, show, text},
};

/// Something that can be shown to a reader: a code by its name, a number with separators, a day
/// written out.
pub trait Shown {
    /// The value as the reader's language writes it.
    fn shown(&self, locale: Locale) -> String;
}

impl<T: Shown + ?Sized> Shown for &T {
    fn shown(&self, locale: Locale) -> String {
        (**self).shown(locale)
    }
}

impl<T: Shown> Shown for Box<T> {
    fn shown(&self, locale: Locale) -> String {
        (**self).shown(locale)
    }
}

/// Nothing where there is none.
impl<T: Shown> Shown for Option<T> {
    fn shown(&self, locale: Locale) -> String {
        self.as_ref().map(|value| value.shown(locale)).unwrap_or_default()
    }
}

/// Joined as the language joins them: `a, b and c`.
impl<T: Shown> Shown for [T] {
    fn shown(&self, locale: Locale) -> String {
        format::list(locale, &self.iter().map(|one| one.shown(locale)).collect::<Vec<_>>())
    }
}

impl<T: Shown> Shown for Vec<T> {
    fn shown(&self, locale: Locale) -> String {
        self.as_slice().shown(locale)
    }
}

/// What people wrote is never translated.
impl Shown for str {
    fn shown(&self, _: Locale) -> String {
        self.to_owned()
    }
}

impl Shown for String {
    fn shown(&self, _: Locale) -> String {
        self.clone()
    }
}

impl Shown for Message {
    fn shown(&self, locale: Locale) -> String {
        say(locale, self)
    }
}

impl Shown for Arg {
    fn shown(&self, locale: Locale) -> String {
        show(locale, self)
    }
}

macro_rules! named {
    ($($kind:ty),+) => {$(
        impl Shown for $kind {
            fn shown(&self, locale: Locale) -> String {
                self.name(locale).to_owned()
            }
        }
    )+};
}

named!(Bloc, Country, Language, Modality, Multilateral, Provider, Region, ThematicArea);

impl Shown for SdgTarget {
    fn shown(&self, locale: Locale) -> String {
        show(locale, &Arg::Sdg(*self))
    }
}

/// A code of our own, which has a name in every language.
pub trait Term: Shown + ToString {
    /// What the ids of the names begin with.
    const KIND: &'static str;

    /// The name as a message, with its code.
    fn named(&self) -> Message {
        let id = format!("{}-{}", Self::KIND, self.to_string().replace('_', "-"));
        let name = Message { id: id.into(), ..Message::new("") };
        Message::new("named").with("name", name).with("code", self.to_string())
    }

    /// Whether `text` is its name in one of our languages; case, accents and punctuation make no
    /// difference.
    fn is_called(&self, text: &str) -> bool {
        let text = fold(text);
        Locale::ALL.into_iter().any(|locale| fold(&self.shown(locale)) == text)
    }
}

macro_rules! coded {
    ($($kind:ty => $prefix:literal),+ $(,)?) => {$(
        impl Term for $kind {
            const KIND: &'static str = $prefix;
        }

        impl Shown for $kind {
            fn shown(&self, locale: Locale) -> String {
                code(locale, $prefix, &self.to_string())
            }
        }
    )+};
}

coded! {
    CostItem => "cost", NeedUnit => "unit", OfferRole => "offer-role", Urgency => "urgency",
    Visibility => "visible-to", DeclineReason => "decline", Party => "party", WhyLapsed => "lapsed",
}

/// A name without case, accents and punctuation.
pub(crate) fn fold(name: &str) -> String {
    let plain = deunicode::deunicode(name).to_lowercase();
    plain.chars().filter(char::is_ascii_alphanumeric).collect()
}

impl Shown for Scope {
    fn shown(&self, locale: Locale) -> String {
        match self {
            Self::Region(region) => region.shown(locale),
            Self::Bloc(bloc) => bloc.shown(locale),
            Self::Country(country) => country.shown(locale),
            group => code(locale, "scope", &group.to_string()),
        }
    }
}

macro_rules! numbers {
    ($($kind:ty),+) => {$(
        impl Shown for $kind {
            fn shown(&self, locale: Locale) -> String {
                format::number(locale, i64::try_from(*self).unwrap_or(i64::MAX))
            }
        }
    )+};
}

numbers!(i16, i32, i64, u8, u16, u32, u64, usize);

impl Shown for bool {
    fn shown(&self, locale: Locale) -> String {
        text(locale, if *self { "yes" } else { "no" })
    }
}

impl Shown for Date {
    fn shown(&self, locale: Locale) -> String {
        format::date(locale, *self)
    }
}

impl Shown for Timestamp {
    fn shown(&self, locale: Locale) -> String {
        format::date_time(locale, *self)
    }
}

impl Shown for Window {
    fn shown(&self, locale: Locale) -> String {
        format!("{} – {}", self.from.shown(locale), self.until.shown(locale))
    }
}
