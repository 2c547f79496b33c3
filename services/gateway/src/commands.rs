//! What each command does; one file each.

pub mod evaluate;
pub mod events;
pub mod explain;
pub mod export;
pub mod import;
pub mod policy;
pub mod proposals;
pub mod themes;
pub mod verify;
