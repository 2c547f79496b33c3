//! Reads the keys of a policy, and notes every one that is wrong.

use std::{collections::BTreeSet, fmt::Write as _, ops::RangeInclusive, str::FromStr};

use toml::{Table, Value};

use super::Fault;

/// A share of a whole, in thousandths.
pub(crate) type Share = i32;

/// All of it.
pub(crate) const WHOLE: Share = 1_000;

/// One table of the file. A key that is wrong gives a stand-in and a fault.
pub(crate) struct Section<'a> {
    path: String,
    table: Option<&'a Table>,
    read: BTreeSet<String>,
    faults: Vec<Fault>,
}

impl<'a> Section<'a> {
    pub(super) fn root(table: &'a Table) -> Self {
        Self::new(String::new(), Some(table))
    }

    fn new(path: String, table: Option<&'a Table>) -> Self {
        Self { path, table, read: BTreeSet::new(), faults: Vec::new() }
    }

    /// A table within this one. Give it back to `finish_section`.
    pub fn section(&mut self, key: &str) -> Self {
        let value = self.value(key);
        let table = value.and_then(Value::as_table);
        if value.is_some() && table.is_none() {
            self.wrong(key, value, "a table");
        }
        Self::new(self.path_of(key), table)
    }

    /// Takes over the faults of a section that has been read.
    pub fn finish_section(&mut self, section: Section<'_>) {
        self.faults.extend(section.finish());
    }

    /// A whole number.
    pub fn whole<T: TryFrom<i64> + Default>(&mut self, key: &str, range: RangeInclusive<i64>) -> T {
        let value = self.value(key);
        let number = value.and_then(Value::as_integer).filter(|number| range.contains(number));
        let number = number.and_then(|number| T::try_from(number).ok());
        number.unwrap_or_else(|| {
            let allowed = match (range.start(), range.end()) {
                (start, end) if start == end => start.to_string(),
                (start, end) => format!("a whole number from {start} to {end}"),
            };
            self.wrong(key, value, &allowed);
            T::default()
        })
    }

    /// A share, in thousandths.
    pub fn share(&mut self, key: &str) -> Share {
        self.whole(key, 0..=WHOLE.into())
    }

    /// Shares by rank, at least one; ranks beyond the last have the last one's.
    pub fn ranks(&mut self, key: &str) -> Ranks {
        const ALLOWED: &str = "1 to 10 whole numbers from 0 to 1000, the first above 0";
        let value = self.value(key);
        let shares: Option<Vec<Share>> = value.and_then(Value::as_array).and_then(|list| {
            list.iter().map(|item| Share::try_from(item.as_integer()?).ok()).collect()
        });
        let sound = |shares: &Vec<Share>| {
            (1..=10).contains(&shares.len())
                && shares[0] > 0
                && shares.iter().all(|share| (0..=WHOLE).contains(share))
        };
        let shares = shares.filter(sound).unwrap_or_else(|| {
            self.wrong(key, value, ALLOWED);
            vec![WHOLE]
        });
        Ranks(shares)
    }

    /// A text that is not empty.
    pub fn text(&mut self, key: &str, most: usize) -> String {
        let value = self.value(key);
        let fits = |text: &&str| !text.trim().is_empty() && text.chars().count() <= most;
        let text = value.and_then(Value::as_str).filter(fits);
        if text.is_none() {
            self.wrong(key, value, &format!("a text of 1 to {most} characters"));
        }
        text.unwrap_or_default().to_owned()
    }

    /// A table of shares by code.
    pub fn by_code<T: FromStr>(&mut self, key: &str, kind: &str) -> Vec<(T, Share)> {
        let section = self.section(key);
        let mut faults = Vec::new();
        let mut shares = Vec::new();
        let allowed = format!("{kind} = a whole number from 0 to 1000");
        if section.table.is_none() {
            faults.push(section.told("", None, &allowed));
        }
        for (code, value) in section.table.into_iter().flatten() {
            let share = value.as_integer().and_then(|share| Share::try_from(share).ok());
            match (code.parse(), share.filter(|share| (0..=WHOLE).contains(share))) {
                (Ok(code), Some(share)) => shares.push((code, share)),
                _ => faults.push(section.told(code, Some(shown(value)), &allowed)),
            }
        }
        self.faults.extend(faults);
        shares
    }

    /// A list of codes.
    pub fn list<T: FromStr>(&mut self, key: &str) -> Vec<T> {
        let value = self.value(key);
        let parsed: Option<Vec<T>> = value
            .and_then(Value::as_array)
            .and_then(|list| list.iter().map(|item| item.as_str()?.parse().ok()).collect());
        parsed.unwrap_or_else(|| {
            self.wrong(key, value, "a list of codes");
            Vec::new()
        })
    }

