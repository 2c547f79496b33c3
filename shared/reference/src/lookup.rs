//! Finds what a person meant: by code, by any name, or by likeness.

use std::{cmp::Reverse, collections::HashMap, fmt, hash::Hash, str::FromStr};

use crate::{Locale, UnknownCode, likeness::Spelling, names::fold, table};

/// The likeness, in per cent, from which on [`Named::find`] takes a misspelt name for the one it
/// resembles, provided that nothing else resembles it nearly as much.
pub const DECIDES_AT: u8 = 90;

/// How much less alike, in points of per cent, the next best must be.
const CLEAR_BY: u8 = 8;

/// Below this likeness nothing is suggested.
const SUGGESTS_FROM: u8 = 60;

/// How many suggestions are made at most.
const SUGGESTIONS: usize = 3;

/// A shorter text has too few letters to tell a slip from another name.
const SHORTEST_DECIDED: usize = 5;

/// A longer text is compared with no name for likeness.
const LONGEST_COMPARED: usize = 200;

/// A longer text is no name at all.
const LONGEST_NAME: usize = 2_000;

/// Words that only announce a code, folded.
const MARKERS: [&str; 17] = [
    "cad", "cible", "code", "codigo", "crs", "dac", "goal", "meta", "objectif", "objetivo", "odd",
    "ods", "sdg", "sdgs", "sector", "secteur", "target",
];

/// What a text was found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// The text is a code, a name or an alias.
    Exact(T),
    /// The text is misspelt, and only one thing can be meant.
    Close {
        /// What is meant.
        item: T,
        /// How alike text and name are, in per cent: at least [`DECIDES_AT`].
        confidence: u8,
    },
    /// Somebody has to choose, among at most three; there may be none.
    Unsure(Vec<Suggestion<T>>),
}

/// What a text may have meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion<T> {
    /// What may be meant.
    pub item: T,
    /// How alike text and name are, in per cent.
    pub confidence: u8,
}

impl<T: Copy> Found<T> {
    /// What is meant, unless somebody has to choose.
    pub fn sure(&self) -> Option<T> {
        match self {
            Self::Exact(item) | Self::Close { item, .. } => Some(*item),
            Self::Unsure(_) => None,
        }
    }

    /// What somebody has to choose among, best first.
    pub fn suggestions(&self) -> &[Suggestion<T>] {
        match self {
            Self::Exact(_) | Self::Close { .. } => &[],
            Self::Unsure(suggestions) => suggestions,
        }
    }

    /// One of `items`, all equally likely.
    fn among(items: &[T]) -> Self {
        let confidence = u8::try_from(100 / items.len().max(1)).unwrap_or(0);
        let offered = items.iter().take(SUGGESTIONS);
        Self::Unsure(offered.map(|&item| Suggestion { item, confidence }).collect())
    }
}

/// A kind of thing that has a code and a name in four languages.
#[expect(private_bounds, reason = "the kinds are those of this crate")]
pub trait Named:
    Searchable + Copy + Ord + Hash + fmt::Debug + fmt::Display + FromStr<Err = UnknownCode>
{
    /// What one of them is called in English: `country`, `thematic area` ...
    const KIND: &'static str;

    /// Every one there is, in the order of [`Ord`].
    fn all() -> impl ExactSizeIterator<Item = Self>;

    /// Its code.
    fn code(self) -> &'static str;

    /// Its name in the reader's language.
    fn name(self, locale: Locale) -> &'static str;

    /// Looks for the one that `text` names, by code, name or alias in any language; case,
    /// accents, punctuation, articles and the order of words make no difference.
    fn find(text: &str) -> Found<Self> {
        Self::names().find(text)
    }
}

/// What the search has to know of a kind.
pub(crate) trait Searchable: Sized + 'static {
    /// Every name, indexed once.
    fn names() -> &'static Names<Self>;

    /// A name that several things have means those of the highest precedence.
    fn precedence(self) -> u8;
}

/// Every name of a kind of thing, folded.
pub(crate) struct Names<T> {
    /// By the words of the name in alphabetical order; several where a name is ambiguous.
    exact: HashMap<String, Vec<T>>,
    spellings: Vec<(Spelling, T)>,
}

impl<T: Named> Names<T> {
    /// Indexes the names in four languages and `aliases`, a compiled-in CSV. An alias that is also
    /// a name settles what that name means.
    pub(crate) fn new(aliases: &'static str) -> Self {
        let mut names = Self { exact: HashMap::new(), spellings: Vec::new() };
        let mut settled = HashMap::<String, Vec<T>>::new();
        for [alias, code] in table::read(aliases, "alias,code") {
            let item = table::field(code);
            let items = settled.entry(names.spell(alias, item)).or_default();
            if !items.contains(&item) {
                items.push(item);
            }
        }
        for item in T::all() {
            if is_word(item.code()) {
                names.spell(item.code(), item);
            }
            for locale in Locale::ALL {
                let key = names.spell(item.name(locale), item);
                let items = names.exact.entry(key).or_default();
                items.retain(|it| *it != item && it.precedence() >= item.precedence());
                if items.iter().all(|it| it.precedence() == item.precedence()) {
                    items.push(item);
                }
            }
        }
        names.exact.extend(settled);
        names
    }

