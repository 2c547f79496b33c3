//! Holds the structure: who may depend on whom, and what every crate has in common.

mod modules;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// Our own crates, and which of our own each may name. A service never names another service: they
/// learn of each other only through events.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("reference", &[]),
    ("domain", &["reference"]),
    ("likeness", &["meaning"]),
    ("index", &[]),
    ("index-bench", &["index"]),
    ("matching", &["domain", "index", "meaning", "policy-file"]),
    ("meaning", &[]),
    ("themes", &["meaning", "reference"]),
    ("policy-file", &[]),
    ("portfolio", &["policy-file", "reference"]),
    ("evaluation", &["meaning", "portfolio", "reference", "themes"]),
    ("event-store", &["domain"]),
    ("event-store-sled", &["event-store"]),
    ("event-store-sled-bench", &["event-store", "event-store-sled"]),
    ("app", &["domain", "event-store", "themes"]),
    ("capacity-offers", &["app", "domain", "event-store", "likeness"]),
    ("cooperation-requests", &["app", "domain", "event-store", "likeness"]),
    ("review", &["app", "domain", "event-store"]),
    ("matcher", &["app", "domain", "event-store", "matching"]),
    (
        "gateway",
        &[
            "app",
            "capacity-offers",
            "cooperation-requests",
            "domain",
            "evaluation",
            "event-store",
            "event-store-sled",
            "likeness",
            "matcher",
            "matching",
            "portfolio",
            "reference",
            "review",
            "themes",
        ],
    ),
    ("ayni-tests", &[]),
];

/// The ground is pure: what else its crates may name, so that no clock, no chance, no input and no
/// output comes in by a side door.
const GROUND_MAY_NAME: &[(&str, &[&str])] = &[
    ("reference", &["csv", "deunicode", "jiff", "serde", "strsim"]),
    ("domain", &["jiff", "serde", "thiserror"]),
    ("likeness", &["deunicode", "strsim"]),
    ("index", &[]),
    ("matching", &["blake3", "deunicode", "jiff", "rust-stemmers", "serde", "strsim"]),
    ("meaning", &["deunicode"]),
    ("themes", &["serde", "serde_json", "thiserror"]),
    ("policy-file", &["thiserror", "toml"]),
    ("portfolio", &["deunicode", "thiserror"]),
    ("evaluation", &["jiff", "serde", "serde_json", "thiserror"]),
];

/// The drivers, and the only crates that may name each: the adapter, and the benchmark that holds the
/// adapter against the bare driver.
const DRIVERS: &[(&str, &[&str])] = &[("sled", &["event-store-sled", "event-store-sled-bench"])];

/// The programs that people are given. Benchmarks are programs too, but nobody is given them.
const BENCHMARKS: &[&str] = &["event-store-sled-bench", "index-bench"];

/// The folders that the root may have, beside documents and dotfiles.
const FOLDERS: &[&str] = &["config", "deploy", "services", "shared", "tests"];

/// A crate's ordinary and build dependencies; what only its tests use is its own affair.
type Dependencies = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn dependencies(metadata: &Value) -> Dependencies {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().unwrap();
    let named = |package: &Value| {
        let all = package["dependencies"].as_array().unwrap();
        all.iter().filter(|one| one["kind"] != "dev").map(|one| text(&one["name"])).collect()
    };
    packages.iter().map(|package| (text(&package["name"]), named(package))).collect()
}

/// Every edge that the tables above do not have.
fn forbidden(crates: &Dependencies) -> Vec<String> {
    let mut found = Vec::new();
    for (name, named) in crates {
        let Some((_, ours)) = MAY_NAME.iter().find(|(known, _)| known == name) else {
            found.push(format!("{name} stands in no row of the table"));
            continue;
        };
        let ground = GROUND_MAY_NAME.iter().find(|(known, _)| known == name).map(|(_, may)| *may);
        for other in named {
            let other = other.as_str();
            let allowed = if crates.contains_key(other) {
                ours.contains(&other)
            } else {
                ground.is_none_or(|may| may.contains(&other))
                    && DRIVERS
                        .iter()
                        .all(|(driver, owners)| *driver != other || owners.contains(&name.as_str()))
            };
            if !allowed {
                found.push(format!("{name} -> {other}"));
            }
        }
    }
    found
}

