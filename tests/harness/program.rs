//! The program under test: built once, and run as people run it.

use std::{
    env,
    ffi::OsStr,
    io::Read,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
    thread,
    time::Duration,
};

use serde_json::Value;

use super::wait::within;

/// How long any command may take in a test.
const PATIENCE: Duration = Duration::from_mins(2);

/// Where the program lies. It is built when it is first asked for, as the tests were built: into the
/// same folder, with the same profile.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(build)
}

fn build() -> PathBuf {
    // target/debug/deps/ayni-0123456789abcdef
    let own = env::current_exe().unwrap();
    let folder = own.ancestors().nth(2).unwrap();
    let profile = match folder.file_name().and_then(OsStr::to_str).unwrap() {
        "debug" => "dev",
        named => named,
    };
    let built = Command::new(env!("CARGO"))
        .args(["build", "--package", "gateway", "--bin", "ayni", "--message-format", "json"])
        .args(["--profile", profile, "--target-dir"])
        .arg(folder.parent().unwrap())
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(built.status.success(), "the program cannot be built");
    let messages = String::from_utf8(built.stdout).unwrap();
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut programs = messages.filter_map(|message| {
        (message["target"]["name"] == "ayni")
            .then(|| message["executable"].as_str()?.parse().ok())?
    });
    programs.next_back().expect("cargo names the program that it built")
}

/// A command line that is being written.
#[must_use]
pub struct Ayni {
    command: Command,
}

/// `ayni` with these arguments.
pub fn ayni<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Ayni {
    Ayni::at(program()).args(args)
}

/// How a command ended and what it said.
#[derive(Debug)]
pub struct Ran {
    /// The exit code; -1 where a signal ended it.
    pub code: i32,
    /// What it printed.
    pub out: String,
    /// What it printed as errors.
    pub err: String,
}

impl Ayni {
    /// The program at another place than where it was built.
    pub fn at(program: &Path) -> Self {
        let mut command = Command::new(program);
        // What the person who runs the tests has set must not change what they test.
        command.env_clear().env("LC_ALL", "C").stdin(Stdio::null());
        for kept in ["PATH", "TMPDIR"] {
            if let Some(value) = env::var_os(kept) {
                command.env(kept, value);
            }
        }
        Self { command }
    }

    /// With these arguments too.
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    /// On that data folder.
    pub fn on(self, data: &Path) -> Self {
        self.args([OsStr::new("--data"), data.as_os_str()])
    }

    /// With that environment variable.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// In that folder.
    pub fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// As another user, for whoever may change users.
    pub fn run_by(mut self, user: u32) -> Self {
        use std::os::unix::process::CommandExt;
        self.command.uid(user).gid(user);
        self
    }

    /// Starts it, both outputs piped.
    pub fn spawn(mut self) -> Child {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// Runs it to its end.
    ///
    /// # Panics
    /// Where it does not end in two minutes.
    #[track_caller]
    pub fn run(self) -> Ran {
        let words = format!("{:?}", self.command);
        let mut child = self.spawn();
        let out = read(child.stdout.take());
        let err = read(child.stderr.take());
        let Some(status) = within(PATIENCE, || child.try_wait().unwrap()) else {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{words} does not end: {} {}", out.join().unwrap(), err.join().unwrap());
        };
        let code = status.code().unwrap_or(-1);
        Ran { code, out: out.join().unwrap(), err: err.join().unwrap() }
    }
}

fn read(source: Option<impl Read + Send + 'static>) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = vec![];
        source.unwrap().read_to_end(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    })
}

impl Ran {
    /// The same, if it went well.
    #[track_caller]
    pub fn good(self) -> Self {
        assert_eq!(self.code, 0, "{self:?}");
        self
    }

    /// The one line of a refusal with that exit code.
    ///
    /// # Panics
    /// Where it went well, ended otherwise, or said more than one line.
    #[track_caller]
    pub fn refused(&self, code: i32) -> &str {
        assert_eq!(self.code, code, "{self:?}");
        let lines: Vec<&str> = self.err.lines().filter(|line| !line.trim().is_empty()).collect();
        assert_eq!(lines.len(), 1, "one line was expected: {self:?}");
        assert!(!self.err.contains("panicked"), "{self:?}");
        lines[0]
    }

    /// Each line of what it printed, as JSON.
    #[track_caller]
    pub fn json_lines(&self) -> Vec<Value> {
        let lines = self.out.lines().filter(|line| !line.is_empty());
        lines
            .map(|line| {
                serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
            })
            .collect()
    }
}
