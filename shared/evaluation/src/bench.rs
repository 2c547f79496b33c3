//! The benchmark: what providers had done, what was then looked for, and who delivered it.

use std::{cmp::Reverse, collections::BTreeMap, io::BufRead};

use portfolio::{Corpus, Points, Policy, Portfolio, Request, rank};
use reference::Country;

use crate::{
    baselines::BASELINES,
    metrics::Figures,
    published,
    read::{self, Fault, Note, ReadError},
    report::{CAUTION, Part, Report, Row},
    strata, themes,
    ties::Shares,
};

/// Projects and cases, read and checked.
#[derive(Debug)]
pub struct Bench {
    pub(crate) corpus: Corpus,
    pub(crate) cases: Vec<Case>,
    /// What was left out in reading.
    pub(crate) notes: Vec<Note>,
}

/// A request, and who really delivered it.
#[derive(Clone, Debug)]
pub struct Case {
    /// Unique in its file.
    pub id: String,
    /// Whose list it stands in, where that is known.
    pub track: Option<Track>,
    /// The register that it stands in; empty where it is not known.
    pub source: String,
    /// What was looked for.
    pub request: Request,
    /// Who delivered it, each once.
    pub truth: Vec<Country>,
    /// How many more delivered it whose codes nobody knows: they can never be ranked.
    pub strangers: usize,
    /// Whether one of them is no member of the OECD's committee of donors.
    pub southern_provider: bool,
    /// Whether several delivered it.
    pub several_providers: bool,
    /// Whether none of them had done much before.
    pub cold_start: bool,
}

/// Whose list a case stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Track {
    /// A register that the recipient keeps of all its providers.
    Register,
    /// A list of what one provider has given.
    DonorSide,
}

impl Track {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Register => "A",
            Self::DonorSide => "B",
        }
    }
}

impl Bench {
    /// Reads both files, JSON Lines. A line of `offers` has `id`, `providers`, `source`, `lang`,
    /// `recipients`, `title`, `description` and `dac_groups`; a line of `cases` has `id`, `track`
    /// (`A_register` or `B_donor_side`), `source`, `lang`, `recipients`, `title`, `description`,
    /// `dac_groups`, `truth`, `southern_provider`, `multi_provider` and `cold_start_provider`.
    /// Countries are codes of three letters. Without `id`, `providers` or `truth` a line is refused;
    /// what else is missing or unknown is left out, and the report's notes tell of it. Other fields are
    /// not looked at.
    pub fn read(offers: impl BufRead, cases: impl BufRead) -> Result<Self, ReadError> {
        let mut notes = Vec::new();
        let corpus = Corpus::new(read::projects(offers, &mut notes)?);
        if corpus.providers().is_empty() {
            return Err(ReadError { file: "offers", line: None, fault: Fault::NoProvider });
        }
        Ok(Self { corpus, cases: read::cases(cases, &mut notes)?, notes })
    }

    pub(crate) fn hold(&self) -> Held<'_> {
        let everything = Portfolio::all(&self.corpus);
        let all = self.cases.iter().map(|case| everything.case(&case.request)).collect();
        Held { bench: self, all, hidden: self.hold_hidden(), other: self.hold_other_language() }
    }

    /// Each case of a recipient's register, with that register kept from sight.
    fn hold_hidden(&self) -> Vec<Option<portfolio::Case<'_>>> {
        let mut by_source: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, case) in self.cases.iter().enumerate() {
            if case.track == Some(Track::Register) && !case.source.is_empty() {
                by_source.entry(&case.source).or_default().push(at);
            }
        }
        let mut held: Vec<Option<portfolio::Case<'_>>> = self.cases.iter().map(|_| None).collect();
        for (source, places) in by_source {
            let portfolio = Portfolio::of(&self.corpus, |project| project.source != source);
            for at in places {
                held[at] = Some(portfolio.case(&self.cases[at].request));
            }
        }
        held
    }

    /// Each case in Spanish or French, with nothing but English to be seen.
    fn hold_other_language(&self) -> Vec<Option<portfolio::Case<'_>>> {
        let english = Portfolio::of(&self.corpus, themes::is_english);
        let held = |case| themes::is_other_language(case).then(|| english.case(&case.request));
        self.cases.iter().map(held).collect()
    }
}

/// Every case held against what may be seen in each setting.
pub(crate) struct Held<'a> {
    pub bench: &'a Bench,
    /// All projects may be seen.
    pub all: Vec<portfolio::Case<'a>>,
    /// The recipient's own register is hidden.
    pub hidden: Vec<Option<portfolio::Case<'a>>>,
    /// Only English may be seen.
    pub other: Vec<Option<portfolio::Case<'a>>>,
}

/// A setting in which cases are ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    All,
    Hidden,
    OtherLanguage,
}

impl Setting {
    pub const ALL: [Self; 3] = [Self::All, Self::Hidden, Self::OtherLanguage];

