//! The match card as data: one proposal with all that a decision needs.

use app::{
    i18n::Locale,
    identity::{Person, Role},
};
use domain::{
    Points, Proposal, Provider, Review,
    review::{Event, Parties, Party},
    shortlist::PolicyStamp,
};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    CriterionPoints, GapTold, Happened, ProviderBrief, RequestBrief, StatusTold,
    line::names,
    points::{most, share},
    who,
};
use crate::{
    desk::{Case, Desk, Standing},
    seen::Seen,
    sight,
};

/// A proposal with all that a decision needs.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Card {
    /// Its id.
    #[schema(example = "bo-milk-banks~br-human-milk-banks")]
    pub id: String,
    /// `bilateral` or `triangular`.
    #[schema(example = "bilateral")]
    pub form: &'static str,
    /// What it answers.
    pub request: RequestBrief,
    /// Who would share, the first provider first.
    pub providers: Vec<ProviderBrief>,
    /// The sum of the points of all criteria.
    #[schema(example = 812)]
    pub score: Points,
    /// The most that the criteria could give.
    #[schema(example = 1000)]
    pub of: Points,
    /// Its place on the list; absent where it is not on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 1)]
    pub rank: Option<usize>,
    /// Why it is not on the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "outranked")]
    pub left: Option<String>,
    /// The position of the list's last revision; send it back as `shown_as_of` with a decision.
    #[schema(example = 398)]
    pub shown_as_of: u64,
    /// The positions of the terms that it stands on: the request's, then each offer's; send it back
    /// as `basis` with a decision or a consent.
    #[schema(example = json!([12, 7]))]
    pub basis: Vec<u64>,
    /// The version of the policy that scored its list; absent where it is not on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-3")]
    pub policy_version: Option<String>,
    /// The BLAKE3 hash of that policy, under which it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_hash: Option<String>,
    /// Each criterion, in the order of the policy.
    pub criteria: Vec<CriterionPoints>,
    /// What the second provider closes.
    pub closes: Vec<GapTold>,
    /// What nobody in it gives.
    pub unmet: Vec<GapTold>,
    /// What has been decided.
    pub status: StatusTold,
    /// Who is asked, once it is endorsed.
    pub parties: Vec<PartyTold>,
    /// Whether the terms have changed since it was endorsed, so that no party can consent before a
    /// coordinator takes the endorsement back.
    pub terms_moved: bool,
    /// What happened to it, the first first.
    pub history: Vec<Happened>,
}

/// One party that is asked for its consent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct PartyTold {
    /// Its seat: `recipient`, `first_provider` or `second_provider`.
    #[schema(example = "recipient")]
    pub party: &'static str,
    /// The country or institution of many countries.
    #[schema(example = "BO")]
    pub code: String,
    /// Its name, in the language of the answer.
    #[schema(example = "Bolivia (Plurinational State of)")]
    pub name: String,
    /// `waiting`, `consented`, `refused`, or `released`: nobody waits for its answer any more.
    #[schema(example = "consented")]
    pub answer: &'static str,
    /// Who recorded the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub at: Option<Timestamp>,
    /// Whether the reader may answer for it.
    pub may_answer: bool,
    /// As whom a coordinator writes its answer down.
    #[serde(skip)]
    pub spokesman: String,
}

