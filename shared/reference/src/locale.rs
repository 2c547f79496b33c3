//! The four languages that Ayni speaks to people.

use std::fmt;

/// A language in which Ayni shows its own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
    /// French.
    Fr,
}

impl Locale {
    /// Every locale, in the order in which data files have their columns.
    pub const ALL: [Self; 4] = [Self::En, Self::Es, Self::Pt, Self::Fr];

    /// The two-letter code: `en`, `es`, `pt` or `fr`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::Pt => "pt",
            Self::Fr => "fr",
        }
    }

    /// The locale of a two-letter code, or of a longer tag such as `pt-BR`, in any case.
    pub fn from_code(code: &str) -> Option<Self> {
        let language = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|locale| locale.code().eq_ignore_ascii_case(language))
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[test]
fn a_locale_is_known_by_its_code_and_by_a_longer_tag() {
    for locale in Locale::ALL {
        assert_eq!(Locale::from_code(locale.code()), Some(locale));
    }
    assert_eq!(Locale::from_code("pt-BR"), Some(Locale::Pt));
    assert_eq!(Locale::from_code("ES_mx"), Some(Locale::Es));
    assert_eq!(Locale::from_code("de"), None);
    assert_eq!(Locale::from_code(""), None);
}
