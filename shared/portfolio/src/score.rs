//! Ranks providers by the sum of their points.

use reference::Country;

use crate::{case::Case, numbers::Points, policy::Policy};

/// A provider and what it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Who.
    pub provider: Country,
    /// The sum of the contributions.
    pub points: Points,
    /// One for each criterion, in their order.
    pub contributions: Vec<Contribution>,
}

/// What one criterion gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The criterion's name.
    pub criterion: &'static str,
    /// Its points; a table may also take some.
    pub points: Points,
}

/// All candidates for a request, the best first, of two with as many points the one whose code of
/// three letters comes first. `own_register_hidden` says that nothing learned of the recipient itself
/// may count.
pub fn rank(case: &Case<'_>, policy: &Policy, own_register_hidden: bool) -> Vec<Ranked> {
    let rows = policy.rows(case, own_register_hidden);
    let candidates = (0..case.providers.len()).filter(|provider| case.is_candidate(*provider));
    let mut ranked: Vec<Ranked> = candidates
        .map(|provider| {
            let contributions = policy.contributions(case, &rows, provider);
            let points = contributions.iter().map(|one| one.points).sum();
            Ranked { provider: case.providers[provider], points, contributions }
        })
        .collect();
    ranked.sort_by(|one, other| {
        other
            .points
            .cmp(&one.points)
            .then_with(|| one.provider.alpha3().cmp(other.provider.alpha3()))
    });
    ranked
}

#[cfg(test)]
mod tests;
