//! Which store the program runs on, and how it is opened.

use std::{path::Path, sync::Arc};

use domain::Message;
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
    let code = match &error {
        OpenError::InUse { dir, holder } => {
            let message = Message::new("cli-in-use").with("data", dir.display().to_string());
            return tell(Code::InUse, message.with("holder", holder.as_str()));
        }
        OpenError::Damaged { .. } | OpenError::Unknown { .. } => Code::Data,
        OpenError::Failed { .. } => Code::Io,
    };
    exit(code, error.to_string())
}
