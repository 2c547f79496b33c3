//! Which files hold the indexes, and up to which position: written aside, synced, renamed, and the
//! directory synced, so that either the old or the new is there.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
};

use event_store::Position;

use super::{Kind, run::name};
use crate::{
    disk::sync_path,
    fault::{Fault, io_fault},
};

const FILE: &str = "checkpoint";
const TITLE: &str = "ayni index 1";

/// What the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Checkpoint {
    /// The log was verified, and is in the files, up to here.
    pub(crate) covered: Position,
    /// Blocks before here are merged.
    pub(crate) merged: Position,
    /// The files of each kind by number, oldest first.
    pub(crate) streams: Vec<u64>,
    /// As above.
    pub(crate) commands: Vec<u64>,
}

impl Checkpoint {
    pub(crate) fn save(&self, dir: &Path) -> Result<(), Fault> {
        let aside = dir.join("checkpoint.new");
        let fault = |error| io_fault("writing", &aside)(error);
        let mut file = File::create(&aside).map_err(fault)?;
        file.write_all(self.to_text().as_bytes()).map_err(fault)?;
        file.sync_all().map_err(fault)?;
        fs::rename(&aside, dir.join(FILE)).map_err(fault)?;
        sync_path(dir)
    }

    /// What was saved; none if nothing was, or if it is not what was written.
    pub(crate) fn load(dir: &Path) -> Option<Self> {
        Self::parse(&fs::read_to_string(dir.join(FILE)).ok()?)
    }

    /// Whether the file is one of those named.
    pub(crate) fn names(&self, file: &str) -> bool {
        let named =
            |kind, numbers: &[u64]| numbers.iter().any(|&number| name(kind, number) == file);
        file == FILE || named(Kind::Streams, &self.streams) || named(Kind::Commands, &self.commands)
    }

    /// A number that no file has yet.
    pub(crate) fn next_number(&self) -> u64 {
        self.streams.iter().chain(&self.commands).max().map_or(1, |largest| largest + 1)
    }

    fn to_text(&self) -> String {
        let list = |numbers: &[u64]| {
            numbers.iter().fold(String::new(), |list, number| list + " " + &number.to_string())
        };
        let text = format!(
            "{TITLE}\ncovered {}\nmerged {}\nstreams{}\ncommands{}\n",
            self.covered,
            self.merged,
            list(&self.streams),
            list(&self.commands)
        );
        let crc = crc32fast::hash(text.as_bytes());
        format!("{text}crc {crc:08x}\n")
    }

    fn parse(text: &str) -> Option<Self> {
        let (content, crc) = text.split_at_checked(text.rfind("crc ")?)?;
        if u32::from_str_radix(crc.strip_prefix("crc ")?.trim_end(), 16).ok()?
            != crc32fast::hash(content.as_bytes())
        {
            return None;
        }
        let mut lines = content.lines();
        if lines.next()? != TITLE {
            return None;
        }
        let mut numbers = |title: &str| -> Option<Vec<u64>> {
            let words = lines.next()?.strip_prefix(title)?;
            words.split_whitespace().map(|word| word.parse().ok()).collect()
        };
        let covered = Position(*numbers("covered")?.first()?);
        let merged = Position(*numbers("merged")?.first()?);
        Some(Self { covered, merged, streams: numbers("streams")?, commands: numbers("commands")? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_comes_back_and_a_changed_one_does_not() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Checkpoint::load(dir.path()), None);
        let saved = Checkpoint {
            covered: Position(70),
            merged: Position(3),
            streams: vec![1, 3],
            commands: vec![],
        };
        saved.save(dir.path()).unwrap();
        assert_eq!(Checkpoint::load(dir.path()), Some(saved.clone()));
        let changed = saved.to_text().replace("70", "71");
        fs::write(dir.path().join(FILE), changed).unwrap();
        assert_eq!(Checkpoint::load(dir.path()), None);
    }
}
