//! How far a command has come that takes long, for people who watch it on standard error.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::run::Run;

/// Fewer steps are over before anybody could read how far they are.
const WORTH_WATCHING: u64 = 500;

/// A bar of so many steps under these words, none for programs. It is to be cleared at the end.
pub fn bar(run: &Run, steps: u64, words: String) -> ProgressBar {
    let target = if run.json { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
    ProgressBar::with_draw_target(Some(steps), target)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_message(words)
}

/// The same where there are many steps; otherwise none is shown.
pub fn bar_if_long(run: &Run, steps: u64, id: &str) -> ProgressBar {
    if steps < WORTH_WATCHING { ProgressBar::hidden() } else { bar(run, steps, run.t(id)) }
}