    /// Keeps a spelling for comparison and returns the key under which it is found.
    fn spell(&mut self, name: &str, item: T) -> String {
        let spelling = Spelling::new(name);
        let key = spelling.key().to_owned();
        self.spellings.push((spelling, item));
        key
    }

    fn find(&self, text: &str) -> Found<T> {
        let text = text.trim();
        if text.len() > LONGEST_NAME {
            return Found::Unsure(Vec::new());
        }
        let coded = [text.to_owned(), text.to_lowercase(), text.to_uppercase()]
            .iter()
            .find_map(|code| code.parse::<T>().ok());
        if let Some(item) = coded.filter(|item| item.code() == text) {
            return Found::Exact(item);
        }
        let spelling = Spelling::new(text);
        match (coded, self.named(&spelling)) {
            (Some(item), []) | (None, &[item]) => Found::Exact(item),
            (Some(code), &[name]) if code == name => Found::Exact(name),
            // "Ga" is the code of one language and the name of another.
            (Some(code), several) => Found::among(&[&[code], several].concat()),
            (None, []) => self.with_number(text).unwrap_or_else(|| self.alike(&spelling)),
            (None, several) => Found::among(several),
        }
    }

    /// What has the name, whatever the order of its words.
    fn named(&self, name: &Spelling) -> &[T] {
        self.exact.get(name.key()).map_or(&[], Vec::as_slice)
    }

    /// Reads a number among words, as in "11220 - Primary education" or "ODS 3": words after it
    /// must name the same thing.
    fn with_number(&self, text: &str) -> Option<Found<T>> {
        let (before, rest) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
        if !fold(before).split_whitespace().all(|word| MARKERS.contains(&word)) {
            return None;
        }
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.');
        let (code, words) = rest.split_at(end.unwrap_or(rest.len()));
        let item = code.trim_end_matches('.').parse::<T>().ok()?;
        let words = Spelling::new(words);
        if words.len() == 0 || self.named(&words).contains(&item) {
            return Some(Found::Exact(item));
        }
        if let &[named] = self.named(&words) {
            return Some(Found::among(&[item, named]));
        }
        Some(match self.alike(&words) {
            Found::Unsure(offered) if offered.iter().any(|it| it.item == item) => {
                Found::Exact(item)
            }
            Found::Close { item: named, .. } if named == item => Found::Exact(item),
            Found::Close { item: named, .. } => Found::among(&[item, named]),
            _ => Found::Unsure(vec![Suggestion { item, confidence: 50 }]),
        })
    }

    /// Compares with every spelling of every name.
    fn alike(&self, text: &Spelling) -> Found<T> {
        if text.len() == 0 || text.len() > LONGEST_COMPARED {
            return Found::Unsure(Vec::new());
        }
        let best = self.best(text);
        let next = best.get(1).map_or(0, |it| it.confidence);
        match best.first() {
            Some(&Suggestion { item, confidence })
                if confidence >= DECIDES_AT
                    && confidence - next >= CLEAR_BY
                    && text.len() >= SHORTEST_DECIDED =>
            {
                Found::Close { item, confidence }
            }
            _ => Found::Unsure(best),
        }
    }

    /// The most alike, each thing once, best first.
    fn best(&self, text: &Spelling) -> Vec<Suggestion<T>> {
        let mut best: Vec<Suggestion<T>> = Vec::new();
        for Candidate { at_most, by_words, spelling, item } in self.candidates(text) {
            let floor = best.get(SUGGESTIONS - 1).map_or(SUGGESTS_FROM, |it| it.confidence);
            if at_most < floor {
                break;
            }
            let confidence = percent(text.likeness(spelling)).max(by_words);
            if confidence < floor {
                continue;
            }
            match best.iter_mut().find(|it| it.item == item) {
                Some(known) => known.confidence = known.confidence.max(confidence),
                None => best.push(Suggestion { item, confidence }),
            }
            best.sort_by_key(|it| (Reverse(it.confidence), it.item));
            best.truncate(SUGGESTIONS);
        }
        best
    }

    /// Every spelling that may be alike enough to suggest, the most promising first.
    fn candidates(&self, text: &Spelling) -> Vec<Candidate<'_, T>> {
        let mut candidates: Vec<_> = self
            .spellings
            .iter()
            .map(|(spelling, item)| {
                // Words in common only ever suggest.
                let by_words = percent(text.shared_words(spelling)).min(DECIDES_AT - 1);
                let at_most = percent(text.likeness_at_most(spelling)).max(by_words);
                Candidate { at_most, by_words, spelling, item: *item }
            })
            .collect();
        candidates.retain(|it| it.at_most >= SUGGESTS_FROM);
        candidates.sort_by_key(|it| Reverse(it.at_most));
        candidates
    }
}

/// Whether people may misspell the code like a name: `caricom`, not `ad` or `11220`.
fn is_word(code: &str) -> bool {
    code.len() >= 5 && code.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// A spelling before it is compared letter by letter.
struct Candidate<'a, T> {
    /// The highest confidence that the comparison can bring.
    at_most: u8,
    by_words: u8,
    spelling: &'a Spelling,
    item: T,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share lies between 0 and 1"
)]
fn percent(share: f64) -> u8 {
    (share * 100.0) as u8
}
