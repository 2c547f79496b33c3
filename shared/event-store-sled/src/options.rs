//! How a store is opened.

use std::path::PathBuf;

use crate::fault::OnFatal;

/// How a store is opened; the default is right for a server.
#[derive(Clone, Debug)]
pub struct Options {
    /// How much memory sled may use for its pages, in bytes.
    pub cache_bytes: u64,
    /// After how many events the indexes are written to their files: no more than about twice as
    /// many are read again when the store is opened after a crash.
    pub checkpoint_events: usize,
    /// Whether small blocks are merged and compressed while nobody writes.
    pub merge: bool,
    /// What is done after a storage error.
    pub on_fatal: OnFatal,
    /// Not for use: whether what is acknowledged is durable.
    #[doc(hidden)]
    pub sync: Sync,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            cache_bytes: 64 << 20,
            checkpoint_events: 32_768,
            merge: true,
            on_fatal: OnFatal::default(),
            sync: Sync::Always,
        }
    }
}

/// Whether the database file is synced before an append is acknowledged.
///
/// It exists for one test: that the power-cut test loses events where it is skipped.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sync {
    /// As it must be.
    Always,
    /// Only what sled does by itself: events are lost in a power cut.
    Skipped,
}

/// Why a store was not opened. Nothing in the directory was changed by the attempt.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process has it open.
    #[error("{} is in use by {holder}", dir.display())]
    InUse {
        /// The directory.
        dir: PathBuf,
        /// Who has it, such as `process 4711`.
        holder: String,
    },
    /// What is stored is not what was written, or part of it is missing.
    #[error("{} is damaged: {reason}; nothing in it was changed", dir.display())]
    Damaged {
        /// The directory.
        dir: PathBuf,
        /// What is damaged, with the position of the first event that is affected.
        reason: String,
    },
    /// Another version of this program, or another program, wrote it.
    #[error("{} cannot be opened: {reason}", dir.display())]
    Unknown {
        /// The directory.
        dir: PathBuf,
        /// What was found.
        reason: String,
    },
    /// The operating system said no.
    #[error("{} cannot be opened: {reason}", dir.display())]
    Failed {
        /// The directory.
        dir: PathBuf,
        /// What was tried, and the answer.
        reason: String,
    },
}
