//! What is said of each file: what came of it, and what it leaves to be looked at.

use std::{collections::BTreeSet, path::Path};

use app::{fields::FieldError, i18n};
use domain::Arg;
use serde_json::json;

use super::{Task, twins::Twin};
use crate::{
    exit::{Code, exit},
    run::Run,
    terminal::json_line,
};

/// How many records that seem to be there already are told of by name; programs are told of all.
const TWINS_TOLD: usize = 20;

/// A file that cannot be read as a table: what is wrong stands in no cell.
pub(super) fn tell_unreadable(run: &Run, path: &Path, errors: &[FieldError]) -> anyhow::Result<()> {
    let told: Vec<_> = errors.iter().map(|error| error.told(run.locale)).collect();
    if run.json {
        return Ok(json_line(&json!({ "file": path, "taken": 0, "errors": told }))?);
    }
    for error in told {
        let mut parts = vec![path.display().to_string()];
        if !error.field.is_empty() {
            parts.push(i18n::field(run.locale, &error.field));
        }
        if !error.value.is_empty() {
            parts.push(run.with("quoted", [("words", error.value.into())]));
        }
        parts.push(error.detail);
        eprintln!("{}", parts.join(&format!("{} ", run.t("colon"))));
    }
    Ok(())
}

impl Task<'_> {
    /// Writes the file back with a column that says what is wrong.
    pub(super) fn refuse(&self, errors: &[Vec<FieldError>]) -> anyhow::Result<()> {
        let output = self.file.refused_path();
        let text = self.file.sheet.refused(self.run.locale, errors);
        std::fs::write(&output, text)
            .map_err(|error| exit(Code::CannotCreate, format!("{}: {error}", output.display())))?;
        let count: usize = errors.iter().map(Vec::len).sum();
        if self.run.json {
            let rows = self.file.sheet.rows.iter().zip(errors);
            let told: Vec<_> = rows
                .flat_map(|(row, errors)| errors.iter().map(move |error| (row.line, error)))
                .map(|(line, error)| json!({ "line": line, "error": error.told(self.run.locale) }))
                .collect();
            let guessed: Vec<_> = self.guessed().collect();
            let answer = json!({
                "file": self.file.path, "taken": 0, "refused": output, "errors": told,
                "guessed": guessed,
            });
            return Ok(json_line(&answer)?);
        }
        let (file, output) = (text_of(&self.file.path), text_of(&output));
        let words = [("file", file), ("count", count.into()), ("output", output)];
        // A wrong guess may be what is wrong.
        let told = std::iter::once(self.run.with("cli-refused", words)).chain(self.guessed());
        eprintln!("{}", told.collect::<Vec<_>>().join(" "));
        Ok(())
    }

    /// Says that an earlier run took in every byte of the file, and that this one did nothing.
    pub(super) fn tell_again(&self, count: usize) -> anyhow::Result<()> {
        if self.run.json {
            let answer = json!({ "file": self.file.path, "taken": 0, "already": count });
            return Ok(json_line(&answer)?);
        }
        let words = [("file", text_of(&self.file.path)), ("count", count.into())];
        self.run.terminal.line(self.run.with("cli-imported-before", words));
        Ok(())
    }

    pub(super) fn tell_taken(
        &self,
        count: usize,
        twins: &[Twin],
        unknown_programmes: &BTreeSet<String>,
    ) -> anyhow::Result<()> {
        if self.run.json {
            let told =
                |twin: &Twin| json!({ "line": self.line(twin), "id": twin.id, "like": twin.like });
            let alike: Vec<_> = twins.iter().map(told).collect();
            let guessed: Vec<_> = self.guessed().collect();
            let answer = json!({
                "file": self.file.path, "taken": count, "alike": alike, "guessed": guessed,
                "unknown_programmes": unknown_programmes,
            });
            return Ok(json_line(&answer)?);
        }
        let terminal = &self.run.terminal;
        let words = self
            .run
            .with("cli-imported", [("file", text_of(&self.file.path)), ("count", count.into())]);
        terminal.line(format!("{} {words}", terminal.good("✓")));
        self.guessed().for_each(|words| terminal.wrapped(&terminal.quiet(&words), 4));
        if !unknown_programmes.is_empty() {
            let names: Vec<&str> = unknown_programmes.iter().map(String::as_str).collect();
            let args = [("programmes", names.into())];
            let words = self.run.with("cli-import-programmes", args);
            terminal.wrapped(&format!("{} {words}", terminal.warm("!")), 0);
        }
        self.tell_twins(twins);
        Ok(())
    }

    /// Names the records that seem to be there already.
    fn tell_twins(&self, twins: &[Twin]) {
        let (run, terminal) = (self.run, &self.run.terminal);
        if !twins.is_empty() {
            let words = run.with("cli-import-alike", [("count", twins.len().into())]);
            terminal.line(format!("{} {words}", terminal.warm("!")));
        }
        for twin in twins.iter().take(TWINS_TOLD) {
            let line = i64::try_from(self.line(twin)).unwrap_or(i64::MAX);
            let words = [
                ("line", line.into()),
                ("id", twin.id.clone().into()),
                ("like", twin.like.join(", ").into()),
            ];
            terminal.wrapped(&run.with("cli-import-like", words), 4);
        }
        let more = twins.len().saturating_sub(TWINS_TOLD);
        if more > 0 {
            terminal.wrapped(&run.with("cli-import-more", [("count", more.into())]), 4);
        }
    }

    /// What had to be guessed of how the file was written.
    fn guessed(&self) -> impl Iterator<Item = String> {
        self.file.sheet.guessed.iter().map(|message| self.run.say(message))
    }

    /// On which line of the file the record begins.
    fn line(&self, twin: &Twin) -> u64 {
        self.file.sheet.rows.get(twin.row).map_or(0, |row| row.line)
    }
}

fn text_of(path: &Path) -> Arg {
    Arg::Text(path.display().to_string())
}
