//! `ayni export`: writes out all offers or all requests, as they can be brought in again.

use std::{fs, io::Write, path::Path};

use app::table;
use domain::{Arg, CapacityOffer, CooperationRequest, Message};
use serde_json::{Value, json};

use crate::{
    cli::{ExportArgs, Format, What},
    exit::{Code, exit, tell},
    records::Records,
    run::Run,
    store,
    tabled::Tabled,
    terminal::json_line,
};

/// Writes them.
pub async fn export(run: &Run, args: &ExportArgs) -> anyhow::Result<()> {
    let format = format(run, args)?;
    let opened = store::open_existing(&run.settings.serve.data)?;
    let records = Records::without_lists(&*opened.store).await;
    let records = records.map_err(|error| exit(Code::Data, error.to_string()))?;
    match args.what {
        What::Offers => write::<CapacityOffer>(run, args, format, &records),
        What::Requests => write::<CooperationRequest>(run, args, format, &records),
    }
}

fn write<A: Tabled>(
    run: &Run,
    args: &ExportArgs,
    format: Format,
    records: &Records,
) -> anyhow::Result<()> {
    let mut rows: Vec<Value> = vec![];
    for (id, terms) in A::all(records) {
        let mut row = serde_json::to_value(terms)?;
        row["id"] = Value::String(id.to_string());
        rows.push(row);
    }
    let text = match format {
        Format::Csv => table::to_csv(A::COLUMNS, run.locale, &rows),
        Format::Jsonl => table::to_json_lines(&rows),
    };
    let Some(output) = &args.output else {
        let mut out = std::io::stdout().lock();
        out.write_all(text.as_bytes())?;
        return Ok(out.flush()?);
    };
    fs::write(output, text)
        .map_err(|error| exit(Code::CannotCreate, format!("{}: {error}", output.display())))?;
    if run.json {
        return Ok(json_line(&json!({ "file": output, "written": rows.len() }))?);
    }
    let file = Arg::Text(output.display().to_string());
    run.terminal.line(run.with("cli-exported", [("count", rows.len().into()), ("file", file)]));
    Ok(())
}

/// The format that was asked for, or the one that the file's name tells. A name that promises another
/// is refused: whoever opens the file would be misled.
fn format(run: &Run, args: &ExportArgs) -> anyhow::Result<Format> {
    let extension = args.output.as_deref().and_then(Path::extension);
    let extension = extension.map(|it| it.to_string_lossy().to_ascii_lowercase());
    let named = match extension.as_deref() {
        None => None,
        Some("csv" | "txt") => Some(Format::Csv),
        Some("jsonl" | "ndjson") => Some(Format::Jsonl),
        Some(other) => return Err(misnamed(other)),
    };
    let asked = args.format.or(run.json.then_some(Format::Jsonl));
    match (asked, named) {
        (Some(asked), Some(named)) if asked != named && args.format.is_some() => {
            Err(misnamed(extension.as_deref().unwrap_or_default()))
        }
        // Of a file, its name says more than how the answer is told.
        _ => Ok(args.format.or(named).or(asked).unwrap_or(Format::Csv)),
    }
}

fn misnamed(extension: &str) -> anyhow::Error {
    tell(Code::Usage, Message::new("cli-export-name").with("extension", extension))
}
