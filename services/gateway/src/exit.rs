//! How the program ends when something is wrong: one clear line and a code that scripts can tell apart.

use std::{io, process::ExitCode};

use app::{Locale, i18n};
use domain::Message;
use event_store::ReadError;

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
    /// The same in the reader's language, where it is known in several.
    pub message: Option<Message>,
}

/// An error that ends the program with that code.
pub fn exit(code: Code, words: impl Into<String>) -> anyhow::Error {
    Exit { code, words: words.into(), message: None }.into()
}

/// The same, told in the reader's language.
pub fn tell(code: Code, message: Message) -> anyhow::Error {
    Exit { code, words: message.id.to_string(), message: Some(message) }.into()
}

/// The code of an error, and the line to print.
pub fn told(error: &anyhow::Error, locale: Locale) -> (Code, String) {
    if let Some(exit) = error.downcast_ref::<Exit>() {
        let message = exit.message.as_ref().map(|message| i18n::say(locale, message));
        return (exit.code, message.unwrap_or_else(|| exit.words.clone()));
    }
    if let Some(error) = error.downcast_ref::<io::Error>() {
        let message = Message::new("cli-unwritten").with("reason", error.to_string());
        return (Code::Io, i18n::say(locale, &message));
    }
    let code = match error.downcast_ref::<ReadError>() {
        Some(ReadError::Corrupt { .. }) => Code::Data,
        Some(ReadError::Unavailable(_)) => Code::Io,
        None => Code::Software,
    };
    (code, format!("{error:#}"))
}
