//! Which store the program runs on, and how it is opened.

use std::{path::Path, sync::Arc};

use domain::{Arg, Message};
use event_store::{Checkpoints, Durability, EventStore};
use event_store_sled::{OpenError, Options, SledCheckpoints, SledStore};

use crate::exit::{Code, exit, tell};

/// The store of this run, and where followers keep how far they have acted.
pub struct Opened {
    /// The log.
    pub store: Arc<SledStore>,
    /// The checkpoints.
    pub checkpoints: Arc<dyn Checkpoints>,
}

/// Opens the store in the data folder; makes it where there is none.
pub fn open(data: &Path) -> anyhow::Result<Opened> {
    let store = SledStore::open(&data.join("events"), Options::default()).map_err(refused)?;
    if store.durability() < Durability::Synced {
        return Err(exit(
            Code::Io,
            "the store does not promise that what it acknowledges is durable",
        ));
    }
    let checkpoints = SledCheckpoints::open(&data.join("checkpoints")).map_err(refused)?;
    Ok(Opened { store: Arc::new(store), checkpoints: Arc::new(checkpoints) })
}

/// Opens the store for a command that only reads: where there is none, none is made.
pub fn open_existing(data: &Path) -> anyhow::Result<Opened> {
    if data.join("events").is_dir() {
        open(data)
    } else {
        let message = Message::new("cli-no-data").with("data", data.display().to_string());
        Err(tell(Code::NoInput, message))
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn refused(error: OpenError) -> anyhow::Error {
    let message = |id, dir: &Path| Message::new(id).with("data", dir.display().to_string());
    let (code, told) = match &error {
        OpenError::InUse { dir, holder } => {
            (Code::InUse, message("cli-in-use", dir).with("holder", named(holder)))
        }
        OpenError::Damaged { dir, reason } => {
            (Code::Data, message("cli-damaged", dir).with("reason", reason.as_str()))
        }
        OpenError::Unknown { dir, reason } => {
            (Code::Data, message("cli-not-opened", dir).with("reason", reason.as_str()))
        }
        OpenError::Failed { dir, reason } => {
            (Code::Io, message("cli-not-opened", dir).with("reason", reason.as_str()))
        }
    };
    tell(code, told)
}

/// Who has the store, in the reader's language where it is a process.
fn named(holder: &str) -> Arg {
    match holder.strip_prefix("process ") {
        Some(number) => Message::new("cli-holder-process").with("number", number).into(),
        None => holder.into(),
    }
}
