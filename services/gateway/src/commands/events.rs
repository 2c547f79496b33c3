//! `ayni events`: what is recorded, from the data folder or from the program that serves it.

use std::{
    io::{BufRead, BufReader},
    path::Path,
};

use domain::Message;
use event_store::{Pages, Position, StreamId};
use serde_json::Value;

use crate::{
    cli::EventsArgs,
    exit::{Code, exit, tell},
    run::Run,
    serving, store,
    terminal::{fit, json_line, right},
};

/// Prints the events that are asked for.
pub async fn events(run: &Run, args: &EventsArgs) -> anyhow::Result<()> {
    let stream = args.stream.as_ref().map(StreamId::new).transpose();
    let stream = stream.map_err(|error| exit(Code::Usage, error.to_string()))?;
    let after = Position(args.from.saturating_sub(1));
    let data = &run.settings.serve.data;
    if args.follow {
        return follow(run, data, after, stream.as_ref());
    }
    let opened = store::open_existing(data)?;
    let mut pages = match &stream {
        Some(stream) => Pages::of_stream(&*opened.store, stream, after),
        None => Pages::of_log(&*opened.store, after),
    };
    while let Some(page) =
        pages.next().await.map_err(|error| exit(Code::Data, error.to_string()))?
    {
        for event in page {
            print(run, &serde_json::to_value(event)?)?;
        }
    }
    Ok(())
}

/// Goes on with what comes. The program that serves the folder has it locked, so it is asked.
fn follow(
    run: &Run,
    data: &Path,
    after: Position,
    stream: Option<&StreamId>,
) -> anyhow::Result<()> {
    let Some(serving) = serving::read(data) else {
        let message = Message::new("cli-not-served").with("data", data.display().to_string());
        return Err(tell(Code::Unavailable, message));
    };
    let mut address = format!("http://{}/api/v1/events?after={after}", serving.address);
    if let Some(stream) = stream {
        address = format!("{address}&stream={stream}");
    }
    let answer = ureq::get(&address)
        .header("Accept", "text/event-stream")
        // Whoever has the folder may read all of it, as without `--follow`.
        .header("Ayni-Act-As", "coordinator")
        .call()
        .map_err(|error| exit(Code::Unavailable, format!("{address}: {error}")))?;
    for line in BufReader::new(answer.into_body().into_reader()).lines() {
        if let Some(event) = line?.strip_prefix("data: ") {
            print(run, &serde_json::from_str(event)?)?;
        }
    }
    Err(tell(Code::Unavailable, Message::new("cli-server-ended")))
}

fn print(run: &Run, event: &Value) -> anyhow::Result<()> {
    if run.json {
        return Ok(json_line(event)?);
    }
    let text = |field: &str| event[field].as_str().unwrap_or_default();
    let time = text("recorded_at").get(..19).unwrap_or_default().replace('T', " ");
    let terminal = &run.terminal;
    let line = format!(
        "{} {} {} {} {}",
        right(&event["position"].to_string(), 7),
        terminal.quiet(&time),
        terminal.strong(&fit(text("type"), 16)),
        fit(text("stream"), 44),
        terminal.quiet(text("actor")),
    );
    terminal.line(line);
    Ok(terminal.check()?)
}
