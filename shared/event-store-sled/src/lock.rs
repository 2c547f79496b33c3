//! One process at a time: a lock on a file in the directory, which names who holds it.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read, Seek, Write},
    path::Path,
};

use crate::{fault::Fault, options::OpenError};

const FILE: &str = "lock";

/// Holds the directory until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    pub(crate) fn take(dir: &Path) -> Result<Self, OpenError> {
        let path = dir.join(FILE);
        let failed = |doing: &str, error: &std::io::Error| OpenError::Failed {
            dir: dir.to_owned(),
            reason: Fault::failed(format!("{doing} {}", path.display()), error).to_string(),
        };
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|error| failed("creating", &error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(OpenError::InUse { dir: dir.to_owned(), holder: holder(&mut file) });
            }
            Err(TryLockError::Error(error)) => return Err(failed("locking", &error)),
        }
        // Only for the words of a refusal, so it need not be durable.
        let written = file
            .set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| writeln!(file, "{}", std::process::id()));
        written.map_err(|error| failed("writing", &error))?;
        Ok(Self { _file: file })
    }
}

fn holder(file: &mut File) -> String {
    let mut text = String::new();
    let process: Option<u32> =
        file.read_to_string(&mut text).ok().and_then(|_| text.trim().parse().ok());
    match process {
        Some(process) if process == std::process::id() => "this process already".to_owned(),
        Some(process) => format!("process {process}"),
        None => "another process".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_taker_is_told_who_holds_the_directory() {
        let dir = tempfile::tempdir().unwrap();
        let first = Lock::take(dir.path()).unwrap();
        let refusal = Lock::take(dir.path()).unwrap_err();
        assert!(refusal.to_string().ends_with("is in use by this process already"), "{refusal}");
        drop(first);
        Lock::take(dir.path()).unwrap();
    }
}
