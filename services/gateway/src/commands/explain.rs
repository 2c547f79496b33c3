//! `ayni explain`: why an offer is or is not on a request's shortlist.

use domain::{CapacityOfferId, CooperationRequestId, InvalidId};
use event_store::Position;
use matcher::{Answer, Said};
use matching::Engine as _;

use crate::{
    cli::ExplainArgs,
    exit::{Code, exit},
    records::Records,
    run::Run,
    store,
    terminal::{fit, json_line, right},
};

/// Prints the answer.
pub async fn explain(run: &Run, args: &ExplainArgs) -> anyhow::Result<()> {
    let wrong = |error: InvalidId| exit(Code::Usage, error.to_string());
    let request: CooperationRequestId = args.request.parse().map_err(wrong)?;
    let offer: CapacityOfferId = args.offer.parse().map_err(wrong)?;
    let opened = store::open_existing(&run.settings.serve.data)?;
    let last = args.as_of.map_or(Position(u64::MAX), Position);
    let records = Records::read_as_of(&*opened.store, last).await;
    let records = records.map_err(|error| exit(Code::Data, error.to_string()))?;
    let engine = records.engine(run)?;
    let Some(answer) = Answer::of(&records.matcher, &request, &offer, run.locale) else {
        return Err(exit(Code::NoInput, not_known(run, &records, &request, &offer)));
    };
    if run.json {
        return Ok(json_line(&answer)?);
    }
    let stamp = engine.policy().stamp();
    let position = records.events.to_string();
    let args = [("position", position.into()), ("policy", stamp.version.as_str().into())];
    run.terminal.line(run.terminal.quiet(&run.with("cli-as-of", args)));
    run.terminal.wrapped(&answer.says, 0);
    for said in &answer.filters {
        run.terminal.wrapped(&format!("× {}", said.says), 2);
    }
    for said in &answer.criteria {
        criterion(run, said);
    }
    if let Some(change) = &answer.change {
        run.terminal.blank();
        run.terminal.wrapped(&run.terminal.good(change), 0);
    }
    Ok(())
}

fn criterion(run: &Run, said: &Said) {
    let (points, of) = (said.points.unwrap_or(0), said.of.unwrap_or(0));
    run.terminal.line(format!(
        "  {} {} {}  {}",
        fit(&said.label, 20),
        run.terminal.bar(points, of, 12),
        right(&format!("{points:+}"), 5),
        said.says,
    ));
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
