//! What can go wrong beneath the port, and how the process ends when it does.

use std::{
    any::Any,
    fmt, io,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{Arc, Once},
};

use event_store::{Position, ReadError};

/// The code with which the process ends after a storage error (`EX_IOERR` of sysexits).
pub const EXIT_STORAGE: i32 = 74;

/// Something beneath the port failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    /// What is stored is not what was written, or is missing.
    #[error("the log is damaged at position {position}: {reason}")]
    Damaged { position: Position, reason: String },
    /// The operating system, the disk or sled said no.
    #[error("{doing}: {reason}")]
    Failed { doing: String, reason: String },
}

impl Fault {
    pub(crate) fn damaged(position: Position, reason: impl Into<String>) -> Self {
        Self::Damaged { position, reason: reason.into() }
    }

    pub(crate) fn failed(doing: impl Into<String>, reason: &dyn fmt::Display) -> Self {
        Self::Failed { doing: doing.into(), reason: plain(&reason.to_string()) }
    }
}

impl From<Fault> for ReadError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Damaged { position, reason } => Self::Corrupt { position, reason },
            Fault::Failed { .. } => Self::Unavailable(fault.to_string()),
        }
    }
}

impl From<ReadError> for Fault {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Corrupt { position, reason } => Self::Damaged { position, reason },
            ReadError::Unavailable(reason) => Self::failed("reading the log", &reason),
        }
    }
}

/// Says which file an input or output error is about, and what was being done to it.
pub(crate) fn io_fault(doing: &str, path: &Path) -> impl FnOnce(io::Error) -> Fault {
    let doing = format!("{doing} {}", path.display());
    move |error| Fault::failed(doing, &error)
}

/// A storage error after which nothing is acknowledged any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fatal {
    line: String,
}

impl Fatal {
    pub(crate) fn new(dir: &Path, fault: &Fault) -> Self {
        let line = format!(
            "storage failed in {}: {fault}; stopped, nothing more is accepted",
            dir.display()
        );
        Self { line: one_line(&line) }
    }
}

impl fmt::Display for Fatal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}

/// What is done after a storage error.
#[derive(Clone)]
pub struct OnFatal(Arc<dyn Fn(&Fatal) + Send + Sync>);

impl OnFatal {
    /// Calls `handler`. Whether or not it ends the process, the store accepts nothing more.
    pub fn call(handler: impl Fn(&Fatal) + Send + Sync + 'static) -> Self {
        Self(Arc::new(handler))
    }

    pub(crate) fn tell(&self, fatal: &Fatal) {
        (self.0)(fatal);
    }
}

impl Default for OnFatal {
    /// One line on standard error, and the end of the process with [`EXIT_STORAGE`].
    fn default() -> Self {
        Self::call(|fatal| {
            eprintln!("ayni: {fatal}");
            std::process::exit(EXIT_STORAGE);
        })
    }
}

impl fmt::Debug for OnFatal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OnFatal")
    }
}

/// Runs what calls into sled, which answers some damage with a panic rather than with an error.
pub(crate) fn guarded<T>(
    doing: &str,
    action: impl FnOnce() -> sled::Result<T>,
) -> Result<T, Fault> {
    quiet_sled();
    match catch_unwind(AssertUnwindSafe(action)) {
        Ok(Ok(done)) => Ok(done),
        // sled hands on a copy of the error that has lost its words.
        Ok(Err(sled::Error::Io(error))) => Err(Fault::failed(doing, &words_of(&error))),
        Ok(Err(error)) => Err(Fault::failed(doing, &error)),
        Err(panic) => Err(Fault::failed(doing, &text_of(panic.as_ref()))),
    }
}

fn words_of(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::Other => error.to_string(),
        kind => kind.to_string(),
    }
}

/// A panic of sled comes back from [`guarded`] as an error; so it need not be printed as well.
fn quiet_sled() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let in_sled = panic.location().is_some_and(|at| at.file().contains("/sled-0."));
            if in_sled {
                tracing::debug!("{panic}");
            } else {
                before(panic);
            }
        }));
    });
}

fn text_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|&text| text.to_owned()))
        .unwrap_or_else(|| "sled gave up".to_owned())
}

/// What sled says, on one line and without what only its makers read: where its code was (`backtrace
/// ()`, which is empty here), and the Rust around a place in its file (`Some(Inline(743007))`).
fn plain(text: &str) -> String {
    let mut told = text.replace("backtrace ()", "");
    for before in ["Some(Inline(", "Some(Blob("] {
        while let Some((start, rest)) = told.split_once(before) {
            let Some((place, end)) = rest.split_once("))") else { break };
            told = format!("{start}{place}{end}");
        }
    }
    one_line(&told)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_told_without_the_words_of_the_code() {
        let said = "Read corrupted data at file offset Some(Inline(743007)) backtrace ()";
        let told = Fault::failed("reading the log", &said).to_string();
        assert_eq!(told, "reading the log: Read corrupted data at file offset 743007");
    }
}
