//! Reads a text once into what the models look at: its words, runs of letters, concepts and
//! their pairs, and meaning.

use std::collections::BTreeMap;

use meaning::Meaning;

use crate::{
    concepts::{Concepts, ECHOES},
    numbers::{float, ln},
};

/// How many numbers [`Reading::meant`] has: the meaning of the whole, then that of the title, then how
/// its words echo in concepts.
pub(crate) const MEANT: usize = 2 * meaning::DIMENSIONS + ECHOES;

/// What is in the title counts so many times.
const TITLE_TIMES: f32 = 2.0;
/// The lengths of the runs of letters; a word's start and end count as letters.
const RUN_LENGTHS: [usize; 3] = [3, 4, 5];
/// The length that a meaning's direction is given, which suits the net.
const MEANT_LENGTH: f32 = 11.0;

/// A text as the models see it. Words are known by their hashes.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Words and pairs of words, then runs of letters, then concepts, then pairs of concepts: each hash
    /// with how often it occurs.
    pub(crate) counts: [Vec<(u32, f32)>; 4],
    pub(crate) meant: Vec<f32>,
    /// Whether most of its letters are of the alphabet that the models can read.
    readable: bool,
}

impl Reading {
    /// Reads a title and a description; either may be empty.
    pub fn of(title: &str, description: &str) -> Self {
        let (mut words, mut runs, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
        let mut understood = BTreeMap::new();
        for (text, times) in [(title, TITLE_TIMES), (description, 1.0)] {
            let folded = meaning::fold(text);
            let (mut before, mut concept_before) = (None, None);
            for word in folded.split(|it: char| !it.is_ascii_alphanumeric()) {
                if word.is_empty() {
                    continue;
                }
                let this = hash(word.as_bytes(), 1);
                words.push((this, times));
                words.extend(before.map(|before| (joined(before, this), times)));
                before = Some(this);
                let known = understood.entry(this).or_insert_with(|| Understood::of(word));
                known.times += times;
                if let Some(concept) = known.concept {
                    let other = concept_before.replace(concept).filter(|it| *it != concept);
                    pairs.extend(other.map(|it| (joined_anyhow(it, concept), times)));
                }
                read_runs(word, times, &mut runs);
            }
        }
        let (mut concepts, mut echoes) = (Vec::new(), vec![0.0; ECHOES]);
        for Understood { meaning, concept, times } in understood.values() {
            if let Some(concept) = concept {
                concepts.push((*concept, *times));
                Concepts::shipped().echoes(meaning, 1.0 + ln(*times), &mut echoes);
            }
        }
        let mut meant = direction(&Meaning::of(&format!("{title} {description}")));
        meant.extend(direction(&Meaning::of(title)));
        meant.extend(about_mean(&echoes));
        let counts = [words, runs, concepts, pairs].map(summed);
        Self { counts, meant, readable: is_readable(title, description) }
    }

    /// Reads a text whose title ends at its first full stop.
    pub fn of_text(text: &str) -> Self {
        let (title, description) = text.split_once(". ").unwrap_or((text, ""));
        Self::of(title, description)
    }

    /// Whether there is nothing in it to go by.
    pub(crate) fn is_empty(&self) -> bool {
        self.counts[0].is_empty()
    }

    /// Whether any word of it is understood: otherwise there are only letters to go by, and the answer
    /// is what most texts are about. Other alphabets are read by their sound, which is no word.
    pub(crate) fn is_understood(&self) -> bool {
        self.readable && self.concepts() > 0
    }

    /// How many different concepts its words belong to.
    pub(crate) fn concepts(&self) -> usize {
        self.counts[2].len()
    }
}

/// Whether most letters are Latin ones.
fn is_readable(title: &str, description: &str) -> bool {
    let is_latin = |it: &char| matches!(it, ..'\u{250}' | '\u{1e00}'..='\u{1eff}');
    let letters = || title.chars().chain(description.chars()).filter(|it| it.is_alphabetic());
    2 * letters().filter(is_latin).count() > letters().count()
}

/// A word of a text.
struct Understood {
    meaning: Meaning,
    /// The hash of its concept; none for a word that is not understood.
    concept: Option<u32>,
    times: f32,
}

impl Understood {
    fn of(word: &str) -> Self {
        let meaning = Meaning::of(word);
        let concept = Concepts::shipped().of(&meaning);
        Self { meaning, concept: concept.map(|it| hash(&it.to_le_bytes(), 4)), times: 0.0 }
    }
}

fn read_runs(word: &str, times: f32, runs: &mut Vec<(u32, f32)>) {
    let padded = format!(" {word} ");
    for length in RUN_LENGTHS {
        runs.extend(padded.as_bytes().windows(length).map(|run| (hash(run, 3), times)));
    }
}

fn summed(mut counts: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    counts.sort_unstable_by_key(|&(hash, _)| hash);
    counts.dedup_by(|(hash, times), (kept, sum)| {
        let same = hash == kept;
        if same {
            *sum += *times;
        }
        same
    });
    counts
}

fn direction(meaning: &Meaning) -> Vec<f32> {
    brought_to_length(&meaning.components().map(f32::from))
}

/// What sets the echoes of a text apart from echoing everywhere alike.
fn about_mean(echoes: &[f32]) -> Vec<f32> {
    let mean = echoes.iter().sum::<f32>() / float(echoes.len());
    brought_to_length(&echoes.iter().map(|it| it - mean).collect::<Vec<_>>())
}

fn brought_to_length(numbers: &[f32]) -> Vec<f32> {
    let square: f32 = numbers.iter().map(|it| it * it).sum();
    let length = square.sqrt().max(1e-6);
    numbers.iter().map(|it| it / length * MEANT_LENGTH).collect()
}

/// FNV-1a of 64 bits, mixed once more and cut, so that its low bits can be used alone.
fn hash(bytes: &[u8], kind: u64) -> u32 {
    let start = 0xcbf2_9ce4_8422_2325 ^ kind.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let step = |hash: u64, &byte: &u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let mut hash = bytes.iter().fold(start, step);
    hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    u32::try_from(hash >> 32).unwrap_or(0)
}

fn joined(one: u32, other: u32) -> u32 {
    hash(&[one.to_le_bytes(), other.to_le_bytes()].concat(), 2)
}

/// The same whichever comes first: languages order words differently.
fn joined_anyhow(one: u32, other: u32) -> u32 {
    joined(one.min(other), one.max(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_title_count_twice_and_pairs_are_counted() {
        let reading = Reading::of("Água limpa", "agua, AGUA");
        let times = |text: &str| {
            let wanted = hash(text.as_bytes(), 1);
            reading.counts[0].iter().find(|(hash, _)| *hash == wanted).map(|&(_, times)| times)
        };
        assert_eq!(times("agua"), Some(4.0));
        assert_eq!(times("limpa"), Some(2.0));
        assert_eq!(times("salud"), None);
        // agua, limpa, "agua limpa", "agua agua".
        assert_eq!(reading.counts[0].len(), 4);
    }

    #[test]
    fn words_of_one_meaning_are_one_concept() {
        let concepts = |text: &str| Reading::of("", text).counts[2].clone();
        assert_eq!(concepts("schools"), concepts("escuelas"));
        assert_eq!(concepts("schools, escuelas"), concepts("escuelas schools"));
        assert_eq!(concepts("schools, escuelas").len(), 1);
        assert_eq!(concepts("1999"), []);
    }

    #[test]
    fn neighbouring_concepts_are_pairs_in_whichever_order() {
        let pairs = |text: &str| Reading::of("", text).counts[3].clone();
        assert_eq!(pairs("rural schools"), pairs("escuelas rurales"));
        assert_eq!(pairs("rural schools").len(), 1);
        assert_eq!(pairs("rural 1999 schools"), pairs("rural schools"));
        assert_eq!(pairs("schools, escuelas"), []);
        assert_eq!(Reading::of("rural", "schools").counts[3], []);
    }

    #[test]
    fn a_text_is_parted_at_its_first_full_stop() {
        let (whole, parted) =
            (Reading::of_text("Roads. In the north."), Reading::of("Roads", "In the north."));
        assert_eq!(whole.counts, parted.counts);
        assert_eq!(Reading::of_text("Roads").counts, Reading::of("Roads", "").counts);
    }

    #[test]
    fn what_is_written_in_another_alphabet_is_not_understood() {
        for text in ["农村供水项目", "مشروع مياه الشرب في القرى", "Сельское водоснабжение"]
        {
            assert!(!Reading::of(text, "").is_understood(), "{text}");
        }
        for text in ["Água potável", "Đường nông thôn: rural roads", "Rural water (农村供水)"]
        {
            assert!(Reading::of(text, "").is_understood(), "{text}");
        }
    }

    #[test]
    fn a_text_without_a_word_is_empty() {
        assert!(Reading::of(" ", "...").is_empty());
        assert!(!Reading::of("", "a").is_empty());
    }
}
