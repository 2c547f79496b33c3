//! `ayni serve`: the pages, the API and everything that follows the log, until it is told to stop.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use app::{App, config::Serve, harden};
use axum::Router;
use domain::{Arg, Message};
use event_store::{FollowError, ReadError};
use serde_json::json;
use tokio::{
    net::TcpListener,
    task::{JoinError, JoinSet},
};

use crate::{
    answer::{Signals, answer},
    cli::ServeArgs,
    compose::{self, Composed},
    exit::{Code, exit, tell},
    run::Run,
    serving, store,
    terminal::json_line,
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
    program.read_log(&app).await?;
    let address = format!("http://{}", listener.local_addr()?);
    if run.json {
        json_line(&json!({ "address": address, "data": settings.data }))?;
    } else {
        let data = Arg::Text(settings.data.display().to_string());
        run.terminal.line(run.with("cli-serving", [("address", address.into()), ("data", data)]));
    }
    let served = program.serve(listener, &app, &settings).await;
    program.stop().await;
    served
}

/// Takes the address, unless whoever reaches it could act as anybody.
pub async fn listen(settings: &Serve, app: &App) -> anyhow::Result<TcpListener> {
    settings.check(&*app.identity).map_err(|error| {
        let message = Message::new("cli-open-network").with("address", error.0.to_string());
        tell(Code::Usage, message)
    })?;
    TcpListener::bind(settings.listen).await.map_err(|error| {
        let message = Message::new("cli-cannot-listen").with("reason", error.to_string());
        tell(Code::Unavailable, message.with("address", settings.listen.to_string()))
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
    /// is nothing where there is something. A log that cannot be read is told here.
    pub async fn read_log(&mut self, app: &App) -> anyhow::Result<()> {
        let (head, began) = (*app.store.head().borrow(), Instant::now());
        let views = &self.views;
        let read = async {
            for view in views {
                view.wait_for(head, READING.saturating_sub(began.elapsed())).await;
            }
        };
        tokio::select! {
            biased;
            stopped = self.followers.join_next() => Err(stopped_by(stopped)),
            () = read => self.stopped().map_or(Ok(()), Err),
        }
    }

    /// Why a follower has stopped, if one has.
    pub fn stopped(&mut self) -> Option<anyhow::Error> {
        self.followers.try_join_next().map(|stopped| stopped_by(Some(stopped)))
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
        let patience = Duration::from_secs(settings.limits.request_seconds);
        let answering = answer(listener, router, patience, Signals::listen()?);
        tokio::select! {
            () = answering => Ok(()),
            stopped = self.followers.join_next() => Err(stopped_by(stopped)),
        }
    }
}

fn stopped_by(stopped: Option<Result<Ended, JoinError>>) -> anyhow::Error {
    let words = match stopped {
        Some(Ok((name, Err(error)))) => {
            if let Some(unreadable) = unreadable(&error) {
                return unreadable;
            }
            format!("{name} cannot go on: {error}")
        }
        Some(Ok((name, Ok(())))) => format!("{name} has ended"),
        Some(Err(error)) => format!("a follower has failed: {error}"),
        None => "nothing follows the log".to_owned(),
    };
    exit(Code::Software, words)
}

/// What is wrong with the log, where that is why a follower has stopped.
fn unreadable(error: &app::BoxError) -> Option<anyhow::Error> {
    match error.downcast_ref::<FollowError>()? {
        FollowError::Read { error, .. } => Some(error.clone().into()),
        FollowError::Gap { missing, .. } => {
            let reason = "it is missing".to_owned();
            Some(ReadError::Corrupt { position: *missing, reason }.into())
        }
        _ => None,
    }
}

/// Notes each day when it has begun; the one that it begins on too, as another may have begun since
/// the program was prepared.
async fn days(app: App) -> Ended {
    let mut noted = None;
    loop {
        let today = app.clock.today();
        if noted != Some(today) {
            match compose::begin_day(&app).await {
                Ok(()) => noted = Some(today),
                Err(error) => tracing::warn!(%error, "the day was not noted; trying again"),
            }
        }
        tokio::time::sleep(LOOK_FOR_DAY).await;
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
        let mut program = Program::start(&app);
        let seen = |program: &Program| {
            program.views.iter().map(event_store::Progress::position).collect::<Vec<_>>()
        };
        assert_eq!(seen(&program), [Position::START; 4]);
        program.read_log(&app).await.unwrap();
        assert!(head > Position::START);
        assert_eq!(seen(&program), [head; 4]);
    }
}
