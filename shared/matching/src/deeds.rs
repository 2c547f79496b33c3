//! Random histories for tests: anything that can happen to an engine, in any order.

use std::{collections::BTreeSet, sync::Arc};

use domain::{
    CooperationRequestId, CostItem, OfferRole, ProposalId, Urgency, capacity_offer,
    cooperation_request, programme,
};
use jiff::civil::date;
use proptest::{collection::vec, prelude::*, sample::select};

use crate::{
    Changes, Cooperation, Engine, Policy, Request,
    fixtures::{
        code, codes, need, offer, offer_id, offer_terms, policy, policy_with, request_terms, skill,
    },
};

const AREAS: [&str; 7] = ["12240", "122", "12110", "13020", "14030", "43072", "16040"];
const LANGUAGES: [&str; 4] = ["es", "pt", "fr", "en"];
const MODALITIES: [&str; 4] = ["technical_assistance", "workshop", "training_course", "funding"];
const PROVIDERS: [&str; 6] = ["BR", "MA", "PE", "HU", "ISDB", "FAO"];
const RECIPIENTS: [&str; 3] = ["BO", "NE", "BR"];

/// One thing that can happen to an engine.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    PutOffer(usize, Box<capacity_offer::Terms>, u16),
    RemoveOffer(usize),
    PutRequest(usize, Box<cooperation_request::Terms>),
    RemoveRequest(usize),
    Partnership(usize, Cooperation),
    Programme(usize, Arc<programme::Terms>),
    EndProgramme(usize),
    Decline(usize, usize),
    Undecline(usize),
    Adopt(usize),
}

fn some(from: &'static [&'static str], most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(from, 1..=most).prop_shuffle()
}

fn parsed<T: std::str::FromStr>(texts: &[&str]) -> Vec<T> {
    codes(&texts.join(" "))
}

pub(crate) fn offers() -> impl Strategy<Value = capacity_offer::Terms> {
    let roles = select(vec![OfferRole::Expertise, OfferRole::Support, OfferRole::Both]);
    let lists = (some(&AREAS, 3), some(&LANGUAGES, 2), some(&MODALITIES, 3));
    let money = (select(vec![0, 20_000, 60_000]), any::<bool>());
    (select(&PROVIDERS[..]), roles, lists, money, 0..3_i8, any::<bool>()).prop_map(
        |(provider, role, (areas, languages, modalities), (brings, pays), month, in_programme)| {
            let summary = if pays { "Certificar bancos de leite" } else { "Hospitais" };
            capacity_offer::Terms {
                provider: code(provider),
                summary: summary.into(),
                role,
                thematic_areas: parsed(&areas),
                languages: parsed(&languages),
                modalities: parsed(&modalities),
                brings_usd: brings,
                pays_for: if pays { vec![CostItem::Travel, CostItem::ExpertTime] } else { vec![] },
                available_from: date(2027, 1 + 4 * month, 1),
                programme: in_programme.then(|| code("programme-0")),
                eligible: codes("all"),
                ..offer_terms()
            }
        },
    )
}

pub(crate) fn requests() -> impl Strategy<Value = cooperation_request::Terms> {
    let urgency = select(Urgency::ALL);
    let lists = (some(&AREAS, 3), some(&LANGUAGES, 2), some(&MODALITIES, 2));
    let own = select(vec![None, Some(0), Some(50_000), Some(100_000)]);
    let wishes = (any::<bool>(), any::<bool>());
    (select(&RECIPIENTS[..]), urgency, lists, own, wishes).prop_map(
        |(recipient, urgency, (areas, languages, modalities), own, (unwanted, skilled))| {
            let themes = areas.iter().rev().cycle();
            let needs = themes.zip(&modalities).map(|(theme, modality)| need(theme, modality));
            let skills = skilled.then(|| skill("certificar bancos"));
            let needs = needs.chain(skills).collect();
            cooperation_request::Terms {
                total_cost_usd: own.map(|_| 100_000),
                recipient: code(recipient),
                urgency,
                thematic_areas: parsed(&areas),
                languages: parsed(&languages),
                needs,
                own_contribution_usd: own.unwrap_or(0),
                partners_unwanted: if unwanted { codes("PE") } else { vec![] },
                ..request_terms()
            }
        },
    )
}

