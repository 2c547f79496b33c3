//! What is scored: a request, a first provider and perhaps a second one.

use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

use domain::{
    Bloc, CapacityOfferId, CooperationRequestId, Modality, Scope, ThematicArea, Window,
    capacity_offer, capacity_offer::Hold, cooperation_request,
};
use meaning::{Meaning, Sentences};

use crate::{Policy, context::Context, countries::Countries, text::Words};

/// An open offer, as an engine takes it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Which one.
    pub id: CapacityOfferId,
    /// What it says.
    pub terms: Arc<capacity_offer::Terms>,
    /// What no partnership holds yet.
    pub left: Hold,
}

/// An open request, as an engine takes it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Which one.
    pub id: CooperationRequestId,
    /// What it says.
    pub terms: Arc<cooperation_request::Terms>,
}

/// An offer with all that can be known of it alone.
#[derive(Clone, Debug)]
pub(crate) struct Offered {
    pub offer: Offer,
    pub meaning: Meaning,
    pub areas: Vec<Placed>,
    pub words: Words,
    sentences: OnceLock<Sentences>,
}

/// A thematic area with its place in the tree of areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    pub area: ThematicArea,
    /// The category that it is or belongs to; none for a sector group of several categories.
    pub category: Option<ThematicArea>,
    /// The sector group that it is or belongs to.
    pub sector: ThematicArea,
}

impl From<ThematicArea> for Placed {
    fn from(area: ThematicArea) -> Self {
        Self { area, category: area.category(), sector: area.sector() }
    }
}

impl Placed {
    /// Whether the other is it or lies beneath it.
    pub fn covers(self, other: Self) -> bool {
        let area = self.area;
        area == other.area || area == other.sector || Some(area) == other.category
    }
}

/// A request with all that can be known of it alone.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub request: Request,
    /// The request's areas in their order, then those of its needs.
    pub areas: Vec<ThematicArea>,
    /// The same, in the same order.
    pub placed: Vec<Placed>,
    /// The sector groups that they belong to.
    pub sectors: Vec<ThematicArea>,
    /// The blocs that the recipient is in on the first day, each with its members on that day.
    pub blocs: Vec<(Bloc, Countries)>,
    /// How many days the request has.
    pub days: u32,
    /// The weeks of experts that it needs in a year.
    pub weeks_a_year: u16,
    pub modalities: Vec<Modality>,
    /// The areas that needs name, in order, with their ranks.
    pub needed: Vec<(ThematicArea, usize)>,
    pub meaning: Meaning,
    pub words: Words,
    /// Each skill of a need that names no theme, and its words.
    pub skills: Vec<(String, Words)>,
    sentences: OnceLock<Sentences>,
}

/// Who could work together, and what everything is measured by.
#[derive(Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub policy: &'a Policy,
    pub context: &'a Context,
    pub request: &'a Asked,
    pub first: &'a Offered,
    pub second: Option<&'a Offered>,
}

/// One offer beside a request, in whatever seat.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    pub policy: &'a Policy,
    pub context: &'a Context,
    pub request: &'a Asked,
    pub offered: &'a Offered,
}

impl Offered {
    pub(crate) fn new(offer: Offer) -> Self {
        let terms = &offer.terms;
        let texts = [&terms.title, &terms.summary].into_iter().chain(&terms.skills);
        let words = Words::new(terms.written_in, texts.map(String::as_str));
        let areas = terms.thematic_areas.iter().copied().map(Placed::from).collect();
        let meaning = Meaning::of_titled(&terms.title, &terms.summary);
        Self { offer, meaning, areas, words, sentences: OnceLock::new() }
    }

    /// Its sentences, the title first. They are read when they are first asked for: many offers are on
    /// no list.
    pub(crate) fn sentences(&self) -> &Sentences {
        let terms = self.terms();
        self.sentences.get_or_init(|| Sentences::of(&format!("{}\n{}", terms.title, terms.summary)))
    }

