//! What second providers can add to the pairs of a request, without looking at any of them together.

use domain::Points;

use crate::{
    candidate::{Candidate, Side},
    criteria::{CRITERIA, Kind, Score},
    filters::Seat,
    policy::{Policy, Share, WHOLE},
};

/// Bounds of several second providers are rounded up to steps of so much, so that few grow when
/// another one comes.
const STEP: Share = 50;

/// By whether they have so much of each of the first aspects, those of the areas, second providers are
/// told apart: one bound for all of them would add up what no single one has.
const GOOD: Share = 100;

/// How many aspects those are. More make bounds tighter, and oftener another when somebody comes.
const PATTERN: usize = 3;

/// So many aspects seldom are too few.
const SOME: usize = 16;

/// One bit for each criterion.
type Bits = u16;
const _: () = assert!(CRITERIA.len() <= Bits::BITS as usize, "a criterion has no bit");

/// What an offer has of each aspect of a request, criterion by criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Aspects {
    /// How many of them are each criterion's: the same for every offer.
    counts: [u8; CRITERIA.len()],
    shares: Vec<Share>,
}

/// What a pair comes to alone, criterion by criterion.
#[derive(Clone, Debug, Default)]
pub(super) struct Alone {
    pub points: [Points; CRITERIA.len()],
    pub shares: [Share; CRITERIA.len()],
    aspects: Aspects,
    /// Where a second provider can make a difference.
    sees_second: Bits,
    /// Which criteria tell of a gap.
    open: Bits,
}

/// The most that one second provider, or any of several, can add.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    aspects: Aspects,
    /// Which criteria's gaps it may close.
    closes: Bits,
    /// What it takes at least.
    taken: Points,
}

/// The most that any of several second providers can add: one reach for all that are good at the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Frontier(Vec<Reach>);

impl Aspects {
    /// Of each criterion, by its place, what `add` appends.
    fn of(policy: &Policy, mut add: impl FnMut(usize, &dyn Score, &mut Vec<Share>)) -> Self {
        let mut aspects = Self { counts: [0; CRITERIA.len()], shares: Vec::with_capacity(SOME) };
        for (place, rule) in policy.rules.iter().enumerate() {
            let before = aspects.shares.len();
            add(place, &*rule.score, &mut aspects.shares);
            let count = u8::try_from(aspects.shares.len() - before).unwrap_or(u8::MAX);
            aspects.counts[place] = count;
            aspects.shares.truncate(before + usize::from(count));
        }
        aspects
    }

    /// Of a second provider.
    fn of_second(side: &Side<'_>) -> Self {
        Self::of(side.policy, |_, score, aspects| score.aspects(side, Seat::Second, aspects))
    }

    /// What this has beyond the other, for each criterion.
    fn beyond(&self, other: &Self) -> [Share; CRITERIA.len()] {
        let pairs = self.shares.iter().zip(&other.shares);
        self.sums(pairs.map(|(mine, theirs)| (mine - theirs).max(0)))
    }

    /// All that this has, for each criterion.
    fn whole(&self) -> [Share; CRITERIA.len()] {
        self.sums(self.shares.iter().copied())
    }

    /// Of one share for each aspect, the sum for each criterion.
    fn sums(&self, mut shares: impl Iterator<Item = Share>) -> [Share; CRITERIA.len()] {
        let mut sums = [0; CRITERIA.len()];
        for (sum, count) in sums.iter_mut().zip(self.counts) {
            for _ in 0..count {
                *sum += shares.next().unwrap_or(0);
            }
        }
        sums
    }
}

impl Alone {
    /// Takes in what a criterion gives.
    pub fn note(&mut self, place: usize, share: Share, points: Points) {
        (self.shares[place], self.points[place]) = (share, points);
    }

    /// Looks at where there is room for a second provider.
    pub fn look(&mut self, candidate: &Candidate<'_>) {
        let (side, shares) = (candidate.side(candidate.first), &self.shares);
        self.aspects = Aspects::of(candidate.policy, |place, score, aspects| {
            score.own_aspects(&side, shares[place], aspects);
        });
        for (place, rule) in candidate.policy.rules.iter().enumerate() {
            let sees = rule.kind == Kind::Gain && rule.score.sees_second(candidate);
            self.sees_second |= Bits::from(sees) << place;
            self.open |= Bits::from(rule.score.is_open(candidate)) << place;
        }
    }

    pub fn sum(&self) -> Points {
        self.points.iter().sum()
    }
}

impl Reach {
    /// Of one second provider.
    pub fn of(side: &Side<'_>) -> Self {
        let mut reach = Self { aspects: Aspects::of_second(side), closes: 0, taken: 0 };
        for (place, rule) in side.policy.rules.iter().enumerate() {
            reach.closes |= Bits::from(rule.score.may_close(side)) << place;
            if rule.kind == Kind::Cost {
                reach.taken -= rule.points(rule.score.least_taken(side));
            }
        }
        reach
    }

