//! What the program can be asked on the command line.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::Locale;

/// Matchmaking for South-South and triangular cooperation.
#[derive(Debug, Parser)]
#[command(
    name = "ayni",
    version,
    about = "Matchmaking for South-South and triangular cooperation",
    arg_required_else_help = true,
    max_term_width = 100
)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub common: Common,
    /// What is asked.
    #[command(subcommand)]
    pub command: Command,
}

/// What holds for every command.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// The folder that holds all data [default: from the settings, else `data`]
    #[arg(long, global = true, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// A settings file; `config/default.toml` shows what can stand in it
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The language of what is printed [default: from the environment, else English]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<Lang>,
    /// Print JSON, for programs
    #[arg(long, global = true)]
    pub json: bool,
}

impl Command {
    /// The scoring policy that it is to adopt, where one was named.
    pub fn policy(&self) -> Option<&Path> {
        match self {
            Self::Demo(args) => args.policy.as_deref(),
            Self::Serve(args) => args.policy.as_deref(),
            _ => None,
        }
    }
}

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// English
    En,
    /// Español
    Es,
    /// Português
    Pt,
    /// Français
    Fr,
}

impl From<Lang> for Locale {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::En,
            Lang::Es => Self::Es,
            Lang::Pt => Self::Pt,
            Lang::Fr => Self::Fr,
        }
    }
}

/// What can be asked.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Load documented cooperation, propose partnerships, and open the pages
    Demo(DemoArgs),
    /// Open the pages and the API on the data folder
    Serve(ServeArgs),
    /// Take in offers and requests from CSV or JSON Lines, each file whole or not at all: up to
    /// 10,000 records a file
    Import(ImportArgs),
    /// Write out all offers or all requests
    Export(ExportArgs),
    /// Show the shortlists, or the one of a request
    Proposals(ProposalsArgs),
    /// Say why an offer is or is not on a request's shortlist
    Explain(ExplainArgs),
    /// Hold scoring policies against each other, or learn weights
    Policy(PolicyArgs),
    /// Tell how often the program is right about what really happened
    Evaluate(EvaluateArgs),
    /// Suggest thematic areas and goals for a text
    Themes(ThemesArgs),
    /// Show what is recorded
    Events(EventsArgs),
    /// Check the whole log, and everything that is made from it
    Verify,
}

/// `ayni demo`
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Stop after the proposals are printed
    #[arg(long)]
    pub once: bool,
    /// A scoring policy to adopt; without it the one in force stays, at first the one that comes with
    /// the program
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// The address of the pages
    #[arg(long, value_name = "ADDRESS")]
    pub listen: Option<std::net::SocketAddr>,
}

/// `ayni serve`
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// A scoring policy to adopt; without it the one in force stays, at first the one that comes with
    /// the program
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// The address of the pages and the API [default: 127.0.0.1:8642]
    #[arg(long, value_name = "ADDRESS")]
    pub listen: Option<std::net::SocketAddr>,
}

/// `ayni import`
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// CSV or JSON Lines, of offers or of requests
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Who imports, as in the header Ayni-Act-As
    #[arg(long, value_name = "PERSON", default_value = "coordinator")]
    pub acting_as: String,
}

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// Capacity offers
    Offers,
    /// Cooperation requests
    Requests,
}

/// How it can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Comma-separated values, UTF-8, as spreadsheets read them
    Csv,
    /// One JSON object a line
    Jsonl,
}

/// `ayni export`
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// What to write out
    pub what: What,
    /// To which file [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// In which format [default: by the file's name, else CSV]
    #[arg(long)]
    pub format: Option<Format>,
}

/// `ayni proposals`
#[derive(Debug, Args)]
pub struct ProposalsArgs {
    /// Only the shortlist of this request, with every criterion
    #[arg(long, value_name = "ID")]
    pub request: Option<String>,
}

/// `ayni explain`
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The cooperation request
    pub request: String,
    /// The capacity offer
    pub offer: String,
    /// As it stood when this event of the log was the last
    #[arg(long, value_name = "POSITION")]
    pub as_of: Option<u64>,
}

/// `ayni policy`
#[derive(Debug, Args)]
pub struct PolicyArgs {
    /// What is asked.
    #[command(subcommand)]
    pub command: PolicyCommand,
}

/// What can be asked of policies.
#[derive(Debug, Subcommand)]
pub enum PolicyCommand {
    /// Replay the log under two policies and show what would have been otherwise
    Compare(CompareArgs),
    /// Learn the weights and tables of `config/portfolio.toml` from partnerships that came about
    Fit(FitArgs),
}