    /// A list of pairs of codes.
    pub fn pairs<T: FromStr>(&mut self, key: &str) -> Vec<[T; 2]> {
        let value = self.value(key);
        let parsed: Option<Vec<[T; 2]>> = value
            .and_then(Value::as_array)
            .and_then(|list| list.iter().map(|item| pair(item.as_array()?)).collect());
        parsed.unwrap_or_else(|| {
            self.wrong(key, value, "a list of pairs of codes");
            Vec::new()
        })
    }

    /// A list of pairs of codes, each with a share.
    pub fn near<T: FromStr>(&mut self, key: &str) -> Vec<([T; 2], Share)> {
        let value = self.value(key);
        let parsed: Option<Vec<([T; 2], Share)>> = value
            .and_then(Value::as_array)
            .and_then(|list| list.iter().map(|item| pair_with_share(item.as_array()?)).collect());
        parsed.unwrap_or_else(|| {
            self.wrong(key, value, "a list of [code, code, whole number from 0 to 1000]");
            Vec::new()
        })
    }

    /// Whether nothing was wrong so far.
    pub(super) fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    pub fn fault(&mut self, key: &str, value: Option<String>, allowed: &str) {
        let fault = self.told(key, value, allowed);
        self.faults.push(fault);
    }

    /// Every fault; keys that nobody has read are faults.
    pub(super) fn finish(mut self) -> Vec<Fault> {
        let known = self.read.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        for (key, value) in self.table.into_iter().flatten() {
            if !self.read.contains(key) {
                let fault = self.told(key, Some(shown(value)), &format!("only {known}"));
                self.faults.push(fault);
            }
        }
        self.faults
    }

    fn value(&mut self, key: &str) -> Option<&'a Value> {
        self.read.insert(key.to_owned());
        self.table?.get(key)
    }

    fn wrong(&mut self, key: &str, value: Option<&Value>, allowed: &str) {
        self.fault(key, value.map(shown), allowed);
    }

    fn told(&self, key: &str, value: Option<String>, allowed: &str) -> Fault {
        Fault { key: self.path_of(key), value, allowed: allowed.to_owned() }
    }

    fn path_of(&self, key: &str) -> String {
        match (self.path.as_str(), key) {
            ("", key) => key.to_owned(),
            (path, "") => path.to_owned(),
            (path, key) => format!("{path}.{key}"),
        }
    }
}

/// Shares by rank, from the first.
#[derive(Clone, Debug)]
pub(crate) struct Ranks(Vec<Share>);

impl Ranks {
    /// The highest share of any rank.
    pub fn most(&self) -> Share {
        self.0.iter().copied().max().unwrap_or(0)
    }

    /// The share of a rank, counted from 0.
    pub fn at(&self, rank: usize) -> Share {
        self.0[rank.min(self.0.len() - 1)]
    }
}

fn pair<T: FromStr>(item: &[Value]) -> Option<[T; 2]> {
    let [first, second] = item else { return None };
    Some([first.as_str()?.parse().ok()?, second.as_str()?.parse().ok()?])
}

fn pair_with_share<T: FromStr>(item: &[Value]) -> Option<([T; 2], Share)> {
    let [codes @ .., share] = item else { return None };
    let share = share.as_integer().and_then(|share| Share::try_from(share).ok());
    Some((pair(codes)?, share.filter(|share| (0..=WHOLE).contains(share))?))
}

fn shown(value: &Value) -> String {
    value.to_string()
}

/// The content of a table without its layout: keys in order, one form for each value.
pub(super) fn canonical(table: &Table) -> String {
    fn write(value: &Value, to: &mut String) {
        match value {
            Value::Table(table) => write_table(table, to),
            Value::Array(items) => {
                to.push('[');
                for item in items {
                    write(item, to);
                    to.push(',');
                }
                to.push(']');
            }
            Value::String(text) => _ = write!(to, "{text:?}"),
            other => _ = write!(to, "{other}"),
        }
    }
    fn write_table(table: &Table, to: &mut String) {
        let mut entries: Vec<(&String, &Value)> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.as_str());
        to.push('{');
        for (key, value) in entries {
            _ = write!(to, "{key:?}:");
            write(value, to);
            to.push(',');
        }
        to.push('}');
    }
    let mut text = String::new();
    write_table(table, &mut text);
    text
}
