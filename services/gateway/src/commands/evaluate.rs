//! `ayni evaluate`: how often the program is right about what really happened.

use std::{
    fs::{self, File},
    io::{BufReader, Write},
    path::{Path, PathBuf},
};

use evaluation::Trials;
use serde_json::json;
use themes::{CodedText, Figures, Goals, Model, Sectors};

use crate::{
    cli::{EvaluateArgs, FitArgs},
    exit::{Code, exit},
    run::Run,
    terminal::json_line,
};

/// What to mind where texts are not judged by a model that was learnt from others.
const TAUGHT: &str = "the model was learnt from the benchmark's dev half: on its texts these figures \
                      flatter, and --cross-validate tells the honest ones";

/// The weights that come with the program.
const WEIGHTS: &str = include_str!("../../../../config/portfolio.toml");

/// Ranks providers for real requests, or suggests themes for coded texts, and prints how often that
/// was right.
pub fn evaluate(run: &Run, args: &EvaluateArgs) -> anyhow::Result<()> {
    match (&args.offers, &args.cases) {
        (Some(offers), Some(cases)) => partnerships(run, args, offers, cases),
        _ => suggestions(run, args),
    }
}

fn partnerships(run: &Run, args: &EvaluateArgs, offers: &Path, cases: &Path) -> anyhow::Result<()> {
    let weights = weights(args.weights.as_deref())?;
    let trials = Trials::read(&args.leave_out, &args.add);
    let trials = trials.map_err(|error| exit(Code::Usage, error.to_string()))?;
    let coded = args.teach.as_deref().map(coded).transpose()?;
    let (offers, cases) = (open(offers)?, open(cases)?);
    let report = if args.cross_validate {
        evaluation::cross_validate(offers, cases, &weights, &trials, coded.as_deref())
    } else {
        evaluation::evaluate(offers, cases, &weights)
    };
    let report = report.map_err(|error| exit(Code::Data, error.to_string()))?;
    for note in &report.notes {
        eprintln!("ayni: {note}");
    }
    if run.json {
        return Ok(json_line(&report)?);
    }
    for line in report.to_string().lines() {
        run.terminal.line(line);
    }
    Ok(())
}

fn suggestions(run: &Run, args: &EvaluateArgs) -> anyhow::Result<()> {
    let Coded { sectors, goals } = all_coded(&args.themes)?;
    let mut figures: Vec<Figures> = if args.cross_validate {
        themes::cross_validate(&sectors, &goals).into()
    } else {
        themes::evaluate(Model::shipped(), &sectors, &goals).into()
    };
    for source in &args.without_source {
        if !sectors.iter().any(|coded| coded.source == *source) {
            let words = format!("--without-source {source}: no text has that source");
            return Err(exit(Code::Usage, words));
        }
        figures.push(themes::leave_source_out(&sectors, &sectors, source));
    }
    figures.retain(|figures| figures.all().is_some_and(|row| row.texts > 0));
    if !args.cross_validate {
        eprintln!("ayni: {TAUGHT}");
    }
    for figures in &figures {
        if run.json {
            json_line(&as_json(figures))?;
        } else {
            for line in figures.to_string().lines() {
                run.terminal.line(line);
            }
            run.terminal.blank();
        }
    }
    Ok(())
}

/// Texts that people coded.
struct Coded {
    sectors: Vec<CodedText<Sectors>>,
    goals: Vec<CodedText<Goals>>,
}

/// The texts of several files.
fn all_coded(files: &[PathBuf]) -> anyhow::Result<Coded> {
    let (mut sectors, mut goals) = (Vec::new(), Vec::new());
    for file in files {
        let text = fs::read_to_string(file).map_err(|error| unreadable(file, &error))?;
        let wrong = |error: themes::BadLine| wrong(file, &error);
        let first = text.lines().next().unwrap_or_default();
        if first.contains("\"sdg\":") {
            let words =
                "pairs of a text and one goal are not scored; give dac_*.jsonl or sdg_*.jsonl";
            return Err(exit(Code::Data, format!("{}: {words}", file.display())));
        }
        // A file of goals has no sectors in it.
        if first.contains("\"sdgs\":") {
            goals.extend(themes::read_goals(&text).map_err(wrong)?);
        } else {
            sectors.extend(themes::read_sectors(&text).map_err(wrong)?);
        }
    }
    if sectors.is_empty() && goals.is_empty() {
        return Err(exit(Code::Data, "there is no text in the files of --themes".to_owned()));
    }
    Ok(Coded { sectors, goals })
}

/// Texts that people coded with sectors.
fn coded(file: &Path) -> anyhow::Result<Vec<CodedText<Sectors>>> {
    let text = fs::read_to_string(file).map_err(|error| unreadable(file, &error))?;
    themes::read_sectors(&text).map_err(|error| wrong(file, &error))
}

fn wrong(file: &Path, error: &themes::BadLine) -> anyhow::Error {
    exit(Code::Data, format!("{}, line {}: {}", file.display(), error.line, error.reason))
}

fn as_json(figures: &Figures) -> serde_json::Value {
    let rows: Vec<_> = figures
        .rows
        .iter()
        .map(|row| {
            json!({
                "name": row.name, "texts": row.texts, "hit_at_1": row.hit_at_1,
                "hit_at_3": row.hit_at_3, "macro_recall_at_1": row.macro_recall_at_1,
            })
        })
        .collect();
    json!({ "title": figures.title, "rows": rows })
}

/// `ayni policy fit`: learns the weights and tables, and writes them as the file that is read.
pub fn fit(args: &FitArgs) -> anyhow::Result<()> {
    let scales = weights(None)?;
    let learnt = evaluation::fit(open(&args.offers)?, open(&args.cases)?, &scales);
    let text = learnt.map_err(|error| exit(Code::Data, error.to_string()))?;
    let Some(output) = &args.output else {
        return Ok(std::io::stdout().lock().write_all(text.as_bytes())?);
    };
    fs::write(output, text)
        .map_err(|error| exit(Code::CannotCreate, format!("{}: {error}", output.display())))
}

fn weights(file: Option<&Path>) -> anyhow::Result<portfolio::Policy> {
    let text = match file {
        Some(file) => fs::read_to_string(file).map_err(|error| unreadable(file, &error))?,
        None => WEIGHTS.to_owned(),
    };
    portfolio::Policy::parse(&text).map_err(|error| exit(Code::Usage, error.to_string()))
}

fn open(file: &Path) -> anyhow::Result<BufReader<File>> {
    File::open(file).map(BufReader::new).map_err(|error| unreadable(file, &error))
}

fn unreadable(file: &Path, error: &std::io::Error) -> anyhow::Error {
    exit(Code::NoInput, format!("{}: {error}", file.display()))
}
