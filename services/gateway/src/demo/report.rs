//! What the demo prints: how much there is, the five best proposals, how long it took.

use std::{collections::BTreeSet, net::SocketAddr, path::Path, time::Duration};

use domain::{Arg, Proposal, Provider};
use serde_json::json;

use super::data::Counts;
use crate::{
    card,
    records::Records,
    run::Run,
    terminal::{fit, json_line, right},
};

/// How many proposals are shown with everything.
const BEST: usize = 5;

/// Prints everything but the address.
pub fn print(
    run: &Run,
    records: &Records,
    counts: &Counts,
    steps: &[(&'static str, Duration)],
) -> anyhow::Result<()> {
    let best = best(records);
    if run.json {
        let steps: Vec<_> = steps
            .iter()
            .map(|(name, took)| json!({"step": name, "seconds": took.as_secs_f64()}))
            .collect();
        return Ok(json_line(&json!({
            "counts": {
                "programmes": counts.programmes, "past_partnerships": counts.partnerships,
                "offers": counts.offers, "requests": counts.requests,
                "providers": providers(records).len(), "events": records.events,
                "requests_with_proposals": records.shortlists().count(),
            },
            "best": best, "steps": steps,
        }))?);
    }
    run.terminal.blank();
    run.terminal.line(run.terminal.strong(&run.t("cli-demo-title")));
    run.terminal.wrapped(&run.terminal.quiet(&run.t("cli-demo-derived")), 0);
    run.terminal.heading(&run.t("cli-demo-counts"));
    for (id, count) in [
        ("cli-count-offers", counts.offers),
        ("cli-count-providers", providers(records).len()),
        ("cli-count-requests", counts.requests),
        ("cli-count-past", counts.partnerships),
        ("cli-count-programmes", counts.programmes),
        ("cli-count-shortlists", records.shortlists().count()),
        ("cli-count-triangles", triangles(records)),
    ] {
        run.terminal.line(format!("  {}  {}", right(&count.to_string(), 5), run.t(id)));
    }
    run.terminal.heading(&run.t("cli-demo-best"));
    for proposal in &best {
        card::card(run, records, proposal);
    }
    run.terminal.heading(&run.t("cli-demo-steps"));
    for (name, took) in steps {
        let millis = format!("{} ms", took.as_millis());
        run.terminal.line(format!("  {} {}", fit(&run.t(name), 44), right(&millis, 9)));
    }
    Ok(())
}

/// Prints where the pages are.
pub fn address(run: &Run, address: SocketAddr, folder: &Path, kept: bool) -> anyhow::Result<()> {
    if run.json {
        let address = format!("http://{address}");
        return Ok(json_line(&json!({ "address": address, "data": folder, "kept": kept }))?);
    }
    let id = if kept { "cli-demo-kept" } else { "cli-demo-temporary" };
    run.terminal.blank();
    run.terminal.line(
        run.terminal.good(&run.with("cli-demo-address", [("address", super::pages(address))])),
    );
    let folder = Arg::Text(folder.display().to_string());
    run.terminal.line(run.terminal.quiet(&run.with(id, [("folder", folder)])));
    Ok(())
}

/// The best proposal of each request, the best of them first; among the first five, at least one
/// with two providers if there is any.
fn best(records: &Records) -> Vec<&Proposal> {
    let mut firsts: Vec<&Proposal> =
        records.shortlists().filter_map(|(_, list)| list.first()).collect();
    firsts.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
    let triangle = firsts.iter().copied().find(|proposal| proposal.is_triangular());
    let mut best: Vec<&Proposal> = firsts.into_iter().take(BEST).collect();
    if let Some(triangle) = triangle
        && !best.iter().any(|proposal| proposal.is_triangular())
    {
        best.pop();
        best.push(triangle);
    }
    best
}

fn providers(records: &Records) -> BTreeSet<Provider> {
    records.offers.keys().filter_map(|id| Some(records.offer(id)?.provider)).collect()
}

fn triangles(records: &Records) -> usize {
    let firsts = records.shortlists().filter_map(|(_, list)| list.first());
    firsts.filter(|proposal| proposal.is_triangular()).count()
}
