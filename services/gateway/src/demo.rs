//! `ayni demo`: documented cooperation, loaded into a fresh log, matched and shown.

mod data;
mod report;

use std::{
    net::SocketAddr,
    path::PathBuf,
    time::{Duration, Instant},
};

use app::App;
use domain::Arg;
use event_store::{EventStore, Position};

use crate::{
    cli::DemoArgs,
    compose,
    exit::{Code, exit},
    records::Records,
    run::Run,
    serve::{self, Program},
    store,
};

/// How long the matcher may take before the demo gives up.
const PATIENCE: Duration = Duration::from_mins(2);

/// How long each step took, in the order of the steps.
struct Steps(Vec<(&'static str, Duration)>);

impl Steps {
    async fn timed<T>(
        &mut self,
        name: &'static str,
        work: impl Future<Output = anyhow::Result<T>>,
    ) -> anyhow::Result<T> {
        let began = Instant::now();
        let result = work.await;
        self.0.push((name, began.elapsed()));
        result
    }
}

/// Runs the demo.
pub async fn demo(run: &Run, args: &DemoArgs) -> anyhow::Result<()> {
    let folder = Folder::choose(run)?;
    let mut settings = run.settings.serve.clone();
    settings.data.clone_from(&folder.path);
    settings.listen = args.listen.unwrap_or(settings.listen);
    let mut steps = Steps(vec![]);
    let opened = steps.timed("cli-step-open", async { store::open(&settings.data) }).await?;
    let app = compose::app_on(&opened);
    let counts = steps.timed("cli-step-load", load(run, &app)).await?;
    let mut program = Program::start(&app);
    steps.timed("cli-step-match", matched(&app, &mut program)).await?;
    let records = steps.timed("cli-step-read", read(&app)).await?;
    report::print(run, &records, &counts, &steps.0)?;
    let served = if args.once {
        Ok(())
    } else {
        let listener = serve::listen(&settings, &app).await?;
        report::address(run, listener.local_addr()?, &folder.path, folder.kept)?;
        program.serve(listener, &app, &settings).await
    };
    program.stop().await;
    served
}

/// Where the demo keeps its data.
struct Folder {
    path: PathBuf,
    kept: bool,
    _temporary: Option<tempfile::TempDir>,
}

impl Folder {
    /// The folder that was asked for, or one that is gone when the demo ends.
    fn choose(run: &Run) -> anyhow::Result<Self> {
        if run.data_was_given {
            let path = run.settings.serve.data.clone();
            return Ok(Self { path, kept: true, _temporary: None });
        }
        let made = tempfile::Builder::new().prefix("ayni-demo-").tempdir();
        let made =
            made.map_err(|error| exit(Code::CannotCreate, format!("a temporary folder: {error}")))?;
        Ok(Self { path: made.path().to_owned(), kept: false, _temporary: Some(made) })
    }
}

async fn load(run: &Run, app: &App) -> anyhow::Result<data::Counts> {
    // Before anything is recorded it is clear that all of it can be.
    let demo = data::Demo::read()?;
    demo.check(run, app).await?;
    compose::prepare(app, &run.policy).await?;
    demo.load(app).await
}

async fn read(app: &App) -> anyhow::Result<Records> {
    Ok(Records::read(&*app.store, &*app.checkpoints).await?)
}

/// Waits until the matcher has taken every event into account, its own included.
async fn matched(app: &App, program: &mut Program) -> anyhow::Result<()> {
    let began = Instant::now();
    loop {
        let head: Position = *app.store.head().borrow();
        if !program.matching.wait_for(head, PATIENCE.saturating_sub(began.elapsed())).await {
            let slow = || exit(Code::Software, "the matcher did not come to an end");
            return Err(program.stopped().unwrap_or_else(slow));
        }
        if *app.store.head().borrow() == head {
            return Ok(());
        }
    }
}

/// The address of the pages, as people write it.
fn pages(address: SocketAddr) -> Arg {
    Arg::Text(format!("http://{address}"))
}
