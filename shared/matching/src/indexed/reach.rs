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
pub(super) struct Frontier(Vec<Edge>);

/// A part of a frontier.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edge {
    reach: Reach,
    /// All that it has, criterion by criterion.
    whole: [Share; CRITERIA.len()],
}

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

    /// What this has beyond the other, criterion by criterion of `some`.
    fn beyond(&self, other: &Self, some: Bits) -> impl Iterator<Item = (usize, Share)> {
        let (mut mine, mut theirs) = (&self.shares[..], &other.shares[..]);
        self.counts.iter().enumerate().filter_map(move |(place, count)| {
            let (own, rest) = mine.split_at_checked(usize::from(*count))?;
            let (its, others) = theirs.split_at_checked(usize::from(*count))?;
            (mine, theirs) = (rest, others);
            let beyond = || own.iter().zip(its).map(|(mine, theirs)| (mine - theirs).max(0)).sum();
            (some >> place & 1 == 1).then(|| (place, beyond()))
        })
    }

    /// All that this has, for each criterion.
    fn whole(&self) -> [Share; CRITERIA.len()] {
        let mut shares = self.shares.iter();
        self.counts.map(|count| shares.by_ref().take(count.into()).sum())
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

    /// What a criterion gives more with so much more of its share.
    fn more(&self, policy: &Policy, place: usize, share: Share) -> Points {
        policy.rules[place].points((self.shares[place] + share).min(WHOLE)) - self.points[place]
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
        let mut each = [0; CRITERIA.len()];
        for (place, added) in self.added(policy, alone)? {
            each[place] = added;
        }
        Some(each)
    }

    /// The most that can be added to a pair altogether.
    pub fn on_top_of(&self, policy: &Policy, alone: &Alone) -> Option<Points> {
        let each = self.added(policy, alone)?;
        Some(each.map(|(_, added)| added).sum::<Points>() - self.taken)
    }

    /// The most that can be added to a pair, criterion by criterion where a second provider makes a
    /// difference; none where no gap is closed.
    fn added(
        &self,
        policy: &Policy,
        alone: &Alone,
    ) -> Option<impl Iterator<Item = (usize, Points)>> {
        let beyond = self.aspects.beyond(&alone.aspects, alone.sees_second);
        let points = move |(place, beyond)| (place, alone.more(policy, place, beyond));
        (self.closes & alone.open != 0).then(|| beyond.map(points))
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

impl From<Reach> for Edge {
    fn from(reach: Reach) -> Self {
        Self { whole: reach.aspects.whole(), reach }
    }
}

impl Edge {
    /// At least what can be added to a pair, found sooner than that; none where no gap is closed.
    fn ceiling(&self, policy: &Policy, alone: &Alone) -> Option<Points> {
        let Reach { closes, taken, .. } = self.reach;
        let seen = (0..policy.rules.len()).filter(|place| alone.sees_second >> place & 1 == 1);
        let added = seen.map(|place| alone.more(policy, place, self.whole[place]));
        (closes & alone.open != 0).then(|| added.sum::<Points>() - taken)
    }
}

impl Frontier {
    /// At least what any second provider can add, whoever it is. How many aspects there are is told by
    /// an offer, whichever.
    pub fn boundless(side: &Side<'_>) -> Self {
        let mut aspects = Aspects::of_second(side);
        // Shares are rounded up to a little more than all.
        aspects.shares.fill(2 * WHOLE);
        Self(vec![Reach { aspects, closes: Bits::MAX, taken: 0 }.into()])
    }

    /// Takes in one more. Hands back what there is of it that reaches beyond what was there before.
    pub fn extend(&mut self, reach: &Reach) -> Option<Self> {
        if self.0.iter().any(|known| known.reach.covers(reach)) {
            return None;
        }
        let place = self.0.iter().position(|known| known.reach.is_like(reach));
        let mut grown = place.map_or_else(|| reach.rounded(), |at| self.0.swap_remove(at).reach);
        grown.extend(reach);
        let edge = Edge::from(grown);
        self.0.push(edge.clone());
        Some(Self(vec![edge]))
    }

    /// What it takes at least.
    pub fn taken(&self) -> Points {
        self.0.iter().map(|edge| edge.reach.taken).min().unwrap_or(0)
    }

    /// The most that can be added of each criterion.
    pub fn shares(&self) -> [Share; CRITERIA.len()] {
        let mut most = [0; CRITERIA.len()];
        for edge in self.0.iter().filter(|edge| edge.reach.closes != 0) {
            for (most, share) in most.iter_mut().zip(edge.whole) {
                *most = share.max(*most);
            }
        }
        most
    }

    /// The most that can be added to a pair, where that is `least` or more; otherwise no more than that.
    pub fn on_top_of(&self, policy: &Policy, alone: &Alone, least: Points) -> Points {
        self.0.iter().fold(0, |most, edge| {
            let promises = edge.ceiling(policy, alone).is_some_and(|it| it > most && it >= least);
            let exact = || edge.reach.on_top_of(policy, alone).unwrap_or(0);
            if promises { exact().max(most) } else { most }
        })
    }
}
