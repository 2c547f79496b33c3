//! What is sent to the API, for its description only: it is read field by field, so that every
//! mistake is told at once.

use utoipa::{IntoParams, ToSchema};

/// A coordinator's decision.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes what is sent")]
pub(crate) struct CoordinatorDecision {
    /// `take`, `endorse`, `decline`, `defer` or `comment`.
    #[schema(example = "endorse")]
    decision: String,
    /// Why it is declined: `thematic_mismatch`, `context_mismatch`, `capacity_doubt`, `funding`,
    /// `language`, `timing`, `duplicate`, `policy` or `other`. Only with `decline`, and needed there.
    #[schema(example = json!(null))]
    reason: Option<String>,
    /// What is to be said with it; needed with `comment` and with the reason `other`.
    #[schema(example = "The bank network of the region can start in March.")]
    words: Option<String>,
    /// The day until which it is deferred. Only with `defer`, and needed
    /// there: from tomorrow to two years ahead.
    #[schema(value_type = Option<String>, format = Date, example = json!(null))]
    until: Option<String>,
    /// The `shown_as_of` of the card that was read. If the list has changed since, the decision is
    /// refused as stale; where nothing is said, the list as it stands now is taken as shown.
    #[schema(example = 398)]
    shown_as_of: Option<u64>,
    /// The `basis` of the card that was read. If the terms have changed since, the decision is
    /// refused as stale.
    #[schema(example = json!([12, 7]))]
    basis: Option<Vec<u64>>,
}

/// A party's answer.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes what is sent")]
pub(crate) struct PartyAnswer {
    /// Its seat: `recipient`, `first_provider` or `second_provider`.
    #[schema(example = "recipient")]
    party: String,
    /// Whether it consents.
    #[schema(example = true)]
    consents: bool,
    /// On what terms, or why not.
    #[schema(example = "We can receive the mission from March on.")]
    words: Option<String>,
    /// For whom a coordinator writes the answer down: `country:BO`, `agency:BO` or
    /// `institution:ISDB`. The header `Ayni-On-Behalf-Of` says the same.
    #[schema(example = json!(null))]
    on_behalf_of: Option<String>,
    /// The `shown_as_of` of the card that was read; see the decision.
    #[schema(example = json!(null))]
    shown_as_of: Option<u64>,
    /// The `basis` of the card that was read. If the terms have changed since, the answer is refused
    /// as stale.
    #[schema(example = json!([12, 7]))]
    basis: Option<Vec<u64>>,
}

/// The version that was read.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only describes what is sent")]
pub(crate) struct Expecting {
    /// The `ETag` of the proposal that was read. If somebody decided since, the change is refused.
    #[param(rename = "If-Match", example = "\"412\"")]
    version: Option<String>,
}
