//! A process that appends with eight writers and says what was acknowledged, until it is killed.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write as _},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::Arc,
    time::Duration,
};

use event_store::{
    Append, CommandId, EventStore, Json, NewEvent, Origin, Position, StreamId, Write,
};
use event_store_sled::{Options, SledStore, Sync};
use jiff::Timestamp;
use uuid::Uuid;

const WRITERS: u64 = 8;
const DIRECTORY: &str = "AYNI_TEST_WRITE_IN";
const ROUND: &str = "AYNI_TEST_ROUND";
const UNSYNCED: &str = "AYNI_TEST_WITHOUT_SYNC";

/// Which append: the writer's number-th in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wish {
    round: u64,
    writer: u64,
    number: u64,
}

/// What was acknowledged: the first and last position of each append.
pub type Acknowledged = BTreeMap<Wish, (u64, u64)>;

impl Wish {
    fn command(self) -> CommandId {
        let high = self.round << 32 | self.writer;
        CommandId(Uuid::from_u64_pair(high.wrapping_mul(0x9e37_79b9_7f4a_7c15), self.number))
    }

    /// Mostly one small event; now and then several, or a large one, or one for two streams.
    fn append(self, expected: Position) -> Append {
        let events = match self.number % 20 {
            7 => vec![self.event(0, 40_000)],
            13 => (0..30).map(|n| self.event(n, 300)).collect(),
            17 => (0..250).map(|n| self.event(n, 3_500)).collect(),
            _ => vec![self.event(0, 300)],
        };
        let stream = |name| StreamId::new(name).expect("the name fits");
        let mut writes = vec![Write {
            stream: stream(format!("writer-{}-{}", self.round, self.writer)),
            expected,
            events,
        }];
        if self.number % 11 == 3 {
            let stream = stream(format!("extra-{}-{}-{}", self.round, self.writer, self.number));
            let event = NewEvent { id: Uuid::from_u128(7), ..self.event(0, 100) };
            writes.insert(0, Write { stream, expected: Position::START, events: vec![event] });
        }
        let origin = Origin {
            actor: "tester".into(),
            on_behalf_of: None,
            at: Timestamp::UNIX_EPOCH,
            correlation: self.command().0,
            causation: None,
            trace_parent: None,
        };
        Append { command: self.command(), origin, writes }
    }

    fn event(self, n: u64, bytes: usize) -> NewEvent {
        let Self { round, writer, number } = self;
        // Text that compression does not shrink to nothing.
        let seed = blake3::hash(format!("{round} {writer} {number} {n}").as_bytes());
        let mut text = vec![0; bytes];
        blake3::Hasher::new_keyed(seed.as_bytes()).finalize_xof().fill(&mut text);
        let text: String = text.iter().map(|byte| char::from(b'a' + byte % 26)).collect();
        NewEvent {
            id: Uuid::from_u64_pair(round << 32 | writer, number << 16 | n),
            kind: "Tested".into(),
            version: 1,
            data: Json::from_trusted(format!("\"{round} {writer} {number} {n} {text}\"")),
        }
    }
}

/// The life of the process, where this is it; it ends by being killed.
pub fn write_if_asked() {
    let Some(dir) = std::env::var_os(DIRECTORY) else { return };
    let round = std::env::var(ROUND).ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let sync = if std::env::var_os(UNSYNCED).is_some() { Sync::Skipped } else { Sync::Always };
    let options = Options { sync, checkpoint_events: 500, ..Options::default() };
    let store = match SledStore::open(Path::new(&dir), options) {
        Ok(store) => Arc::new(store),
        Err(refusal) => {
            eprintln!("{refusal}");
            std::process::exit(1);
        }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("threads can be started");
    runtime.block_on(async {
        let writers = (0..WRITERS).map(|writer| tokio::spawn(write(store.clone(), round, writer)));
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("a writer goes on until it is killed");
        }
    });
    std::process::exit(0);
}

async fn write(store: Arc<SledStore>, round: u64, writer: u64) {
    let mut expected = Position::START;
    for number in 0.. {
        let wish = Wish { round, writer, number };
        let appended = store.append(wish.append(expected)).await.expect("the append is taken");
        expected = appended.last;
        // One write, so that lines of several writers do not mix.
        let line = format!("{writer} {number} {} {}\n", appended.first, appended.last);
        std::io::stdout().lock().write_all(line.as_bytes()).expect("somebody listens");
        std::io::stdout().lock().flush().expect("somebody listens");
    }
}

