//! Brings words that mean the same together across languages, so that what was learned of a word in
//! one language is known of its like in the others.

use std::{collections::BTreeSet, sync::LazyLock};

use meaning::{DIMENSIONS, Meaning};

use crate::{
    bytes::{Damaged, Reader, Writer},
    numbers::Draws,
};

/// Concepts lie in so many branches, and a word is looked for in the nearest few of them: comparing it
/// with every concept would take too long.
const BRANCHES: usize = 56;
const SEARCHED: usize = 4;
/// How many concepts are looked for.
const CONCEPTS: usize = 4500;
/// How often branches and concepts are moved to the middle of their words, then all concepts together.
const MOVES: usize = 10;
const LAST_MOVES: usize = 4;
/// The length that every middle is given, so that the nearest has the largest product.
const LENGTH: i64 = 254;
const FULL_LENGTH: f32 = 254.0;

/// How many concepts [`Concepts::echoes`] holds a word against.
pub(crate) const ECHOES: usize = 256;
/// A word that is no nearer to a concept than this cosine does not echo in it.
const LEAST_COSINE: f32 = 0.25;

type Direction = [i8; DIMENSIONS];
type Sums = [i64; DIMENSIONS];

/// Middles of words that are near each other in meaning.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Concepts {
    branches: Vec<Direction>,
    /// In the order of their branches.
    middles: Vec<Direction>,
    /// Where each branch's concepts end.
    ends: Vec<usize>,
}

impl Concepts {
    /// The concepts that come with the program, which every [`Reading`](crate::Reading) goes by.
    ///
    /// # Panics
    /// Only if the file that was compiled in is not what [`Concepts::write`] wrote, which a test rules
    /// out.
    pub fn shipped() -> &'static Self {
        static CONCEPTS: LazyLock<Concepts> = LazyLock::new(|| {
            let bytes = include_bytes!("../data/concepts.bin");
            Concepts::read(bytes).expect("the shipped concepts are whole")
        });
        &CONCEPTS
    }

    /// Finds concepts among the words of some texts, each word counting once. No label is looked at.
    ///
    /// Lloyd's k-means on directions (Dhillon and Modha, "Concept Decompositions for Large Sparse Text
    /// Data using Clustering", 2001), first for branches, then within each, then for all concepts.
    pub fn learn<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let words: BTreeSet<String> = texts.into_iter().flat_map(meaning::words).collect();
        let meanings = words.iter().map(|word| Meaning::of(word)).filter(|it| !it.is_empty());
        let words: Vec<Direction> = meanings.map(|it| *it.components()).collect();
        let mut draws = Draws::new(5);
        let branches = middles(&words, BRANCHES, &mut draws);
        let mut found = Self { branches, ..Self::default() };
        let mut parts = vec![Vec::new(); found.branches.len()];
        for word in &words {
            if let Some(branch) = nearest(&found.branches, word) {
                parts[branch].push(*word);
            }
        }
        for part in parts {
            let share = (CONCEPTS * part.len()).div_ceil(words.len().max(1));
            found.middles.extend(middles(&part, share, &mut draws));
            found.ends.push(found.middles.len());
        }
        for _ in 0..LAST_MOVES {
            let placed = words.iter().map(|word| (word, found.place(word)));
            found.middles = moved(&found.middles, placed);
        }
        found
    }

    /// The concept that a word belongs to; none for a word that is not understood.
    pub(crate) fn of(&self, word: &Meaning) -> Option<u32> {
        let place = if word.is_empty() { None } else { self.place(word.components()) };
        place.and_then(|it| u32::try_from(it).ok())
    }

    /// Adds to `sums`, which has [`ECHOES`] places, how near a word is to as many concepts, spread over
    /// all branches. Unlike the concept that a word belongs to, its echoes say what it is near besides.
    pub(crate) fn echoes(&self, word: &Meaning, times: f32, sums: &mut [f32]) {
        let lengths = length(word.components()) * FULL_LENGTH;
        let step = (self.middles.len() / ECHOES).max(1);
        for (sum, middle) in sums.iter_mut().zip(self.middles.iter().step_by(step)) {
            let cosine = signed(product(middle, word.components())) / lengths;
            *sum += times * (cosine - LEAST_COSINE).max(0.0);
        }
    }

    fn place(&self, word: &Direction) -> Option<usize> {
        let mut branches: Vec<(i32, usize)> =
            self.branches.iter().enumerate().map(|(at, it)| (-product(it, word), at)).collect();
        let searched = SEARCHED.min(branches.len());
        if searched < branches.len() {
            branches.select_nth_unstable(searched);
        }
        let concepts = branches[..searched].iter().flat_map(|&(_, branch)| {
            let start = if branch == 0 { 0 } else { self.ends[branch - 1] };
            (start..self.ends[branch]).map(|at| (-product(&self.middles[at], word), at))
        });
        concepts.min().map(|(_, at)| at)
    }

    /// The concepts as bytes, the same for the same concepts.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.bytes(b"concept1");
        out.number(self.branches.len());
        self.ends.iter().for_each(|&end| out.number(end));
        self.branches.iter().chain(&self.middles).for_each(|middle| out.signed(middle));
        out.0
    }

    /// Reads what [`write`](Self::write) wrote.
    pub fn read(bytes: &[u8]) -> Result<Self, Damaged> {
        let mut from = Reader(bytes.strip_prefix(b"concept1").ok_or(Damaged)?);
        let count = from.number()?;
        let ends = (0..count).map(|_| from.number()).collect::<Result<Vec<usize>, _>>()?;
        if !ends.is_sorted() {
            return Err(Damaged);
        }
        let mut directions = |count: usize| -> Result<Vec<Direction>, Damaged> {
            let numbers = from.signed(count.checked_mul(DIMENSIONS).ok_or(Damaged)?)?;
            Ok(numbers.as_chunks::<DIMENSIONS>().0.to_vec())
        };
        let branches = directions(count)?;
        let middles = directions(ends.last().copied().unwrap_or(0))?;
        from.end()?;
        Ok(Self { branches, middles, ends })
    }
}

