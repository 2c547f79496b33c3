//! `ayni themes`: what a text is about, and how the program learnt to tell.

use std::{fs, path::Path};

use domain::{Arg, Message};
use serde_json::json;
use themes::{Model, Suggestion};

use crate::{
    cli::{ThemesArgs, ThemesCommand},
    exit::{Code, exit},
    run::Run,
    terminal::{json_line, right},
};

/// Does what was asked.
pub fn themes(run: &Run, args: &ThemesArgs) -> anyhow::Result<()> {
    match &args.command {
        ThemesCommand::Suggest { title, description } => {
            suggest(run, title, description.as_deref().unwrap_or_default())
        }
        ThemesCommand::Train { sectors, goals, output } => train(sectors, goals, output),
    }
}

fn suggest(run: &Run, title: &str, description: &str) -> anyhow::Result<()> {
    let model = Model::shipped();
    let areas = model.suggest_areas(title, description);
    let categories = model.suggest_categories(title, description);
    let goals = model.suggest_goals(title, description);
    if run.json {
        let told = |code: String, percent: u8| json!({ "code": code, "confidence": percent });
        let all = |list: &[Suggestion<domain::ThematicArea>]| -> Vec<_> {
            list.iter().map(|it| told(it.item.to_string(), it.confidence_percent)).collect()
        };
        let goals: Vec<_> =
            goals.iter().map(|it| told(it.item.to_string(), it.confidence_percent)).collect();
        return Ok(json_line(
            &json!({ "areas": all(&areas), "categories": all(&categories), "goals": goals }),
        )?);
    }
    for (heading, list) in [("cli-themes-areas", areas), ("cli-themes-categories", categories)] {
        run.terminal.heading(&run.t(heading));
        for it in list {
            line(run, it.confidence_percent, it.item.code(), it.item.into());
        }
    }
    run.terminal.heading(&run.t("cli-themes-goals"));
    for it in goals {
        line(run, it.confidence_percent, it.item.code(), it.item.into());
    }
    Ok(())
}

fn line(run: &Run, percent: u8, code: &str, name: Arg) {
    let name = run.say(&Message::new("cli-themes-name").with("name", name));
    let (bar, percent) =
        (run.terminal.bar(percent.into(), 100, 12), right(&format!("{percent} %"), 6));
    // The name of a goal begins with its number.
    let code = if name.starts_with(code) { "" } else { code };
    run.terminal.line(format!("  {bar} {percent}  {}", format!("{code} {name}").trim_start()));
}

fn train(sectors: &Path, goals: &Path, output: &Path) -> anyhow::Result<()> {
    let read = |file: &Path| {
        let failed = |error| exit(Code::NoInput, format!("{}: {error}", file.display()));
        fs::read_to_string(file).map_err(failed)
    };
    let wrong = |file: &Path, error: &themes::BadLine| {
        let (line, reason) = (error.line, &error.reason);
        exit(Code::Data, format!("{}, line {line}: {reason}", file.display()))
    };
    let coded = themes::read_sectors(&read(sectors)?).map_err(|error| wrong(sectors, &error))?;
    let aimed = themes::read_goals(&read(goals)?).map_err(|error| wrong(goals, &error))?;
    let model = themes::train(&coded, &aimed);
    fs::write(output, model.write())
        .map_err(|error| exit(Code::CannotCreate, format!("{}: {error}", output.display())))
}
