//! `ayni explain`: why an offer is or is not on a request's shortlist.

use domain::{
    Arg, CapacityOfferId, CooperationRequestId, Explain as _, InvalidId, Message, PolicyStamp,
};
use event_store::{EventStore as _, Position};
use matcher::Answer;
use matching::Engine as _;
use serde::Serialize;

use crate::{
    card,
    cli::ExplainArgs,
    commands::proposals::tell_unrecorded,
    exit::{Code, exit, tell},
    records::Records,
    run::Run,
    store,
    terminal::json_line,
};

/// An answer, and what it was found by.
#[derive(Serialize)]
struct AsOf<'a> {
    /// How far the log was read.
    position: u64,
    policy: &'a PolicyStamp,
    #[serde(flatten)]
    answer: &'a Answer,
}

/// Prints the answer.
pub async fn explain(run: &Run, args: &ExplainArgs) -> anyhow::Result<()> {
    let wrong = |error: InvalidId| tell(Code::Usage, error.explain());
    let request: CooperationRequestId = args.request.parse().map_err(wrong)?;
    let offer: CapacityOfferId = args.offer.parse().map_err(wrong)?;
    let opened = store::open_existing(&run.settings.serve.data)?;
    let head = *opened.store.head().borrow();
    if let Some(asked) = args.as_of.filter(|asked| *asked > head.0) {
        let message = Message::new("cli-no-event").with("position", asked.to_string());
        return Err(tell(Code::NoInput, message.with("last", head.to_string())));
    }
    let last = args.as_of.map_or(Position(u64::MAX), Position);
    let records = Records::shown(run, &opened, last).await?;
    let engine = records.engine(run)?;
    let Some(answer) = Answer::of(&records.matcher, &request, &offer, run.locale) else {
        return Err(exit(Code::NoInput, not_known(run, &records, &request, &offer)));
    };
    let stamp = engine.policy().stamp();
    if run.json {
        return Ok(json_line(&AsOf { position: records.events, policy: &stamp, answer: &answer })?);
    }
    let position = records.events.to_string();
    let policy = format!("{} ({:.8})", stamp.version, stamp.hash);
    let args = [("position", position.into()), ("policy", policy.as_str().into())];
    run.terminal.wrapped(&run.terminal.quiet(&run.with("cli-as-of", args)), 0);
    tell_unrecorded(run, &records);
    run.terminal.wrapped(&answer.says, 0);
    if let (Some(proposal), Some(score)) = (&answer.proposal, answer.score) {
        let score = run.with("cli-score", [("score", Arg::Number(score.into()))]);
        let words =
            format!("{}  {}", run.terminal.strong(&score), run.terminal.quiet(proposal.as_str()));
        run.terminal.wrapped(&words, 2);
    }
    for said in &answer.filters {
        run.terminal.wrapped(&format!("× {}", said.says), 2);
    }
    card::criteria(run, &answer.criteria, 2);
    if let Some(change) = &answer.change {
        run.terminal.blank();
        run.terminal.wrapped(&run.terminal.good(change), 0);
    } else if answer.takes_several_changes() {
        run.terminal.blank();
        run.terminal.wrapped(&run.t("explain-no-change"), 0);
    }
    Ok(())
}

/// What of the pair cannot be asked about, and why.
fn not_known(
    run: &Run,
    records: &Records,
    request: &CooperationRequestId,
    offer: &CapacityOfferId,
) -> String {
    let (id, name) = match (records.request(request), records.offer(offer)) {
        (None, _) => ("cli-no-request", request.as_str()),
        (_, None) => ("cli-no-offer", offer.as_str()),
        _ => ("cli-not-open", request.as_str()),
    };
    run.with(id, [("id", name.into())])
}
