//! Data folders: filled ones, pictures of them, and some that refuse what is written.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use tempfile::TempDir;

use super::steps::{OFFERS, proposals, three_who_fit};
use crate::harness::{Server, offer, with};

/// A folder in which something has happened, served no longer.
#[track_caller]
pub fn filled() -> TempDir {
    let server = Server::fresh();
    three_who_fit(&server);
    proposals(&server, "bo-milk");
    server.stop().unwrap()
}

/// Every file of a folder with its bytes, but for the files that only hold a lock.
pub struct Snapshot(BTreeMap<PathBuf, Vec<u8>>);

impl Snapshot {
    pub fn of(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        read(folder, &mut files);
        Self(files)
    }

    /// Writes every file again as it was.
    pub fn restore(&self) {
        for (path, bytes) in &self.0 {
            fs::write(path, bytes).unwrap();
        }
    }

    /// The files that are there in only one of both, or otherwise.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let names = self.0.keys().chain(other.0.keys());
        let mut differ: Vec<String> = names
            .filter(|name| self.0.get(*name) != other.0.get(*name))
            .map(|name| name.display().to_string())
            .collect();
        differ.sort();
        differ.dedup();
        differ
    }
}

fn read(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            read(&path, files);
        } else if entry.file_name() != "lock" {
            files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
}

/// Publishes long offers until the program is gone; the ids of those that it acknowledged.
pub fn publish_until_it_ends(server: &mut Server) -> Vec<String> {
    let brazil = server.acting_as("country:BR");
    let mut kept = vec![];
    for number in 0..5_000 {
        let id = format!("br-long-{number}");
        // Text that no compression makes small.
        let words: String = (0..9_000_u64).map(|at| char::from(b'a' + noise(number, at))).collect();
        let body: Value = with(offer(&id), "summary", words);
        match brazil.try_send("POST", OFFERS, Some("application/json"), body.to_string().as_bytes())
        {
            Ok(answer) if answer.status == 201 => kept.push(id),
            Ok(answer) => assert!(answer.status >= 500, "{answer:?}"),
            Err(_) => return kept,
        }
    }
    panic!("the program took {} offers and did not end", kept.len());
}

fn noise(seed: u64, at: u64) -> u8 {
    let mixed = (seed * 9_000 + at + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    u8::try_from((mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33 & 15).unwrap()
}

/// The last thing that the program said is the one line on why it ended.
#[track_caller]
pub fn one_last_line(server: &Server) {
    let said = server.said();
    let told: Vec<&str> = said.lines().filter(|line| line.starts_with("ayni: ")).collect();
    assert_eq!(told.len(), 1, "{said}");
    assert!(told[0].contains("storage failed in") && told[0].contains("events"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

/// Running the program as somebody who may not write.
pub mod own_user {
    use std::{
        fs::{self, Permissions},
        os::unix::fs::{MetadataExt, PermissionsExt},
        path::{Path, PathBuf},
    };

    use tempfile::TempDir;

    use crate::harness::{Ayni, program};

    /// The user that may do nothing, by old custom.
    const NOBODY: u32 = 65_534;

    /// A folder that may not be written to, until this is dropped.
    pub struct Locked {
        folder: PathBuf,
        program: PathBuf,
        _copy: TempDir,
        root: bool,
    }

    /// Takes away the right to write from a folder and all that is in it.
    pub fn read_only(folder: &Path) -> Locked {
        set(folder, 0o555, 0o444);
        // Root may write anywhere, so somebody else has to run the program, and reach it.
        let root = fs::metadata("/proc/self").unwrap().uid() == 0;
        let copy = tempfile::tempdir().unwrap();
        let own = copy.path().join("ayni");
        if fs::hard_link(program(), &own).is_err() {
            fs::copy(program(), &own).unwrap();
        }
        fs::set_permissions(copy.path(), Permissions::from_mode(0o755)).unwrap();
        Locked { folder: folder.to_owned(), program: own, _copy: copy, root }
    }

    impl Locked {
        /// The program, run by whoever may not write.
        pub fn ayni(&self) -> Ayni {
            let ayni = Ayni::at(&self.program);
            if self.root { ayni.run_by(NOBODY) } else { ayni }
        }
    }

    impl Drop for Locked {
        fn drop(&mut self) {
            set(&self.folder, 0o755, 0o644);
        }
    }

    fn set(folder: &Path, folders: u32, files: u32) {
        fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                set(&entry.path(), folders, files);
            } else {
                fs::set_permissions(entry.path(), Permissions::from_mode(files)).unwrap();
            }
        }
        fs::set_permissions(folder, Permissions::from_mode(folders)).unwrap();
    }
}

/// A disk that is soon full.
pub mod small_disk {
    use std::{path::Path, process::Command};

    use tempfile::TempDir;

    /// A disk in memory, mounted until this is dropped.
    pub struct SmallDisk(TempDir);

    impl SmallDisk {
        /// A disk of that size; none where nothing can be mounted.
        pub fn of(mib: u32) -> Option<Self> {
            let disk = Self(tempfile::tempdir().unwrap());
            disk.mount(&format!("size={mib}m")).then_some(disk)
        }

        /// Where it is mounted.
        pub fn path(&self) -> &Path {
            self.0.path()
        }

        /// Gives it another size.
        pub fn resize(&self, mib: u32) {
            assert!(
                self.mount(&format!("remount,size={mib}m")),
                "the disk can be given another size"
            );
        }

        fn mount(&self, options: &str) -> bool {
            let mut mount = Command::new("mount");
            mount.args(["-t", "tmpfs", "-o", options, "ayni-test"]).arg(self.path());
            mount.output().is_ok_and(|ran| ran.status.success())
        }
    }

    impl Drop for SmallDisk {
        fn drop(&mut self) {
            drop(Command::new("umount").arg("-l").arg(self.path()).output());
        }
    }
}
