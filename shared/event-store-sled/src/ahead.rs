//! Reads the next page of the log while its reader is busy with this one.
//!
//! Events never change, so a page that was read early is as good as one that is read late.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

use event_store::{Position, Recorded};
use tokio::task::JoinHandle;

use crate::fault::Fault;

/// Shorter pages are not worth it, and longer ones take too much memory.
const PAGES: std::ops::RangeInclusive<usize> = 256..=8192;

/// How many events may be read early for all readers together.
const EVENTS: usize = 2 * 8192;

/// After so many pages for others, whoever asked for one has gone away.
const PATIENCE: usize = 256;

/// Pages that were asked for before they are wanted, one for each reader that follows the log: some
/// walk it side by side.
#[derive(Debug, Default)]
pub(crate) struct Ahead(Mutex<VecDeque<Page>>);

#[derive(Debug)]
struct Page {
    after: Position,
    limit: usize,
    reading: JoinHandle<Result<Vec<Recorded>, Fault>>,
    /// How many pages were wanted since, which were others.
    others: usize,
}

impl Ahead {
    /// The page that was asked for early, if it is this one.
    pub(crate) async fn take(&self, after: Position, limit: usize) -> Option<Vec<Recorded>> {
        let page = {
            let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let at = pages.iter().position(|page| (page.after, page.limit) == (after, limit));
            let page = at.and_then(|at| pages.remove(at));
            pages.iter_mut().for_each(|page| page.others += 1);
            pages.retain(|page| page.others < PATIENCE);
            page
        };
        // What failed is tried again by whoever wants it.
        page?.reading.await.ok()?.ok()
    }

    /// Begins to read the page after this one, if there is a whole one and it follows another.
    pub(crate) fn ask(
        &self,
        page: &[Recorded],
        (limit, head): (usize, Position),
        read: impl FnOnce(Position) -> JoinHandle<Result<Vec<Recorded>, Fault>>,
    ) {
        let Some(last) = page.last().filter(|_| page.len() == limit && PAGES.contains(&limit))
        else {
            return;
        };
        if head.0 - last.position.0.min(head.0) < limit as u64 {
            return;
        }
        let reading = read(last.position);
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.push_back(Page { after: last.position, limit, reading, others: 0 });
        let mut events: usize = pages.iter().map(|page| page.limit).sum();
        while events > EVENTS
            && let Some(oldest) = pages.pop_front()
        {
            events -= oldest.limit;
        }
    }
}

#[cfg(test)]
mod tests {
    use event_store::{CommandId, Hash, Json, StreamId};
    use uuid::Uuid;

    use super::*;

    const LIMIT: usize = 256;
    const HEAD: Position = Position(1_000_000);

    /// A page of so many events that ends there.
    fn page(limit: usize, last: u64) -> Vec<Recorded> {
        let event = Recorded {
            position: Position(last),
            stream: StreamId::new("counter-1").unwrap(),
            revision: 1,
            id: Uuid::nil(),
            kind: "Added".into(),
            version: 1,
            recorded_at: jiff::Timestamp::UNIX_EPOCH,
            actor: "somebody".into(),
            on_behalf_of: None,
            command: CommandId(Uuid::nil()),
            correlation: Uuid::nil(),
            causation: None,
            trace_parent: None,
            data: Json::from_trusted("{}"),
            previous: Hash::default(),
            hash: Hash::default(),
        };
        vec![event; limit]
    }

    /// Asks for the page after the one that ends there; what it will hold ends at its own start.
    fn ask(ahead: &Ahead, limit: usize, last: u64) {
        ahead.ask(&page(limit, last), (limit, HEAD), |after| {
            tokio::spawn(async move { Ok(page(1, after.0)) })
        });
    }

    async fn taken(ahead: &Ahead, limit: usize, after: u64) -> bool {
        let page = ahead.take(Position(after), limit).await;
        page.is_some_and(|page| page[0].position.0 == after)
    }

    #[tokio::test]
    async fn readers_who_walk_side_by_side_leave_each_other_their_pages() {
        let ahead = Ahead::default();
        for reader in [300, 600, 300, 900] {
            ask(&ahead, LIMIT, reader);
        }
        for reader in [900, 300, 600, 300] {
            assert!(taken(&ahead, LIMIT, reader).await, "{reader}");
        }
        assert!(!taken(&ahead, LIMIT, 300).await, "each was asked for once");
    }

    #[tokio::test]
    async fn what_nobody_comes_for_is_let_go() {
        let ahead = Ahead::default();
        ask(&ahead, LIMIT, 300);
        for _ in 0..PATIENCE {
            assert!(!taken(&ahead, LIMIT, 600).await);
        }
        assert!(!taken(&ahead, LIMIT, 300).await);
    }

    #[tokio::test]
    async fn no_more_is_read_early_than_fits() {
        let ahead = Ahead::default();
        for reader in 1..=3 {
            ask(&ahead, 8192, reader * 10_000);
        }
        assert!(!taken(&ahead, 8192, 10_000).await, "the oldest makes way");
        assert!(taken(&ahead, 8192, 20_000).await && taken(&ahead, 8192, 30_000).await);
    }
}
