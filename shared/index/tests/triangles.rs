//! Going by gaps finds the triangles that trying every pair of providers finds.
#![expect(clippy::unwrap_used, reason = "a test may end where its own numbers do not fit")]

#[path = "upkeep/model.rs"]
mod model;

use index::{
    Criterion, Index, Lead, Model, Path, Points, Scratch, Settings, Triangles, best_leads,
};
use model::{Offer, Request, Small, is_wanted};
use proptest::prelude::*;

/// A second provider adds what is missing in size, and its colour where that is the one wanted.
struct Joined<'a> {
    model: &'a Small,
    cost: Points,
}

impl Joined<'_> {
    fn with(&self, request: &Request, first: &Offer, colour: u8, size: u64) -> Points {
        let both = Offer {
            size: u16::try_from(u64::from(first.size) + size).unwrap_or(u16::MAX),
            colour: if is_wanted(request.colours, colour) { colour } else { first.colour },
            ..first.clone()
        };
        let (_, colour, size, ..) = self.model.criteria();
        colour.points(request, &both) + size.points(request, &both)
    }

    fn without(&self, request: &Request, first: &Offer) -> Points {
        self.with(request, first, first.colour, 0)
    }
}

impl Triangles<Small> for Joined<'_> {
    type Kind = u8;

    fn serves(&self, request: &Request, second: &Offer) -> Option<(u8, u64)> {
        (request.words & 1 == 0 || second.mood < 2).then_some((second.colour, second.size.into()))
    }

    fn gap(&self, request: &Request, first: &Offer) -> Points {
        let (_, colour, size, ..) = self.model.criteria();
        colour.weight() + size.weight() - self.without(request, first) - self.cost
    }

    fn most(&self, request: &Request, kind: &u8, amount: u64) -> Points {
        let (_, colour, size, ..) = self.model.criteria();
        let met = i64::try_from(amount.min(request.size.into())).unwrap();
        let sized = i64::from(size.weight()) * met / i64::from(request.size) + 1;
        let coloured = if is_wanted(request.colours, *kind) { colour.weight() } else { 0 };
        coloured + Points::try_from(sized).unwrap() - self.cost
    }

    fn fill(&self, request: &Request, first: &Offer, kind: &u8, amount: u64) -> Points {
        self.with(request, first, *kind, amount) - self.without(request, first) - self.cost
    }

    fn adds(&self, request: &Request, first: &Offer, second: &Offer) -> Option<Points> {
        let filled = self.fill(request, first, &second.colour, second.size.into());
        // Those in different moods lose a little on the way.
        let lost = Points::from(first.mood.abs_diff(second.mood));
        (first.rank != second.rank).then_some(filled - lost)
    }
}

fn enumerate(
    rules: &Joined<'_>,
    settings: Settings,
    firsts: &[Option<Offer>],
    seconds: &[Option<Offer>],
    request: &Request,
) -> Vec<Lead> {
    let model = rules.model;
    let mut leads = Vec::new();
    for (slot, first) in (0..).zip(firsts) {
        let Some(first) = first else { continue };
        let Some(pair) = model.score_simply(request, first) else { continue };
        let joins = |second: &Offer| {
            model.joins(request, second) && rules.serves(request, second).is_some()
        };
        let known = (0..).zip(seconds).filter_map(|(slot, second)| Some((slot, second.as_ref()?)));
        let added = known.filter(|(_, second)| joins(second)).filter_map(|(slot, second)| {
            let adds = rules.adds(request, first, second)?;
            (adds > 0).then_some((-adds, second.rank, slot))
        });
        let best: Option<(Points, u8, u32)> = added.min();
        let points = pair - best.map_or(0, |(adds, _, _)| adds);
        leads.push((
            first.rank,
            Lead { points, first: slot, second: best.map(|(_, _, slot)| slot) },
        ));
    }
    leads.retain(|(_, lead)| lead.points >= settings.least);
    leads.sort_by_key(|(rank, lead)| (-lead.points, *rank, lead.first));
    leads.truncate(settings.shown);
    leads.into_iter().map(|(_, lead)| lead).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn going_by_gaps_finds_what_trying_every_pair_of_providers_finds(
        firsts in prop::collection::vec(prop::option::weighted(0.9, model::offer()), 0..150),
        seconds in prop::collection::vec(prop::option::weighted(0.9, model::offer()), 0..60),
        requests in prop::collection::vec(model::request(), 4),
        weights in model::weights(),
        least in prop_oneof![Just(0_i32), 0..90],
        shown in 1..12_usize,
        cost in 0..40_i32,
    ) {
        let model = Small::new(300, weights);
        let settings = Settings { shown, kept: shown, least, path: Path::best() };
        let build = |offers: &[Option<Offer>]| Index::with(model.clone(), settings, offers.to_vec(), Vec::new(), 1);
        let (leading, joining) = (build(&firsts), build(&seconds));
        let rules = Joined { model: &model, cost };
        let mut scratch = Scratch::default();
        for request in &requests {
            let found = best_leads(&rules, &leading, &joining, request, shown, &mut scratch);
            prop_assert_eq!(found, enumerate(&rules, settings, &firsts, &seconds, request));
        }
    }
}
