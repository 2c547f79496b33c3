//! One data set: brute force first, then the index on every path.

use std::{path::Path as Folder, time::Instant};

use anyhow::{Result, ensure};
use index::{Index, Lead, Model, Path, Ranked, Scratch, Settings, Triangles, best_leads};

use crate::{
    brute::{Brute, SHOWN},
    data::Data,
    exact,
    measure::{Times, memory, process_cpu},
    oracle::{self, Oracle},
    peer_v1::{ByGaps, PeerV1},
    peers,
    record::{Offer, Request},
    replay, tantivy,
};

/// Threads of a whole batch.
pub const THREADS: usize = 2;

/// Requests that are asked one by one.
const SINGLE: usize = 2_000;

/// Beyond so many offers brute force lists only those requests that are asked one by one.
const WHOLE_TRUTH: usize = 200_000;

/// With `AYNI_BENCH_QUICK`, brute force answers a sample only, and the index goes only the fastest path.
fn is_quick() -> bool {
    std::env::var_os("AYNI_BENCH_QUICK").is_some()
}

/// What brute force found, by request; none where it was not asked.
pub type Truth = Vec<Option<Vec<Ranked>>>;

pub fn size(folder: &Folder) -> Result<()> {
    let data = Data::read(folder)?;
    println!(
        "\n{} offers, {} requests, {} events",
        data.offers.len(),
        data.requests.len(),
        data.events.len()
    );
    if exact::is_wanted() {
        return exact::run(folder, &data);
    }
    let model = || PeerV1::new(&data.reference, &data.offers, &data.requests);
    let (truth, brute_single) = brute(&data, &model());
    let whole: Option<Vec<Vec<Ranked>>> = truth.iter().cloned().collect();
    let known = model();
    let oracle = whole.map(|first| {
        let brute = Brute::new(&known, some(&data.offers));
        Oracle::ask(&data, brute, first)
    });
    let mut single = f64::INFINITY;
    let best = Path::best();
    for path in Path::ALL.into_iter().filter(|path| !is_quick() || *path == best) {
        if path.is_possible() {
            let model = || model().on(path);
            single = on_path(&data, path, &model, (&truth, oracle.as_ref()), brute_single)?;
        } else {
            println!("{path:?}: skipped, this processor cannot");
        }
    }
    tantivy::run(&data, &model(), &truth, single)?;
    peers::run(folder, &data, &truth, single)
}

pub fn some<T: Clone>(all: &[T]) -> Vec<Option<T>> {
    all.iter().cloned().map(Some).collect()
}

pub fn sampled(count: usize) -> impl Iterator<Item = usize> {
    (0..count).step_by((count / SINGLE).max(1))
}

/// The truth, and the CPU time of one request in the middle.
fn brute(data: &Data, model: &PeerV1) -> (Truth, f64) {
    let brute = Brute::new(model, some(&data.offers));
    let mut times = Times::default();
    let mut truth: Truth = vec![None; data.requests.len()];
    for slot in sampled(data.requests.len()).take(SINGLE) {
        truth[slot] = Some(times.of(|| brute.list(&data.requests[slot])));
    }
    print_times("brute force, one request", &mut times, None);
    let middle = times.cpu(0.5);
    if data.offers.len() <= WHOLE_TRUTH && !is_quick() {
        let (wall, cpu) = (Instant::now(), process_cpu());
        let lists = oracle::first(data, &brute);
        print_batch("brute force, all requests", wall, cpu);
        truth = lists.into_iter().map(Some).collect();
    }
    (truth, middle)
}

