//! What a keeper of checkpoints must hold to.

use std::sync::Arc;

use super::fixtures::race;
use crate::{Checkpoints, Position};

/// Runs every case against the checkpoints that `open` gives.
///
/// `open` is called several times, each time after what it gave before was dropped, and opens the
/// same data; the first time, nothing is saved there.
///
/// # Panics
/// If a case fails; the message says which.
pub async fn check_checkpoints<C, F, Fut>(mut open: F)
where
    C: Checkpoints,
    F: FnMut() -> Fut,
    Fut: Future<Output = C>,
{
    let kept = Arc::new(open().await);
    expect(&kept, "matcher", 0, "what was never saved is at the start").await;

    save(&kept, "matcher", 7).await;
    expect(&kept, "matcher", 7, "what was saved is loaded").await;
    expect(&kept, "expiry", 0, "followers do not share a checkpoint").await;

    save(&kept, "matcher", 9).await;
    expect(&kept, "matcher", 9, "the last save counts").await;
    save(&kept, "matcher", 3).await;
    expect(&kept, "matcher", 3, "a checkpoint may go back").await;

    let names = ["m", "matcher-2", "matcher/2/4", "Matcher", "recordatorio ñ 提醒", ""];
    for (name, position) in names.iter().zip(20..) {
        save(&kept, name, position).await;
    }
    save(&kept, "last", u64::MAX).await;
    race(32, |task| {
        let kept = kept.clone();
        async move { save(&kept, &format!("task-{task}"), task).await }
    })
    .await;

    drop(kept);
    let kept = Arc::new(open().await);
    expect(&kept, "matcher", 3, "a restart keeps a checkpoint").await;
    expect(&kept, "expiry", 0, "a restart saves nothing by itself").await;
    expect(&kept, "last", u64::MAX, "every position can be saved").await;
    for (name, position) in names.iter().zip(20..) {
        expect(&kept, name, position, "names alike are kept apart").await;
    }
    for task in 0..32 {
        expect(&kept, &format!("task-{task}"), task, "saves at the same time are kept").await;
    }
}

async fn save<C: Checkpoints>(kept: &Arc<C>, follower: &str, position: u64) {
    kept.save(follower, Position(position)).await.expect("a checkpoint can be saved");
}

async fn expect<C: Checkpoints>(kept: &Arc<C>, follower: &str, position: u64, case: &str) {
    let loaded = kept.load(follower).await;
    assert_eq!(loaded, Ok(Position(position)), "\"{case}\" does not hold for {follower:?}");
}
