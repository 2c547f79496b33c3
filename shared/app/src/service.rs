//! What a service hands back when it is bound: its pages and its followers.

use std::{error::Error, fmt, future::Future, pin::Pin};

use axum::Router;
use event_store::Progress;
use utoipa::openapi::OpenApi;

/// Any error, for the one who only logs it.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// A part of the program, ready to run.
pub struct Service {
    /// Its name in logs and in `--roles`.
    pub name: &'static str,
    /// Its pages and its part of the API, paths in full.
    pub router: Router,
    /// What its part of the API looks like.
    pub openapi: OpenApi,
    /// What follows the log for it.
    pub followers: Vec<Follower>,
    /// How far in the log that has come which its pages show.
    pub views: Vec<Progress>,
}

impl Service {
    /// A service without API or followers yet.
    pub fn new(name: &'static str, router: Router) -> Self {
        Self { name, router, openapi: OpenApi::default(), followers: Vec::new(), views: Vec::new() }
    }

    /// The same, with its part of the API described.
    #[must_use]
    pub fn describe(mut self, openapi: OpenApi) -> Self {
        self.openapi.merge(openapi);
        self
    }

    /// The same, with one more follower.
    #[must_use]
    pub fn follow(mut self, follower: Follower) -> Self {
        self.followers.push(follower);
        self
    }

    /// The same, with something that its pages show: nobody should be told their address before it has
    /// read the log.
    #[must_use]
    pub fn show(mut self, view: Progress) -> Self {
        self.views.push(view);
        self
    }
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service")
            .field("name", &self.name)
            .field("followers", &self.followers)
            .finish_non_exhaustive()
    }
}

/// Something that follows the log for as long as the program runs.
pub struct Follower {
    /// Its name in logs.
    pub name: &'static str,
    /// Runs until the store is closed, or until it cannot go on and says why.
    pub run: Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send>>,
}

impl Follower {
    /// Wraps the future that does the following.
    pub fn new<E: Into<BoxError>>(
        name: &'static str,
        run: impl Future<Output = Result<(), E>> + Send + 'static,
    ) -> Self {
        Self { name, run: Box::pin(async move { run.await.map_err(Into::into) }) }
    }
}

impl fmt::Debug for Follower {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Follower").field("name", &self.name).finish_non_exhaustive()
    }
}
