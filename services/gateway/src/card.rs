//! A proposal as a card in the terminal: who, how well, and each criterion with its evidence.

use app::i18n;
use console::measure_text_width;
use domain::{Arg, CooperationRequestId, Explain, Gap, Proposal};
use matcher::{Answer, Said};

use crate::{
    records::Records,
    run::Run,
    terminal::{fit, right, wrap},
};

/// How many columns a criterion's bar takes.
const BAR: usize = 12;
/// In fewer columns there is no room for bars.
const NARROW: usize = 60;
/// In fewer columns a sentence is hard to read.
const SENTENCE: usize = 36;
/// How many columns the name of a kind of gap takes.
const LABEL: usize = 20;

/// One line for a request: its id, country and title.
pub fn request_line(run: &Run, records: &Records, id: &CooperationRequestId) -> String {
    let Some(terms) = records.request(id) else { return id.to_string() };
    let country = terms.recipient.name(run.locale);
    format!("{} · {}", run.terminal.strong(country), terms.title)
}

/// A proposal in short: rank, score, bar where there is room for it, providers.
pub fn in_short(run: &Run, records: &Records, rank: usize, proposal: &Proposal) {
    let terminal = &run.terminal;
    let (rank, score) = (right(&format!("{rank}."), 3), right(&proposal.score.to_string(), 4));
    let mut head = format!("  {} {score}  ", terminal.quiet(&rank));
    if terminal.width() >= NARROW {
        head = format!("{head}{}  ", terminal.bar(proposal.score, 1_000, BAR));
    }
    hanging(run, &head, &records.providers(proposal, run.locale));
}

/// The whole card.
pub fn card(run: &Run, records: &Records, proposal: &Proposal) {
    let terminal = &run.terminal;
    terminal.blank();
    terminal.wrapped(&request_line(run, records, &proposal.request), 2);
    let form = if proposal.is_triangular() { "form-triangular" } else { "form-bilateral" };
    let providers = terminal.strong(&records.providers(proposal, run.locale));
    let words = format!("{providers}  {}", terminal.quiet(&run.t(form)));
    hanging(run, &format!("  {} ", terminal.good("←")), &words);
    for id in proposal.offers() {
        if let Some(terms) = records.offer(id) {
            terminal.wrapped(&terminal.quiet(&terms.title), 4);
        }
    }
    terminal.line(format!(
        "    {}  {}",
        terminal.strong(&run.with("cli-score", [("score", Arg::Number(proposal.score.into()))])),
        terminal.quiet(proposal.id.as_str()),
    ));
    criteria(run, &Answer::said(proposal, run.locale), 4);
    gaps(run, "cli-closes", &proposal.closes, |text| terminal.good(text));
    gaps(run, "cli-unmet", &proposal.unmet, |text| terminal.warm(text));
}

/// What each criterion gave, and why: in columns, or where there is no room for them one below the
/// other.
pub fn criteria(run: &Run, criteria: &[Said], indent: usize) {
    let terminal = &run.terminal;
    let widest = criteria.iter().map(|said| measure_text_width(&said.label)).max().unwrap_or(0);
    for said in criteria {
        let (points, of) = (said.points.unwrap_or(0), said.of.unwrap_or(0));
        let mut head = format!("{}{} ", " ".repeat(indent), fit(&said.label, widest));
        if terminal.width() >= NARROW {
            head = format!("{head}{} ", terminal.bar(points, of, BAR));
        }
        head = format!("{head}{}  ", right(&format!("{points:+}"), 5));
        if terminal.width() < measure_text_width(&head) + SENTENCE {
            terminal.line(head.trim_end());
            terminal.wrapped(&said.says, indent + 2);
        } else {
            hanging(run, &head, &said.says);
        }
    }
}

fn gaps(run: &Run, label: &'static str, gaps: &[Gap], paint: impl Fn(&str) -> String) {
    if !gaps.is_empty() {
        let named: Vec<String> = gaps.iter().map(|gap| run.say(&gap.explain())).collect();
        let head = format!("    {} ", paint(&fit(&run.t(label), LABEL)));
        hanging(run, &head, &i18n::list(run.locale, &named));
    }
}

/// Text behind a head, its further lines below its first.
fn hanging(run: &Run, head: &str, text: &str) {
    let margin = measure_text_width(head);
    let room = run.terminal.width().saturating_sub(margin).max(20);
    let mut lines = wrap(text, room).into_iter();
    run.terminal.line(format!("{head}{}", lines.next().unwrap_or_default()));
    for line in lines {
        run.terminal.line(format!("{}{line}", " ".repeat(margin)));
    }
}
