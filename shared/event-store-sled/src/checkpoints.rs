//! How far each follower has acted, in a small database of its own: it may be lost, so it is not synced.

use std::path::Path;

use async_trait::async_trait;
use event_store::{CheckpointError, Checkpoints, Position};

use crate::{
    fault::{Fault, guarded},
    lock::Lock,
    options::OpenError,
};

/// How much memory sled may use for it.
const CACHE_BYTES: u64 = 1 << 20;

/// Checkpoints in a directory, which must be another than the log's.
#[derive(Debug)]
pub struct SledCheckpoints {
    db: sled::Db,
    _lock: Lock,
}

impl SledCheckpoints {
    /// Opens the checkpoints in `dir`, or begins there. Those that cannot be read are begun anew:
    /// then followers act on some events again, which changes nothing.
    pub fn open(dir: &Path) -> Result<Self, OpenError> {
        let failed =
            |fault: &Fault| OpenError::Failed { dir: dir.to_owned(), reason: fault.to_string() };
        let create =
            || std::fs::create_dir_all(dir).map_err(|error| Fault::failed("creating", &error));
        create().map_err(|fault| failed(&fault))?;
        let lock = Lock::take(dir)?;
        let sled = dir.join("sled");
        let open = || {
            let config = sled::Config::new().path(&sled).cache_capacity(CACHE_BYTES);
            guarded("opening the checkpoints", || config.open())
        };
        let db = open().or_else(|fault| {
            tracing::warn!("the checkpoints in {} are begun anew: {fault}", dir.display());
            std::fs::remove_dir_all(&sled).map_err(|error| Fault::failed("removing", &error))?;
            open()
        });
        Ok(Self { db: db.map_err(|fault| failed(&fault))?, _lock: lock })
    }
}

#[async_trait]
impl Checkpoints for SledCheckpoints {
    async fn load(&self, follower: &str) -> Result<Position, CheckpointError> {
        let found = guarded("reading a checkpoint", || self.db.get(follower));
        let found = found.map_err(|fault| CheckpointError(fault.to_string()))?;
        let position =
            found.and_then(|bytes| Some(u64::from_be_bytes(bytes.as_ref().try_into().ok()?)));
        Ok(Position(position.unwrap_or_default()))
    }

    async fn save(&self, follower: &str, position: Position) -> Result<(), CheckpointError> {
        let saved =
            guarded("saving a checkpoint", || self.db.insert(follower, &position.0.to_be_bytes()));
        saved.map(|_| ()).map_err(|fault| CheckpointError(fault.to_string()))
    }
}
