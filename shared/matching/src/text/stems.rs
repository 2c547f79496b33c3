//! The words of a text in whatever language, as stems without accents.

use deunicode::deunicode;
use domain::Language;
use rust_stemmers::{Algorithm, Stemmer};

use crate::stop_words;

/// Shorter words tell too little to be compared.
const SHORTEST_WORD: usize = 3;

/// The words of a text that tell something: stem and word as written.
pub(crate) fn stems(language: Language, text: &str) -> impl Iterator<Item = (String, String)> {
    let stemmer = algorithm(language).map(Stemmer::create);
    let words = text.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
    words.filter_map(move |word| {
        let lower = composed(&word.to_lowercase());
        let folded = deunicode(&lower).to_ascii_lowercase();
        let tells = folded.len() >= SHORTEST_WORD
            && !folded.bytes().all(|byte| byte.is_ascii_digit())
            && !stop_words::contains(language, &lower, &folded);
        if !tells {
            return None;
        }
        let stem = stemmer.as_ref().map(|stemmer| deunicode(&stemmer.stem(&lower)));
        Some((stem.filter(|stem| !stem.is_empty()).unwrap_or(folded), lower))
    })
}

/// Whether it is an accent that stands on the letter before it.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Letters with their accents in one, as stemmers know them; some keyboards write them apart.
fn composed(word: &str) -> String {
    const COMPOSED: [(char, &str, &str); 6] = [
        ('\u{300}', "aeiou", "àèìòù"),
        ('\u{301}', "aeiouy", "áéíóúý"),
        ('\u{302}', "aeiou", "âêîôû"),
        ('\u{303}', "aon", "ãõñ"),
        ('\u{308}', "aeiou", "äëïöü"),
        ('\u{327}', "c", "ç"),
    ];
    let mut letters = String::with_capacity(word.len());
    for c in word.chars() {
        let marked = COMPOSED.iter().find(|(mark, ..)| *mark == c).and_then(|(_, bare, with)| {
            let at = bare.chars().position(|letter| letters.ends_with(letter))?;
            with.chars().nth(at)
        });
        if let Some(letter) = marked {
            letters.pop();
            letters.push(letter);
        } else if !is_mark(c) {
            letters.push(c);
        }
    }
    letters
}

pub(super) fn algorithm(language: Language) -> Option<Algorithm> {
    match language.code() {
        "en" => Some(Algorithm::English),
        "es" => Some(Algorithm::Spanish),
        "pt" => Some(Algorithm::Portuguese),
        "fr" => Some(Algorithm::French),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_written_apart_are_joined_with_their_letters() {
        assert_eq!(composed("ac\u{327}a\u{303}o"), "ação");
        assert_eq!(composed("x\u{301}"), "x");
    }
}