/// A running process of writers.
pub struct Writers {
    child: Child,
    lines: BufReader<ChildStdout>,
    round: u64,
}

impl Writers {
    /// Starts this very program again, as writers.
    pub fn start(dir: &Path, round: u64, sync: Sync) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("this program has a path"));
        command.env(DIRECTORY, dir).env(ROUND, round.to_string()).stdout(Stdio::piped());
        command.stderr(Stdio::piped());
        if sync == Sync::Skipped {
            command.env(UNSYNCED, "1");
        }
        let mut child = command.spawn().expect("this program can be started");
        let lines = BufReader::new(child.stdout.take().expect("its output is piped"));
        Self { child, lines, round }
    }

    /// Waits until it has acknowledged something, and answers its process id.
    pub fn wait(&mut self) -> u32 {
        let mut line = String::new();
        self.lines.read_line(&mut line).expect("it writes lines");
        self.child.id()
    }

    /// Waits until it ends by itself, and answers its exit code and what it wrote as an error.
    pub fn end(mut self) -> (Option<i32>, String) {
        let mut rest = String::new();
        self.lines.read_to_string(&mut rest).expect("it writes lines");
        let mut errors = String::new();
        let mut pipe = self.child.stderr.take().expect("its errors are piped");
        pipe.read_to_string(&mut errors).expect("it writes text");
        (self.child.wait().expect("it has ended").code(), errors)
    }

    /// Kills the process some time after `count` acknowledgements, and answers what was acknowledged
    /// in all.
    pub fn kill_after(mut self, count: usize, delay: Duration) -> Acknowledged {
        let mut acknowledged = Acknowledged::new();
        let mut line = String::new();
        let mut killed = false;
        loop {
            if acknowledged.len() >= count && !killed {
                std::thread::sleep(delay);
                self.child.kill().expect("it can be killed");
                killed = true;
            }
            line.clear();
            match self.lines.read_line(&mut line) {
                Ok(0) | Err(_) => break,
                Ok(_) => acknowledged.extend(parse(&line, self.round)),
            }
        }
        self.child.kill().ok();
        self.child.wait().expect("it has ended");
        acknowledged
    }
}

fn parse(line: &str, round: u64) -> Option<(Wish, (u64, u64))> {
    let mut numbers = line.strip_suffix('\n')?.split(' ').map(str::parse);
    let mut next = || numbers.next()?.ok();
    let (writer, number) = (next()?, next()?);
    Some((Wish { round, writer, number }, (next()?, next()?)))
}

/// How many of those acknowledged are not in the log as they were acknowledged, or why it cannot be
/// told. Everything else in the log is verified as well.
pub async fn missing(dir: &Path, acknowledged: &Acknowledged) -> Result<usize, String> {
    let store = SledStore::open(dir, Options::default()).map_err(|refusal| refusal.to_string())?;
    store.verify(|_| {}).await.map_err(|error| error.to_string())?;
    let mut events = Vec::new();
    loop {
        let after = Position(events.len() as u64);
        let more = store.read(after, 1_000).await.map_err(|error| error.to_string())?;
        if more.is_empty() {
            break;
        }
        events.extend(more);
    }
    let mut missing = 0;
    for (wish, &(first, last)) in acknowledged {
        let place = |position: u64| usize::try_from(position).unwrap_or(usize::MAX);
        let found = events.get(place(first - 1)..place(last)).unwrap_or_default();
        let append = wish.append(Position::START);
        let wished = append.writes.iter().flat_map(|write| &write.events);
        let as_wished = found.len() == wished.clone().count()
            && found.iter().zip(wished).all(|(found, wished)| {
                found.data == wished.data && found.command == append.command
            });
        missing += usize::from(!as_wished);
    }
    // The answers outlast the cut too: each command's is asked for the youngest of each writer.
    for (wish, &(first, last)) in acknowledged.iter().rev().take(64) {
        let outcome = store.outcome(wish.command()).await.map_err(|error| error.to_string())?;
        let same = outcome.is_some_and(|answer| (answer.first.0, answer.last.0) == (first, last));
        missing += usize::from(!same);
    }
    Ok(missing)
}
