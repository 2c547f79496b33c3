//! Thematic areas and countries as the small numbers that an index joins offers and requests by.

use std::collections::BTreeSet;

use domain::{Country, Scope, ThematicArea, capacity_offer};
use index::{Affinity, Code, Gates};

use crate::{
    candidate::Placed,
    criteria::{ByArea, is_kin},
    policy::Policy,
};

/// The codes of a policy: which areas are kin, and how near.
#[derive(Clone, Debug)]
pub(super) struct Areas {
    all: Vec<ThematicArea>,
    countries: Vec<Country>,
    pub affinity: Affinity,
    /// The codes that are kin to each, itself among them.
    kin: Vec<Vec<Code>>,
}

impl Areas {
    /// Areas that are kin join, however little they count: kinship is a filter.
    pub fn new(policy: &Policy) -> Self {
        let mut areas: Vec<ThematicArea> = ThematicArea::all().collect();
        areas.sort_unstable();
        let mut countries: Vec<Country> = Country::all().collect();
        countries.sort_unstable();
        let counts = policy.rules.iter().find_map(|rule| rule.score.by_area());
        let placed: Vec<Placed> = areas.iter().copied().map(Placed::from).collect();
        let near = |asked: Code, offered: Code| {
            let (asked, offered) = (usize::from(asked), usize::from(offered));
            near(policy, counts, placed[asked], placed[offered])
        };
        let codes = Code::try_from(areas.len()).unwrap_or(Code::MAX);
        let affinity = Affinity::new(codes, 1, near);
        let kin_to = |asked| (0..codes).filter(|code| affinity.near(asked, *code) > 0).collect();
        let kin = (0..codes).map(kin_to).collect();
        Self { all: areas, countries, affinity, kin }
    }

    /// The codes of some areas, each once.
    pub fn codes(&self, areas: &[ThematicArea]) -> Vec<Code> {
        let mut codes = Vec::with_capacity(areas.len());
        for place in areas.iter().filter_map(|area| self.all.binary_search(area).ok()) {
            let code = Code::try_from(place).unwrap_or(Code::MAX);
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// How many codes there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Every code that is kin to one of these.
    pub fn kin(&self, codes: &[Code]) -> BTreeSet<Code> {
        codes.iter().flat_map(|code| &self.kin[usize::from(*code)]).copied().collect()
    }

    /// The gate through which offers come to a country.
    pub fn gate(&self, country: Country) -> u8 {
        let place = self.countries.binary_search(&country).unwrap_or_default();
        u8::try_from(place).unwrap_or(u8::MAX)
    }

    pub fn gate_count(&self) -> usize {
        self.countries.len()
    }

    /// The countries that an offer can ever be meant for. Who is in a bloc depends on the day.
    pub fn gates(&self, terms: &capacity_offer::Terms) -> Gates {
        let own = terms.provider.country();
        let open = |country: Country| {
            Some(country) != own
                && !terms.excluded.contains(&country)
                && terms.eligible.iter().any(|scope| match scope {
                    Scope::Bloc(_) => true,
                    other => other.contains(country, terms.available_from),
                })
        };
        self.countries.iter().filter(|country| open(**country)).map(|one| self.gate(*one)).collect()
    }
}

/// In thousandths; at least one where they are kin.
fn near(policy: &Policy, counts: Option<&dyn ByArea>, asked: Placed, offered: Placed) -> u16 {
    if !is_kin(&policy.filters, asked, offered) {
        return 0;
    }
    let share = counts.map_or(0, |counts| counts.near(policy, asked.area, offered.area));
    u16::try_from(share).unwrap_or(1_000).clamp(1, 1_000)
}
