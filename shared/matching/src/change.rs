//! What a provider could change about an offer to come onto a list, found by really changing it.

use std::{collections::BTreeSet, sync::Arc};

use domain::{
    Arg, CostItem, Country, Evidence, Gap, Language, Message, Modality, OfferRole, Points,
    Proposal, Scope, ThematicArea, Window, capacity_offer::MOST_USD,
};

use crate::{
    Offer,
    brute::Standing,
    candidate::{Asked, Offered},
    criteria::{cost_item, shares_knowledge},
    explain::triangles_with,
    filters::{self, Filter, Seat},
    propose::Scene,
};

/// A single change to an offer, and what it would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What to change.
    pub step: Step,
    /// What it would do.
    pub effect: Effect,
}

/// What a change would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Bring an offer onto the list that has too few points.
    Enters {
        /// The points that it gives.
        gain: Points,
        /// The points that are needed.
        needs: Points,
    },
    /// Bring an offer onto the list that was filtered, or in another proposal than the best that it can
    /// be in now.
    OpensOnto {
        /// The score that it would have there.
        score: Points,
    },
    /// Let an offer through that was filtered, which would still have too few points.
    Opens,
}

/// One thing that a provider can change. In the order of what it asks of the provider: room in the
/// calendar first, then forms and languages, then proof, then money, and what the offer is about
/// last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Open places or expert weeks, so that so many are left.
    Capacity {
        /// Places left.
        places: u16,
        /// Weeks of experts left in a year.
        expert_weeks: u16,
    },
    /// Be available on all of these days.
    Window(Window),
    /// Deliver it in one more language.
    Language(Language),
    /// Deliver it in one more form.
    Modality(Modality),
    /// Name work that was done before, with its result.
    Evidence(Country),
    /// Pay for one more item.
    PayFor(CostItem),
    /// Bring so much money, in United States dollars.
    Bring(u64),
    /// Name one more thematic area, as the first.
    Theme(ThematicArea),
    /// Mean it for one more country.
    Eligible(Country),
    /// No longer leave a country out.
    Include(Country),
    /// Offer it as main knowledge, not only as support.
    Lead,
}

impl Step {
    /// The offer with this change.
    #[must_use]
    pub fn apply(&self, offer: &Offer) -> Offer {
        let mut terms = (*offer.terms).clone();
        let mut left = offer.left;
        match self {
            Self::Capacity { places, expert_weeks } => {
                let more = |had: u16, has: u16| has.saturating_sub(had);
                terms.places = terms.places.saturating_add(more(left.places, *places));
                terms.expert_weeks_per_year = terms
                    .expert_weeks_per_year
                    .saturating_add(more(left.expert_weeks, *expert_weeks));
                left.places = *places;
                left.expert_weeks = *expert_weeks;
            }
            Self::Window(window) => {
                terms.available_from = terms.available_from.min(window.from);
                terms.available_until = terms.available_until.max(window.until);
            }
            Self::Language(language) => terms.languages.push(*language),
            Self::Modality(modality) => terms.modalities.push(*modality),
            Self::Evidence(country) => terms.evidence.push(Evidence {
                what: terms.title.clone(),
                country: *country,
                year: terms.available_from.year(),
                result: Some(terms.summary.clone()),
                link: None,
            }),
            Self::PayFor(item) => terms.pays_for.push(*item),
            Self::Bring(usd) => terms.brings_usd = terms.brings_usd.saturating_add(*usd),
            Self::Theme(area) => terms.thematic_areas.insert(0, *area),
            Self::Eligible(country) => terms.eligible.push(Scope::Country(*country)),
            Self::Include(country) => terms.excluded.retain(|excluded| excluded != country),
            Self::Lead => terms.role = OfferRole::Both,
        }
        Offer { id: offer.id.clone(), terms: Arc::new(terms), left }
    }

    /// What to do, as an infinitive that can be followed by what it gives.
    pub fn explain(&self) -> Message {
        match self {
            Self::Capacity { places, expert_weeks } => {
                Message::new("change-capacity").with("places", *places).with("weeks", *expert_weeks)
            }
            Self::Window(window) => {
                Message::new("change-window").with("from", window.from).with("until", window.until)
            }
            Self::Language(language) => Message::new("change-language").with("language", *language),
            Self::Modality(modality) => Message::new("change-modality").with("modality", *modality),
            Self::Evidence(country) => Message::new("change-evidence").with("country", *country),
            Self::PayFor(item) => Message::new("change-pay-for").with("item", cost_item(*item)),
            Self::Bring(usd) => Message::new("change-bring").with("usd", Arg::Usd(*usd)),
            Self::Theme(area) => Message::new("change-theme").with("theme", *area),
            Self::Eligible(country) => Message::new("change-eligible").with("country", *country),
            Self::Include(country) => Message::new("change-include").with("country", *country),
            Self::Lead => Message::new("change-lead"),
        }
    }
}

impl Change {
    /// What to do and what it would give, in one sentence.
    pub fn explain(&self) -> Message {
        let message = match self.effect {
            Effect::Enters { gain, needs } => {
                Message::new("change-enters").with("gain", gain).with("needs", needs)
            }
            Effect::OpensOnto { score } => Message::new("change-opens-onto").with("score", score),
            Effect::Opens => Message::new("change-opens"),
        };
        message.with("step", self.step.explain())
    }
}

