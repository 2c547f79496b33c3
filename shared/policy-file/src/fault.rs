//! What can be wrong with a policy, in words that name the key, the value and what is allowed.

use std::fmt;

/// Why a text is no policy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// It is not TOML.
    #[error("the policy is not TOML: {0}")]
    Syntax(String),
    /// It is TOML, and at least one key is wrong.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Wrong(Vec<Fault>),
}

/// What is wrong with one key of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which key, with its sections: `weights.timing`.
    pub key: String,
    /// What stands there; `None` where nothing does.
    pub value: Option<String>,
    /// What may stand there.
    pub allowed: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            Some(value) => write!(f, "{} is {value}; allowed: {}", self.key, self.allowed),
            None => write!(f, "{} is missing; allowed: {}", self.key, self.allowed),
        }
    }
}