pub(crate) fn cooperation() -> impl Strategy<Value = Cooperation> {
    (select(&RECIPIENTS[..]), select(&PROVIDERS[1..]), select(&AREAS[..])).prop_map(
        |(recipient, provider, area)| Cooperation {
            recipient: code(recipient),
            first_provider: code(provider),
            second_provider: Some(code("ISDB")),
            thematic_areas: codes(area),
        },
    )
}

pub(crate) fn programmes() -> impl Strategy<Value = Arc<programme::Terms>> {
    select(&RECIPIENTS[..]).prop_map(|country| {
        Arc::new(programme::Terms {
            name: "Programme".into(),
            summary: "A programme".into(),
            written_in: code("en"),
            lead_bodies: vec!["Agency".into()],
            members: vec![programme::Member { country: code(country), from: None, until: None }],
            areas: vec![],
            modalities: vec![],
            source: None,
        })
    })
}

pub(crate) fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let put_offer = (0..9_usize, offers(), 0..3_u16)
        .prop_map(|(id, terms, places)| Deed::PutOffer(id, Box::new(terms), places));
    let deed = prop_oneof![
        12 => put_offer,
        2 => (0..9_usize).prop_map(Deed::RemoveOffer),
        4 => (0..3_usize, requests()).prop_map(|(id, terms)| Deed::PutRequest(id, Box::new(terms))),
        1 => (0..3_usize).prop_map(Deed::RemoveRequest),
        2 => (0..4_usize, cooperation()).prop_map(|(id, past)| Deed::Partnership(id, past)),
        1 => (0..2_usize, programmes()).prop_map(|(id, terms)| Deed::Programme(id, terms)),
        1 => (0..2_usize).prop_map(Deed::EndProgramme),
        2 => (0..3_usize, 0..3_usize).prop_map(|(id, rank)| Deed::Decline(id, rank)),
        1 => (0..9_usize).prop_map(Deed::Undecline),
        1 => (0..3_usize).prop_map(Deed::Adopt),
    ];
    vec(deed, 1..30)
}

pub(crate) fn policies() -> [Policy; 3] {
    let short =
        [("list_length = 10", "list_length = 2"), ("least_score = 650", "least_score = 300")];
    let cheap =
        [("coordination = 40", "coordination = 0"), ("least_score = 650", "least_score = 0")];
    [policy_with(&short), policy_with(&cheap), policy()]
}

/// Which request has that number.
pub(crate) fn request_id(id: usize) -> CooperationRequestId {
    code(&format!("request-{id}"))
}

impl Deed {
    /// The proposal that it is about, if it is about one. `declined` is kept current.
    pub(crate) fn proposal(
        &self,
        engine: &dyn Engine,
        declined: &mut BTreeSet<ProposalId>,
    ) -> Option<ProposalId> {
        match self {
            Self::Decline(id, rank) => {
                let proposal = engine.list(&request_id(*id)).get(*rank)?.id.clone();
                declined.insert(proposal.clone());
                Some(proposal)
            }
            Self::Undecline(which) => {
                let proposal = declined.iter().nth(*which)?.clone();
                declined.remove(&proposal);
                Some(proposal)
            }
            _ => None,
        }
    }

    /// Does it to an engine.
    pub(crate) fn act(&self, engine: &mut dyn Engine, proposal: Option<&ProposalId>) -> Changes {
        match self.clone() {
            Self::PutOffer(id, terms, places) => {
                let mut offer = offer(&format!("offer-{id}"), *terms);
                offer.left.places = places;
                engine.put_offer(offer)
            }
            Self::RemoveOffer(id) => engine.remove_offer(&offer_id(&format!("offer-{id}"))),
            Self::PutRequest(id, terms) => {
                engine.put_request(Request { id: request_id(id), terms: Arc::from(terms) })
            }
            Self::RemoveRequest(id) => engine.remove_request(&request_id(id)),
            Self::Partnership(id, past) => {
                engine.put_partnership(code(&format!("past-{id}")), past)
            }
            Self::Programme(id, terms) => {
                engine.put_programme(code(&format!("programme-{id}")), terms)
            }
            Self::EndProgramme(id) => engine.remove_programme(&code(&format!("programme-{id}"))),
            Self::Decline(..) => proposal.map(|id| engine.decline(id.clone())).unwrap_or_default(),
            Self::Undecline(_) => proposal.map(|id| engine.undecline(id)).unwrap_or_default(),
            Self::Adopt(which) => engine.adopt(policies()[which].clone()),
        }
    }
}
