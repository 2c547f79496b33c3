//! How far each follower has acted, in a small database of its own: it may be lost, so it is not synced.

use std::{path::Path, sync::Arc};

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
pub struct SledCheckpoints(Arc<Held>);

#[derive(Debug)]
struct Held {
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
        let db = db.map_err(|fault| failed(&fault))?;
        Ok(Self(Arc::new(Held { db, _lock: lock })))
    }

    /// Runs what may wait for the disk where waiting does no harm.
    async fn act<T: Send + 'static>(
        &self,
        action: impl FnOnce(&sled::Db) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, CheckpointError> {
        let held = self.0.clone();
        let done = tokio::task::spawn_blocking(move || action(&held.db)).await;
        match done {
            Ok(result) => result.map_err(|fault| CheckpointError(fault.to_string())),
            Err(error) => Err(CheckpointError(error.to_string())),
        }
    }
}

#[async_trait]
impl Checkpoints for SledCheckpoints {
    async fn load(&self, follower: &str) -> Result<Position, CheckpointError> {
        let follower = follower.to_owned();
        let get = move |db: &sled::Db| guarded("reading a checkpoint", || db.get(follower));
        let found = self.act(get).await?;
        let position =
            found.and_then(|bytes| Some(u64::from_be_bytes(bytes.as_ref().try_into().ok()?)));
        Ok(Position(position.unwrap_or_default()))
    }

    async fn save(&self, follower: &str, position: Position) -> Result<(), CheckpointError> {
        let (follower, position) = (follower.to_owned(), position.0.to_be_bytes());
        let insert =
            move |db: &sled::Db| guarded("saving a checkpoint", || db.insert(follower, &position));
        self.act(insert).await.map(|_| ())
    }
}