/// The first step, in the order of [`Step`], that brings an offer with too few points onto the list.
pub(crate) fn cheapest(
    scene: &Scene<'_>,
    standing: &Standing,
    offered: &Offered,
    proposal: &Proposal,
    needs: Points,
) -> Option<Change> {
    steps(&standing.request, offered, &missing_money(scene, standing, offered))
        .into_iter()
        .find_map(|step| {
            let standing = after(scene, standing, offered, &step);
            let found = listed(&standing, offered)?;
            let gain = found.score - proposal.score;
            // It may enter in another proposal, or where that one has become easier to beat.
            let effect = if found.id == proposal.id && gain >= needs {
                Effect::Enters { gain, needs }
            } else {
                Effect::OpensOnto { score: found.score }
            };
            Some(Change { step, effect })
        })
}

/// The step that opens the one filter that keeps an offer out, if there is one.
pub(crate) fn opening(
    scene: &Scene<'_>,
    standing: &Standing,
    offered: &Offered,
    filter: Filter,
) -> Option<Change> {
    let request = &standing.request;
    let recipient = request.terms().recipient;
    let step = match filter {
        Filter::NotEligible => Step::Eligible(recipient),
        Filter::Excluded => Step::Include(recipient),
        Filter::Role | Filter::ClosesNothing if shares_knowledge(offered) => Step::Lead,
        Filter::Window => Step::Window(request.terms().window()),
        Filter::Capacity => more_capacity(request, offered),
        Filter::Kinship => Step::Theme(*request.areas.first()?),
        // Nothing that the provider could change.
        Filter::OwnCountry | Filter::Unwanted | Filter::Role | Filter::ClosesNothing => {
            return None;
        }
    };
    let changed = Offered::new(step.apply(&offered.offer));
    if changed.terms().check().is_err() || !comes_into_question(scene, request, &changed) {
        return None;
    }
    let standing = after(scene, standing, offered, &step);
    let found = listed(&standing, offered);
    let effect = found.map_or(Effect::Opens, |found| Effect::OpensOnto { score: found.score });
    Some(Change { step, effect })
}

/// Whether a changed offer could be in a proposal: one that only supports has to close something.
fn comes_into_question(scene: &Scene<'_>, request: &Asked, changed: &Offered) -> bool {
    let admitted = |seat| filters::admits(scene.policy, request, changed, seat);
    if changed.terms().role.can_lead() {
        return admitted(Seat::First);
    }
    let scene = Scene { instead: Some(changed), ..*scene };
    admitted(Seat::Second) && triangles_with(&scene, request, changed).next().is_some()
}

/// How the request would stand after a step.
fn after(scene: &Scene<'_>, standing: &Standing, offered: &Offered, step: &Step) -> Standing {
    let changed = Offered::new(step.apply(&offered.offer));
    let scene = Scene { instead: Some(&changed), ..*scene };
    let mut standing = standing.clone();
    standing.touch(&scene, &BTreeSet::from([offered.offer.id.clone()]));
    standing
}

/// The first proposal on the list that the offer is in.
fn listed<'a>(standing: &'a Standing, offered: &Offered) -> Option<&'a Proposal> {
    standing.list.iter().find(|proposal| proposal.offers().any(|id| *id == offered.offer.id))
}

/// The money that the pair leaves open, or any first provider where the offer is to be second.
fn missing_money(scene: &Scene<'_>, standing: &Standing, offered: &Offered) -> Vec<u64> {
    let request = &standing.request;
    let firsts: Vec<&Offered> = if offered.terms().role.can_lead() {
        vec![offered]
    } else {
        scene.offers().filter(|first| scene.admits(request, first, Seat::First)).collect()
    };
    let gaps = firsts.into_iter().flat_map(|first| scene.bilateral(request, first).unmet);
    let mut usd: Vec<u64> = gaps
        .filter_map(|gap| match gap {
            Gap::Funding { usd, .. } => Some(usd),
            _ => None,
        })
        .collect();
    usd.sort_unstable();
    usd.dedup();
    // The least and the most are enough to know what money can do.
    if usd.len() > 2 {
        usd.drain(1..usd.len() - 1);
    }
    usd
}

/// Every step that could give points, in the order of [`Step`].
fn steps(request: &Asked, offered: &Offered, missing_usd: &[u64]) -> Vec<Step> {
    let (asked, terms) = (request.terms(), offered.terms());
    let mut steps = vec![more_capacity(request, offered)];
    let window = asked.window();
    if terms.window().overlap(window) != Some(window) {
        steps.push(Step::Window(window));
    }
    let languages = asked.languages.iter().filter(|one| !terms.languages.contains(one));
    steps.extend(languages.map(|&language| Step::Language(language)));
    let modalities = request.modalities.iter().filter(|one| !terms.modalities.contains(one));
    steps.extend(modalities.map(|&modality| Step::Modality(modality)));
    // Work at home can always be told; where there is no home, work in the recipient.
    let home = terms.provider.country().unwrap_or(asked.recipient);
    steps.extend([home, asked.recipient].map(Step::Evidence));
    let items = CostItem::ALL.iter().filter(|item| !terms.pays_for.contains(item));
    steps.extend(items.map(|&item| Step::PayFor(item)));
    let most = MOST_USD - terms.brings_usd.min(MOST_USD);
    steps.extend(missing_usd.iter().map(|usd| Step::Bring((*usd).min(most))));
    let theme = request.areas.first().filter(|area| terms.thematic_areas.first() != Some(area));
    let theme = theme.filter(|area| !terms.thematic_areas.contains(area));
    steps.extend(theme.map(|&area| Step::Theme(area)));
    steps.retain(|step| step.apply(&offered.offer).terms.check().is_ok());
    steps
}

/// As much as the request needs; one place more where that is there.
fn more_capacity(request: &Asked, offered: &Offered) -> Step {
    let left = offered.offer.left;
    let needed = request.weeks_a_year;
    let enough = left.places > 0 && left.expert_weeks >= needed;
    Step::Capacity {
        places: left.places.saturating_add(u16::from(enough)).max(1),
        expert_weeks: left.expert_weeks.max(needed),
    }
}
