//! What a request says: all that an agency writes down about its need.

use jiff::civil::Date;
use reference::{Country, Language, Modality, SdgTarget, ThematicArea};
use serde::{Deserialize, Serialize};

use crate::{
    Message, NeedUnit, Source, Urgency, Visibility, Window,
    capacity_offer::MOST_USD,
    rules::{BrokenTerms, Rules, TEXT_CHARS, TITLE_CHARS, in_order},
};

/// One component of what is needed. It names a theme, a skill or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The thematic area of the component.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThematicArea>,
    /// The skill, by its ordinary name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<String>,
    /// The form in which it should come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// How much of it.
    pub quantity: u16,
    /// What the quantity counts.
    pub unit: NeedUnit,
}

/// The terms of a cooperation request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The country that asks.
    pub recipient: Country,
    /// Its agency.
    pub agency: String,
    /// At most 200 characters.
    pub title: String,
    /// What is to be solved.
    pub problem: String,
    /// The plan, norm or date that makes it timely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_now: Option<String>,
    /// What should be different afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_change: Option<String>,
    /// The language of the words above.
    pub written_in: Language,
    /// One to eight, the most important first.
    pub thematic_areas: Vec<ThematicArea>,
    /// Goals or targets that it serves; up to ten.
    #[serde(default)]
    pub sdg_targets: Vec<SdgTarget>,
    /// The components of the need; one to twenty.
    pub needs: Vec<Need>,
    /// The working languages, the preferred one first; one to ten.
    pub languages: Vec<Language>,
    /// The first day on which it is needed.
    pub needed_from: Date,
    /// The last day on which it is needed.
    pub needed_until: Date,
    /// How soon it must be answered.
    pub urgency: Urgency,
    /// What it costs in all, in United States dollars, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_cost_usd: Option<u64>,
    /// What the recipient pays of it.
    #[serde(default)]
    pub own_contribution_usd: u64,
    /// Countries that it would like to learn from.
    #[serde(default)]
    pub partners_wanted: Vec<Country>,
    /// Countries that it does not want as partners.
    #[serde(default)]
    pub partners_unwanted: Vec<Country>,
    /// What is there already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub already_exists: Option<String>,
    /// The document by which the country's authority stands behind it: its name or address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endorsement: Option<String>,
    /// Who may see it.
    pub visible_to: Visibility,
    /// Where it comes from, if it was not written by the agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

impl Terms {
    /// The days on which it is needed.
    pub fn window(&self) -> Window {
        Window { from: self.needed_from, until: self.needed_until }
    }

    /// What of the cost nobody pays yet, in United States dollars; 0 where the cost is not known.
    pub fn gap_usd(&self) -> u64 {
        self.total_cost_usd.unwrap_or(0).saturating_sub(self.own_contribution_usd)
    }

    /// The weeks of experts that the needs add up to; at least one.
    pub fn expert_weeks(&self) -> u16 {
        let weeks = self.needs.iter().filter(|need| need.unit == NeedUnit::ExpertWeeks);
        weeks.fold(0_u16, |sum, need| sum.saturating_add(need.quantity)).max(1)
    }

    /// The weeks of experts that it needs in a year, since an offer counts its weeks by the year; at
    /// least one.
    pub fn weeks_a_year(&self) -> u16 {
        let weeks = u32::from(self.expert_weeks());
        let days = self.window().days().max(365);
        u16::try_from((weeks * 365).div_ceil(days)).unwrap_or(u16::MAX)
    }

    /// The forms in which help is wanted, in the order of the needs, each once.
    pub fn modalities(&self) -> Vec<Modality> {
        let mut modalities = Vec::new();
        for modality in self.needs.iter().filter_map(|need| need.modality) {
            if !modalities.contains(&modality) {
                modalities.push(modality);
            }
        }
        modalities
    }

    /// The same terms, with all that is a set in one order. What is ranked keeps its order: thematic
    /// areas, needs, working languages.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        in_order(&mut self.sdg_targets);
        in_order(&mut self.partners_wanted);
        in_order(&mut self.partners_unwanted);
        self
    }

    /// Every rule of the terms that is broken.
    pub fn check(&self) -> Result<(), BrokenTerms> {
        self.broken().finish()
    }

    /// The same for terms that are taken in anew on that day: what is asked must still be to come.
    pub fn check_anew(&self, today: Date) -> Result<(), BrokenTerms> {
        let mut rules = self.broken();
        rules.not_over("needed_until", self.needed_until, self.needed_from, today);
        rules.finish()
    }

    fn broken(&self) -> Rules {
        let mut rules = Rules::default();
        self.check_words(&mut rules);
        self.check_lists(&mut rules);
        self.check_money(&mut rules);
        rules.not_before("needed_until", self.needed_until, self.needed_from);
        rules
    }

    fn check_words(&self, rules: &mut Rules) {
        rules.text("agency", &self.agency, TITLE_CHARS);
        rules.text("title", &self.title, TITLE_CHARS);
        rules.text("problem", &self.problem, TEXT_CHARS);
        rules.optional("why_now", self.why_now.as_deref(), TEXT_CHARS);
        rules.optional("expected_change", self.expected_change.as_deref(), TEXT_CHARS);
        rules.optional("already_exists", self.already_exists.as_deref(), TEXT_CHARS);
        rules.optional("endorsement", self.endorsement.as_deref(), TEXT_CHARS);
        rules.source(self.source.as_ref());
    }

    fn check_lists(&self, rules: &mut Rules) {
        rules.set("thematic_areas", &self.thematic_areas, 1, 8);
        rules.set("sdg_targets", &self.sdg_targets, 0, 10);
        rules.set("languages", &self.languages, 1, 10);
        rules.set("partners_wanted", &self.partners_wanted, 0, 50);
        rules.set("partners_unwanted", &self.partners_unwanted, 0, 200);
        for (at, country) in self.partners_wanted.iter().enumerate() {
            let field = format!("partners_wanted[{at}]");
            if *country == self.recipient {
                let message = Message::new("rule-own-country").with("country", *country);
                rules.broken(field, country, message);
            } else if self.partners_unwanted.contains(country) {
                rules.broken(field, country, Message::new("rule-wanted-and-unwanted"));
            }
        }
        rules.count("needs", self.needs.len(), 1, 20);
        for (at, need) in self.needs.iter().enumerate() {
            check_need(rules, &format!("needs[{at}]"), need);
        }
    }

    fn check_money(&self, rules: &mut Rules) {
        let total = self.total_cost_usd.unwrap_or(MOST_USD);
        if total > MOST_USD {
            let message = Message::new("rule-range").with("min", 0_u64).with("max", MOST_USD);
            rules.broken("total_cost_usd", total, message);
        } else if self.own_contribution_usd > total {
            let message = Message::new("rule-range").with("min", 0_u64).with("max", total);
            rules.broken("own_contribution_usd", self.own_contribution_usd, message);
        }
    }
}

fn check_need(rules: &mut Rules, at: &str, need: &Need) {
    if need.theme.is_none() && need.skill.is_none() {
        rules.broken(at, "", Message::new("rule-theme-or-skill"));
    }
    if let Some(skill) = &need.skill {
        rules.text(&format!("{at}.skill"), skill, TITLE_CHARS);
    }
    rules.range(&format!("{at}.quantity"), need.quantity.into(), 1, 10_000);
}
