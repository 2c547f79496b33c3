//! Offers, requests and policies for tests: sound by default, changed where a test says so.

use std::sync::Arc;

use domain::{
    CapacityOfferId, CooperationRequestId, CostItem, Evidence, NeedUnit, OfferRole, Proposal,
    ProposalId, Provider, Scope, Urgency, Visibility, capacity_offer,
    capacity_offer::Hold,
    cooperation_request::{self, Need},
};
use jiff::civil::date;

use crate::{
    Brute, Engine, Offer, Policy, Request,
    candidate::{Asked, Offered},
};

/// The policy that ships.
pub(crate) const POLICY: &str = include_str!("../../../config/policy.toml");

pub(crate) fn policy() -> Policy {
    Policy::parse(POLICY).unwrap()
}

/// The policy that ships, with other lines in the place of some.
pub(crate) fn policy_with(changes: &[(&str, &str)]) -> Policy {
    let text = changes.iter().fold(POLICY.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "the policy has {from}");
        text.replacen(from, to, 1)
    });
    Policy::parse(&text).unwrap()
}

pub(crate) fn codes<T: std::str::FromStr>(text: &str) -> Vec<T> {
    let codes = text.split_whitespace();
    codes.map(|code| code.parse().unwrap_or_else(|_| panic!("{code} is a code"))).collect()
}

pub(crate) fn code<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text} is a code"))
}

/// A Brazilian offer on human milk banks.
pub(crate) fn offer_terms() -> capacity_offer::Terms {
    capacity_offer::Terms {
        provider: code("BR"),
        institution: "Fiocruz".into(),
        title: "Bancos de leite humano".into(),
        summary: "Implantar e certificar bancos de leite humano em hospitais".into(),
        written_in: code("pt"),
        thematic_areas: codes("12240 13020"),
        sdg_targets: vec![],
        skills: vec![],
        role: OfferRole::Expertise,
        modalities: codes("technical_assistance training_course"),
        languages: codes("pt es"),
        eligible: codes("all_developing"),
        excluded: vec![],
        places: 3,
        expert_weeks_per_year: 20,
        available_from: date(2026, 1, 1),
        available_until: date(2029, 12, 31),
        valid_until: date(2029, 6, 30),
        pays_for: vec![],
        asks_for: vec![],
        brings_usd: 0,
        evidence: vec![],
        programme: None,
        source: None,
    }
}

/// A Bolivian request for them, of which the recipient pays all.
pub(crate) fn request_terms() -> cooperation_request::Terms {
    cooperation_request::Terms {
        recipient: code("BO"),
        agency: "Ministerio de Salud".into(),
        title: "Bancos de leche humana".into(),
        problem: "Faltan bancos de leche humana en los hospitales".into(),
        why_now: None,
        expected_change: None,
        written_in: code("es"),
        thematic_areas: codes("12240"),
        sdg_targets: vec![],
        needs: vec![need("12240", "technical_assistance")],
        languages: codes("es"),
        needed_from: date(2027, 1, 1),
        needed_until: date(2027, 12, 31),
        urgency: Urgency::Soon,
        total_cost_usd: Some(100_000),
        own_contribution_usd: 100_000,
        partners_wanted: vec![],
        partners_unwanted: vec![],
        already_exists: None,
        endorsement: None,
        visible_to: Visibility::Everyone,
        source: None,
    }
}

/// A need of that theme, in that form.
pub(crate) fn need(theme: &str, modality: &str) -> Need {
    Need {
        theme: Some(code(theme)),
        skill: None,
        modality: Some(code(modality)),
        quantity: 4,
        unit: NeedUnit::ExpertWeeks,
    }
}

/// A need that names a skill and nothing else.
pub(crate) fn skill(name: &str) -> Need {
    Need { theme: None, skill: Some(name.into()), modality: None, ..need("12240", "workshop") }
}

/// The bank that pays: a multilateral institution, as second provider only.
pub(crate) fn bank_terms() -> capacity_offer::Terms {
    capacity_offer::Terms {
        provider: code("ISDB"),
        title: "Fondo".into(),
        summary: "Financiamiento".into(),
        role: OfferRole::Support,
        modalities: codes("funding"),
        languages: codes("en"),
        thematic_areas: codes("122 140"),
        pays_for: vec![CostItem::Travel],
        brings_usd: 50_000,
        ..offer_terms()
    }
}

pub(crate) fn evidence(country: &str, year: i16) -> Evidence {
    let what = "Bancos de leite".into();
    Evidence { what, country: code(country), year, result: None, link: None }
}

pub(crate) fn offer(id: &str, terms: capacity_offer::Terms) -> Offer {
    terms.check().unwrap();
    let left = Hold { places: terms.places, expert_weeks: terms.expert_weeks_per_year };
    Offer { id: code(id), terms: Arc::new(terms), left }
}

pub(crate) fn request(id: &str, terms: cooperation_request::Terms) -> Request {
    terms.check().unwrap();
    Request { id: code(id), terms: Arc::new(terms) }
}

pub(crate) fn offered(change: impl FnOnce(&mut capacity_offer::Terms)) -> Offered {
    let mut terms = offer_terms();
    change(&mut terms);
    Offered::new(offer("offer", terms))
}

pub(crate) fn asked(change: impl FnOnce(&mut cooperation_request::Terms)) -> Asked {
    let mut terms = request_terms();
    change(&mut terms);
    Asked::new(request("request", terms))
}

/// An engine with one request, called `request`, and some offers.
pub(crate) fn engine(
    asked: cooperation_request::Terms,
    offers: impl IntoIterator<Item = (&'static str, capacity_offer::Terms)>,
) -> Brute {
    let mut engine = Brute::new(policy());
    for (id, terms) in offers {
        engine.put_offer(offer(id, terms));
    }
    engine.put_request(request("request", asked));
    engine
}

/// The one request's list.
pub(crate) fn list(engine: &Brute) -> Vec<Proposal> {
    engine.list(&request_id()).to_vec()
}

pub(crate) fn request_id() -> CooperationRequestId {
    code("request")
}

pub(crate) fn offer_id(id: &str) -> CapacityOfferId {
    code(id)
}

pub(crate) fn ids(list: &[Proposal]) -> Vec<&str> {
    list.iter().map(|proposal: &Proposal| ProposalId::as_str(&proposal.id)).collect()
}

pub(crate) fn provider(text: &str) -> Provider {
    code(text)
}

pub(crate) fn scopes(text: &str) -> Vec<Scope> {
    codes(text)
}
