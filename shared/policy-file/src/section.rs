//! Reads the keys of a policy, and notes every one that is wrong.

use std::{collections::BTreeSet, ops::RangeInclusive, str::FromStr};

use toml::{Table, Value};

use crate::fault::Fault;

/// One table of the file. A key that is wrong gives a stand-in and a fault.
#[derive(Debug)]
pub struct Section<'a> {
    path: String,
    table: Option<&'a Table>,
    read: BTreeSet<String>,
    faults: Vec<Fault>,
}

impl<'a> Section<'a> {
    pub(crate) fn root(table: &'a Table) -> Self {
        Self::new(String::new(), Some(table))
    }

    fn new(path: String, table: Option<&'a Table>) -> Self {
        Self { path, table, read: BTreeSet::new(), faults: Vec::new() }
    }

    /// A table within this one. Give it back to `finish_section`.
    #[must_use]
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

    /// A table of whole numbers by code.
    pub fn numbers_by_code<T: FromStr, N: TryFrom<i64>>(
        &mut self,
        key: &str,
        kind: &str,
        range: RangeInclusive<i64>,
    ) -> Vec<(T, N)> {
        let (least, most) = (range.start(), range.end());
        let allowed = format!("{kind} = a whole number from {least} to {most}");
        let mut section = self.section(key);
        let mut numbers = Vec::new();
        for code in section.keys(&allowed) {
            let value = section.value(&code);
            let number = value.and_then(Value::as_integer).filter(|number| range.contains(number));
            match (code.parse(), number.and_then(|number| N::try_from(number).ok())) {
                (Ok(code), Some(number)) => numbers.push((code, number)),
                _ => section.wrong(&code, value, &allowed),
            }
        }
        self.finish_section(section);
        numbers
    }

    /// The keys of this table, where any may stand; without a table, `allowed` says what belongs here.
    pub fn keys(&mut self, allowed: &str) -> Vec<String> {
        if self.table.is_none() {
            self.fault("", None, allowed);
        }
        self.table.into_iter().flat_map(Table::keys).cloned().collect()
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
        const ALLOWED: &str = "a list of pairs of codes";
        let value = self.value(key);
        let Some(list) = value.and_then(Value::as_array) else {
            self.wrong(key, value, ALLOWED);
            return Vec::new();
        };
        let parsed = list.iter().filter_map(|item| {
            let parsed = item.as_array().and_then(|item| pair(item));
            // The one that is wrong is told, not all of them.
            if parsed.is_none() {
                self.wrong(key, Some(item), ALLOWED);
            }
            parsed
        });
        parsed.collect()
    }

    /// Whether nothing was wrong so far.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// Notes that what stands under a key, or in the whole section where the key is empty, is wrong.
    pub fn fault(&mut self, key: &str, value: Option<String>, allowed: &str) {
        let fault = self.told(key, value, allowed);
        self.faults.push(fault);
    }

    /// Every fault; keys that nobody has read are faults.
    pub(crate) fn finish(mut self) -> Vec<Fault> {
        let known = self.read.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        for (key, value) in self.table.into_iter().flatten() {
            if !self.read.contains(key) {
                let fault = self.told(key, Some(shown(value)), &format!("only {known}"));
                self.faults.push(fault);
            }
        }
        self.faults
    }

    pub(crate) fn value(&mut self, key: &str) -> Option<&'a Value> {
        self.read.insert(key.to_owned());
        self.table?.get(key)
    }

    pub(crate) fn wrong(&mut self, key: &str, value: Option<&Value>, allowed: &str) {
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

pub(crate) fn pair<T: FromStr>(item: &[Value]) -> Option<[T; 2]> {
    let [first, second] = item else { return None };
    Some([first.as_str()?.parse().ok()?, second.as_str()?.parse().ok()?])
}

fn shown(value: &Value) -> String {
    value.to_string()
}
