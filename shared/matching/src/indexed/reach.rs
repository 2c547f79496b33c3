//! What second providers can add to the pairs of a request, without looking at any of them together.

use domain::Points;

use super::pairs::Parts;
use crate::{
    candidate::Support,
    criteria::Kind,
    policy::{Policy, WHOLE},
};

/// Points are rounded up to steps of so many, so that few second providers differ.
const STEP: Points = 4;

/// The most that one second provider can add.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// To the points of each criterion.
    added: Parts,
    /// What it takes at least.
    taken: Points,
}

/// The most that any of several second providers can add.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Frontier(Vec<Reach>);

impl Reach {
    /// Of one second provider; nothing where it closes no gap of any pair.
    pub fn of(support: &Support<'_>) -> Self {
        let mut reach = Self::default();
        if !support.policy.rules.iter().any(|rule| rule.score.may_close(support)) {
            return reach;
        }
        for (rule, added) in support.policy.rules.iter().zip(&mut reach.added) {
            match rule.kind {
                Kind::Gain => {
                    let share = rule.score.most_added(support).clamp(0, WHOLE);
                    let points = (rule.weight * share + WHOLE - 1) / WHOLE;
                    *added = (points + STEP - 1) / STEP * STEP;
                }
                Kind::Cost => reach.taken -= rule.points(rule.score.least_taken(support)),
            }
        }
        reach
    }

    /// The most that can be added to any pair.
    pub fn most(&self) -> Points {
        (self.added.iter().sum::<Points>() - self.taken).max(0)
    }

    /// The most that can be added to a pair with these points: no criterion gives more than its
    /// weight.
    pub fn on_top_of(&self, policy: &Policy, parts: &Parts) -> Points {
        let mut sum = -self.taken;
        for ((rule, part), added) in policy.rules.iter().zip(parts).zip(self.added) {
            sum += added.min((rule.weight - part).max(0));
        }
        sum.max(0)
    }

    /// Whether it adds at least as much as the other to whatever pair.
    fn covers(&self, other: &Self) -> bool {
        let pairs = self.added.iter().zip(other.added);
        self.taken <= other.taken && pairs.into_iter().all(|(mine, theirs)| *mine >= theirs)
    }
}

impl Frontier {
    /// Takes in one more. Tells whether more can be added now than before.
    pub fn extend(&mut self, reach: Reach) -> bool {
        if self.0.iter().any(|known| known.covers(&reach)) {
            return false;
        }
        self.0.retain(|known| !reach.covers(known));
        self.0.push(reach);
        true
    }

    /// The most that can be added to any pair.
    pub fn most(&self) -> Points {
        self.0.iter().map(Reach::most).max().unwrap_or(0)
    }

    /// The most that can be added to a pair with these points.
    pub fn on_top_of(&self, policy: &Policy, parts: &Parts) -> Points {
        self.0.iter().map(|reach| reach.on_top_of(policy, parts)).max().unwrap_or(0)
    }
}
