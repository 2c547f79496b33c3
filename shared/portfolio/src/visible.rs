//! The part of the corpus that may be looked at, counted in every way that the criteria need.

use std::collections::BTreeMap;

use reference::{Country, Region};

use crate::{
    case::Case,
    corpus::{Corpus, Project, Request},
    group::SectorGroup,
    likeness::Index,
    wording::Manner,
};

/// What may be looked at of a corpus.
#[derive(Debug)]
pub struct Portfolio<'a> {
    corpus: &'a Corpus,
    /// How many visible projects each provider has.
    sizes: Vec<u64>,
    by_country: BTreeMap<Country, Vec<usize>>,
    by_near: BTreeMap<Region, Vec<usize>>,
    by_group: BTreeMap<SectorGroup, Vec<usize>>,
    texts: Index,
    titles: Index,
    words: Manner,
    phrases: Manner,
}

impl<'a> Portfolio<'a> {
    /// All of the corpus.
    pub fn all(corpus: &'a Corpus) -> Self {
        Self::of(corpus, |_| true)
    }

    /// The projects that are not kept from sight. Providers that have none left stay candidates.
    pub fn of(corpus: &'a Corpus, may_see: impl Fn(&Project) -> bool) -> Self {
        let projects = corpus.projects();
        let visible: Vec<bool> = projects.iter().map(may_see).collect();
        let seen = || (0..projects.len()).filter(|at| visible[*at]);
        let mut sizes = vec![0; corpus.providers().len()];
        for seat in seen().flat_map(|at| &corpus.delivered()[at]) {
            sizes[*seat] += 1;
        }
        let texts = corpus.texts();
        let manner = |total: usize, has: &dyn Fn(usize) -> Vec<usize>| {
            Manner::new(
                total,
                seen().map(|at| (has(at), corpus.delivered()[at].as_slice())),
                &sizes,
            )
        };
        let words = manner(corpus.words().len(), &|at| {
            texts[at].words.iter().map(|(word, _)| *word).collect()
        });
        let phrases = manner(corpus.phrases().len(), &|at| texts[at].phrases.clone());
        Self {
            by_country: gather(seen(), |at| projects[at].recipients.clone()),
            by_near: gather(seen(), |at| {
                regions(&projects[at].recipients, Country::nearest_region)
            }),
            by_group: gather(seen(), |at| projects[at].groups.clone()),
            texts: Index::new(
                corpus.words().len(),
                seen().map(|at| (at, texts[at].words.as_slice())),
            ),
            titles: Index::new(
                corpus.words().len(),
                seen().map(|at| (at, texts[at].title.as_slice())),
            ),
            corpus,
            words,
            phrases,
            sizes,
        }
    }

    /// Holds a request against what may be looked at.
    pub fn case(&self, request: &'a Request) -> Case<'a> {
        Case::new(self, request)
    }

    /// What this is a part of.
    pub fn corpus(&self) -> &'a Corpus {
        self.corpus
    }

    /// How many projects of each provider may be looked at.
    pub(crate) fn sizes(&self) -> &[u64] {
        &self.sizes
    }

    pub(crate) fn texts(&self) -> &Index {
        &self.texts
    }

    pub(crate) fn titles(&self) -> &Index {
        &self.titles
    }

    pub(crate) fn words(&self) -> &Manner {
        &self.words
    }

    pub(crate) fn phrases(&self) -> &Manner {
        &self.phrases
    }

    /// The projects for any of these countries.
    pub(crate) fn for_countries(&self, countries: &[Country]) -> Vec<usize> {
        union(&self.by_country, countries.to_vec())
    }

    /// The projects for countries of the same intermediate region, or sub-region where there is none.
    pub(crate) fn near(&self, countries: &[Country]) -> Vec<usize> {
        union(&self.by_near, regions(countries, Country::nearest_region))
    }

    /// The projects of any of these groups.
    pub(crate) fn in_groups(&self, groups: &[SectorGroup]) -> Vec<usize> {
        union(&self.by_group, groups.to_vec())
    }
}

fn regions(countries: &[Country], region: impl Fn(Country) -> Region) -> Vec<Region> {
    countries.iter().map(|country| region(*country)).collect()
}

fn gather<K: Ord>(
    seen: impl Iterator<Item = usize>,
    keys: impl Fn(usize) -> Vec<K>,
) -> BTreeMap<K, Vec<usize>> {
    let mut lists: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for at in seen {
        for key in keys(at) {
            let list = lists.entry(key).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    lists
}

fn union<K: Ord>(lists: &BTreeMap<K, Vec<usize>>, keys: Vec<K>) -> Vec<usize> {
    let mut all: Vec<usize> =
        keys.into_iter().filter_map(|key| lists.get(&key)).flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}
