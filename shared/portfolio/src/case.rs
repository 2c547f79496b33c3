//! One request held against a portfolio: everything that criteria look at, for every provider.

use reference::Country;

use crate::{
    corpus::Request,
    likeness::{means, nearest, votes},
    visible::Portfolio,
    words::words,
};

/// How many titles of a provider are looked at.
const TITLES: usize = 3;

/// How many texts of a provider the plain text comparison looks at.
const TEXTS: usize = 5;

/// What providers have done that bears on one request. Every list has one number for each provider,
/// in the order of the corpus.
#[derive(Debug)]
pub struct Case<'a> {
    pub(crate) request: &'a Request,
    pub(crate) providers: &'a [Country],
    /// The different words of the request.
    pub(crate) words: Vec<String>,
    /// Projects seen at all.
    pub(crate) all: Vec<u64>,
    /// Projects for the country, each divided by the number of countries it was for, in thousandths.
    pub(crate) in_country: Vec<u64>,
    /// Projects for the country, each counted whole.
    pub(crate) for_country: Vec<u64>,
    /// Those of them in the same group.
    pub(crate) in_country_and_group: Vec<u64>,
    /// Projects for countries near by.
    pub(crate) near: Vec<u64>,
    /// Those of them in the same group.
    pub(crate) near_and_in_group: Vec<u64>,
    /// Projects of the same group.
    pub(crate) in_group: Vec<u64>,
    /// Share of the votes of the projects most alike.
    pub(crate) votes: Vec<i64>,
    /// Share of the votes of the projects for the country that are most alike.
    pub(crate) votes_in_country: Vec<i64>,
    /// Mean likeness of the five projects most alike.
    pub(crate) texts: Vec<i64>,
    /// Mean likeness of the three titles most alike.
    pub(crate) titles: Vec<i64>,
    pub(crate) typical_words: Vec<i64>,
    pub(crate) typical_phrases: Vec<i64>,
    /// The projects most alike, the most alike first.
    pub(crate) nearest: Vec<(usize, u64)>,
}

impl<'a> Case<'a> {
    pub(crate) fn new(portfolio: &Portfolio<'a>, request: &'a Request) -> Self {
        let corpus = portfolio.corpus();
        let (projects, delivered) = (corpus.projects(), corpus.delivered());
        let providers = corpus.providers().len();
        let country = portfolio.for_countries(&request.recipients);
        let near = portfolio.near(&request.recipients);
        let group = portfolio.in_groups(&request.groups);
        let count = |among: &[usize], counts: &dyn Fn(usize) -> u64| {
            let mut sums = vec![0; providers];
            for at in among {
                for seat in &delivered[*at] {
                    sums[*seat] += counts(*at);
                }
            }
            sums
        };
        let once = |_| 1;
        let both = |among: &[usize]| -> Vec<usize> {
            among.iter().copied().filter(|at| group.binary_search(at).is_ok()).collect()
        };
        let text = corpus.text(request);
        let likeness = portfolio.texts().likeness(&text.words, projects.len());
        let titles = portfolio.titles().likeness(&text.title, projects.len());
        let nearest_of_all = nearest(&likeness, 0..projects.len());
        let nearest_there = nearest(&likeness, country.iter().copied());
        Self {
            request,
            providers: corpus.providers(),
            words: different_words(request),
            all: portfolio.sizes().to_vec(),
            in_country: count(&country, &|at| 1_000 / projects[at].recipients.len().max(1) as u64),
            for_country: count(&country, &once),
            in_country_and_group: count(&both(&country), &once),
            near: count(&near, &once),
            near_and_in_group: count(&both(&near), &once),
            in_group: count(&group, &once),
            votes: votes(&nearest_of_all, delivered, providers),
            votes_in_country: votes(&nearest_there, delivered, providers),
            texts: means(&likeness, delivered, providers, TEXTS),
            titles: means(&titles, delivered, providers, TITLES),
            typical_words: portfolio.words().typical(text.words.iter().map(|(word, _)| *word)),
            typical_phrases: portfolio.phrases().typical(text.phrases.iter().copied()),
            nearest: nearest_of_all,
        }
    }

    /// How many projects of each provider may be looked at.
    pub fn sizes(&self) -> &[u64] {
        &self.all
    }

    /// How many projects each provider has for the country: what a plain count would go by.
    pub fn history_in_country(&self) -> &[u64] {
        &self.for_country
    }

    /// How many projects each provider has for countries near by.
    pub fn history_near_by(&self) -> &[u64] {
        &self.near
    }

    /// How many projects each provider has in the same group.
    pub fn history_in_group(&self) -> &[u64] {
        &self.in_group
    }

    /// How many projects each provider has in the same group for countries near by.
    pub fn history_in_group_near_by(&self) -> &[u64] {
        &self.near_and_in_group
    }

    /// How alike each provider's five most similar projects are on average (BM25), in thousandths of
    /// the most similar project of all.
    pub fn likeness_of_texts(&self) -> &[i64] {
        &self.texts
    }

    /// The projects most alike, the most alike first, by their places in the corpus.
    pub fn nearest_projects(&self) -> impl Iterator<Item = usize> {
        self.nearest.iter().map(|(at, _)| *at)
    }

    /// Whether a provider may be proposed: nobody is a provider to itself.
    pub fn is_candidate(&self, provider: usize) -> bool {
        !self.request.recipients.contains(&self.providers[provider])
    }
}

fn different_words(request: &Request) -> Vec<String> {
    let both = [request.title.as_str(), request.description.as_str()];
    let mut all: Vec<String> = both
        .iter()
        .flat_map(|text| words(text))
        .filter_map(|word| word.telling().map(str::to_owned))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}
