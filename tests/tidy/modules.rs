//! Which source files the compiler reads: what is named nowhere is compiled by nobody, and its tests
//! run never.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The files that can be reached from these roots, by one `mod` after the other.
pub fn reached(roots: impl IntoIterator<Item = PathBuf>) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut open: Vec<(PathBuf, bool)> = roots.into_iter().map(|root| (root, true)).collect();
    while let Some((file, owns_folder)) = open.pop() {
        let Ok(file) = file.canonicalize() else { continue };
        let text = fs::read_to_string(&file).unwrap();
        let folder = file.parent().unwrap();
        let own = if owns_folder { folder.to_path_buf() } else { file.with_extension("") };
        if found.insert(file.clone()) {
            open.extend(named(&text).into_iter().flat_map(|(name, path)| match path {
                Some(path) => vec![(folder.join(path), true)],
                None => vec![
                    (own.join(format!("{name}.rs")), false),
                    (own.join(name).join("mod.rs"), true),
                ],
            }));
        }
    }
    found
}

/// The modules that a file names without their content, each with the path that it says.
fn named(text: &str) -> Vec<(String, Option<String>)> {
    let (mut found, mut path) = (vec![], None);
    for line in text.lines().map(str::trim) {
        if let Some(said) = line.strip_prefix("#[path = \"") {
            path = said.strip_suffix("\"]").map(str::to_owned);
        } else if !line.starts_with("#[") && !line.starts_with("//") {
            let path = path.take();
            let words: Vec<&str> = line.split_whitespace().collect();
            let name = match words[..] {
                ["mod", name] => Some(name),
                [public, "mod", name] if public.starts_with("pub") => Some(name),
                _ => None,
            };
            let name = name.and_then(|name| name.strip_suffix(';'));
            found.extend(name.map(|name| (name.to_owned(), path)));
        }
    }
    found
}

/// Writes these files, empty but for what each says.
fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
}

#[test]
fn a_file_that_no_module_names_is_not_reached() {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("main.rs", "//! A root.\nmod one;\n#[cfg(test)]\npub(crate) mod two;\nmod three {}\n"),
        ("one.rs", "#[path = \"elsewhere/four.rs\"]\n#[cfg(test)]\nmod four;\n// mod orphan;\n"),
        ("two/mod.rs", "mod five;\n"),
        ("two/five.rs", ""),
        ("elsewhere/four.rs", "pub mod six;\n"),
        ("elsewhere/six.rs", ""),
        ("orphan.rs", ""),
        ("three.rs", ""),
        ("one/orphan.rs", ""),
    ];
    write(folder.path(), &files);
    let root = folder.path().canonicalize().unwrap();
    let reached = reached([root.join("main.rs")]);
    let reached: Vec<&str> =
        reached.iter().map(|file| file.strip_prefix(&root).unwrap().to_str().unwrap()).collect();
    assert_eq!(
        reached,
        ["elsewhere/four.rs", "elsewhere/six.rs", "main.rs", "one.rs", "two/five.rs", "two/mod.rs"]
    );
}
