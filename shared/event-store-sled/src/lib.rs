//! The log on one machine, in sled, durable once acknowledged.
//!
//! One thread writes. It gathers the appends that come together, packs their events into blocks of
//! at most 4 KiB, stores them as one batch under ascending keys, flushes **and** syncs the database
//! file, and only then answers. Positions, streams and commands are indexed beside the log; those
//! indexes can be made again from it.

mod ahead;
mod block;
mod checkpoints;
mod dictionary;
mod disk;
mod fault;
mod frame;
mod group;
mod index;
mod lock;
mod merge;
mod open;
mod options;
mod pending;
mod queue;
mod reader;
mod safeguard;
mod stage;
mod store;
mod verify;
mod wire;
mod witness;
mod writer;

pub use checkpoints::SledCheckpoints;
pub use fault::{EXIT_STORAGE, Fatal, OnFatal};
#[doc(hidden)]
pub use options::Sync;
pub use options::{OpenError, Options};
pub use store::{SledStore, Stats};
pub use verify::Verified;
