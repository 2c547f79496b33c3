//! What all providers have done before, with its words numbered once.

use std::collections::{BTreeMap, BTreeSet};

use reference::{Country, Language};

use crate::{
    group::SectorGroup,
    words::{self, Word},
};

/// Something that providers have done.
#[derive(Clone, Debug)]
pub struct Project {
    /// Unique in its file.
    pub id: String,
    /// Who delivered it; empty where nobody is named that is known.
    pub providers: Vec<Country>,
    /// The register that it stands in.
    pub source: String,
    /// The language of its words, where it is known.
    pub language: Option<Language>,
    /// For whom; empty where the register does not say.
    pub recipients: Vec<Country>,
    /// What it is called.
    pub title: String,
    /// What it is about, in more words; often empty.
    pub description: String,
    /// The sector groups that it belongs to; empty where the register does not say.
    pub groups: Vec<SectorGroup>,
}

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// For whom.
    pub recipients: Vec<Country>,
    /// The language of its words, where it is known.
    pub language: Option<Language>,
    /// What it is called.
    pub title: String,
    /// What it is about, in more words; often empty.
    pub description: String,
    /// The sector groups that it belongs to, where they are known.
    pub groups: Vec<SectorGroup>,
}

/// All projects, and who delivered them.
#[derive(Debug)]
pub struct Corpus {
    projects: Vec<Project>,
    providers: Vec<Country>,
    /// Which of the providers delivered each project.
    delivered: Vec<Vec<usize>>,
    texts: Vec<Text>,
    words: Numbers,
    phrases: Numbers,
}

/// A text in numbered words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    /// Each word once, with how often it stands there.
    pub words: Vec<(usize, u32)>,
    /// The same for the title alone.
    pub title: Vec<(usize, u32)>,
    /// Each phrase once.
    pub phrases: Vec<usize>,
}

/// Numbers for words, in the order in which they were first met.
#[derive(Debug, Default)]
pub(crate) struct Numbers(BTreeMap<String, usize>);

impl Corpus {
    /// Numbers the words of all projects. Every provider of any project is a candidate. The order in
    /// which projects come makes no difference.
    pub fn new(mut projects: Vec<Project>) -> Self {
        projects.sort_by(|one, other| one.id.cmp(&other.id));
        let providers: BTreeSet<Country> =
            projects.iter().flat_map(|project| project.providers.iter().copied()).collect();
        let mut providers: Vec<Country> = providers.into_iter().collect();
        providers.sort_by_key(|provider| provider.alpha3());
        let seats = |project: &Project| -> Vec<usize> {
            let mut seats: Vec<usize> = project
                .providers
                .iter()
                .filter_map(|one| providers.iter().position(|provider| provider == one))
                .collect();
            seats.sort_unstable();
            seats.dedup();
            seats
        };
        let delivered = projects.iter().map(seats).collect();
        let (mut words, mut phrases) = (Numbers::default(), Numbers::default());
        let texts = projects
            .iter()
            .map(|project| {
                Text::new(
                    &project.title,
                    &project.description,
                    &mut |word| Some(words.number(word)),
                    &mut |phrase| Some(phrases.number(phrase)),
                )
            })
            .collect();
        Self { projects, providers, delivered, texts, words, phrases }
    }

    /// All candidates, in the order of their codes of three letters. A provider's place in this list
    /// is what other parts know it by.
    pub fn providers(&self) -> &[Country] {
        &self.providers
    }

    /// All projects, in the order of their ids.
    pub fn projects(&self) -> &[Project] {
        &self.projects
    }

    pub(crate) fn delivered(&self) -> &[Vec<usize>] {
        &self.delivered
    }

    pub(crate) fn texts(&self) -> &[Text] {
        &self.texts
    }

    pub(crate) fn words(&self) -> &Numbers {
        &self.words
    }

    pub(crate) fn phrases(&self) -> &Numbers {
        &self.phrases
    }

    /// A request's text; words that no project has are left out.
    pub(crate) fn text(&self, request: &Request) -> Text {
        let known = |numbers: &Numbers, word: &str| numbers.0.get(word).copied();
        Text::new(
            &request.title,
            &request.description,
            &mut |word| known(&self.words, word),
            &mut |phrase| known(&self.phrases, phrase),
        )
    }
}

impl Text {
    fn new(
        title: &str,
        description: &str,
        word: &mut impl FnMut(&str) -> Option<usize>,
        phrase: &mut impl FnMut(&str) -> Option<usize>,
    ) -> Self {
        let mut all = words::words(title);
        let title = counted(&all, word);
        all.extend(words::words(description));
        let phrases: BTreeSet<usize> =
            words::phrases(&all).filter_map(|found| phrase(&found)).collect();
        Self { words: counted(&all, word), title, phrases: phrases.into_iter().collect() }
    }
}

fn counted(words: &[Word], number: &mut impl FnMut(&str) -> Option<usize>) -> Vec<(usize, u32)> {
    let mut counts = BTreeMap::new();
    for number in words.iter().filter_map(Word::telling).filter_map(number) {
        *counts.entry(number).or_insert(0) += 1;
    }
    counts.into_iter().collect()
}

impl Numbers {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.0.get(word) {
            return *number;
        }
        let next = self.0.len();
        self.0.insert(word.to_owned(), next);
        next
    }
}
