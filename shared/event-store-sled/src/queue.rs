//! What waits for the writer, and how much of it may.

use std::sync::{
    Arc,
    mpsc::{Receiver, Sender, channel},
};

use event_store::{Append, admission::check_append};
use tokio::sync::{Semaphore, oneshot};

use crate::group::{Answer, Request};

/// The callers' end of the queue.
#[derive(Debug)]
pub(crate) struct Queue {
    places: Arc<Semaphore>,
    requests: Sender<Request>,
}

/// A queue in which so many appends may wait; more wait in front of it.
pub(crate) fn queue(places: usize) -> (Queue, Receiver<Request>) {
    let (requests, received) = channel();
    (Queue { places: Arc::new(Semaphore::new(places)), requests }, received)
}

impl Queue {
    /// Puts an append into the queue as soon as there is a place, and tells where its answer comes;
    /// `None` where nobody takes anything out any more.
    ///
    /// The append keeps its place until it is taken out, though its caller may have gone away.
    pub(crate) async fn put(&self, append: Append) -> Option<oneshot::Receiver<Answer>> {
        let admitted = check_append(&append);
        let place = self.places.clone().acquire_owned().await.ok()?;
        let (answer, answered) = oneshot::channel();
        self.requests.send(Request { append, admitted, answer, place }).ok()?;
        Some(answered)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::Future,
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use event_store::{CommandId, Origin};
    use uuid::Uuid;

    use super::*;

    fn append() -> Append {
        let origin = Origin {
            actor: "somebody".into(),
            on_behalf_of: None,
            at: jiff::Timestamp::UNIX_EPOCH,
            correlation: Uuid::nil(),
            causation: None,
            trace_parent: None,
        };
        Append { command: CommandId(Uuid::nil()), origin, writes: vec![] }
    }

    /// Whether an append finds a place at once; its caller then goes away.
    fn is_put(queue: &Queue) -> bool {
        let mut context = Context::from_waker(Waker::noop());
        matches!(pin!(queue.put(append())).poll(&mut context), Poll::Ready(Some(_)))
    }

    #[test]
    fn who_goes_away_leaves_no_place_to_others_before_the_append_is_taken() {
        let (queue, received) = queue(2);
        assert!(is_put(&queue) && is_put(&queue));
        assert!(!is_put(&queue), "two are waiting already");
        drop(received.try_recv().unwrap());
        assert!(is_put(&queue));
        assert!(!is_put(&queue));
    }

    #[test]
    fn nothing_is_put_where_nobody_takes() {
        let (queue, received) = queue(2);
        drop(received);
        assert!(!is_put(&queue));
    }
}
