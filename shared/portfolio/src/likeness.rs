//! How alike texts are by their words: BM25, in whole numbers.

use crate::numbers::log2;

/// BM25's parameters, in thousandths: how soon more of a word tells nothing new, and how much the
/// length of a text counts against it.
const K1: u64 = 1_200;
const B: u64 = 750;

/// How many of the most similar projects have a vote.
const VOTERS: usize = 30;

/// By which power of its likeness a project votes: half as alike is a sixty-fourth of a vote.
const POWER: u32 = 6;

/// Which projects have a word, and how much it counts there.
#[derive(Debug)]
pub(crate) struct Index {
    entries: Vec<Vec<(usize, u64)>>,
}

impl Index {
    /// `total` is how many words there are; each text has its words with how often they stand there.
    pub fn new<'a>(total: usize, texts: impl Iterator<Item = (usize, &'a [(usize, u32)])>) -> Self {
        let texts: Vec<(usize, &[(usize, u32)])> = texts.collect();
        let length =
            |text: &[(usize, u32)]| -> u64 { text.iter().map(|(_, n)| u64::from(*n)).sum() };
        let all: u64 = texts.iter().map(|(_, text)| length(text)).sum();
        let number = texts.len() as u64;
        // The average length of a text, in thousandths of a word.
        let average = (all * 1_000 / number.max(1)).max(1);
        let mut entries: Vec<Vec<(usize, u64)>> = vec![Vec::new(); total];
        for (at, text) in texts {
            let long = length(text) * 1_000_000 / average;
            let slow = K1 * (1_000 - B + B * long / 1_000) / 1_000;
            for (word, times) in text {
                let times = u64::from(*times) * 1_000;
                entries[*word].push((at, times * (K1 + 1_000) / (times + slow)));
            }
        }
        for entry in &mut entries {
            // Inverse document frequency: the logarithm of 1 + (all - with + 1/2) / (with + 1/2).
            let with = entry.len() as u64;
            let rare = log2((2 * number + 2) * 1_000) - log2((2 * with + 1) * 1_000);
            let rare = u64::try_from(rare).unwrap_or(0);
            for (_, counts) in entry {
                *counts = *counts * rare / 1_000;
            }
        }
        Self { entries }
    }

    /// How alike each of `total` projects is to a text: sums that mean something only beside each
    /// other.
    pub fn likeness(&self, text: &[(usize, u32)], total: usize) -> Vec<u64> {
        let mut likeness = vec![0; total];
        for (word, _) in text {
            for (at, counts) in &self.entries[*word] {
                likeness[*at] += counts;
            }
        }
        likeness
    }
}

/// The most similar of some projects, the most similar first, of two alike the earlier.
pub(crate) fn nearest(likeness: &[u64], among: impl Iterator<Item = usize>) -> Vec<(usize, u64)> {
    let mut found: Vec<(usize, u64)> =
        among.map(|at| (at, likeness[at])).filter(|(_, alike)| *alike > 0).collect();
    let order =
        |one: &(usize, u64), other: &(usize, u64)| other.1.cmp(&one.1).then(one.0.cmp(&other.0));
    if found.len() > VOTERS {
        found.select_nth_unstable_by(VOTERS - 1, order);
        found.truncate(VOTERS);
    }
    found.sort_unstable_by(order);
    found
}

/// Each provider's share of the votes of the most similar projects, in thousandths. A project's vote
/// is divided among those who delivered it.
pub(crate) fn votes(
    nearest: &[(usize, u64)],
    delivered: &[Vec<usize>],
    providers: usize,
) -> Vec<i64> {
    let mut votes = vec![0_u64; providers];
    let most = nearest.first().map_or(1, |(_, alike)| *alike);
    for (at, alike) in nearest {
        // In thousandths of a thousandth, so that a small vote is still one.
        let share = alike * 1_000 / most;
        let vote = (1..POWER).fold(share * 1_000, |vote, _| vote * share / 1_000);
        for seat in &delivered[*at] {
            votes[*seat] += vote / delivered[*at].len() as u64;
        }
    }
    let all: u64 = votes.iter().sum();
    votes.into_iter().map(|vote| crate::numbers::share(vote, all)).collect()
}

/// The mean likeness of each provider's `first` most similar projects, in thousandths of that of the
/// most similar project of all.
pub(crate) fn means(
    likeness: &[u64],
    delivered: &[Vec<usize>],
    providers: usize,
    first: usize,
) -> Vec<i64> {
    let mut best = vec![vec![0_u64; first]; providers];
    for (seats, alike) in delivered.iter().zip(likeness).filter(|(_, alike)| **alike > 0) {
        for seat in seats {
            let list = &mut best[*seat];
            let place = list.partition_point(|other| other >= alike);
            if place < first {
                list.insert(place, *alike);
                list.truncate(first);
            }
        }
    }
    let most = likeness.iter().copied().max().unwrap_or(0) * first as u64;
    best.iter().map(|list| crate::numbers::share(list.iter().sum(), most)).collect()
}
