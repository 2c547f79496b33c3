//! Reads the next page of the log while its reader is busy with this one.
//!
//! Events never change, so a page that was read early is as good as one that is read late.

use std::sync::{Mutex, PoisonError};

use event_store::{Position, Recorded};
use tokio::task::JoinHandle;

use crate::fault::Fault;

/// Shorter pages are not worth it, and longer ones take too much memory.
const PAGES: std::ops::RangeInclusive<usize> = 256..=8192;

/// At most one page, asked for before it is wanted.
#[derive(Debug, Default)]
pub(crate) struct Ahead(Mutex<Option<Page>>);

#[derive(Debug)]
struct Page {
    after: Position,
    limit: usize,
    reading: JoinHandle<Result<Vec<Recorded>, Fault>>,
}

impl Ahead {
    /// The page that was asked for early, if it is this one.
    pub(crate) async fn take(&self, after: Position, limit: usize) -> Option<Vec<Recorded>> {
        let page = {
            let mut page = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            page.take_if(|page| (page.after, page.limit) == (after, limit))
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
        let next = Page { after: last.position, limit, reading };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(next);
    }
}
