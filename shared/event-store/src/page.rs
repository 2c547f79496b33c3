//! Reading much, a bounded page at a time.

use crate::{EventStore, Position, ReadError, Recorded, StreamId};

/// How many events one page holds at most.
pub const PAGE: usize = 1_000;

/// The pages of the log or of one stream, in order.
///
/// ```
/// # use event_store::{EventStore, MemoryStore, Pages, Position, ReadError};
/// async fn count(store: &dyn EventStore) -> Result<usize, ReadError> {
///     let mut pages = Pages::of_log(store, Position::START);
///     let mut count = 0;
///     while let Some(page) = pages.next().await? {
///         count += page.len();
///     }
///     Ok(count)
/// }
/// ```
pub struct Pages<'a> {
    store: &'a dyn EventStore,
    stream: Option<&'a StreamId>,
    after: Position,
}

impl<'a> Pages<'a> {
    /// The whole log after `after`. A gap in it is an error.
    pub fn of_log(store: &'a dyn EventStore, after: Position) -> Self {
        Self { store, stream: None, after }
    }

    /// One stream after `after`.
    pub fn of_stream(store: &'a dyn EventStore, stream: &'a StreamId, after: Position) -> Self {
        Self { store, stream: Some(stream), after }
    }

    /// The next page; none when there is nothing more now. It is never empty.
    pub async fn next(&mut self) -> Result<Option<Vec<Recorded>>, ReadError> {
        let page = match self.stream {
            Some(stream) => self.store.read_stream(stream, self.after, PAGE).await?,
            None => self.store.read(self.after, PAGE).await?,
        };
        self.after = check_order(&page, self.after, self.stream.is_none())?;
        Ok((!page.is_empty()).then_some(page))
    }
}

/// The position of the last event, if every one follows the one before it.
fn check_order(page: &[Recorded], after: Position, gapless: bool) -> Result<Position, ReadError> {
    page.iter().try_fold(after, |last, event| {
        let next = last.next();
        if event.position == next || (!gapless && event.position > last) {
            return Ok(event.position);
        }
        let reason = format!("it is missing: position {} came after {last}", event.position);
        Err(ReadError::Corrupt { position: next, reason })
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::*;
    use crate::testing::{Faulty, add};

    async fn sizes(mut pages: Pages<'_>) -> Result<Vec<usize>, ReadError> {
        let mut sizes = Vec::new();
        while let Some(page) = pages.next().await? {
            sizes.push(page.len());
        }
        Ok(sizes)
    }

    #[tokio::test]
    async fn pages_hold_everything_once() {
        let store = Faulty::default();
        for id in 0..1_003 {
            add(&store, id % 1_001, 1).await;
        }
        assert_eq!(sizes(Pages::of_log(&store, Position::START)).await, Ok(vec![PAGE, 3]));
        assert_eq!(sizes(Pages::of_log(&store, Position(1_001))).await, Ok(vec![2]));
        assert_eq!(sizes(Pages::of_log(&store, Position(1_003))).await, Ok(vec![]));
        let stream = StreamId::new("counter-1").unwrap();
        assert_eq!(sizes(Pages::of_stream(&store, &stream, Position::START)).await, Ok(vec![2]));
    }

    #[tokio::test]
    async fn a_gap_in_the_log_is_an_error_that_names_it() {
        let store = Faulty::default();
        for id in 0..5 {
            add(&store, id, 1).await;
        }
        store.hidden.store(3, Ordering::SeqCst);
        let Err(ReadError::Corrupt { position, .. }) =
            sizes(Pages::of_log(&store, Position::START)).await
        else {
            panic!("a gap went unnoticed");
        };
        assert_eq!(position, Position(3));
        assert_eq!(sizes(Pages::of_log(&store, Position(3))).await, Ok(vec![2]));
    }
}
