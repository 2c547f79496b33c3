//! How the program ends when something is wrong: one clear line and a code that scripts can tell apart.

use std::process::ExitCode;

/// Codes as in BSD's `sysexits.h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The command line or a setting is wrong.
    Usage = 64,
    /// What was given to read is wrong, or what is stored is damaged.
    Data = 65,
    /// What was asked for does not exist.
    NoInput = 66,
    /// Something that is needed is not there.
    Unavailable = 69,
    /// The program itself is at fault.
    Software = 70,
    /// Something cannot be created.
    CannotCreate = 73,
    /// The disk said no.
    Io = 74,
    /// It may go later: another process uses the data.
    InUse = 75,
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code as u8)
    }
}

/// Why a command ends without success.
#[derive(Debug, thiserror::Error)]
#[error("{words}")]
pub struct Exit {
    /// The code.
    pub code: Code,
    /// One line for people; empty where everything was said.
    pub words: String,
}

/// An error that ends the program with that code.
pub fn exit(code: Code, words: impl Into<String>) -> anyhow::Error {
    Exit { code, words: words.into() }.into()
}

/// The code of an error, and the line to print.
pub fn told(error: &anyhow::Error) -> (Code, String) {
    match error.downcast_ref::<Exit>() {
        Some(exit) => (exit.code, exit.words.clone()),
        None => (Code::Software, format!("{error:#}")),
    }
}
