//! `cargo bench -p index`: builds and runs the package in `bench/`.
//!
//! It is a package of its own because it needs other search engines, which a test build should not
//! compile.

use std::process::{Command, exit};

fn main() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let run = ["run", "--release", "--quiet", "-p", "index-bench"];
    let status = Command::new(cargo).args(run).status().expect("cargo runs");
    exit(status.code().unwrap_or(1));
}
