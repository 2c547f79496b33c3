//! Whose projects use which words of late.

use std::{collections::BTreeSet, sync::LazyLock};

use reference::{Country, Locale};

use super::{Criterion, Kind};
use crate::{
    case::Case,
    words::{Word, words},
};

/// Shorter words are grammar, which would tell a register's style rather than what a project is.
const SHORTEST_WORD: usize = 4;

pub(super) const CRITERION: Criterion = Criterion {
    name: "wording",
    about: "Points by word and provider, learned from recent partnerships.",
    kind: Kind::Table { keys, of_recipient: false },
};

/// The different words, but for short ones, numbers such as years, and names of countries, which
/// other criteria look after.
fn keys(case: &Case<'_>) -> Vec<String> {
    let tells = |word: &&String| {
        word.len() >= SHORTEST_WORD
            && word.bytes().any(|byte| byte.is_ascii_alphabetic())
            && !COUNTRIES.contains(*word)
    };
    case.words.iter().filter(tells).cloned().collect()
}

static COUNTRIES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let names = Country::all().flat_map(|country| Locale::ALL.map(|locale| country.name(locale)));
    let plain = |word: Word| match word {
        Word::Plain(word) => Some(word),
        Word::Masked => None,
    };
    names.flat_map(words).filter_map(plain).collect()
});