#[test]
fn crates_depend_only_on_what_the_table_allows() {
    assert_eq!(forbidden(&dependencies(&metadata())), Vec::<String>::new());
}

#[test]
fn an_edge_that_is_added_is_found() {
    let crates = dependencies(&metadata());
    for (from, to) in [
        ("review", "matching"),
        ("review", "capacity-offers"),
        ("domain", "event-store"),
        ("domain", "tokio"),
        ("matching", "rand"),
        ("gateway", "sled"),
        ("event-store", "sled"),
        ("app", "event-store-sled"),
    ] {
        let mut changed = crates.clone();
        changed.get_mut(from).unwrap().insert(to.to_owned());
        assert_eq!(forbidden(&changed), [format!("{from} -> {to}")]);
    }
}

#[test]
fn a_crate_that_is_added_must_be_entered_in_the_table() {
    let mut crates = dependencies(&metadata());
    crates.insert("translator".to_owned(), BTreeSet::new());
    assert_eq!(forbidden(&crates), ["translator stands in no row of the table"]);
}

#[test]
fn every_crate_stands_in_a_folder_of_its_name_and_inherits_lints_and_licence() {
    for package in metadata()["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        let manifest = Path::new(package["manifest_path"].as_str().unwrap());
        let folder = manifest.parent().unwrap().file_name().unwrap().to_str().unwrap();
        let stands = folder == name || name == "ayni-tests" || BENCHMARKS.contains(&name);
        assert!(stands, "{name} stands in {folder}");
        let text = fs::read_to_string(manifest).unwrap();
        assert!(text.contains("[lints]\nworkspace = true"), "{name} does not inherit the lints");
        assert_eq!(package["license"], "MIT OR Apache-2.0", "{name}");
    }
}

#[test]
fn the_root_has_only_the_agreed_folders() {
    let entries = fs::read_dir(root()).unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.file_type().unwrap().is_dir());
    let names = folders.map(|entry| entry.file_name().into_string().unwrap());
    let unknown: Vec<String> = names
        .filter(|name| !name.starts_with('.') && name != "target" && name != "data")
        .filter(|name| !FOLDERS.contains(&name.as_str()))
        .collect();
    assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn there_is_one_program_and_its_name_is_ayni() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let targets = packages.iter().flat_map(|package| package["targets"].as_array().unwrap());
    let programs: Vec<&str> = targets
        .filter(|target| target["kind"].as_array().unwrap().contains(&"bin".into()))
        .map(|target| target["name"].as_str().unwrap())
        .filter(|name| !BENCHMARKS.contains(name))
        .collect();
    assert_eq!(programs, ["ayni"]);
}

#[test]
fn every_source_file_opens_with_a_sentence_on_why_it_exists() {
    let mut without = Vec::new();
    for folder in FOLDERS {
        sources(&root().join(folder), &mut |path, text| {
            if !text.starts_with("//! ") {
                without.push(path.to_path_buf());
            }
        });
    }
    assert_eq!(without, Vec::<PathBuf>::new());
}

#[test]
fn every_source_file_belongs_to_a_module_that_something_names() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let targets = packages.iter().flat_map(|package| package["targets"].as_array().unwrap());
    let roots = targets.map(|target| PathBuf::from(target["src_path"].as_str().unwrap()));
    let reached = modules::reached(roots);
    let mut orphans = Vec::new();
    for folder in FOLDERS {
        sources(&root().join(folder), &mut |path, _| {
            if !reached.contains(&path.canonicalize().unwrap()) {
                orphans.push(path.to_path_buf());
            }
        });
    }
    assert_eq!(orphans, Vec::<PathBuf>::new(), "nothing names these files");
}

fn sources(folder: &Path, visit: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            if entry.file_name() != "node_modules" && entry.file_name() != "target" {
                sources(&path, visit);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            visit(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}
