//! Where the data are: made by `peers/gen.py`, byte for byte the same for the same sizes.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// A folder for data sets, kept where `AYNI_BENCH_DIR` names one.
pub enum Home {
    Kept(PathBuf),
    Passing(TempDir),
}

impl Home {
    pub fn open() -> Result<Self> {
        Ok(match std::env::var_os("AYNI_BENCH_DIR") {
            Some(folder) => Self::Kept(folder.into()),
            None => Self::Passing(tempfile::tempdir()?),
        })
    }

    fn path(&self) -> &Path {
        match self {
            Self::Kept(path) => path,
            Self::Passing(folder) => folder.path(),
        }
    }

    /// The data set of these sizes, made first where it is not there.
    pub fn folder(&self, offers: usize, requests: usize) -> Result<PathBuf> {
        let folder = self.path().join(format!("peer_{offers}_{requests}"));
        // The last file that is written.
        if !folder.join("policy.json").exists() {
            let mut command = python();
            command.arg(script("gen.py")).arg(&folder);
            let status = command.args([offers, requests].map(|size| size.to_string())).status();
            let made = status.context("python3 is needed to make the data")?.success();
            ensure!(
                made,
                "the data were not made: python3 needs numpy and orjson (AYNI_BENCH_PYTHON names another python3)"
            );
        }
        Ok(folder)
    }
}

/// Python with one thread for sums, since threads that wait cost as much as threads that work.
pub fn python() -> Command {
    let python = std::env::var_os("AYNI_BENCH_PYTHON").unwrap_or_else(|| "python3".into());
    let mut command = Command::new(python);
    command.arg("-B").env("OMP_NUM_THREADS", "1").env("OPENBLAS_NUM_THREADS", "1");
    command
}

/// A file of the folder `peers`.
pub fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("peers").join(name)
}
