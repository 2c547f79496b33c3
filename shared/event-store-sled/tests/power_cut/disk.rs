//! A disk that can lose power: a file system in memory, mounted through FUSE.
//!
//! What is written is durable only after it was synced. Names are durable at once, which is kinder
//! than the worst disk. It can also be full, refuse to sync, or be read-only.

use std::{
    collections::{BTreeMap, HashMap},
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard},
    time::SystemTime,
};

use fuser::{
    BackgroundSession, Config, Errno, FileAttr, FileType, INodeNo, MountOption, SessionACL,
};

use super::{
    content::{Chance, Content, Cut},
    served::Served,
};

const ROOT: u64 = 1;

/// A mounted disk; it is unmounted when dropped.
pub struct Disk {
    state: Arc<Mutex<State>>,
    place: tempfile::TempDir,
    _session: BackgroundSession,
}

impl Disk {
    /// Mounts an empty disk; an error where FUSE is not to be had.
    pub fn mount() -> io::Result<Self> {
        let place = tempfile::tempdir()?;
        let state = Arc::new(Mutex::new(State::default()));
        let mut config = Config::default();
        config.mount_options = vec![MountOption::FSName("power-cut".to_owned())];
        config.acl = SessionACL::Owner;
        config.n_threads = Some(2);
        let session = fuser::spawn_mount(Served(state.clone()), place.path(), &config)?;
        Ok(Self { state, place, _session: session })
    }

    pub fn path(&self) -> &Path {
        self.place.path()
    }

    /// Power is gone and comes back. Answers how many bytes were lost.
    pub fn cut(&self, cut: Cut, chance: &mut Chance) -> usize {
        self.state().nodes.values_mut().map(|node| node.content.cut(cut, chance)).sum()
    }

    /// After so many bytes more the disk is full; `None`: never.
    pub fn set_room(&self, bytes: Option<u64>) {
        self.state().room = bytes;
    }

    pub fn set_sync_fails(&self, fails: bool) {
        self.state().sync_fails = fails;
    }

    pub fn set_read_only(&self, read_only: bool) {
        self.state().read_only = read_only;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no operation panics")
    }
}

/// Every file beneath `dir` with its content.
pub fn files_in(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(dir).expect("the directory can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            files.append(&mut files_in(&path));
        } else {
            let content = std::fs::read(&path).expect("the file can be read");
            files.insert(path, content);
        }
    }
    files
}

/// A file or a directory.
pub struct Node {
    entries: Option<BTreeMap<String, u64>>,
    pub content: Content,
    pub mode: u16,
    changed: SystemTime,
    pub opened: usize,
    named: bool,
}

impl Node {
    fn new(directory: bool, mode: u32) -> Self {
        Self {
            entries: directory.then(BTreeMap::new),
            content: Content::default(),
            mode: u16::try_from(mode & 0o7777).unwrap_or(0o644),
            changed: SystemTime::now(),
            opened: 0,
            named: true,
        }
    }

    fn kind(&self) -> FileType {
        if self.entries.is_some() { FileType::Directory } else { FileType::RegularFile }
    }
}

/// What is on the disk.
pub struct State {
    nodes: HashMap<u64, Node>,
    next: u64,
    pub room: Option<u64>,
    sync_fails: bool,
    read_only: bool,
}

impl Default for State {
    fn default() -> Self {
        let nodes = HashMap::from([(ROOT, Node::new(true, 0o755))]);
        Self { nodes, next: ROOT + 1, room: None, sync_fails: false, read_only: false }
    }
}

/// What an operation gives, or why not.
pub type Answer<T> = Result<T, Errno>;

impl State {
    pub fn node(&mut self, number: u64) -> Answer<&mut Node> {
        self.nodes.get_mut(&number).ok_or(Errno::ENOENT)
    }

    pub fn entries(&mut self, number: u64) -> Answer<&mut BTreeMap<String, u64>> {
        self.node(number)?.entries.as_mut().ok_or(Errno::ENOTDIR)
    }

    pub fn find(&mut self, parent: u64, name: &OsStr) -> Answer<u64> {
        let name = text(name)?;
        self.entries(parent)?.get(name).copied().ok_or(Errno::ENOENT)
    }

