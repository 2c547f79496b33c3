//! `ayni serve`: the pages, the API and everything that follows the log, until it is told to stop.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use app::{App, config::Serve, harden};
use axum::Router;
use domain::Arg;
use tokio::{
    net::TcpListener,
    signal,
    task::{JoinError, JoinSet},
};

use crate::{
    cli::ServeArgs,
    compose::{self, Composed},
    exit::{Code, exit},
    run::Run,
    serving, store,
};

/// How often the program looks whether a day has begun.
const LOOK_FOR_DAY: Duration = Duration::from_secs(20);
/// How long a start may read the log before it says its address all the same.
const READING: Duration = Duration::from_secs(30);

/// Serves the data folder.
pub async fn command(run: &Run, args: &ServeArgs) -> anyhow::Result<()> {
    let mut settings = run.settings.serve.clone();
    settings.listen = args.listen.unwrap_or(settings.listen);
    let opened = store::open(&settings.data)?;
    let app = compose::app_on(&opened);
    let listener = listen(&settings, &app).await?;
    compose::prepare(&app, &run.policy).await?;
    let mut program = Program::start(&app);
    program.read_log(&app).await;
    let address = listener.local_addr()?;
    run.terminal.line(run.with(
        "cli-serving",
        [
            ("address", Arg::Text(format!("http://{address}"))),
            ("data", Arg::Text(settings.data.display().to_string())),
        ],
    ));
    let served = program.serve(listener, &app, &settings).await;
    program.stop().await;
    served
}

/// Takes the address, unless whoever reaches it could act as anybody.
pub async fn listen(settings: &Serve, app: &App) -> anyhow::Result<TcpListener> {
    settings.check(&*app.identity).map_err(|error| exit(Code::Usage, error.to_string()))?;
    TcpListener::bind(settings.listen).await.map_err(|error| {
        exit(Code::Unavailable, format!("cannot listen on {}: {error}", settings.listen))
    })
}

/// The name of a follower, and how it ended.
type Ended = (&'static str, Result<(), app::BoxError>);

/// The services of one process, at work.
pub struct Program {
    router: Router,
    followers: JoinSet<Ended>,
    views: Vec<event_store::Progress>,
    /// How far the matcher has come.
    pub matching: event_store::Progress,
}

impl Program {
    /// Binds the services and lets their followers run.
    pub fn start(app: &App) -> Self {
        let Composed { router, followers, views, matching } = compose::compose(app);
        let mut running = JoinSet::new();
        for follower in followers {
            running.spawn(async move { (follower.name, follower.run.await) });
        }
        running.spawn(days(app.clone()));
        Self { router, followers: running, views, matching }
    }

    /// Waits until what the pages show has read the log as it stands, so that nobody is told that there
    /// is nothing where there is something.
    pub async fn read_log(&self, app: &App) {
        let (head, began) = (*app.store.head().borrow(), Instant::now());
        for view in &self.views {
            view.wait_for(head, READING.saturating_sub(began.elapsed())).await;
        }
    }

    /// Lets go of the store: whoever holds it last closes it in good order.
    pub async fn stop(mut self) {
        self.followers.shutdown().await;
    }

    /// Answers until the process is told to stop, or until a follower cannot go on: pages that are no
    /// longer kept current must not be shown.
    pub async fn serve(
        &mut self,
        listener: TcpListener,
        app: &App,
        settings: &Serve,
    ) -> anyhow::Result<()> {
        let address: SocketAddr = listener.local_addr()?;
        let _note = serving::leave(&settings.data, address)?;
        let router = harden(self.router.clone(), app, &settings.limits);
        let answering = axum::serve(listener, router).with_graceful_shutdown(told_to_stop());
        tokio::select! {
            served = answering => Ok(served?),
            stopped = self.followers.join_next() => Err(stopped_by(stopped)),
        }
    }
}

fn stopped_by(stopped: Option<Result<Ended, JoinError>>) -> anyhow::Error {
    let words = match stopped {
        Some(Ok((name, Err(error)))) => format!("{name} cannot go on: {error}"),
        Some(Ok((name, Ok(())))) => format!("{name} has ended"),
        Some(Err(error)) => format!("a follower has failed: {error}"),
        None => "nothing follows the log".to_owned(),
    };
    exit(Code::Software, words)
}

/// Notes each day when it has begun.
async fn days(app: App) -> Ended {
    let mut noted = app.clock.today();
    loop {
        tokio::time::sleep(LOOK_FOR_DAY).await;
        let today = app.clock.today();
        if today != noted {
            if let Err(error) = compose::begin_day(&app).await {
                tracing::warn!(%error, "the day was not noted; trying again");
                continue;
            }
            noted = today;
        }
    }
}

/// Ends with the first SIGINT or SIGTERM.
async fn told_to_stop() {
    let interrupt = async { drop(signal::ctrl_c().await) };
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

#[cfg(test)]
mod tests {
    use event_store::Position;

    use super::*;

    /// One thread: nothing is read before somebody waits for it.
    #[tokio::test]
    async fn whoever_waits_for_the_log_to_be_read_sees_all_of_it() {
        let app = app::testing::app();
        compose::prepare(&app, &compose::Wish::Any).await.unwrap();
        let head = *app.store.head().borrow();
        let program = Program::start(&app);
        let seen = || program.views.iter().map(event_store::Progress::position).collect::<Vec<_>>();
        assert_eq!(seen(), [Position::START; 3]);
        program.read_log(&app).await;
        assert!(head > Position::START);
        assert_eq!(seen(), [head; 3]);
    }
}
