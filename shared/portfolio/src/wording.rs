//! The manner of a provider: how typical the words of a text are of what it has done.

use crate::numbers::{log2, rounded};

/// How many projects' worth of "like everybody" each provider is given, so that a provider of whom
/// little is known is neither sure of a word nor sure of its absence.
const PRIOR: u64 = 20;

/// A word in fewer projects tells nothing about a manner.
const LEAST_PROJECTS: u64 = 2;

/// In how many projects of whom each word stands.
#[derive(Debug)]
pub(crate) struct Manner {
    entries: Vec<Entry>,
    projects: u64,
    /// What a word counts that a provider never used, in thousandths of a doubling.
    unused: Vec<i64>,
}

#[derive(Clone, Debug, Default)]
struct Entry {
    projects: u64,
    /// Only those who used it.
    providers: Vec<(usize, u64)>,
}

impl Manner {
    /// From each project's words and providers; `sizes` is how many projects each provider has.
    pub fn new<'a>(
        total: usize,
        projects: impl Iterator<Item = (Vec<usize>, &'a [usize])>,
        sizes: &[u64],
    ) -> Self {
        let mut entries = vec![Entry::default(); total];
        let mut number = 0;
        for (words, seats) in projects {
            number += 1;
            for word in words {
                let entry = &mut entries[word];
                entry.projects += 1;
                for seat in seats {
                    match entry.providers.iter_mut().find(|(known, _)| known == seat) {
                        Some((_, times)) => *times += 1,
                        None => entry.providers.push((*seat, 1)),
                    }
                }
            }
        }
        let unused = sizes.iter().map(|size| log2(PRIOR) - log2(size + PRIOR)).collect();
        Self { entries, projects: number, unused }
    }

    /// How much likelier each provider is to use these words than everybody together, in thousandths
    /// of a doubling, for a text of one word; for longer texts it grows with the root of their
    /// length, since the words of one text are not independent of each other.
    ///
    /// The chance that a project of a provider has a word is (its projects with the word + 20 x the
    /// share of all projects with it) / (its projects + 20).
    pub fn typical(&self, words: impl Iterator<Item = usize>) -> Vec<i64> {
        let known = words.map(|word| &self.entries[word]);
        let known: Vec<&Entry> = known.filter(|entry| entry.projects >= LEAST_PROJECTS).collect();
        let number = known.len() as u64;
        let mut sums: Vec<i64> =
            self.unused.iter().map(|unused| unused * i64::try_from(number).unwrap_or(0)).collect();
        for entry in &known {
            let like_all = log2(PRIOR * entry.projects);
            for (seat, times) in &entry.providers {
                sums[*seat] += log2(times * self.projects + PRIOR * entry.projects) - like_all;
            }
        }
        // The root of the number of words, in thousandths.
        let root = i64::try_from((number.max(1) * 1_000_000).isqrt()).unwrap_or(1);
        sums.into_iter().map(|sum| rounded(sum * 1_000, root)).collect()
    }
}
