//! Lets a view catch up with what was just done, so that whoever did it sees it.

use std::time::Duration;

use event_store::{Position, View};

/// How long an answer waits for a view to show what was just done.
const PATIENCE: Duration = Duration::from_secs(2);

/// Waits until the view shows the event at `position`; not for ever, as the change is recorded in any
/// case.
pub async fn settle<P>(view: &View<P>, position: Position, what: &'static str) {
    if !view.wait_for(position, PATIENCE).await {
        tracing::warn!(%position, what, "a view is late");
    }
}
