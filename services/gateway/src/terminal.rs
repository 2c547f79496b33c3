//! What people read in a terminal: measured, aligned and coloured where colours are seen.

use std::{
    io::{self, Write},
    sync::{Mutex, PoisonError},
};

use console::{Style, Term, measure_text_width, pad_str};

/// Where a command prints for people.
pub struct Terminal {
    out: Term,
    width: usize,
    plain: bool,
    /// Why a line could not be printed; after that, none is.
    failed: Mutex<Option<io::Error>>,
}

impl Terminal {
    /// Standard output, as wide as it is, at most 100 columns; 100 where it is no terminal.
    pub fn new() -> Self {
        let out = Term::stdout();
        let width =
            out.size_checked().map_or(100, |(_, columns)| usize::from(columns).clamp(40, 100));
        let plain = !console::colors_enabled();
        Self { out, width, plain, failed: Mutex::default() }
    }

    /// One without colours that has so many columns.
    #[cfg(test)]
    pub fn of_width(width: usize) -> Self {
        Self { out: Term::stdout(), width, plain: true, failed: Mutex::default() }
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.width
    }

    /// One line. Whether it could be printed is told by [`check`](Self::check).
    pub fn line(&self, text: impl AsRef<str>) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if failed.is_none() {
            *failed = writeln!(&self.out, "{}", text.as_ref()).err();
        }
    }

    /// Why a line could not be printed: once, for whoever ends because of it.
    pub fn check(&self) -> io::Result<()> {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        failed.take().map_or(Ok(()), Err)
    }

    /// An empty line.
    pub fn blank(&self) {
        self.line("");
    }

    /// A heading with a rule to the right margin.
    pub fn heading(&self, text: &str) {
        let rule = self.width.saturating_sub(measure_text_width(text) + 1);
        self.blank();
        self.line(format!("{} {}", self.strong(text), self.quiet(&"─".repeat(rule))));
    }

    /// Text in lines of the terminal's width, each behind `indent` spaces.
    pub fn wrapped(&self, text: &str, indent: usize) {
        let margin = " ".repeat(indent);
        for line in wrap(text, self.width.saturating_sub(indent).max(20)) {
            self.line(format!("{margin}{line}"));
        }
    }

    /// Bold.
    pub fn strong(&self, text: &str) -> String {
        self.styled(&Style::new().bold(), text)
    }

    /// Dim: what is there to be looked up, not read.
    pub fn quiet(&self, text: &str) -> String {
        self.styled(&Style::new().dim(), text)
    }

    /// Green: what can be acted on.
    pub fn good(&self, text: &str) -> String {
        self.styled(&Style::new().green(), text)
    }

    /// Terracotta, as near as sixteen colours come: what is missing.
    pub fn warm(&self, text: &str) -> String {
        self.styled(&Style::new().red(), text)
    }

    /// A bar of `cells` cells of which `part` of `whole` are filled.
    pub fn bar(&self, part: i32, whole: i32, cells: usize) -> String {
        let part = usize::try_from(part.max(0)).unwrap_or(0);
        let whole = usize::try_from(whole.max(1)).unwrap_or(1);
        let filled = (part * cells + whole / 2) / whole;
        let filled = filled.min(cells);
        format!("{}{}", self.good(&"█".repeat(filled)), self.quiet(&"·".repeat(cells - filled)))
    }

    fn styled(&self, style: &Style, text: &str) -> String {
        if self.plain { text.to_owned() } else { style.apply_to(text).to_string() }
    }
}

/// The text in exactly `width` columns: filled with spaces, or cut with an ellipsis.
pub fn fit(text: &str, width: usize) -> String {
    pad_str(text, width, console::Alignment::Left, Some("…")).into_owned()
}

/// The text at the right end of `width` columns.
pub fn right(text: &str, width: usize) -> String {
    pad_str(text, width, console::Alignment::Right, None).into_owned()
}

/// The words of the text in lines of at most `width` columns; a longer word has a line of its own,
/// and what a no-break space joins stays together.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![];
    let mut line = String::new();
    for word in text.split_ascii_whitespace() {
        let needed =
            measure_text_width(&line) + usize::from(!line.is_empty()) + measure_text_width(word);
        if needed > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// One JSON value a line, for programs.
pub fn json_line(value: &impl serde::Serialize) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, value)?;
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_by_the_columns_that_they_take() {
        assert_eq!(
            wrap("Côte d’Ivoire asks for water", 13),
            ["Côte d’Ivoire", "asks for", "water"]
        );
        assert_eq!(wrap("a incomprehensibility b", 5), ["a", "incomprehensibility", "b"]);
        assert_eq!(wrap("  ", 5), Vec::<String>::new());
    }

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        let terminal = Terminal::of_width(80);
        assert_eq!(terminal.bar(5, 10, 10), "█████·····");
        assert_eq!(terminal.bar(-3, 10, 4), "····");
        assert_eq!(terminal.bar(99, 10, 4), "████");
    }
}
