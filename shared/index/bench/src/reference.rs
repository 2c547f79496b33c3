//! The tables of a data set, and how its lines become records.

use std::{collections::HashMap, fs, path::Path};

use anyhow::{Context, Result};
use index::{Code, Gates};
use serde::Deserialize;

use crate::{
    peer_v1::{Bag, Lexicon},
    record::{Codes, NO_LANGUAGE, Offer, Request},
};

const LANGUAGES: &str = "en fr es pt ar ru zh sw hi ur bn id ms fa tr vi th ko ja de it nl am ht";
const MODALITIES: &str = "expert_mission study_tour training_course scholarship peer_exchange \
     remote_advice equipment joint_research project knowledge_product volunteer pilot";
const NEAR_LANGUAGES: [(&str, &str); 3] = [("es", "pt"), ("id", "ms"), ("hi", "ur")];

/// Everything that the policy and the records refer to.
pub struct Reference {
    pub countries: Vec<String>,
    country: HashMap<String, u8>,
    developing: Gates,
    groups: HashMap<String, Gates>,
    pub codes: Vec<String>,
    code: HashMap<String, Code>,
    /// By the request's country, then by the offer's.
    pub fit: Vec<u16>,
    near: Vec<u16>,
    pub vocabulary: Vec<String>,
    word: HashMap<String, u16>,
    pub lexicon: Lexicon,
    language: HashMap<&'static str, u8>,
    pub near_languages: Vec<u32>,
    modality: HashMap<&'static str, u8>,
}

/// A line of `offers.jsonl`, `requests.jsonl` or `facilitators.jsonl`.
#[derive(Deserialize)]
pub struct Line {
    pub id: String,
    country: String,
    themes: Vec<String>,
    modalities: Vec<String>,
    languages: Vec<String>,
    start: String,
    end: String,
    eligible: Option<Eligible>,
    #[serde(default)]
    remaining: u16,
    #[serde(default)]
    fund_kusd: u32,
    #[serde(default)]
    slots_needed: u16,
    #[serde(default)]
    need_kusd: u32,
    pub text: String,
    text_lang: String,
}

#[derive(Deserialize)]
struct Eligible {
    all_developing: bool,
    subregions: Vec<String>,
    blocs: Vec<String>,
    countries: Vec<String>,
    excluded: Vec<String>,
}

fn numbered<K: std::hash::Hash + Eq>(names: impl IntoIterator<Item = K>) -> HashMap<K, u8> {
    names.into_iter().zip(0..).collect()
}

fn fields(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().map(|line| line.split('\t').collect())
}

impl Reference {
    pub fn read(data: &Path) -> Result<Self> {
        let read = |name: &str| {
            fs::read_to_string(data.join(name)).with_context(|| format!("reading {name}"))
        };
        let (mut countries, mut developing, mut groups) = (Vec::new(), Gates::NONE, HashMap::new());
        for (country, fields) in (0..).zip(fields(&read("countries.tsv")?)) {
            countries.push(fields[0].to_owned());
            if fields[3] != "3" {
                developing.insert(country);
            }
            for group in fields[5].split(',').chain([fields[1]]).filter(|group| !group.is_empty()) {
                groups.entry(group.to_owned()).or_insert(Gates::NONE).insert(country);
            }
        }
        let country = numbered(countries.iter().cloned());
        let mut fit = vec![0; countries.len() * countries.len()];
        for fields in fields(&read("country_fit.tsv")?) {
            let (offer, request) = (country[fields[0]], country[fields[1]]);
            fit[usize::from(request) * countries.len() + usize::from(offer)] = fields[2].parse()?;
        }
        let similar = read("theme_sim.tsv")?;
        let mut codes: Vec<String> = fields(&similar).map(|fields| fields[0].to_owned()).collect();
        codes.sort_unstable();
        codes.dedup();
        let code: HashMap<String, Code> = codes.iter().cloned().zip(0..).collect();
        let mut near = vec![0; codes.len() * codes.len()];
        for fields in fields(&similar) {
            let (asked, offered) = (code[fields[0]], code[fields[1]]);
            near[usize::from(asked) * codes.len() + usize::from(offered)] = fields[2].parse()?;
        }
        let (mut vocabulary, mut squares) = (Vec::new(), Vec::new());
        for fields in fields(&read("vocab.tsv")?) {
            vocabulary.push(fields[0].to_owned());
            squares.push(fields[1].parse::<u32>()?.pow(2));
        }
        let word = vocabulary.iter().cloned().zip(0..).collect();
        let tongues = vec![0; squares.len()];
        let language = numbered(LANGUAGES.split_whitespace());
        let mut near_languages = vec![0; language.len()];
        for (one, other) in NEAR_LANGUAGES {
            near_languages[usize::from(language[one])] |= 1 << language[other];
            near_languages[usize::from(language[other])] |= 1 << language[one];
        }
        let modality = numbered(MODALITIES.split_whitespace());
        let lexicon = Lexicon { squares, tongues };
        Ok(Self {
            countries,
            country,
            developing,
            groups,
            codes,
            code,
            fit,
            near,
            vocabulary,
            word,
            lexicon,
            language,
            near_languages,
            modality,
        })
    }

