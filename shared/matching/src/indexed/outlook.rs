//! What a pair is ranked by: its own points, and the most that any second provider could add to them.

use std::{cmp::Reverse, sync::Arc};

use domain::Points;
use index::{Bounds, Criteria, Criterion, Rough};

use super::{
    pairs::{FINE, First, Pairs, Wanted, World},
    reach::Alone,
};
use crate::{
    candidate::Candidate,
    context::Context,
    criteria::Kind,
    policy::{Rule, Share, WHOLE},
};

/// What a pair is ranked by.
#[derive(Clone, Debug)]
pub(super) struct Outlook {
    world: Arc<World>,
    /// The places of the criteria, the weightiest first: soon after it is known whether a pair can be
    /// good enough.
    order: Vec<usize>,
    weight: Points,
    extra: Extra,
}

/// Says for each request how little of the room for second providers it needs.
#[derive(Clone, Debug)]
struct Extra(Points);

impl Outlook {
    /// Room for second providers is at most `extra`: an outlook cannot be above the sum of the weights,
    /// however far the reach.
    pub fn new(world: Arc<World>, extra: Points) -> Self {
        let mut order: Vec<usize> = (0..world.policy.rules.len()).collect();
        order.retain(|place| world.policy.rules[*place].kind == Kind::Gain);
        order.sort_by_key(|place| Reverse(world.policy.rules[*place].weight));
        let weight = order.iter().map(|place| world.policy.rules[*place].weight).sum();
        Self { world, order, weight, extra: Extra(extra) }
    }
}

impl Criteria<Pairs> for Outlook {
    fn each<'a>(&'a self, take: &mut dyn FnMut(&'a dyn Criterion<Pairs>)) {
        take(&self.extra);
    }

    /// Everything, and a point more: what is rounded to whole points is up to half a point above its
    /// share.
    fn most(&self) -> Points {
        (self.weight + 1) * FINE + self.extra.0
    }

    fn rough(&self, request: &Wanted, offer: &First, floor: Points) -> Option<Rough> {
        self.measure(request, offer, floor, Effort::Rough)
    }

    /// Looks at what is costly alone, where no second provider adds to that.
    fn finish(
        &self,
        request: &Wanted,
        offer: &First,
        rough: Rough,
        floor: Points,
    ) -> Option<Points> {
        let context = self.world.context();
        let candidate = self.candidate(&context, request, offer);
        let costly = || self.rules().map(|(_, rule)| rule).filter(|rule| rule.score.is_costly());
        if costly().any(|rule| rule.score.sees_second(&candidate)) {
            return self.score(request, offer, floor);
        }
        let exact = costly().fold(rough.most, |most, rule| {
            let guessed = (0, rule.score.ceiling(&candidate));
            most + (rule.points(rule.score.share(&candidate)) - most_points(rule, guessed)) * FINE
        });
        (exact >= floor).then_some(exact)
    }

    fn score(&self, request: &Wanted, offer: &First, floor: Points) -> Option<Points> {
        self.measure(request, offer, floor, Effort::Exact).map(|exact| exact.most)
    }
}

impl Outlook {
    /// The rules that give points, the weightiest first, and their places in the policy.
    fn rules(&self) -> impl Iterator<Item = (usize, &Rule)> {
        self.order.iter().map(|&place| (place, &self.world.policy.rules[place]))
    }

    fn candidate<'a>(
        &'a self,
        context: &'a Context,
        request: &'a Wanted,
        offer: &'a First,
    ) -> Candidate<'a> {
        let (policy, request, first) = (&self.world.policy, &*request.asked, &*offer.offered);
        Candidate { policy, context, request, first, second: None }
    }

    /// What a pair has for certain and at most; `None` as soon as it cannot have so many points.
    fn measure(
        &self,
        request: &Wanted,
        offer: &First,
        floor: Points,
        effort: Effort,
    ) -> Option<Rough> {
        let context = self.world.context();
        let candidate = self.candidate(&context, request, offer);
        let (mut tally, mut least) = (self.tally(request), Alone::default());
        for (place, rule) in self.rules() {
            let (certain, at_most) = if rule.score.is_costly() {
                (0, rule.score.ceiling(&candidate))
            } else {
                let share = rule.score.share(&candidate);
                (share, share)
            };
            least.note(place, certain, rule.points(certain));
            tally.add(place, rule, (certain, at_most));
            if tally.most() * FINE < floor {
                return None;
            }
        }
        if effort == Effort::Exact {
            tally = self.tally(request);
            for (place, rule) in self.rules() {
                if rule.score.is_costly() {
                    let share = rule.score.share(&candidate);
                    least.note(place, share, rule.points(share));
                }
                tally.add(place, rule, (least.shares[place], least.shares[place]));
            }
        }
        // With fewer points there is more room for a second provider; where nothing is open, none.
        least.look(&candidate);
        let certain = least.sum() * FINE;
        let missing = (floor - tally.alone * FINE + FINE - 1).div_euclid(FINE);
        let added = request.reach.on_top_of(candidate.policy, &least, missing);
        let most = (tally.alone + added) * FINE;
        (most >= floor).then_some(Rough { certain, most })
    }

    /// Of a pair that was not looked at yet.
    fn tally<'a>(&self, request: &'a Wanted) -> Tally<'a> {
        Tally { request, alone: 0, helped: 0, open: self.weight }
    }
}

/// How closely a pair is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effort {
    /// Of what is costly only the ceiling.
    Rough,
    Exact,
}

/// The most that a pair can come to, as far as it was looked at.
#[derive(Clone, Copy)]
struct Tally<'a> {
    request: &'a Wanted,
    alone: Points,
    /// The same with the most that second providers can add to each criterion.
    helped: Points,
    /// The weight of what was not looked at yet.
    open: Points,
}

impl Tally<'_> {
    /// Takes in one criterion more, of which the least and the most share are known.
    fn add(&mut self, place: usize, rule: &Rule, share: (Share, Share)) {
        let helped = (share.0, (share.1 + self.request.added[place]).min(WHOLE));
        self.alone += most_points(rule, share);
        self.helped += most_points(rule, helped);
        self.open -= rule.weight;
    }

    fn most(&self) -> Points {
        self.alone.max(self.helped - self.request.taken) + self.open
    }
}

/// The most points for a share between these two. Whatever is added to an unknown share is rounded
/// apart from it.
fn most_points(rule: &Rule, (certain, at_most): (Share, Share)) -> Points {
    rule.points(at_most) + Points::from(at_most > certain)
}

impl Criterion<Pairs> for Extra {
    fn weight(&self) -> Points {
        self.0
    }

    /// Never asked for alone: it is part of the outlook.
    fn points(&self, request: &Wanted, _: &First) -> Points {
        request.extra
    }

    fn offer_columns(&self) -> usize {
        1
    }

    fn bound_offers(&self, request: &Wanted, bounds: &mut Bounds<'_>) {
        bounds.lose(0, 1, |_| self.0 - request.extra);
    }

    fn request_columns(&self) -> usize {
        1
    }

    fn describe_request(&self, request: &Wanted, columns: &mut [u8]) {
        let steps = (request.extra + self.step() - 1) / self.step();
        columns[0] = u8::try_from(steps).unwrap_or(u8::MAX);
    }

    fn bound_requests(&self, _: &First, bounds: &mut Bounds<'_>) {
        bounds.lose(0, 256, |steps| (self.0 - Points::from(steps) * self.step()).max(0));
    }
}

impl Extra {
    /// What one step of the byte for a request stands for.
    fn step(&self) -> Points {
        self.0 / 250 + 1
    }
}