    pub(crate) fn terms(&self) -> &capacity_offer::Terms {
        &self.offer.terms
    }
}

impl Asked {
    pub(crate) fn new(request: Request) -> Self {
        let terms = &request.terms;
        let mut areas = terms.thematic_areas.clone();
        for area in terms.needs.iter().filter_map(|need| need.theme) {
            if !areas.contains(&area) {
                areas.push(area);
            }
        }
        let placed: Vec<Placed> = areas.iter().copied().map(Placed::from).collect();
        let mut sectors: Vec<ThematicArea> = placed.iter().map(|area| area.sector).collect();
        sectors.sort_unstable();
        sectors.dedup();
        let needed: BTreeSet<ThematicArea> =
            terms.needs.iter().filter_map(|need| need.theme).collect();
        let rank = |area| areas.iter().position(|other| *other == area);
        let needed = needed.into_iter().filter_map(|area| Some((area, rank(area)?))).collect();
        let skills = terms.needs.iter().filter_map(|need| need.skill.as_ref());
        let texts = [&terms.title, &terms.problem].into_iter();
        let texts = texts.chain(&terms.expected_change).chain(skills);
        let words = Words::new(terms.written_in, texts.map(String::as_str));
        // Where a need names a theme too, the theme says it better than the words of the skill.
        let bare = terms.needs.iter().filter(|need| need.theme.is_none());
        let skills = bare
            .filter_map(|need| need.skill.as_ref())
            .map(|skill| (skill.clone(), Words::new(terms.written_in, [skill.as_str()])));
        let skills = skills.collect();
        let modalities = terms.modalities();
        let meaning = Meaning::of_titled(&terms.title, &described(terms));
        let (day, blocs) = (terms.needed_from, Bloc::of(terms.recipient, terms.needed_from));
        let blocs = blocs.map(|bloc| (bloc, bloc.members(day).collect())).collect();
        let (days, weeks_a_year) = (terms.window().days(), terms.weeks_a_year());
        Self {
            request,
            areas,
            placed,
            sectors,
            blocs,
            days,
            weeks_a_year,
            modalities,
            needed,
            meaning,
            words,
            skills,
            sentences: OnceLock::new(),
        }
    }

    /// Its sentences, the title first, read when they are first asked for.
    pub(crate) fn sentences(&self) -> &Sentences {
        let terms = self.terms();
        self.sentences
            .get_or_init(|| Sentences::of(&format!("{}\n{}", terms.title, described(terms))))
    }

    pub(crate) fn terms(&self) -> &cooperation_request::Terms {
        &self.request.terms
    }

    /// Whether the recipient belongs to that on the request's first day.
    pub(crate) fn is_in(&self, scope: Scope) -> bool {
        let terms = self.terms();
        match scope {
            Scope::Bloc(bloc) => self.blocs.iter().any(|(other, _)| *other == bloc),
            other => other.contains(terms.recipient, terms.needed_from),
        }
    }
}

/// What a request wants, in its own words but for the title.
fn described(terms: &cooperation_request::Terms) -> String {
    let change = terms.expected_change.iter().map(String::as_str);
    std::iter::once(terms.problem.as_str()).chain(change).collect::<Vec<_>>().join("\n")
}

impl<'a> Candidate<'a> {
    /// The offers in it, the first provider's first.
    pub(crate) fn offers(&self) -> impl Iterator<Item = &'a Offered> + use<'a> {
        std::iter::once(self.first).chain(self.second)
    }

    /// One of its offers.
    pub(crate) fn side(&self, offered: &'a Offered) -> Side<'a> {
        let Self { policy, context, request, .. } = *self;
        Side { policy, context, request, offered }
    }

    /// The days that all of them have in common.
    pub(crate) fn window(&self) -> Option<Window> {
        let asked = Some(self.request.terms().window());
        self.offers().fold(asked, |common, offered| common?.overlap(offered.terms().window()))
    }
}
