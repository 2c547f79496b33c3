//! Measures how long the engines take for one change among many offers and requests, which are made
//! from those of `config/demo` by a fixed rule.
//!
//! `cargo run --release -p matching --example scale -- OFFERS REQUESTS [--brute]`
//!
//! Prints, for each kind of change, the time that the thread spent on the processor (told by Linux in
//! steps of a few milliseconds, hence as a mean) and the time that passed; with `--brute`, of the
//! oracle too, and whether the lists are equal. Then the same for an engine that starts again from the
//! lists of the first.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a tool for those who mend the engine: it prints how long things take"
)]

use std::{fs, path::Path, sync::Arc, time::Instant};

use domain::{
    CapacityOfferId, OfferRole, ThematicArea, capacity_offer, capacity_offer::Hold,
    cooperation_request,
};
use jiff::{ToSpan, civil::Date};
use matching::{Brute, Changes, Engine, Indexed, Offer, Policy, Request};
use serde_json::Value;

/// How many changes of each kind are measured.
const CHANGES: usize = 100;

fn main() {
    let mut sizes = std::env::args().skip(1).filter_map(|arg| arg.parse::<usize>().ok());
    let (offers, requests) = (sizes.next().unwrap_or(1_000), sizes.next().unwrap_or(1_000));
    let with_brute = std::env::args().any(|arg| arg == "--brute");
    let world = World::read();
    let policy = Policy::parse(&fs::read_to_string(config().join("policy.toml")).unwrap()).unwrap();
    println!("{offers} offers, {requests} requests; microseconds a change:");
    println!("  kind              processor, mean; clock, median and 99th of 100");
    let mut indexed = Indexed::new(policy.clone());
    let load = |engine: &mut Indexed| {
        let offers = (0..offers).map(|at| world.offer(at));
        engine.put_all(offers, (0..requests).map(|at| world.request(at)));
    };
    let fast = measure("indexed", &mut indexed, load, &world, offers, requests);
    println!("{indexed:?}");
    let mut resumed = Indexed::new(policy.clone());
    let load = |engine: &mut Indexed| {
        let recorded = (0..requests).map(|at| world.request(at)).map(|request| {
            let list = indexed.list(&request.id).to_vec();
            (request, Some(list))
        });
        engine.resume((0..offers).map(|at| world.offer(at)), recorded);
    };
    measure("from its lists", &mut resumed, load, &world, offers, requests);
    println!("{resumed:?}");
    let same = |at| indexed.list(&world.request(at).id) == resumed.list(&world.request(at).id);
    assert!((0..requests).all(same), "the lists are others");
    if with_brute {
        let mut brute = Brute::new(policy);
        let load = |engine: &mut Brute| {
            for at in 0..offers {
                engine.put_offer(world.offer(at));
            }
            for at in 0..requests {
                engine.put_request(world.request(at));
            }
        };
        let slow = measure("brute", &mut brute, load, &world, offers, requests);
        for request in 0..requests {
            let id = world.request(request).id;
            assert_eq!(indexed.list(&id), brute.list(&id), "{id}");
        }
        println!("all lists are equal");
        for ((name, fast), (_, slow)) in fast.iter().zip(&slow) {
            println!("  {name:<17} {:.0} times as fast as brute force", slow / fast.max(0.001));
        }
    }
}

/// Loads an engine and lets changes happen to it. Hands back the mean of each kind.
fn measure<E: Engine>(
    name: &str,
    engine: &mut E,
    load: impl FnOnce(&mut E),
    world: &World,
    offers: usize,
    requests: usize,
) -> Vec<(&'static str, f64)> {
    let (clock, processor) = (Instant::now(), on_processor());
    load(engine);
    let spent = (on_processor() - processor) / 1e6;
    println!("{name}: loaded in {spent:.1} s of processor, {:.1} s", clock.elapsed().as_secs_f64());
    let lists: Vec<usize> =
        (0..requests).map(|at| engine.list(&world.request(at).id).len()).collect();
    let empty = lists.iter().filter(|length| **length == 0).count();
    println!("  {} places on lists, {empty} lists empty", lists.iter().sum::<usize>());
    let role = |role: OfferRole| {
        let all = (offers..).map(|at| world.offer(at)).filter(move |it| it.terms.role == role);
        all.take(CHANGES).collect::<Vec<_>>()
    };
    let (firsts, seconds) = (role(OfferRole::Expertise), role(OfferRole::Support));
    let both = role(OfferRole::Both);
    let mut means = Vec::new();
    let mut run = |kind: &'static str, act: &mut dyn FnMut(usize) -> Changes| {
        let (mut times, mut changed) = (Vec::new(), 0);
        let processor = on_processor();
        for at in 0..CHANGES {
            let clock = Instant::now();
            changed += act(at).len();
            times.push(clock.elapsed().as_secs_f64() * 1e6);
        }
        let mean = (on_processor() - processor) / CHANGES as f64;
        times.sort_by(f64::total_cmp);
        let (half, most) = (times[CHANGES / 2], times[CHANGES * 99 / 100]);
        let changed = changed as f64 / CHANGES as f64;
        println!("  {kind:<17} {mean:>9.1} {half:>9.1} {most:>9.1}  {changed:.1} lists changed");
        means.push((kind, mean));
    };
    run("new offer", &mut |at| engine.put_offer(firsts[at].clone()));
    run("offer withdrawn", &mut |at| engine.remove_offer(&firsts[at].id));
    run("new support", &mut |at| engine.put_offer(seconds[at].clone()));
    run("support withdrawn", &mut |at| engine.remove_offer(&seconds[at].id));
    run("new both", &mut |at| engine.put_offer(both[at].clone()));
    run("both withdrawn", &mut |at| engine.remove_offer(&both[at].id));
    run("known withdrawn", &mut |at| engine.remove_offer(&offer_id(at * 7 % offers)));
    run("known again", &mut |at| engine.put_offer(world.offer(at * 7 % offers)));
    run("new request", &mut |at| engine.put_request(world.request(requests + at)));
    run("request closed", &mut |at| engine.remove_request(&world.request(requests + at).id));
    means
}