pub fn in_parallel<A: Sync, T: Send>(asked: &[A], work: impl Fn(&[A]) -> Vec<T> + Sync) -> Vec<T> {
    let part = asked.len().div_ceil(THREADS).max(1);
    std::thread::scope(|scope| {
        let parts: Vec<_> = asked.chunks(part).map(|part| scope.spawn(|| work(part))).collect();
        let done = parts.into_iter().map(std::thread::ScopedJoinHandle::join);
        done.flat_map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

pub fn print_times(what: &str, times: &mut Times, beside: Option<f64>) {
    let (cpu, wall) = ([times.cpu(0.5), times.cpu(0.99)], [times.wall(0.5), times.wall(0.99)]);
    let ratio =
        beside.map_or(String::new(), |other| format!("   {:>6.1}x as fast", other / cpu[0]));
    println!(
        "  {what:34} cpu p50 {:>9.1} us  p99 {:>9.1} us   wall p50 {:>9.1}  p99 {:>9.1}{ratio}",
        cpu[0], cpu[1], wall[0], wall[1]
    );
}

pub fn print_batch(what: &str, since: Instant, cpu: f64) {
    let wall = since.elapsed().as_secs_f64();
    println!(
        "  {what:34} cpu {:>9.2} s   wall {wall:>9.2} s on {THREADS} threads",
        process_cpu() - cpu
    );
}

fn print_memory(index: &Index<PeerV1>, offers: usize) {
    let (index, record) = (index.size() / offers, size_of::<Offer>());
    println!(
        "  {:34} {index} bytes an offer, and {record} for its record without words; {:.0} MB in all",
        "memory",
        memory()
    );
}

fn on_path(
    data: &Data,
    path: Path,
    model: &impl Fn() -> PeerV1,
    (truth, oracle): (&Truth, Option<&Oracle>),
    brute_single: f64,
) -> Result<f64> {
    println!("index, {path:?}");
    let settings = Settings { path, shown: SHOWN, ..Settings::default() };
    let offers: Vec<Option<Offer>> = some(&data.offers);
    let (since, cpu) = (Instant::now(), process_cpu());
    let index = Index::with(model(), settings, offers, Vec::new(), THREADS);
    print_batch("built without requests", since, cpu);
    print_memory(&index, data.offers.len());
    let (mut times, mut scratch) = (Times::default(), Scratch::default());
    for slot in sampled(data.requests.len()).take(SINGLE) {
        let found = times.of(|| index.search(&data.requests[slot], SHOWN, &mut scratch));
        ensure!(
            truth[slot].as_ref().is_none_or(|list| *list == found.list),
            "request {slot} differs from brute force"
        );
    }
    print_times("one request", &mut times, Some(brute_single));
    let single = times.mean_cpu();
    let (since, cpu) = (Instant::now(), process_cpu());
    let lists = in_parallel(&data.requests, |requests| {
        let mut scratch = Scratch::default();
        requests.iter().map(|request| index.search(request, SHOWN, &mut scratch).list).collect()
    });
    print_batch("all requests", since, cpu);
    let same = lists
        .iter()
        .zip(truth)
        .all(|(list, truth)| truth.as_ref().is_none_or(|truth| truth == list));
    ensure!(same, "lists differ from brute force");
    triangles(data, settings, &index, model, truth)?;
    drop(index);
    updates(data, settings, model, oracle)?;
    Ok(single)
}

/// Requests whose triangles are enumerated.
const ENUMERATED: usize = 200;

fn triangles(
    data: &Data,
    settings: Settings,
    index: &Index<PeerV1>,
    model: &impl Fn() -> PeerV1,
    truth: &Truth,
) -> Result<()> {
    let seconds = Index::with(model(), settings, some(&data.facilitators), Vec::new(), 1);
    let rules = ByGaps(index.model());
    let (mut times, mut scratch) = (Times::default(), Scratch::default());
    let slots: Vec<usize> = sampled(data.requests.len()).take(SINGLE).collect();
    let found: Vec<Vec<Lead>> = slots
        .iter()
        .map(|slot| {
            let request = &data.requests[*slot];
            times.of(|| best_leads(&rules, index, &seconds, request, SHOWN, &mut scratch))
        })
        .collect();
    let triangles = found.iter().flatten().filter(|lead| lead.second.is_some()).count();
    let (mut enumerated, mut compared) = (Times::default(), 0);
    for (slot, found) in slots.iter().zip(&found).step_by((slots.len() / ENUMERATED).max(1)) {
        if truth[*slot].is_some() {
            let request = &data.requests[*slot];
            let all =
                enumerated.of(|| every_triangle(&rules, index, &seconds, request, &mut scratch));
            ensure!(*found == all, "the triangles of request {slot} differ from enumeration");
            compared += 1;
        }
    }
    print_times("triangles, every pair of providers", &mut enumerated, None);
    let middle = enumerated.cpu(0.5);
    print_times("triangles, by gaps", &mut times, Some(middle));
    println!(
        "  {triangles} triangles on {} lists; {compared} lists compared with enumeration: identical",
        slots.len()
    );
    Ok(())
}

/// Every first provider with every second provider.
fn every_triangle(
    rules: &ByGaps<'_>,
    firsts: &Index<PeerV1>,
    seconds: &Index<PeerV1>,
    request: &Request,
    scratch: &mut Scratch,
) -> Vec<Lead> {
    let serving = seconds.joined(request, scratch);
    let serving: Vec<(u32, &Offer)> = serving
        .into_iter()
        .filter_map(|slot| Some((slot, seconds.offer(slot)?)))
        .filter(|(_, second)| rules.serves(request, second).is_some())
        .collect();
    let mut leads = Vec::new();
    for slot in firsts.joined(request, scratch) {
        let Some(first) = firsts.offer(slot) else { continue };
        if !firsts.model().admits(request, first) {
            continue;
        }
        let pair = firsts.model().points(request, first);
        let mut lead = Lead { points: pair, first: slot, second: None };
        for (second, offer) in &serving {
            let adds = rules.adds(request, first, offer).unwrap_or(0);
            if adds > 0 && pair + adds > lead.points {
                lead = Lead { points: pair + adds, second: Some(*second), ..lead };
            }
        }
        leads.push(lead);
    }
    leads.sort_unstable_by_key(|lead| (-lead.points, lead.first));
    leads.truncate(SHOWN);
    leads
}

fn updates(
    data: &Data,
    settings: Settings,
    model: &impl Fn() -> PeerV1,
    oracle: Option<&Oracle>,
) -> Result<()> {
    let (since, cpu) = (Instant::now(), process_cpu());
    let (offers, requests) = (some(&data.offers), some(&data.requests));
    let mut index = Index::with(model(), settings, offers, requests, THREADS);
    print_batch("built with all lists kept", since, cpu);
    print_memory(&index, data.offers.len());
    let mut took = replay::run(data, &mut index, oracle)?;
    for (what, times) in took.lines() {
        print_times(&what[2..], times, None);
    }
    let how = if oracle.is_some() {
        "every list compared with brute force after every event: identical"
    } else {
        "not compared after each event, since brute force answered a sample only"
    };
    println!("  {} lists changed by {} events; {how}", took.lists, took.events);
    Ok(())
}
