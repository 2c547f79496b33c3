//! What a second provider adds under this policy: money, forms and a language that both sides speak,
//! for what it costs to coordinate three.

use index::{Points, Triangles};

use super::{LEAST_OVERLAP, PeerV1, funding, language, modality, overlap, timing};
use crate::record::{Offer, Request};

/// What it costs to coordinate three.
const COST: Points = 60_000;

/// What a bridge counts of a language in common, in thousandths.
const BRIDGE: Points = 900;

/// The rules of triangles.
pub struct ByGaps<'a>(pub &'a PeerV1);

/// The forms that are wanted and that it has, and its languages.
pub type Kind = (u16, u32);

impl ByGaps<'_> {
    fn language(&self, request: &Request, first: u32, second: u32) -> Points {
        let language = &self.0.criteria.2;
        let direct = language.share(request.languages, first);
        if first & second == 0 {
            return direct;
        }
        direct.max(language.share_in_common(request.languages, second) * BRIDGE / 1_000)
    }

    /// What money, forms and languages add; the time that is lost is not counted.
    fn filled(&self, request: &Request, first: &Offer, kind: Kind, money: u64) -> Points {
        let (needed, wanted) = (request.funding_needed, request.modalities);
        let brought = u32::try_from(u64::from(first.funding) + money).unwrap_or(u32::MAX);
        let funding = funding::share(brought, needed) - funding::share(first.funding, needed);
        let modality = modality::share(wanted, first.modalities | kind.0)
            - modality::share(wanted, first.modalities);
        let language = self.language(request, first.languages, kind.1)
            - self.language(request, first.languages, 0);
        funding::WEIGHT * funding + modality::WEIGHT * modality + language::WEIGHT * language - COST
    }
}

impl Triangles<PeerV1> for ByGaps<'_> {
    type Kind = Kind;

    fn serves(&self, request: &Request, second: &Offer) -> Option<(Kind, u64)> {
        let kind = (second.modalities & request.modalities, second.languages);
        (overlap(request, second) >= LEAST_OVERLAP).then_some((kind, second.funding.into()))
    }

    fn gap(&self, request: &Request, first: &Offer) -> Points {
        let funding = 1_000 - funding::share(first.funding, request.funding_needed);
        let modality = 1_000 - modality::share(request.modalities, first.modalities);
        let direct = self.language(request, first.languages, 0);
        let language = BRIDGE.max(direct) - direct;
        funding::WEIGHT * funding + modality::WEIGHT * modality + language::WEIGHT * language - COST
    }

    fn most(&self, request: &Request, kind: &Kind, amount: u64) -> Points {
        let money = u32::try_from(amount).unwrap_or(u32::MAX);
        // What the first provider brings may round in favour of the second.
        let funding = (funding::share(money, request.funding_needed) + 1).min(1_000);
        let modality = (modality::share(request.modalities, kind.0) + 1).min(1_000);
        let language =
            self.0.criteria.2.share_in_common(request.languages, kind.1) * BRIDGE / 1_000;
        funding::WEIGHT * funding + modality::WEIGHT * modality + language::WEIGHT * language - COST
    }

    fn fill(&self, request: &Request, first: &Offer, kind: &Kind, amount: u64) -> Points {
        self.filled(request, first, *kind, amount)
    }

    fn adds(&self, request: &Request, first: &Offer, second: &Offer) -> Option<Points> {
        let start = request.start.max(first.start).max(second.start);
        let end = request.end.min(first.end).min(second.end);
        let days = i32::from(end) - i32::from(start) + 1;
        if days < LEAST_OVERLAP || first.country == second.country {
            return None;
        }
        let kind = (second.modalities & request.modalities, second.languages);
        let lost = timing::share(request, overlap(request, first)) - timing::share(request, days);
        let filled = self.filled(request, first, kind, second.funding.into());
        Some(filled - timing::WEIGHT * lost)
    }
}