    pub fn attributes(&mut self, number: u64) -> Answer<FileAttr> {
        let node = self.node(number)?;
        let size = node.content.len() as u64;
        Ok(FileAttr {
            ino: INodeNo(number),
            size,
            blocks: size.div_ceil(512),
            atime: node.changed,
            mtime: node.changed,
            ctime: node.changed,
            crtime: node.changed,
            kind: node.kind(),
            perm: node.mode,
            nlink: 1,
            uid: 0,
            gid: 0,
            rdev: 0,
            blksize: 4096,
            flags: 0,
        })
    }

    pub fn writable(&self) -> Answer<()> {
        if self.read_only { Err(Errno::EROFS) } else { Ok(()) }
    }

    pub fn create(&mut self, parent: u64, name: &OsStr, directory: bool, mode: u32) -> Answer<u64> {
        self.writable()?;
        if self.room == Some(0) {
            return Err(Errno::ENOSPC);
        }
        let name = text(name)?.to_owned();
        let number = self.next;
        if self.entries(parent)?.insert(name, number).is_some() {
            return Err(Errno::EEXIST);
        }
        self.next += 1;
        self.nodes.insert(number, Node::new(directory, mode));
        Ok(number)
    }

    pub fn write(&mut self, number: u64, from: u64, data: &[u8]) -> Answer<u32> {
        self.writable()?;
        if let Some(room) = &mut self.room {
            *room = room.checked_sub(data.len() as u64).ok_or(Errno::ENOSPC)?;
        }
        let node = self.node(number)?;
        node.content.write(usize::try_from(from).map_err(|_| Errno::EFBIG)?, data);
        node.changed = SystemTime::now();
        u32::try_from(data.len()).map_err(|_| Errno::EFBIG)
    }

    pub fn resize(&mut self, number: u64, length: u64) -> Answer<()> {
        self.writable()?;
        let length = usize::try_from(length).map_err(|_| Errno::EFBIG)?;
        self.node(number)?.content.set_len(length);
        Ok(())
    }

    pub fn sync(&mut self, number: u64) -> Answer<()> {
        let fails = self.sync_fails;
        let node = self.node(number)?;
        if fails {
            node.content.forget_unsynced();
            return Err(Errno::EIO);
        }
        node.content.sync();
        Ok(())
    }

    pub fn remove(&mut self, parent: u64, name: &OsStr) -> Answer<()> {
        self.writable()?;
        let number = self.find(parent, name)?;
        if self.node(number)?.entries.as_ref().is_some_and(|entries| !entries.is_empty()) {
            return Err(Errno::ENOTEMPTY);
        }
        self.entries(parent)?.remove(text(name)?);
        self.node(number)?.named = false;
        self.forget_if_unused(number);
        Ok(())
    }

    pub fn rename(&mut self, from: (u64, &OsStr), to: (u64, &OsStr)) -> Answer<()> {
        self.writable()?;
        let number = self.find(from.0, from.1)?;
        let name = text(to.1)?.to_owned();
        self.entries(from.0)?.remove(text(from.1)?);
        if let Some(replaced) = self.entries(to.0)?.insert(name, number) {
            self.node(replaced)?.named = false;
            self.forget_if_unused(replaced);
        }
        Ok(())
    }

    pub fn close(&mut self, number: u64) {
        if let Ok(node) = self.node(number) {
            node.opened = node.opened.saturating_sub(1);
        }
        self.forget_if_unused(number);
    }

    pub fn forget_if_unused(&mut self, number: u64) {
        if self.nodes.get(&number).is_some_and(|node| !node.named && node.opened == 0) {
            self.nodes.remove(&number);
        }
    }

    pub fn list(&mut self, number: u64) -> Answer<Vec<(u64, FileType, String)>> {
        let entries = self.entries(number)?.clone();
        let mut list: Vec<_> =
            [".", ".."].map(|name| (number, FileType::Directory, name.to_owned())).into();
        for (name, entry) in entries {
            list.push((entry, self.node(entry)?.kind(), name));
        }
        Ok(list)
    }
}

fn text(name: &OsStr) -> Answer<&str> {
    name.to_str().ok_or(Errno::EINVAL)
}