/// The time that this thread spent on the processor, in microseconds; the clock where it is not told.
fn on_processor() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    spent.unwrap_or(0.0) / 1e3
}

/// The demo's records, and areas and countries to vary them by.
struct World {
    offers: Vec<capacity_offer::Terms>,
    requests: Vec<cooperation_request::Terms>,
    areas: Vec<ThematicArea>,
}

impl World {
    fn read() -> Self {
        let parse = |name: &str| {
            let text = fs::read_to_string(config().join("demo").join(name)).unwrap();
            let strip = |line: &str| {
                let mut value: Value = serde_json::from_str(line).unwrap();
                value.as_object_mut().unwrap().remove("id");
                value
            };
            text.lines().map(strip).collect::<Vec<_>>()
        };
        let offers = parse("offers.jsonl").into_iter();
        let requests = parse("requests.jsonl").into_iter();
        Self {
            offers: offers.map(|value| serde_json::from_value(value).unwrap()).collect(),
            requests: requests.map(|value| serde_json::from_value(value).unwrap()).collect(),
            areas: ThematicArea::all().filter(|area| area.is_active()).collect(),
        }
    }

    /// What it is about from one record, who offers it from another, how from a third.
    fn offer(&self, at: usize) -> Offer {
        let mut chance = Chance(1 + 2 * at as u64);
        let about = chance.pick(&self.offers);
        let (who, how) = (chance.pick(&self.offers), chance.pick(&self.offers));
        let shift = i64::try_from(chance.below(24)).unwrap();
        let mut terms = capacity_offer::Terms {
            provider: who.provider,
            institution: who.institution.clone(),
            languages: who.languages.clone(),
            eligible: who.eligible.clone(),
            excluded: who.excluded.clone(),
            evidence: who.evidence.clone(),
            role: how.role,
            modalities: how.modalities.clone(),
            pays_for: how.pays_for.clone(),
            brings_usd: how.brings_usd,
            places: how.places,
            expert_weeks_per_year: how.expert_weeks_per_year,
            summary: mixed(&mut chance, &about.summary, &how.summary),
            available_from: moved(how.available_from, shift),
            available_until: moved(how.available_until, shift),
            valid_until: moved(how.valid_until, shift),
            ..about.clone()
        };
        self.vary(&mut chance, &mut terms.thematic_areas);
        let left = Hold { places: terms.places, expert_weeks: terms.expert_weeks_per_year };
        Offer { id: offer_id(at), terms: Arc::new(terms), left }
    }

    fn request(&self, at: usize) -> Request {
        let mut chance = Chance(2 + 2 * at as u64);
        let (about, who) = (chance.pick(&self.requests), chance.pick(&self.requests));
        let shift = i64::try_from(chance.below(18)).unwrap();
        let mut terms = cooperation_request::Terms {
            recipient: who.recipient,
            languages: who.languages.clone(),
            partners_wanted: who.partners_wanted.clone(),
            partners_unwanted: who.partners_unwanted.clone(),
            problem: mixed(&mut chance, &about.problem, &who.problem),
            needed_from: moved(about.needed_from, shift),
            needed_until: moved(about.needed_until, shift),
            ..about.clone()
        };
        self.vary(&mut chance, &mut terms.thematic_areas);
        Request { id: format!("request-{at}").parse().unwrap(), terms: Arc::new(terms) }
    }

    /// Half of the areas become another of the same sector group, a few any other.
    fn vary(&self, chance: &mut Chance, areas: &mut Vec<ThematicArea>) {
        for area in areas.iter_mut() {
            let sector = area.sector();
            let kin: Vec<_> = self.areas.iter().filter(|other| other.sector() == sector).collect();
            match chance.below(10) {
                0..5 if !kin.is_empty() => *area = **chance.pick(&kin),
                5 => *area = *chance.pick(&self.areas),
                _ => {}
            }
        }
        let mut once = Vec::new();
        areas.retain(|area| {
            !once.contains(area) && {
                once.push(*area);
                true
            }
        });
    }
}

/// Most of the words of one text and a few of another.
fn mixed(chance: &mut Chance, most: &str, few: &str) -> String {
    let most = most.split(' ').filter(|_| chance.below(10) < 8).collect::<Vec<_>>();
    let few = few.split(' ').filter(|_| chance.below(10) < 2).collect::<Vec<_>>();
    [most, few].concat().join(" ")
}

fn offer_id(at: usize) -> CapacityOfferId {
    format!("offer-{at}").parse().unwrap()
}

fn moved(date: Date, months: i64) -> Date {
    date.saturating_add(months.months())
}

fn config() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config")
}

/// Numbers that look drawn and are the same every time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count.max(1) as u64).unwrap_or(0)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}
