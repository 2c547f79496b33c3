//! What is scored: a request, a first provider and perhaps a second one.

use std::sync::Arc;

use domain::{
    CapacityOfferId, CooperationRequestId, Modality, ThematicArea, Window, capacity_offer,
    capacity_offer::Hold, cooperation_request,
};

use crate::{Policy, context::Context, text::Words};

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
    pub words: Words,
}

/// A request with all that can be known of it alone.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub request: Request,
    /// The request's areas in their order, then those of its needs.
    pub areas: Vec<ThematicArea>,
    /// The sector groups that they belong to.
    pub sectors: Vec<ThematicArea>,
    pub modalities: Vec<Modality>,
    pub words: Words,
    /// Each skill of a need that names no theme, and its words.
    pub skills: Vec<(String, Words)>,
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

/// A second provider for a request, beside whatever first one.
#[derive(Clone, Copy)]
pub(crate) struct Support<'a> {
    pub policy: &'a Policy,
    pub context: &'a Context,
    pub request: &'a Asked,
    pub second: &'a Offered,
}

impl Offered {
    pub(crate) fn new(offer: Offer) -> Self {
        let terms = &offer.terms;
        let texts = [&terms.title, &terms.summary].into_iter().chain(&terms.skills);
        let words = Words::new(terms.written_in, texts.map(String::as_str));
        Self { offer, words }
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
        let mut sectors: Vec<ThematicArea> = areas.iter().map(|area| area.sector()).collect();
        sectors.sort_unstable();
        sectors.dedup();
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
        Self { request, areas, sectors, modalities, words, skills }
    }

    pub(crate) fn terms(&self) -> &cooperation_request::Terms {
        &self.request.terms
    }
}

impl<'a> Candidate<'a> {
    /// The offers in it, the first provider's first.
    pub(crate) fn offers(&self) -> impl Iterator<Item = &'a Offered> + use<'a> {
        std::iter::once(self.first).chain(self.second)
    }

    /// The days that all of them have in common.
    pub(crate) fn window(&self) -> Option<Window> {
        let asked = Some(self.request.terms().window());
        self.offers().fold(asked, |common, offered| common?.overlap(offered.terms().window()))
    }
}
