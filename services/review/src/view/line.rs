//! A proposal as one line of a list.

use app::i18n::{self, Locale};
use domain::{Points, Proposal, ProposalId};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    GapTold, ProviderBrief, StatusTold,
    points::{most, share},
};
use crate::desk::{Case, Desk};

/// A proposal as one line of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Line {
    /// Its id.
    #[schema(example = "bo-milk-banks~br-human-milk-banks")]
    pub id: String,
    /// `bilateral` or `triangular`.
    #[schema(example = "bilateral")]
    pub form: &'static str,
    /// Its place on the list; absent where it is not on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 1)]
    pub rank: Option<usize>,
    /// The sum of the points of all criteria; absent where it is not on the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 812)]
    pub score: Option<Points>,
    /// The most that the criteria could give.
    #[schema(example = 1000)]
    pub of: Points,
    /// Who would share, the first provider first.
    pub providers: Vec<ProviderBrief>,
    /// What has been decided.
    pub status: StatusTold,
    /// Whether the terms have changed since it was endorsed, so that no party can consent before a
    /// coordinator takes the endorsement back.
    pub terms_moved: bool,
    /// The sentences of the criteria that gave most.
    pub reasons: Vec<String>,
    /// What nobody in it gives.
    pub unmet: Vec<GapTold>,
    /// When it came onto the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub since: Option<Timestamp>,
    /// Whether it came onto the list after the last decision on this request.
    pub new: bool,
    /// The providers' names, joined.
    #[serde(skip)]
    pub names: String,
}

/// How many reasons a line gives.
const REASONS: usize = 3;

impl Line {
    pub fn of(desk: &Desk, locale: Locale, id: &ProposalId) -> Option<Self> {
        let parties = desk.parties(id)?;
        let status = desk.status(id);
        let asked = desk.cases.get(id).and_then(Case::asked);
        let listed = desk.listed(id);
        let proposal = listed.map(|(_, proposal)| proposal);
        let list = desk.lists.get(&parties.request);
        let since = list.and_then(|list| list.entered.get(id)).copied();
        let providers = ProviderBrief::all(desk, locale, parties.givers());
        let unmet = proposal.into_iter().flat_map(|it| &it.unmet);
        let triangular = parties.second_provider.is_some();
        Some(Self {
            id: id.to_string(),
            form: if triangular { "triangular" } else { "bilateral" },
            rank: listed.map(|(rank, _)| rank),
            score: proposal.map(|it| it.score),
            of: proposal.map_or(0, most),
            names: names(locale, &providers),
            providers,
            status: StatusTold::of(locale, &status, asked),
            terms_moved: desk.terms_moved(id),
            reasons: proposal.map_or_else(Vec::new, |it| reasons(locale, it)),
            unmet: unmet.map(|gap| GapTold::of(locale, gap)).collect(),
            since,
            new: status.is_to_decide() && desk.is_new(id, since),
        })
    }

    /// How much of the whole the score is, in per cent.
    pub fn share(&self) -> i32 {
        share(self.score.unwrap_or(0), self.of)
    }

    /// What is still missing, in one line.
    pub fn missing(&self) -> String {
        let gaps: Vec<&str> = self.unmet.iter().map(|gap| gap.what.as_str()).collect();
        gaps.join("; ")
    }
}

/// The providers' names, joined as the language joins them.
pub(super) fn names(locale: Locale, providers: &[ProviderBrief]) -> String {
    let names: Vec<String> = providers.iter().map(|it| it.provider_name.clone()).collect();
    i18n::list(locale, &names)
}

fn reasons(locale: Locale, proposal: &Proposal) -> Vec<String> {
    let mut parts: Vec<_> = proposal.contributions.iter().collect();
    parts.retain(|part| part.points > 0);
    parts.sort_by_key(|part| std::cmp::Reverse(part.points));
    parts.truncate(REASONS);
    let told = parts.into_iter();
    told.map(|part| i18n::say(locale, &part.evidence)).collect()
}
