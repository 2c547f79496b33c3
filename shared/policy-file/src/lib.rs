//! Reads a policy strictly: every key must be there, no other may be, and all faults are told at once.
//!
//! ```
//! use policy_file::PolicyFile;
//!
//! let file = PolicyFile::parse("least = 7").unwrap();
//! let least = file.read(|root| root.whole::<i64>("least", 0..=5));
//! assert_eq!(least.unwrap_err().to_string(), "least is 7; allowed: a whole number from 0 to 5");
//! ```

mod fault;
mod section;
mod share;

use std::{fmt::Write as _, str::FromStr};

use toml::{Table, Value};

pub use fault::{Fault, PolicyError};
pub use section::Section;
pub use share::{Ranks, Share, WHOLE};

/// A policy as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyFile(Table);

impl PolicyFile {
    /// Takes TOML apart; whether the keys are right is seen when they are read.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        let table = Table::from_str(text)
            .map_err(|error| PolicyError::Syntax(error.to_string().trim_end().to_owned()))?;
        Ok(Self(table))
    }

    /// What `read` makes of it, if every key is right and `read` asked for each.
    pub fn read<T>(&self, read: impl FnOnce(&mut Section<'_>) -> T) -> Result<T, PolicyError> {
        let mut root = Section::root(&self.0);
        let made = read(&mut root);
        let faults = root.finish();
        if faults.is_empty() { Ok(made) } else { Err(PolicyError::Wrong(faults)) }
    }

    /// All that it says, by section and key.
    pub fn tables(&self) -> &Table {
        &self.0
    }

    /// Its content without its layout: keys in order, one form for each value.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        write_table(&self.0, &mut text);
        text
    }
}

fn write_table(table: &Table, to: &mut String) {
    let mut entries: Vec<(&String, &Value)> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.as_str());
    to.push('{');
    for (key, value) in entries {
        _ = write!(to, "{key:?}:");
        write_value(value, to);
        to.push(',');
    }
    to.push('}');
}

fn write_value(value: &Value, to: &mut String) {
    match value {
        Value::Table(table) => write_table(table, to),
        Value::Array(items) => {
            to.push('[');
            for item in items {
                write_value(item, to);
                to.push(',');
            }
            to.push(']');
        }
        Value::String(text) => _ = write!(to, "{text:?}"),
        other => _ = write!(to, "{other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_does_not_change_the_content_and_a_value_does() {
        let canonical = |text: &str| PolicyFile::parse(text).unwrap().canonical();
        let one = canonical("a = 1\n[b]\nc = [\"x\", 2]\nd = true");
        assert_eq!(one, canonical("# said otherwise\na=1\nb = { d = true, c = ['x',2] }"));
        assert_ne!(one, canonical("a = 1\n[b]\nc = [\"x\", 3]\nd = true"));
        assert_ne!(one, canonical("a = 1\n[b]\nc = [\"x\", \"2\"]\nd = true"));
    }

    #[test]
    fn all_faults_are_told_at_once_and_unread_keys_are_faults() {
        let file = PolicyFile::parse("a = 1\nstranger = 'x'\n[s]\nshare = 1001").unwrap();
        let read = file.read(|root| {
            let mut section = root.section("s");
            let share = section.share("share");
            root.finish_section(section);
            (root.text("b", 9), root.whole::<u8>("a", 0..=5), share)
        });
        let told = read.unwrap_err().to_string();
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(
            lines,
            [
                "s.share is 1001; allowed: a whole number from 0 to 1000",
                "b is missing; allowed: a text of 1 to 9 characters",
                "stranger is \"x\"; allowed: only a, b, s",
            ]
        );
    }

    #[test]
    fn a_text_that_is_no_toml_is_told() {
        let error = PolicyFile::parse("a = = 1").unwrap_err();
        assert!(error.to_string().starts_with("the policy is not TOML: "), "{error}");
    }
}
