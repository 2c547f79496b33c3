//! Follows the log and keeps the shortlist of every open request.
//!
//! [`Matcher`] tells from one event which shortlists change; the keeper records that, and the pages
//! here answer why an offer is or is not on a list, and by which policy it was scored.

mod compare;
mod explain;
mod facts;
mod keep;
mod matcher;
mod policy;
mod replay;
mod shared;

use app::{App, Follower, Service};
use event_store::{Progress, react};

#[cfg(test)]
mod tests;

pub use compare::{Comparison, Moved, Served};
pub use explain::{Answer, Said};
pub use keep::NAME;
pub use matcher::Matcher;
pub use replay::Replay;

use shared::Shared;

/// Binds the pages and the follower that keeps the shortlists; how far it has come.
pub fn start(app: &App) -> (Service, Progress) {
    let matcher = Shared::default();
    let keeper = keep::Keeper::new(app.store.clone(), matcher.clone());
    let (progress, run) = react(app.store.clone(), app.checkpoints.clone(), keeper);
    let (router, openapi) = explain::router(app, matcher, progress.clone());
    let (policies, more) = policy::router(app);
    let service = Service::new("matcher", router.merge(policies)).describe(openapi).describe(more);
    (service.follow(Follower::new("matcher", run)), progress)
}

/// Binds them, for whoever need not know how far it has come.
pub fn bind(app: &App) -> Service {
    start(app).0
}
