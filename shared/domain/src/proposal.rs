//! One proposed partnership, with every point of its score accounted for.

use std::sync::Arc;

use reference::{Language, Modality, ThematicArea};
use serde::{Deserialize, Serialize};

use crate::{Arg, CapacityOfferId, CooperationRequestId, Explain, Message, ProposalId};

/// Points of a score: whole, so that they are the same on every machine and sum exactly.
pub type Points = i32;

/// Who could answer a request, and how well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Made from its parties.
    pub id: ProposalId,
    /// Who asks.
    pub request: CooperationRequestId,
    /// Who gives the main knowledge.
    pub first_provider: CapacityOfferId,
    /// Who closes a gap; with one, the proposal is triangular.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_provider: Option<CapacityOfferId>,
    /// The sum of all contributions.
    pub score: Points,
    /// What each criterion gave, in the order of the policy. Many lists have it in common.
    pub contributions: Arc<[Contribution]>,
    /// What the second provider closes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closes: Vec<Gap>,
    /// What nobody in it gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmet: Vec<Gap>,
}

impl Proposal {
    /// Whether it has a second provider.
    pub fn is_triangular(&self) -> bool {
        self.second_provider.is_some()
    }

    /// The offers that it is made of.
    pub fn offers(&self) -> impl Iterator<Item = &CapacityOfferId> {
        std::iter::once(&self.first_provider).chain(self.second_provider.as_ref())
    }
}

/// What one criterion gave to a score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// The criterion's name in the policy.
    pub criterion: String,
    /// What it gave; less than zero for a cost.
    pub points: Points,
    /// The most that it could give.
    pub of: Points,
    /// Why, in one sentence.
    pub evidence: Message,
}

/// Something of a request that a first provider leaves open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// Money, in United States dollars.
    Funding {
        /// How much is missing.
        usd: u64,
        /// How much of the whole cost that is.
        percent: u8,
    },
    /// No working language in common.
    Language {
        /// The language that the recipient prefers.
        language: Language,
    },
    /// A form of help that is wanted.
    Modality {
        /// Which one.
        modality: Modality,
    },
    /// A theme among the needs.
    Theme {
        /// Which one.
        area: ThematicArea,
    },
    /// A skill among the needs.
    Skill {
        /// Its name in the request.
        skill: String,
    },
}

impl Gap {
    /// Which kind it is, as its JSON names it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Funding { .. } => "funding",
            Self::Language { .. } => "language",
            Self::Modality { .. } => "modality",
            Self::Theme { .. } => "theme",
            Self::Skill { .. } => "skill",
        }
    }
}

impl Explain for Gap {
    fn explain(&self) -> Message {
        match self {
            Self::Funding { usd, percent } => Message::new("gap-funding")
                .with("usd", Arg::Usd(*usd))
                .with("percent", Arg::Percent((*percent).into())),
            Self::Language { language } => Message::new("gap-language").with("language", *language),
            Self::Modality { modality } => Message::new("gap-modality").with("modality", *modality),
            Self::Theme { area } => Message::new("gap-theme").with("area", *area),
            Self::Skill { skill } => Message::new("gap-skill").with("skill", skill.as_str()),
        }
    }
}
