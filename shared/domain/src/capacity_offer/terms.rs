//! What an offer says: all that a provider writes down about it.

use jiff::civil::Date;
use reference::{Country, Language, Modality, SdgTarget, ThematicArea};
use serde::{Deserialize, Serialize};

use crate::{
    CostItem, Evidence, Message, OfferRole, ProgrammeId, Provider, Scope, Source, Window,
    rules::{BrokenTerms, Rules, TEXT_CHARS, TITLE_CHARS, in_order},
};

/// The terms of a capacity offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Who shares.
    pub provider: Provider,
    /// Through which institution.
    pub institution: String,
    /// At most 200 characters.
    pub title: String,
    /// What is shared, in a few sentences.
    pub summary: String,
    /// The language of the words above.
    pub written_in: Language,
    /// One to eight, the most important first.
    pub thematic_areas: Vec<ThematicArea>,
    /// Goals or targets that it serves; up to ten.
    #[serde(default)]
    pub sdg_targets: Vec<SdgTarget>,
    /// Skills by their ordinary names; up to twenty.
    #[serde(default)]
    pub skills: Vec<String>,
    /// Whether it can be first provider, second provider or either.
    pub role: OfferRole,
    /// The forms in which it can be delivered; at least one.
    pub modalities: Vec<Modality>,
    /// The languages in which it can be delivered; one to ten.
    pub languages: Vec<Language>,
    /// For whom it is meant; at least one group.
    pub eligible: Vec<Scope>,
    /// Who is left out although a group above holds them.
    #[serde(default)]
    pub excluded: Vec<Country>,
    /// How many partnerships it can carry in parallel.
    pub places: u16,
    /// How many weeks of experts it can spare in a year.
    pub expert_weeks_per_year: u16,
    /// The first day on which it can be delivered.
    pub available_from: Date,
    /// The last day on which it can be delivered.
    pub available_until: Date,
    /// The last day on which the offer itself holds; the day after, it expires.
    pub valid_until: Date,
    /// What the provider pays for.
    #[serde(default)]
    pub pays_for: Vec<CostItem>,
    /// What the provider asks others to pay for.
    #[serde(default)]
    pub asks_for: Vec<CostItem>,
    /// Money that it brings to one partnership, in United States dollars.
    #[serde(default)]
    pub brings_usd: u64,
    /// What was done before; up to thirty.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// The programme that it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    /// Where it comes from, if it was not written by the institution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// The most money that an amount can name, in United States dollars.
pub const MOST_USD: u64 = 100_000_000_000;

/// The most evidence that one offer holds.
pub const MOST_EVIDENCE: usize = 30;

/// The years in which something may have been done.
pub const FIRST_YEAR: i16 = 1945;
/// The last of them, whatever day it is: what is taken in anew was done by then.
pub const LAST_YEAR: i16 = 2100;

impl Terms {
    /// The days on which it can be delivered.
    pub fn window(&self) -> Window {
        Window { from: self.available_from, until: self.available_until }
    }

    /// Whether the offer is meant for the country, on that day.
    pub fn admits(&self, country: Country, on: Date) -> bool {
        self.provider != Provider::Country(country)
            && crate::admits(&self.eligible, &self.excluded, country, on)
    }

    /// The same terms, with all that is a set in one order. What is ranked keeps its order: thematic
    /// areas, skills, languages (people put the one that they work in first), evidence.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        in_order(&mut self.sdg_targets);
        in_order(&mut self.modalities);
        in_order(&mut self.eligible);
        in_order(&mut self.excluded);
        in_order(&mut self.pays_for);
        in_order(&mut self.asks_for);
        self
    }

    /// Every rule of the terms that is broken.
    pub fn check(&self) -> Result<(), BrokenTerms> {
        self.broken().finish()
    }

    /// The same for terms that are taken in anew on that day: what they offer must still be to come,
    /// and what was done before must have been.
    pub fn check_anew(&self, today: Date) -> Result<(), BrokenTerms> {
        let mut rules = self.broken();
        rules.not_over("available_until", self.available_until, self.available_from, today);
        rules.not_over("valid_until", self.valid_until, self.available_from, today);
        for (at, evidence) in self.evidence.iter().enumerate() {
            if (today.year() + 1..=LAST_YEAR).contains(&evidence.year) {
                let field = format!("evidence[{at}].year");
                rules.year(&field, evidence.year, FIRST_YEAR, today.year());
            }
        }
        rules.finish()
    }

    fn broken(&self) -> Rules {
        let mut rules = Rules::default();
        self.check_words(&mut rules);
        self.check_lists(&mut rules);
        rules.range("places", self.places.into(), 1, 1_000);
        rules.range("expert_weeks_per_year", self.expert_weeks_per_year.into(), 1, 5_200);
        if self.brings_usd > MOST_USD {
            let message = Message::new("rule-range").with("min", 0_u64).with("max", MOST_USD);
            rules.broken("brings_usd", self.brings_usd, message);
        }
        rules.not_before("available_until", self.available_until, self.available_from);
        rules.not_before("valid_until", self.valid_until, self.available_from);
        if let Provider::Country(own) = self.provider
            && self.eligible.iter().all(|scope| *scope == Scope::Country(own))
            && !self.eligible.is_empty()
        {
            rules.broken("eligible", own, Message::new("rule-own-country").with("country", own));
        }
        rules
    }

    fn check_words(&self, rules: &mut Rules) {
        rules.text("institution", &self.institution, TITLE_CHARS);
        rules.text("title", &self.title, TITLE_CHARS);
        rules.text("summary", &self.summary, TEXT_CHARS);
        for (at, skill) in self.skills.iter().enumerate() {
            rules.text(&format!("skills[{at}]"), skill, TITLE_CHARS);
        }
        rules.source(self.source.as_ref());
    }

    fn check_lists(&self, rules: &mut Rules) {
        rules.set("thematic_areas", &self.thematic_areas, 1, 8);
        rules.set("sdg_targets", &self.sdg_targets, 0, 10);
        rules.set("skills", &self.skills, 0, 20);
        rules.set("modalities", &self.modalities, 1, Modality::all().len());
        rules.set("languages", &self.languages, 1, 10);
        rules.set("eligible", &self.eligible, 1, 60);
        rules.set("excluded", &self.excluded, 0, 200);
        rules.set("pays_for", &self.pays_for, 0, CostItem::ALL.len());
        rules.set("asks_for", &self.asks_for, 0, CostItem::ALL.len());
        for (at, cost) in self.asks_for.iter().enumerate() {
            if self.pays_for.contains(cost) {
                rules.broken(format!("asks_for[{at}]"), cost, Message::new("rule-paid-already"));
            }
        }
        rules.count("evidence", self.evidence.len(), 0, MOST_EVIDENCE);
        for (at, evidence) in self.evidence.iter().enumerate() {
            check_evidence(rules, &format!("evidence[{at}]"), evidence);
        }
    }
}

pub(super) fn check_evidence(rules: &mut Rules, at: &str, evidence: &Evidence) {
    rules.text(&format!("{at}.what"), &evidence.what, TEXT_CHARS);
    rules.year(&format!("{at}.year"), evidence.year, FIRST_YEAR, LAST_YEAR);
    rules.optional(&format!("{at}.result"), evidence.result.as_deref(), TEXT_CHARS);
    rules.link(&format!("{at}.link"), evidence.link.as_deref());
}
