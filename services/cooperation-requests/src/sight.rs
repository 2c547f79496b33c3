//! Who may see a request: the table of rights, and the providers that were let in on it.

use std::collections::BTreeSet;

use app::identity::{Action, Person, can};
use domain::{Country, Provider, Visibility, cooperation_request::Event};

/// Whether the reader may see a request of that country which is meant for these readers. `asked`
/// are the providers whom a coordinator has asked to answer it.
pub(crate) fn may_see(
    reader: Option<&Person>,
    recipient: Country,
    visible_to: Visibility,
    asked: Option<&BTreeSet<Provider>>,
) -> bool {
    can(reader, Action::SeeRequest(recipient, visible_to))
        || (visible_to == Visibility::Parties && is_party(reader, asked))
}

fn is_party(reader: Option<&Person>, asked: Option<&BTreeSet<Provider>>) -> bool {
    let provider = reader.and_then(|person| person.role.provider());
    provider.zip(asked).is_some_and(|(provider, asked)| asked.contains(&provider))
}

/// Follows a request's events in order and says of each whether the reader may see what it holds: a
/// request that is open to everyone today may have been written when it was not.
pub(crate) struct Sight<'r> {
    reader: Option<&'r Person>,
    asked: BTreeSet<Provider>,
    open: bool,
}

impl<'r> Sight<'r> {
    pub(crate) const fn new(reader: Option<&'r Person>, asked: BTreeSet<Provider>) -> Self {
        Self { reader, asked, open: false }
    }

    /// Whether the reader may see what the next event holds.
    pub(crate) fn may_see(&mut self, event: &Event) -> bool {
        if let Event::Submitted(terms) | Event::Revised(terms) = event {
            self.open = may_see(self.reader, terms.recipient, terms.visible_to, Some(&self.asked));
        }
        self.open
    }
}
