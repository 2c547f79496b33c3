//! The port to the log: what is appended, read and followed.
//!
//! A store keeps events under gapless positions. An [`Append`] takes every one of its writes or
//! none; the same command id gets the answer of its first time, for ever. What a store must hold
//! to is [`conformance`], which every adapter runs.

pub mod admission;
pub mod chain;
mod checkpoints;
pub mod conformance;
mod decode;
mod envelope;
mod execute;
mod follow;
mod memory;
mod page;
mod port;
#[cfg(test)]
mod testing;

pub use checkpoints::{CheckpointError, Checkpoints, MemoryCheckpoints};
pub use decode::{Identified, Poison, decode, decode_with_id, encode, id_of, stream_of};
pub use envelope::{
    CommandId, Hash, InvalidStreamId, Json, NewEvent, Position, Recorded, StreamId,
};
pub use execute::{Caller, Done, ExecuteError, Loaded, Unit, Work, execute, execute_unit, load};
pub use follow::{
    FollowError, Progress, Projection, Reactor, Reading, Setback, View, project, react,
};
pub use memory::MemoryStore;
pub use page::{PAGE, Pages};
pub use port::{
    Append, AppendError, Appended, Durability, EventStore, MAX_EVENT_BYTES, MAX_EVENTS, Origin,
    ReadError, Write,
};
