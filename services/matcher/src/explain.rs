//! Why an offer is or is not on a request's shortlist: asked of the engine, told in words.

mod page;

use app::{Locale, i18n};
use domain::{CapacityOfferId, CooperationRequestId, Message, Points, Proposal, ProposalId};
use matching::{Engine, Why};
use serde::Serialize;
use utoipa::ToSchema;

use crate::Matcher;

pub(crate) use page::router;

/// What the engine answers, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Answer {
    /// The cooperation request.
    #[schema(value_type = String)]
    pub request: CooperationRequestId,
    /// The capacity offer.
    #[schema(value_type = String)]
    pub offer: CapacityOfferId,
    /// `on_list`, `declined`, `filtered` or `short`.
    pub verdict: &'static str,
    /// The answer in one sentence.
    pub says: String,
    /// Its place on the list, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
    /// The points of its best proposal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Points>,
    /// That proposal.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub proposal: Option<ProposalId>,
    /// How many points are missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points_short: Option<Points>,
    /// The proposal that has its place, where there is one: a better one with the same first provider, or
    /// the last on a full list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub behind: Option<ProposalId>,
    /// Every filter that keeps it out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub filters: Vec<Said>,
    /// What each criterion gave to that proposal.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Said>,
    /// The cheapest single change that would bring it onto the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
}

/// One reason, with its sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Said {
    /// The filter or criterion.
    pub code: String,
    /// Its name in the reader's language; none for a filter, whose sentence names it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// What a criterion gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// The most that it could give.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Points>,
    /// The sentence.
    pub says: String,
}

impl Answer {
    /// Asks the matcher; `None` where it does not know the request or the offer, or either is no
    /// longer open.
    pub fn of(
        matcher: &Matcher,
        request: &CooperationRequestId,
        offer: &CapacityOfferId,
        locale: Locale,
    ) -> Option<Self> {
        let why = matcher.engine()?.explain(request, offer)?;
        let mut answer = Self::blank(request, offer);
        answer.fill(why, locale);
        Some(answer)
    }

    /// Whether it is not on the list and no single change would bring it there.
    pub fn takes_several_changes(&self) -> bool {
        self.change.is_none() && matches!(self.verdict, "filtered" | "short")
    }

    fn blank(request: &CooperationRequestId, offer: &CapacityOfferId) -> Self {
        Self {
            request: request.clone(),
            offer: offer.clone(),
            verdict: "",
            says: String::new(),
            rank: None,
            score: None,
            proposal: None,
            points_short: None,
            behind: None,
            filters: vec![],
            criteria: vec![],
            change: None,
        }
    }

    fn fill(&mut self, why: Why, locale: Locale) {
        let say = |message: &Message| i18n::say(locale, message);
        let mut rival = None;
        let (verdict, says) = match why {
            Why::OnList { rank, proposal } => {
                self.rank = Some(rank);
                self.found(&proposal, locale);
                ("on_list", Message::new("explain-on-list").with("rank", rank))
            }
            Why::Declined { proposal } => {
                self.found(&proposal, locale);
                ("declined", Message::new("explain-declined"))
            }
            Why::Filtered { by, cheapest } => {
                self.filters.extend(by.iter().map(|blocked| Said {
                    code: blocked.by.code().to_owned(),
                    label: String::new(),
                    points: None,
                    of: None,
                    says: say(&blocked.why),
                }));
                self.change = cheapest.map(|change| say(&change.explain()));
                ("filtered", Message::new("explain-filtered").with("count", by.len()))
            }
            Why::Short { proposal, points_short, behind, cheapest } => {
                self.points_short = Some(points_short);
                rival = behind.as_ref().map(|behind| ahead(behind, &proposal));
                self.behind = behind;
                self.change = cheapest.map(|change| say(&change.explain()));
                self.found(&proposal, locale);
                ("short", Message::new("explain-short").with("points", points_short))
            }
        };
        self.verdict = verdict;
        let said = [Some(says), rival].into_iter().flatten().map(|message| say(&message));
        self.says = said.collect::<Vec<_>>().join(" ");
    }

    /// The most points that a proposal could have been given.
    fn most(&self) -> Points {
        self.criteria.iter().filter_map(|said| said.of).filter(|of| *of > 0).sum()
    }

    fn found(&mut self, proposal: &Proposal, locale: Locale) {
        self.score = Some(proposal.score);
        self.proposal = Some(proposal.id.clone());
        self.criteria = Self::said(proposal, locale);
    }

    /// What each criterion gave to a proposal.
    pub fn said(proposal: &Proposal, locale: Locale) -> Vec<Said> {
        let said = proposal.contributions.iter().map(|part| Said {
            code: part.criterion.clone(),
            label: i18n::code(locale, "criterion", &part.criterion),
            points: Some(part.points),
            of: Some(part.of),
            says: i18n::say(locale, &part.evidence),
        });
        said.collect()
    }
}

/// Which proposal is in the way of another.
fn ahead(behind: &ProposalId, proposal: &Proposal) -> Message {
    let told = match behind.parties() {
        Some((_, first, _)) if first != proposal.first_provider => "explain-behind-last",
        Some((_, _, None)) => "explain-behind-alone",
        _ => "explain-behind-same",
    };
    Message::new(told).with("proposal", behind.as_str())
}