/// The middles of `count` heaps of words, starting from words drawn at random.
fn middles(words: &[Direction], count: usize, draws: &mut Draws) -> Vec<Direction> {
    let mut order: Vec<usize> = (0..words.len()).collect();
    draws.shuffle(&mut order);
    let first = order.iter().take(count).map(|&at| words[at]);
    let mut middles: Vec<Direction> =
        first.map(|it| brought_to_length(&it.map(i64::from))).collect();
    for _ in 0..MOVES {
        middles = moved(&middles, words.iter().map(|word| (word, nearest(&middles, word))));
    }
    middles
}

/// Each middle moved to where the words are that were placed with it; one without words stays.
fn moved<'a>(
    middles: &[Direction],
    placed: impl Iterator<Item = (&'a Direction, Option<usize>)>,
) -> Vec<Direction> {
    let mut sums: Vec<Sums> = vec![[0; DIMENSIONS]; middles.len()];
    for (word, place) in placed {
        if let Some(place) = place {
            let word = brought_to_length(&word.map(i64::from));
            sums[place].iter_mut().zip(word).for_each(|(sum, it)| *sum += i64::from(it));
        }
    }
    let direction = |(sums, middle): (&Sums, &Direction)| {
        if sums.iter().all(|&it| it == 0) { *middle } else { brought_to_length(sums) }
    };
    sums.iter().zip(middles).map(direction).collect()
}

fn brought_to_length(sums: &Sums) -> Direction {
    let square: u64 = sums.iter().map(|it| it.unsigned_abs().pow(2)).sum();
    let length = i64::try_from(square.isqrt()).unwrap_or(i64::MAX).max(1);
    sums.map(|it| i8::try_from((it * LENGTH / length).clamp(-127, 127)).unwrap_or(0))
}