/// `ayni policy fit`
#[derive(Debug, Args)]
#[command(after_long_help = PARTNERSHIPS)]
pub struct FitArgs {
    /// What each provider had done before, JSON Lines
    #[arg(long, value_name = "FILE")]
    pub offers: PathBuf,
    /// What was asked for, and who delivered it, JSON Lines
    #[arg(long, value_name = "FILE")]
    pub cases: PathBuf,
    /// To which file [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `ayni evaluate`
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["cases", "themes"]))]
#[command(after_long_help = format!("{PARTNERSHIPS}\n\n{EVALUATION}"))]
pub struct EvaluateArgs {
    /// What each provider had done before, JSON Lines
    #[arg(long, value_name = "FILE", requires = "cases")]
    pub offers: Option<PathBuf>,
    /// What was asked for, and who delivered it, JSON Lines
    #[arg(long, value_name = "FILE", requires = "offers")]
    pub cases: Option<PathBuf>,
    /// Other weights than those that come with the program
    #[arg(long, value_name = "FILE", requires = "cases")]
    pub weights: Option<PathBuf>,
    /// Texts that people coded with sectors or with goals, JSON Lines
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub themes: Vec<PathBuf>,
    /// Train without this source and test on it
    #[arg(long, value_name = "SOURCE", requires = "themes")]
    pub without_source: Vec<String>,
    /// Learn from four fifths and test on the last, five times over
    #[arg(long)]
    pub cross_validate: bool,
    /// Learn the themes anew from these texts that people coded with sectors, without those of the
    /// offers and the cases, and tell how often what they pull up in another language is right
    #[arg(long, value_name = "FILE", requires_all = ["cases", "cross_validate"])]
    pub teach: Option<PathBuf>,
    /// What the figures would be without a criterion of config/portfolio.toml, or without `each`
    #[arg(long, value_name = "CRITERION", num_args = 1.., requires_all = ["cases", "cross_validate"])]
    pub leave_out: Vec<String>,
    /// What they would be with a further tie between two countries, or with `each`
    #[arg(long, value_name = "TIE", num_args = 1.., requires_all = ["cases", "cross_validate"])]
    pub add: Vec<String>,
}

/// What both files hold.
const PARTNERSHIPS: &str = "\
Each line of the offers: id, providers, source, lang, recipients, title, description, dac_groups. \
Each line of the cases: id, track (A_register or B_donor_side), source, lang, recipients, title, \
description, dac_groups, truth, southern_provider, multi_provider, cold_start_provider. Countries are \
codes of three letters. A line without id, providers or truth is refused (exit code 65); what else is \
missing or unknown is left out, and standard error tells of it.";

/// What is printed.
const EVALUATION: &str = "\
Without --cross-validate nothing is learnt from the cases. The weights and the model of themes that \
come with the program were learnt from the benchmark's dev half: on that half, only --cross-validate \
tells how good they are, and with --teach how good the themes are across languages.

With --json one object is printed: parts, a list of {name, rows}, one for each setting; rows have \
stratum, method (\"policy\" is the program) and figures {cases, mrr, recall_1, recall_3, recall_5, \
recall_10, ndcg_10}; themes, a list of {language, method, requests, precision_20}; published and \
published_themes, the best baselines of the benchmark's README; notes, what was left out in reading. \
With --leave-out or --add: ablation, a list like parts; the registers are then not left out one by \
one. With --themes one object is printed for each kind of codes: title and rows of {name, texts, \
hit_at_1, hit_at_3, macro_recall_at_1}.";

/// `ayni themes`
#[derive(Debug, Args)]
pub struct ThemesArgs {
    /// What is asked.
    #[command(subcommand)]
    pub command: ThemesCommand,
}

/// What can be asked about themes.
#[derive(Debug, Subcommand)]
pub enum ThemesCommand {
    /// Say what a text is about, with how much confidence
    Suggest {
        /// Its title
        title: String,
        /// More of it
        description: Option<String>,
    },
    /// Learn from texts that people coded, and write the model
    Train {
        /// Texts with sectors, JSON Lines
        sectors: PathBuf,
        /// Texts with goals, JSON Lines
        goals: PathBuf,
        /// The model file
        output: PathBuf,
    },
}

/// `ayni policy compare`
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// A policy file, or `adopted` for the policy in force
    pub first: String,
    /// Another
    pub other: String,
}

/// `ayni events`
#[derive(Debug, Args)]
pub struct EventsArgs {
    /// Go on with what comes, from a program that serves this folder
    #[arg(long)]
    pub follow: bool,
    /// Only this stream, such as `offer-br-human-milk-banks`
    #[arg(long, value_name = "STREAM")]
    pub stream: Option<String>,
    /// Begin at this position
    #[arg(long, value_name = "POSITION", default_value_t = 1)]
    pub from: u64,
}
