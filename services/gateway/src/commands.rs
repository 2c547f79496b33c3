//! What each command does; one file each.

pub mod events;
pub mod explain;
pub mod export;
pub mod import;
pub mod policy;
pub mod proposals;
pub mod verify;
