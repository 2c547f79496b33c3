//! A proposal as a card in the terminal: who, how well, and each criterion with its evidence.

use app::i18n;
use domain::{Arg, CooperationRequestId, Gap, Message, Proposal};

use crate::{
    records::Records,
    run::Run,
    terminal::{fit, right},
};

/// How many columns a criterion's bar takes.
const BAR: usize = 12;
/// How many columns the name of a criterion takes.
const LABEL: usize = 20;

/// One line for a request: its id, country and title.
pub fn request_line(run: &Run, records: &Records, id: &CooperationRequestId) -> String {
    let Some(terms) = records.request(id) else { return id.to_string() };
    let country = terms.recipient.name(run.locale);
    format!("{} · {}", run.terminal.strong(country), terms.title)
}

/// One line for a proposal: rank, score, bar, providers.
pub fn proposal_line(run: &Run, records: &Records, rank: usize, proposal: &Proposal) -> String {
    let terminal = &run.terminal;
    format!(
        "  {} {} {}  {}",
        terminal.quiet(&right(&format!("{rank}."), 3)),
        right(&proposal.score.to_string(), 4),
        terminal.bar(proposal.score, 1_000, BAR),
        records.providers(proposal, run.locale),
    )
}

/// The whole card.
pub fn card(run: &Run, records: &Records, proposal: &Proposal) {
    let terminal = &run.terminal;
    terminal.blank();
    terminal.wrapped(&request_line(run, records, &proposal.request), 2);
    let form = if proposal.is_triangular() { "form-triangular" } else { "form-bilateral" };
    terminal.line(format!(
        "  {} {}  {}",
        terminal.good("←"),
        terminal.strong(&records.providers(proposal, run.locale)),
        terminal.quiet(&run.t(form)),
    ));
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
    for part in &proposal.contributions {
        let label = i18n::code(run.locale, "criterion", &part.criterion);
        let points = right(&format!("{:+}", part.points), 5);
        let says = run.say(&part.evidence);
        let head = format!(
            "    {} {} {}  ",
            fit(&label, LABEL),
            terminal.bar(part.points, part.of, BAR),
            points
        );
        let indent = console::measure_text_width(&head);
        let mut lines =
            crate::terminal::wrap(&says, terminal.width().saturating_sub(indent).max(20))
                .into_iter();
        terminal.line(format!("{head}{}", lines.next().unwrap_or_default()));
        for line in lines {
            terminal.line(format!("{}{line}", " ".repeat(indent)));
        }
    }
    gaps(run, "cli-closes", &proposal.closes, |text| terminal.good(text));
    gaps(run, "cli-unmet", &proposal.unmet, |text| terminal.warm(text));
}

fn gaps(run: &Run, label: &'static str, gaps: &[Gap], paint: impl Fn(&str) -> String) {
    if !gaps.is_empty() {
        let named: Vec<String> = gaps.iter().map(|gap| run.say(&said(gap))).collect();
        let words = i18n::list(run.locale, &named);
        run.terminal.line(format!("    {} {words}", paint(&fit(&run.t(label), LABEL))));
    }
}

/// A gap in words.
fn said(gap: &Gap) -> Message {
    match gap {
        Gap::Funding { usd, percent } => Message::new("gap-funding")
            .with("usd", Arg::Usd(*usd))
            .with("percent", Arg::Percent((*percent).into())),
        Gap::Language { language } => Message::new("gap-language").with("language", *language),
        Gap::Modality { modality } => Message::new("gap-modality").with("modality", *modality),
        Gap::Theme { area } => Message::new("gap-theme").with("area", *area),
        Gap::Skill { skill } => Message::new("gap-skill").with("skill", skill.as_str()),
    }
}