    pub fn near(&self, asked: Code, offered: Code) -> u16 {
        self.near[usize::from(asked) * self.codes.len() + usize::from(offered)]
    }

    /// Freezes which words occur in which languages, as these lines have them.
    pub fn learn_tongues<'a>(&mut self, lines: impl Iterator<Item = &'a Line>) {
        for line in lines {
            for word in self.words(&line.text) {
                self.lexicon.tongues[usize::from(word)] |= 1 << tongue(&line.text_lang);
            }
        }
    }

    /// The known words of a text, each once, ascending.
    fn words(&self, text: &str) -> Vec<u16> {
        let text = text.to_lowercase();
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let mut words: Vec<u16> = words.filter_map(|word| self.word.get(word).copied()).collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    pub fn offer(&self, line: &Line, place: u32) -> Offer {
        let languages = line.languages.iter().map(|one| 1 << self.language[one.as_str()]);
        Offer {
            place,
            country: self.country[&line.country],
            codes: self.codes(line),
            modalities: self.modalities(line),
            languages: languages.sum(),
            start: days(&line.start),
            end: days(&line.end),
            remaining: line.remaining,
            funding: line.fund_kusd,
            eligible: line.eligible.as_ref().map_or(Gates::NONE, |one| self.eligible(line, one)),
            bag: Bag::new(&self.lexicon, &self.words(&line.text), tongue(&line.text_lang)),
        }
    }

    pub fn request(&self, line: &Line) -> Request {
        let mut languages = [NO_LANGUAGE; 3];
        for (place, language) in languages.iter_mut().zip(&line.languages) {
            *place = self.language[language.as_str()];
        }
        let bag = Bag::new(&self.lexicon, &self.words(&line.text), tongue(&line.text_lang));
        Request {
            country: self.country[&line.country],
            codes: self.codes(line),
            modalities: self.modalities(line),
            languages,
            start: days(&line.start),
            end: days(&line.end),
            slots_needed: line.slots_needed.max(1),
            funding_needed: line.need_kusd.max(1),
            by_tongue: self.lexicon.by_tongue(&bag),
            bag,
        }
    }

    fn codes(&self, line: &Line) -> Codes {
        let codes: Vec<Code> = line.themes.iter().map(|code| self.code[code]).collect();
        Codes::new(&codes)
    }

    fn modalities(&self, line: &Line) -> u16 {
        line.modalities.iter().map(|one| 1 << self.modality[one.as_str()]).sum()
    }

    /// Never the provider's own country.
    fn eligible(&self, line: &Line, eligible: &Eligible) -> Gates {
        let mut gates = if eligible.all_developing { self.developing } else { Gates::NONE };
        for group in eligible.subregions.iter().chain(&eligible.blocs) {
            gates = gates.union(self.groups.get(group).copied().unwrap_or_default());
        }
        eligible.countries.iter().for_each(|country| gates.insert(self.country[country]));
        eligible.excluded.iter().for_each(|country| gates.remove(self.country[country]));
        gates.remove(self.country[&line.country]);
        gates
    }
}

fn tongue(language: &str) -> u8 {
    (0..)
        .zip(["en", "fr", "es", "pt"])
        .find(|(_, one)| *one == language)
        .map_or(0, |(tongue, _)| tongue)
}

/// Days since 2020 of `YYYY-MM-DD`, by Howard Hinnant's `days_from_civil`.
fn days(date: &str) -> i16 {
    let number = |range: std::ops::Range<usize>| date[range].parse::<i32>().unwrap_or(0);
    let (year, month, day) = (number(0..4), number(5..7), number(8..10));
    let year = year - i32::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    let since_2020 = era * 146_097 + of_era - 719_468 - 18_262;
    i16::try_from(since_2020).unwrap_or(i16::MAX)
}
