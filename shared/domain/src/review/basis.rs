//! What a decision stands on: the terms that held, and the list as it was shown.

use serde::{Deserialize, Serialize};

use crate::{Points, ProposalId};

/// Which terms a decision was taken on: the positions in the log of the request's terms and of each
/// offer's terms. Other terms stand at other positions.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Basis(pub Vec<u64>);

impl Basis {
    /// Whether something changed after the other was noted: a decision stands until then.
    pub fn is_younger_than(&self, other: &Self) -> bool {
        self.0.len() != other.0.len() || self.0.iter().zip(&other.0).any(|(one, two)| one > two)
    }
}

/// The list as the coordinator saw it when deciding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The position of the shortlist's last revision then.
    pub as_of: u64,
    /// The proposals and their scores, in the order shown.
    pub list: Vec<(ProposalId, Points)>,
}
