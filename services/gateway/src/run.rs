//! One run of the program: what every command is handed.

use std::{env, io, process::ExitCode};

use app::{Locale, i18n};
use clap::Parser;
use domain::{Arg, Message};

use crate::{
    cli::{Cli, Command, PolicyCommand},
    commands,
    compose::Wish,
    demo, exit, logs, serve,
    settings::Settings,
    terminal::Terminal,
};

/// What every command is handed.
pub struct Run {
    /// How everything is set.
    pub settings: Settings,
    /// Whether a data folder was asked for, rather than taken from the settings.
    pub data_was_given: bool,
    /// The policy to score by.
    pub policy: Wish,
    /// The language of what is printed.
    pub locale: Locale,
    /// Whether JSON is printed, for programs.
    pub json: bool,
    /// Where people read.
    pub terminal: Terminal,
}

impl Run {
    /// The text `id` in the language of this run.
    pub fn t(&self, id: &str) -> String {
        i18n::text(self.locale, id)
    }

    /// The text `id` with places filled.
    pub fn with<'a>(&self, id: &str, args: impl IntoIterator<Item = (&'a str, Arg)>) -> String {
        i18n::text_with(self.locale, id, args)
    }

    /// The message in the language of this run.
    pub fn say(&self, message: &Message) -> String {
        i18n::say(self.locale, message)
    }
}

/// Runs the program as the command line asks.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let asked = !error.use_stderr();
            drop(error.print());
            return if asked { ExitCode::SUCCESS } else { exit::Code::Usage.into() };
        }
    };
    match start(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if reader_left(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let (code, words) = exit::told(&error, locale(&cli));
            if !words.is_empty() {
                eprintln!("ayni: {words}");
            }
            code.into()
        }
    }
}

/// Whether whoever read what was printed, such as `head`, had read enough.
fn reader_left(error: &anyhow::Error) -> bool {
    let broken = |cause: &io::Error| cause.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref().is_some_and(broken))
}

fn start(cli: &Cli) -> anyhow::Result<()> {
    let settings = Settings::load(&cli.common)?;
    logs::begin(&settings.log)?;
    let run = Run {
        data_was_given: cli.common.data.is_some(),
        policy: policy(cli.command.policy())?,
        settings,
        locale: locale(cli),
        json: cli.common.json,
        terminal: Terminal::new(),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(async {
        match &cli.command {
            Command::Demo(args) => demo::demo(&run, args).await,
            Command::Serve(args) => serve::command(&run, args).await,
            Command::Import(args) => commands::import::import(&run, args).await,
            Command::Export(args) => commands::export::export(&run, args).await,
            Command::Proposals(args) => commands::proposals::proposals(&run, args).await,
            Command::Explain(args) => commands::explain::explain(&run, args).await,
            Command::Policy(args) => match &args.command {
                PolicyCommand::Compare(args) => commands::policy::compare(&run, args).await,
                PolicyCommand::Fit(args) => commands::evaluate::fit(args),
            },
            Command::Evaluate(args) => commands::evaluate::evaluate(&run, args),
            Command::Themes(args) => commands::themes::themes(&run, args),
            Command::Events(args) => commands::events::events(&run, args).await,
            Command::Verify => commands::verify::verify(&run).await,
        }
    });
    // What could not be printed was not done, however well the rest went.
    done.and_then(|()| Ok(run.terminal.check()?))
}

/// The language that was asked for, or the one of the environment.
fn locale(cli: &Cli) -> Locale {
    cli.common.lang.map_or_else(spoken, Into::into)
}

/// The policy in the file, or none in particular.
fn policy(file: Option<&std::path::Path>) -> anyhow::Result<Wish> {
    file.map_or(Ok(Wish::Any), |file| Ok(Wish::This(read_policy(file)?.0)))
}

/// A policy file: its text, and what it says.
pub fn read_policy(file: &std::path::Path) -> anyhow::Result<(String, matching::Policy)> {
    let failed = |error: &dyn std::fmt::Display| {
        exit::exit(exit::Code::Usage, format!("policy {}: {error}", file.display()))
    };
    let text = std::fs::read_to_string(file).map_err(|error| failed(&error))?;
    let policy = matching::Policy::parse(&text).map_err(|error| failed(&error))?;
    Ok((text, policy))
}

/// The language of the environment, as other programs take it.
fn spoken() -> Locale {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| env::var(name).ok());
    let first = set.into_iter().find(|value| !value.is_empty()).unwrap_or_default();
    first.get(..2).and_then(Locale::from_code).unwrap_or(Locale::En)
}
