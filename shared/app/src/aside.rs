//! Work that takes long, away from the threads on which everybody is answered.

use std::{future::pending, panic::resume_unwind};

use tokio::task::{JoinError, spawn_blocking};

/// Does the work on a thread of its own.
pub async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match spawn_blocking(work).await.map_err(JoinError::try_into_panic) {
        Ok(done) => done,
        Err(Ok(panic)) => resume_unwind(panic),
        // The program is ending, and nobody waits any more.
        Err(Err(_)) => pending().await,
    }
}
