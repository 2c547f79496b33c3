//! Every route of the program: those that the OpenAPI document describes, and those that the source
//! adds beside it.

use std::{fs, path::Path};

use serde_json::Value;

const METHODS: [&str; 5] = ["get", "post", "put", "delete", "patch"];

/// What the OpenAPI document describes: `GET /api/v1/partnerships`.
pub fn described(document: &Value) -> Vec<String> {
    let paths = document["paths"].as_object().unwrap().iter();
    let operations = paths.flat_map(|(path, item)| {
        let methods =
            item.as_object().unwrap().keys().filter(|name| METHODS.contains(&name.as_str()));
        methods.map(move |method| format!("{} {path}", method.to_uppercase()))
    });
    operations.collect()
}

/// What the source routes by `.route("...", get(...))`. Where a route leads nowhere but in a test, it
/// does not count.
pub fn written() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = vec![];
    read(&root.join("services"), &mut found);
    read(&root.join("shared/app/src"), &mut found);
    assert!(found.len() > 20, "the source is written otherwise than this test reads it: {found:?}");
    found
}

fn read(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let (path, name) = (entry.path(), entry.file_name().into_string().unwrap());
        if path.is_dir() && !matches!(name.as_str(), "tests" | "benches" | "examples") {
            read(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") && name != "tests.rs" {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let code: Vec<&str> =
                text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            found.extend(routes_in(&code.join("\n")));
        }
    }
}

/// The routes of one file; a step of a record is taken by POST. None is nested: that would hide from
/// the handler for which record it was called.
fn routes_in(code: &str) -> Vec<String> {
    assert!(!code.contains(".nest("), "a route says its whole path");
    let code = &code.replace("take(Step::", "post(Step::");
    let mut found = vec![];
    for statement in code.split(";\n") {
        for call in calls(statement, ".route(") {
            let mut parts = call.trim_start().splitn(3, '"');
            let (Some(path), Some(methods)) = (parts.nth(1), parts.next()) else { continue };
            let named = METHODS.iter().filter(|method| {
                methods.match_indices(&format!("{method}(")).any(|(at, _)| {
                    !methods[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
                })
            });
            found.extend(named.map(|method| format!("{} {path}", method.to_uppercase())));
        }
    }
    found
}

/// What stands between the parentheses of each call.
fn calls<'a>(code: &'a str, call: &str) -> Vec<&'a str> {
    let begun = code.match_indices(call).map(|(at, _)| &code[at + call.len()..]);
    let ended = begun.map(|rest| {
        let mut depth = 1;
        let end = rest.char_indices().find(|(_, c)| {
            depth += i32::from(*c == '(') - i32::from(*c == ')');
            depth == 0
        });
        &rest[..end.map_or(rest.len(), |(at, _)| at)]
    });
    ended.collect()
}

#[test]
fn routes_are_found_in_source() {
    let code = "let steps = Router::new()\n.route(\"/r/{id}/close\", post(close::submit));\n\
                let all = Router::new().route(\"/x\", get(a).post(b));\n";
    assert_eq!(routes_in(code), ["POST /r/{id}/close", "GET /x", "POST /x"]);
    assert_eq!(routes_in("a.route(\"/close\", take(Step::Close));\n"), ["POST /close"]);
}
