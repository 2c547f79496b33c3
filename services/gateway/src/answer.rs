//! Answers whoever connects, until the program is told to stop: then what was begun may end within a
//! few seconds, whatever is half-sent.

use std::{io, pin::pin, time::Duration};

use axum::Router;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto::Builder,
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    signal::unix::{Signal, SignalKind, signal},
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};

/// How long what was begun may take once the program was told to stop.
const GRACE: Duration = Duration::from_secs(3);
/// How long to wait before anybody is let in again, where there are too many.
const BREATH: Duration = Duration::from_millis(500);
/// How many connections may be open: each may hold a body that is on its way.
const CONNECTIONS: usize = 1_024;
/// How HTTP/2 begins.
const PREFACE: &[u8; 24] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// What tells the program to stop: SIGINT and SIGTERM.
pub struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    /// Listens from now on.
    pub fn listen() -> io::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    /// The next of them.
    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// Answers until the first signal; the second ends everything at once. Whoever does not send the
/// whole head of a request within `patience` is cut off.
pub async fn answer(listener: TcpListener, router: Router, patience: Duration, mut told: Signals) {
    let (stop, stopping) = watch::channel(());
    let mut open = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept(), if open.len() < CONNECTIONS => match accepted {
                Ok((stream, _)) => {
                    let router = router.clone();
                    open.spawn(converse(stream, router, patience, stopping.clone()));
                }
                // Whoever went away again is no reason to wait; that there are too many is.
                Err(error) if went_away(&error) => {}
                Err(error) => {
                    tracing::warn!(%error, "nobody is let in for a moment");
                    sleep(BREATH).await;
                }
            },
            Some(_) = open.join_next(), if !open.is_empty() => {}
            () = told.next() => break,
        }
    }
    drop(listener);
    stop.send_replace(());
    let all_done = async { while open.join_next().await.is_some() {} };
    tokio::select! {
        _ = timeout(GRACE, all_done) => {}
        () = told.next() => {}
    }
}

fn went_away(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Answers all that comes over one connection.
async fn converse(
    stream: TcpStream,
    router: Router,
    patience: Duration,
    mut stopping: watch::Receiver<()>,
) {
    let begun = tokio::select! {
        begun = timeout(patience, begins(&stream)) => begun.unwrap_or(false),
        _ = stopping.changed() => false,
    };
    if !begun {
        return;
    }
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(patience);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(patience);
    let service = TowerToHyperService::new(router);
    let mut connection =
        pin!(builder.serve_connection_with_upgrades(TokioIo::new(stream), service));
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        _ = stopping.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// Waits until it is clear which version of HTTP is spoken; whether any is.
async fn begins(stream: &TcpStream) -> bool {
    let mut bytes = [0; PREFACE.len()];
    loop {
        match stream.peek(&mut bytes).await {
            Ok(0) | Err(_) => return false,
            Ok(read) if read == PREFACE.len() || bytes[..read] != PREFACE[..read] => return true,
            Ok(_) => sleep(Duration::from_millis(20)).await,
        }
    }
}
