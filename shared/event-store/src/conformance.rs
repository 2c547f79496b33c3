//! What every store must hold to: each adapter's tests call [`check`].
//!
//! All cases run on one log, one after the other, with restarts in between, so the log that a
//! restart must keep is a rich one.

use std::{fmt, pin::Pin, sync::Arc, time::Duration};

use tokio::{task::JoinError, time::timeout};

use crate::EventStore;

mod appending;
mod checkpoints;
mod commands;
mod conflicts;
mod fixtures;
mod following;
mod integrity;
mod limits;
mod racing;
mod reading;
mod restart;

pub use checkpoints::check_checkpoints;

/// A case that takes longer than this has failed.
const PATIENCE: Duration = Duration::from_mins(2);

type Store = Arc<dyn EventStore>;
type Case = (&'static str, fn(Store) -> Pin<Box<dyn Future<Output = ()> + Send>>);

/// Lists the cases of a module under their names.
macro_rules! cases {
    ($($name:ident),+ $(,)?) => {
        pub(super) const CASES: &[super::Case] =
            &[$((stringify!($name), |store| Box::pin($name(store)))),+];
    };
}
use cases;

/// The groups, in the order in which they run; the log is closed and opened between them.
const GROUPS: &[&[Case]] = &[
    appending::CASES,
    conflicts::CASES,
    racing::CASES,
    commands::CASES,
    reading::CASES,
    following::CASES,
    // Last: it leaves ten thousand streams behind, and every group is followed by a look at them all.
    limits::CASES,
];

/// One case that a store does not hold to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The case, as a sentence.
    pub case: String,
    /// What was seen instead.
    pub reason: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" does not hold: {}", self.case, self.reason)
    }
}

/// Runs every case against the store that `open` gives.
///
/// `open` is called several times, each time after the store that it gave before was dropped, and
/// opens the same data; the first time, the log is empty. A volatile store gives the same store
/// again: `Arc<S>` is a store too.
///
/// # Panics
/// If a case fails; the message names every case that did.
pub async fn check<S, F, Fut>(open: F)
where
    S: EventStore,
    F: FnMut() -> Fut,
    Fut: Future<Output = S>,
{
    let failures = failures(open).await;
    let list: Vec<_> = failures.iter().map(Failure::to_string).collect();
    assert!(list.is_empty(), "the store does not keep the port:\n- {}", list.join("\n- "));
}

/// Runs every case as [`check`] does and hands back those that failed.
pub async fn failures<S, F, Fut>(open: F) -> Vec<Failure>
where
    S: EventStore,
    F: FnMut() -> Fut,
    Fut: Future<Output = S>,
{
    failures_in(GROUPS, open).await
}

async fn failures_in<S, F, Fut>(groups: &[&[Case]], mut open: F) -> Vec<Failure>
where
    S: EventStore,
    F: FnMut() -> Fut,
    Fut: Future<Output = S>,
{
    let mut failures = Vec::new();
    let mut store: Store = Arc::new(open().await);
    failures.extend(run("an_empty_log_has_nothing_to_read", reading::empty(store.clone())).await);
    for group in groups {
        for (name, case) in *group {
            failures.extend(run(name, case(store.clone())).await);
        }
        for (name, case) in integrity::CASES {
            failures.extend(run(name, case(store.clone())).await);
        }
        let before = match tokio::spawn(restart::Before::of(store.clone())).await {
            Ok(before) => before,
            // What cannot be read cannot be compared; the cases above have said why.
            Err(error) => {
                failures.push(failure("a_log_can_be_read_from_its_start", error));
                return failures;
            }
        };
        drop(store);
        store = Arc::new(open().await);
        let after = restart::nothing_is_lost(store.clone(), before);
        failures.extend(run("a_restart_keeps_everything_and_the_log_goes_on", after).await);
    }
    failures
}

/// Runs one case as a task of its own, so that a failed assertion ends this case only.
async fn run(name: &str, case: impl Future<Output = ()> + Send + 'static) -> Option<Failure> {
    let mut task = tokio::spawn(case);
    if let Ok(ended) = timeout(PATIENCE, &mut task).await {
        return Some(failure(name, ended.err()?));
    }
    task.abort();
    let reason = format!("it did not end within {} seconds", PATIENCE.as_secs());
    Some(Failure { case: sentence(name), reason })
}

fn failure(name: &str, error: JoinError) -> Failure {
    let reason = match error.try_into_panic() {
        Ok(panic) => match panic.downcast::<String>() {
            Ok(text) => *text,
            Err(panic) => panic.downcast_ref().copied().unwrap_or("it panicked").to_owned(),
        },
        Err(error) => error.to_string(),
    };
    Failure { case: sentence(name), reason }
}

fn sentence(name: &str) -> String {
    name.replace('_', " ")
}

#[cfg(test)]
mod tests;
