//! How far each follower has acted, kept where a restart finds it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;

use crate::Position;

/// Why a checkpoint could not be loaded or saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("checkpoints unavailable: {0}")]
pub struct CheckpointError(pub String);

/// Keeps the position of the last event on which each follower has acted.
///
/// A checkpoint may be lost or old: then the follower acts on some events again, and because its
/// commands are named after their cause, that changes nothing.
#[async_trait]
pub trait Checkpoints: Send + Sync + 'static {
    /// The position last saved for this follower; [`Position::START`] if none was.
    async fn load(&self, follower: &str) -> Result<Position, CheckpointError>;

    /// Remembers the position in place of the one before. It may go back: then events are acted on
    /// again.
    async fn save(&self, follower: &str, position: Position) -> Result<(), CheckpointError>;
}

#[async_trait]
impl<C: Checkpoints + ?Sized> Checkpoints for Arc<C> {
    async fn load(&self, follower: &str) -> Result<Position, CheckpointError> {
        (**self).load(follower).await
    }

    async fn save(&self, follower: &str, position: Position) -> Result<(), CheckpointError> {
        (**self).save(follower, position).await
    }
}

/// Checkpoints that live as long as the process.
#[derive(Debug, Default)]
pub struct MemoryCheckpoints(Mutex<HashMap<String, Position>>);

#[async_trait]
impl Checkpoints for MemoryCheckpoints {
    async fn load(&self, follower: &str) -> Result<Position, CheckpointError> {
        let positions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(positions.get(follower).copied().unwrap_or_default())
    }

    async fn save(&self, follower: &str, position: Position) -> Result<(), CheckpointError> {
        let mut positions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        positions.insert(follower.to_owned(), position);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conformance;

    #[tokio::test]
    async fn checkpoints_in_memory_keep_the_port() {
        let checkpoints = Arc::new(MemoryCheckpoints::default());
        conformance::check_checkpoints(|| {
            let checkpoints = checkpoints.clone();
            async move { checkpoints }
        })
        .await;
    }
}