    pub fn name(self) -> &'static str {
        match self {
            Self::All => "everything may be seen",
            Self::Hidden => "the recipient's own register is hidden",
            Self::OtherLanguage => "Spanish and French requests, only English may be seen",
        }
    }

    /// Whether a stratum is told in this setting.
    pub fn tells(self, stratum: &str) -> bool {
        match self {
            Self::All => true,
            Self::Hidden => stratum == "track A" || stratum.starts_with("A "),
            Self::OtherLanguage => stratum == "all" || stratum.starts_with("lang "),
        }
    }
}

impl<'a> Held<'a> {
    /// The case as it stands in a setting; `None` where it does not belong there.
    pub fn case(&self, setting: Setting, at: usize) -> Option<&portfolio::Case<'a>> {
        match setting {
            Setting::All => self.all.get(at),
            Setting::Hidden => self.hidden.get(at)?.as_ref(),
            Setting::OtherLanguage => self.other.get(at)?.as_ref(),
        }
    }

    /// Whether a case is told of in a setting. The benchmark leaves those out of which no right
    /// provider has anything left to be seen once the register is hidden.
    fn is_told(&self, setting: Setting, at: usize) -> bool {
        let Some(case) = self.case(setting, at).filter(|_| setting == Setting::Hidden) else {
            return true;
        };
        let seats = self.bench.corpus.providers().iter().zip(case.sizes());
        let left = seats.filter(|(_, projects)| **projects > 0).map(|(provider, _)| provider);
        left.into_iter().any(|provider| self.bench.cases[at].truth.contains(provider))
    }

    /// How well a policy ranks a case, with so many points for the whole of a tie.
    pub fn score(
        &self,
        setting: Setting,
        at: usize,
        policy: &Policy,
        tie: Option<(&Shares, Points)>,
    ) -> Option<Figures> {
        let mut ranked = rank(self.case(setting, at)?, policy, setting != Setting::All);
        if let Some((shares, points)) = tie {
            let providers = self.bench.corpus.providers();
            for one in &mut ranked {
                let seat = providers.iter().position(|provider| *provider == one.provider);
                let share = seat.map_or(0, |seat| shares.share(at, seat));
                one.points += Points::try_from(share * i64::from(points) / 1_000).unwrap_or(0);
            }
            ranked.sort_by_key(|one| (Reverse(one.points), one.provider.alpha3()));
        }
        let ranking = ranked.iter().map(|one| one.provider);
        Some(figures(&self.bench.cases[at], ranking))
    }
}

/// How well a ranking serves a case.
pub(crate) fn figures(case: &Case, ranking: impl Iterator<Item = Country>) -> Figures {
    let right = ranking.enumerate().filter(|(_, provider)| case.truth.contains(provider));
    let ranks: Vec<usize> = right.map(|(rank, _)| rank).collect();
    Figures::of_case(&ranks, case.truth.len() + case.strangers)
}

pub(crate) fn evaluate(bench: &Bench, policy: &Policy) -> Report {
    let held = bench.hold();
    let parts = Setting::ALL.into_iter().map(|setting| {
        let mut rows = baselines(&held, setting);
        rows.extend(by_stratum(&held, setting, "policy", |at| {
            held.score(setting, at, policy, None)
        }));
        Part { name: setting.name().to_owned(), rows: in_order(rows) }
    });
    Report {
        parts: parts.collect(),
        themes: themes::rows(bench, &held),
        ablation: Vec::new(),
        published: published::rows(),
        published_themes: published::THEMES.to_vec(),
        caution: Some(CAUTION),
        notes: bench.notes.clone(),
    }
}

/// How well the plain ways to rank do.
pub(crate) fn baselines(held: &Held<'_>, setting: Setting) -> Vec<Row> {
    let providers = held.bench.corpus.providers();
    let rows = BASELINES.iter().flat_map(|baseline| {
        by_stratum(held, setting, baseline.name, |at| {
            let ranking = baseline.rank(held.case(setting, at)?);
            Some(figures(&held.bench.cases[at], ranking.into_iter().map(|seat| providers[seat])))
        })
    });
    rows.collect()
}

/// The mean figures of a method by stratum.
pub(crate) fn by_stratum(
    held: &Held<'_>,
    setting: Setting,
    method: &str,
    score: impl Fn(usize) -> Option<Figures>,
) -> Vec<Row> {
    let mut strata: BTreeMap<String, Vec<Figures>> = BTreeMap::new();
    for (at, case) in held.bench.cases.iter().enumerate() {
        if !held.is_told(setting, at) {
            continue;
        }
        let Some(figures) = score(at) else { continue };
        let names = strata::of(case).into_iter().filter(|name| setting.tells(name));
        for name in names {
            strata.entry(name).or_default().push(figures);
        }
    }
    let row = |(stratum, figures): (String, Vec<Figures>)| Row {
        stratum,
        method: method.to_owned(),
        figures: Figures::mean(&figures),
    };
    strata.into_iter().map(row).collect()
}

/// By stratum, all of them first; within one in the order in which they came.
pub(crate) fn in_order(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by(|one, other| {
        let place = |row: &Row| (row.stratum != "all", row.stratum.clone());
        place(one).cmp(&place(other))
    });
    rows
}
