//! `ayni themes`: what a text is about, and how the program learnt to tell.

use std::{fs, path::Path};

use app::suggest::{Suggested, Suggestions};

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

/// Suggests what the forms and the API suggest.
fn suggest(run: &Run, title: &str, description: &str) -> anyhow::Result<()> {
    let suggested = app::suggest::suggest(run.locale, title, description);
    if run.json {
        return Ok(json_line(&suggested)?);
    }
    let Suggestions { thematic_areas, sdg_targets } = suggested;
    if thematic_areas.is_empty() && sdg_targets.is_empty() {
        run.terminal.wrapped(&run.t("cli-themes-none"), 0);
    }
    for (heading, list) in [("cli-themes-areas", thematic_areas), ("cli-themes-goals", sdg_targets)]
    {
        if !list.is_empty() {
            run.terminal.heading(&run.t(heading));
        }
        for it in list {
            line(run, &it);
        }
    }
    Ok(())
}

fn line(run: &Run, Suggested { code, name, confidence_percent }: &Suggested) {
    let percent = right(&format!("{confidence_percent} %"), 6);
    let bar = run.terminal.bar((*confidence_percent).into(), 100, 12);
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
