//! Splits a text into words as they are compared: small letters without accents.

use deunicode::deunicode_char;

/// What stands for a name that was blacked out.
const MASK: char = '▮';

/// One piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// Letters and digits.
    Plain(String),
    /// A name that was blacked out, `▮`.
    Masked,
}

impl Word {
    /// The word, unless it was blacked out or is a single letter.
    pub(crate) fn telling(&self) -> Option<&str> {
        match self {
            Self::Plain(word) if word.len() > 1 => Some(word),
            _ => None,
        }
    }

    fn shown(&self) -> &str {
        match self {
            Self::Plain(word) => word,
            Self::Masked => "▮",
        }
    }
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut end = |word: &mut String, masked: bool| {
        if !word.is_empty() {
            words.push(Word::Plain(std::mem::take(word)));
        }
        if masked {
            words.push(Word::Masked);
        }
    };
    for character in text.chars() {
        let letters = deunicode_char(character).filter(|_| character.is_alphanumeric());
        match letters {
            Some(letters) if character != MASK => {
                let letters = letters.chars().filter(char::is_ascii_alphanumeric);
                word.extend(letters.map(|letter| letter.to_ascii_lowercase()));
            }
            _ => end(&mut word, character == MASK),
        }
    }
    end(&mut word, false);
    words
}

/// Two words after each other, and what the text begins with. The mask counts as a word: that a name
/// stood there belongs to the manner in which a provider words its projects.
pub(crate) fn phrases(words: &[Word]) -> impl Iterator<Item = String> {
    let before = std::iter::once("^").chain(words.iter().map(Word::shown));
    before.zip(words).map(|(before, word)| format!("{before} {}", word.shown()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(words: &[Word]) -> Vec<&str> {
        words.iter().map(Word::shown).collect()
    }

    #[test]
    fn words_lose_case_accents_and_signs() {
        assert_eq!(
            plain(&words("L'Éducation à São-Tomé (2ª fase)")),
            ["l", "education", "a", "sao", "tome", "2a", "fase"]
        );
        assert_eq!(plain(&words("")), Vec::<&str>::new());
    }

    #[test]
    fn a_mask_is_a_word_of_its_own_and_tells_nothing_alone() {
        let words = words("▮Aid for▮");
        assert_eq!(plain(&words), ["▮", "aid", "for", "▮"]);
        assert_eq!(words.iter().filter_map(Word::telling).collect::<Vec<_>>(), ["aid", "for"]);
    }

    #[test]
    fn phrases_begin_with_the_beginning() {
        let phrases: Vec<String> = phrases(&words("▮ sends doctors")).collect();
        assert_eq!(phrases, ["^ ▮", "▮ sends", "sends doctors"]);
    }
}
