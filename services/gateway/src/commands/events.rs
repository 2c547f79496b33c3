//! `ayni events`: what is recorded, from the data folder or from the program that serves it.

use std::{
    io::{BufRead, BufReader},
    path::Path,
};

use domain::Message;
use event_store::{EventStore, Pages, Position, ReadError, StreamId};
use serde_json::Value;

use crate::{
    cli::EventsArgs,
    exit::{Code, exit, tell},
    run::Run,
    serving, store,
    terminal::{Terminal, fit, json_line, right},
};

/// Prints the events that are asked for.
pub async fn events(run: &Run, args: &EventsArgs) -> anyhow::Result<()> {
    let stream = args.stream.as_ref().map(StreamId::new).transpose();
    let stream = stream.map_err(|_| {
        let named = args.stream.as_deref().unwrap_or_default();
        tell(Code::Usage, Message::new("rule-stream").with("value", named))
    })?;
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
    let mut found = false;
    while let Some(page) = pages.next().await.map_err(unreadable)? {
        for event in page {
            found = true;
            print(run, &serde_json::to_value(event)?)?;
        }
    }
    if !found && let Some(why) = nothing(&*opened.store, args.from, stream.as_ref()).await? {
        eprintln!("ayni: {}", run.say(&why));
    }
    Ok(())
}

/// Why nothing was printed: there is no such stream, or what there is ends before. Of an empty log
/// there is nothing to say.
async fn nothing(
    store: &dyn EventStore,
    from: u64,
    stream: Option<&StreamId>,
) -> anyhow::Result<Option<Message>> {
    let Some(stream) = stream else {
        let last = store.head().borrow().0;
        let after = Message::new("cli-events-after").with("from", from.to_string());
        return Ok((last > 0).then(|| after.with("last", last.to_string())));
    };
    let (mut pages, mut last) = (Pages::of_stream(store, stream, Position::START), None);
    while let Some(page) = pages.next().await.map_err(unreadable)? {
        last = page.last().map(|event| event.position).or(last);
    }
    let id = if last.is_some() { "cli-events-stream-after" } else { "cli-events-no-stream" };
    let message = Message::new(id).with("stream", stream.to_string());
    Ok(Some(match last {
        Some(last) => message.with("from", from.to_string()).with("last", last.to_string()),
        None => message,
    }))
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn unreadable(error: ReadError) -> anyhow::Error {
    exit(Code::Data, error.to_string())
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
    run.terminal.line(row(&run.terminal, event));
    Ok(run.terminal.check()?)
}

/// An event on one line. Where columns are few, seconds go and names are cut; `--json` has them whole.
fn row(terminal: &Terminal, event: &Value) -> String {
    let text = |field: &str| event[field].as_str().unwrap_or_default();
    let (time, stream, actor) = match terminal.width() {
        100.. => (19, 44, usize::MAX),
        width => (16, width.saturating_sub(56).max(12), 13),
    };
    let time = text("recorded_at").get(..time).unwrap_or_default().replace('T', " ");
    let actor = if actor < usize::MAX { fit(text("actor"), actor) } else { text("actor").into() };
    format!(
        "{} {} {} {} {}",
        right(&event["position"].to_string(), 7),
        terminal.quiet(&time),
        terminal.strong(&fit(text("type"), 16)),
        fit(text("stream"), stream),
        terminal.quiet(actor.trim_end()),
    )
}

#[cfg(test)]
mod tests {
    use console::measure_text_width;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_line_is_no_wider_than_the_terminal() {
        let event = json!({
            "position": 1_234_567, "recorded_at": "2026-11-22T15:00:00.000Z",
            "type": "CapacityReleased", "actor": "coordinator;name=Ana María",
            "stream": "review-ug-rice-and-millet~cn-rice-and-millet",
        });
        for width in [72, 80, 99] {
            let line = row(&Terminal::of_width(width), &event);
            assert!(measure_text_width(&line) <= width, "{width}: {line}");
        }
        let wide = row(&Terminal::of_width(100), &event);
        assert!(wide.contains("~cn-rice-and-millet coordinator;name=Ana María"), "{wide}");
    }
}
