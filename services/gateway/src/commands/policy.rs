//! `ayni policy`: what another policy would have made of the same log.

use std::path::Path;

use app::i18n;
use domain::{Arg, Country};
use event_store::{EventStore, Pages, Position};
use matcher::{Comparison, Moved, Replay, Served};
use matching::{Engine as _, Policy};

use crate::{
    cli::CompareArgs,
    exit::{Code, exit},
    progress::bar_if_long,
    records::{Records, Unreadable},
    run::{Run, read_policy},
    store::{self, Opened},
    terminal::{fit, json_line, right},
};

/// The name of the policy in force, where a file could be named.
const ADOPTED: &str = "adopted";
/// How many columns a name takes.
const NAME: usize = 44;
/// How many columns a number takes.
const NUMBER: usize = 9;

/// Replays the log under both and prints what is otherwise.
pub async fn compare(run: &Run, args: &CompareArgs) -> anyhow::Result<()> {
    let opened = store::open_existing(&run.settings.serve.data)?;
    let broken = |error: Unreadable| exit(Code::Data, error.to_string());
    let records = Records::shown(run, &opened, Position(u64::MAX)).await?;
    let [first, other] = [&args.first, &args.other].map(|name| policy(run, &records, name));
    let [mut first, mut other] = [Replay::new(first?), Replay::new(other?)];
    follow(run, &opened, [&mut first, &mut other]).await.map_err(broken)?;
    let comparison = Comparison::of(&first, &other);
    if run.json {
        return Ok(json_line(&comparison)?);
    }
    show(run, &comparison);
    Ok(())
}

fn policy(run: &Run, records: &Records, name: &str) -> anyhow::Result<Policy> {
    if name != ADOPTED {
        return Ok(read_policy(Path::new(name))?.1);
    }
    Ok(records.engine(run)?.policy().clone())
}

async fn follow(
    run: &Run,
    opened: &Opened,
    [first, other]: [&mut Replay; 2],
) -> Result<(), Unreadable> {
    let bar = bar_if_long(run, opened.store.head().borrow().0, "cli-replaying");
    let mut pages = Pages::of_log(&*opened.store, Position::START);
    while let Some(page) = pages.next().await? {
        for event in &page {
            first.follow(event)?;
            other.follow(event)?;
            bar.inc(1);
        }
    }
    bar.finish_and_clear();
    Ok(())
}

fn show(run: &Run, comparison: &Comparison) {
    let versions = comparison
        .policies
        .each_ref()
        .map(|stamp| format!("{} ({})", stamp.version, stamp.hash.get(..8).unwrap_or_default()));
    run.terminal.heading(&versions.join(" → "));
    let count = |number: usize| number.to_string();
    pair(run, &run.t("cli-compare-requests"), [&count(comparison.requests), ""]);
    let [one, other] = comparison.proposed.map(count);
    pair(run, &run.t("cli-compare-proposed"), [&one, &other]);
    if let Some(ndcg) = comparison.ndcg {
        let [one, other] = ndcg.map(|ndcg| i18n::thousandths(run.locale, ndcg));
        pair(run, &run.t("cli-compare-ndcg"), [&one, &other]);
        pair(run, &run.t("cli-compare-endorsed"), [&count(comparison.decisions[0]), ""]);
    }
    if comparison.decisions[1] > 0 {
        let [one, other] = comparison.declined_shown.map(count);
        pair(run, &run.t("cli-compare-declined"), [&one, &other]);
    }
    for (id, moved) in [
        ("cli-compare-came", &comparison.came),
        ("cli-compare-went", &comparison.went),
        ("cli-compare-moved", &comparison.moved),
    ] {
        let number = Arg::Number(i64::try_from(moved.len()).unwrap_or(i64::MAX));
        run.terminal.heading(&run.with(id, [("count", number)]));
        for moved in moved {
            stands(run, moved);
        }
    }
    run.terminal.heading(&run.t("cli-compare-groups"));
    for (group, served) in &comparison.groups {
        rates(run, &run.t(&format!("cli-compare-group-{group}")), *served);
    }
    run.terminal.heading(&run.t("cli-compare-countries"));
    let name = |country: &Country| country.name(run.locale);
    let mut countries: Vec<_> = comparison.countries.iter().collect();
    countries.sort_by_cached_key(|(country, _)| i18n::alphabetical(name(country)));
    for (country, served) in countries {
        rates(run, name(country), *served);
    }
}

/// A proposal's rank and points under both.
fn stands(run: &Run, moved: &Moved) {
    let told = |at: usize| match (moved.ranks[at], moved.points[at]) {
        (Some(rank), Some(points)) => format!("{rank}. {points}"),
        _ => "–".to_owned(),
    };
    let room = run.terminal.width().saturating_sub(2 * NUMBER + 4).max(NAME);
    run.terminal.line(format!(
        "  {} {} {}",
        fit(moved.proposal.as_str(), room),
        right(&told(0), NUMBER),
        right(&told(1), NUMBER),
    ));
}

/// How many of the requests have a proposal, under both.
fn rates(run: &Run, name: &str, served: Served) {
    let [one, other] = served.with_proposals.map(|with| format!("{with}/{}", served.requests));
    pair(run, name, [&one, &other]);
}

fn pair(run: &Run, name: &str, values: [&str; 2]) {
    let [one, other] = values.map(|value| right(value, NUMBER));
    run.terminal.line(format!("  {} {one} {other}", fit(name, NAME)));
}
