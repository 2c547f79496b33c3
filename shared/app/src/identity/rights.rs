//! Who may do what: one table.

use domain::{Country, Provider, Visibility};

use super::{Person, Role};

/// What somebody wants to do, and to whose things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Publish an offer of this provider, change it or take it back.
    ChangeOffer(Provider),
    /// Submit a request of this country, change it or take it back.
    ChangeRequest(Country),
    /// See a request that this country asks and that is meant for these readers.
    SeeRequest(Country, Visibility),
    /// See what is proposed for a request of this country, and how it is decided.
    SeeProposals(Country),
    /// See the queue of all that is proposed.
    SeeReview,
    /// Take, comment on, endorse, decline or defer a proposal; ask for clarification.
    Decide,
    /// Consent or refuse as the country that asks.
    ConsentAsRecipient(Country),
    /// Consent or refuse as a provider.
    ConsentAsProvider(Provider),
    /// Bring in many records at once.
    Import,
    /// Read the log.
    ReadLog,
    /// Establish a programme or change it.
    ChangeProgramme,
    /// Act for somebody else, who is named in the log.
    ActFor,
}

/// Whether the person may do it. Whoever has not signed in may only see what everyone may see.
#[expect(clippy::match_same_arms, reason = "a table is read line by line")]
pub fn can(person: Option<&Person>, action: Action) -> bool {
    use Role::{Agency, Coordinator, FocalPoint, Institution, Observer};

    let Some(Person { role, .. }) = person else {
        return matches!(action, Action::SeeRequest(_, Visibility::Everyone));
    };
    match (*role, action) {
        (_, Action::SeeRequest(_, Visibility::Everyone)) => true,
        // A coordinator does all but speak for a party.
        (Coordinator, Action::ConsentAsRecipient(_) | Action::ConsentAsProvider(_)) => false,
        (Coordinator, _) => true,
        (
            FocalPoint(own),
            Action::ChangeOffer(Provider::Country(of))
            | Action::ConsentAsProvider(Provider::Country(of)),
        ) => own == of,
        (
            FocalPoint(own) | Agency(own),
            Action::ChangeRequest(of)
            | Action::SeeRequest(of, _)
            | Action::SeeProposals(of)
            | Action::ConsentAsRecipient(of),
        ) => own == of,
        (
            Institution(own),
            Action::ChangeOffer(Provider::Multilateral(of))
            | Action::ConsentAsProvider(Provider::Multilateral(of)),
        ) => own == of,
        (Observer, Action::SeeReview | Action::SeeProposals(_) | Action::ReadLog) => true,
        (FocalPoint(_) | Agency(_) | Institution(_) | Observer, _) => false,
    }
}
