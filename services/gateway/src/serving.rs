//! A note in the data folder that says where the program that serves it can be reached.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

/// Where a program serves a data folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Serving {
    /// The address of its pages.
    pub address: SocketAddr,
    /// Its process.
    pub process: u32,
}

/// Takes the note away again when the program ends in good order.
pub struct Note(PathBuf);

fn path(data: &Path) -> PathBuf {
    data.join("serving.json")
}

/// Leaves the note.
pub fn leave(data: &Path, address: SocketAddr) -> anyhow::Result<Note> {
    let note = Serving { address, process: std::process::id() };
    fs::write(path(data), serde_json::to_vec(&note)?)?;
    Ok(Note(path(data)))
}

/// Reads the note. It may be left over from a program that was killed: whoever it names may not
/// answer.
pub fn read(data: &Path) -> Option<Serving> {
    serde_json::from_slice(&fs::read(path(data)).ok()?).ok()
}

impl Drop for Note {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_is_there_while_the_program_runs() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(read(data.path()), None);
        let address = "127.0.0.1:8642".parse().unwrap();
        let note = leave(data.path(), address).unwrap();
        assert_eq!(read(data.path()).map(|serving| serving.address), Some(address));
        drop(note);
        assert_eq!(read(data.path()), None);
    }
}
