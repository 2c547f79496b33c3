//! Who may see what of a request's history.

use app::{identity::Person, sight::Sight};
use domain::{CooperationRequestId, cooperation_request::Event};

/// Follows a request's events in order and says of each whether the reader may see what it holds: a
/// request that is open to everyone today may have been written when it was not.
pub(crate) struct Past<'r> {
    reader: Option<&'r Person>,
    id: &'r CooperationRequestId,
    sight: &'r Sight,
    open: bool,
}

impl<'r> Past<'r> {
    pub(crate) const fn new(
        reader: Option<&'r Person>,
        id: &'r CooperationRequestId,
        sight: &'r Sight,
    ) -> Self {
        Self { reader, id, sight, open: false }
    }

    /// Whether the reader may see what the next event holds.
    pub(crate) fn may_see(&mut self, event: &Event) -> bool {
        if let Event::Submitted(terms) | Event::Revised(terms) = event {
            let (recipient, to) = (terms.recipient, terms.visible_to);
            self.open = self.sight.may_see_request(self.reader, self.id, recipient, to);
        }
        self.open
    }
}
