//! `ayni proposals`: the shortlists as they stand in the log.

use domain::{CooperationRequestId, Proposal};
use event_store::Position;
use serde_json::json;

use crate::{
    card,
    cli::ProposalsArgs,
    exit::{Code, exit},
    records::Records,
    run::Run,
    store,
    terminal::json_line,
};

/// How many proposals of each list are shown where all lists are.
const SHOWN: usize = 3;

/// Prints every shortlist, or one with every criterion.
pub async fn proposals(run: &Run, args: &ProposalsArgs) -> anyhow::Result<()> {
    let opened = store::open_existing(&run.settings.serve.data)?;
    let records = Records::shown(run, &opened, Position(u64::MAX)).await?;
    if let Some(id) = &args.request {
        let id: CooperationRequestId =
            id.parse().map_err(|error: domain::InvalidId| exit(Code::Usage, error.to_string()))?;
        if records.request(&id).is_none() {
            let words = run.with("cli-no-request", [("id", id.as_str().into())]);
            return Err(exit(Code::NoInput, words));
        }
        return one(run, &records, &id);
    }
    if !run.json && !records.matcher.has_policy() {
        run.terminal.wrapped(&run.t("cli-no-policy"), 0);
    }
    tell_unrecorded(run, &records);
    for (id, list) in records.shortlists() {
        if run.json {
            as_json(&records, id, list)?;
            continue;
        }
        run.terminal.heading(id.as_str());
        run.terminal.wrapped(&card::request_line(run, &records, id), 2);
        for (at, proposal) in list.iter().take(SHOWN).enumerate() {
            card::in_short(run, &records, at + 1, proposal);
        }
    }
    Ok(())
}

fn one(run: &Run, records: &Records, id: &CooperationRequestId) -> anyhow::Result<()> {
    let list = records.matcher.list(id);
    if run.json {
        return as_json(records, id, list);
    }
    tell_unrecorded(run, records);
    if list.is_empty() {
        run.terminal.line(run.t("cli-no-proposals"));
    }
    for proposal in list {
        card::card(run, records, proposal);
    }
    Ok(())
}

/// Says so where lists were found just now.
pub fn tell_unrecorded(run: &Run, records: &Records) {
    let count = records.unrecorded.len();
    if !run.json && count > 0 {
        let words = run.with("cli-unrecorded", [("count", count.into())]);
        run.terminal.wrapped(&run.terminal.quiet(&words), 0);
    }
}

fn as_json(records: &Records, id: &CooperationRequestId, list: &[Proposal]) -> anyhow::Result<()> {
    let recorded = !records.unrecorded.contains(id);
    Ok(json_line(&json!({ "request": id, "proposals": list, "recorded": recorded }))?)
}
