//! `ayni export`: writes out all offers or all requests, as they can be brought in again.

use std::{fs, io::Write, path::Path};

use app::table;
use domain::{Arg, CapacityOffer, CooperationRequest};
use serde_json::Value;

use crate::{
    cli::{ExportArgs, Format, What},
    exit::{Code, exit},
    records::Records,
    run::Run,
    store,
    tabled::Tabled,
};

/// Writes them.
pub async fn export(run: &Run, args: &ExportArgs) -> anyhow::Result<()> {
    let opened = store::open_existing(&run.settings.serve.data)?;
    let records = Records::read(&*opened.store).await;
    let records = records.map_err(|error| exit(Code::Data, error.to_string()))?;
    match args.what {
        What::Offers => write::<CapacityOffer>(run, args, &records),
        What::Requests => write::<CooperationRequest>(run, args, &records),
    }
}

fn write<A: Tabled>(run: &Run, args: &ExportArgs, records: &Records) -> anyhow::Result<()> {
    let mut rows: Vec<Value> = vec![];
    for (id, terms) in A::all(records) {
        let mut row = serde_json::to_value(terms)?;
        row["id"] = Value::String(id.to_string());
        rows.push(row);
    }
    let text = match format(args) {
        Format::Csv => table::to_csv(A::COLUMNS, run.locale, &rows),
        Format::Jsonl => table::to_json_lines(&rows),
    };
    let Some(output) = &args.output else {
        return Ok(std::io::stdout().lock().write_all(text.as_bytes())?);
    };
    fs::write(output, text)
        .map_err(|error| exit(Code::CannotCreate, format!("{}: {error}", output.display())))?;
    let file = Arg::Text(output.display().to_string());
    run.terminal.line(run.with("cli-exported", [("count", rows.len().into()), ("file", file)]));
    Ok(())
}

/// The format that was asked for, or the one that the file's name tells.
fn format(args: &ExportArgs) -> Format {
    let named = |path: &Path| {
        matches!(path.extension()?.to_str()?, "jsonl" | "ndjson" | "json").then_some(())
    };
    let by_name = args.output.as_deref().and_then(named);
    args.format.unwrap_or(if by_name.is_some() { Format::Jsonl } else { Format::Csv })
}