impl Card {
    pub fn new(
        desk: &Desk,
        locale: Locale,
        reader: Option<&Person>,
        today: Date,
        (proposal, standing): (&Proposal, Standing),
    ) -> Option<Self> {
        let seen: Seen = desk.seen(&proposal.id)?;
        let case = desk.cases.get(&proposal.id);
        let status = desk.status_at(&proposal.id, standing);
        let asked = case.and_then(Case::asked);
        let gaps = |gaps: &[domain::Gap]| gaps.iter().map(|gap| GapTold::of(locale, gap)).collect();
        let (rank, left) = match standing {
            Standing::On(rank) => (Some(rank), None),
            Standing::Left { why, .. } => (None, serde_json::to_value(why).ok()),
        };
        // Whoever is asked may not be able to open the records, but must know what they are asked.
        let mut request = RequestBrief::of(desk, locale, today, &proposal.request)?;
        request.problem = Some(seen.request().problem.clone());
        let policy = scored_by(desk, proposal, standing);
        let mut providers = ProviderBrief::all(desk, locale, seen.parties.givers());
        for (brief, giver) in providers.iter_mut().zip(seen.parties.givers()) {
            brief.summary = desk.offered(&giver.offer).map(|terms| terms.summary.clone());
        }
        Some(Self {
            id: proposal.id.to_string(),
            form: form(proposal),
            request,
            providers,
            score: proposal.score,
            of: most(proposal),
            rank,
            left: left.and_then(|why| why.as_str().map(ToOwned::to_owned)),
            shown_as_of: seen.shown.as_of,
            basis: seen.basis.0.clone(),
            policy_version: policy.map(|policy| policy.version.clone()),
            policy_hash: policy.map(|policy| policy.hash.clone()),
            criteria: criteria(locale, proposal),
            closes: gaps(&proposal.closes),
            unmet: gaps(&proposal.unmet),
            status: StatusTold::of(locale, &status, asked),
            parties: case.map_or_else(Vec::new, |case| parties(locale, reader, case)),
            terms_moved: seen.terms_moved(),
            history: case.map_or_else(Vec::new, |case| Happened::all(locale, &proposal.id, case)),
        })
    }

    /// How much of the whole the score is, in per cent.
    pub fn share(&self) -> i32 {
        share(self.score, self.of)
    }

    /// Who gives the main knowledge.
    pub fn first(&self) -> &str {
        self.providers.first().map_or("", |it| &it.provider_name)
    }

    /// The providers' names, joined.
    pub fn names(&self, locale: Locale) -> String {
        names(locale, &self.providers)
    }

    /// Who closes a gap.
    pub fn second(&self) -> Option<&str> {
        self.providers.get(1).map(|it| it.provider_name.as_str())
    }
}

/// The policy that scored the list, where the proposal is on it.
fn scored_by<'a>(
    desk: &'a Desk,
    proposal: &Proposal,
    standing: Standing,
) -> Option<&'a PolicyStamp> {
    let list = desk.lists.get(&proposal.request);
    list.filter(|_| matches!(standing, Standing::On(_)))?.policy.as_ref()
}

fn form(proposal: &Proposal) -> &'static str {
    if proposal.is_triangular() { "triangular" } else { "bilateral" }
}

fn criteria(locale: Locale, proposal: &Proposal) -> Vec<CriterionPoints> {
    let parts = proposal.contributions.iter();
    parts.map(|part| CriterionPoints::of(locale, part)).collect()
}

/// What each party answered to the last endorsement.
fn parties(locale: Locale, reader: Option<&Person>, case: &Case) -> Vec<PartyTold> {
    let Some(asked) = case.asked() else {
        return vec![];
    };
    let own = sight::seats(case, reader);
    let told = |seat: Party, parties: &Parties| {
        let provider = parties.at(seat)?;
        let entry = case.answer(seat);
        Some(PartyTold {
            party: seat.code(),
            code: provider.to_string(),
            name: provider.name(locale).to_owned(),
            answer: match entry.map(|entry| &entry.event) {
                Some(Event::PartyConsented { .. }) => "consented",
                Some(_) => "refused",
                None if matches!(case.review, Review::Endorsed { .. }) => "waiting",
                None => "released",
            },
            by: entry.map(|entry| who(locale, &entry.actor)),
            at: entry.map(|entry| entry.at),
            may_answer: own.contains(&seat),
            spokesman: spokesman(seat, provider),
        })
    };
    asked.seats().filter_map(|seat| told(seat, asked)).collect()
}

/// Who speaks for the party at that seat.
fn spokesman(seat: Party, provider: Provider) -> String {
    let role = match (seat, provider) {
        (Party::Recipient, Provider::Country(country)) => Role::Agency(country),
        (_, Provider::Country(country)) => Role::FocalPoint(country),
        (_, Provider::Multilateral(institution)) => Role::Institution(institution),
    };
    role.to_string()
}