    /// The most that can be added to any pair; 0 where no gap is closed.
    pub fn most(&self, policy: &Policy) -> Points {
        if self.closes == 0 {
            return 0;
        }
        let added = policy.rules.iter().zip(self.aspects.whole());
        // Rounded points can differ by one more than the points of what is added.
        let points = added.filter(|(_, share)| *share > 0);
        let most: Points = points.map(|(rule, share)| rule.points(share) + 1).sum();
        (most - self.taken).max(0)
    }

    /// The most that can be added to a pair, for each criterion; none where no gap of it is closed.
    pub fn each(&self, policy: &Policy, alone: &Alone) -> Option<[Points; CRITERIA.len()]> {
        if self.closes & alone.open == 0 {
            return None;
        }
        let mut each = self.aspects.beyond(&alone.aspects);
        for (place, rule) in policy.rules.iter().enumerate() {
            let sees = alone.sees_second >> place & 1 == 1;
            let share = (alone.shares[place] + each[place]).min(WHOLE);
            each[place] = if sees { rule.points(share) - alone.points[place] } else { 0 };
        }
        Some(each)
    }

    /// The most that can be added to a pair altogether.
    pub fn on_top_of(&self, policy: &Policy, alone: &Alone) -> Option<Points> {
        Some(self.each(policy, alone)?.iter().sum::<Points>() - self.taken)
    }

    /// What it takes at least.
    pub fn taken(&self) -> Points {
        self.taken
    }

    /// Whether it adds at least as much as the other to whatever pair.
    fn covers(&self, other: &Self) -> bool {
        self.closes & other.closes == other.closes
            && self.taken <= other.taken
            && self.aspects.shares.iter().zip(&other.aspects.shares).all(|(mine, its)| mine >= its)
    }

    /// Whether both are good at the same.
    fn is_like(&self, other: &Self) -> bool {
        let pairs = self.aspects.shares.iter().zip(&other.aspects.shares).take(PATTERN);
        self.closes == other.closes
            && pairs.into_iter().all(|(mine, its)| (*mine >= GOOD) == (*its >= GOOD))
    }

    /// The same and a little more; still like it.
    fn rounded(&self) -> Self {
        let mut rounded = self.clone();
        for share in &mut rounded.aspects.shares {
            *share = up(*share);
        }
        rounded
    }

    /// Covers the other from now on.
    fn extend(&mut self, other: &Self) {
        self.taken = self.taken.min(other.taken);
        for (mine, its) in self.aspects.shares.iter_mut().zip(&other.aspects.shares) {
            if its > mine {
                *mine = up(*its);
            }
        }
    }
}

/// Rounded up to whole steps.
fn up(share: Share) -> Share {
    (share + STEP - 1) / STEP * STEP
}

impl Frontier {
    /// At least what any second provider can add, whoever it is. How many aspects there are is told by
    /// an offer, whichever.
    pub fn boundless(side: &Side<'_>) -> Self {
        let mut aspects = Aspects::of_second(side);
        // Shares are rounded up to a little more than all.
        aspects.shares.fill(2 * WHOLE);
        Self(vec![Reach { aspects, closes: Bits::MAX, taken: 0 }])
    }

    /// Takes in one more. Hands back what there is of it that reaches beyond what was there before.
    pub fn extend(&mut self, reach: &Reach) -> Option<Self> {
        if self.0.iter().any(|known| known.covers(reach)) {
            return None;
        }
        let grown = if let Some(known) = self.0.iter_mut().find(|known| known.is_like(reach)) {
            known.extend(reach);
            known.clone()
        } else {
            let new = reach.rounded();
            self.0.push(new.clone());
            new
        };
        Some(Self(vec![grown]))
    }

    /// What it takes at least.
    pub fn taken(&self) -> Points {
        self.0.iter().map(|reach| reach.taken).min().unwrap_or(0)
    }

    /// The most that can be added of each criterion.
    pub fn shares(&self) -> [Share; CRITERIA.len()] {
        let mut most = [0; CRITERIA.len()];
        for reach in self.0.iter().filter(|reach| reach.closes != 0) {
            for (most, share) in most.iter_mut().zip(reach.aspects.whole()) {
                *most = share.max(*most);
            }
        }
        most
    }

    /// The most that can be added to a pair.
    pub fn on_top_of(&self, policy: &Policy, alone: &Alone) -> Points {
        self.0.iter().filter_map(|reach| reach.on_top_of(policy, alone)).max().unwrap_or(0).max(0)
    }
}
