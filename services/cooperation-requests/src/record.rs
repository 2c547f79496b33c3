//! A request as the API shows it.

use app::story::Story;
use domain::{
    CooperationRequest, CooperationRequestId, PartnershipId,
    cooperation_request::{Ending, Terms},
};
use event_store::Position;
use jiff::Timestamp;
use serde::Serialize;

use crate::{catalogue::Listed, schema::RequestTerms, stage::Stage};

/// A request and what it says.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Request {
    /// Its name, for ever.
    #[schema(value_type = String, example = "bo-human-milk-bank")]
    pub id: CooperationRequestId,
    /// Where it stands in its life.
    pub stage: Stage,
    /// The version, as in the `ETag`: the position of its last event.
    #[schema(example = 57)]
    pub version: u64,
    /// When it was submitted.
    pub submitted_at: Timestamp,
    /// When something last happened to it.
    pub changed_at: Timestamp,
    /// The question that waits for its agency's answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The partnership that answers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub partnership: Option<PartnershipId>,
    /// What of the cost nobody pays yet, in United States dollars.
    #[schema(example = 60_000)]
    pub gap_usd: u64,
    /// What it says.
    #[schema(value_type = RequestTerms)]
    pub terms: Terms,
}

impl Request {
    /// The request of the catalogue; none before it was submitted.
    pub(crate) fn listed(listed: &Listed) -> Option<Self> {
        let (submitted_at, changed_at) = (listed.submitted_at, listed.changed_at);
        Self::new(&listed.id, &listed.request, listed.position, submitted_at, changed_at)
    }

    /// The request as its stream tells it.
    pub(crate) fn told(
        id: &CooperationRequestId,
        story: &Story<CooperationRequest>,
    ) -> Option<Self> {
        Self::new(id, &story.state, story.position, story.began(), story.changed())
    }

    fn new(
        id: &CooperationRequestId,
        request: &CooperationRequest,
        position: Position,
        submitted_at: Timestamp,
        changed_at: Timestamp,
    ) -> Option<Self> {
        let terms = request.terms()?;
        Some(Self {
            id: id.clone(),
            stage: Stage::of(request)?,
            version: position.0,
            submitted_at,
            changed_at,
            question: question(request).map(ToOwned::to_owned),
            partnership: partnership(request).cloned(),
            gap_usd: terms.gap_usd(),
            terms: terms.clone(),
        })
    }
}

/// The question that waits for an answer.
pub(crate) fn question(request: &CooperationRequest) -> Option<&str> {
    match request {
        CooperationRequest::Clarifying(_, question) => Some(&question.0),
        _ => None,
    }
}

/// The partnership that answers the request.
pub(crate) fn partnership(request: &CooperationRequest) -> Option<&PartnershipId> {
    match request {
        CooperationRequest::Ended(_, Ending::Fulfilled(partnership)) => Some(partnership),
        _ => None,
    }
}