/// The place of the direction that is nearest, of equals the first.
fn nearest(directions: &[Direction], word: &Direction) -> Option<usize> {
    let products = directions.iter().enumerate().map(|(at, it)| (-product(it, word), at));
    products.min().map(|(_, at)| at)
}

#[expect(clippy::cast_precision_loss, reason = "products of directions are below 2^24")]
fn signed(product: i32) -> f32 {
    product as f32
}

fn length(direction: &Direction) -> f32 {
    signed(product(direction, direction)).sqrt()
}

fn product(one: &Direction, other: &Direction) -> i32 {
    one.iter().zip(other).map(|(&one, &other)| i32::from(one) * i32::from(other)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_and_its_like_in_other_languages_are_one_concept() {
        let concepts = Concepts::shipped();
        for same in [
            ["escuelas", "escolas", "ecoles"],
            ["roads", "carreteras", "estradas"],
            ["fishing", "pesca", "peche"],
        ] {
            let found = same.map(|word| concepts.of(&Meaning::of(word)));
            assert!(found.iter().all(|it| it.is_some() && *it == found[0]), "{same:?}: {found:?}");
        }
        assert_ne!(concepts.of(&Meaning::of("schools")), concepts.of(&Meaning::of("roads")));
        assert_eq!(concepts.of(&Meaning::of("zzxq")), None);
    }

    #[test]
    fn words_echo_alike_when_they_mean_the_same() {
        let echoes = |word: &str| {
            let mut sums = [0.0; ECHOES];
            Concepts::shipped().echoes(&Meaning::of(word), 1.0, &mut sums);
            sums
        };
        let apart = |one: &str, other: &str| -> f32 {
            echoes(one).iter().zip(echoes(other)).map(|(one, other)| (one - other).abs()).sum()
        };
        assert!(apart("schools", "escuelas") * 3.0 < apart("schools", "roads"));
        assert!(echoes("schools").iter().all(|it| (0.0..=1.0).contains(it)));
        assert!(echoes("schools").iter().filter(|it| **it > 0.0).count() < ECHOES / 2);
    }

    #[test]
    fn what_was_learned_is_the_same_each_time_and_is_read_back() {
        let texts = ["roads bridges highways streets", "schools teachers pupils", "nurses doctors"];
        let concepts = Concepts::learn(texts);
        assert_eq!(concepts, Concepts::learn(texts));
        let bytes = concepts.write();
        assert_eq!(Concepts::read(&bytes).as_ref(), Ok(&concepts));
        assert_eq!(Concepts::read(&bytes[..bytes.len() - 1]), Err(Damaged));
        assert_eq!(Concepts::read(&[&bytes[..], &[0]].concat()), Err(Damaged));
        assert_eq!(Concepts::read(b"concept2"), Err(Damaged));
        assert_eq!(Concepts::read(&Concepts::learn([]).write()), Ok(Concepts::default()));
    }

    #[test]
    fn the_shipped_file_is_what_its_concepts_write() {
        assert_eq!(Concepts::shipped().write(), include_bytes!("../data/concepts.bin"));
    }

    #[test]
    fn middles_move_to_where_their_words_are() {
        let [mut near, mut far] = [[0; DIMENSIONS]; 2];
        (near[0], near[1], far[2]) = (100, 20, 50);
        let alone = [0; DIMENSIONS];
        let placed = [(&near, Some(1)), (&far, Some(0)), (&far, None), (&near, Some(1))];
        let [one, other, third] = moved(&[near, far, alone], placed.into_iter())[..] else {
            panic!("three middles stay three");
        };
        assert_eq!(one[..3], [0, 0, 127]);
        assert_eq!((other[0], other[2]), (127, 0));
        assert!(other[1] > 20 && product(&other, &near) > product(&one, &near));
        assert_eq!(third, alone);
    }
}
