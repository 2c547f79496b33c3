//! Reads the keys of a policy, and notes every one that is wrong.

use std::collections::{BTreeMap, BTreeSet};

use reference::Country;
use toml::{Table, Value};

use super::Fault;
use crate::numbers::Points;

/// One table of the file. A key that is wrong gives a stand-in and a fault.
pub(super) struct Section<'a> {
    path: String,
    table: Option<&'a Table>,
    read: BTreeSet<String>,
    faults: Vec<Fault>,
}

impl<'a> Section<'a> {
    pub fn root(table: &'a Table) -> Self {
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
    pub fn whole(&mut self, key: &str, least: i64, most: i64) -> i64 {
        let value = self.value(key);
        let number = value.and_then(Value::as_integer);
        number.filter(|number| (least..=most).contains(number)).unwrap_or_else(|| {
            self.wrong(key, value, &format!("a whole number from {least} to {most}"));
            least
        })
    }

    /// Points.
    pub fn points(&mut self, key: &str, least: i64, most: i64) -> Points {
        Points::try_from(self.whole(key, least, most)).unwrap_or(0)
    }

    /// Points by key and provider.
    pub fn rows(&mut self, key: &str, most: i64) -> BTreeMap<String, BTreeMap<Country, Points>> {
        let mut section = self.section(key);
        let mut rows = BTreeMap::new();
        if section.table.is_none() && section.read.is_empty() && self.table.is_some() {
            let told = section.told("", None, "a table of rows");
            section.faults.push(told);
        }
        let keys: Vec<&String> = section.table.into_iter().flat_map(Table::keys).collect();
        for key in keys {
            let row = section.section(key);
            let points = row.by_provider(most);
            rows.insert(key.clone(), points.0);
            section.faults.extend(points.1);
        }
        self.finish_section(section);
        rows
    }

    fn by_provider(&self, most: i64) -> (BTreeMap<Country, Points>, Vec<Fault>) {
        let (mut row, mut faults) = (BTreeMap::new(), Vec::new());
        let allowed = format!("code of a country = a whole number from -{most} to {most}");
        for (code, value) in self.table.into_iter().flatten() {
            let points = value.as_integer().filter(|points| (-most..=most).contains(points));
            let points = points.and_then(|points| Points::try_from(points).ok());
            match (code.parse(), points) {
                (Ok(country), Some(points)) => _ = row.insert(country, points),
                _ => faults.push(self.told(code, Some(value.to_string()), &allowed)),
            }
        }
        (row, faults)
    }

    /// Every fault; keys that nobody has read are faults.
    pub fn finish(mut self) -> Vec<Fault> {
        let known = self.read.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        for (key, value) in self.table.into_iter().flatten() {
            if !self.read.contains(key) {
                let fault = self.told(key, Some(value.to_string()), &format!("only {known}"));
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
        let fault = self.told(key, value.map(ToString::to_string), allowed);
        self.faults.push(fault);
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
