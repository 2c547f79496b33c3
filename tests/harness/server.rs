//! A data folder that is served, at a free port of this machine.

use std::{
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, Command},
    sync::{Arc, Mutex, mpsc},
    thread,
    time::Duration,
};

use tempfile::TempDir;

use super::{
    Ayni, Caller, ayni,
    wait::{eventually, within},
};

/// How long a program may take to answer at its address.
const PATIENCE: Duration = Duration::from_mins(1);

/// The program, serving. It is killed when this is dropped.
pub struct Server {
    child: Child,
    address: String,
    data: PathBuf,
    said: Arc<Mutex<String>>,
    temporary: Option<TempDir>,
}

impl Server {
    /// Serves an empty folder that is gone afterwards.
    #[track_caller]
    pub fn fresh() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let mut server = Self::start(temporary.path());
        server.temporary = Some(temporary);
        server
    }

    /// Serves that folder.
    #[track_caller]
    pub fn start(data: &Path) -> Self {
        Self::with(ayni(["serve", "--listen", "127.0.0.1:0"]).on(data), data)
    }

    /// Runs a command that serves the folder.
    ///
    /// # Panics
    /// Where it does not say its address within a minute.
    #[track_caller]
    pub fn with(command: Ayni, data: &Path) -> Self {
        let mut child = command.spawn();
        let said = Arc::new(Mutex::new(String::new()));
        let address = address_in(child.stdout.take().unwrap());
        keep(child.stderr.take().unwrap(), said.clone());
        let Ok(address) = address.recv_timeout(PATIENCE) else {
            drop(child.kill());
            let status = child.wait().unwrap();
            panic!("the program serves nothing ({status}): {}", said.lock().unwrap());
        };
        Self { child, address, data: data.to_owned(), said, temporary: None }
    }

    /// The address of its pages: `http://127.0.0.1:4711`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The folder that it serves.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// What it has printed as errors and warnings so far.
    pub fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Somebody who has not signed in.
    pub fn nobody(&self) -> Caller {
        Caller::new(&self.address)
    }

    /// Somebody who acts as that person.
    pub fn acting_as(&self, who: &str) -> Caller {
        self.nobody().acting_as(who)
    }

    /// Kills it without warning.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Tells it to stop and waits until it has; its data stay. The folder comes back, if it is one
    /// that is gone afterwards.
    #[track_caller]
    pub fn stop(mut self) -> Option<TempDir> {
        let pid = self.child.id().to_string();
        let told = Command::new("sh").args(["-c", &format!("kill -TERM {pid}")]).status().unwrap();
        assert!(told.success());
        let status = within(PATIENCE, || self.child.try_wait().unwrap());
        let status = status.expect("the program ends when it is told to");
        assert!(status.success(), "{status}: {}", self.said());
        self.temporary.take()
    }

    /// The exit code with which it ends by itself.
    #[track_caller]
    pub fn ends(&mut self) -> Option<i32> {
        eventually("the program ends", || self.child.try_wait().unwrap()).code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The address, once the program has printed it. The rest is read on, so that it never blocks.
fn address_in(out: impl Read + Send + 'static) -> mpsc::Receiver<String> {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if let Some(at) = line.find("http://127.0.0.1:") {
                let address = line[at..].split_whitespace().next().unwrap_or_default();
                let address = address.trim_end_matches(['.', ',', '/']).to_owned();
                drop(tell.send(address));
            }
        }
    });
    told
}

fn keep(err: impl Read + Send + 'static, said: Arc<Mutex<String>>) {
    thread::spawn(move || {
        for line in BufReader::new(err).lines().map_while(Result::ok) {
            let mut said = said.lock().unwrap();
            said.push_str(&line);
            said.push('\n');
        }
    });
}
